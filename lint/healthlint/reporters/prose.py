"""From a source span to the prose that a reader sees."""

from __future__ import annotations

from healthlint.document import Block, Document
from healthlint.span import Span


def prose_of(document: Document, span: Span) -> list[tuple[Block, int, int]]:
    """The prose that a source span covers: (block, text start, text end) in reading order.

    A span without prose of its own (an empty link, front matter) gives a point in the nearest block.
    """
    start, end = span.start, span.end
    found = []
    for block in document.blocks:
        extent = block.span_in_source
        if extent.start < end and start < extent.end and (part := _part(block, span)):
            found.append((block, *part))
    return found or _point(document, start)


def _part(block: Block, span: Span) -> tuple[int, int] | None:
    start, end = -1, -1
    for segment in block.segments:
        if segment.source_start >= span.end:
            break
        if segment.source_end <= span.start:
            continue
        left = max(0, span.start - segment.source_start) if segment.exact else 0
        right = max(0, segment.source_end - span.end) if segment.exact else 0
        if start < 0:
            start = segment.text_start + left
        end = segment.text_end - right
    return (start, end) if 0 <= start < end else None


def _point(document: Document, offset: int) -> list[tuple[Block, int, int]]:
    """The point of the prose at or after ``offset``, in the block around it or the last before it."""
    if not document.blocks:
        return []
    before = [block for block in document.blocks if block.span_in_source.start <= offset]
    block = max(before, key=lambda b: b.span_in_source.start) if before else document.blocks[0]
    if not before:
        return [(block, 0, 0)]
    for segment in block.segments:
        if segment.source_end >= offset:
            inside = min(max(0, offset - segment.source_start), segment.text_end - segment.text_start)
            at = segment.text_start + (inside if segment.exact else 0)
            return [(block, at, at)]
    return [(block, len(block.text), len(block.text))]
