"""Numbers of a list, or of numbered headings, that skip or repeat one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from healthlint.diagnostic import Finding, Related
from healthlint.document import Block, BlockKind, Document
from healthlint.rule import Rule

_ITEM = re.compile(r"[ \t>]*(\d{1,3})[.)](?=\s|\\|$)")
_HEADING = re.compile(
    r"\W*(?:(?:step|tip|reason|sign|way|cause|stage|phase|part|mistake|exercise|rule|fact|myth)\s+)?#?(\d{1,2})\s?[.):–—-](?!\d)",
    re.I,
)
_STEP = re.compile(r"\W*(step|tip|reason|sign|way|mistake|exercise|myth)\s#?(\d{1,2})\s?[.):–—-](?!\d)", re.I)
Numbered = tuple[int, Block]


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """Yield each item whose number does not follow on the one before."""
    for row in [*_lists(document), *_headings(document)]:
        numbers = [number for number, _ in row]
        if len(set(numbers)) == 1 or len(row) < 3 or _mostly_broken(numbers):
            continue  # “1. 1. 1.” is a way to write a list
        for (last, before), (number, block) in pairwise(row):
            if number != last + 1 and rule.covers(block):
                values = {"match": block.text, "number": str(number), "last": str(last), "next": str(last + 1)}
                yield Finding(block.span(), values, related=(Related(before.span(), "the item before"),))


def _mostly_broken(numbers: Sequence[int]) -> bool:
    """Whether the numbers are no count at all: years, doses, clauses of a law."""
    steps = sum(later == number + 1 for number, later in pairwise(numbers))
    return 2 * steps < len(numbers) - 1 or numbers[0] > 1 + (numbers[0] == 0)


def _lists(document: Document) -> Iterator[list[Numbered]]:
    """The items of each ordered list by what stands in the source; a list that goes on after a paragraph is the same."""
    for items in document.lists.values():
        heads: dict[int, Block] = {}
        for block in items:
            if block.list_place and block.list_place.ordered and not block.reference:
                heads.setdefault(block.list_place.index, block)
        row = [
            (int(found.group(1)), block) for block in heads.values() if (found := _ITEM.match(_line(document, block)))
        ]
        if len(row) == len(heads):
            yield row


def _line(document: Document, block: Block) -> str:
    start = block.span_in_source.start
    return document.lines.line_span(document.lines.position(start).line).of(document.source)


def _headings(document: Document) -> Iterator[list[Numbered]]:
    """Numbered headings of one level under one parent."""
    rows: dict[tuple[str, ...], list[Numbered]] = {}
    for section in document.sections:
        heading = section.heading
        found = _HEADING.match(heading.text) if heading and heading.kind is BlockKind.HEADING else None
        if heading and found and heading is not document.title:
            rows.setdefault((str(heading.level), *section.path[:-1]), []).append((int(found.group(1)), heading))
        for block in section.blocks:  # “Step 2: Rinse”, as a paragraph of its own
            step = _STEP.match(block.text) if block.kind is BlockKind.PARAGRAPH and not block.reference else None
            if step:
                rows.setdefault((step.group(1).lower(), *section.path), []).append((int(step.group(2)), block))
    yield from rows.values()
