"""Spans and positions. Inside the program every offset counts code points.

Lines, columns, UTF-16 units and bytes are made here, at the edge, and nowhere else.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate

import msgspec

LINE_BREAK = re.compile(r"\r\n|\r|\n")


class Span(msgspec.Struct, frozen=True, order=True):
    """A half-open range ``[start, end)`` of code points in a source text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """Whether the two ranges share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside this range."""
        return self.start <= other.start and other.end <= self.end

    def of(self, text: str) -> str:
        """The slice of ``text`` at this range."""
        return text[self.start : self.end]


class Position(msgspec.Struct, frozen=True, order=True):
    """A place in a file; ``line`` and ``column`` count from 1, columns in code points."""

    line: int
    column: int


class LineIndex:
    """Turns offsets of one text into lines and columns, and back.

    A line ends at LF, CR LF or a lone CR, as editors count.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        if "\r" in text:
            self._starts = [0, *(match.end() for match in LINE_BREAK.finditer(text))]
        else:
            self._starts = list(accumulate((len(line) + 1 for line in text.split("\n")[:-1]), initial=0))

    def __len__(self) -> int:
        return len(self._starts)

    def position(self, offset: int) -> Position:
        """Line and column, both from 1, of a code point offset."""
        line = bisect_right(self._starts, offset)
        return Position(line, offset - self._starts[line - 1] + 1)

    def offset(self, position: Position) -> int:
        """The code point offset of a position; the inverse of :meth:`position`."""
        return self._starts[position.line - 1] + position.column - 1

    def line_span(self, line: int) -> Span:
        """The range of a line (from 1) without its line end."""
        start = self._starts[line - 1]
        end = self._starts[line] if line < len(self._starts) else len(self.text)
        return Span(start, start + len(self.text[start:end].rstrip("\r\n")))

    def utf16_column(self, offset: int) -> int:
        """Column from 1 in UTF-16 code units, as LSP (less one) and many editors count."""
        start = self._starts[self.position(offset).line - 1]
        return utf16_length(self.text[start:offset]) + 1

    def byte_column(self, offset: int) -> int:
        """Column from 1 in UTF-8 bytes, as reviewdog counts."""
        start = self._starts[self.position(offset).line - 1]
        return len(self.text[start:offset].encode("utf-8", "surrogatepass")) + 1


def utf16_length(text: str) -> int:
    """The number of UTF-16 code units of ``text``."""
    return len(text) + sum(1 for char in text if ord(char) > 0xFFFF)
