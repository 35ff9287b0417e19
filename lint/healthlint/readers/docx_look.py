"""Headings and lists that a writer has only made to look like it: bold lines, typed numbers and bullets. Own method."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from re import Match

import msgspec

from healthlint.document import Block, BlockKind, Inline, InlineKind, ListPlace, Segment
from healthlint.readers.plain import ITEM

SHORT = 14  # words; a longer line in bold is no heading
ENDS = (".", ",", ";", ":", "!")


def headings_by_look(blocks: list[Block]) -> None:
    """Where no paragraph has a heading's style, make short lines wholly in bold headings."""
    if any(block.kind is BlockKind.HEADING for block in blocks):
        return
    shown = [block for block in blocks if block.text.strip() and not block.furniture]
    for block in shown:
        bold = any(mark.kind is InlineKind.STRONG and _covers(mark, block.text) for mark in block.inlines)
        short = len(block.text.split()) <= SHORT and not block.breaks and not block.text.rstrip().endswith(ENDS)
        if block.kind is BlockKind.PARAGRAPH and bold and short:
            block.kind, block.level = BlockKind.HEADING, 1 if block is shown[0] else 2


def _covers(mark: Inline, text: str) -> bool:
    return not text[: mark.start].strip() and not text[mark.end :].strip()


def lists_by_look(blocks: list[Block]) -> None:
    """Make paragraphs in a row that begin with the same typed mark, or with numbers that count up, items of a list."""
    number = max((block.list_place.list_id for block in blocks if block.list_place), default=-1)
    for row in list(_rows(blocks)):
        number += 1
        for index, (block, mark) in enumerate(row):
            place = ListPlace(number, index, 0, mark[2][0].isdigit(), mark[2])
            blocks[block.index] = _without(block, mark.end(), place)


def _rows(blocks: list[Block]) -> Iterator[list[tuple[Block, Match[str]]]]:
    row: list[tuple[Block, Match[str]]] = []
    for block in [*blocks, None]:
        plain = block is not None and block.kind is BlockKind.PARAGRAPH and not block.furniture and not block.breaks
        mark = ITEM.match(block.text) if block and plain else None
        if row and not (mark and _follows(mark[2], row[-1][1][2])):
            if len(row) > 1:
                yield row
            row = []
        if block and mark:
            row.append((block, mark))


def _follows(mark: str, before: str) -> bool:
    if mark[0].isdigit() and before[0].isdigit():
        return mark[-1] == before[-1] and int(mark[:-1]) == int(before[:-1]) + 1
    return mark == before


def _without(block: Block, lead: int, place: ListPlace) -> Block:
    """The block as an item without its mark, which is the first ``lead`` characters."""
    segments = [
        Segment(
            max(0, segment.text_start - lead),
            segment.text_end - lead,
            segment.source_start + max(0, lead - segment.text_start),
            segment.source_end,
            segment.exact,
        )
        for segment in block.segments
        if segment.text_end > lead
    ]
    inlines = [
        msgspec.structs.replace(mark, start=max(0, mark.start - lead), end=max(0, mark.end - lead))
        for mark in block.inlines
    ]
    text = block.text[lead:]
    kind = BlockKind.LIST_ITEM
    return replace(block, kind=kind, text=text, segments=tuple(segments), inlines=tuple(inlines), list_place=place)
