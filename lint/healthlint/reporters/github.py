"""Workflow commands of GitHub Actions: annotations beside the lines of a pull request, and a summary of the job.

GitHub shows 10 annotations of a level a step and 50 a job, in the order in which they are printed: so the worst come
first, repeats of a finding in a file are one, and what is left out is counted. Every finding is in the log below them.
Columns count code points from 1. Source: GitHub, "Workflow commands for GitHub Actions".
"""

from __future__ import annotations

from hashlib import sha256

from healthlint.diagnostic import Severity
from healthlint.reporters.markdown import findings
from healthlint.reporters.merged import Annotation, merged
from healthlint.reporters.text import render as text_lines
from healthlint.reporters.words import one_line, plural, printable, summary
from healthlint.result import RunResult

LIMIT = 10
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "notice"}
_SUMMARY_ROWS = 200


def render(result: RunResult) -> str:
    """Annotations, worst first, then all findings as text in a group of the log."""
    commands = [_problem("error", str(failure), failure.path) for failure in result.failures[:LIMIT]]
    room = dict.fromkeys(LEVELS.values(), LIMIT)
    room["error"] -= len(commands)
    left = 0
    for annotation in merged(result.diagnostics()):
        level = LEVELS[annotation.first.severity]
        if room[level]:
            room[level] -= 1
            commands.append(_command(level, annotation))
        else:
            left += 1
    if left:
        commands.append(f"{plural(left, 'more finding')} below; GitHub shows {LIMIT} of a level.\n")
    log = text_lines(result)
    token = sha256(log.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    # the lines quote articles: while commands are stopped, none of them can be one
    return "".join(
        [*commands, "::group::All findings\n", f"::stop-commands::{token}\n", log, f"::{token}::\n::endgroup::\n"]
    )


def job_summary(result: RunResult) -> str:
    """Markdown for the page of the job: counts, and a table of findings, worst first."""
    rows = merged(result.diagnostics())
    lines = ["## healthlint", "", f"{summary(result)}.", ""]
    if rows:
        lines += findings(rows[:_SUMMARY_ROWS], paths=True)
    if len(rows) > _SUMMARY_ROWS:
        lines += ["", f"{plural(len(rows) - _SUMMARY_ROWS, 'more finding')} in the log."]
    return "\n".join(lines) + "\n"


def _command(level: str, annotation: Annotation) -> str:
    text, span = annotation.file.text, annotation.first.span
    where = {"file": annotation.file.path}
    message = one_line(annotation.first.message)
    if text.places:
        message = f"{text.where(span)}: {message}"
    else:
        start, end = text.lines.position(span.start), text.lines.position(span.end)
        where |= {"line": str(start.line), "endLine": str(end.line)}
        if start.line == end.line:  # GitHub takes columns only within a line
            where |= {"col": str(start.column), "endColumn": str(end.column)}
    return _line(level, where | {"title": annotation.first.rule_id}, message + annotation.also_at())


def _problem(level: str, message: str, path: str) -> str:
    return _line(level, {"file": path, "title": "not checked"}, one_line(message))


def _line(level: str, properties: dict[str, str], message: str) -> str:
    values = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{level} {values}::{_data(message)}\n"


def _data(text: str) -> str:
    return printable(text).replace("%", "%25").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
