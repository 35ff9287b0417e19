"""Word files (.docx) to documents. Their source text is made here: paragraphs, cells and notes, each beginning a line.

Insertions under review are text, deletions are not; comments, hidden text and the codes of fields are no text either.
Headers, footers and tables of contents are page furniture. Notes follow the body, then headers and footers, then the
properties of the file that serve as front matter.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from healthlint.document import CellPlace, Document
from healthlint.places import Places
from healthlint.readers.builder import mark_references
from healthlint.readers.docx_inline import Inlines
from healthlint.readers.docx_look import headings_by_look, lists_by_look
from healthlint.readers.docx_package import Element, Package, R, W
from healthlint.readers.docx_properties import add_properties
from healthlint.readers.docx_styles import PPR, VAL, number, toggled, value
from healthlint.readers.docx_text import Text
from healthlint.readers.source import ReadError, Source
from healthlint.span import Span

P, TBL, TR, TC = f"{W}p", f"{W}tbl", f"{W}tr", f"{W}tc"
SDT, SDT_CONTENT = f"{W}sdt", f"{W}sdtContent"
HOLDERS = frozenset({f"{W}{name}" for name in ("customXml", "ins", "moveTo", "smartTag", "sdtContent")})
NOTES = (("footnotes", "footnote", ""), ("endnotes", "endnote", "e"))
FURNITURE = (("headerReference", "header"), ("footerReference", "footer"))
WIDEST = 100
FIRST_ROW = 0x20  # the bit of tblLook


def read(path: str, source: Source) -> Document:
    """Read a Word file into a document.

    Raises ReadError for whatever is no Word file that can be read.
    """
    try:
        reader = _Reader(Package(path, source.data))
        reader.all()
    except RecursionError:
        raise ReadError(path, "is nested too deeply", "open it in Word and save it as .docx") from None
    text = reader.text
    headings_by_look(text.blocks)
    lists_by_look(text.blocks)
    mark_references(text.blocks)
    front = add_properties(text, reader.package)
    places = Places(text.units, text.runs)
    return Document(path, text.source(), "docx", text.blocks, front, table_spans=reader.table_spans, places=places)


@dataclass
class _Cell:
    element: Element
    place: CellPlace
    number: int


class _Reader:
    def __init__(self, package: Package) -> None:
        self.package = package
        self.root = package.document()
        self.text = Text(package)
        self.inlines = Inlines(self.text, package)
        self.boxes = 0
        self.tables = 0
        self.table_spans: dict[int, Span] = {}

    def all(self) -> None:
        """Read the body, the notes that it cites, then headers and footers."""
        self.enter(self.package.main, self.root)
        body = self.root.find(f"{W}body")
        if body is None:
            raise ReadError(self.package.path, "is damaged (it has no body)", "open it in Word and save it as .docx")
        titles = self.text.styles.titles()
        self.text.shifted = any(
            value(p.find(PPR), "pStyle") in titles and "".join(p.itertext()).strip() for p in body.iter(P)
        )
        self.content(body)
        for kind, name, lead in NOTES:
            self.notes(kind, name, lead)
        relations = self.package.relations(self.package.main)
        seen: set[str] = set()
        for tag, name in FURNITURE:
            for reference in self.root.iter(f"{W}{tag}"):
                target = relations.get(reference.get(f"{R}id", ""), ("", ""))[0]
                if target and target not in seen and (part := self.package.part(target)) is not None:
                    seen.add(target)
                    self.enter(target, part)
                    self.text.furniture = True
                    self.content(part, ((name, 0),))
        self.text.furniture = False

    def enter(self, part: str, root: Element) -> None:
        self.text.enter(part, root)
        self.inlines.fields.clear()

    def notes(self, kind: str, name: str, lead: str) -> None:
        """The notes of a kind in the order in which the text cites them; a note may cite none itself."""
        cited = self.inlines.cited[name]
        found = self.package.related(kind) if cited else None
        if found is None:
            return
        self.enter(*found)
        notes = {note.get(f"{W}id", ""): note for note in found[1].iter(f"{W}{name}")}
        for index, note_id in enumerate(list(cited), 1):
            if note_id in notes:
                self.text.note = f"{lead}{index}"
                self.content(notes[note_id], ((name, index),))
        self.text.note = ""

    def content(self, element: Element, names: tuple[tuple[str, int], ...] = ()) -> None:
        """Paragraphs and tables of the body, a note, a text box or a cell that is a box; ``names`` say where."""
        text = self.text
        outer, text.names = text.names, names or text.names
        for child in blocks_of(element):
            if child.tag == TBL:
                text.close()
                self.table(child)
            else:
                self.paragraph(child)
            if not text.open:
                self.text_boxes()
        text.close()
        self.text_boxes()
        text.names = outer

    def paragraph(self, element: Element) -> None:
        properties = element.find(PPR)
        self.text.begin(element)
        self.inlines.read(element)
        # a paragraph whose mark is deleted goes on in the next, and so does a large initial, which is one of its own
        if properties is None or not (_deleted_mark(properties) or _initial(properties)):
            self.text.close()

    def text_boxes(self) -> None:
        """Text boxes that hang on what was just read follow it."""
        while self.inlines.boxes:
            box = self.inlines.boxes.pop(0)
            self.boxes += 1
            outer, self.text.count = self.text.count, 0
            self.content(box, (("text box", self.boxes),))
            self.text.count = outer

    def table(self, table: Element) -> None:
        rows = [row for row in inside(table, TR) if row.find(f"{W}trPr/{W}del") is None]
        cells = [[cell for cell in inside(row, TC) if cell.find(f"{W}tcPr/{W}cellDel") is None] for row in rows]
        if max(map(len, cells), default=0) <= 1:  # a box around text, no table
            for box in (cell for row in cells for cell in row):
                self.content(box)
            return
        index, start = self.tables, -1
        self.tables += 1
        for row_index, (row, row_cells) in enumerate(zip(rows, cells, strict=True)):
            header = row_index == 0 and (_has_header_row(table) or bool(toggled(row.find(f"{W}trPr"), "tblHeader")))
            for cell in _placed(row, row_cells, index, row_index, header):
                begin = self.cell(cell)
                start = begin if start < 0 else start
        self.table_spans[index] = Span(max(0, start), max(0, start, self.text.length))

    def cell(self, cell: _Cell) -> int:
        """One block for a cell, its paragraphs as lines; tables within follow it. The start in the source."""
        place = cell.place
        names = (("table", place.table_id + 1), ("row", place.row + 1), ("cell", cell.number))
        start = self.text.begin_cell(place, names)
        inner = []
        for child in blocks_of(cell.element):
            if child.tag == TBL:
                inner.append(child)
            else:
                self.text.line_break()
                self.inlines.read(child)
        self.text.close()
        for table in inner:
            self.table(table)
        return start


def blocks_of(element: Element) -> Iterator[Element]:
    """Paragraphs and tables of a container, through content controls and insertions; deleted ones are left out."""
    for child in element:
        if child.tag in (P, TBL):
            yield child
        elif child.tag in HOLDERS:
            yield from blocks_of(child)
        elif child.tag == SDT:
            for content in child.iterfind(SDT_CONTENT):
                yield from blocks_of(content)


def inside(element: Element, tag: str) -> Iterator[Element]:
    """Rows of a table or cells of a row, through content controls."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in HOLDERS or child.tag == SDT:
            yield from inside(child, tag)


def _deleted_mark(properties: Element) -> bool:
    return properties.find(f"{W}rPr/{W}del") is not None


def _initial(properties: Element) -> bool:
    frame = properties.find(f"{W}framePr")
    return frame is not None and frame.get(f"{W}dropCap") in ("drop", "margin")


def _has_header_row(table: Element) -> bool:
    look = table.find(f"{W}tblPr/{W}tblLook")
    if look is None:
        return False
    if first := look.get(f"{W}firstRow"):
        return first in ("1", "true", "on")
    try:
        return bool(int(look.get(VAL, "0"), 16) & FIRST_ROW)
    except ValueError:
        return False


def _placed(row: Element, cells: list[Element], table: int, index: int, header: bool) -> Iterator[_Cell]:
    """The cells of a row with their columns; what a cell above or beside covers is none."""
    column = min(WIDEST, max(0, number(value(row.find(f"{W}trPr"), "gridBefore"))))
    for count, cell in enumerate(cells, 1):
        properties = cell.find(f"{W}tcPr")
        width = min(WIDEST, max(1, number(value(properties, "gridSpan"), 1)))
        merges = [properties.find(f"{W}{name}") for name in ("vMerge", "hMerge")] if properties is not None else []
        if not any(merge is not None and merge.get(VAL, "continue") != "restart" for merge in merges):
            yield _Cell(cell, CellPlace(table, index, column, header, width), count)
        column += width
