"""Taking prose out of a source so that nothing of its line, its list mark or its element is left behind."""

from __future__ import annotations

import re

from healthlint.diagnostic import Applicability, Edit, Fix
from healthlint.document import Block, Document
from healthlint.span import LINE_BREAK, Span

_OPEN = re.compile(r"<([a-z][a-z0-9]*)\b[^<>]*>[ \t\r\n]*\Z", re.I)
_CLOSE = re.compile(r"[ \t\r\n]*</([a-z][a-z0-9]*)\s*>", re.I)
# what stands between the beginning of a line and its words: marks of lists, headings, emphasis, links, arrows
_MARKS = re.compile(r"(?:[ \t]*\d{1,3}[.)][ \t]+)?[^\w\r\n.!?…<&]*")
_ENDS = re.compile(r"(?:\]\([^()\n]*\))?[^\w\r\n<&]*")
_SENTENCE = re.compile(r"(?:.*[.!?…][”’\")\]*_]*)(?=[ \t])[^\w\r\n.!?…<&]*", re.S)
_BLANK_LINES = re.compile(r"(?:[ \t]*(?:\r\n|\r|\n))+")
_ALONE = re.compile(r"(?:\r\n|\n|\r(?!\n))[ \t]*(?:\r\n|\n|\r(?!\n))\Z")
_JOINS = " \t>»›→➡➜👉📖🔗✅⭐•|–—-[(#:"
_LOOK = 400  # characters in which a tag around prose is looked for
_KEPT = frozenset({"td", "th", "body", "article", "main", "section", "html"})  # elements that may be left empty


def removal(
    document: Document, block: Block, start: int, end: int, title: str, trust: Applicability
) -> tuple[Fix, ...]:
    """A fix that takes out prose ``[start, end)`` with its line or its element; none where that is unclear."""
    if document.places or block.cell_place:
        return ()
    cut = _cut(document, block.span(start, end), whole=not any(map(str.isalnum, block.text[:start] + block.text[end:])))
    return (Fix(title, (Edit(cut, ""),), trust),) if cut else ()


def _cut(document: Document, span: Span, *, whole: bool) -> Span | None:
    source = document.source
    start, end = _element(source, span.start, span.end) if whole else (span.start, span.end)
    line = max(source.rfind("\n", 0, start), source.rfind("\r", 0, start)) + 1
    marks = _ENDS.match(source, end)
    stop = marks.end() if marks else end
    if stop == len(source) or source[stop] in "\r\n":
        if _MARKS.fullmatch(source, line, start):
            return _lines(source, line, stop)
        before = _SENTENCE.fullmatch(source, line, start)
        if before and not whole:  # the rest of a line, after a sentence
            return Span(line + len(source[line:start].rstrip(_JOINS)), stop)
    if whole and document.format == "html" and (start, end) != (span.start, span.end):
        return Span(start, end)
    return None


def _element(source: str, start: int, end: int) -> tuple[int, int]:
    """The range with the elements that hold nothing else."""
    while (close := _CLOSE.match(source, end)) and close[1].lower() not in _KEPT:
        opened = _OPEN.search(source[max(0, start - _LOOK) : start])
        if not opened or opened[1].lower() != close[1].lower():
            break
        start, end = max(0, start - _LOOK) + opened.start(), close.end()
    return start, end


def _lines(source: str, line: int, stop: int) -> Span:
    """Whole lines with their line end; a paragraph takes the blank lines on one side with it."""
    after = _BLANK_LINES.match(source, stop)
    if after is None:  # the last line: what stands before it ends the file
        before = source[:line].rstrip(" \t\r\n")
        return Span(len(before), stop) if before else Span(line, stop)
    end_of_line = LINE_BREAK.match(source, stop)
    assert end_of_line is not None
    alone = line == 0 or _ALONE.search(source[max(0, line - 80) : line])
    if alone and after.end() == len(source):
        kept = len(source[:line].rstrip(" \t\r\n"))
        return Span(kept, stop) if kept else Span(0, after.end())
    return Span(line, after.end() if alone else end_of_line.end())
