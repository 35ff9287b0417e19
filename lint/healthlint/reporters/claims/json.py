"""Claims as JSON, for other programs; ``docs/schema/claims.schema.json`` describes it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from healthlint import __version__
from healthlint.inventory import Claim, ClaimSource
from healthlint.places import SourceText
from healthlint.reporters.claims import counts
from healthlint.reporters.offsets import place
from healthlint.reporters.words import printable
from healthlint.result import FileResult, RunResult

SCHEMA = 1


def render(result: RunResult, kinds: Mapping[str, str]) -> str:
    """The claims of all files as indented JSON, with what the kinds mean and what could not be read."""
    data = {
        "healthlint": __version__,
        "schema": SCHEMA,
        "kinds": dict(kinds),
        "files": [{"path": printable(file.path), "claims": claims(file)} for file in result.files],
        "errors": [
            {"path": printable(item.path), "message": printable(item.message), "remedy": item.remedy}
            for item in result.failures
        ],
        "summary": {**counts(result.files), "files": len(result.files)},
    }
    return msgspec.json.format(msgspec.json.encode(data), indent=2).decode() + "\n"


def claims(file: FileResult) -> list[dict[str, Any]]:
    """The claims of a file in order of place."""
    text = file.text
    return [_claim(claim, text) for claim in file.claims or ()]


def _claim(claim: Claim, text: SourceText) -> dict[str, Any]:
    item = claim.item
    return {
        "kind": item.kind,
        "quote": printable(claim.quote),
        "sentence": printable(item.sentence.of(text.source)),
        **place(item.span, text),
        "source": _source(item.source, text) if item.source else None,
        "hedged": item.hedged,
        "negated": item.negated,
        "rules": [{"rule": rule_id, "severity": severity.value} for rule_id, severity in claim.reports],
        "fingerprint": claim.fingerprint,
    }


def _source(source: ClaimSource, text: SourceText) -> dict[str, Any]:
    data = {
        "kind": source.kind,
        "text": printable(source.text),
        "reach": source.reach,
        "url": printable(source.url),
        "reference": printable(source.reference),
    }
    return data | (place(source.span, text) if source.span else {})
