"""Markdown to a document, by pyromark's exact source ranges.

Ranges arrive as UTF-8 bytes and leave this module as code points. Shortcodes and MDX expressions
are masked by filler of the same length before parsing, and the filler is cut out of the prose.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import accumulate
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
from healthlint.readers.frontmatter import read_front_matter
from healthlint.readers.source import Source
from healthlint.span import Span

_OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_HEADING_ATTRIBUTES
)
FILLER = "\x01"
OBJECT = "\ufffc"  # stands in prose for what is not words: inline code
SHORTCODE = re.compile(
    r"\{\{[<%].*?[%>]\}\}|\{%.*?%\}|\{\{(?!\{)[^{}\n]*\}\}|^[ \t]*:::.*?$"
    r"|\{:[^{}\n]*\}|\{[.#][\w-][^{}\n]*\}|(?<=[)\]>*])\{[^{}\n]*=[^{}\n]*\}",  # attribute lists
    re.M | re.S,
)
MDX = re.compile(r"^(?:import|export)\b(?=[^\n]*(?:['\"{(]|default\b))[^\n]*$|\{(?:[^{}]|\{[^{}]*\})*\}", re.M)
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


def mask(text: str, *, mdx: bool) -> str:
    """Overwrite template marks by filler of the same number of bytes; line ends stay."""

    def fill(match: re.Match[str]) -> str:
        lines = match.group().encode().split(b"\n")
        return "\n".join(FILLER * len(line) for line in lines)

    if "{" in text or ":::" in text:
        text = SHORTCODE.sub(fill, text)
        if mdx:
            text = MDX_COMMENT.sub(fill, text)
    return MDX.sub(fill, text) if mdx else text


class _ByteMap:
    """UTF-8 byte offsets to code point offsets; only non-ASCII characters cost anything."""

    def __init__(self, text: str) -> None:
        self._ends: list[int] = []
        self._extra: list[int] = [0]
        if text.isascii():
            return
        extra = 0
        for match in re.finditer(r"[^\x00-\x7f]", text):
            width = len(match.group().encode("utf-8", "surrogatepass"))
            extra += width - 1
            self._ends.append(match.end() + extra)
            self._extra.append(extra)

    def __call__(self, offset: int) -> int:
        return offset - self._extra[bisect_right(self._ends, offset)]


@dataclass
class _Reader:
    text: str
    start: int
    mdx: bool
    blocks: list[Block] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    table_spans: dict[int, Span] = field(default_factory=dict)
    block: BlockBuilder | None = None
    stack: list[tuple[str, Any]] = field(default_factory=list)
    marks: list[tuple[InlineKind, int, str]] = field(default_factory=list)
    lists: list[list[Any]] = field(default_factory=list)
    list_count: int = 0
    table_count: int = 0
    row: int = 0
    column: int = 0
    quotes: int = 0
    silent: int = 0
    superscript: int | None = None

    def run(self) -> None:
        body = self.text[self.start :]
        masked = mask(body, mdx=self.mdx)
        pattern = MDX_COMMENT if self.mdx else COMMENT
        for match in pattern.finditer(body):
            self.comments.append(Comment(match.group(1).strip(), self._span(match.start(), match.end())))
        # the masked text may differ in characters (one filler a byte), so bytes are mapped by the body
        position = _ByteMap(body)
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

    # ---- inlines

    def on_text(self, text: str, low: int, high: int) -> None:
        if self.silent:
            return
        block = self.prose(low)
        start, end = self.start + low, self.start + high
        if FILLER in text:
            ends = accumulate(len(part) for part in re.split(f"({FILLER}+)", text))
            self._masked_text(block, text, start, list(ends))
            return
        block.add(text, start, end, exact=self.text[start:end] == text)

    def _masked_text(self, block: BlockBuilder, text: str, start: int, ends: list[int]) -> None:
        """Add a run of text without its filler; filler counts bytes, the source characters."""
        offset = start
        low = 0
        for end in ends:
            part = text[low:end]
            low = end
            if part.startswith(FILLER):
                taken = 0
                while taken < len(part):
                    taken += len(self.text[offset].encode("utf-8", "surrogatepass"))
                    offset += 1
            elif part:
                exact = self.text[offset : offset + len(part)] == part
                block.add(part, offset, offset + len(part), exact=exact)
                offset += len(part)

    def on_code(self, text: str, low: int, high: int) -> None:
        if self.silent:
            return
        block = self.prose(low)
        block.inlines.append(Inline(InlineKind.CODE, block.length, block.length + 1))
        block.add(OBJECT, self.start + low, self.start + high, exact=False)

    def on_softbreak(self, _: None, low: int, high: int) -> None:
        if not self.silent:
            self.prose(low).add_break(self.start + low, self.start + high)

    on_hardbreak = on_softbreak

    def on_footnotereference(self, name: str, low: int, high: int) -> None:
        block = self.prose(low)
        block.inlines.append(Inline(InlineKind.FOOTNOTE_REFERENCE, block.length, block.length, name))

    def on_inlinehtml(self, tag: str, low: int, high: int) -> None:
        lowered = tag.lower()
        if lowered.startswith("<br"):
            self.on_softbreak(None, low, high)
        elif lowered.startswith("<sup") and self.block:
            self.superscript = self.block.length
        elif lowered.startswith("</sup") and self.block and self.superscript is not None:
            mark = Inline(InlineKind.SUPERSCRIPT, self.superscript, self.block.length)
            self.block.inlines.append(mark)
            self.superscript = None

    def on_html(self, _: str, low: int, high: int) -> None:
        start, end = self.start + low, self.start + high
        self.prose(low).add(self.text[start:end], start, end, exact=True)
