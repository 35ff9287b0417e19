"""The order of diagnostics in every output."""

from __future__ import annotations

from collections.abc import Iterable

from healthlint.diagnostic import Diagnostic


def in_order(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """By place, then by rule; the same finding of the same rule at the same place counts once."""
    unique = {(d.span.start, d.span.end, d.rule_id, d.message): d for d in diagnostics}
    return sorted(unique.values(), key=lambda d: (d.span.start, d.span.end, d.rule_id))
