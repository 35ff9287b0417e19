"""Subordinators that are swapped for others.

A clause is taken only where the parser reads it as adverbial with subject and finite verb in place. *Whether* is kept
only where nothing in the sentence can govern a question (ask, know, tell, depend …) and no “or” opens a second
alternative; *considering* and *whereas* replace reasons and conditions, which they cannot give; prepositions
(*due to*, *despite*) get a finite clause, conjunctions (*while*, *because*) a bare noun phrase.
"""

from collections.abc import Iterator
from typing import Any

from planting.mutations.edit import (
    FOCUS,
    NOUNS,
    PUNCTUATION,
    Edit,
    adverbial,
    clause_words,
    finite_verb,
    near,
    subject,
    swap,
    word_set,
)

GOVERNORS = word_set(
    """
    ask know see tell determine decide check find wonder learn understand test consider depend matter question
    examine assess evaluate study discuss show confirm predict measure identify establish choose detect report
    doubt debate sure unsure clear unclear uncertain regardless decision issue concern information say watch
    remember explain look think inform note affect influence care mention ensure investigate explore mind hear
    notice discover follow guess judge
    """
)
WAITING = word_set("wait continue keep stay remain hold rest leave cook avoid")
STATES = word_set("be have feel need notice think want develop get")
NO_SWAP = word_set("as what and or than but except not so just")
REASONS = ("due to", "owing to", "because of", "as a result of")
NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no"})
CONCESSIONS = ("despite", "in spite of")


def governed(token: Any) -> bool:
    """Whether a word before the clause, or the main verb, can take an indirect question."""
    words = {t.lemma_.lower() for t in token.sent if t.i < token.i} | {token.head.head.lemma_.lower()}
    return not GOVERNORS.isdisjoint(words)


def condition(token: Any, turn: int) -> Iterator[Edit]:
    """When and if."""
    if token.lower_ not in {"when", "if"} or not adverbial(token):
        return
    before, free = near(token, -1), "or" not in clause_words(token) and not governed(token)
    final = token.i > token.sent.start and before.isalpha() and before not in FOCUS | NO_SWAP
    if before in FOCUS and (free or before in {"especially", "particularly"}):
        yield swap("focus-whether", token, "whether")
    if before in FOCUS - {"even", "only"} and token.lower_ == "when":
        yield swap("focus-whenever", token, "whenever")
    if before in FOCUS | NO_SWAP:
        return
    if free and near(token, 1) not in {"or", "to", "not"}:
        yield swap("whether-for-when", token, "whether")
    yield swap("whereas-for-when", token, "whereas")
    if final and free:
        gap = token.nbor(-1)
        at = gap.idx + len(gap.text)
        focus = ("especially", "particularly")[turn % 2]
        yield Edit("focus-whether", at, token.idx + len(token.text), f", [[{focus} whether]]")
        if token.lower_ == "when":
            yield Edit("focus-whenever", at, token.idx + len(token.text), f", [[{focus} whenever]]")
        yield from inverted(token, at, focus)
    if not final and token.lower_ == "if" and near(token, 1) == "you":
        verb = token.head
        imperative = verb.head.tag_ == "VB" and subject(verb.head) is None
        if verb.lemma_ in STATES and finite_verb(verb) is verb and imperative:
            yield swap("as-for-if", token, "as")


def inverted(token: Any, at: int, focus: str) -> Iterator[Edit]:
    """“…, especially should the pain last”."""
    verb = finite_verb(token.head)
    if verb is None or verb.tag_ not in {"VBZ", "VBP"} or verb.lemma_ == "do" or not verb.text.isalpha():
        return
    who = token.doc[token.i + 1 : verb.i].text
    if verb.whitespace_ and len(who.split()) < 7:
        yield Edit("inverted-should", at, verb.idx + len(verb.text), f", [[{focus} should]] {who} {verb.lemma_}")


def past_event(token: Any, turn: int) -> Iterator[Edit]:
    """When, of one event in a year that is named."""
    if token.lower_ == "when" and adverbial(token) and near(token, -1) not in NO_SWAP:
        verb, main = finite_verb(token.head), finite_verb(token.head.head)
        year = any(t.text.isdigit() and 1700 < int(t.text) < 2100 for t in token.sent)
        if verb is not None and main is not None and verb.tag_ == main.tag_ == "VBD" and year:
            yield swap("whenever-once", token, "whenever")


def reason(token: Any, turn: int) -> Iterator[Edit]:
    """Because: the clause gives a reason, no contrast, no condition, and no noun phrase."""
    if token.lower_ != "because":
        return
    if near(token, 1) == "of" and token.i + 2 < token.sent.end:
        head = next((c for c in token.nbor(1).children if c.dep_ == "pobj"), None) or next(
            (c for c in token.children if c.dep_ == "pobj"), None
        )
        if head is not None and head.tag_ in NOUNS and near(head.right_edge, 1) in PUNCTUATION and not verbs(head):
            of = token.nbor(1)
            yield Edit("because-for-because-of", token.idx, of.idx + 2, f"[[{token.text}]]")
    elif adverbial(token) and near(token, -1) not in FOCUS | NO_SWAP:
        yield swap("considering-for-because", token, "considering")
        yield swap("whereas-for-because", token, "whereas")
        yield swap("phrase-for-because", token, REASONS[turn % len(REASONS)])


def verbs(head: Any) -> bool:
    """Whether a noun phrase holds a verb that could make a clause of it."""
    return any(t.tag_ in FINITE_OR_PARTICIPLE for t in head.subtree)


FINITE_OR_PARTICIPLE = frozenset({"VBZ", "VBP", "VBD", "MD", "VB", "VBG", "VBN"})


def others(token: Any, turn: int) -> Iterator[Edit]:
    """Although, until, while and during."""
    word = token.lower_
    if word in {"although", "though"} and adverbial(token) and near(token, -1) not in {"even", "as"}:
        yield swap("despite-for-although", token, CONCESSIONS[turn % 2])
    waits = word == "until" and adverbial(token) and token.head.head.lemma_ in WAITING
    if waits and NEGATIONS.isdisjoint(t.lower_ for t in token.sent if t.i < token.i):
        yield swap("unless-for-until", token, "unless")
    if word == "while" and token.i + 1 < token.sent.end and token.nbor(1).tag_ == "VBG":
        yield swap("whereas-for-while", token, "whereas")
    if word == "during" and token.dep_ == "prep":
        head = next((c for c in token.children if c.dep_ == "pobj"), None)
        after = near(head.right_edge, 1) if head is not None else "x"
        noun = head is not None and head.tag_ in NOUNS and not head.text.endswith("ing")
        if noun and after in PUNCTUATION and not verbs(head):
            yield swap("while-for-during", token, "while")


MUTATORS = (condition, past_event, reason, others)
