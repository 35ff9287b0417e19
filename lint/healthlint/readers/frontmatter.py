"""Front matter: YAML between ``---`` lines or TOML between ``+++`` lines, with places of its values."""

from __future__ import annotations

import re
import tomllib
from typing import Any

from healthlint.document import FrontMatter, Problem
from healthlint.span import LineIndex, Position, Span

OPENING = re.compile(r"(---|\+\+\+)[ \t]*(?:\r\n|\n|\r)")


def read_front_matter(source: str) -> tuple[FrontMatter | None, Problem | None]:
    """The front matter at the start of ``source``; a problem instead where it cannot be read.

    A file that merely begins with a thematic break has none.
    """
    opening = OPENING.match(source)
    if not opening:
        return None, None
    fence = opening.group(1)
    closing = re.compile(rf"^{re.escape(fence)}[ \t]*(?=\r?$)", re.M).search(source, opening.end())
    if not closing:
        if fence == "---" and not re.match(r"[\w-]+:", source[opening.end() :]):
            return None, None
        problem = Problem(f"front matter is not closed; add a line of {fence}", Span(0, opening.end()))
        return None, problem
    body = source[opening.end() : closing.start()]
    whole = Span(0, closing.end())
    return (_yaml if fence == "---" else _toml)(body, opening.end(), whole)


def _yaml(body: str, offset: int, whole: Span) -> tuple[FrontMatter | None, Problem | None]:
    from healthlint import safe_yaml

    try:
        values, pairs = safe_yaml.load_with_nodes(body)
    except (safe_yaml.YAMLError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        place = Span(offset + mark.index, offset + mark.index) if mark else Span(0, 0)
        place = Span(min(place.start, whole.end), min(place.end, whole.end))
        reason = getattr(error, "problem", None) or str(error).splitlines()[0]
        return FrontMatter({}, {}, whole), Problem(f"front matter is not valid YAML: {reason}", place)
    if values is None:
        return FrontMatter({}, {}, whole), None
    if not isinstance(values, dict):
        return None, None
    spans: dict[str, Span] = {}
    index = LineIndex(body)
    for key, value in pairs:
        start = _at(index, value.start_mark)
        end = max(start, _at(index, value.end_mark))
        text = body[start:end].rstrip()
        inner = 1 if len(text) > 1 and text[0] in "\"'" and text[-1] == text[0] else 0
        spans[str(key.value)] = Span(offset + start + inner, offset + start + len(text) - inner)
    return FrontMatter({str(key): value for key, value in values.items()}, spans, whole), None


def _at(index: LineIndex, mark: Any) -> int:
    """A YAML mark as an offset; lines and columns, for the C loader's index counts bytes of its buffer."""
    return index.offset(Position(min(mark.line + 1, len(index)), mark.column + 1))


def _toml(body: str, offset: int, whole: Span) -> tuple[FrontMatter | None, Problem | None]:
    try:
        values = tomllib.loads(body)
    except tomllib.TOMLDecodeError as error:
        return FrontMatter({}, {}, whole), Problem(f"front matter is not valid TOML: {error}", Span(0, 3))
    spans = {}
    for match in re.finditer(r"^([\w-]+)[ \t]*=[ \t]*(\"?)([^\r\n]*?)\2[ \t]*\r?$", body, re.M):
        spans[match.group(1)] = Span(offset + match.start(3), offset + match.end(3))
    return FrontMatter(values, spans, whole), None
