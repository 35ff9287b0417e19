"""Citations that lead nowhere: a footnote mark without a note, a number without an entry in the list of references.

A Markdown footnote that is not defined stays in the prose as “[^3]”; numbers are compared with the entries of the list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from healthlint.annotations import in_code, sentences_of
from healthlint.diagnostic import Finding
from healthlint.document import Block, Document
from healthlint.patterns import compile_pattern
from healthlint.rule import Rule

_FOOTNOTE = compile_pattern(r"\[\^([^\]\s]{1,40})\]", 0)
_NUMBERS = compile_pattern(r"\[(\d{1,3}(?:\s?[,;–-]\s?\d{1,3})*)\]", 0)
_ENTRY = compile_pattern(r"^\W{0,3}(\d{1,3})(?:[.)\]:]|\s+[A-Z])", 0)


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """Undefined footnotes and numbers beyond the list."""
    known = _entries(document)
    for block in document.prose():
        if "[" not in block.text or not rule.covers(block):
            continue
        for sentence in sentences_of(document, block):
            for match in _FOOTNOTE.finditer(sentence.text):
                if not in_code(sentence, *match.span()) and not _defined(document, match.group(1)):
                    parameters = {"match": match.group()}
                    yield Finding(sentence.span(*match.span()), parameters, variant="footnote")
            for match in _NUMBERS.finditer(sentence.text) if known else ():
                missing = [number for number in _expand(match.group(1)) if number not in known]
                if missing and not in_code(sentence, *match.span()):
                    parameters = {
                        "match": match.group(),
                        "number": ", ".join(map(str, missing)),
                        "count": str(len(known)),
                    }
                    yield Finding(sentence.span(*match.span()), parameters)


def _defined(document: Document, name: str) -> bool:
    """Plain text has no footnotes of its own; a line that opens with the mark defines it there."""
    return bool(re.search(rf"^\s*\[\^{re.escape(name)}\]:?\s+\S", document.source, re.M))


def _entries(document: Document) -> frozenset[int]:
    """Numbers of the entries in the list of references; empty when the list is not numbered."""
    numbers: set[int] = set()
    entries = [block for block in document.blocks if block.reference]
    for block in entries:
        numbers.update(_numbers_of(block))
    return frozenset(numbers)


def _numbers_of(block: Block) -> Iterator[int]:
    if block.list_place is not None and block.list_place.ordered and block.list_place.depth == 0:
        marker = re.search(r"\d+", block.list_place.marker)
        yield int(marker.group()) if marker else block.list_place.index + 1
        yield block.list_place.index + 1
        return
    for start, end in block.lines():
        if entry := _ENTRY.match(block.text[start:end]):
            yield int(entry.group(1))


def _expand(text: str) -> list[int]:
    """“1, 3–5” as numbers."""
    numbers: list[int] = []
    for part in re.split(r"\s?[,;]\s?", text):
        ends = [int(number) for number in re.split(r"\s?[–-]\s?", part)]
        numbers.extend(range(ends[0], ends[-1] + 1) if len(ends) == 2 and ends[1] - ends[0] < 50 else ends)
    return numbers
