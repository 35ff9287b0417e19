"""Only what a change brings: findings on lines that are new since a revision.

A finding of the whole article (readability, a missing author) is shown for new files only; one that names two places is
shown where either is new.
"""

from __future__ import annotations

from collections.abc import Mapping
from difflib import SequenceMatcher
from pathlib import Path

import msgspec

from healthlint.diagnostic import Diagnostic, Suppression
from healthlint.places import SourceText
from healthlint.result import UNCHANGED, RunResult
from healthlint.revisions import Change
from healthlint.span import Span

WHOLE_ARTICLE = frozenset({"metric", "required"})


def apply_changes(result: RunResult, changes: Mapping[Path, Change], before: Mapping[str, str]) -> None:
    """Mark the findings of files that did not change, and those on unchanged lines of files that did.

    ``before`` holds the texts, by path, in which ``changes`` count lines: a text that was mended since has others.
    """
    whole = {rule_id for rule_id, rule in result.rules.items() if rule.kind in WHOLE_ARTICLE}
    for file in result.files:
        change = changes.get(Path(file.path).resolve(), Change())
        if not change.new:
            change = _moved(change, before[file.path], file.text.source)
            file.diagnostics = [
                item if item.suppression or _shown(item, file.text, change, whole) else _hidden(item)
                for item in file.diagnostics
            ]


def _shown(diagnostic: Diagnostic, text: SourceText, change: Change, whole: set[str]) -> bool:
    if diagnostic.rule_id in whole:
        return False
    places = [diagnostic.span, *(related.span for related in diagnostic.related)]
    return any(_touches(place, text, change) for place in places)


def _touches(span: Span, text: SourceText, change: Change) -> bool:
    if change.unknown_lines:
        return True
    first = text.lines.position(span.start).line
    last = text.lines.position(max(span.start, span.end - 1)).line
    return any(start <= last and first < end for start, end in change.lines)


def _moved(change: Change, before: str, after: str) -> Change:
    """The change with lines as they count in ``after``; lines that differ from ``before`` are new as well."""
    if before == after or change.unknown_lines:
        return change
    old, new = before.splitlines(), after.splitlines()
    added = {line for start, end in change.lines for line in range(start, end)}
    lines = set()
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        lines |= {line - a + c for line in added if a < line <= b} if kind == "equal" else set(range(c + 1, d + 1))
    return Change(lines=[(line, line + 1) for line in sorted(lines)])


def _hidden(diagnostic: Diagnostic) -> Diagnostic:
    return msgspec.structs.replace(diagnostic, suppression=Suppression(UNCHANGED))
