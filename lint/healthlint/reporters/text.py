"""Text for pipes and logs: one line a finding, a summary last. Nothing heavy is imported here."""

from __future__ import annotations

from healthlint.reporters.words import one_line, summary
from healthlint.result import RunResult


def render(result: RunResult) -> str:
    """``path:line:col severity rule: message`` for each finding, then the summary.

    In a document without lines ``path: place: severity …``.
    """
    lines = []
    for file, diagnostic in result.diagnostics():
        place = file.text.where(diagnostic.span)
        where = f"{one_line(file.path)}: {place}:" if file.text.places else f"{one_line(file.path)}:{place}"
        lines.append(f"{where} {diagnostic.severity.value} {diagnostic.rule_id}: {one_line(diagnostic.message)}\n")
    return "".join([*lines, summary(result), "\n"])
