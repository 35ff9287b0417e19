"""Lines that advertise another post under another label than “See also”; see :mod:`healthlint_rules.algorithms.structure.teasers`."""

from __future__ import annotations

from collections.abc import Iterator

from healthlint.diagnostic import Finding
from healthlint.document import Document
from healthlint.rule import Rule
from healthlint_rules.algorithms.structure import teasers

LABELS = frozenset({"see also", "also see"})


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """Yield each line that opens with such a label and goes on like a title, and headings of boxes of related posts."""
    for teaser in teasers.find(document, rule.lexicons):
        if teaser.label not in LABELS:
            yield teasers.finding(document, teaser, rule.lexicons["teaser_heading"])
