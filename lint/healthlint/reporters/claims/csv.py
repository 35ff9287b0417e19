"""Claims as CSV for a spreadsheet: one row a claim."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from healthlint.reporters.sheet import sheet
from healthlint.result import FileResult, RunResult

COLUMNS = (
    "file", "line", "column", "end_line", "end_column", "kind", "claim", "sentence", "source", "source_kind", "url",
    "reference", "source_line", "source_column", "reach", "hedged", "denied", "rules", "severity", "fingerprint",
    "place",
)  # fmt: skip


def render(result: RunResult, kinds: Mapping[str, str]) -> str:
    """The claims of all files; columns are ``COLUMNS``."""
    return sheet(COLUMNS, (row for file in result.files for row in _rows(file)))


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
        yield [
            *(file.path, start.line, start.column, end.line, end.column),
            *(item.kind, claim.quote, item.sentence.of(file.text.source)),
            *cited,
            *(_yes(item.hedged), _yes(item.negated)),
            *(" ".join(rule_id for rule_id, _ in claim.reports), gravest.value if gravest else "", claim.fingerprint),
            file.text.where(item.span) if file.text.places else "",
        ]


def _yes(value: bool) -> str:
    return "yes" if value else "no"
