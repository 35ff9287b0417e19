"""Claims as CSV for a spreadsheet: UTF-8 with a byte order mark, one row a claim, after RFC 4180.

A cell that a spreadsheet would take for a formula gets an apostrophe in front (OWASP, CSV Injection).
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from io import StringIO

from healthlint.reporters.words import one_line
from healthlint.result import FileResult, RunResult

COLUMNS = (
    "file", "line", "column", "end_line", "end_column", "kind", "claim", "sentence", "source", "source_kind", "url",
    "reference", "source_line", "source_column", "reach", "hedged", "denied", "rules", "severity", "fingerprint",
    "place",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "|", "%", "＝", "＋", "－", "＠")
_SIGNS = " \t\r\n\u00a0\ufeff\u200b"


def render(result: RunResult, kinds: Mapping[str, str]) -> str:
    """The claims of all files; columns are ``COLUMNS``."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for file in result.files:
        writer.writerows(_rows(file))
    return "\ufeff" + out.getvalue()


def _rows(file: FileResult) -> Iterator[list[str | int]]:
    lines = file.text.lines
    for claim in file.claims or ():
        item, source = claim.item, claim.item.source
        start, end = lines.position(item.span.start), lines.position(item.span.end)
        at = lines.position(source.span.start) if source and source.span else None
        gravest = min((severity for _, severity in claim.reports), key=lambda severity: severity.rank, default=None)
        cited: tuple[str | int, ...] = ("",) * 7
        if source:
            place = (at.line, at.column) if at else ("", "")
            cited = (source.text, source.kind, source.url, source.reference, *place, source.reach)
        words: list[str | int] = [
            *(file.path, start.line, start.column, end.line, end.column),
            *(item.kind, claim.quote, item.sentence.of(file.text.source)),
            *cited,
            *(_yes(item.hedged), _yes(item.negated)),
            *(" ".join(rule_id for rule_id, _ in claim.reports), gravest.value if gravest else "", claim.fingerprint),
            file.text.where(item.span) if file.text.places else "",
        ]
        yield [_defused(word) if isinstance(word, str) else word for word in words]


def _yes(value: bool) -> str:
    return "yes" if value else "no"


def _defused(text: str) -> str:
    flat = one_line(text)
    return f"'{flat}" if flat.lstrip(_SIGNS).startswith(_FORMULA) else flat
