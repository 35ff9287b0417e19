"""The same line twice in a row."""

from __future__ import annotations

from collections.abc import Iterator

from healthlint.diagnostic import Applicability, Edit, Finding, Fix
from healthlint.document import Block, Document
from healthlint.repeats.spec import Spec, again
from healthlint.rule import Rule
from healthlint.span import Span

LETTERS = 5  # that a line must have: “Yes” and “12” may well stand twice


def search(document: Document, rule: Rule, spec: Spec) -> Iterator[Finding]:
    previous: tuple[Block, int, int] | None = None
    for block in document.prose():
        if not rule.covers(block):
            previous = None
            continue
        for start, end in block.lines():
            text = block.text[start:end].strip()
            if previous and text and text == previous[0].text[previous[1] : previous[2]].strip():
                words = text.split()
                alike = (block.kind, block.level) == (previous[0].kind, previous[0].level)
                if alike and len(words) >= spec.min_words and sum(char.isalpha() for char in text) >= LETTERS:
                    yield _printed_twice(document, previous, (block, start, end))
            previous = (block, start, end) if text else None


def _printed_twice(document: Document, first: tuple[Block, int, int], later: tuple[Block, int, int]) -> Finding:
    one, other = (block.locate(start, end) for block, start, end in (first, later))
    fixes: tuple[Fix, ...] = ()
    if one.exact and other.exact:
        cut = Span(one.span.end, other.span.end)
        if not cut.of(document.source)[: other.span.start - one.span.end].strip():
            fixes = (Fix("Remove the second line", (Edit(cut, ""),), Applicability.SAFE),)
    return again(other.span, one.span, document, fixes)
