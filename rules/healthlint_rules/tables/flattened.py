"""Tables that lost their columns; see :mod:`healthlint_rules.algorithms.structure.tables`."""

from __future__ import annotations

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
        proposal = table.markdown()
        applicability = Applicability.UNSAFE if table.certain else Applicability.DISPLAY
        fix = Fix("Set the lines as a table", (Edit(span, proposal),), applicability)
        values = {
            "match": shorten(first.text, 80, placeholder="…"),
            "rows": str(len(table.rows)),
            "columns": str(table.columns),
        }
        yield Finding(span, values, (fix,), variant=None if table.columns > 1 else "unclear")
