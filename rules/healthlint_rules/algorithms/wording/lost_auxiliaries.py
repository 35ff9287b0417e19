"""Lost auxiliaries, copulas and infinitive marks: “may restricted”, “it unclear”, “is needed treat”, “appears be”, “up twenty minutes”.

Pairs of a closed-class word and a part of speech that edited prose hardly ever writes and that losing a word makes by the hundred:
the counts come from deleting every function word of 1,870,000 words of MedQuAD and OpenStax and counting what is left side by side
against what stands there as written (at most 1 in 50). Own method.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from healthlint_rules.algorithms.language.lexical_classes import (
    BE,
    DETERMINERS,
    FINITE_AUXILIARIES,
    MODALS,
    counted,
    may_be,
    tags,
    word_set,
)
from healthlint_rules.algorithms.language.line import Line
from healthlint_rules.algorithms.wording.governed import Loss

_OPENING = word_set("and but because when if that since although while so where though unless")
_FIRST = MODALS | word_set("it they which that up more less play plays played playing")
_BEING = BE | {"be", "been"}
_QUESTIONS = word_set("how what why when where whether who which so nor neither")
_LENGTH = word_set("day days week weeks hour hours minute minutes month months year years percent times people")
_BEFORE_UP = word_set("for of last lasts lasting takes take in at with to by")


def lost_auxiliaries(line: Line) -> Iterator[Loss]:
    """Every place of a sentence where one of the frames misses a word."""
    words = line.words
    for index, word in enumerate(words[:-1]):
        frame = None
        if word in _FIRST or words[index + 1] == "be":
            frame = _frame(word, words[index + 1])
        elif index and words[index - 1] in _BEING and tags(words[index + 1]) == ("V",):
            frame = _purpose
        if frame and line.glued(index):
            lost = frame(line, index)
            if lost:
                yield Loss(index, lost)


def _frame(word: str, following: str) -> Callable[[Line, int], str] | None:
    if following == "be":
        return _infinitive
    if word in MODALS:
        return _modal
    if word in ("it", "they", "which"):
        return _subject
    if word == "that" and following == "not":
        return _relative
    if word == "up":
        return _limit
    if word in ("more", "less"):
        return _measure
    if word in ("play", "plays", "played", "playing") and following in ("role", "part"):
        return lambda line, index: "a"
    return None


def _infinitive(line: Line, index: int) -> str:
    """“Appears be”, “is thought be”."""
    word = line.words[index]
    verb = counted(word) and set(tags(word)) <= {"V", "VZ", "VN", "VD"}
    return "to" if verb and word not in ("let", "lets", "come", "need", "help", "helps") else ""


def _modal(line: Line, index: int) -> str:
    """“May restricted”: a participle where “be” must stand."""
    word, following = line.words[index], line.words[index + 1]
    readings = set(tags(following))
    if _QUESTIONS & set(line.words[:index]) or not index or not counted(following) or not line.before(index):
        return ""
    if readings <= {"VN", "VD", "ADJ"} and "VN" in readings and not following.endswith("en"):
        return "be" if line.words[0] not in MODALS else ""
    return "be" if readings == {"ADJ"} and word != "should" and _predicate(line, index + 1) else ""


def _predicate(line: Line, index: int) -> bool:
    """Whether an adjective is followed by no noun."""
    following = line.after(index)
    return not following or (following in ("if", "for", "to", "in", "when", "with", "and", "or", "at", "from", "after"))


def _subject(line: Line, index: int) -> str:
    """“It unclear how”, “it caused by”, “which caused by”."""
    word, following, after = line.words[index], line.words[index + 1], line.after(index + 1)
    opening = not index or not line.glued(index - 1) or line.words[index - 1] in _OPENING
    if not opening:
        return ""
    copula = "are" if word == "they" else "is"
    participle = set(tags(following)) == {"VN"} and counted(following)
    if participle and after == "by":
        return copula
    adjective = word == "it" and tags(following) == ("ADJ",) and counted(following)
    return copula if adjective and (not after or not set(tags(after)) & {"N", "NS"}) else ""


def _relative(line: Line, index: int) -> str:
    """“A lump that not go away”."""
    noun = line.before(index)
    denied = bool(noun) and tags(line.after(index + 1) or "the")[0] == "V" and may_be(noun, "N", "NS")
    return ("do" if may_be(noun, "NS") else "does") if denied else ""


def _limit(line: Line, index: int) -> str:
    """“For up twenty minutes”."""
    return "to" if line.before(index) in _BEFORE_UP and _number(line.words[index + 1]) else ""


def _measure(line: Line, index: int) -> str:
    """“Aged more sixty years”."""
    before = line.before(index)
    counts = _number(line.words[index + 1]) and line.after(index + 1) in _LENGTH
    return (
        "than" if counts and before and before not in ("no", "and", "or", "once", "any") and not _number(before) else ""
    )


def _purpose(line: Line, index: int) -> str:
    """“Dental care is needed treat cavities”: a passive, a base verb and its object."""
    word, verb, after = line.words[index], line.words[index + 1], line.after(index + 1)
    passive = set(tags(word)) <= {"VN", "VD"} and counted(word) and line.before(index) in _BEING
    clear = (
        verb not in ("include", "let")
        and counted(verb)
        and not {"that", "which", "who", "where"} & set(line.words[:index])
    )
    object_ = after in DETERMINERS or (bool(after) and set(tags(after)) <= {"N", "NS", "ADJ"})
    return "to" if passive and clear and object_ and not may_be(word, "N") and word not in FINITE_AUXILIARIES else ""


def _number(word: str) -> bool:
    return word[:1].isdigit() or (tags(word) == ("NUM",) and word != "half")
