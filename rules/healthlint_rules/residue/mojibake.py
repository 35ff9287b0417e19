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
# a character that was replaced: by the sign for that, a private one, half of a broken pair, or a question mark inside a word
LOST = re.compile(r"[\ufffd\ue000-\uf8ff]+|[ÂÃ](?=\s|$)|â€(?=\s|$)|(?<=[A-Za-z])¿(?=[a-z])")
ASKED = re.compile(
    r"(?<![\w/?=&.])[A-Za-z]{2,}(?:\?[a-z]{2,}|(?<=n)\?t|(?<=[a-z])\?(?:s|ve|re|ll|d))(?![\w/?=&.]\w)|(?<=\d)(?:\?| \? )(?=\d)|"
    r"(?<=\s)\?[A-Za-z][^?.!\n]{1,50}[A-Za-z.,]\?(?=[\s,.)]|$)"
)
# an apostrophe as other code pages show its byte: Latin-1 without its controls, Mac, DOS, Cyrillic, Chinese
APOSTROPHE = re.compile(
    r"(?<=[A-Za-z])(?:â|Õ|Æ|ΓÇÖ|вЂ™|鈥\?)(?=(?:t|s|re|ve|ll|d|m)\b)|(?<=[A-Za-z])鈥(?:檛|檚|檙e|檝e|檒l|檇|檓)"
)
CHINESE = {"檛": "t", "檚": "s", "檙": "r", "檝": "v", "檒": "l", "檇": "d", "檓": "m"}
CONTROL = re.compile(r"[\x80-\x9f]")
ESCAPE = re.compile(r"\\u(?:00[a-f\d]{2}|20[0-7][a-f\d])|(?:%[89a-f][\da-f]){2,}|(?:=[89A-F][\dA-F]){2,}", re.I)
ENTITY = re.compile(r"&(?:#\d{2,6};?|#x[0-9a-f]{2,5};?|[a-z]{2,8}\d?;)", re.I)


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """Yield each broken or lost character."""
    for block in document.prose():
        if not rule.covers(block):
            continue
        if not block.text.isascii():
            yield from _broken(block)
            yield from _other_pages(block)
        if "?" in block.text:
            yield from _asked(block)
        if "&" in block.text:
            yield from _entities(block)
        if "\\u" in block.text or "%" in block.text or "=" in block.text:
            yield from _escapes(block)


def _other_pages(block: Block) -> Iterator[Finding]:
    """Characters that were lost, and bytes shown by other code pages than Windows-1252."""
    for match in LOST.finditer(block.text):
        yield Finding(block.span(*match.span()), {"match": match.group()}, variant="lost")
    for match in APOSTROPHE.finditer(block.text):
        yield _finding(block.locate(*match.span()), match.group(), "’" + CHINESE.get(match.group()[1:2], ""))
    for match in CONTROL.finditer(block.text):
        yield _finding(block.locate(*match.span()), match.group(), _windows(match.group()))


def _asked(block: Block) -> Iterator[Finding]:
    """Question marks in the place of a character; those of an address are its own."""
    for match in ASKED.finditer(block.text):
        if not any(link.start < match.end() and match.start() < link.end for link in block.links()):
            yield Finding(block.span(*match.span()), {"match": match.group()}, variant="lost")


def _escapes(block: Block) -> Iterator[Finding]:
    for match in ESCAPE.finditer(block.text):
        if "://" not in block.text[max(0, match.start() - 80) : match.start()].rpartition(" ")[2]:
            yield _finding(block.locate(*match.span()), match.group(), _unescape(match.group()))


def _windows(char: str) -> str:
    """What a control character is in Windows-1252; nothing where it is none."""
    return char.encode("latin-1").decode("cp1252", "ignore")


def _unescape(text: str) -> str:
    """The character of an escape of JSON, of an address or of e-mail; nothing where its bytes make none."""
    if text[0] == "\\":
        return chr(int(text[2:], 16))
    return bytes.fromhex(text.replace("%", "").replace("=", "")).decode("utf-8", "ignore")


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
