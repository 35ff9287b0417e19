"""A bare number in a column whose other cells all have the same unit, and whose header names none. Own method."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from healthlint.diagnostic import Finding
from healthlint.document import Block, Document
from healthlint.rule import Rule

_NUMBER = r"\d[\d,]*(?:\.\d+)?"
WITH_UNIT = re.compile(
    rf"^[<>≤≥~]?\s?(?P<sign>[$€£])?{_NUMBER}(?:\s?(?:[-–]|to)\s?[$€£]?{_NUMBER})?\s?"
    r"(?P<unit>%|(?!st\b|nd\b|rd\b|th\b)[a-zµ°]{1,2}[a-zA-Z]{0,3}(?:/[a-zA-Z]+)?|percent|grams?|calories|cups?|minutes?|hours?|days?|weeks?|months?|years?)?\.?$"
)
BARE = re.compile(rf"^{_NUMBER}$")
NAMED = re.compile(
    r"[(%$€£/]|\b(?:per|percent|unit|score|ratio|rank|year|age|number|count|rating|grade|step|stage)s?\b", re.I
)
FEWEST = 3  # cells with the unit


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """Yield each bare number that is the odd one of its column; at most one in four cells may be so."""
    for rows in document.tables.values():
        for column in _columns(rows):
            yield from _odd(column)


def _columns(rows: Sequence[Sequence[Block]]) -> Iterator[list[Block]]:
    columns: dict[int, list[Block]] = {}
    for row in rows:
        for cell in row:
            if cell.cell_place and cell.cell_place.width == 1:
                columns.setdefault(cell.cell_place.column, []).append(cell)
    yield from (column for number, column in columns.items() if number)


def _odd(column: Sequence[Block]) -> Iterator[Finding]:
    header, body = column[0], column[1:]
    if NAMED.search(header.text):
        return
    units: Counter[str] = Counter()
    bare = []
    for cell in body:
        text = cell.text.strip()
        if BARE.match(text):
            bare.append(cell)
        elif match := WITH_UNIT.match(text):
            units[match["sign"] or match["unit"] or ""] += 1
        elif text and not text.strip("-–—").isalpha():
            units["other"] += 1
    if len(units) != 1 or not bare:
        return
    ((unit, often),) = units.items()
    if unit in ("", "other") or often < FEWEST or len(bare) * 3 > often:
        return
    for cell in bare:
        if float(cell.text.replace(",", "")):  # nought needs no unit
            yield Finding(
                cell.span(), {"match": cell.text.strip(), "unit": unit, "header": " ".join(header.text.split())}
            )
