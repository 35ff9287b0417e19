"""Words that need a licence elsewhere in the sentence, and pairs that exclude each other.

"Than" needs a comparative, "as if" a verb of seeming, "neither" its "nor"; "although" excludes a following "but", and a
subordinator needs a verb. Each function takes a sentence and a place and answers with what was probably meant.
"""

from __future__ import annotations

from healthlint_rules.algorithms.language.lexical_classes import (
    ARTICLES,
    DEMONSTRATIVES,
    FINITE_AUXILIARIES,
    POSSESSIVES,
    QUANTIFIERS,
    SUBJECT_PRONOUNS,
    counted,
    may_be,
    tags,
    word_set,
)
from healthlint_rules.algorithms.language.line import Line
from healthlint_rules.algorithms.wording.clauses import finite_clause, noun_phrase_end
from healthlint_rules.algorithms.wording.conjunctions import NOT_COMPARATIVE

LICENSERS = word_set(
    """
    more less fewer rather other others else elsewhere different differently differ differs otherwise sooner
    another worse better farther further elder inferior superior times fold difference lesser later twice prefer
    preferable anything nothing anyone hardly scarcely
    """
)
SEEMING = tuple(
    word_set(
        """
        seem look feel felt sound act behav appear treat talk walk mov speak pretend imagin sens impress
        almost just even see liv respond react worr smell tast work think experienc describ percei function
        continu proceed as not attack run play acting
        """
    )
)
CONCESSIVE = frozenset({"although", "though"})
NEED_CLAUSE = frozenset({"because", "while", "whilst", "whereas"})
VERBAL = ("V", "VZ", "VD", "VG", "VN", "ADV", "P", "WH", "PRON", "AUX", "CONJ")
DEFINITE = DEMONSTRATIVES | POSSESSIVES | {"the"}
OPENS_MAIN = (
    SUBJECT_PRONOUNS
    | ARTICLES
    | DEMONSTRATIVES
    | POSSESSIVES
    | QUANTIFIERS
    | {"people", "patients", "doctors", "children"}
)


def unlicensed_than(line: Line, index: int) -> bool:
    """“Than” with no comparative before it in the sentence: “once than”, “as common than”."""
    if not line.here(index) or index == 0 or not line.here(index + 1):
        return False
    for word in line.words[:index]:
        if word in LICENSERS or "-fold" in word or word.endswith("ior"):
            return False
        if word.endswith(("er", "ier")) and word not in NOT_COMPARATIVE and len(word) > 3:
            return False
    return True


def as_if(line: Line, index: int) -> bool:
    """“As if” or “as though” before an indicative clause, with nothing that seems, looks or feels."""
    clause = finite_clause(line, index + 2)
    if (
        line.word(index - 1) in {"is", "was", "be"}
        or clause is None
        or line.word(clause.verb) in {"were", "had", "would", "could", "was", "did"}
    ):
        return False
    if may_be(line.word(clause.verb), "VD") and not may_be(line.word(clause.verb), "VZ", "V"):
        return False
    return not any(word.startswith(SEEMING) for word in line.words[:index])


def doubled(line: Line) -> int:
    """The place of a “but” or “so” that repeats the opening “although” or “because”; -1 if there is none."""
    first = line.words[0]
    start = 2 if line.words[:2] == ["even", "though"] else 1
    if first not in {*CONCESSIVE, "because", "since", "even", "as"} or (first == "even" and start == 1):
        return -1
    clause = finite_clause(line, start)
    if clause is None:
        return -1
    comma = next((i for i in range(clause.verb + 1, len(line.words)) if line.stops[i]), -1)
    if comma < 0 or line.stops[comma] != ",":
        return -1
    wanted = {"but", "yet"} if first in CONCESSIVE | {"even"} else {"so", "therefore"}
    wanted = {"yet"} if first == "as" else wanted
    second = finite_clause(line, comma + 1)
    return comma if line.words[comma] in wanted and second is not None and line.here(comma + 1) else -1


def bare_phrase(line: Line, index: int) -> bool:
    """A noun phrase and no verb after a subordinator: “although the pain, most people walk”, “while pregnancy”.

    *Because*, *while* and *whereas* take one nowhere, except that an indefinite one may be a predicate without its verb
    (“while a child”, “while a rare disease, it …”). The others may (“if a fever, call”), so they need “the” and a main clause.
    """
    word = line.word(index - 1)
    if not line.here(index) or finite_clause(line, index):
        return False
    end = _phrase_end(line, index)
    if end == index or (end < len(line.words) and line.stops[end][:1] not in (",", ";")):
        return False
    definite = line.word(index) in DEFINITE
    if word in NEED_CLAUSE and index > 1:
        closed = end == len(line.words) or ";" in line.stops[end] or line.word(end) in {"but", "so"}
        return closed and (definite or _plainly_nominal(line, index, end))
    if not definite and not (word in NEED_CLAUSE and _plainly_nominal(line, index, end)):
        return False
    main = line.word(end)
    if not main or line.stops[end] != "," or not finite_clause(line, end):
        return False
    sure = main in OPENS_MAIN or word in NEED_CLAUSE
    return sure and not any("," in line.stops[i] for i in range(end + 1, len(line.words)))


def _phrase_end(line: Line, index: int) -> int:
    """One past a noun phrase with the phrases of “of”, “in” and “for” that hang on it; ``index`` if there is none."""
    end = noun_phrase_end(line, index)
    while end > index and line.here(end) in {"of", "in", "for"} and noun_phrase_end(line, end + 1) > end + 1:
        end = noun_phrase_end(line, end + 1)
    return end if end > index + (line.word(index) in DEFINITE) else index


def _plainly_nominal(line: Line, start: int, end: int) -> bool:
    """Whether a phrase without “the” can be nothing but a noun phrase, for a thing or an event and not for a role."""
    if line.word(start) in ARTICLES or any(may_be(word, *VERBAL) for word in line.words[start:end]):
        return False
    return set(tags(line.word(end - 1))) <= {"N", "NS"} and all(counted(word) for word in line.words[start:end])


def superfluous_that(line: Line, index: int) -> bool:
    """“Because that the”, “although that you”: a second subordinator before the subject."""
    word = line.here(index + 1)
    subject = line.here(index + 2)
    return word == "that" and (subject in SUBJECT_PRONOUNS or subject in ARTICLES | POSSESSIVES)


def uninverted_nor(line: Line, index: int) -> bool:
    """“Nor they may”: without “neither” the verb comes before the subject."""
    pronoun = line.here(index + 1) in SUBJECT_PRONOUNS and "neither" not in line.words[:index]
    verb = line.here(index + 2)
    return pronoun and bool(verb) and (verb in FINITE_AUXILIARIES or may_be(verb, "V", "VZ", "VD"))


def broken_pair(line: Line, index: int) -> int:
    """The “or” of a “neither” that has no “nor”; -1 if all is well."""
    if "nor" in line.words[index:] or line.word(index + 1) in {"of", "is", "was", "are", "one"}:
        return -1
    for place in range(index + 1, min(index + 8, len(line.words))):
        if line.words[place] in FINITE_AUXILIARIES or (line.stops[place] and line.stops[place] != ","):
            return -1
        if line.words[place] == "or":
            return place
    return -1
