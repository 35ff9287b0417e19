"""Rows for a spreadsheet: CSV after RFC 4180, UTF-8 with a byte order mark.

A cell that a spreadsheet would take for a formula gets an apostrophe in front (OWASP, CSV Injection).
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

from healthlint.reporters.words import one_line

_FORMULA = ("=", "+", "-", "@", "|", "%", "＝", "＋", "－", "＠")
_SIGNS = " \t\r\n\u00a0\ufeff\u200b"


def sheet(columns: Sequence[str], rows: Iterable[Iterable[str | int]]) -> str:
    """A table with a header; every text on one line and no formula."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_defused(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)
    return "\ufeff" + out.getvalue()


def _defused(text: str) -> str:
    flat = one_line(text)
    return f"'{flat}" if flat.lstrip(_SIGNS).startswith(_FORMULA) else flat
