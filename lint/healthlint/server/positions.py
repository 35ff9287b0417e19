"""Between offsets of a text and positions as editors count: lines from 0, columns in units of the client's choice."""

from __future__ import annotations

from lsprotocol.types import Position, PositionEncodingKind, Range

from healthlint.readers.source import BOM
from healthlint.span import LineIndex, Span, utf16_length


class Positions:
    """Positions in one text as the client has it; offsets are those of the text without its byte order mark."""

    def __init__(self, text: str, encoding: str) -> None:
        self._text = text
        self._lines = LineIndex(text)
        self._encoding = encoding
        self._shift = 1 if text.startswith(BOM) else 0

    def position(self, offset: int) -> Position:
        """The position of an offset."""
        offset += self._shift
        place = self._lines.position(offset)
        before = self._text[offset - place.column + 1 : offset]
        return Position(place.line - 1, self._units(before))

    def range(self, span: Span) -> Range:
        """The range of a span."""
        return Range(self.position(span.start), self.position(span.end))

    def _units(self, text: str) -> int:
        if self._encoding == PositionEncodingKind.Utf32:
            return len(text)
        if self._encoding == PositionEncodingKind.Utf8:
            return len(text.encode("utf-8", "surrogatepass"))
        return utf16_length(text)


def touches(one: Range, other: Range) -> bool:
    """Whether two ranges share a place; ends count, so that a cursor behind a word touches it."""
    return one.start <= other.end and other.start <= one.end
