"""“Experts say” without an expert: silent where a source is in reach or a health service speaks."""

from __future__ import annotations

from collections.abc import Iterator

from healthlint.diagnostic import Finding
from healthlint.document import Document
from healthlint.rule import Rule
from healthlint_rules.algorithms.claims.source_phrases import Kind
from healthlint_rules.algorithms.claims.vague import report


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """Each attribution to unnamed people."""
    return report(document, rule, Kind.PEOPLE)
