"""Markdown to a document, by pyromark's exact source ranges.

Ranges arrive as UTF-8 bytes and leave this module as code points. Shortcodes and MDX expressions
are masked by filler of the same length before parsing, and the filler is cut out of the prose.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import pyromark

from healthlint.document import (
    Block,
    BlockKind,
    CellPlace,
    Comment,
    Document,
    Inline,
    InlineKind,
    ListPlace,
    Problem,
)
from healthlint.readers.builder import BlockBuilder, mark_references
from healthlint.readers.byte_map import ByteMap
from healthlint.readers.frontmatter import read_front_matter
from healthlint.readers.markdown_inline import Inlines
from healthlint.readers.masks import mask
from healthlint.readers.source import Source
from healthlint.span import Span

_OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_HEADING_ATTRIBUTES
)
COMMENT = re.compile(r"<!--(.*?)-->", re.S)
MDX_COMMENT = re.compile(r"\{/\*(.*?)\*/\}", re.S)
MARKER = re.compile(r"[ \t]*(\d{1,9}[.)]|[-+*])")
_BLOCKS = {
    "Paragraph": BlockKind.PARAGRAPH,
    "Heading": BlockKind.HEADING,
    "CodeBlock": BlockKind.CODE,
    "HtmlBlock": BlockKind.HTML,
}
_MARKS = {"Emphasis": InlineKind.EMPHASIS, "Strong": InlineKind.STRONG}


def read(path: str, source: Source) -> Document:
    """Read Markdown (``.md``, ``.mdx``) into a document."""
    text = source.text
    front, problem = read_front_matter(text)
    start = front.span.end if front else 0
    reader = _Reader(text, start, mdx=path.lower().endswith(".mdx"))
    reader.run()
    mark_references(reader.blocks)
    problems: list[Problem] = [problem] if problem else []
    return Document(
        path,
        text,
        "markdown",
        reader.blocks,
        front,
        tuple(reader.comments),
        tuple(problems),
        reader.table_spans,
    )


@dataclass
class _Reader(Inlines):
    mdx: bool = False
    blocks: list[Block] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    table_spans: dict[int, Span] = field(default_factory=dict)
    stack: list[tuple[str, Any]] = field(default_factory=list)
    marks: list[tuple[InlineKind, int, str]] = field(default_factory=list)
    lists: list[list[Any]] = field(default_factory=list)
    list_count: int = 0
    table_count: int = 0
    row: int = 0
    column: int = 0
    quotes: int = 0

    def run(self) -> None:
        body = self.text[self.start :]
        masked = mask(body, mdx=self.mdx)
        pattern = MDX_COMMENT if self.mdx else COMMENT
        for match in pattern.finditer(body):
            self.comments.append(Comment(match.group(1).strip(), self._span(match.start(), match.end())))
        # the masked text may differ in characters (one filler a byte), so bytes are mapped by the body
        position = ByteMap(body)
        parser = pyromark.Markdown(options=_OPTIONS)
        end = 0
        for event, where in parser.events_with_range(masked):
            low, high = position(where["start"]), position(where["end"])
            if isinstance(event, dict):
                ((name, value),) = event.items()
            else:
                name, value = event, None
            handler = getattr(self, f"on_{name.lower()}", None)
            if handler:
                handler(value, low, high)
            end = max(end, high)
        self.close(end)

    def _span(self, low: int, high: int) -> Span:
        return Span(self.start + low, self.start + high)

    # ---- blocks

    def open(self, kind: BlockKind, low: int, *, level: int = 0, cell: CellPlace | None = None) -> None:
        self.close(low)
        place = None
        name = ""
        if self.lists and kind is not BlockKind.HEADING and self.lists[-1][1] is not None:
            place = self.lists[-1][1]
        if kind is BlockKind.PARAGRAPH and place:
            kind = BlockKind.LIST_ITEM
        for container, value in self.stack:
            if container == "FootnoteDefinition":
                kind, name = BlockKind.FOOTNOTE, str(value)
        self.block = BlockBuilder(
            kind,
            self.start + low,
            level=level,
            list_place=place if kind is BlockKind.LIST_ITEM else None,
            cell_place=cell,
            quoted=self.quotes > 0,
            name=name,
        )

    def close(self, high: int) -> None:
        if self.block is None:
            return
        block = self.block.build(len(self.blocks), self.start + high)
        if block.text or block.cell_place:
            self.blocks.append(block)
        self.block = None
        self.marks.clear()
        self.superscript = None

    def prose(self, low: int) -> BlockBuilder:
        if self.block is None:
            self.open(BlockKind.PARAGRAPH, low)
        assert self.block is not None
        return self.block

    def on_start(self, value: Any, low: int, high: int) -> None:
        name: str
        data: Any
        name, data = next(iter(value.items())) if isinstance(value, dict) else (value, None)
        if name in ("Emphasis", "Strong", "Link"):
            target = data["dest_url"] if name == "Link" else ""
            self.marks.append((_MARKS.get(name, InlineKind.LINK), self.prose(low).length, target))
        elif name == "Image":
            block = self.prose(low)
            block.inlines.append(Inline(InlineKind.IMAGE, block.length, block.length, data["dest_url"]))
            self.silent += 1
        elif name != "Strikethrough":
            self.stack.append((name, data))
            self._start_block(name, data, low, high)

    def _start_block(self, name: str, data: Any, low: int, high: int) -> None:
        if name in _BLOCKS:
            self.open(_BLOCKS[name], low, level=int(data["level"][1]) if name == "Heading" else 0)
        elif name == "TableCell":
            place = CellPlace(self.table_count, self.row, self.column, self.row == 0)
            self.open(BlockKind.TABLE_CELL, low, cell=place)
        elif name == "Item":
            self._item(low)
        elif name in ("TableHead", "TableRow"):
            self.column = 0
        else:
            self.close(low)
        if name == "BlockQuote":
            self.quotes += 1
        elif name == "List":
            self.lists.append([self.list_count, None, -1, data is not None])
            self.list_count += 1
        elif name == "Table":
            self.table_spans[self.table_count] = self._span(low, high)
            self.row = 0

    def _item(self, low: int) -> None:
        self.close(low)
        current = self.lists[-1]
        current[2] += 1
        marker = MARKER.match(self.text, self.start + low)
        text = marker.group(1) if marker else ""
        current[1] = ListPlace(current[0], current[2], len(self.lists) - 1, current[3], text)

    def on_end(self, value: Any, low: int, high: int) -> None:
        name = next(iter(value)) if isinstance(value, dict) else value
        if name in ("Emphasis", "Strong", "Link"):
            if self.marks and self.block is not None:
                kind, start, target = self.marks.pop()
                self.block.inlines.append(Inline(kind, start, self.block.length, target))
            return
        if name == "Image":
            self.silent -= 1
            return
        if name == "Strikethrough":
            return
        self.stack.pop()
        if name == "TableCell":
            self.column += 1
        self.close(high)
        match name:
            case "BlockQuote":
                self.quotes -= 1
            case "List":
                self.lists.pop()
            case "TableHead" | "TableRow":
                self.row += 1
            case "Table":
                self.table_count += 1
