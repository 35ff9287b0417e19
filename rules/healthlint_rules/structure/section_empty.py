"""Headings with nothing before the next heading of their level or a higher one.

The source between the two is looked at, for pictures, raw HTML and shortcodes leave no prose. Headings of plain text are guessed
from their shape, so that in plain text one above another may be the higher one: there a placeholder must stand between.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from healthlint.diagnostic import Finding
from healthlint.document import Block, BlockKind, Document
from healthlint.rule import Rule

COMMENT = re.compile(
    r"<!--.*?-->|\{/\*.*?\*/\}|</?(?:div|section|article|main|body|html|span|p|br|hr|a|h[1-6]|[uod]l|li|header|footer|b|strong|em|i)\b[^>]*>|&nbsp;",
    re.S,
)
FRAME = re.compile(r"[\s#=*_\-•.…]|\{[#:.][^}\n]*\}")
# what stands for a section that nobody has written yet
AWAITED = re.compile(
    r"\W*(?:tb[acd]|tk|coming soon|(?:content|text|details?|more|information) (?:to come|to follow|goes here|coming soon|here)|"
    r"(?:to be|will be) (?:added|written|completed|determined|announced|updated)(?: (?:soon|later|shortly))?)\W*",
    re.I,
)


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """Yield each heading whose section holds nothing."""
    parts = [section for section in document.sections if section.heading]
    for section, following in zip_longest(parts, parts[1:]):
        heading = section.heading
        below = following.heading if following else None
        filled = any(_says(block) for block in section.blocks) or (document.format == "plain" and not section.blocks)
        if filled or heading is None or not rule.covers(heading) or (below and below.level > heading.level):
            continue
        if heading is not document.title and not _between(document, heading, below):
            yield Finding(heading.span(), {"match": heading.text})


def _says(block: Block) -> bool:
    """Whether a block is more than tags, marks and the promise of a text."""
    if block.kind in (BlockKind.CODE, BlockKind.TABLE_CELL):
        return True
    words = COMMENT.sub("", block.text) if block.kind is BlockKind.HTML else block.text
    return bool(FRAME.sub("", words) or block.inlines) and not AWAITED.fullmatch(words)


def _between(document: Document, heading: Block, below: Block | None) -> str:
    """What stands between two headings, without comments, line marks and the tags of wrappers."""
    start = heading.span_in_source.end
    end = below.span_in_source.start if below else len(document.source)
    if document.format not in ("markdown", "html"):
        return ""
    between = COMMENT.sub("", document.source[start:end])
    return "" if AWAITED.fullmatch(between.strip("# \n")) else FRAME.sub("", between)
