"""The article as its reader sees it, rebuilt from the document's blocks with the findings marked."""

from __future__ import annotations

import re
from html import escape

import msgspec

from healthlint.document import Block, BlockKind, CellPlace, Document, ListPlace
from healthlint.reporters.html.places import Marks, marked_prose

_TOP_LEVEL = 4
_NUMBER = re.compile(r"\d{1,6}")


class _Writer(msgspec.Struct):
    document: Document
    marks: Marks
    prefix: str
    out: list[str] = msgspec.field(default_factory=list)
    lists: list[ListPlace] = msgspec.field(default_factory=list)
    trail: list[int] = msgspec.field(default_factory=list)
    quoted: bool = False

    def prose(self, block: Block) -> str:
        lines = self.document.format in ("plain", "docx") or block.text.startswith("|")
        return marked_prose(self.document, block, self.marks.layers.get(block.index, []), lines=lines)

    def add(self, block: Block) -> None:
        if not block.list_place or block.quoted != self.quoted:
            self.close_lists(0)
        if block.quoted != self.quoted:
            self.out.append("<blockquote>" if block.quoted else "</blockquote>")
            self.quoted = block.quoted
        if block.list_place:
            self.item(block, block.list_place)
        elif block.kind is BlockKind.HEADING:
            self.heading(block)
        elif block.kind in (BlockKind.CODE, BlockKind.HTML):
            label = "Code" if block.kind is BlockKind.CODE else "Raw HTML"
            self.out.append(f'<pre tabindex="0" role="group" aria-label="{label}">{self.prose(block)}</pre>')
        elif block.kind is BlockKind.FOOTNOTE:
            self.out.append(f'<p class="note"><sup>{escape(block.name)}</sup> {self.prose(block)}</p>')
        else:
            self.out.append(f"<p{_class(block)}>{self.prose(block)}</p>")

    def heading(self, block: Block) -> None:
        """A heading below the report's own ones, never more than one level deeper than the last."""
        self.trail = [level for level in self.trail if level < block.level] + [block.level]
        level = min(6, _TOP_LEVEL - 1 + len(self.trail))
        look = f"level{min(6, max(1, block.level))}"
        body = self.prose(block).strip() or "(empty heading)"
        self.out.append(f'<h{level} id="{self.prefix}h{block.index}" class="{look}">{body}</h{level}>')

    def item(self, block: Block, place: ListPlace) -> None:
        top = self._enter(place)
        if top is None:
            start = _NUMBER.match(place.marker) if place.ordered else None
            tag = f'<ol start="{start.group()}">' if start else "<ol>" if place.ordered else "<ul>"
            self.out.append(f"{tag}<li>")
            self.lists.append(place)
        elif top.index != place.index:
            self.out.append("</li><li>")
            self.lists[-1] = place
        self.out.append(f"<p{_class(block)}>{self.prose(block)}</p>")

    def _enter(self, place: ListPlace) -> ListPlace | None:
        """The open list that the item goes on with, deeper ones closed; None where a new one must open."""
        for depth, there in enumerate(self.lists):
            if there.list_id == place.list_id:
                self.close_lists(depth + 1)
                return there
        self.close_lists(sum(1 for there in self.lists if there.depth < place.depth))
        return None

    def close_lists(self, keep: int) -> None:
        while len(self.lists) > keep:
            self.out.append("</li></ol>" if self.lists.pop().ordered else "</li></ul>")

    def table(self, cells: list[tuple[Block, CellPlace]]) -> None:
        self.close_lists(0)
        rows: dict[int, dict[int, list[tuple[Block, CellPlace]]]] = {}
        for block, place in cells:
            rows.setdefault(place.row, {}).setdefault(place.column, []).append((block, place))
        self.out.append('<div class="wide" tabindex="0" role="group" aria-label="Table"><table>')
        for _, columns in sorted(rows.items()):
            self.out.append("<tr>")
            self.out.extend(self.cell(blocks) for _, blocks in sorted(columns.items()))
            self.out.append("</tr>")
        self.out.append("</table></div>")

    def cell(self, blocks: list[tuple[Block, CellPlace]]) -> str:
        place = blocks[0][1]
        text = "<br>".join(self.prose(block) for block, _ in blocks)
        span = f' colspan="{min(place.width, 1000)}"' if place.width > 1 else ""
        if place.header and text.strip():
            return f'<th scope="col"{span}>{text}</th>'
        return f"<td{span}>{text}</td>"

    def close(self) -> str:
        self.close_lists(0)
        if self.quoted:
            self.out.append("</blockquote>")
        return "".join(self.out)


def _class(block: Block) -> str:
    if block.furniture:
        return ' class="furniture"'
    return ' class="reference"' if block.reference else ""


def article_html(document: Document, marks: Marks, prefix: str) -> str:
    """The article's blocks as HTML; every word of the article is escaped."""
    writer = _Writer(document, marks, prefix)
    cells: list[tuple[Block, CellPlace]] = []
    for block in document.blocks:
        place = block.cell_place
        if cells and (place is None or place.table_id != cells[0][1].table_id):
            writer.table(cells)
            cells = []
        if place is not None:
            cells.append((block, place))
        else:
            writer.add(block)
    if cells:
        writer.table(cells)
    return writer.close()
