"""Links whose whole text is a word such as “here” (WCAG 2.1, 2.4.4; GOV.UK content design)."""

from __future__ import annotations

from collections.abc import Iterator

from healthlint.diagnostic import Finding
from healthlint.document import Document
from healthlint.patterns import compile_pattern
from healthlint.rule import Rule

VAGUE = compile_pattern(
    r"(?:(?:click|tap|press|go|look|see|read|check|find (?:it|out|them)) )?(?:right )?here|this|that|these|link|this link|the link|links?|"
    r"(?:read|learn|see|find out|know|discover|view|show) more|more(?: info(?:rmation)?| details)?|details|info|"
    r"(?:this|the|that) (?:page|article|website|site|web ?site|study|post|one|source|document|pdf|video|guide)|"
    r"website|source|continue(?: reading)?|go|download|click|page|article|visit|see|check (?:it|this) out|url|web ?site"
)


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """Yield each link with such a text and a target; links without one are another rule's."""
    for block in document.prose():
        if not rule.covers(block):
            continue
        for link in block.links():
            text = block.folded[link.start : link.end]
            words = text.strip(" .:>»→…!")
            target = link.target.strip()
            if words and target not in ("", "#") and VAGUE.fullmatch(words):
                start = link.start + text.index(words)
                yield Finding(block.span(start, start + len(words)), {"match": block.text[start : start + len(words)]})
