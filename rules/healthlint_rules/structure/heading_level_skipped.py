"""Headings more than one level below the heading above them (WCAG 2.1, 1.3.1 and 2.4.6; technique H42)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from healthlint.diagnostic import Finding, Related
from healthlint.document import Document
from healthlint.rule import Rule


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """Yield the first heading of each run that stands too deep; levels of plain text are guesses, so it is passed over."""
    if document.format == "plain":
        return
    headings = [section.heading for section in document.sections if section.heading]
    depth = 0  # of the run that was reported
    for above, heading in pairwise(headings):
        if heading.level <= above.level + 1:
            depth = depth if depth and heading.level >= depth else 0
            continue
        if rule.covers(heading) and heading.level != depth:
            depth = heading.level
            values = {
                "match": heading.text,
                "level": str(heading.level),
                "above": str(above.level),
                "right": str(above.level + 1),
            }
            yield Finding(heading.span(), values, related=(Related(above.span(), "the heading above"),))
