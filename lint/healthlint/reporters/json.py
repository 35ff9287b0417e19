"""JSON: everything there is, for scripts. Offsets count code points; lines and columns count from 1."""

from __future__ import annotations

from typing import Any

import msgspec

from healthlint import __version__
from healthlint.assessment import Verdict
from healthlint.diagnostic import Diagnostic, Fix
from healthlint.places import SourceText
from healthlint.reporters.claims.json import claims
from healthlint.reporters.offsets import place
from healthlint.reporters.scorecard.json import assessed
from healthlint.reporters.words import printable
from healthlint.result import Comparison, FileResult, RunResult

SCHEMA = 1


def render(result: RunResult) -> str:
    """The result as indented JSON; suppressed findings are present and say why."""
    data = {
        "healthlint": __version__,
        "schema": SCHEMA,
        "files": [_file(file, result.comparison) for file in result.files],
        "not_run": [{"rule": item.rule_id, "reason": item.reason, "remedy": item.remedy} for item in result.not_run],
        "errors": [
            {"path": printable(item.path), "message": printable(item.message), "remedy": item.remedy}
            for item in result.failures
        ],
        "summary": {
            **{severity.value: count for severity, count in sorted(result.counts().items())},
            "files": len(result.files),
            "suppressed": result.suppressed,
            "baselined": result.baselined,
            "unchanged": result.unchanged,
        },
        "engines": result.engines,
    }
    if result.comparison:
        data["comparison"] = {"against": result.comparison.against, "gone": list(result.comparison.gone)}
    return msgspec.json.format(msgspec.json.encode(data), indent=2).decode() + "\n"


def _file(file: FileResult, comparison: Comparison | None) -> dict[str, Any]:
    data: dict[str, Any] = {
        "path": printable(file.path),
        "words": file.words,
        "diagnostics": [_diagnostic(diagnostic, file.text) for diagnostic in file.diagnostics],
    }
    if comparison:
        _compare(data, file, comparison)
    return data | assessed(file) | ({} if file.claims is None else {"claims": claims(file)})


def _compare(data: dict[str, Any], file: FileResult, comparison: Comparison) -> None:
    """Say of each finding whether it is new, and add those that are solved, at their places of then."""
    change = comparison.files[file.path]
    for line, diagnostic in zip(data["diagnostics"], file.diagnostics, strict=True):
        line["state"] = None if diagnostic.suppression else comparison.state(file, diagnostic)
    before = change.before
    data["before"] = before and {
        "path": printable(before.path),
        "words": before.words,
        **{severity.value: count for severity, count in before.counts().items()},
        "grade": before.reading.scores.grade if before.reading else None,
        "criteria_met": before.scorecard.tally()[Verdict.MET] if before.scorecard else None,
    }
    data["solved"] = [_diagnostic(diagnostic, before.text) for diagnostic in change.solved] if before else []


def _diagnostic(diagnostic: Diagnostic, text: SourceText) -> dict[str, Any]:
    suppression = diagnostic.suppression
    return {
        "rule": diagnostic.rule_id,
        "severity": diagnostic.severity.value,
        "message": diagnostic.message,
        "quote": diagnostic.quote,
        **place(diagnostic.span, text),
        "fingerprint": diagnostic.fingerprint,
        "fixes": [_fix(fix) for fix in diagnostic.fixes],
        "related": [{**place(item.span, text), "message": item.message} for item in diagnostic.related],
        "suppressed": {"kind": suppression.kind, "reason": suppression.reason} if suppression else None,
    }


def _fix(fix: Fix) -> dict[str, Any]:
    edits = [{"start": edit.span.start, "end": edit.span.end, "text": edit.text} for edit in fix.edits]
    return {"title": fix.title, "applicability": fix.applicability.value, "edits": edits}
