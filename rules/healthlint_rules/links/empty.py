"""Links without a target or without words (WCAG 2.1, 2.4.4)."""

from __future__ import annotations

from collections.abc import Iterator

from healthlint.diagnostic import Finding
from healthlint.document import BlockKind, Document, InlineKind
from healthlint.rule import Rule


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """Yield each link that leads nowhere or says nothing."""
    for block in document.prose():
        if block.kind is BlockKind.CODE:
            continue
        pictures = [mark.start for mark in block.inlines if mark.kind is InlineKind.IMAGE]
        for link in block.links():
            target = link.target.strip().lower()
            words = block.text[link.start : link.end].strip()
            if words and (target in ("", "#") or target.startswith("javascript:")):
                start = block.text.index(words, link.start)
                yield Finding(block.span(start, start + len(words)), {"match": words}, variant="target")
            elif (
                not words and target and not any(link.start <= at <= link.end for at in pictures) and block.text.strip()
            ):
                at = min(link.start, max(0, len(block.text) - 1))
                yield Finding(block.span(at, min(len(block.text), at + 1)), {"match": link.target}, variant="words")
