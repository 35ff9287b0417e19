"""Tables that lost their columns; see :mod:`healthlint_rules.algorithms.structure.tables`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from textwrap import shorten

from healthlint.diagnostic import Applicability, Edit, Finding, Fix
from healthlint.document import Document
from healthlint.rule import Rule
from healthlint.span import Span
from healthlint_rules.algorithms.structure import tables


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """Yield one finding for each flattened table, with the table as it may have been."""
    for table in tables.find(document):
        first, last = table.lines[0], table.lines[-1]
        span = Span(first.block.span(first.start, first.end).start, last.block.span(last.start, last.end).end)
        applicability = Applicability.UNSAFE if table.certain else Applicability.DISPLAY
        fix = Fix("Set the lines as a table", (_edit(document, span, table),), applicability)
        values = {
            "match": shorten(first.text, 80, placeholder="…"),
            "rows": str(len(table.rows)),
            "columns": str(table.columns),
        }
        yield Finding(span, values, (fix,), variant=None if table.columns > 1 else "unclear")


def _edit(document: Document, span: Span, table: tables.Flattened) -> Edit:
    """The table in the document's own form; in HTML in place of the paragraph, which may hold no table."""
    if document.format != "html":
        return Edit(span, table.markdown())
    before = re.search(r"<p\b[^>]*>\s*$", document.source[: span.start])
    after = re.match(r"\s*</p>", document.source[span.end :])
    if before and after:
        span = Span(before.start(), span.end + after.end())
    return Edit(span, table.html())
