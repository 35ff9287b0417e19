"""Whether the thing that a pointer names stands in the article: a table, a picture, a section, a tool.

A thing has a family (tables, pictures, films, tools, parts of the text) and each family its own evidence. Where the pointer
names a side (“below”, “above”), the thing must stand on that side. Own method.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from healthlint.document import Block, BlockKind, Document, InlineKind, fold
from healthlint.patterns import compile_pattern
from healthlint.similarity import content, tokens
from healthlint_rules.algorithms.structure import tables

TABLES = frozenset({"table", "chart", "grid", "timetable"})
PICTURES = frozenset(
    [
        "chart",
        "figure",
        "fig",
        "graph",
        "diagram",
        "picture",
        "image",
        "photo",
        "photograph",
        "illustration",
        "infographic",
        "drawing",
        "map",
        "slide",
        "sketch",
        "screenshot",
        "panel",
        "slideshow",
        "pictured",
        "illustrated",
        "flowchart",
        "timeline",
        "gallery",
    ]
)
FILMS = frozenset({"video", "clip", "animation", "film", "audio", "recording", "podcast"})
TOOLS = frozenset(
    [
        "calculator",
        "worksheet",
        "checklist",
        "quiz",
        "questionnaire",
        "form",
        "tool",
        "planner",
        "tracker",
        "widget",
        "template",
        "download",
        "button",
        "handout",
        "test",
        "leaflet",
        "pdf",
        "file",
    ]
)
AFTER = frozenset({"below", "following", "next", "underneath", "overleaf", "later"})
BEFORE = frozenset({"above", "previous", "preceding", "earlier"})
_EMBEDS = compile_pattern(r"<(?:iframe|video|audio|object|embed)\b|\{\{|\{%|youtu|vimeo")
_CONTROLS = compile_pattern(r"<(?:form|input|button|iframe|script|select)\b|\{\{|\{%")
_FILES = compile_pattern(r"\.(?:pdf|docx?|xlsx?)\b|download|calculator|quiz|tool|form")
_CAPTION = r"\W*{thing}\w*\.?\s*{number}(?!\w)"


def stands(document: Document, at: Block, thing: str, place: str, number: str) -> bool:
    """Whether such a thing stands where the pointer says; ``place`` and ``number`` may be empty."""
    if number:
        return _numbered(document, at, thing, number)
    side = _side(place)
    if thing in TABLES and _any_table(document, at, side):
        return True
    if thing in PICTURES:
        return _any_picture(document, at, side)
    if thing in FILMS:
        return bool(_EMBEDS.search(document.source))
    if thing in TOOLS:
        near = document.blocks[max(0, at.index - 3) : at.index + 4]
        links = any(_FILES.search(link.target) or _FILES.search(block.text) for block in near for link in block.links())
        return links or bool(_CONTROLS.search(document.source)) or _headed(document, thing)
    if thing in ("list", "steps", "points"):
        return any(_on_side(block, at, side) for block in document.blocks if block.list_place)
    return _headed(document, thing) or (thing in TABLES and side == 0 and bool(document.tables))


def _side(place: str) -> int:
    words = set(place.split())
    return 1 if words & AFTER else -1 if words & BEFORE else 0


def _on_side(block: Block, at: Block, side: int) -> bool:
    return side == 0 or (block.index - at.index) * side >= 0


def _any_table(document: Document, at: Block, side: int) -> bool:
    """A table, or lines that were one, or pipes that make none, on that side."""
    if any(_on_side(rows[0][0], at, side) for rows in document.tables.values() if rows and rows[0]):
        return True
    if any(block.text.count("|") > 2 for block in document.blocks if _on_side(block, at, side)):
        return True
    if "<table" in fold(document.source) and not document.tables:
        return True
    return any(_on_side(flat.lines[0].block, at, side) for flat in tables.find(document))


def _any_picture(document: Document, at: Block, side: int) -> bool:
    if any(
        mark.kind is InlineKind.IMAGE and _on_side(block, at, side)
        for block in document.blocks
        for mark in block.inlines
    ):
        return True
    source = document.source
    return any(sign in source for sign in ("![", "<img", "<figure", "<svg", "<picture", "{{", "{%")) and (
        document.format == "markdown" or side == 0
    )


def _numbered(document: Document, at: Block, thing: str, number: str) -> bool:
    """A caption or heading with the number, or as many things of the kind as it says."""
    label = re.compile(_CAPTION.format(thing=re.escape(thing[:3]), number=re.escape(number)), re.I)
    if any(label.match(block.text) for block in document.blocks if block is not at):
        return True
    if thing == "table" and number.isdigit():
        return len(document.tables) >= int(number)
    if thing in PICTURES:
        return _any_picture(document, at, 0)
    heading = re.compile(rf"\W*(?:{re.escape(thing)}\W+)?{re.escape(number)}(?!\w)", re.I)
    return any(s.heading and heading.match(s.heading.text) for s in document.sections)


def _headed(document: Document, thing: str) -> bool:
    return any(section.heading and thing in section.heading.folded for section in document.sections)


def headings(document: Document, at: Block, side: int = 0) -> Iterator[Block]:
    """Headings on one side of a block, of the article itself."""
    for section in document.sections:
        if section.heading and not section.heading.furniture and _on_side(section.heading, at, side):
            yield section.heading


def taken_up(document: Document, at: Block, about: set[str], side: int) -> bool:
    """Whether a heading on that side shares a content stem with what is spoken of, the topic of the article apart."""
    topic = set(content(tokens(fold(document.title_text))))
    wanted = about - topic
    return any(wanted & set(content(tokens(heading.folded))) for heading in headings(document, at, side))


def list_or_table_near(document: Document, at: Block) -> bool:
    """Whether a list or a table begins within the next three blocks."""
    near = document.blocks[at.index + 1 : at.index + 4]
    return any(block.kind in (BlockKind.LIST_ITEM, BlockKind.TABLE_CELL) for block in near)
