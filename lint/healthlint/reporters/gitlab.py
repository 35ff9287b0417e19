"""GitLab's code quality report. Source: GitLab, "Code quality report format"."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256
from pathlib import PurePath
from typing import Any

import msgspec

from healthlint.diagnostic import Diagnostic, Severity
from healthlint.reporters.words import one_line, printable
from healthlint.result import FileResult, RunResult

SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.HINT: "info"}


def render(result: RunResult) -> str:
    """A JSON array of issues; each fingerprint is there once, as GitLab asks, and stays the same when lines move."""
    seen: Counter[str] = Counter()
    issues = [_failed(failure.path, str(failure)) for failure in result.failures]
    for file, diagnostic in result.diagnostics():
        key = f"{file.path}\n{diagnostic.fingerprint}"
        issues.append(_issue(file, diagnostic, _mark(f"{key}\n{seen[key]}")))
        seen[key] += 1
    return msgspec.json.format(msgspec.json.encode(issues), indent=2).decode() + "\n"


def _issue(file: FileResult, diagnostic: Diagnostic, mark: str) -> dict[str, Any]:
    text, span = file.text, diagnostic.span
    message = one_line(diagnostic.message)
    line = 1
    if text.places:
        message = f"{text.where(span)}: {message}"
    else:
        line = text.lines.position(span.start).line
    return {
        "description": message,
        "check_name": diagnostic.rule_id,
        "fingerprint": mark,
        "severity": SEVERITIES[diagnostic.severity],
        "location": {"path": _relative(file.path), "lines": {"begin": line}},
    }


def _failed(path: str, message: str) -> dict[str, Any]:
    return {
        "description": one_line(message),
        "check_name": "healthlint/not-checked",
        "fingerprint": _mark(f"{path}\nnot checked\n{message}"),
        "severity": "critical",
        "location": {"path": _relative(path), "lines": {"begin": 1}},
    }


def _mark(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _relative(path: str) -> str:
    """A path as GitLab wants it: with slashes and without a leading ``./``."""
    return printable(PurePath(path).as_posix())
