"""Small words and apostrophes that are dropped.

Each loss is kept only where no other reading is left: “of” after a plural or a noun of quantity, “to” before an
infinitive that its head cannot take bare, articles before nouns which the folder never shows bare, auxiliaries without
which the sentence has no finite verb, relative pronouns in the predicate before a verb in the present.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from planting.mutations.edit import NOUNS, PUNCTUATION, Edit, adverbial, between_words, drop, near, word_set

QUANTITIES = word_set("number variety type kind form lack amount part risk range series couple lot")
BARE_OK = word_set("help go come dare make let do see")
TAKES_TO = word_set(
    """
    want need try begin start tend seem appear have continue learn plan decide fail use able likely important
    ought
    """
)
STRICT_TO = word_set(
    """
    due according related linked exposed allergic similar prone sensitive resistant exposure lead leads led
    attached
    """
)
SPEAKS = frozenset({"is", "are", "was", "were", "may", "can", "will", "should", "and", "or", "but"})
RELATIVES = frozenset({"that", "who", "which", "what", "if"})
OPENS = frozenset({"DT", "PRP$"})
CONTRACTED = frozenset({"n't", "n’t"})


def such_as(token: Any, turn: int) -> Iterator[Edit]:
    """“Foods such as nuts” → “foods such nuts”."""
    found = token.lower_ == "as" and near(token, -1) == "such" and between_words(token)
    if found and near(token, 1) not in {"that", "is", "was", "a", "an"}:
        yield drop("lost-such-as", token)


def conjunction(token: Any, turn: int) -> Iterator[Edit]:
    """“Bones and muscles” → “bones muscles”: two bare nouns, the first a plural, no longer list."""
    if token.lower_ != "and" or not between_words(token):
        return
    left, right = token.nbor(-1), token.nbor(1)
    pair = left.tag_ == "NNS" and right.tag_ in NOUNS and right.dep_ == "conj" and right.head.i == left.i
    if pair and near(right, 1) in PUNCTUATION | SPEAKS | {"of", "in", "to", "that"} and near(left, -1) != ",":
        yield drop("lost-and", token)


def of(token: Any, turn: int) -> Iterator[Edit]:
    """“Symptoms of diabetes” → “symptoms diabetes”."""
    if token.lower_ != "of" or token.dep_ != "prep" or not between_words(token):
        return
    left = token.nbor(-1)
    head = next((c for c in token.children if c.dep_ == "pobj"), None)
    if head is None or head.tag_ not in NOUNS or left.i != token.head.i:
        return
    after = near(head.right_edge, 1)
    sure = left.tag_ == "NNS" or (left.lower_ in QUANTITIES and near(left, -1) in {"a", "the", "any", "this"})
    if sure and after in PUNCTUATION | SPEAKS | {"in"} and left.tag_ in NOUNS:
        yield drop("lost-of", token)


def to(token: Any, turn: int) -> Iterator[Edit]:
    """“Able to walk” → “able walk”; “due to the cold” → “due the cold”."""
    if token.lower_ != "to" or not between_words(token):
        return
    left, right = token.nbor(-1), token.nbor(1)
    if token.tag_ == "TO" and right.tag_ == "VB" and left.lemma_.lower() in TAKES_TO - BARE_OK:
        yield drop("lost-to-infinitive", token)
    elif token.dep_ == "prep" and left.lower_ in STRICT_TO:
        leading = left.lower_ in {"lead", "leads", "led"}
        fits = right.tag_ in NOUNS | {"JJ"} or right.lower_ in {"a", "an"} if leading else right.tag_ in OPENS
        if fits:
            yield drop("lost-to-preposition", token)


def countable(documents: Iterable[Any], least: int = 6) -> frozenset[str]:
    """Singular nouns that the clean texts show often with a determiner and never without one."""
    shown: Counter[str] = Counter()
    bare: set[str] = set()
    for document in documents:
        for token in document:
            if token.tag_ != "NN" or token.dep_ == "compound" or not token.is_alpha:
                continue
            if any(c.dep_ in {"det", "poss", "nummod"} for c in token.children):
                shown[token.lower_] += 1
            elif token.dep_ in {"nsubj", "dobj", "pobj", "attr", "nsubjpass", "conj"}:
                bare.add(token.lower_)
    return frozenset(word for word, n in shown.items() if n >= least and word not in bare)


class Articles:
    """“See a doctor” → “see doctor”."""

    def __init__(self, nouns: frozenset[str]) -> None:
        self.nouns = nouns

    def __call__(self, token: Any, turn: int) -> Iterator[Edit]:
        """Articles whose noun cannot stand bare, not at the start of a sentence."""
        if token.lower_ not in {"a", "an", "the"} or token.dep_ != "det" or not between_words(token):
            return
        head = token.head
        alone = head.tag_ == "NN" and head.lower_ in self.nouns and head.dep_ in {"nsubj", "dobj", "pobj", "attr"}
        joined = any(c.dep_ in {"conj", "cc", "nummod"} for c in head.children)
        if alone and not joined and head.i - token.i <= 3 and token.nbor(-1).tag_ not in NOUNS:
            yield drop("lost-article", token)


def auxiliary(token: Any, turn: int) -> Iterator[Edit]:
    """“Is caused by” → “caused by” as the only verb; “may be taken” → “may taken”; “does not need” → “not need”."""
    if not between_words(token):
        return
    head, word, after = token.head, token.lower_, near(token, 1)
    root = head.dep_ == "ROOT"
    if word == "be" and near(token, -1) in {"may", "can", "should", "must", "will", "could", "might"}:
        if token.nbor(1).tag_ == "VBN" or (token.dep_ == "ROOT" and token.nbor(1).tag_ == "JJ"):
            yield drop("lost-be", token)
    elif word in {"is", "are", "was", "were"}:
        participle = root and token.dep_ == "auxpass" and head.tag_ == "VBN" and near(head, 1) == "by"
        gerund = root and token.dep_ == "aux" and head.tag_ == "VBG"
        copula = token.dep_ == "ROOT" and token.nbor(1).tag_ in {"JJ", "DT"} and after != "not"
        earlier = {t.lower_ for t in token.sent if t.i < token.i}
        if RELATIVES.isdisjoint(earlier) and len(earlier) < 9 and (participle or gerund or copula):
            yield drop("lost-is", token)
    elif word in {"has", "have"} and after == "been" and token.dep_ == "aux" and near(token, -1) not in {"may", "to"}:
        yield drop("lost-have", token)
    elif word in {"do", "does"} and after == "not" and token.dep_ == "aux" and token.nbor(-1).tag_ in NOUNS | {"PRP"}:
        yield drop("lost-do", token)


def clause_words(token: Any, turn: int) -> Iterator[Edit]:
    """The subject after a subordinator, the relative pronoun before a present verb."""
    if not between_words(token):
        return
    before = token.nbor(-1)
    if (
        token.lower_ in {"you", "they", "it", "we"}
        and token.dep_ == "nsubj"
        and before.lower_ in {"if", "when", "because"}
    ):
        verb = token.nbor(1)
        if adverbial(before) and verb.tag_ in {"VBZ", "VBP", "MD"} and verb.whitespace_:
            yield drop("lost-subject", token)
    relative = token.tag_ == "WDT" and token.dep_ == "nsubj" and token.head.dep_ == "relcl" and before.tag_ in NOUNS
    if relative and token.head.head.dep_ in {"attr", "dobj"} and token.nbor(1).tag_ in {"VBZ", "MD"}:
        yield drop("lost-relative", token)


def apostrophe(token: Any, turn: int) -> Iterator[Edit]:
    """“The patient's blood” → “the patients blood”; “don't” → “dont”."""
    if token.i == token.sent.start or token.i + 1 >= token.sent.end:
        return
    before = token.nbor(-1)
    owned = token.tag_ == "POS" and token.text in {"'s", "’s"} and before.tag_ == "NN" and token.nbor(1).tag_ in NOUNS
    if owned or (token.text in CONTRACTED and before.lower_ not in {"ca", "wo"}):
        word = before.text + token.text.replace("'", "").replace("’", "")
        yield Edit("lost-apostrophe", before.idx, token.idx + len(token.text), f"[[{word}]]")


MUTATORS = (such_as, conjunction, of, to, auxiliary, clause_words, apostrophe)
