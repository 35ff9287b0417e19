"""Pictures without a text for those who cannot see them, or with a file name in its place (WCAG 2.1, 1.1.1).

An empty ``alt`` of HTML says that a picture is decoration and is right; Markdown has no other way to write an empty one, so
there it is reported.
"""

from __future__ import annotations

from collections.abc import Iterator

from healthlint.diagnostic import Finding
from healthlint.document import BlockKind, Document, InlineKind
from healthlint.patterns import compile_pattern
from healthlint.rule import Rule
from healthlint.span import Span

_FILE = r"[\w %-]{1,80}\.(?:png|jpe?g|gif|webp|svg|avif|bmp)"
EMPTY = compile_pattern(rf"!\[(?:\s*|{_FILE})\]\([^)\n]{{1,300}}\)|!\[\]\[[^\]\n]{{1,80}}\]")
TAG = compile_pattern(
    rf"<img\b(?![^<>]{{0,800}}\balt\s*=)(?![^<>]{{0,800}}\brole\s*=\s*[\"']?(?:presentation|none))[^<>]{{1,800}}>|<img\b[^<>]{{0,800}}\balt\s*=\s*[\"']{_FILE}[\"'][^<>]{{0,800}}>"
)


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """Yield each such picture; examples in code are no pictures."""
    if document.format not in ("markdown", "html") or not (
        "![" in document.source or "<img" in document.source.lower()
    ):
        return
    code = [block.span_in_source for block in document.blocks if block.kind is BlockKind.CODE]
    for block in document.blocks:
        code += [block.span(mark.start, mark.end) for mark in block.inlines if mark.kind is InlineKind.CODE]
    code += [comment.span for comment in document.comments]
    for pattern in (EMPTY, TAG) if document.format == "markdown" else (TAG,):
        for match in pattern.finditer(document.source):
            low, high = match.span()
            if not any(span.start <= low and high <= span.end + 1 for span in code):
                yield Finding(Span(low, high), {"match": match.group()})
