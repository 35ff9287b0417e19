"""Numbered citations that do not follow the order in which they first appear: a number before those below it."""

from __future__ import annotations

from collections.abc import Iterator

from healthlint.diagnostic import Finding
from healthlint.document import Document
from healthlint.rule import Rule
from healthlint_rules.algorithms.sources.citations import citations, listed, plain

MIN_NUMBERS = 3  # different numbers cited; with fewer, order says nothing


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """The first citation that jumps ahead; lists in alphabetical order are numbered by that."""
    rows = listed(document)
    heads = [plain(entry.text) for entry in rows]
    if not rows or not all(entry.number for entry in rows) or heads == sorted(heads):
        return
    found = [c for c in citations(document) if c.mark.numbers and not c.missing]
    if len({number for citation in found for number in citation.mark.numbers}) < MIN_NUMBERS:
        return
    expected = 1
    for citation in found:
        for number in sorted(citation.mark.numbers):
            if number > expected:
                block, mark = citation.block, citation.mark
                shown = block.text[mark.start : mark.end]
                parameters = {"match": shown, "number": str(number), "expected": str(expected)}
                yield Finding(block.span(mark.start, mark.end), parameters)
                return
            expected = max(expected, number + 1)
