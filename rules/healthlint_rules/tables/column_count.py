"""Rows with fewer or more cells than the header (GitHub Flavored Markdown, section 4.10; HTML with spans)."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from healthlint.diagnostic import Finding
from healthlint.document import Document
from healthlint.rule import Rule
from healthlint.span import Span
from healthlint_rules.algorithms.structure.rows import cells


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """Yield a finding for each row whose number of cells is not the header's."""
    if document.format == "markdown":
        for span in document.table_spans.values():
            yield from _markdown(document, span)
    else:
        yield from _html(document)


def _markdown(document: Document, span: Span) -> Iterator[Finding]:
    """Source lines are read, for the parser drops surplus cells and pads short rows."""
    offset = span.start
    width = rows = 0
    header = Span(offset, offset)
    for number, line in enumerate(span.of(document.source).splitlines(keepends=True)):
        text = line.strip().lstrip("> ") if line.lstrip().startswith(">") else line.strip()
        count = len(cells(text)) if text else 0
        if number == 0:
            width, header = count, Span(offset + line.index(text), offset + line.index(text) + len(text))
        rows += bool(text)
        if number > 1 and text and count != width and "|" in text:
            start = offset + line.index(text)
            yield _finding(Span(start, start + len(text)), text, count, width)
        offset += len(line)
    if rows == 2:
        yield replace(_finding(header, header.of(document.source), 0, width), variant="empty")


def _html(document: Document) -> Iterator[Finding]:
    for rows in document.tables.values():
        widths = [
            max((c.cell_place.column + c.cell_place.width for c in row if c.cell_place), default=0) for row in rows
        ]
        if not widths or not widths[0] or max(widths) < 2:
            continue
        for row, width in zip(rows[1:], widths[1:], strict=True):
            if width and width != widths[0]:
                span = Span(row[0].span().start, max(cell.span().end for cell in row))
                yield _finding(span, span.of(document.source), width, widths[0])


def _finding(span: Span, text: str, count: int, width: int) -> Finding:
    quote = " ".join(text.split())[:60]
    return Finding(span, {"match": quote, "count": str(count), "width": str(width)})
