"""Tables in one run of text: “Ache 90% Fever 40% Rash 12%”, names and values in turn and no mark between them.

Four or more names in a row, each of which begins with a capital, ends with a value and is followed by the next, are rows. Values
are figures with or without a unit, or a dash; of dashes alone a table is believed only below words that look like headers, for
a list that lost its lines has dashes too. Own method.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from healthlint.patterns import compile_pattern
from healthlint_rules.algorithms.structure.table_lines import CONTACT, Flattened, Line

_VALUE = (
    r"(?:[<>≤≥~]?\s?[$€£]?\d[\d,]*(?:\.\d+)?(?:\s?[-–/]\s?\d[\d,]*(?:\.\d+)?| to \d[\d,]*(?:\.\d+)?)?"
    r"(?:\s?(?:%|percent|per cent|mg/d[Ll]|mmol/[Ll]|mc?g|µg|g|kg|IU|m[Ll]|oz|kcal|calories|grams|cups?|minutes?|hours?|days?|weeks?|months?|years?)(?![a-z]))?"
    r"|[-–—])"
)
_PAIR = compile_pattern(
    rf"(?P<name>[A-Z(0-9][^.;!?\n]{{2,140}}?)(?P<values>(?:\s+{_VALUE}){{1,6}})(?=\s+[A-Z(]|\s*$)", 0
)
_NEXT = re.compile(r"[0-9%–—-](?: ?[a-zA-Z/]{1,9})? [A-Z]")  # told fast
_ONE = re.compile(_VALUE)
_DATE = compile_pattern(
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december|figures?|tables?|chapters?|suite|box|room|p\.?o|"
    r"version|vol|volume|grades?|stages?|types?|phases?)$"
)
_SMALL = frozenset(("and", "or", "of", "the", "a", "an", "in", "on", "for", "to", "by", "with", "per", "vs"))
FEWEST = 4


def inline(line: Line) -> Flattened | None:
    """The table in a line of running text, if there is one."""
    text = line.text
    if len(text) < 60 or len(_NEXT.findall(text)) < FEWEST - 1 or len(CONTACT.findall(text)) > 1:
        return None
    for run in _runs(text):
        if len(run) >= FEWEST and (table := _table(line, text, run)) is not None:
            return table
    return None


def _runs(text: str) -> Iterator[list[re.Match[str]]]:
    """Pairs of a name and values that follow each other with nothing between."""
    run: list[re.Match[str]] = []
    for match in _PAIR.finditer(text):
        if run and text[run[-1].end() : match.start()].strip():
            yield run
            run = []
        run.append(match)
    if run:
        yield run


def _table(line: Line, text: str, run: Sequence[re.Match[str]]) -> Flattened | None:
    values = [_ONE.findall(match["values"]) for match in run]
    names = [match["name"].strip() for match in run]
    dashes = sum(value in ("-", "–", "—") for row in values for value in row)
    capitals = _cells(names[0])
    if dashes == sum(map(len, values)) and (len(run) < FEWEST + 1 or len(capitals) < 3):
        return None
    if any(_DATE.search(name) for name in names[1:]) or sum(len(name.split()) > 12 for name in names[1:]) > 0.1 * len(
        names
    ):
        return None
    if sum("," in name for name in names[1:]) > 0.5 * len(names):
        return None
    columns = 1 + max(map(len, values))
    header = _header(capitals, columns)
    first = (capitals[-1] if header else names[0], *values[0])
    rows = [first, *((name, *row) for name, row in zip(names[1:], values[1:], strict=True))]
    start = line.start + line.block.text[line.start : line.end].index(text)
    place = Line(line.block, start + run[0].start(), start + run[-1].end())
    return Flattened((place,), tuple([header, *rows] if header else rows), False)


def _cells(text: str) -> list[str]:
    """A text cut before each capital word that no small word leads to."""
    cells: list[list[str]] = []
    for word in text.split():
        if not cells or (word[0].isupper() and cells[-1][-1].lower() not in _SMALL):
            cells.append([])
        cells[-1].append(word)
    return [" ".join(cell) for cell in cells]


def _header(capitals: Sequence[str], columns: int) -> tuple[str, ...]:
    """The words before the first name as headers; none where nothing stands before it."""
    above = capitals[:-1]
    if not above:
        return ()
    if len(above) <= columns:
        return (*above, *[""] * (columns - len(above)))
    return (" ".join(above[: len(above) - columns + 1]), *above[len(above) - columns + 1 :])
