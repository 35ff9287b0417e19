"""Passives that hide who believes or found: “it is widely believed”, “is said to”, “has been shown to”, “prized for centuries”.

Method: a participle of belief or finding behind its auxiliaries, sorted by what stands before (expletive “it”, “as”) and behind
(“that”, “to” and a verb of doing good, “for centuries”). Own grammar over :mod:`source_phrases`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, reduce
from operator import or_

import msgspec

from healthlint_rules.algorithms.claims.source_phrases import Found, Kind, Phrases
from healthlint_rules.algorithms.language.lexical_classes import word_set
from healthlint_rules.algorithms.language.word_classes import lexicon

_BENEFITS = ("EASE", "HEAL", "PREVENT", "REMOVE", "WORK", "TREAT", "DETOX")
_FINDINGS = word_set(
    "shown proven proved demonstrated established found discovered documented observed confirmed verified noted reported implicated"
)
_ADVICE = word_set("advised recommended suggested estimated")
_SOBER = word_set("recommended suggested advised thought agreed estimated assumed considered felt understood reported")
_STATIVE = word_set("be have lie move reside occur show carry mean belong come exist run consist")
_TALK = word_set("said argued suggested claimed speculated hinted rumoured rumored whispered")
_HAILED = word_set(
    "regarded seen viewed hailed recognised recognized considered celebrated touted heralded acknowledged"
)
_LINKED = word_set("linked tied connected credited")
_SETTLED = word_set("documented established researched studied accepted proven")
_USES = word_set("used advised recommended taught proven estimated")
_BETTER = word_set(
    """
    better improved improve improvement improvements lower reduced reductions longer weight younger healthier faster
    benefits less fewer longevity relief benefit
    """
)
_AGES_REACH = 9  # units between “prized” and “for centuries”


class _Passive(msgspec.Struct, frozen=True):
    """A participle with its auxiliaries: the first of them, the word before it, whether all are said to know it."""

    first: int
    verb: int
    before: str
    sure: bool
    perfect: bool


def passive(phrases: Phrases, index: int) -> Iterator[Found]:
    """The attribution in a passive whose participle stands at a unit."""
    clause = _clause(phrases, index)
    if clause is None:
        return
    found = _expletive(phrases, clause) or _raising(phrases, clause) or _standing(phrases, clause)
    if found:
        yield found


def _clause(phrases: Phrases, index: int) -> _Passive | None:
    low, sure, first = index - 1, False, -1
    while low >= 0:
        if phrases.is_a(low, "BE AUX") and phrases.word(low) not in {"does", "do", "did"}:
            first = low
        elif not phrases.is_a(low, "ADVERB KNOWNLY COMMON"):
            break
        sure = sure or phrases.is_a(low, "KNOWNLY")
        low -= 1
    opening = phrases.word(first)
    if first < 0 or opening in {"be", "being", "can", "will", "would"} or phrases.is_a(low, "DENIED SUBORDINATE"):
        return None
    if phrases.any_is(first, index, "DENIED"):
        return None
    before = "it" if opening == "it's" else phrases.word(first - 1)
    perfect = opening in {"has", "have", "had"} or phrases.word(first + 1) == "been"
    return _Passive(first, index, before, sure, perfect)


def _expletive(phrases: Phrases, clause: _Passive) -> Found | None:
    """“It is widely believed that”, “as has been shown”."""
    if not phrases.is_a(clause.verb, "BELIEVED"):
        return None
    insists = phrases.is_a(clause.verb + 1, "REPEATED")
    verb, follows = phrases.word(clause.verb), phrases.word(clause.verb + (2 if insists else 1))
    kind = Kind.STUDIES if verb in _FINDINGS else Kind.PEOPLE
    if clause.before == "as" and clause.perfect:
        return Found(clause.first - 1, clause.verb, kind, False)
    if clause.before != "it" or follows not in {"that", "to"} or (verb in _ADVICE and not clause.sure):
        return None
    start = clause.first if phrases.word(clause.first) == "it's" else clause.first - 1
    if phrases.denied(start, start) or (phrases.word(clause.first) == "was" and kind is Kind.PEOPLE):
        return None  # what was believed once is history
    loud = insists or verb in {"proven", "proved"} or (clause.perfect and verb in _TALK)
    return Found(start, clause.verb, kind, loud or (clause.sure and verb not in _SOBER))


def _raising(phrases: Phrases, clause: _Passive) -> Found | None:
    """“The root is said to clear the skin”, “has been shown to ease gout”."""
    verb = phrases.word(clause.verb)
    if phrases.word(clause.verb + 1) != "to" or not phrases.is_a(clause.verb, "BELIEVED"):
        return None
    if phrases.is_a(clause.verb, "RUMOUR") and phrases.word(clause.verb + 2) not in _STATIVE:
        return Found(clause.first, clause.verb, Kind.PEOPLE, True)
    if verb in _USES or not _benefit(phrases, clause.verb + 2):
        return None
    found = clause.perfect and verb in _FINDINGS
    return Found(clause.first, clause.verb, Kind.STUDIES if found else Kind.NOBODY, False)


def _standing(phrases: Phrases, clause: _Passive) -> Found | None:
    """“Is well documented”, “is widely hailed as”, “has been linked to better sleep”, “prized for centuries”."""
    verb, follows = phrases.word(clause.verb), phrases.word(clause.verb + 1)
    if clause.perfect and verb in _LINKED and follows in {"to", "with"}:
        better = not phrases.words(clause.verb + 2, clause.verb + 6).isdisjoint(_BETTER)
        return Found(clause.first, clause.verb, Kind.NOBODY, False) if better else None
    if clause.sure and verb in _HAILED and follows in {"as", "by", "for"}:
        return Found(clause.first, clause.verb, Kind.PEOPLE, True)
    if clause.sure and verb in _SETTLED:
        return Found(clause.first, clause.verb, Kind.STUDIES, False)
    return _prized(phrases, clause, follows)


def _prized(phrases: Phrases, clause: _Passive, follows: str) -> Found | None:
    if not phrases.is_a(clause.verb, "PRIZED"):
        return None
    reach = range(clause.verb + 1, min(phrases.size, clause.verb + _AGES_REACH))
    ages = next((index for index in reach if phrases.is_a(index, "AGES")), 0)
    if ages:
        return Found(clause.first, ages, Kind.PEOPLE, True)
    long = clause.perfect and "long" in phrases.words(clause.first, clause.verb)
    if long and (follows not in {"to", "that"} or _benefit(phrases, clause.verb + 2)):
        return Found(clause.first, clause.verb, Kind.PEOPLE, False)
    return None


@cache
def _benefits() -> int:
    return reduce(or_, (lexicon().bits[name] for name in _BENEFITS))


def _benefit(phrases: Phrases, index: int) -> bool:
    """Whether a unit begins a verb of doing good."""
    word = phrases.word(index)
    if word == "be":
        return phrases.word(index + 1) in {"good", "effective", "helpful", "safe", "beneficial"}
    return bool(lexicon().look_up(word) & _benefits())
