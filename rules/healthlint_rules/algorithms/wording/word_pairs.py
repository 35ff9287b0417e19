"""Pairs of words that English never puts side by side, and what the second should be.

Method: pairs of a closed class and what may follow it (Quirk et al., A Comprehensive Grammar of the English Language, 1985:
determiners 5.10–19, the verb phrase 3.21–55, prepositions and their complements 9.1). A class of pairs is here because 1,850,000
counted words of edited health prose (MedQuAD, OpenStax) hold next to none where chance would put hundreds, and because the few
they hold are errors. An open-class word counts only with one reading and an ending or a family of forms that vouches for it.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from healthlint_rules.algorithms.language.inflection import verb_forms
from healthlint_rules.algorithms.language.lexical_classes import (
    ARTICLES,
    BE,
    DEMONSTRATIVES,
    FINITE_AUXILIARIES,
    MODALS,
    POSSESSIVES,
    SUBJECT_PRONOUNS,
    counted,
    may_be,
    tags,
    word_set,
)
from healthlint_rules.algorithms.language.line import Line

# “his” and “her” stand alone too (“his or her child”, “helps her to walk”)
_DETERMINERS = (ARTICLES | POSSESSIVES) - {"his", "her"}
# auxiliaries that are nouns (“a will of their own”, “a must”) or begin a compound (“a do not resuscitate order”)
_NOT_AFTER_DETERMINER = FINITE_AUXILIARIES - word_set("will might can must do don't would may could should")
_AFTER_DETERMINER = (
    _NOT_AFTER_DETERMINER
    | ARTICLES
    | DEMONSTRATIVES
    | POSSESSIVES
    | word_set("of with from into onto among during despite upon towards and or but nor they we because although than")
)
_ONLY_MODALS = MODALS - word_set("can will might must")  # the others are nouns as well
_DO = word_set("does did don't doesn't didn't")
_BASE_AFTER = MODALS | _DO | {"to"}
_FINITE_BE = BE | word_set("has had")
_BEING = BE | word_set("be been being")
_ASKING = word_set(
    "what who whoever how where when whatever which whichever why that whether so neither nor only than as"
)
_GERUND_AFTER = word_set("by for from without of after before besides despite")
_FIRST = _DETERMINERS | _BASE_AFTER | _FINITE_BE | _BEING | _GERUND_AFTER | {"another"}
_LETTERED = word_set(
    "vitamin hepatitis type group factor strep influenza streptococcus class part grade apolipoprotein"
)
_ADJECTIVE = ("able", "ible", "ful", "less", "ous", "ical", "ant", "ent", "ious")
_ADJECTIVES = word_set(
    """
    able unable aware unaware safe unsafe sure unlikely similar common rare severe mild difficult easy worse higher
    necessary ready afraid eligible susceptible allergic prone sensitive helpful harmful painful useful beneficial effective important
    """
)
_JUDGED = _ADJECTIVES | word_set("best essential vital possible good bad wise hard advisable crucial fine okay normal")
_NOUN = ("tion", "sion", "ness", "ity", "ism", "ance", "ence")
_NOUN_VERBS = word_set(
    """
    function malfunction question condition recondition mention position station caution portion motion vision section auction ration
    evidence influence experience balance finance distance reference silence sequence witness harness commission provision pity
    advance enhance dance chance glance fence sentence audience commence licence license requisition petition partition transition
    """
)


class Clash(NamedTuple):
    """Two words from ``first`` on; what is wrong, and the words that are likely meant, if one can tell."""

    first: int
    kind: str
    meant: str = ""


def clashes(line: Line) -> list[Clash]:
    """All pairs of a line, in their order."""
    return [
        clash
        for index, word in enumerate(line.words[:-1])
        if word in _FIRST and (clash := _at(line, index)) and line.glued(index)
    ]


def _at(line: Line, index: int) -> Clash | None:
    first, second = line.words[index], line.words[index + 1]
    if first in _DETERMINERS or first == "another":
        return _after_determiner(line, index)
    if first == second:
        return None
    if first in _BASE_AFTER and index:
        found = _after_modal(line, index)
        if found:
            return found
    if _two_finite(first, second) and not _ASKING & set(line.words[:index]):
        return Clash(index, "pair")
    if first in _BEING or first == "has":
        return _after_be(line, index)
    if first in _GERUND_AFTER and plain_verb(second) and not may_be(line.before(index) or "the", "V", "VZ", "VN", "VD"):
        return Clash(index, "form", f"{first} {_form(second, 'VG')}")
    return None


def _after_determiner(line: Line, index: int) -> Clash | None:
    first, second = line.words[index], line.words[index + 1]
    before = line.before(index)
    if first == "another":
        wrong = second in ("a", "an") and before not in ("to", "from", "one")
    elif first == "its" and second in _JUDGED and line.after(index + 1) in ("to", "that"):
        return Clash(index, "lost", f"it’s {second}")
    elif second not in _AFTER_DETERMINER or first == second:
        wrong = False
    elif first == "a":  # the letter: “vitamin A is”, “hepatitis A or B”, “a and b”
        wrong = second not in ("and", "or") and before not in _LETTERED and not may_be(before or "the", "N", "NS")
    else:
        wrong = True
    return Clash(index, "pair") if wrong else None


def _two_finite(first: str, second: str) -> bool:
    if first in _ONLY_MODALS or first in ("will", "can"):
        return second in BE or second in ("has", "had", "does", "did")
    if first in BE:
        return (second in MODALS and second != "must") or second in BE or second in ("has", "does", "did")
    return first in ("has", "had") and (second in BE or second in _ONLY_MODALS)


def _after_modal(line: Line, index: int) -> Clash | None:
    """What stands where the plain form of a verb must follow."""
    first, second = line.words[index], line.words[index + 1]
    if second in ("a", "an") and first in MODALS - {"will", "can"} and _has_subject(line, index):
        return Clash(index, "noun")
    if second in FINITE_AUXILIARIES or not counted(second):
        return None
    if first in _ONLY_MODALS or first in _DO or first in ("to", "will", "can"):
        found = set(tags(second))
        if found == {"VZ"} or (found == {"VG"} and first != "to") or (first in _DO and found <= {"VD", "VN"}):
            return Clash(index, "form", f"{first} {base_form(second)}")
    if first not in MODALS or not _has_subject(line, index):
        return None
    if set(tags(second)) == {"VZ", "NS"} and may_be(base_form(second), "V"):
        return Clash(index, "form", f"{first} {base_form(second)}")
    return Clash(index, "noun") if _noun(second) else None


def _has_subject(line: Line, index: int) -> bool:
    """Whether the subject stands right before a modal, so that the sentence asks and supposes nothing."""
    before = line.before(index)
    if not before or line.words[index] == "should" or _ASKING & set(line.words[:index]):
        return False
    return before in SUBJECT_PRONOUNS or tags(before)[0] in ("N", "NS")


def _after_be(line: Line, index: int) -> Clash | None:
    first, second = line.words[index], line.words[index + 1]
    if not plain_verb(second) or word_set("do does did to") & set(line.words[:index]):
        return None  # “all you can do is wait”
    if first in BE and _ASKING & set(line.words[:index]):
        return None
    meant = _form(second, "VN")
    return Clash(index, "form", f"{first} {meant}") if counted(meant) and meant != second else None


@cache
def plain_verb(word: str) -> bool:
    """Whether a word is a base verb and nothing else, and its -ing form was counted too."""
    if not counted(word) or tags(word) != ("V",):
        return False
    return counted(_form(word, "VG"))


@cache
def _adjective(word: str) -> bool:
    return word in _ADJECTIVES or (counted(word) and tags(word) == ("ADJ",) and word.endswith(_ADJECTIVE))


@cache
def _noun(word: str) -> bool:
    return counted(word) and tags(word) == ("N",) and word.endswith(_NOUN) and word not in _NOUN_VERBS


def _form(verb: str, part: str) -> str:
    return next((form for form, name in verb_forms(verb) if name == part), verb)


def base_form(word: str) -> str:
    """The base form of a third person, a participle or a past; the likeliest where none is known."""
    if word.endswith("s"):
        forms = [f"{word[:-3]}y"] if word.endswith("ies") else [word[:-1], word[:-2]]
    else:
        stem = word.removesuffix("ing") if word.endswith("ing") else word.removesuffix("ed")
        forms = [stem, f"{stem}e", stem[:-1] if stem[-2:-1] == stem[-1:] else stem, word[:-1]]
    return next((form for form in forms if counted(form) and may_be(form, "V")), forms[0])
