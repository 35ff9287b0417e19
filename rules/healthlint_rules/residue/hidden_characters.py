"""Zero-width, direction and control characters in prose; joiners between emoji and in other scripts are left alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from healthlint.diagnostic import Applicability, Edit, Finding, Fix
from healthlint.document import Block, Document
from healthlint.rule import Rule

HIDDEN = re.compile(
    r"[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\U000e0000-\U000e007f\x00-\x08\x0b\x0e-\x1f\x7f]"
)
NAMES = {"\u00ad": "soft hyphens", "\u200b": "zero-width spaces", "\ufeff": "byte order marks"}


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """Yield each word that holds such characters, with a fix that removes them."""
    if document.source.isascii():
        return
    for block in document.prose():
        if rule.covers(block) and not block.text.isascii() and HIDDEN.search(block.text) and "\u0590" not in block.text:
            yield from _words(block)


def _words(block: Block) -> Iterator[Finding]:
    for match in re.finditer(r"[^\s]+", block.text):
        hidden = [match.start() + found.start() for found in HIDDEN.finditer(match.group())]
        if not hidden or _is_flag(match.group()):
            continue
        places = [block.locate(at, at + 1) for at in hidden]
        fixes: tuple[Fix, ...] = ()
        if all(place.exact for place in places):
            edits = tuple(Edit(place.span, "") for place in places)
            fixes = (Fix("Remove the hidden characters", edits, Applicability.SAFE),)
        clean = HIDDEN.sub("", match.group())
        end = match.end() - (1 if clean[-1:] in ".,;:!?" and block.text[match.end() - 1] in ".,;:!?" else 0)
        names = NAMES.get(block.text[hidden[0]], "characters")
        yield Finding(
            block.span(match.start(), end), {"match": clean, "count": str(len(hidden)), "names": names}, fixes
        )


def _is_flag(word: str) -> bool:
    """Tags after a black flag make the flag of a nation."""
    return "\U0001f3f4" in word
