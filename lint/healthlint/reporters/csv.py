"""Findings as CSV for a spreadsheet: one row a finding, by article and place."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from healthlint.document import Document
from healthlint.reporters.sheet import sheet
from healthlint.result import RunResult

COLUMNS = (
    "file", "line", "column", "end_line", "end_column", "severity", "rule", "quote", "message", "proposal", "section",
    "state", "fingerprint", "place",
)  # fmt: skip


def render(result: RunResult) -> str:
    """Columns are ``COLUMNS``; ``state`` is filled where the run was held against an older one, solved findings too."""
    return sheet(COLUMNS, _rows(result))


def _rows(result: RunResult) -> Iterator[list[str | int]]:
    for file in result.files:
        document = file.document
        starts, titles = _sections(document)
        change = result.comparison.files[file.path] if result.comparison else None
        for diagnostic in file.active:
            state = result.comparison.state(file, diagnostic) if result.comparison else ""
            section = titles[max(0, bisect_right(starts, diagnostic.span.start) - 1)]
            start, end = document.lines.position(diagnostic.span.start), document.lines.position(diagnostic.span.end)
            yield [
                *(file.path, start.line, start.column, end.line, end.column),
                *(diagnostic.severity.value, diagnostic.rule_id, diagnostic.quote, diagnostic.message),
                *(" / ".join(fix.title for fix in diagnostic.fixes), section, state),
                *(diagnostic.fingerprint, document.where(diagnostic.span) if document.places else ""),
            ]
        for diagnostic in change.solved if change else ():
            words = (diagnostic.severity.value, diagnostic.rule_id, diagnostic.quote, diagnostic.message)
            yield [file.path, "", "", "", "", *words, "", "", "solved", diagnostic.fingerprint, ""]


def _sections(document: Document) -> tuple[list[int], list[str]]:
    """Where sections begin, and their titles; never empty."""
    headings = [section.heading for section in document.sections]
    found = sorted((heading.span_in_source.start, heading.text) for heading in headings if heading)
    return [0, *(start for start, _ in found)], ["", *(title for _, title in found)]
