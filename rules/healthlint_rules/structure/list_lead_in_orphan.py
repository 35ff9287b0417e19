"""A colon that promises a list, and a heading or nothing at all after it."""

from __future__ import annotations

from collections.abc import Iterator

from healthlint.diagnostic import Finding
from healthlint.document import Block, BlockKind, Document
from healthlint.patterns import compile_pattern
from healthlint.rule import Rule

_STOP = compile_pattern(r"[.?!][”’\")]?\s+(?=\S)", 0)
MOST = 40  # words of a sentence that leads in
# pictures, embeds and templates leave no prose, but they are what follows
_SHOWN = compile_pattern(
    r"<(?!/?(?:div|section|p|br|hr|span|article|main|body|html|h[1-6])\b|!--)[a-z]|!\[|\{\{|\{%|^\s*(?:import|:::|```|~~~|\|)",
    0,
)
_LABEL = compile_pattern(
    r"^(?:\W*[\w’'-]+){1,2}\W*$|\b(?:by|date|updated|reviewed|source|author|tags?|phone|fax|e-?mail|address|hours)\s*:$"
)


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """Yield the last sentence before the colon."""
    for block in document.prose():
        if block.kind is not BlockKind.PARAGRAPH or not block.text.rstrip().endswith(":") or not rule.covers(block):
            continue
        later = (other for other in document.blocks[block.index + 1 :] if other.kind is not BlockKind.HTML)
        following = next(later, None)
        if (
            block.quoted
            or block.reference
            or block.list_place
            or not (following is None or following.kind is BlockKind.HEADING)
        ):
            continue
        if following and following.level > _level(document, block):
            continue  # a heading that opens the promised parts
        start = block.span_in_source.end
        between = document.source[start : following.span_in_source.start if following else len(document.source)]
        low = max((match.end() for match in _STOP.finditer(block.text)), default=0)
        words = block.text[low:].split()
        if document.format != "plain" and (_SHOWN.search(between) or _in_tag(document, block)):
            continue
        if 3 <= len(words) <= MOST and not _LABEL.search(block.folded[low:]):
            yield Finding(block.span(low, len(block.text.rstrip())), {"match": block.text[low:].rstrip()})


def _level(document: Document, block: Block) -> int:
    """The level of the heading that a block stands under."""
    above = (other.level for other in reversed(document.blocks[: block.index]) if other.kind is BlockKind.HEADING)
    return next(above, 0)


def _in_tag(document: Document, block: Block) -> bool:
    """Whether a lead-in of a page stands in an element of its own kind, such as a summary that opens."""
    return (
        document.format == "html"
        and "<details" in document.source[max(0, block.span_in_source.start - 200) : block.span_in_source.start]
    )
