"""One place, one finding: a rule that yields leaves its place to the finding of a rule that knows more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from healthlint.diagnostic import Diagnostic

WIDE = 80  # code points; a finding of a group over a whole sentence says nothing about each word in it


def merged(diagnostics: Sequence[Diagnostic], yields: Mapping[str, Sequence[str]]) -> list[Diagnostic]:
    """Without findings of rules in ``yields`` that overlap one of a rule or group named there, whose message tells."""
    agreed: dict[int, str] = {}
    kept: list[Diagnostic] = []
    for diagnostic in diagnostics:
        names = yields.get(diagnostic.rule_id, ())
        other = next((i for i, d in enumerate(diagnostics) if names and _stands_for(d, diagnostic, names)), None)
        if other is None:
            kept.append(diagnostic)
        else:
            agreed[id(diagnostics[other])] = diagnostic.rule_id
    return [
        msgspec.structs.replace(d, message=f"{d.message} {agreed[id(d)]} says so too.") if id(d) in agreed else d
        for d in kept
    ]


def _stands_for(one: Diagnostic, yielding: Diagnostic, names: Sequence[str]) -> bool:
    narrow = one.span.end - one.span.start <= WIDE
    named = one.rule_id in names or (narrow and one.rule_id.partition("/")[0] in names)
    overlaps = one.span.start < yielding.span.end and yielding.span.start < one.span.end
    return named and overlaps and one.rule_id != yielding.rule_id
