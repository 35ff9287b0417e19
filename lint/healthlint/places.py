"""Places in documents that have no lines an editor could see: a paragraph, a cell of a table, a note.

The source text of such a document is made by its reader. A unit is a stretch of it that people can find again, and runs
lead from it back to the elements of the file, so that a mark can be set at the exact words.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property

import msgspec

from healthlint.span import LineIndex, Span


class Unit(msgspec.Struct, frozen=True):
    """Source ``[start, end)`` and its names from the outside in; a name that needs no number has 0.

    ``(("table", 2), ("row", 3), ("cell", 1))``, ``(("header", 0),)``
    """

    start: int
    end: int
    names: tuple[tuple[str, int], ...]

    @property
    def label(self) -> str:
        """“table 2, row 3, cell 1”."""
        return ", ".join(f"{name} {number}" if number else name for name, number in self.names)


class Run(msgspec.Struct, frozen=True):
    """Source ``[start, end)`` is text of the run ``index`` (from 0, in document order) of a part of the file.

    ``offset`` characters of the run stand before it; a tab and a line break are one each, a page break is none.
    """

    start: int
    end: int
    part: str
    index: int
    offset: int = 0


class Place(msgspec.Struct, frozen=True):
    """A span in words: its unit and its first and last character there, from 1 and both included.

    ``last`` is less than ``first`` for a point between characters. A span that goes on beyond its unit ends in
    ``until``.
    """

    unit: Unit
    first: int
    last: int
    until: Unit | None = None

    def __str__(self) -> str:
        if self.until:
            return f"{self.unit.label}, character {self.first}, to {self.until.label}, character {self.last}"
        if self.last < self.first:
            return self.unit.label
        characters = f"characters {self.first}–{self.last}" if self.last > self.first else f"character {self.first}"
        return f"{self.unit.label}, {characters}"


class Places:
    """The units and runs of one document, both in the order of its source text."""

    def __init__(self, units: Sequence[Unit], runs: Sequence[Run] = ()) -> None:
        self.units = tuple(units) or (Unit(0, 0, (("document", 0),)),)
        self.runs = tuple(runs)
        self._starts = [unit.start for unit in self.units]
        self._run_starts = [run.start for run in self.runs]

    def unit(self, offset: int) -> Unit:
        """The unit at an offset of the source; between two units, the one before."""
        return self.units[max(0, bisect_right(self._starts, offset) - 1)]

    def place(self, span: Span) -> Place:
        """A span of the source as people say it."""
        unit = self.unit(span.start)
        first = min(span.start, unit.end) - unit.start + 1
        last = self.unit(max(span.start, span.end - 1))
        end = min(span.end, last.end) - last.start
        return Place(unit, first, end) if last is unit else Place(unit, first, end, last)

    def runs_of(self, span: Span) -> Iterator[tuple[Run, int, int]]:
        """The runs that hold a span, each with the range of the run's characters that belongs to the span."""
        for run in self.runs[max(0, bisect_right(self._run_starts, span.start) - 1) :]:
            if run.start >= span.end:
                return
            if run.end > span.start:
                shift = run.offset - run.start
                yield run, max(span.start, run.start) + shift, min(span.end, run.end) + shift


class SourceText:
    """The source of one article and how its places are said: what a report needs, and no more.

    ``places`` are there where the reader made the source (Word): such a file has no lines and is never rewritten.
    """

    def __init__(self, source: str, places: Places | None = None) -> None:
        self.source = source
        self.places = places

    @cached_property
    def lines(self) -> LineIndex:
        """Offsets to lines and columns of the source."""
        return LineIndex(self.source)

    def where(self, span: Span) -> str:
        """Where a span starts as ``line:column``; in a document without lines its place in words."""
        if self.places:
            return str(self.places.place(span))
        start = self.lines.position(span.start)
        return f"{start.line}:{start.column}"

    def line_name(self, offset: int) -> str:
        """What a message calls the line at an offset: “line 12”, in a document without lines “paragraph 7”."""
        return self.places.unit(offset).label if self.places else f"line {self.lines.position(offset).line}"
