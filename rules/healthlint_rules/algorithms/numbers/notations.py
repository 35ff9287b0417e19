"""In which ways an article writes its dates, units and numbers. Own method.

A family is a table of notations that mean the same (“12 March 2021”, “March 12, 2021”); every use in the article's own prose is
counted. A quantity given in two notations at once (“5 kg (11 pounds)”) is a conversion and belongs to neither. Each notation has a
gate, a short pattern that begins with a rare character: the whole article is searched for gates first, and few hold two of a family.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate, pairwise

import msgspec

from healthlint.document import Block, BlockKind, Document
from healthlint.patterns import compile_pattern

_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december|"
    r"jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?"
)
_FIGURE = r"\d+(?:,\d{3})*(?:\.\d+)?"
_NUMBER = rf"(?<![\w.,/:$€£#-]){_FIGURE}(?:\s?(?:[-–]|to|or|and)\s?{_FIGURE})?"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_YEAR = r"(?:19|20)\d\d"
_COUNTED = r"(?=\s(?:[a-z-]+\s){0,2}?[a-z]+s\b|\s?(?:mg|mcg|kcal|iu|ml|g)\b|\s(?:people|children|men|women|of|had|have|were|are|did)\b)"
_TIME = r"(?:(?:minute|hour|day|week|month|year|cup|serving|meal|visit|session|tablet|patient|adult|participant)s|people|children|men|women)\b"
_TIMED = r"\s?(?:minute|hour|day|week|month|year|time|second|rep|glass|cup|pound|mile|step)(?:s|es)?\b"
_WORDS = r"(?:two|three|four|five|six|seven|eight|nine)"
# family → notation → gate and pattern over folded text; the rarer notations first
FAMILIES: dict[str, dict[str, tuple[str, str]]] = {
    "dates": {
        "figures with strokes": (r"/(?<=\d/)\d{1,2}/\d", rf"(?<![\w/.-])\d{{1,2}}/\d{{1,2}}/(?:{_YEAR}|\d\d)(?![\w/])"),
        "year-month-day": (r"-(?<=\d-)[01]\d-\d", rf"(?<![\w/.-]){_YEAR}-[01]\d-[0-3]\d(?![\w-])"),
        "figures with points": (r"\.(?<=\d\.)\d{1,2}\.\d{4}", rf"(?<![\w/.-])\d{{1,2}}\.\d{{1,2}}\.{_YEAR}(?![\w.])"),
        "month day, year": (
            rf"{_MONTH}\s\d{{1,2}}\b",
            rf"\b{_MONTH}\s{_DAY}(?![\w:/-]|\.\d|,\d|\s?%)(?:,?\s{_YEAR}\b)?",
        ),
        "day month year": (
            rf"{_MONTH}(?<=\d [a-z]{{3,9}}\.?|\d(?:th|st|nd|rd) [a-z]{{3,9}}\.?)",
            rf"(?<![\w.,/-]){_DAY}\s(?:of\s)?(?:(?!may\b|march\b){_MONTH}(?:,?\s{_YEAR}\b)?|(?:may|march),?\s{_YEAR}\b)",
        ),
    },
    "temperatures": {
        "degrees Celsius": (
            r"c(?<=°c)|c(?<=° c)|celsius|℃|centigrade",
            rf"{_NUMBER}\s?(?:°\s?c\b|degrees? (?:celsius|centigrade)|℃)",
        ),
        "degrees Fahrenheit": (r"f(?<=°f)|f(?<=° f)|fahrenheit|℉", rf"{_NUMBER}\s?(?:°\s?f\b|degrees? fahrenheit|℉)"),
    },
    "weights": {
        "kilograms": ("kg|kilo", rf"{_NUMBER}[\s-]?(?:kgs?|kilos?|kilograms?)\b"),
        "pounds": ("lb|pound", rf"{_NUMBER}[\s-]?(?:lbs?|pounds?)\b"),
    },
    "lengths": {
        "centimetres": ("cm|centimet", rf"{_NUMBER}[\s-]?(?:cms?|centimet(?:er|re)s?)\b"),
        "inches": ("inch", rf"{_NUMBER}[\s-]?inch(?:es)?\b"),
    },
    "distances": {
        "kilometres": ("km|kilomet", rf"{_NUMBER}[\s-]?(?:km|kilomet(?:er|re)s?)\b"),
        "miles": ("mile", rf"{_NUMBER}[\s-]?miles?\b"),
    },
    "volumes": {
        "litres": (r"liter|litre|l\b(?<=\d l)|l\b(?<=\dl)", rf"{_NUMBER}[\s-]?(?:l|lit(?:er|re)s?)\b"),
        "ounces": (
            "oz|ounce|quart|pint|gallon",
            rf"{_NUMBER}[\s-]?(?:(?:fl\.? ?|fluid )?(?:oz|ounces?)|quarts?|pints?|gallons?)\b",
        ),
    },
    "blood values": {
        "mmol/L": ("mmol", rf"{_NUMBER}\s?(?:mmol/l|millimoles per lit(?:er|re))\b"),
        "mg/dL": ("mg/dl|milligrams per deci", rf"{_NUMBER}\s?(?:mg/dl|milligrams per decilit(?:er|re))\b"),
    },
    "energy": {
        "kilojoules": ("kj|kilojoule", rf"{_NUMBER}\s?(?:kj|kilojoules)\b"),
        "calories": ("cal", rf"{_NUMBER}\s?(?:k?cal|(?:kilo)?calories)\b"),
    },
    "grams": {
        "milligrams": ("milligram", rf"{_NUMBER}[\s-]?milligrams?\b"),  # micrograms are better spelled out
        "mg": ("mg", rf"{_NUMBER}\s?mg(?![\w/])"),
    },
    "micrograms": {
        "µg": ("[µμ]g", rf"{_NUMBER}\s?[µμ]g(?![\w/])"),
        "mcg": ("mcg", rf"{_NUMBER}\s?mcg(?![\w/])"),
    },
    "kilograms": {
        "kilograms": ("kilogram", rf"{_NUMBER}[\s-]?kilograms?\b"),
        "kg": ("kg", rf"{_NUMBER}\s?kg(?![\w/])"),
    },
    "centimetres": {
        "centimetres": ("centimet", rf"{_NUMBER}[\s-]?centimet(?:er|re)s?\b"),
        "cm": ("cm", rf"{_NUMBER}\s?cm(?![\w/])"),
    },
    "percent signs": {
        "a blank before it": (r"%(?<=\d\s%)", r"\d\s%(?!\w)"),
        "no blank before it": (r"%(?<=\d%)", r"\d%(?!\w)"),
    },
    "millilitres": {
        "millilitres": ("millilit", rf"{_NUMBER}[\s-]?millilit(?:er|re)s?\b"),
        "ml": (r"ml\b", rf"{_NUMBER}\s?ml(?![\w/])"),
    },
    "clock units": {
        "min, hrs": (r"mins?\b|hrs?\b", rf"{_NUMBER}\s?(?:mins?|hrs?)\b(?!\.\w)"),
        "minutes, hours": ("minute|hour", rf"{_NUMBER}[\s-]?(?:minutes?|hours?)\b"),
    },
    "percentages": {
        "per cent": ("per cent", rf"{_NUMBER}\sper cent\b"),
        "%": ("%", rf"{_NUMBER}\s?%"),
        "percent": ("percent", rf"{_NUMBER}\spercent\b(?!age)"),
    },
    "thousands": {  # of four figures, which many style guides leave whole
        "a comma": (r",(?<=\d,)\d{3}\b", r"(?<![\w.,/$#-])[1-9],\d{3}(?![\d,]|\.\d)"),
        "no mark": (
            r"\d{4}\b",
            rf"(?<![\w.,/:$#-])(?<!\bin )(?!{_YEAR}\b|18\d\d\b)[1-9]\d{{3}}(?![\d,/-]|\.\d|\s\d){_COUNTED}",
        ),
    },
    "large numbers": {
        "a comma": (r",(?<=\d\d,)\d{3}\b", r"(?<![\w.,/$#-])[1-9]\d{1,2}(?:,\d{3})+(?![\d,]|\.\d)"),
        "no mark": (r"\d{5,7}\b", rf"(?<![\w.,/:$#-])[1-9]\d{{4,6}}(?![\d,/-]|\.\d|\s\d){_COUNTED}"),
        "a blank": (
            r"[\u00a0\u202f ](?<=\d.)\d{3}\b",
            r"(?<![\w.,/$#-])(?<!\d\s)[1-9]\d{0,2}(?:[\u00a0\u202f ]\d{3})+(?![\w,-]|\.\d)" + _COUNTED,
        ),
    },
    "decimals": {
        "a comma": (
            r",(?<=\d,)\d{1,2}\b",
            r"(?<![\w.,/:(-])\d{1,3},\d{1,2}(?=\s?(?:[mk]?g|[cmk]?m|m?l|%|°)(?!\w)|\s(?:percent|[a-z]+[^s\W]s)\b)",
        ),
        "a point": (r"\.(?<=\d\.)\d", r"(?<![\w.,/:-])\d{1,3}\.\d{1,2}(?![\w.,-])"),
    },
    "ranges": {
        "a dash": (r"[-–](?<=\d[-– ])\s?\d|[-–](?<=\d\s[-–])", rf"(?<![\w.,/:-])\d{{1,3}}\s?[-–]\s?\d{{1,3}}{_TIMED}"),
        "“to”": (r" to (?<=\d to )\d", rf"(?<!from )(?<!between )(?<![\w.,/:-])\d{{1,3}} to \d{{1,3}}{_TIMED}"),
    },
    "times of day": {
        "24 hours": (
            r":[0-5]\d\b",
            r"(?<=at |by |to )(?:1[3-9]|2[0-3]):[0-5]\d(?![\w:])|(?<=from |till )(?:1[3-9]|2[0-3]):[0-5]\d(?![\w:])",
        ),
        "a.m., p.m.": (r"\.m\.", r"(?<![\w.])\d{1,2}(?:[:.]\d\d)?\s?[ap]\.m\."),
        "am, pm": (r"m\b(?<=\d[ap]m)|m\b(?<=\d [ap]m)", r"(?<![\w.])\d{1,2}(?:[:.]\d\d)?\s?[ap]m\b"),
    },
    "small numbers": {
        "figures": (rf"[2-9] {_TIME}", rf"(?<![\w.,/:$-])(?<!\dto )[2-9]\s{_TIME}"),
        "words": (rf"{_WORDS} {_TIME}", rf"(?<![\w.,-]){_WORDS}\s{_TIME}"),
    },
}
_DIGIT = re.compile("[0-9]")
PAIRS = frozenset(
    {"temperatures", "weights", "lengths", "distances", "volumes", "blood values", "energy"}
)  # often converted
# what stands between a quantity and the same in another unit
_SAME = compile_pattern(
    r"[\s,;(\[/=≈~–-]*(?:(?:or|about|approximately|roughly|around|nearly|just|over|under|which|that|is|equals?|equivalent|to|a|the|of|i\.e\.)\b[\s,.]*)*"
)
_OPEN = compile_pattern(r"[(\[][^)\]]*$")


class Use(msgspec.Struct, frozen=True):
    """One use of a notation at ``[start, end)`` of a block's prose."""

    block: Block
    start: int
    end: int
    notation: str

    @property
    def text(self) -> str:
        return self.block.text[self.start : self.end]


class _Prose:
    """Blocks of prose as one text."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = blocks
        self.text = "\n".join(block.folded for block in blocks)
        self.starts = [0, *accumulate(len(block.text) + 1 for block in blocks)]

    def uses(self, family: str) -> list[Use]:
        """The uses of a family, conversions apart."""
        row = []
        for notation, (_, pattern) in FAMILIES[family].items():
            for match in compile_pattern(pattern, 0).finditer(self.text):
                number = bisect_right(self.starts, match.start()) - 1
                low = self.starts[number]
                if match.end() >= self.starts[number + 1]:  # the next block goes on by chance
                    continue
                row.append(Use(self.blocks[number], match.start() - low, match.end() - low, notation))
        row.sort(key=lambda use: (use.block.index, use.start))
        return _without_conversions(row) if family in PAIRS else row


def mixed(document: Document) -> dict[str, list[Use]]:
    """The uses of each family of which the article has two notations or more, in order."""
    blocks = [
        block
        for block in document.prose()
        if block.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM) and not block.quoted and not block.reference
    ]
    figures = _Prose([block for block in blocks if _DIGIT.search(block.text)])
    if not figures.blocks:
        return {}
    prose = dict.fromkeys(FAMILIES, figures) | {"small numbers": _Prose(blocks)}
    found = {family: part.uses(family) for family, part in prose.items() if _may_mix(part.text, family)}
    return {family: uses for family, uses in found.items() if len({use.notation for use in uses}) > 1}


def _may_mix(text: str, family: str) -> bool:
    """Whether the gates of two notations are in a text."""
    missing = len(FAMILIES[family]) - 2
    for gate, _ in FAMILIES[family].values():
        if compile_pattern(gate, 0).search(text) is None:
            missing -= 1
            if missing < 0:
                return False
    return True


def _without_conversions(row: Sequence[Use]) -> list[Use]:
    converted = set()
    for index, (one, other) in enumerate(pairwise(row)):
        if one.block is other.block and one.notation != other.notation:
            between = one.block.folded[one.end : other.start]
            if _SAME.fullmatch(between):
                converted |= {index, index + 1}
            elif _OPEN.search(between):
                converted.add(index + 1)
        elif one.block is other.block and index in converted and ")" not in one.block.text[one.end : other.start]:
            converted.add(index + 1)  # “(50 °F to 59 °F)”
    return [use for index, use in enumerate(row) if index not in converted]
