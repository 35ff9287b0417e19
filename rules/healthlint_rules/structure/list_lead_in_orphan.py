"""A line that promises a list, and a heading, other prose or nothing at all after it; see :mod:`healthlint_rules.algorithms.structure.lead_ins`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from healthlint.diagnostic import Finding
from healthlint.document import Block, BlockKind, Document, fold
from healthlint.patterns import compile_pattern
from healthlint.rule import Rule
from healthlint_rules.algorithms.language.lexical_classes import tags
from healthlint_rules.algorithms.structure.lead_ins import is_broken, promises, stops_short
from healthlint_rules.algorithms.structure.references import headings

_STOP = compile_pattern(r"[.?!][”’\")]?\s+(?=\S)", 0)
MOST = 40  # words of a sentence that leads in
REACH = 8  # blocks that are looked at behind it
_WORD = compile_pattern(r"\w")
_TAG = compile_pattern(r"<!--.*?-->|<[^>]*>")
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
        if block.quoted or block.reference or not rule.covers(block) or not _leads_in(block):
            continue
        low = max((match.end() for match in _STOP.finditer(block.text)), default=0)
        words = block.text[low:].split()
        if 3 <= len(words) <= MOST and not _LABEL.search(block.folded[low:]) and _nothing_follows(document, block, low):
            yield Finding(block.span(low, len(block.text.rstrip())), {"match": block.text[low:].rstrip()})


def _leads_in(block: Block) -> bool:
    """Whether a block ends as a lead-in does."""
    text = block.folded.rstrip()
    return block.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM) and (text.endswith(":") or stops_short(text))


def _nothing_follows(document: Document, block: Block, low: int) -> bool:
    """Whether a heading, the end, another lead-in or plain prose stands where the list should."""
    later = [other for other in document.blocks[block.index + 1 :][:REACH] if _WORD.search(_TAG.sub("", other.text))]
    following = later[0] if later else None
    start = block.span_in_source.end
    between = document.source[start : following.span_in_source.start if following else len(document.source)]
    if document.format != "plain" and (_SHOWN.search(between) or _in_tag(document, block)):
        return False
    lead = block.folded[low:].rstrip()
    prose = block.kind is BlockKind.PARAGRAPH
    if following is None:
        return prose or promises(lead)
    if following.kind is BlockKind.HEADING:
        return (prose or promises(lead)) and not _opens_parts(document, block, later, lead)
    if following.kind is not BlockKind.PARAGRAPH or not prose or not promises(lead):
        return False
    if following.text.rstrip().endswith(":") and len(later) > 1 and later[1].kind is BlockKind.LIST_ITEM:
        return promises(fold(following.text.rstrip()))
    return is_broken(lead, [*takewhile(lambda other: other.kind is BlockKind.PARAGRAPH, later)])


def _opens_parts(document: Document, block: Block, later: Sequence[Block], lead: str) -> bool:
    """Whether the headings below are the promised parts: more than one of a lower level, or an order over a list."""
    level, heading = _level(document, block), later[0]
    if heading.level <= level:
        listed = len(later) > 1 and later[1].kind is BlockKind.LIST_ITEM
        return listed and tags(heading.folded.split()[0])[0] in ("AUX", "V")
    parts = takewhile(lambda other: other.level > level, headings(document, heading, 1))
    return not promises(lead) or sum(part.level == heading.level for part in parts) > 1


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
