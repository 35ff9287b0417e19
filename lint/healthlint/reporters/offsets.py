"""A span as JSON reports give it: offsets in code points, lines and columns from 1, ends exclusive."""

from __future__ import annotations

from typing import Any

from healthlint.span import LineIndex, Span


def place(span: Span, lines: LineIndex) -> dict[str, Any]:
    """The offsets of a span and the positions of its ends."""
    start, end = lines.position(span.start), lines.position(span.end)
    return {
        "span": {"start": span.start, "end": span.end},
        "start": {"line": start.line, "column": start.column},
        "end": {"line": end.line, "column": end.column},
    }
