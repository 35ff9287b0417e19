"""Numbers of a table without a unit. Own method.

A bare number in a column whose other cells all have the same unit, or a column of bare numbers under something that is measured
(a nutrient, a dose, a length, a blood value), where header, first column and the lines around the table name no unit.
"""

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
FIRST = re.compile(_NUMBER)
RANGE = re.compile(rf"^[<>≤≥~]?\s?{_NUMBER}(?:\s?(?:[-–]|to)\s?{_NUMBER})?$")
NAMED = re.compile(
    r"[(%$€£/]|\b(?:per|percent|unit|score|ratio|rank|year|age|number|count|rating|grade|step|stage)s?\b", re.I
)
MEASURED = re.compile(
    r"\b(?:iron|calcium|sodium|potassium|magnesium|zinc|phosphorus|iodine|selenium|fib(?:er|re)|sugars?|protein|(?:saturated |trans )?fats?|carb(?:s|ohydrates?)|"
    r"cholesterol|caffeine|alcohol|salt|folate|folic acid|vitamin [a-k]\d*|omega-3|iodine|energy|water|fluids?|dos(?:e|age)|strength|weight|height|length|width|"
    r"depth|thickness|diameter|waist|volume|duration|temperature|distance|speed|pressure|glucose|blood sugar|ldl|hdl|triglycerides|creatinine|h(?:a)?emoglobin|"
    r"ferritin|intake|concentration|half-life|onset|recovery|waiting time|time|prevalence|incidence|proportion|share)\b(?! (?:class|group|type|points?|stars?))",
    re.I,
)
UNIT = re.compile(
    r"[%$€£°]|\b(?:[mkµμ]?g|mcg|[md]?l|[mck]?m|mm ?hg|k?cal|kj|iu|bpm|mmol|lbs?|oz|percent|(?:milli|micro|kilo)?(?:grams?|lit(?:er|re)s?|met(?:er|re)s?|joules?)|"
    r"centimet(?:er|re)s?|(?:kilo)?calories|pounds?|ounces?|inch(?:es)?|feet|miles?|cups?|spoons?|tablespoons?|teaspoons?|glasses|seconds?|minutes?|hours?|days?|weeks?|"
    r"months?|celsius|fahrenheit|degrees|units?|dollars)\b",
    re.I,
)
FEWEST = 2  # cells with the unit, or bare cells of a whole column


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """Yield each bare number that is the odd one of its column, at most one in three cells, and each header over bare numbers alone."""
    for rows in document.tables.values():
        for column in _columns(rows):
            yield from _odd(column)
            if _all_bare(column) and not _unit_beside(document, rows):
                header = " ".join(column[0].text.split())
                yield Finding(column[0].span(), {"match": header, "example": column[1].text.strip()}, variant="column")


def _all_bare(column: Sequence[Block]) -> bool:
    """Whether a column of something measured holds bare numbers and nothing else, and no mere count from 1."""
    header, cells = column[0].text, [cell.text.strip() for cell in column[1:] if re.search(r"\w", cell.text)]
    if len(cells) < FEWEST or not MEASURED.search(header) or NAMED.search(header) or UNIT.search(header):
        return False
    if not all(BARE.match(cell) or RANGE.match(cell) for cell in cells):
        return False
    return cells != [str(number) for number in range(1, len(cells) + 1)]


def _unit_beside(document: Document, rows: Sequence[Sequence[Block]]) -> bool:
    """Whether the first column or a line right before or behind the table names a unit."""
    cells = [cell for row in rows for cell in row]
    around = [
        *document.blocks[max(0, cells[0].index - 1) : cells[0].index],
        *document.blocks[cells[-1].index + 1 :][:1],
    ]
    first = [row[0] for row in rows[1:] if row and UNIT.search(row[0].text)]
    return 2 * len(first) > len(rows) or any(UNIT.search(block.text) for block in around)


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
    bare, values = [], []
    for cell in body:
        text = cell.text.strip()
        if BARE.match(text):
            bare.append(cell)
        elif match := WITH_UNIT.match(text):
            units[match["sign"] or match["unit"] or ""] += 1
            values.append(float(FIRST.search(text)[0].replace(",", "")))  # type: ignore[index]
        elif text and not text.strip("-–—").isalpha():
            units["other"] += 1
    if len(units) != 1 or not bare:
        return
    ((unit, often),) = units.items()
    if unit in ("", "other") or often < FEWEST or len(bare) * 2 > often:
        return
    for cell in bare:
        value = float(cell.text.replace(",", ""))
        # nought needs no unit, and beside two others alone a number must be of their size
        if value and (often > FEWEST or min(values) / 2 <= value <= 2 * max(values)):
            yield Finding(
                cell.span(), {"match": cell.text.strip(), "unit": unit, "header": " ".join(header.text.split())}
            )
