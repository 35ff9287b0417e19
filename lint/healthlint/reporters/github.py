"""Workflow commands of GitHub Actions: annotations beside the lines of a pull request, and a summary of the job.

GitHub shows 10 annotations of a level a step and 50 a job, in the order in which they are printed: so the worst come
first, repeats of a finding in a file are one, and what is left out is counted. Every finding is in the log below them.
Columns count code points from 1. Source: GitHub, "Workflow commands for GitHub Actions".
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

import msgspec

from healthlint.diagnostic import Diagnostic, Severity
from healthlint.reporters.text import render as text_lines
from healthlint.reporters.words import one_line, plural, printable, summary
from healthlint.result import FileResult, RunResult

LIMIT = 10
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "notice"}
_SUMMARY_ROWS = 200


class Annotation(msgspec.Struct):
    """A finding and the later ones in its file that say the same."""

    file: FileResult
    first: Diagnostic
    others: list[Diagnostic]


def render(result: RunResult) -> str:
    """Annotations, worst first, then all findings as text in a group of the log."""
    commands = [_problem("error", str(failure), failure.path) for failure in result.failures[:LIMIT]]
    room = dict.fromkeys(LEVELS.values(), LIMIT)
    room["error"] -= len(commands)
    left = 0
    for annotation in merged(result):
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
    rows = list(merged(result))
    lines = ["## healthlint", "", f"{summary(result)}.", ""]
    if rows:
        lines += ["| | Where | Finding | Rule |", "| --- | --- | --- | --- |"]
        lines += [_row(row) for row in rows[:_SUMMARY_ROWS]]
    if len(rows) > _SUMMARY_ROWS:
        lines += ["", f"{plural(len(rows) - _SUMMARY_ROWS, 'more finding')} in the log."]
    return "\n".join(lines) + "\n"


def merged(result: RunResult) -> list[Annotation]:
    """Findings of one rule with one message in one file made one; gravest first, then in the order of files."""
    found: dict[tuple[str, str, str], Annotation] = {}
    for file, diagnostic in result.diagnostics():
        key = (file.path, diagnostic.rule_id, diagnostic.message)
        if key in found:
            found[key].others.append(diagnostic)
        else:
            found[key] = Annotation(file, diagnostic, [])
    return sorted(found.values(), key=lambda item: item.first.severity.rank)


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
    if annotation.others:
        message += f" Also at {_places(annotation)}."
    return _line(level, where | {"title": annotation.first.rule_id}, message)


def _places(annotation: Annotation, most: int = 5) -> str:
    """Where else the finding is: the first few places and how many more."""
    text = annotation.file.text
    named = [str(text.where(other.span)) for other in annotation.others[:most]]
    more = len(annotation.others) - len(named)
    return ", ".join(named) + (f" and {more} more" if more else "")


def _problem(level: str, message: str, path: str) -> str:
    return _line(level, {"file": path, "title": "not checked"}, one_line(message))


def _line(level: str, properties: dict[str, str], message: str) -> str:
    values = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{level} {values}::{_data(message)}\n"


def _data(text: str) -> str:
    return printable(text).replace("%", "%25").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _row(annotation: Annotation) -> str:
    first = annotation.first
    where = f"{annotation.file.path}:{annotation.file.text.where(first.span)}"
    message = one_line(first.message) + (f" Also at {_places(annotation)}." if annotation.others else "")
    return "| " + " | ".join(_cells((first.severity.value, where, message, first.rule_id))) + " |"


def _cells(texts: Iterable[str]) -> list[str]:
    """Text that stays text in a cell: no mark-up of an article is alive in the summary."""
    marks = str.maketrans({mark: f"\\{mark}" for mark in "\\`*_[]<>|#!~@"})
    return [one_line(text).translate(marks) for text in texts]
