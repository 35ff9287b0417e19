"""HTML to a document, by the standard library's parser, whose positions are exact.

End tags that HTML lets one leave out are implied by a block stack. The article is what stands in ``<article>`` or
``<main>``, else the page without its navigation, asides, headers and footers; the rest is page furniture.
"""

from __future__ import annotations

from healthlint.document import Block, BlockKind, Document, Inline, InlineKind, ListPlace
from healthlint.readers.builder import BlockBuilder, mark_references
from healthlint.readers.html_furniture import CONTAINERS, HOLDERS, REFERENCES, Part, kind_of, mark_furniture
from healthlint.readers.html_prose import Prose
from healthlint.readers.html_tables import Table
from healthlint.readers.html_tags import (
    BLOCKS,
    CELLS,
    FURNITURE,
    HEADINGS,
    IMPLIED,
    ITEMS,
    LISTS,
    MAIN,
    MARKS,
    VOID,
)
from healthlint.readers.masks import mask_page
from healthlint.readers.source import Source
from healthlint.span import Span


def read(path: str, source: Source) -> Document:
    """Read HTML into a document; metadata, JSON-LD included, become its front matter."""
    reader = _Reader(source.text)
    reader.feed(mask_page(source.text, astro=path.lower().endswith(".astro")))
    reader.close()
    reader.finish(len(source.text))
    blocks = reader.blocks
    mark_furniture(blocks, reader.parts_of)
    mark_references(blocks)
    front = reader.metadata.front_matter()
    return Document(path, source.text, "html", blocks, front, tuple(reader.comments), table_spans=reader.table_spans)


class _Reader(Prose):
    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.blocks: list[Block] = []
        self.parts: list[Part] = []  # the named parts of the page that are open
        self.parts_of: list[tuple[Part, ...]] = []  # those of each block
        self._part_count = 0
        self.marks: list[tuple[str, int, str]] = []
        self.references: int | None = None  # depth of the element that holds the list of references
        self.lists: list[list[int]] = []  # list id and index of the current item
        self.list_count = 0
        self.tables: list[Table] = []
        self.table_count = 0
        self.table_spans: dict[int, Span] = {}

    def finish(self, end: int) -> None:
        """End what is open at the end of the file."""
        self.end_block(end)
        for table in self.tables:
            self.table_spans[table.number] = Span(table.start, end)

    # ---- tags

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        start = self.place()
        raw = self.get_starttag_text() or ""
        values = {name: value or "" for name, value in attrs}
        self.metadata.tag(tag, values, raw, start)
        if tag == "br":
            self.line_break(start, start + len(raw))
        elif tag == "img":
            if self.block:
                self.block.inlines.append(
                    Inline(InlineKind.IMAGE, self.block.length, self.block.length, values.get("src", ""))
                )
        elif tag in MARKS:
            length = self.block.length if self.block else 0
            self.marks.append((tag, length, values.get("href", "")))
        elif tag in BLOCKS:
            self.start_block(tag, values, start)
            if tag in CONTAINERS and (values or tag in MAIN):
                self.container(tag, values)
        if tag not in VOID and not raw.rstrip().endswith("/>"):
            self.stack.append(tag)

    def container(self, tag: str, values: dict[str, str]) -> None:
        """Note what an element says of itself: a list of references, the main content, page furniture."""
        named = " ".join(values.get(name, "") for name in ("class", "id", "role"))
        if self.references is None and tag in HOLDERS and REFERENCES.search(named):
            self.references = len(self.stack)
        elif kind := kind_of(tag, values):
            self.parts.append(Part(self._part_count, len(self.stack), kind))
            self._part_count += 1

    def start_block(self, tag: str, values: dict[str, str], start: int) -> None:
        self.end_block(start)
        if tag in IMPLIED:
            self.imply(*IMPLIED[tag], start)
        if "p" in self.stack:
            self.pop_to("p", start)
        if tag in LISTS:
            self.lists.append([self.list_count, -1])
            self.list_count += 1
        elif tag in ITEMS and self.lists:
            self.lists[-1][1] += 1
        elif tag == "table":
            self.tables.append(Table(self.table_count, start))
            self.table_count += 1
        elif tag == "tr" and self.tables:
            self.tables[-1].open_row()
        elif tag in CELLS and self.tables:
            place = self.tables[-1].open_cell(tag, values)
            self.block = self.builder(BlockKind.TABLE_CELL, start)
            self.block.cell_place = place

    def handle_endtag(self, tag: str) -> None:
        end = self.text.find(">", self.place()) + 1
        if tag in MARKS:
            self.end_mark(tag)
        elif tag in BLOCKS:
            self.end_block(self.place(), cell=tag in CELLS)
        if tag in self.stack:
            self.pop_to(tag, end)

    def imply(self, ended: frozenset[str], containers: frozenset[str], at: int) -> None:
        """End open elements of ``ended`` inside the innermost of ``containers``."""
        for index in range(len(self.stack) - 1, -1, -1):
            if self.stack[index] in containers:
                return
            if self.stack[index] in ended:
                self.pop_to(self.stack[index], at)
                self.imply(ended, containers, at)
                return

    def pop_to(self, tag: str, at: int) -> None:
        """Take elements off the stack down to the innermost ``tag``, and end what they held."""
        while self.stack:
            name = self.stack.pop()
            if self.references is not None and len(self.stack) <= self.references:
                self.references = None
            while self.parts and self.parts[-1].depth >= len(self.stack):
                self.parts.pop()
            if name in LISTS and self.lists:
                self.lists.pop()
            elif name == "table" and self.tables:
                table = self.tables.pop()
                self.table_spans[table.number] = Span(table.start, max(table.start, at))
            if name == tag:
                return

    def end_mark(self, tag: str) -> None:
        for index in range(len(self.marks) - 1, -1, -1):
            name, start, target = self.marks[index]
            if name == tag:
                del self.marks[index]
                if self.block and start <= self.block.length:
                    self.block.inlines.append(Inline(MARKS[name], start, self.block.length, target))
                return

    # ---- prose

    def builder(self, kind: BlockKind, start: int) -> BlockBuilder:
        heading = next((tag for tag in reversed(self.stack) if tag in HEADINGS), None)
        place = None
        if kind is not BlockKind.TABLE_CELL:
            if heading:
                kind = BlockKind.HEADING
            elif any(tag in ITEMS for tag in self.stack) and self.lists:
                kind = BlockKind.LIST_ITEM
                number, index = self.lists[-1]
                ordered = next((tag for tag in reversed(self.stack) if tag in LISTS), "ul") == "ol"
                place = ListPlace(number, max(0, index), len(self.lists) - 1, ordered, "")
            elif "pre" in self.stack:
                kind = BlockKind.CODE
        level = int(heading[1]) if heading and kind is BlockKind.HEADING else 0
        quoted = "blockquote" in self.stack
        return BlockBuilder(kind, start, level=level, list_place=place, quoted=quoted)

    def end_block(self, end: int, *, cell: bool = False) -> None:
        if self.block is None:
            return
        block = self.block.build(len(self.blocks), end)
        if block.text.strip() or (block.cell_place and cell):
            block.reference = self.references is not None and block.kind is not BlockKind.HEADING
            block.furniture = any(tag in FURNITURE for tag in self.stack) and not self.header_of_article()
            self.blocks.append(block)
            self.parts_of.append(tuple(self.parts))
        self.block = None
        self.marks = [(name, 0, target) for name, _, target in self.marks]

    def header_of_article(self) -> bool:
        """A ``<header>`` inside the article is its head, not the page's."""
        names = [tag for tag in self.stack if tag in FURNITURE]
        main = next((index for index, tag in enumerate(self.stack) if tag in MAIN), None)
        return names == ["header"] and main is not None and main < self.stack.index("header")
