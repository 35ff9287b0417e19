"""Quantities of an article: numbers with a unit, as an interval in a base unit, and the words around them.

Number words, ranges (“seven to nine”), bounds (“at least”, “up to”, “under”) and compounds (“six-week”) are read;
two quantities conflict when they have one dimension and their intervals, widened by a fifth, have nothing in common.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import inf

import msgspec

from healthlint.annotations import Sentence
from healthlint.patterns import compile_pattern
from healthlint_rules.algorithms.numbers.numerals import ONES, TENS, value

_OTHERS = ("a", "an", "half", "half a", "half an", "a couple of", "hundred", "a hundred")
UNITS: dict[str, tuple[str, float]] = {
    "second": ("time", 1),
    "minute": ("time", 60),
    "hour": ("time", 3600),
    "day": ("time", 86_400),
    "night": ("time", 86_400),
    "week": ("time", 604_800),
    "fortnight": ("time", 1_209_600),
    "month": ("time", 2_629_800),
    "year": ("time", 31_557_600),
    "decade": ("time", 315_576_000),
    "mcg": ("mass", 1e-6),
    "microgram": ("mass", 1e-6),
    "µg": ("mass", 1e-6),
    "mg": ("mass", 1e-3),
    "milligram": ("mass", 1e-3),
    "g": ("mass", 1),
    "gram": ("mass", 1),
    "kg": ("weight", 1),
    "iu": ("iu", 1),
    "unit": ("iu", 1),
    "ml": ("volume", 1),
    "millilitre": ("volume", 1),
    "milliliter": ("volume", 1),
    "litre": ("volume", 1000),
    "liter": ("volume", 1000),
    "cup": ("cups", 1),
    "glass": ("glasses", 1),
    "teaspoon": ("spoons", 1),
    "tablespoon": ("spoons", 3),
    "tablet": ("tablets", 1),
    "capsule": ("tablets", 1),
    "dose": ("doses", 1),
    "time": ("times", 1),
    "cm": ("length", 1),
    "centimetre": ("length", 1),
    "centimeter": ("length", 1),
    "metre": ("length", 100),
    "meter": ("length", 100),
    "inch": ("length", 2.54),
    "feet": ("length", 30.48),
    "foot": ("length", 30.48),
    "percent": ("percent", 1),
    "per cent": ("percent", 1),
    "%": ("percent", 1),
    "calorie": ("energy", 1),
    "step": ("steps", 1),
    "point": ("points", 1),
    "degree": ("degrees", 1),
}
_WORDS = "|".join(sorted([*ONES, *_OTHERS, *TENS], key=len, reverse=True))
_NUMBER = rf"(?:\d[\d,]*(?:\.\d+)?|(?:{'|'.join(TENS)})(?:[- ](?:{'|'.join(list(ONES)[1:10])}))?|{_WORDS})"
_UNIT = "|".join(sorted((re.escape(unit) for unit in UNITS), key=len, reverse=True))
QUANTITY = compile_pattern(
    rf"(?<![\w.,-])(?P<low>{_NUMBER})(?:\s?(?:to|or|–|-|and)\s?(?P<high>{_NUMBER}))?(?P<join>[\s-]?)(?P<unit>{_UNIT})(?:s|es)?(?![\w%/])",
    0,
)
BEFORE = compile_pattern(
    r"(?P<least>at least|no less than|not before|more than|over|longer than|above|beyond|from|minimum of|before|exceed\w*)"
    r"\s+(?:about\s+)?$|(?P<most>at most|up to|no more than|not more than|never more than|under|less than|fewer than|within|"
    r"maximum of|limit of|ceiling of|below|inside|younger than)\s+(?:about\s+)?$",
    0,
)
AFTER_MOST = compile_pattern(r"\W*(?:\w+ ){0,3}?(?:at (?:the )?most|or less|or fewer|maximum|or under)\b", 0)
AFTER_LEAST = compile_pattern(r"\W*(?:at (?:the )?least|or more|or longer|or older|minimum|and (?:over|older))\b", 0)
TOLERANCE = 1.25


class Quantity(msgspec.Struct, frozen=True):
    """A quantity at ``[start, end)`` of a sentence: its dimension, its interval, its bound (least, most or none)."""

    sentence: Sentence
    start: int
    end: int
    dimension: str
    low: float
    high: float
    bound: str
    unit: str

    @property
    def text(self) -> str:
        return self.sentence.text[self.start : self.end]

    @property
    def interval(self) -> tuple[float, float]:
        """What the quantity allows: open upwards after “at least”, from nothing after “up to”."""
        if self.bound == "least":
            return self.low, inf
        return (0.0, self.high) if self.bound == "most" else (self.low, self.high)


def quantities(sentence: Sentence) -> Iterator[Quantity]:
    """The quantities of a sentence in reading order."""
    for match in QUANTITY.finditer(sentence.folded):
        low, high = value(match.group("low")), value(match.group("high") or match.group("low"))
        if low is None or high is None or low > high:
            continue
        dimension, factor = UNITS[match.group("unit")]
        before = BEFORE.search(sentence.folded[: match.start()])
        bound = (before.lastgroup or "") if before else ""
        if AFTER_MOST.match(sentence.folded, match.end()):
            bound = "most"
        elif AFTER_LEAST.match(sentence.folded, match.end()):
            bound = "least"
        yield Quantity(
            sentence, match.start(), match.end(), dimension, low * factor, high * factor, bound, match.group("unit")
        )


def conflict(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities of one dimension cannot both hold in one frame."""
    if one.dimension != other.dimension:
        return False
    if one.bound and one.bound == other.bound:
        return not _near(one.low, other.low)
    (low, high), (floor, ceiling) = one.interval, other.interval
    tolerance = 1.0 if one.low < one.high and other.low < other.high else TOLERANCE  # two ranges are meant exactly
    return high * tolerance < floor or ceiling * tolerance < low


def _near(one: float, other: float) -> bool:
    return max(one, other) <= TOLERANCE * max(min(one, other), 1e-12)
