"""Lines that name the source of what stands around them: a caption, a “Source:” line, the lead of a section.

Method: a table takes the source of the caption right before it, of the line right below it and of the other cells of a row;
a paragraph or list that of a “Source:” line right below it; every block of a section that of an opening paragraph which
says that the figures of the section come from there. Own method, after the AMA Manual of Style, 4.1 (source notes of tables).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from healthlint.document import Block, BlockKind, Document
from healthlint.patterns import compile_pattern

# “Source:” is a source by its own words when a name, a number or a link follows
_SOURCE_LINE = compile_pattern(
    r"^\W*(?:(?i:(?:data )?sources?|ref(?:erence)?s?\.?|data|figures|statistics|credit|evidence)\s?:|(?i:adapted|taken|reproduced) from\b)\W*(?:the |an? )?[A-Z\d]",
    0,
)
_LONE = compile_pattern(
    r"^\((?:[A-Z][\w’'&.-]*,? (?:(?:and|of|for|the|et al\.?),? )*){1,8}(?:19|20)\d\d[a-z]?\)\.?$", 0
)
_CREDIT = compile_pattern(r"^\W*[—–]\s?[A-Z][^.!?]*\b(?:19|20)\d\d\b", 0)
_INLINE_SOURCE = compile_pattern(r"(?i:\bsources?|\badapted from):?\s(?:the )?[A-Z\d]", 0)
_FIGURES = r"(?:figures?|numbers?|rates?|data|statistics|percentages?|estimates?|shares?)"
_LEAD = compile_pattern(
    rf"\b{_FIGURES}\b[^.;]{{0,60}}?\b(?:here|below|in (?:this|the following|the next) (?:section|part|chapter|article|table|paragraphs?)|that follow)\b|"
    rf"\b(?:following|next|these) {_FIGURES}\b|"
    r"\b(?:unless|except where|where not) (?:\w+ )?(?:stated|noted|indicated|given|marked)\b|"
    r"\bwhere no (?:\w+ )?(?:source|reference|citation)\b|"
    r"\b(?:this (?:section|part|chapter|overview)|(?:what follows|the following)) (?:\w+ )?(?:draws on|based on|relies on|follows|summari[sz]es|uses|comes from|taken from)\b",
    re.I,
)


def names_source(block: Block) -> bool:
    """Whether a block is a source line that names something."""
    return says_source(block.text) or bool(block.quoted and _CREDIT.match(block.text))


def says_source(text: str) -> bool:
    """Whether a line or a sentence is a source by its own words, as “Source: Oslo Foot Survey” is."""
    return bool(_SOURCE_LINE.match(text) or _LONE.match(text))


def caption_names_source(block: Block) -> bool:
    """Whether a caption holds a note such as “(source: Name)”."""
    return bool(_INLINE_SOURCE.search(block.text))


def source_line(document: Document, block: Block) -> Block | None:
    """The source line right below a block, or below the table or list it belongs to."""
    for after in document.blocks[block.index + 1 :]:
        if _same_group(block, after):
            continue
        return after if after.kind is BlockKind.PARAGRAPH and names_source(after) else None
    return None


def caption(document: Document, block: Block) -> Block | None:
    """The paragraph right above the table of a cell."""
    if block.cell_place is None:
        return None
    first = document.tables[block.cell_place.table_id][0][0].index
    before = document.blocks[first - 1] if first else None
    return before if before and before.kind is BlockKind.PARAGRAPH else None


def row_mates(document: Document, block: Block) -> Iterator[Block]:
    """The other cells of a cell's row."""
    if place := block.cell_place:
        yield from (cell for cell in document.tables[place.table_id][place.row] if cell is not block)


def section_lead(document: Document, block: Block) -> Block | None:
    """The first paragraph of a block's section, if it says where the figures of the section come from."""
    lead = None
    for before in reversed(document.blocks[: block.index]):
        if before.kind is BlockKind.HEADING:
            break
        lead = before
    return lead if lead and lead.kind is BlockKind.PARAGRAPH and _LEAD.search(lead.text) else None


def _same_group(block: Block, other: Block) -> bool:
    if block.cell_place and other.cell_place:
        return block.cell_place.table_id == other.cell_place.table_id
    return bool(block.list_place and other.list_place and block.list_place.list_id == other.list_place.list_id)
