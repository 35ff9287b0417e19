"""Identifiers and addresses of sources that cannot be right (see ``algorithms.sources.identifiers``), shown or behind a link."""

from __future__ import annotations

from collections.abc import Iterator

from healthlint.diagnostic import Finding
from healthlint.document import Block, Document, InlineKind
from healthlint.rule import Rule
from healthlint_rules.algorithms.sources import identifiers


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """One finding for each identifier; what stands in code is left alone."""
    for block in document.prose():
        if not rule.covers(block):
            continue
        taken: list[tuple[int, int]] = []
        for found in sorted(identifiers.find(block.text)):
            if not _overlaps(found.start, found.end, taken) and not _in_code(block, found.start, found.end):
                taken.append((found.start, found.end))
                parameters = {"match": block.text[found.start : found.end], "kind": found.kind, "reason": found.reason}
                yield Finding(block.span(found.start, found.end), parameters)
        for link in block.links():
            shown = block.text[link.start : link.end]
            wrong = next(identifiers.find(link.target), None) if link.target not in shown else None
            if wrong and not _overlaps(link.start, link.end, taken):
                parameters = {"match": link.target, "kind": wrong.kind, "reason": wrong.reason}
                yield Finding(block.span(link.start, link.end), parameters)


def _overlaps(start: int, end: int, taken: list[tuple[int, int]]) -> bool:
    return any(start < high and low < end for low, high in taken)


def _in_code(block: Block, start: int, end: int) -> bool:
    return any(mark.kind is InlineKind.CODE and mark.start < end and start < mark.end for mark in block.inlines)
