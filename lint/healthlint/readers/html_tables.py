"""Tables of web pages: where a cell stands when others above and beside it span rows and columns."""

from __future__ import annotations

from dataclasses import dataclass, field

from healthlint.document import CellPlace

WIDEST = 100


@dataclass
class Table:
    """An open table; ``start`` is where it begins in the source."""

    number: int
    start: int
    row: int = -1
    column: int = 0
    spans: dict[int, int] = field(default_factory=dict)  # column → rows that a cell above still covers

    def open_row(self) -> None:
        """Begin the next row."""
        self.row += 1
        self.column = 0

    def open_cell(self, tag: str, attributes: dict[str, str]) -> CellPlace:
        """The place of the next cell of the row."""
        while self.spans.get(self.column, 0) > 0 and self.spans[self.column] >= self.row:
            self.column += 1
        width, height = (_number(attributes.get(name, "")) for name in ("colspan", "rowspan"))
        width = max(1, min(width, WIDEST))
        place = CellPlace(self.number, max(0, self.row), self.column, tag == "th", width)
        for column in range(self.column, self.column + width):
            self.spans[column] = self.row + height - 1 if height > 1 else 0
        self.column += width
        return place


def _number(text: str) -> int:
    return int(text) if text.isdigit() and len(text) < 6 else 1
