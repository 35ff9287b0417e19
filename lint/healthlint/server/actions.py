"""What an editor offers for an article's findings: explanations, fixes and marks that accept."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from itertools import accumulate

import msgspec
from lsprotocol import types

from healthlint.diagnostic import Applicability, Diagnostic, Edit, Severity
from healthlint.fixer import UNSAFE, text_to_put, usable_edits
from healthlint.result import FileResult, RunResult
from healthlint.rule import RuleFile
from healthlint.server.positions import Positions
from healthlint.span import Span

SOURCE = "healthlint"
FIX_ALL = f"source.fixAll.{SOURCE}"
FIX_ALL_UNSAFE = f"source.{SOURCE}.fixAllUnsafe"  # not below fixAll: saving must never change wording unasked
_SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.HINT: types.DiagnosticSeverity.Information,
}


def as_lsp(uri: str, diagnostic: Diagnostic, places: Positions, *, related: bool) -> types.Diagnostic:
    """A diagnostic as the protocol has it; ``related`` places where the client shows them."""
    others = [
        types.DiagnosticRelatedInformation(types.Location(uri, places.range(other.span)), other.message)
        for other in diagnostic.related
    ]
    return types.Diagnostic(
        range=places.range(diagnostic.span),
        message=diagnostic.message,
        severity=_SEVERITIES[diagnostic.severity],
        code=diagnostic.rule_id,
        source=SOURCE,
        related_information=others if related and others else None,
        data=diagnostic.fingerprint,
    )


def explanation(diagnostic: Diagnostic, rule: RuleFile) -> str:
    """Markdown that says what was found, why it matters and who says so."""
    lines = [f"**{rule.id}** ({diagnostic.severity.value}): {diagnostic.message}", rule.rationale.strip()]
    sources = [f"- [{source.title}]({source.url})" if source.url else f"- {source.title}" for source in rule.sources]
    if any(source.title != "own" for source in rule.sources):
        lines.append("\n".join(sources))
    return "\n\n".join(lines)


def fixes_of(file: FileResult, diagnostic: Diagnostic) -> Iterator[tuple[str, list[Edit], bool]]:
    """Title, edits and safety of each fix of a finding that may be applied where it stands."""
    kept = [other for other in file.diagnostics if other.suppression]
    for fix in diagnostic.fixes:
        edits, _ = usable_edits(file.document, [msgspec.structs.replace(diagnostic, fixes=(fix,)), *kept], UNSAFE)
        if edits:
            yield fix.title, edits, fix.applicability is Applicability.SAFE


def text_edits(source: str, edits: list[Edit], places: Positions) -> list[types.TextEdit]:
    """Edits as the protocol has them; lines that they put in end as those around them do."""
    return [types.TextEdit(places.range(edit.span), text_to_put(source, edit)) for edit in sorted(edits)]


def difference(before: str, after: str, places: Positions) -> list[types.TextEdit]:
    """What makes one text of another, by lines, so that a cursor elsewhere stays where it is."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    starts = list(accumulate(map(len, old), initial=0))
    return [
        types.TextEdit(places.range(Span(starts[low], starts[high])), "".join(new[first:last]))
        for kind, low, high, first, last in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
        if kind != "equal"
    ]


def problems(result: RunResult) -> Iterator[str]:
    """What could not be checked, a line each."""
    yield from map(str, result.failures)
    for item in result.not_run:
        yield f"{item.rule_id} did not run: {item.reason}; {item.remedy}"
