"""Number expressions of a text and what they are worth: figures, words, ranges, shares, odds, rates, multiples.

One pattern reads them all in one pass, each with the sign, fraction or denominator that belongs to it (“20 to 30 %”,
“two-thirds”, “one in five”, “3 per 1,000”, “fourfold”, “doubled”); what they say of whom is for the caller. Own grammar,
after the forms that the AMA Manual of Style, chapter 18, gives for numbers and percentages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from math import prod

import msgspec
from ahocorasick_rs import AhoCorasick

from healthlint.patterns import compile_pattern


def _numbered(words: str, first: int = 1, step: int = 1) -> dict[str, float]:
    return {word: float(step * number) for number, word in enumerate(words.split(), first)}


ONES = _numbered(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen",
    0,
)
TENS = _numbered("twenty thirty forty fifty sixty seventy eighty ninety", 2, 10)
SCALES: dict[str, float] = {
    "dozen": 12,
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
}
_PARTS = {"third": 3.0, "quarter": 4.0, "fourth": 4.0, **_numbered("fifth sixth seventh eighth ninth tenth", 5)}
_FEW: dict[str, float] = {"a": 1, "an": 1, "half": 0.5, "several": 3, "few": 3, "couple": 2, "many": 3, "tens": 10}
_MULTIPLES: dict[str, float] = {"twice": 2, "thrice": 3, "doubl": 2, "tripl": 3, "quadrupl": 4, "halv": 0.5}

_UNIT_WORD = "|".join(word for word in ONES if word != "zero")
_CARDINAL = rf"(?:(?:{'|'.join(TENS)})(?:[- ](?:{'|'.join(list(ONES)[1:10])}))?|{_UNIT_WORD})"
DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:[.·]\d+)?"
_SCALE = "(?:hundred|thousand|million|billion|trillion|dozen)"
_NUMBER = (
    rf"(?:(?:{DIGITS}|{_CARDINAL})(?:\sand\sa\shalf(?=\s{_SCALE}))?(?:[\s-]{_SCALE}){{0,2}}|(?:half\sa|an?|several|(?:a\s)?few|many)\s(?:{_SCALE}\s?){{1,2}}|"
    rf"(?:tens|scores|dozens|hundreds|thousands|millions|billions)(?:\sof\s(?:thousands|millions))?)(?!(?!fold\b)\w)"
)
_PERCENT = r"(?:\s?%|[\s-]per\s?cent(?![a-z]))"
_PART = "third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth"
_NO_CASE = (
    r"(?!(?:times?|days?|nights?|weeks?|months?|hours?|minutes?|years?|doses?|tablets?|pills?|sets?|reps?|and|or|to|percent|"
    r"million|steps?|layers?|points?|is|are|was|were|have|has|of|every|each|which|that)\b)"
)
_LABEL = "(?:types?|grades?|stages?|phases?|levels?|class|vitamin|chromosomes?|chapter|figure|table|steps?|part|section|version|number|no\\.|page|day|week|month)"
_ADJECTIVE = r"(?:whopping|staggering|full|whole|good|solid|clear|mere|shocking|massive)"
_NUMERAL = rf"""(?<![\w.,$€£/-])(?:
(?P<every>every\s(?:(?P<nth>second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|other)\s(?!day|week|month|year|night|hour|morning|evening|time|meal)
  |(?:(?P<gap>{_NUMBER})\s)?(?P<tick>seconds?|minutes?|hours?)\b(?!\sof)))
|(?P<fraction>(?:(?P<top>an?|one|two|three|four|five|six|seven|eight|nine)[\s-](?:{_ADJECTIVE}\s)?(?P<part>{_PART})s?|(?:(?:one|a\s{_ADJECTIVE})[\s-])?half(?!\san?\s{_SCALE})|[1-9]/\d|½|⅓|¼|⅔|¾)(?![\w-]))
|(?P<even>(?:50|fifty)[-–/](?:50|fifty)\b)
|(?P<money>[$€£]\s?)?(?<!\b{_LABEL}\s)(?P<low>{_NUMBER})
  (?:(?P<inner>{_PERCENT})?(?:\s?[-–—]\s?|\s(?:to|or)\s|(?<=between\s[^.]{{1,12}})\sand\s)(?P<high>{_NUMBER})|\sand\s(?P<second>{_NUMBER})(?={_PERCENT}))?
  (?:(?P<percent>{_PERCENT})
   |(?P<points>\s(?:percentage\s|iq\s)?points?\b)
   |(?P<times>(?:\sand\sa\shalf)?[\s-]times\b|\s?x\b|[\s-]?fold\b)
   |-in-(?P<dash>{_NUMBER})
   |(?P<odds>\s(?:{_NO_CASE}[a-z'-]+\s){{0,2}}?(?:in|out\sof)\s(?:every\s|each\s|about\s|approximately\s|roughly\s|a\s)*)(?P<base>{_NUMBER}|(?:hundred|thousand|million)\b)(?!\s(?:days?|weeks?|months?|years?|hours?|minutes?|decades?)\b)(?:\s(?:to|or)\s(?P<base_high>{_NUMBER})(?!\sin\b))?
   |\sof\s(?:every\s)?(?P<group>{_NUMBER})
   |(?P<rate>\s(?:[a-z'-]+\s){{0,4}}?(?:per|(?:for|in)\severy)\s)(?P<unit>100(?:,?000)?|1,?000|10,?000|(?:a\s|one\s)?(?:hundred|thousand|million))(?:\s(?:million|thousand))?\b
   |\s?(?::|(?<=ratio.{{0,60}}|odds.{{0,60}}|outnumber.{{0,60}})\sto)\s?(?P<ratio>{DIGITS}|one|two|three)(?![\w:.,]\d|:|\w)
   |(?=\s|$|[^\w\s]))
|(?P<multiple>twice|thrice|doubl(?:es?|ed|ing)|tripl(?:es?|ed|ing)|quadrupl(?:es?|ed|ing)|halv(?:es?|ed|ing))(?![\w-])
)"""
_STARTS = AhoCorasick(
    [
        *"0123456789½⅓¼⅔¾",
        *ONES,
        *TENS,
        *SCALES,
        "half",
        "third",
        "quarter",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        *_MULTIPLES,
        "every",
        "scores",
        "several",
        "tens",
        *"$€£",
    ]
)  # what number expressions begin with
_ARTICLE = re.compile(r"\b(?:an?|many)\s(?:[a-z]+\s)?$")
_BLANK = re.compile(r"\n\s*")


class Form(StrEnum):
    """What kind of number expression it is."""

    PLAIN = "plain"
    PERCENT = "percent"
    POINTS = "points"
    FRACTION = "fraction"
    ODDS = "odds"
    RATE = "rate"
    RATIO = "ratio"
    TIMES = "times"
    MULTIPLE = "multiple"
    EVERY = "every"
    NTH = "nth"
    MONEY = "money"


class Numeral(msgspec.Struct, frozen=True):
    """A number expression at ``[start, end)``; ``low`` and ``high`` are shares of 1 where it is a share, with their ``base``
    where it names one (5 in “two in five”), else plain values."""

    start: int
    end: int
    form: Form
    low: float
    high: float
    base: float = 0.0

    @property
    def share(self) -> bool:
        """Whether the values are shares of a whole."""
        return self.form in (Form.PERCENT, Form.FRACTION, Form.ODDS, Form.RATE, Form.NTH)


def value(text: str) -> float | None:
    """A number in figures or words (“1,200”, “twenty-five”, “half a million”); None for what is none."""
    words = text.strip().lower().replace("-", " ").split()
    total, scale = 0.0, 1.0
    for index, word in enumerate(words):
        singular = word.rstrip("s") if word not in ("tens", "ones") else word
        if word[0].isdigit():
            total += float(word.replace(",", "").replace("·", ".").rstrip("."))
        elif word in TENS or word in ONES:
            total += TENS.get(word, 0.0) + ONES.get(word, 0.0)
        elif singular in SCALES:
            scale *= SCALES[singular]
        elif word == "half" and total:
            total += 0.5  # “one and a half million”
        elif word in _FEW:
            total = total or 1.0 if word in ("a", "an") else _FEW[word]
        elif word not in ("of", "and") or not index:
            return None
    return (total or (1.0 if scale > 1 else 0.0)) * scale if words else None


def numerals(text: str) -> Iterator[Numeral]:
    """The number expressions of folded text, left to right."""
    done, pattern = 0, _pattern()
    for place in number_places(text):
        if place < done:
            continue
        lead = _ARTICLE.search(text, max(done, place - 16), place)
        match = (lead and pattern.match(text, lead.start())) or pattern.match(text, place)
        if match:
            done = match.end()
            yield _read(match)


def number_places(text: str) -> list[int]:
    """Where a figure or a number word stands in folded text; a quick look before the grammar is tried."""
    hits = _STARTS.find_matches_as_indexes(text)
    return [start for _, start, _ in hits if not start or not text[start - 1].isalnum()]


@cache
def _pattern() -> re.Pattern[str]:
    return compile_pattern(_BLANK.sub("", _NUMERAL), 0)


def _read(match: re.Match[str]) -> Numeral:
    part, start, end = match.groupdict(), match.start(), match.end()
    if part["every"]:
        nth = {"second": 2.0, "other": 2.0}.get(part["nth"] or "", _PARTS.get(part["nth"] or "", 0.0))
        if nth:
            return Numeral(start, end, Form.NTH, 1 / nth, 1 / nth, nth)
        gap = value(part["gap"] or "one") or 1.0
        return Numeral(start, end, Form.EVERY, gap, gap)
    if part["fraction"]:
        share = _fraction(match.group("fraction"), part["top"], part["part"])
        return Numeral(start, end, Form.FRACTION, share, share)
    if part["even"]:
        return Numeral(start, end, Form.ODDS, 0.5, 0.5, 100)
    if part["multiple"]:
        times = next(times for stem, times in _MULTIPLES.items() if match.group("multiple").startswith(stem))
        return Numeral(start, end, Form.MULTIPLE, times, times)
    low = value(part["low"]) or 0.0
    high = value(part["high"] or part["second"] or part["low"]) or low
    if part["high"] and high >= 1e3 > low:
        low *= prod(SCALES.get(word, 1.0) for word in part["high"].split())  # "three to five million"
    return _with_tail(match, part, low, high)


def _with_tail(match: re.Match[str], part: dict[str, str | None], low: float, high: float) -> Numeral:
    start, end = match.span()
    if part["percent"]:
        return Numeral(start, end, Form.PERCENT, low / 100, high / 100, 100)
    base = value(part["base"] or part["dash"] or part["group"] or part["unit"] or "") or 0.0
    if base:
        form = Form.RATE if part["unit"] else Form.ODDS
        return Numeral(start, end, form, low / base, high / base, base)
    if part["high"] and high < low and not part["percent"]:
        return Numeral(start, end, Form.RATIO, low, high)  # "two to one"
    if part["ratio"]:
        return Numeral(start, end, Form.RATIO, low, value(part["ratio"]) or 1.0)
    if part["times"] and "half" in part["times"]:
        low, high = low + 0.5, high + 0.5
    form = (
        Form.POINTS if part["points"] else Form.TIMES if part["times"] else Form.MONEY if part["money"] else Form.PLAIN
    )
    return Numeral(start, end, form, low, high)


def _fraction(text: str, top: str | None, bottom: str | None) -> float:
    if bottom:
        return (value(top or "a") or 1.0) / _PARTS[bottom]
    if text[0].isdigit():
        return int(text[0]) / max(int(text[2]), 1)
    return {"½": 1 / 2, "⅓": 1 / 3, "¼": 1 / 4, "⅔": 2 / 3, "¾": 3 / 4}.get(text, 0.5)
