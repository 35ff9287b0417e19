"""The source text of a Word file as it grows: blocks, units that people can name, and the runs behind them."""

from __future__ import annotations

from healthlint.document import Block, BlockKind, CellPlace, ListPlace
from healthlint.places import Run, Unit
from healthlint.readers.builder import BlockBuilder
from healthlint.readers.docx_numbering import Numbering
from healthlint.readers.docx_package import Element, Package, W
from healthlint.readers.docx_styles import DEEPEST, PPR, Look, Styles, value
from healthlint.span import Span

RUN = f"{W}r"


class Text:
    """Collects what the walk through the file finds.

    ``names`` say where the paragraphs stand (none: in the body), ``note`` the mark of the note that is read,
    ``furniture`` that it is page furniture, ``shifted`` that a title stands above the headings.
    """

    def __init__(self, package: Package) -> None:
        styles, numbering = package.related("styles"), package.related("numbering")
        self.styles = Styles(styles[1] if styles else None)
        self.numbering = Numbering(numbering[1] if numbering else None, self.styles)
        self.names: tuple[tuple[str, int], ...] = ()
        self.note = ""
        self.furniture = False
        self.shifted = False
        self.count = 0  # paragraphs so far
        self.length = 0
        self.blocks: list[Block] = []
        self.units: list[Unit] = []
        self.runs: list[Run] = []
        self.block: BlockBuilder | None = None
        self._out: list[str] = []
        self._lists: list[tuple[str, int, ListPlace]] = []
        self._list_count = 0
        self._section = 0  # headings so far
        self._element: Element | None = None
        self._cell_names: tuple[tuple[str, int], ...] = ()
        self._look = Look()
        self._paragraphs = 0
        self._part = ""
        self._run_index: dict[int, int] = {}
        self._group = ""  # list or table of the block before
        self._fresh = False  # whether the line of the open paragraph is still to begin

    def source(self) -> str:
        """The source text."""
        return "".join(self._out)

    def enter(self, part: str, root: Element) -> None:
        """Go on in another part of the file."""
        self._part = part
        self._run_index = {id(run): index for index, run in enumerate(root.iter(RUN))}
        self._paragraphs = 0

    @property
    def part(self) -> str:
        """The part of the file that is read."""
        return self._part

    @property
    def hidden(self) -> bool:
        """Whether the style of the open paragraph hides its text."""
        return self._look.hidden

    @property
    def open(self) -> bool:
        """Whether a paragraph goes on."""
        return self.block is not None

    def look(self, element: Element) -> Look:
        """What a paragraph's style makes of it."""
        return self.styles.look(element.find(PPR))

    # ---- blocks

    def begin(self, element: Element) -> None:
        """Begin a paragraph, or go on with one whose end is deleted: the later one says how it looks."""
        if self.block is None:
            self.block = BlockBuilder(BlockKind.PARAGRAPH, self.length)
            self._fresh = True
        self._element, self._look = element, self.look(element)

    def begin_cell(self, place: CellPlace, names: tuple[tuple[str, int], ...]) -> int:
        """Begin a cell on a line of its own, empty or not; where it starts."""
        self._separate(f"table {place.table_id}")
        self._element, self._look, self._cell_names = None, Look(), (*self.names, *names)
        self.block, self._fresh = BlockBuilder(BlockKind.TABLE_CELL, self.length, cell_place=place), False
        return self.length

    def close(self) -> None:
        """End the open block; a paragraph without text leaves nothing but its pictures."""
        builder, self.block = self.block, None
        if builder is None:
            return
        if builder.cell_place is None:
            self._settle(builder)
        block = builder.build(len(self.blocks), self.length)
        if not (block.text.strip() or block.cell_place or block.inlines):
            return
        block.furniture = self.furniture or self._look.furniture
        block.reference = self._look.reference
        self.blocks.append(block)
        if block.text.strip() or block.cell_place:
            self.units.append(Unit(builder.source_start, self.length, self._unit_names(block)))
        self._group = "list" if block.list_place else ""
        if block.cell_place:
            self._group = f"table {block.cell_place.table_id}"
            self._lists.clear()

    def _unit_names(self, block: Block) -> tuple[tuple[str, int], ...]:
        if block.cell_place:
            return self._cell_names
        if not self.names or self.names[0][0] == "text box":
            self.count += 1
            return (*self.names, ("paragraph", self.count))
        if self.units and self.units[-1].names[: len(self.names)] == self.names:
            self._paragraphs += 1
            return (*self.names, ("paragraph", self._paragraphs))
        self._paragraphs = 1
        return self.names

    def _settle(self, builder: BlockBuilder) -> None:
        """Kind, level and place in a list of a paragraph that is read to its end."""
        look = self._look
        builder.quoted = look.quoted
        if self.note:
            builder.kind, builder.name = BlockKind.FOOTNOTE, self.note
        elif look.level:
            builder.kind = BlockKind.HEADING
            self._section += 1
            builder.level = min(DEEPEST, look.level + (self.shifted and not look.title))
        elif look.number_id and (place := self._list_place(look)):
            builder.kind, builder.list_place = BlockKind.LIST_ITEM, place
            return
        elif look.continued and self._lists and builder.length:
            builder.kind, builder.list_place = BlockKind.LIST_ITEM, self._lists[-1][2]
            return
        if builder.length:
            self._lists.clear()

    def _list_place(self, look: Look) -> ListPlace | None:
        assert self._element is not None
        properties = self._element.find(PPR)
        style = value(properties, "pStyle", self.styles.default)
        by_style = properties is None or properties.find(f"{W}numPr") is None
        item = self.numbering.count(look, style, self._section if by_style else None)
        if item is None:
            return None
        while self._lists and self._lists[-1][1] > item.depth:
            self._lists.pop()
        key, depth, place = self._lists[-1] if self._lists else ("", -1, None)
        marker = f"{item.number}." if item.ordered else "•"
        if place is not None and depth == item.depth and key == item.number_id:
            self._lists.pop()
            found = ListPlace(place.list_id, place.index + 1, place.depth, item.ordered, marker)
        else:
            if depth == item.depth:
                self._lists.pop()
            found = ListPlace(self._list_count, 0, len(self._lists), item.ordered, marker)
            self._list_count += 1
        self._lists.append((item.number_id, item.depth, found))
        return found

    # ---- characters

    def _separate(self, group: str = "") -> None:
        """Begin a line; a blank one stands between blocks, except within a list or a table."""
        if self.units:
            self._write("\n" if group and group == self._group else "\n\n")

    def _write(self, text: str) -> None:
        self._out.append(text)
        self.length += len(text)

    def put(self, text: str, run: Element) -> None:
        """Characters of a run, as they stand."""
        assert self.block is not None
        start = self._write_run(text, run)
        if not self.block.length:
            start += len(text) - len(text.lstrip())
            text = text.lstrip()
        self.block.add(text, start, self.length, exact=True)

    def _write_run(self, text: str, run: Element) -> int:
        """Write characters of a run and note where they are; their start."""
        if self._fresh:
            self._start_line()
        start, offset = self.length, 0
        self._write(text)
        index = self._run_index.get(id(run), -1)
        last = self.runs[-1] if self.runs else None
        if last and (last.part, last.index) == (self._part, index):
            if last.end == start:
                self.runs[-1] = Run(last.start, self.length, self._part, index, last.offset)
                return start
            offset = last.offset + last.end - last.start
        self.runs.append(Run(start, self.length, self._part, index, offset))
        return start

    def _start_line(self) -> None:
        """The line of a paragraph begins with its first character: empty ones leave none."""
        assert self.block is not None
        look = self._look
        self._separate("list" if (look.number_id or look.continued) and not look.level else "")
        self.block.source_start, self._fresh = self.length, False

    def line_break(self, run: Element | None = None) -> None:
        """A line end within a block: a character of a run, or none, and then only where text stands before it."""
        assert self.block is not None
        if run is not None:
            self._write_run("\n", run)
        elif self.block.length:
            self._write("\n")
        self.block.add_break(self.length - 1, self.length)

    def line(self, text: str, names: tuple[tuple[str, int], ...]) -> Span:
        """A line that belongs to no block."""
        self._separate()
        span = Span(self.length, self.length + len(text))
        self._write(text)
        self.units.append(Unit(span.start, span.end, names))
        return span
