"""Applying fixes. Edits of one pass never overlap; what does waits for the next run."""

from __future__ import annotations

from collections.abc import Iterable

from healthlint.diagnostic import Applicability, Diagnostic, Edit


def usable_edits(diagnostics: Iterable[Diagnostic], allowed: frozenset[Applicability]) -> tuple[list[Edit], int]:
    """Edits of the first fix of each diagnostic that is allowed and clashes with none before it.

    The second value counts the diagnostics that they mend.
    """
    taken: list[Edit] = []
    count = 0
    for diagnostic in diagnostics:
        if diagnostic.suppression or not diagnostic.fixes:
            continue
        fix = diagnostic.fixes[0]
        if fix.applicability not in allowed or any(_clash(edit, other) for edit in fix.edits for other in taken):
            continue
        taken.extend(fix.edits)
        count += 1
    return taken, count


def _clash(one: Edit, other: Edit) -> bool:
    return one.span.start <= other.span.end and other.span.start <= one.span.end


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """The text after all edits, which must not overlap."""
    parts = []
    end = 0
    for edit in sorted(edits):
        parts += [text[end : edit.span.start], edit.text]
        end = edit.span.end
    parts.append(text[end:])
    return "".join(parts)
