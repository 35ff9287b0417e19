"""An article that is no Word file as one: a summary page, then its headings, lists, tables, links and emphasis."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from pathlib import PurePath

from healthlint.document import Block, BlockKind, Document, Inline, InlineKind, ListPlace
from healthlint.reporters.docx.parts import Remark, comment, new_file, ordered_list, xml_text
from healthlint.reporters.prose import prose_of
from healthlint.reporters.words import one_line, plural, tally
from healthlint.result import FileResult

OBJECT = "\ufffc"
PAGE = 9600  # the width between margins in twentieths of a point
COLUMNS = (("No.", 600), ("Severity", 1100), ("Place", 1300), ("Words", 2600), ("Finding", 4000))
_ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s<>\"{}|\\^`]+")  # what Word takes for an address
_LOOKS = {  # in the order of the schema
    InlineKind.CODE: '<w:rFonts w:ascii="Courier New" w:hAnsi="Courier New" w:cs="Courier New"/>',
    InlineKind.STRONG: "<w:b/>",
    InlineKind.EMPHASIS: "<w:i/>",
    InlineKind.LINK: '<w:color w:val="0563C1"/><w:u w:val="single"/>',
    InlineKind.SUPERSCRIPT: '<w:vertAlign w:val="superscript"/>',
}
_Marks = dict[int, tuple[str, str]]  # by offset in a block: what ends there, what starts there


def article_file(file: FileResult, remarks: Sequence[Remark]) -> bytes:
    """The Word file of a checked article with its remarks as comments."""
    writer = _Writer(file.document)
    writer.place(remarks)
    body = _summary(file) + writer.body()
    comments = [comment(number, remark.lines) for number, remark in enumerate(remarks)]
    title = f"Review of {PurePath(file.path).name}"
    return new_file(body, comments, writer.lists.values(), writer.links, title)


def _paragraph(runs: str, style: str = "", more: str = "") -> str:
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    look = f"<w:pPr>{named}{more}</w:pPr>" if named or more else ""
    return f"<w:p>{look}{runs}</w:p>"


def _run(text: str, look: str = "") -> str:
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{xml_text(text)}</w:t></w:r>' if text else ""


def _table(rows: Sequence[str], widths: Sequence[int]) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    look = '<w:tblStyle w:val="TableGrid"/><w:tblW w:w="0" w:type="auto"/>'
    body = "".join(f"<w:tr>{row}</w:tr>" for row in rows)
    return f"<w:tbl><w:tblPr>{look}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>{_paragraph('')}"


def _cell(content: str, width: int, span: int = 1) -> str:
    spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    properties = f'<w:tcW w:w="{width * span}" w:type="dxa"/>{spanned}'
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content or _paragraph('')}</w:tc>"


def _summary(file: FileResult) -> str:
    """A page with the counts by severity and a table of the findings in order of place."""
    found = file.active
    counts = Counter(diagnostic.severity for diagnostic in found)
    said = f"{plural(len(found), 'finding')}: {tally(counts)}." if found else "No findings."
    out = [_paragraph(_run(f"Review of {PurePath(file.path).name}"), "Title")]
    out.append(_paragraph(_run(f"{said} {plural(file.words, 'word')}. Each finding is a comment at its words below.")))
    rows = ["".join(_cell(_paragraph(_run(name, "<w:b/>")), width) for name, width in COLUMNS)]
    for number, diagnostic in enumerate(found, 1):
        quote = one_line(diagnostic.quote)
        values = (
            str(number),
            diagnostic.severity.value,
            file.document.where(diagnostic.span),
            quote if len(quote) <= 80 else f"{quote[:79]}…",
            f"{one_line(diagnostic.message)} ({diagnostic.rule_id})",
        )
        rows.append(
            "".join(_cell(_paragraph(_run(text)), width) for text, (_, width) in zip(values, COLUMNS, strict=True))
        )
    if found:
        out.append(_table(rows, [width for _, width in COLUMNS]))
    return "".join(out) + _paragraph('<w:r><w:br w:type="page"/></w:r>')


class _Writer:
    """Turns blocks into paragraphs; ``lists`` are the numberings and ``links`` the relationships that these need."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.lists: dict[int, str] = {}
        self.links: dict[str, str] = {}
        self.marks: dict[int, _Marks] = {}
        self._numbers: dict[int, int] = {}

    def place(self, remarks: Sequence[Remark]) -> None:
        """Note where comments begin and end; one at a point takes the whole block."""
        for number, remark in enumerate(remarks):
            held = prose_of(self.document, remark.span)
            if not held:
                continue
            (first, start, _), (last, _, end) = held[0], held[-1]
            if first is last and start >= end:
                start, end = 0, len(first.text)
            self._mark(first, start, "", f'<w:commentRangeStart w:id="{number}"/>')
            reference = f'<w:r><w:commentReference w:id="{number}"/></w:r>'
            self._mark(last, end, f'<w:commentRangeEnd w:id="{number}"/>{reference}', "")

    def _mark(self, block: Block, at: int, ends: str, starts: str) -> None:
        marks = self.marks.setdefault(block.index, {})
        old = marks.get(at, ("", ""))
        marks[at] = (old[0] + ends, old[1] + starts)

    def body(self) -> str:
        """All blocks in order; page furniture only where a finding stands in it."""
        blocks = [block for block in self.document.blocks if not block.furniture or block.index in self.marks]
        out: list[str] = []
        cells: list[Block] = []
        for block, after in zip(blocks, [*blocks[1:], None], strict=True):
            if block.cell_place is None:
                out.append(self._block(block))
                continue
            cells.append(block)
            if after is None or after.cell_place is None or after.cell_place.table_id != block.cell_place.table_id:
                out.append(self._rows(cells))
                cells = []
        return "".join(out)

    def _block(self, block: Block) -> str:
        runs = self._runs(block)
        if block.kind is BlockKind.HEADING:
            return _paragraph(runs, f"Heading{min(6, max(1, block.level))}")
        if block.list_place:
            return _paragraph(runs, "ListParagraph", self._numbering(block.list_place))
        if block.kind in (BlockKind.CODE, BlockKind.HTML):
            return _paragraph(runs, "Code")
        if block.kind is BlockKind.FOOTNOTE:
            return _paragraph(_run(block.name, _LOOKS[InlineKind.SUPERSCRIPT]) + _run(" ") + runs)
        return _paragraph(runs, "Quote" if block.quoted else "")

    def _numbering(self, place: ListPlace) -> str:
        depth = min(8, place.depth)
        number = 1
        if place.ordered:
            number = self._numbers.setdefault(place.list_id, len(self._numbers) + 2)
            digits = place.marker.rstrip(".)")
            start = int(digits) if digits.isdigit() else place.index + 1
            self.lists.setdefault(place.list_id, ordered_list(number, depth, min(start, 9999)))
        return f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'

    def _rows(self, cells: list[Block]) -> str:
        places = [(block, place) for block in cells if (place := block.cell_place)]
        columns = max(place.column + place.width for _, place in places)
        width = PAGE // columns
        rows = []
        for _, row in groupby(places, key=lambda item: item[1].row):
            out, at = [], 0
            for column, held in groupby(sorted(row, key=lambda item: item[1].column), key=lambda item: item[1].column):
                out += [_cell("", width) for _ in range(at, column)]
                blocks = list(held)
                span = max(1, blocks[0][1].width)
                out.append(_cell("".join(_paragraph(self._runs(block)) for block, _ in blocks), width, span))
                at = column + span
            out += [_cell("", width) for _ in range(at, columns)]
            rows.append("".join(out))
        return _table(rows, [width] * columns)

    def _runs(self, block: Block) -> str:
        """The prose of a block, cut wherever a comment or a look begins or ends."""
        marks = self.marks.get(block.index, {})
        inlines = [inline for inline in block.inlines if inline.end > inline.start and inline.kind in _LOOKS]
        edges = {0, len(block.text), *marks, *block.breaks, *(at + 1 for at in block.breaks)}
        for inline in block.inlines:
            edges.update((inline.start, inline.end))
        cuts = sorted(edges)
        breaks = set(block.breaks) if self.document.format == "plain" or block.kind is BlockKind.CODE else set()
        out = []
        for start, end in zip(cuts, [*cuts[1:], cuts[-1]], strict=True):
            out += [*marks.get(start, ("", "")), self._notes(block, start)]
            if start in breaks:
                out.append("<w:r><w:br/></w:r>")
            elif end > start:
                out.append(self._piece(block, [i for i in inlines if i.start <= start and end <= i.end], start, end))
        return "".join(out)

    def _piece(self, block: Block, inlines: list[Inline], start: int, end: int) -> str:
        text = block.text[start:end]
        if text == OBJECT:
            text = block.span(start, end).of(self.document.source).strip("`")
        kinds = {inline.kind for inline in inlines}
        run = _run(text, "".join(_LOOKS[kind] for kind in _LOOKS if kind in kinds))
        target = next((inline.target for inline in inlines if inline.kind is InlineKind.LINK and inline.target), "")
        if not _ADDRESS.fullmatch(target):
            return run
        name = self.links.setdefault(target, f"link{len(self.links) + 1}")
        return f'<w:hyperlink r:id="{name}">{run}</w:hyperlink>'

    def _notes(self, block: Block, at: int) -> str:
        """Marks of notes, and pictures by their names: the file holds none."""
        out = ""
        for inline in block.inlines:
            if inline.start == inline.end == at:
                if inline.kind is InlineKind.FOOTNOTE_REFERENCE:
                    out += _run(f"[{inline.target}]", _LOOKS[InlineKind.SUPERSCRIPT])
                elif inline.kind is InlineKind.IMAGE:
                    out += _run(f"[image: {inline.target}]", "<w:i/>")
        return out
