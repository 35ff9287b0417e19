"""Parts that do not add up to their whole.

Method: in a sentence, a count of a total with its percentage (“12 of 40 (25 %)”), and groups of a total (“of the 40 people, 25 … and 20
did not”); in a table, a total row or column beside figures of one kind. Rounding is allowed for: half a unit of the last digit for each
part. Own method.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from healthlint.annotations import Sentence
from healthlint.diagnostic import Finding
from healthlint.document import Block, Document
from healthlint.kinds.expressions import usable
from healthlint.patterns import compile_pattern
from healthlint.rule import Rule
from healthlint_rules.algorithms.numbers.numerals import Form, Numeral, numerals, value
from healthlint_rules.algorithms.numbers.statistics import numbered

_SHARE = re.compile(r"\s?(?:[a-z]+\s){0,3}?\((?P<at>(?:or\s|about\s)?(?P<percent>\d+(?:\.\d+)?)\s?(?:%|per\s?cent))\)?")
_GROUP = compile_pattern(
    r"(?:^|[,;:]\s|\band\s)(?:of|among)\s(?:(?:the|all|these|those|our|its)\s){0,2}(?P<total>\d[\d,]*|[a-z]+(?:-[a-z]+)?)\s(?:[a-z-]+\s){0,2}?[a-z]+s?(?:\s[^,;.]{0,50})?,\s(?P<rest>[^.;]+)",
    0,
)
_PART = compile_pattern(
    r"(?:^|\band\s|,\s|\bwhile\s|\bbut\s)(?:the\s(?:other|remaining)\s)?(?P<part>\d[\d,]*|[a-z]+(?:-[a-z]+)?)\s(?!(?:of|days?|weeks?|months?|years?|times|hours?|minutes?|percent)\b)(?=[a-z])",
    0,
)
_CLOSED = re.compile(r"\b(?:the\s(?:other|remaining|rest)|did not|didn't|had not|was not|were not)\b")
_TOTAL = re.compile(r"^\W*(?:grand\s)?(?:total|sum|all|overall)\b", re.I)
_CELL = re.compile(
    r"^\W*(?P<money>[$€£])?\s?(?P<number>\d{1,3}(?:,\d{3})+|\d+)(?P<decimals>\.\d+)?\s?(?P<percent>%|per\s?cent)?\W*$",
    re.I,
)


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """The percentage, the last part or the total that is wrong."""
    for sentence in numbered(document):
        if rule.covers(sentence.block):
            for start, end, values in (*_shares(sentence), *_groups(sentence)):
                if usable(rule, sentence, start, end):
                    quote = sentence.text[start:end]
                    variant = "share" if "total" not in values else None
                    yield Finding(sentence.span(start, end), {"match": quote, **values}, variant=variant)
    for rows in document.tables.values():
        yield from _tables(rows)


def _shares(sentence: Sentence) -> Iterator[tuple[int, int, dict[str, str]]]:
    text = sentence.folded
    if "(" not in text or not ("%" in text or "cent" in text):
        return
    for number in numerals(text):
        match = _SHARE.match(text, number.end)
        if match and number.form is Form.ODDS and number.low == number.high:
            said, real = float(match.group("percent")), 100 * number.low
            if abs(said - real) > _tolerance(text, number, match.group("percent")):
                yield (
                    match.start("at"),
                    match.end("at"),
                    {"whole": sentence.text[number.start : number.end], "right": f"{real:.0f}%"},
                )


def _tolerance(text: str, number: Numeral, percent: str) -> float:
    """Percentage points that rounding allows; “more than one in four (28 %)” is no sum."""
    if number.base <= 10 or re.search(
        r"\b(?:than|over|under|nearly|almost|about|around|up to|some|roughly|approximately|least)\s$",
        text[: number.start],
    ):
        return 50 / number.base
    return 0.6 if "." in percent else 1.0


def _groups(sentence: Sentence) -> Iterator[tuple[int, int, dict[str, str]]]:
    if "," not in sentence.folded or not ("of " in sentence.folded or "among " in sentence.folded):
        return
    match = _GROUP.search(sentence.folded)
    total = value(match.group("total")) if match else None
    if not match or not total:
        return
    parts = [(part, value(part.group("part"))) for part in _PART.finditer(match.group("rest"))]
    known = [(part, number) for part, number in parts if number]
    if len(known) <= 1 or "%" in match.group("rest") or "percent" in match.group("rest"):
        return
    added = sum(number for _, number in known)
    closed = bool(_CLOSED.search(match.group("rest")))
    if added > total or (closed and added != total):
        last = known[-1][0]
        low = match.start("rest") + last.start("part")
        yield low, match.start("rest") + last.end("part"), {"total": f"{total:,.0f}", "sum": f"{added:,.0f}"}


def _tables(rows: list[list[Block]]) -> Iterator[Finding]:
    for lines in (rows, _turned(rows)):
        body = [line for line in lines if line]
        if len(body) <= 3 or not _TOTAL.match(body[-1][0].text):
            continue
        for column in range(1, min(map(len, body))):
            cells = [_CELL.match(line[column].text) for line in body[1:]]
            if None in cells:
                continue
            yield from _column([cell for cell in cells if cell], body[-1][column])


def _column(cells: list[re.Match[str]], total: Block) -> Iterator[Finding]:
    if len({(bool(cell.group("money")), bool(cell.group("percent"))) for cell in cells}) > 1:
        return
    numbers = [float(cell.group("number").replace(",", "") + (cell.group("decimals") or "")) for cell in cells]
    places = max(len(cell.group("decimals") or ".") - 1 for cell in cells)
    added, said = sum(numbers[:-1]), numbers[-1]
    rounded = cells[0].group("percent") or places
    if abs(added - said) > (len(numbers) * 0.5 * 10**-places if rounded else 0.0) + 1e-9:
        yield Finding(
            total.span(),
            {"match": total.text.strip(), "total": total.text.strip(), "sum": f"{added:,.{places}f}"},
            variant="table",
        )


def _turned(rows: list[list[Block]]) -> list[list[Block]]:
    """Columns of the table as rows; empty where the table is ragged."""
    return [list(column) for column in zip(*rows, strict=True)] if len({len(row) for row in rows}) == 1 else []
