"""Reviewdog's rdjson. Lines count from 1, columns from 1 in UTF-8 bytes; an end is exclusive.

Source: reviewdog, "Reviewdog Diagnostic Format" (proto/rdf).
"""

from __future__ import annotations

from typing import Any

import msgspec

from healthlint.diagnostic import Applicability, Diagnostic, Fix, Severity
from healthlint.fixer import apply_edits
from healthlint.places import SourceText
from healthlint.reporters.words import one_line, printable
from healthlint.result import FileResult, RunResult
from healthlint.rule import RuleFile
from healthlint.span import Span

SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.HINT: "INFO"}


def render(result: RunResult) -> str:
    """The findings, each with what may be put in its place; a proposal for display only is none."""
    found: list[dict[str, Any]] = [
        _diagnostic(file, item, result.rules.get(item.rule_id)) for file, item in result.diagnostics()
    ]
    found += [
        {"message": one_line(str(failure)), "location": {"path": printable(failure.path)}, "severity": "ERROR"}
        for failure in result.failures
    ]
    data = {"source": {"name": "healthlint"}, "diagnostics": found}
    return msgspec.json.format(msgspec.json.encode(data), indent=2).decode() + "\n"


def _diagnostic(file: FileResult, diagnostic: Diagnostic, rule: RuleFile | None) -> dict[str, Any]:
    text = file.text
    location: dict[str, Any] = {"path": printable(file.path)}
    message = one_line(diagnostic.message)
    if text.places:
        message = f"{text.where(diagnostic.span)}: {message}"
    else:
        location["range"] = _range(text, diagnostic.span)
    code = {"value": diagnostic.rule_id}
    if link := next((source.url for source in rule.sources if source.url), "") if rule else "":
        code["url"] = link
    data: dict[str, Any] = {
        "message": message,
        "location": location,
        "severity": SEVERITIES[diagnostic.severity],
        "code": code,
    }
    fixes = [fix for fix in diagnostic.fixes if fix.edits and fix.applicability is not Applicability.DISPLAY]
    if fixes and not text.places:
        data["suggestions"] = [_suggestion(text, fix) for fix in fixes]
    return data


def _suggestion(text: SourceText, fix: Fix) -> dict[str, Any]:
    """One range and its text: edits that belong together are one change to a reviewer."""
    whole = Span(min(edit.span.start for edit in fix.edits), max(edit.span.end for edit in fix.edits))
    source = text.source[: whole.end]
    return {"range": _range(text, whole), "text": apply_edits(source, fix.edits)[whole.start :]}


def _range(text: SourceText, span: Span) -> dict[str, Any]:
    return {
        name: {"line": text.lines.position(offset).line, "column": text.lines.byte_column(offset)}
        for name, offset in (("start", span.start), ("end", span.end))
    }
