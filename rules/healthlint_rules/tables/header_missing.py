"""Tables whose columns have no names (WCAG 2.1, 1.3.1; HTML: no ``th``, Markdown: a header of empty cells)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from healthlint.diagnostic import Finding
from healthlint.document import Block, Document
from healthlint.rule import Rule

LAYOUT = re.compile(r"<table\b[^>]*\brole\s*=\s*[\"']?(?:presentation|none)\b", re.I)
LONGEST = 200  # characters; a longer cell is a part of the page, not of a table


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """Yield a finding for each table of two rows and two columns or more without a header; layout tables are none."""
    for number, rows in document.tables.items():
        span = document.table_spans.get(number)
        if span is None or not _is_data(rows) or LAYOUT.match(document.source, span.start):
            continue
        first = next(cell for row in rows for cell in row if cell.text.strip())
        values = {"match": " ".join(first.text.split())[:60]}
        if document.format == "markdown" and not any(cell.text.strip() or cell.inlines for cell in rows[0]):
            yield Finding(first.span(), values)
        elif document.format == "html" and not any(
            cell.cell_place and cell.cell_place.header for row in rows for cell in row
        ):
            yield Finding(first.span(), values, variant="html")


def _is_data(rows: Sequence[Sequence[Block]]) -> bool:
    cells = [cell for row in rows for cell in row]
    filled = [cell for cell in cells if cell.text.strip()]
    return (
        len(rows) > 1
        and sum(len(row) > 1 for row in rows) > 1
        and len(filled) >= 0.5 * len(cells)
        and len(filled) > 3 - (not any(cell.text.strip() for cell in rows[0]))
        and all(len(cell.text) <= LONGEST for cell in cells)
    )
