"""Auxiliaries and small words before a verb in the wrong form: “can causes”, “doesn't works”, “has went”, “to reduces”, “by strengthen the core”.

Which form follows which word is closed grammar (Quirk et al., A Comprehensive Grammar of the English Language, 1985, 3.2–3.10); what
edited prose contradicts (inversions, nouns that look like verbs, “what it does is ease”) was counted and left out. Own method.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

from healthlint_rules.algorithms.language.inflection import IRREGULAR_PASTS, base_form, verb_forms
from healthlint_rules.algorithms.language.lexical_classes import (
    BE,
    DETERMINERS,
    MODALS,
    OBJECT_PRONOUNS,
    SUBJECT_PRONOUNS,
    counted,
    may_be,
    tags,
    word_set,
)
from healthlint_rules.algorithms.language.line import Line
from healthlint_rules.algorithms.wording.agreement import Clash

_DO = word_set("do does did don't doesn't didn't")
_HAVE = word_set("has have had hasn't haven't hadn't")
_BEFORE_GERUND = word_set("by without for of after before from in")
_INVERTING = word_set("how what why when where which whose who only nor neither so rarely never seldom little than as")
_NOT_SUBJECT = word_set("a an the this these your his her its our their my no of in on with for from at by into")
_ADVERBS = word_set(
    "not also often always usually sometimes never still even just only soon then ever already well now"
)
_PLAIN = word_set(
    "do be let come become read vary depend include differ tend seem appear"
)  # participles, and what follows “the pain you have”
_CLEFT = word_set("do does did thing things step steps way goal aim first best")
_OBJECTS = (DETERMINERS - {"that", "such", "all", "other", "certain", "some", "most"}) | OBJECT_PRONOUNS | {"you", "it"}

Frame = Callable[[Line, int], Clash | None]


def misfits(line: Line) -> Iterator[Clash]:
    """Each verb whose form the word before it does not allow, from left to right."""
    words = line.words
    for index, word in enumerate(words[:-1]):
        frame = _FRAMES.get(word)
        if frame and _suspect(words[index + 1], frame in _BARE_WRONG) and (found := frame(line, index)):
            yield found


@cache
def _suspect(word: str, bare: bool) -> bool:
    """Whether a word may be the wrong form, or stand before one; ``bare``: where a base form is wrong too."""
    readings = set(tags(word))
    if word in _ADVERBS or readings == {"ADV"} or word in SUBJECT_PRONOUNS or word in IRREGULAR_PASTS:
        return True
    return (
        readings == {"V"}
        if bare and not word.endswith("s")
        else bool(readings & {"VZ", "VD", "VN"}) or readings == {"VG"}
    )


def _modal(line: Line, index: int) -> Clash | None:
    """“Can causes”, “should takes”, “may went”, “will reducing”."""
    before, at = line.before(index), _verb(line, index)
    verb = line.word(at) if at else ""
    if not _known(verb) or not before or before in _NOT_SUBJECT:
        return None
    third, readings = _third(verb), set(tags(verb))
    if not third and verb not in IRREGULAR_PASTS and readings != {"VG"}:
        return None
    noun = readings & {"NS", "N"} or readings == {"VG"}
    if noun and (_INVERTING.intersection(line.words[:index]) or line.words[0] in MODALS or not _goes_on(line, at)):
        return None
    return _clash(index, at, line.words[index:at], base_form(verb))


def _infinitive(line: Line, index: int) -> Clash | None:
    """“To reduces”, “need to takes a break”, “to went”."""
    verb = line.after(index)
    if not _known(verb):
        return None
    past = set(tags(verb)) <= {"VN", "VD"} and verb.endswith("ed") and line.after(index + 1) in _OBJECTS
    if not (past or verb in IRREGULAR_PASTS or _third(verb)):
        return None
    if _third(verb) and may_be(verb, "NS", "N") and line.after(index + 1) not in _OBJECTS:
        return None
    return _clash(index, index + 1, ["to"], base_form(verb))


def _do(line: Line, index: int) -> Clash | None:
    """“Doesn't works”, “did not helped”, “does it helps”."""
    word, following = line.words[index], line.after(index)
    if following in SUBJECT_PRONOUNS - {"there"} and (not line.before(index) or line.before(index) in _INVERTING):
        verb, at = line.after(index + 1), index + 2
    elif following == "not" or word.endswith("n't"):
        found = _verb(line, index)
        verb, at = (line.words[found], found) if found else ("", 0)
    else:
        return None
    if not _known(verb):
        return None
    past = verb in IRREGULAR_PASTS or (set(tags(verb)) <= {"VN", "VD"} and verb.endswith("ed"))
    if not (past or _third(verb)) or (may_be(verb, "NS") and at == index + 1 and not word.endswith("n't")):
        return None
    return _clash(index, at, line.words[index:at], base_form(verb))


def _have(line: Line, index: int) -> Clash | None:
    """“Has went”, “have develop a rash”."""
    at = _verb(line, index)
    verb = line.word(at) if at else ""
    if not _known(verb):
        return None
    participle = IRREGULAR_PASTS.get(verb, "")
    if not participle and tags(verb) == ("V",) and verb not in _PLAIN and not _contact(line, index):
        base = base_form(verb)
        participle = _form(base, "VN")
    return _clash(index, at, line.words[index:at], participle) if participle else None


def _be(line: Line, index: int) -> Clash | None:
    """“Is contains”, “are recommend”."""
    at = _verb(line, index)
    verb = line.word(at) if at else ""
    if not _known(verb) or not line.before(index) or _CLEFT.intersection(line.words[:index]):
        return None
    if set(tags(verb)) <= {"VZ", "V"} and line.after(at) in _OBJECTS:
        return _clash(index, at, [], verb)
    return None


def _gerund(line: Line, index: int) -> Clash | None:
    """“By strengthen the core”."""
    verb = line.after(index)
    if not verb or tags(verb) != ("V",) or not counted(verb) or line.after(index + 1) not in _OBJECTS:
        return None
    return _clash(index, index + 1, [line.words[index]], _form(verb, "VG"))


_FRAMES: dict[str, Frame] = {
    **dict.fromkeys(MODALS, _modal),
    "to": _infinitive,
    **dict.fromkeys(_DO, _do),
    **dict.fromkeys(_HAVE, _have),
    **dict.fromkeys(BE, _be),
    **dict.fromkeys(_BEFORE_GERUND, _gerund),
}


_BARE_WRONG = (_have, _be, _gerund)


def _verb(line: Line, index: int) -> int:
    """The index of the next word that is no adverb; 0 if punctuation comes first."""
    at = index + 1
    while line.glued(at - 1) and (line.words[at] in _ADVERBS or tags(line.words[at]) == ("ADV",)):
        at += 1
    return at if at < len(line.words) and line.glued(at - 1) else 0


def _contact(line: Line, index: int) -> bool:
    """Whether a clause without a relative pronoun may end here: “the tests patients have”."""
    return line.before(index) in ("to", "will") or may_be(line.before(index - 1) or "the", "N", "NS")


def _known(verb: str) -> bool:
    return bool(verb) and (counted(verb) or verb in IRREGULAR_PASTS)


def _third(verb: str) -> bool:
    """Whether a word is the third person of a verb and not its base form too."""
    return verb.endswith("s") and may_be(verb, "VZ") and not may_be(verb, "V", "ADJ", "ADV") and bool(base_form(verb))


def _goes_on(line: Line, at: int) -> bool:
    """Whether an object, a preposition or an end follows, as after a verb."""
    after = line.after(at)
    return not after or after in _OBJECTS or tags(after)[0] in ("P", "ADJ", "ADV", "N", "NS")


def _clash(start: int, at: int, kept: list[str], right: str) -> Clash:
    return Clash(start, at + 1, " ".join([*kept, right]) if right else "", "form")


def _form(base: str, name: str) -> str:
    return next((form for form, part in verb_forms(base) if part == name), "")
