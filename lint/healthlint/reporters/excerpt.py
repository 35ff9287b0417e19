"""The source line of a finding as a terminal shows it: windowed, tabs opened, the span underlined."""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len

from healthlint.places import SourceText
from healthlint.reporters.words import printable
from healthlint.span import Span

_GUTTER = 12
_TAB = "    "
_MORE = "…"

Row = tuple[str, str, list[tuple[int, int]]]


def excerpt(text: SourceText, span: Span, width: int) -> Iterator[Row]:
    """The first line of ``span`` and a row of carets under it: number, text, marked ranges of the text.

    A document without lines has no numbers.
    """
    place = text.lines.position(span.start)
    line_span = text.lines.line_span(place.line)
    line = line_span.of(text.source)
    start = min(span.start - line_span.start, len(line))
    end = min(max(span.end - line_span.start, start), len(line))
    before, marked, after = (_shown(part) for part in (line[:start], line[start:end], line[end:]))
    before, marked, after = _window(before, marked, after, max(24, width - _GUTTER))
    yield (
        "" if text.places else str(place.line),
        before + marked + after,
        [(len(before), len(before) + len(marked))],
    )
    carets = "^" * max(1, cell_len(marked))
    last = text.lines.position(max(span.start, span.end - 1)).line
    tail = f" to line {last}" if last > place.line and not text.places else ""
    lead = " " * cell_len(before)
    yield "", f"{lead}{carets}{tail}", [(len(lead), len(lead) + len(carets))]


def _shown(text: str) -> str:
    return printable(text.replace("\t", _TAB))


def _window(before: str, marked: str, after: str, width: int) -> tuple[str, str, str]:
    """The three parts cut to ``width`` cells around the marked one, at words where possible."""
    if cell_len(before + marked + after) <= width:
        return before, marked, after
    if cell_len(marked) > width - 8:
        marked = _head(marked, width - 8 if before else width - 1) + _MORE
        after = ""
    room = width - cell_len(marked)
    left = max(room // 2, room - cell_len(after)) if cell_len(before) > room // 2 else cell_len(before)
    if cell_len(before) > left:
        before = _MORE + _tail(before, max(0, left - 1))
    room -= cell_len(before)
    if cell_len(after) > room:
        after = _head(after, max(0, room - 1)).rstrip() + _MORE if room > 0 else ""
    return before, marked, after


def _head(text: str, width: int) -> str:
    """The beginning of ``text`` in ``width`` cells."""
    kept = text[:width]
    while cell_len(kept) > width:
        kept = kept[:-1]
    return kept


def _tail(text: str, width: int) -> str:
    """The end of ``text`` in ``width`` cells, from the start of a word where one is near."""
    kept = text[max(0, len(text) - width) :]
    while cell_len(kept) > width:
        kept = kept[1:]
    cut = kept.find(" ")
    return kept[cut + 1 :] if 0 <= cut < 12 < len(kept) else kept
