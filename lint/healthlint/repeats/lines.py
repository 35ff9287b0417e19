"""The same line twice in a row."""

from __future__ import annotations

from collections.abc import Iterator

from healthlint.diagnostic import Applicability, Finding
from healthlint.document import Block, Document
from healthlint.removal import removal
from healthlint.repeats.spec import Spec, again
from healthlint.rule import Rule

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
    fixes = removal(document, *later, "Remove the second line", Applicability.SAFE)
    return again(later[0].span(*later[1:]), first[0].span(*first[1:]), document, fixes)
