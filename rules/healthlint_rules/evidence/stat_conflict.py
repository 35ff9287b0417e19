"""Two values for one fact in one article.

Method: shares (percent, fractions, odds, rates) with the content words of their sentence; two conflict when the words are the
same but for one, nothing tells the cases apart (group, year, place, condition) and the intervals, widened by a fifth, have nothing
in common. Amounts with a unit belong to dose/contradictory-number. Own method.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from healthlint.annotations import Sentence
from healthlint.diagnostic import Finding, Related
from healthlint.document import Document
from healthlint.kinds.expressions import usable
from healthlint.rule import Rule
from healthlint_rules.algorithms.numbers.number_frames import GROUP_TERMS, LIGHT_TERMS, term
from healthlint_rules.algorithms.numbers.numerals import numerals
from healthlint_rules.algorithms.numbers.quantities import BEFORE, Quantity, conflict
from healthlint_rules.algorithms.numbers.statistics import Statistic, statistics

_KINDS = frozenset(("share", "odds", "bare", "risk"))
_WORD = re.compile(r"[a-z][a-z'-]+")
_NAME = re.compile(r"(?<=[a-z,;] )[A-Z][\w'’-]+")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_CASE = re.compile(
    r"\b(?:if|when|unless|once|after|before|during|by the age|with|without|who|whose|among|aged?|over|under|older|younger|than|while|whereas|only|other|others|another|"
    r"remaining|rest|alone|each|first|second|third|untreated|treated|until|study|survey|trial)\b"
)
_SAYS = "affect occur develop get suffer experience report estimate have about make account see live worldwide roughly approximately percent half third quarter cent million nearly almost one two"
_SAYS_TERMS = frozenset(term(word) for word in _SAYS.split())
_WINDOW = 60  # figures that are looked back upon


class _Fact(msgspec.Struct, frozen=True):
    """A share with what it is said of."""

    sentence: Sentence
    statistic: Statistic
    quantity: Quantity
    terms: frozenset[str]
    marks: frozenset[str]


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """The later of two shares that contradict each other, once each."""
    facts: list[_Fact] = []
    for sentence, found in statistics(document, rule.lexicons).values():
        if rule.covers(sentence.block) and (fact := _fact(sentence, found)) and usable(rule, sentence, 0, 1):
            facts.append(fact)
    for index, later in enumerate(facts):
        for earlier in facts[max(0, index - _WINDOW) : index]:
            if _contradict(earlier, later):
                quote, other = _quote(later), _quote(earlier)
                related = (
                    Related(earlier.sentence.span(earlier.statistic.start, earlier.statistic.end), f"{other} here"),
                )
                place = later.sentence.span(later.statistic.start, later.statistic.end)
                yield Finding(place, {"match": quote, "other": other}, related=related)
                break


def _quote(fact: _Fact) -> str:
    return fact.sentence.text[fact.statistic.start : fact.statistic.end].strip(" ,")


def _fact(sentence: Sentence, found: list[Statistic]) -> _Fact | None:
    """The only share of a sentence that sets no case apart."""
    text = sentence.folded
    if len(found) != 1 or found[0].kind not in _KINDS or not found[0].number.share or text.rstrip().endswith("?"):
        return None
    number = found[0].number
    if _CASE.search(text) or sum(other.share for other in numerals(text)) > 1:
        return None
    bound = BEFORE.search(text[: number.start])
    quantity = Quantity(
        sentence,
        number.start,
        number.end,
        "share",
        number.low,
        number.high,
        (bound.lastgroup or "") if bound else "",
        "",
    )
    rest = f"{text[: number.start]} {text[number.end :]}"
    terms = {term(word) for word in _WORD.findall(rest)} - {""} - LIGHT_TERMS - _SAYS_TERMS
    marks = set(_NAME.findall(sentence.text)) | set(_YEAR.findall(sentence.text)) | (terms & GROUP_TERMS)
    return _Fact(sentence, found[0], quantity, frozenset(terms), frozenset(marks))


def _population(fact: _Fact) -> str:
    start, end = fact.statistic.population
    words = fact.sentence.folded[start:end].split()
    return term(words[-1]) if words else ""


def _contradict(one: _Fact, other: _Fact) -> bool:
    if _population(one) != _population(other) and _population(one) and _population(other):
        return False
    if one.marks != other.marks or not conflict(one.quantity, other.quantity):
        return False
    smaller, larger = sorted((one.terms, other.terms), key=len)
    if len(smaller) <= 1:
        return False
    return smaller <= larger and len(larger) - len(smaller) <= (1 if len(smaller) > 2 else 0)
