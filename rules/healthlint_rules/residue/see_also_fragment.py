"""“See also” lines that advertise another post; see :mod:`healthlint_rules.algorithms.structure.teasers`."""

from __future__ import annotations

from collections.abc import Iterator

from healthlint.diagnostic import Finding
from healthlint.document import Document
from healthlint.rule import Rule
from healthlint_rules.algorithms.structure import teasers

LABELS = frozenset({"see also", "also see"})


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """Yield each line that opens with “See also” and goes on like a title."""
    for teaser in teasers.find(document, rule.lexicons):
        if teaser.label in LABELS:
            yield teasers.finding(document, teaser, rule.lexicons["teaser_heading"])
