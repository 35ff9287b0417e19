"""Statistics about people and outcomes in a sentence of health text: shares, odds, counts, multiples, changes of risk.

Method: every number expression is read (``numerals``), then judged by what stands around it (``number_shares``,
``number_counts``): what it is a share or a count of, the verb or preposition that it depends on, advice and thresholds.
Doses, durations, ages, strengths of mixtures, advice on training and diet, and shares of the body are no statistics about
people. Own method; the kinds follow the AMA Manual of Style, chapter 18, and Gigerenzer et al., "Helping Doctors and
Patients Make Sense of Health Statistics" (2007).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any

import msgspec

from healthlint.annotations import Sentence, sentences_of
from healthlint.document import Document
from healthlint_rules.algorithms.numbers.number_context import Context, Found
from healthlint_rules.algorithms.numbers.number_counts import Counts
from healthlint_rules.algorithms.numbers.number_multiples import Multiples
from healthlint_rules.algorithms.numbers.number_nouns import CLASSES, Nouns
from healthlint_rules.algorithms.numbers.number_patterns import GENETIC, HYPE
from healthlint_rules.algorithms.numbers.number_shares import Shares
from healthlint_rules.algorithms.numbers.numerals import Form, Numeral, number_places, numerals

_MADE_UP = re.compile(r"\b(?:suppose|imagine|let's say|let us say)\b|\bfor (?:example|instance),? if\b|^say\b")
_MENDEL = frozenset((0.25, 0.5, 0.75))


class Statistic(msgspec.Struct, frozen=True):
    """A range of the text that states a share, odds, a count, a multiple or a change, with the number in it.

    ``hype`` where it is sold; ``population`` is the range of what it is a share or a count of, empty where none is named.
    """

    start: int
    end: int
    kind: str
    number: Numeral
    hype: bool = False
    population: tuple[int, int] = (0, 0)


class StatisticFinder:
    """The method with the word classes of a pack put in."""

    def __init__(self, lexicons: Mapping[str, Any]) -> None:
        self.nouns = Nouns(lexicons)
        shares, counts, multiples = Shares(self.nouns), Counts(self.nouns), Multiples(self.nouns)
        self._judges: dict[Form, Callable[[Context, Numeral], Found | None]] = {
            Form.PERCENT: shares.percent,
            Form.FRACTION: shares.fraction,
            Form.ODDS: shares.odds,
            Form.RATE: shares.rate,
            Form.NTH: shares.nth,
            Form.RATIO: shares.ratio,
            Form.TIMES: multiples.times,
            Form.MULTIPLE: multiples.multiple,
            Form.EVERY: counts.every,
            Form.POINTS: counts.points,
            Form.MONEY: counts.money,
            Form.PLAIN: counts.plain,
        }

    def find(self, text: str) -> list[Statistic]:
        """Statistics of folded text, left to right, without overlaps."""
        if _MADE_UP.search(text):
            return []
        context = Context(text, self.nouns)
        found: list[Statistic] = []
        for number in numerals(text):
            if found and number.start < found[-1].end:
                continue
            judged = self._judges[number.form](context, number)
            if judged is None or (judged[3] == (0, 0) and _mendel(context, number)):
                continue
            kind, start, end, population = judged
            start = max(start, found[-1].end) if found else start
            hype = bool(re.search(rf"\b{HYPE}\b", text[start:end]))
            found.append(Statistic(start, end, kind, number, hype, population))
        return found


def _mendel(context: Context, number: Numeral) -> bool:
    """Whether it is a law of inheritance, not a finding."""
    return number.share and number.low in _MENDEL and bool(GENETIC.search(context.text))


@cache
def _finder(*classes: tuple[str, tuple[str, ...]]) -> StatisticFinder:
    return StatisticFinder(dict(classes))


def finder(lexicons: Mapping[str, Any]) -> StatisticFinder:
    """The finder with the pack's lists of people, outcomes and look-alikes; built once."""
    return _finder(*((name, tuple(lexicons[name])) for name in CLASSES))


def statistics(document: Document, lexicons: Mapping[str, Any]) -> dict[int, tuple[Sentence, list[Statistic]]]:
    """The sentences that hold statistics, with them, by the sentence's index; found once for a document."""
    return document.once("statistics", lambda: dict(_statistics(document, finder(lexicons))))


def _statistics(document: Document, find: StatisticFinder) -> Iterator[tuple[int, tuple[Sentence, list[Statistic]]]]:
    for sentence in numbered(document):
        if found := find.find(sentence.folded):
            yield sentence.index, (sentence, found)


def numbered(document: Document) -> list[Sentence]:
    """The sentences in which a figure or a number word stands."""
    return document.once("numbered", lambda: list(_numbered(document)))


def _numbered(document: Document) -> Iterator[Sentence]:
    for block in document.prose():
        places = number_places(block.folded)
        for sentence in sentences_of(document, block) if places else ():
            if any(sentence.start <= place < sentence.end for place in places):
                yield sentence
