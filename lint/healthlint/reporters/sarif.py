"""SARIF 2.1.0, for code scanning and for viewers. Columns count code points from 1; an end is exclusive."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import msgspec

from healthlint import __version__
from healthlint.diagnostic import Diagnostic, Fix, Severity, Suppression
from healthlint.places import SourceText
from healthlint.reporters.offsets import in_words
from healthlint.result import BASELINE, UNCHANGED, Failure, FileResult, NotRun, RunResult
from healthlint.rule import RuleFile
from healthlint.span import Span

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
FINGERPRINT = "healthlint/v1"
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "note"}
_LINK = re.compile(r"\[(?=[^\[\]]*\]\()")
_SNIPPET_LIMIT = 2_000

Json = dict[str, Any]


def render(result: RunResult) -> str:
    """The result as one run of a SARIF log; suppressed findings are present and marked."""
    rules = dict(sorted(result.rules.items()))
    index = {rule_id: number for number, rule_id in enumerate(rules)}
    run: Json = {
        "tool": {"driver": _driver(result, rules.values())},
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "artifacts": [{"location": {"uri": uri(file.path)}, "roles": ["analysisTarget"]} for file in result.files],
        "invocations": [_invocation(result, index)],
        "results": [
            _result(file, number, diagnostic, index)
            for number, file in enumerate(result.files)
            for diagnostic in file.diagnostics
        ],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return msgspec.json.format(msgspec.json.encode(log), indent=2).decode() + "\n"


def uri(path: str) -> str:
    """A path as a URI reference: relative where it is, or lies below the working folder, else absolute."""
    file = Path(path)
    if file.is_absolute():
        try:
            file = file.relative_to(Path.cwd())
        except ValueError:
            return file.as_uri()
    # a colon in the first part of a relative reference would read as a scheme
    return quote(os.fsencode(file.as_posix()), safe="/-._~!$&'()*+,;=@")


def _driver(result: RunResult, rules: Iterable[RuleFile]) -> Json:
    driver: Json = {
        "name": "healthlint",
        "semanticVersion": __version__,
        "rules": [_rule(rule) for rule in rules],
    }
    if result.engines:
        driver["properties"] = {"engines": dict(sorted(result.engines.items()))}
    return driver


def _rule(rule: RuleFile) -> Json:
    described: Json = {
        "id": rule.id,
        "shortDescription": {"text": _sentence(rule.summary)},
        "fullDescription": {"text": rule.rationale},
        "help": {"text": _help(rule)},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
    }
    if link := next((source.url for source in rule.sources if source.url), ""):
        described["helpUri"] = link
    properties: Json = {"tags": [rule.group], "stability": rule.stability.value}
    if rule.precision:
        properties["precision"] = _precision(rule)
        properties["hitsPer10kWords"] = rule.precision.hits_per_10k
        properties["measuredOn"] = rule.precision.on
    return described | {"properties": properties}


def _precision(rule: RuleFile) -> str:
    """Code scanning's word for how often a rule is right, from its hits on clean text."""
    rate = rule.precision.hits_per_10k if rule.precision else 0.0
    return next((word for limit, word in ((0.05, "very-high"), (0.5, "high"), (2.0, "medium")) if rate <= limit), "low")


def _help(rule: RuleFile) -> str:
    sources = [f"{source.title}: {source.url}" if source.url else source.title for source in rule.sources]
    named = [source for source in sources if source != "own"]
    return "\n".join([rule.rationale, *(f"Source: {source}" for source in named)])


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _invocation(result: RunResult, index: dict[str, int]) -> Json:
    notes = [_failed(failure) for failure in result.failures]
    notes += [_left_out(item, index) for item in result.not_run]
    invocation: Json = {"executionSuccessful": not any(failure.fatal for failure in result.failures)}
    return invocation | {"toolExecutionNotifications": notes}


def _failed(failure: Failure) -> Json:
    return {
        "descriptor": {"id": "not-checked"},
        "level": "error" if failure.fatal else "warning",
        "message": {"text": _sentence(_plain(str(failure)))},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": uri(failure.path)}}}],
    }


def _left_out(item: NotRun, index: dict[str, int]) -> Json:
    rule: Json = {"id": item.rule_id}
    if item.rule_id in index:
        rule["index"] = index[item.rule_id]
    text = f"{item.rule_id} did not run: {item.reason}; {item.remedy}"
    return {
        "descriptor": {"id": "not-run"},
        "associatedRule": rule,
        "level": "warning",
        "message": {"text": _sentence(_plain(text))},
    }


def _result(file: FileResult, number: int, diagnostic: Diagnostic, index: dict[str, int]) -> Json:
    text = file.text
    artifact = {"uri": uri(file.path), "index": number}
    found: Json = {"ruleId": diagnostic.rule_id}
    if diagnostic.rule_id in index:
        found["ruleIndex"] = index[diagnostic.rule_id]
    found |= {
        "level": LEVELS[diagnostic.severity],
        "message": {"text": _plain(diagnostic.message)},
        "locations": [_location(text, diagnostic.span, artifact, snippet=True)],
        "partialFingerprints": {FINGERPRINT: diagnostic.fingerprint},
    }
    if diagnostic.related:
        found["relatedLocations"] = [
            {"id": place, **_location(text, item.span, artifact), "message": {"text": _plain(item.message)}}
            for place, item in enumerate(diagnostic.related, 1)
        ]
    if diagnostic.fixes and not text.places:  # a program that applied one would break the file
        found["fixes"] = [_fix(text, fix, artifact) for fix in diagnostic.fixes if fix.edits]
    if diagnostic.suppression:
        found["suppressions"] = [_suppression(diagnostic.suppression)]
    return found


def _location(text: SourceText, span: Span, artifact: Json, *, snippet: bool = False) -> Json:
    region = _region(text, span)
    if snippet and len(span):
        region["snippet"] = {"text": span.of(text.source)[:_SNIPPET_LIMIT]}
    location: Json = {"physicalLocation": {"artifactLocation": artifact, "region": region}}
    if text.places:
        place = in_words(span, text.places)
        unit = text.places.unit(span.start)
        location["logicalLocations"] = [{"fullyQualifiedName": unit.label, "kind": unit.names[-1][0]}]
        location["properties"] = {"place": place}
    return location


def _region(text: SourceText, span: Span) -> Json:
    start, end = text.lines.position(span.start), text.lines.position(span.end)
    return {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    }


def _fix(text: SourceText, fix: Fix, artifact: Json) -> Json:
    replacements = [
        {"deletedRegion": _region(text, edit.span), "insertedContent": {"text": edit.text}}
        for edit in sorted(fix.edits)
    ]
    return {
        "description": {"text": fix.title},
        "artifactChanges": [{"artifactLocation": artifact, "replacements": replacements}],
        "properties": {"applicability": fix.applicability.value},
    }


def _suppression(suppression: Suppression) -> Json:
    outside = suppression.kind in (BASELINE, UNCHANGED)
    marked: Json = {"kind": "external" if outside else "inSource"}
    return marked | ({"justification": suppression.reason} if suppression.reason else {})


def _plain(text: str) -> str:
    """Message text in which quoted Markdown links stay words instead of becoming links."""
    return _LINK.sub(r"\\[", text)
