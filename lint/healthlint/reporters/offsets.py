"""A span as JSON reports give it: offsets in code points, lines and columns from 1, ends exclusive.

In a document without lines they are those of the text that its reader made; ``place`` says where that is in the file.
"""

from __future__ import annotations

from typing import Any

from healthlint.places import Places, SourceText
from healthlint.span import Span


def place(span: Span, text: SourceText) -> dict[str, Any]:
    """The offsets of a span and the positions of its ends, with the place in words where the document has no lines."""
    start, end = text.lines.position(span.start), text.lines.position(span.end)
    data: dict[str, Any] = {
        "span": {"start": span.start, "end": span.end},
        "start": {"line": start.line, "column": start.column},
        "end": {"line": end.line, "column": end.column},
    }
    return data | ({"place": in_words(span, text.places)} if text.places else {})


def in_words(span: Span, places: Places) -> dict[str, Any]:
    """``{"text": "table 2, row 3, cell 1, characters 5–19", "table": 2, "row": 3, "cell": 1, "first": 5, "last": 19}``.

    A name without a number (``header``) is 0. ``until`` names the unit in which ``last`` is counted where that is
    another one.
    """
    found = places.place(span)
    data: dict[str, Any] = {"text": str(found), **dict(found.unit.names), "first": found.first, "last": found.last}
    return data | ({"until": dict(found.until.names)} if found.until else {})
