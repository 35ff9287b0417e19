"""HTML to a document, by the standard library's parser, whose positions are exact.

End tags that HTML lets one leave out are implied by a block stack. The article is what stands in ``<article>`` or
``<main>``, else the page without its navigation, asides, headers and footers; the rest is page furniture.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser

from healthlint.document import Block, BlockKind, CellPlace, Comment, Document, Inline, InlineKind, ListPlace
from healthlint.readers.builder import BlockBuilder, mark_references
from healthlint.readers.html_meta import Metadata
from healthlint.readers.source import Source
from healthlint.span import Span

VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())  # noqa: SIM905
SILENT = frozenset({"script", "style", "noscript", "template", "svg", "iframe", "select", "textarea", "object"})
FURNITURE = frozenset({"nav", "aside", "footer", "header", "form", "button", "dialog"})
MAIN = frozenset({"article", "main"})
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
LISTS = frozenset({"ul", "ol", "dl"})
ITEMS = frozenset({"li", "dt", "dd"})
CELLS = frozenset({"td", "th"})
BLOCKS = (
    HEADINGS
    | LISTS
    | ITEMS
    | CELLS
    | MAIN
    | FURNITURE
    | frozenset({"p", "div", "section", "blockquote", "pre", "table", "thead", "tbody", "tfoot", "tr", "caption"})
    | frozenset({"figure", "figcaption", "hr", "body", "html", "head", "address", "details", "summary", "hgroup"})
)
# an opening tag ends these when they are open inside the nearest of the given containers
IMPLIED = {
    "li": (frozenset({"li"}), LISTS),
    "dt": (ITEMS, LISTS),
    "dd": (ITEMS, LISTS),
    "tr": (frozenset({"tr", "td", "th"}), frozenset({"table"})),
    "td": (CELLS, frozenset({"tr", "table"})),
    "th": (CELLS, frozenset({"tr", "table"})),
    "tbody": (frozenset({"thead", "tbody", "tr", "td", "th"}), frozenset({"table"})),
}
MARKS = {
    "a": InlineKind.LINK,
    "b": InlineKind.STRONG,
    "strong": InlineKind.STRONG,
    "i": InlineKind.EMPHASIS,
    "em": InlineKind.EMPHASIS,
    "sup": InlineKind.SUPERSCRIPT,
}
# what web pages call the element that holds their list of references, as a class, id or role
REFERENCES = re.compile(
    r"(?:^|[\s_-])(?:references|reference[_-]list|reflist|ref-list|citations|footnotes|endnotes|bibliography|works-cited)"
    r"(?:[_-](?:list|section|block|container|items))?(?:$|\s)",
    re.I,
)
HOLDERS = frozenset({"ol", "ul", "section", "div", "dl"})
OBJECT = "\ufffc"
_PIECES = re.compile(r"[ \t\n\r\f]+|[^ \t\n\r\f]+")


def read(path: str, source: Source) -> Document:
    """Read HTML into a document; metadata, JSON-LD included, become its front matter."""
    reader = _Reader(source.text)
    reader.feed(source.text)
    reader.close()
    reader.finish(len(source.text))
    blocks = _article(reader.blocks, reader.in_main)
    mark_references(blocks)
    front = reader.metadata.front_matter()
    return Document(path, source.text, "html", blocks, front, tuple(reader.comments), table_spans=reader.table_spans)


def _article(blocks: list[Block], in_main: list[bool]) -> list[Block]:
    """Mark what lies outside the main content, where the page names one, as furniture."""
    if any(in_main):
        for block, inside in zip(blocks, in_main, strict=True):
            block.furniture = block.furniture or not inside
    return blocks


@dataclass
class _Table:
    number: int
    start: int
    row: int = -1
    column: int = 0
    spans: dict[int, int] = field(default_factory=dict)  # column → rows that a cell above still covers


class _Reader(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=False)
        self.text = text
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]
        self.stack: list[str] = []
        self.block: BlockBuilder | None = None
        self.blocks: list[Block] = []
        self.in_main: list[bool] = []
        self.comments: list[Comment] = []
        self.metadata = Metadata()
        self.marks: list[tuple[str, int, str]] = []
        self.references: int | None = None  # depth of the element that holds the list of references
        self.lists: list[list[int]] = []  # list id and index of the current item
        self.list_count = 0
        self.tables: list[_Table] = []
        self.table_count = 0
        self.table_spans: dict[int, Span] = {}

    def place(self) -> int:
        line, column = self.getpos()
        return self._starts[line - 1] + column

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
            named = " ".join(values.get(name, "") for name in ("class", "id", "role"))
            if self.references is None and tag in HOLDERS and REFERENCES.search(named):
                self.references = len(self.stack)
        if tag not in VOID and not raw.rstrip().endswith("/>"):
            self.stack.append(tag)

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
            self.tables.append(_Table(self.table_count, start))
            self.table_count += 1
        elif tag == "tr" and self.tables:
            self.tables[-1].row += 1
            self.tables[-1].column = 0
        elif tag in CELLS and self.tables:
            self.open_cell(tag, values, start)

    def open_cell(self, tag: str, values: dict[str, str], start: int) -> None:
        table = self.tables[-1]
        while table.spans.get(table.column, 0) > 0 and table.spans[table.column] >= table.row:
            table.column += 1
        width = int(values["colspan"]) if values.get("colspan", "").isdigit() else 1
        height = int(values["rowspan"]) if values.get("rowspan", "").isdigit() else 1
        width = max(1, min(width, 100))
        place = CellPlace(table.number, max(0, table.row), table.column, tag == "th", width)
        for column in range(table.column, table.column + width):
            table.spans[column] = table.row + height - 1 if height > 1 else 0
        table.column += width
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
            self.in_main.append(any(tag in MAIN for tag in self.stack))
        self.block = None
        self.marks = [(name, 0, target) for name, _, target in self.marks]

    def header_of_article(self) -> bool:
        """A ``<header>`` inside the article is its head, not the page's."""
        names = [tag for tag in self.stack if tag in FURNITURE]
        main = next((index for index, tag in enumerate(self.stack) if tag in MAIN), None)
        return names == ["header"] and main is not None and main < self.stack.index("header")

    def silent(self) -> bool:
        return any(tag in SILENT for tag in self.stack)

    def put(self, text: str, start: int, end: int, *, exact: bool) -> None:
        if self.block is None:
            self.block = self.builder(BlockKind.PARAGRAPH, start)
        self.block.add(text, start, end, exact=exact)

    def handle_data(self, data: str) -> None:
        start = self.place()
        if self.stack and self.stack[-1] in ("script", "title"):
            self.metadata.data(self.stack[-1], data, start)
        if self.silent() or "head" in self.stack:
            return
        if "code" in self.stack and "pre" not in self.stack:
            if data.strip():
                length = self.block.length if self.block else 0
                self.put(OBJECT, start, start + len(data), exact=False)
                assert self.block is not None
                self.block.inlines.append(Inline(InlineKind.CODE, length, length + 1))
            return
        for match in _PIECES.finditer(data):
            low, high = start + match.start(), start + match.end()
            if not match.group().isspace() or match.group()[0] == "\u00a0":
                self.put(match.group(), low, high, exact=True)
            elif self.block and self.block.length and not "".join(self.block.parts[-1:]).endswith(" "):
                self.put(" ", low, high, exact=match.group() == " ")

    def line_break(self, start: int, end: int) -> None:
        if self.block:
            self.block.add_break(start, end)

    def handle_entityref(self, name: str) -> None:
        self._reference(f"&{name}")

    def handle_charref(self, name: str) -> None:
        self._reference(f"&#{name}")

    def _reference(self, raw: str) -> None:
        """An entity is one opaque segment, as wide as its source."""
        start = self.place()
        end = start + len(raw)
        if self.text[end : end + 1] == ";":
            end += 1
        text = unescape(self.text[start:end])
        if not self.silent() and "head" not in self.stack and text:
            self.put(text, start, end, exact=text == self.text[start:end])

    def handle_comment(self, data: str) -> None:
        start = self.place()
        end = min(len(self.text), start + len(data) + len("<!---->"))
        self.comments.append(Comment(data.strip(), Span(start, end)))
