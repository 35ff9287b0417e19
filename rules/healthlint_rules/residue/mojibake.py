"""UTF-8 text that was read as Windows-1252, lost characters, and entities that were escaped twice.

Method: a run of characters above ASCII that can be written in Windows-1252 and read back as UTF-8 was broken that way; in clean
text no two such characters that fit together meet (“Ã©”, “â€™”).
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from healthlint.diagnostic import Applicability, Edit, Finding, Fix
from healthlint.document import Block, Document, MappedSpan
from healthlint.rule import Rule

BROKEN = re.compile(
    r"[ÂÃâãðïÅÄÎÏË][\u0080-\u00ff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]{1,3}"
)
LOST = re.compile(r"\ufffd+")
ENTITY = re.compile(
    r"&(?:#\d{2,6}|#x[0-9a-f]{2,5}|nbsp|rsquo|lsquo|ldquo|rdquo|ndash|mdash|hellip|amp|quot|lt|gt|deg|eacute);", re.I
)


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """Yield each broken or lost character."""
    for block in document.prose():
        if not rule.covers(block):
            continue
        if not block.text.isascii():
            yield from _broken(block)
            for match in LOST.finditer(block.text):
                yield Finding(block.span(*match.span()), {"match": match.group()}, variant="lost")
        if "&" in block.text:
            yield from _entities(block)


def _broken(block: Block) -> Iterator[Finding]:
    for match in BROKEN.finditer(block.text):
        for size in range(len(match.group()), 1, -1):
            text = match.group()[:size]
            if found := _repair(text):
                yield _finding(block.locate(match.start(), match.start() + size), text, found)
                break


def _repair(text: str) -> str:
    """The character that was meant; nothing where the bytes make none."""
    codes = bytearray()
    for char in text:
        try:
            codes += char.encode("cp1252")
        except UnicodeEncodeError:
            if ord(char) > 0xFF:
                return ""
            codes.append(ord(char))
    try:
        found = bytes(codes).decode("utf-8")
    except UnicodeDecodeError:
        return ""
    return found if len(found) == 1 else ""


def _entities(block: Block) -> Iterator[Finding]:
    for match in ENTITY.finditer(block.text):
        found = html.unescape(match.group())
        if len(found) == 1:
            yield _finding(block.locate(*match.span()), match.group(), found)


def _finding(place: MappedSpan, text: str, found: str) -> Finding:
    fix = Fix(f"Replace by “{found}”", (Edit(place.span, found),), Applicability.UNSAFE)
    return Finding(place.span, {"match": text, "suggestion": found}, (fix,) if place.exact else ())
