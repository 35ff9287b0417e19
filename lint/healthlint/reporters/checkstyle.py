"""Checkstyle's XML, which many build servers read. Lines and columns count from 1, columns in code points."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import quoteattr

from healthlint.diagnostic import Severity
from healthlint.reporters.words import xml_text
from healthlint.result import FileResult, RunResult

SEVERITIES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "info"}


def render(result: RunResult) -> str:
    """A ``file`` for each that has findings or could not be checked."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<checkstyle version="8.0">']
    for file in result.files:
        lines += _file(file.path, list(_errors(file)))
    for failure in result.failures:
        attributes = {"line": "1", "severity": "error", "message": str(failure), "source": "healthlint.not-checked"}
        lines += _file(failure.path, [attributes])
    return "\n".join([*lines, "</checkstyle>", ""])


def _file(path: str, errors: list[dict[str, str]]) -> list[str]:
    rows = [f"    <error {_attributes(error)}/>" for error in errors]
    return [f"  <file {_attributes({'name': path})}>", *rows, "  </file>"] if rows else []


def _errors(file: FileResult) -> Iterator[dict[str, str]]:
    text = file.text
    for diagnostic in file.active:
        place = text.lines.position(diagnostic.span.start)
        words = f"{text.where(diagnostic.span)}: " if text.places else ""
        yield {
            "line": str(place.line),
            "column": str(place.column),
            "severity": SEVERITIES[diagnostic.severity],
            "message": words + diagnostic.message,
            "source": "healthlint." + diagnostic.rule_id.replace("/", "."),
        }


def _attributes(values: dict[str, str]) -> str:
    return " ".join(f"{name}={quoteattr(xml_text(value))}" for name, value in values.items())
