"""Headings with nothing before the next heading of their level or a higher one.

The source between the two is looked at, for pictures, raw HTML and shortcodes leave no prose. Headings of plain text are guessed
from their shape, so plain text is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from healthlint.diagnostic import Finding
from healthlint.document import Block, BlockKind, Document
from healthlint.rule import Rule

COMMENT = re.compile(r"<!--.*?-->|\{/\*.*?\*/\}|</?(?:div|section|article|main|body|html|span|p|br|hr|a)\b[^>]*>", re.S)
FRAME = re.compile(r"[\s#=*_\-]|\{[#:.][^}\n]*\}")


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """Yield each heading whose section holds nothing."""
    if document.format == "plain":
        return
    parts = [section for section in document.sections if section.heading]
    for section, following in zip_longest(parts, parts[1:]):
        heading = section.heading
        below = following.heading if following else None
        filled = any(
            block.kind is not BlockKind.HTML or COMMENT.sub("", block.text).strip() for block in section.blocks
        )
        if filled or heading is None or not rule.covers(heading) or (below and below.level > heading.level):
            continue
        if heading is not document.title and not _between(document, heading, below):
            yield Finding(heading.span(), {"match": heading.text})


def _between(document: Document, heading: Block, below: Block | None) -> str:
    """What stands between two headings, without comments, line marks and the tags of wrappers."""
    start = heading.span_in_source.end
    end = below.span_in_source.start if below else len(document.source)
    if document.format not in ("markdown", "html"):
        return ""
    return FRAME.sub("", COMMENT.sub("", document.source[start:end]))
