"""Plain text as pasted from a browser: headings by shape, lists by marks, the rest paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass

import msgspec

from healthlint.document import Block, BlockKind, Comment, Document, ListPlace
from healthlint.readers.builder import BlockBuilder, mark_references
from healthlint.readers.source import Source
from healthlint.span import LINE_BREAK, Span

ITEM = re.compile(r"([ \t\u00a0]*)(\d{1,3}[.)]|[-*•·‣▪–—])[ \t\u00a0]+(?=\S)")
HASH_HEADING = re.compile(r"(#{1,6})[ \t]+(?=\S)")
COMMENT = re.compile(r"[ \t]*<!--(.*?)-->[ \t]*$")
# Labels of a web page that a copied text carries along: a line that opens so is no heading.
PAGE_LABEL = re.compile(
    r"(?:see|read|check out|watch|learn|find out|discover|you (?:may|might|could)|don[’']t miss|do not miss|"
    r"related|recommended|suggested|popular|trending|editor[’']s|more (?:from|on|like|about|reading)|also|next|"
    r"previous|up next|keep reading|continue reading|advertise|advertisement|sponsored|ad\b|share|tweet|pin it|"
    r"subscribe|sign up|follow us|by\b|written by|reviewed by|"
    r"\w+ly reviewed|fact.checked|last (?:updated|reviewed)|updated|published|posted|photo|image|source:|tags?:|"
    r"filed under|leave a|comments?\b|\d+ (?:comments|shares|views)|loading)\b",
    re.I,
)
MAX_HEADING_WORDS = 14


class _Line(msgspec.Struct, frozen=True):
    start: int
    end: int  # without trailing blanks
    text: str

    @property
    def blank(self) -> bool:
        return not self.text.strip()


def read(path: str, source: Source) -> Document:
    """Read plain text into a document."""
    text = source.text
    comments: list[Comment] = []
    groups = _groups(_lines(text), comments)
    blocks: list[Block] = []
    lists = _Lists()
    shapes = [_is_heading(group, first=index == 0) for index, group in enumerate(groups)]
    for index, group in enumerate(groups):
        if shapes[index] and not _in_run(shapes, index):
            blocks.append(_heading(group[0], len(blocks), title=index == 0))
            continue
        if index == 0 and len(group) > 1 and _heading_shape(group[0].text):
            blocks.append(_heading(group[0], len(blocks), title=True))
            group = group[1:]
        elif _heading_above_text(group):
            blocks.append(_heading(group[0], len(blocks), title=False))
            group = group[1:]
        _prose(group, blocks, lists)
    mark_references(blocks)
    return Document(path, text, "plain", blocks, None, tuple(comments))


def _lines(text: str) -> list[_Line]:
    lines = []
    start = 0
    for match in [*LINE_BREAK.finditer(text), None]:
        stop = match.start() if match else len(text)
        content = text[start:stop].rstrip()
        lines.append(_Line(start, start + len(content), content))
        start = match.end() if match else len(text)
    return lines


def _groups(lines: list[_Line], comments: list[Comment]) -> list[list[_Line]]:
    """Lines between blank lines; comment lines are taken out."""
    groups: list[list[_Line]] = [[]]
    for line in lines:
        mark = COMMENT.match(line.text) if "<!--" in line.text else None
        if mark:
            comments.append(Comment(mark.group(1).strip(), Span(line.start, line.end)))
        elif line.blank:
            groups.append([])
        else:
            groups[-1].append(line)
    return [group for group in groups if group]


def _heading_shape(text: str) -> bool:
    stripped = text.strip()
    if HASH_HEADING.match(stripped):
        return True
    words = stripped.split()
    return (
        0 < len(words) <= MAX_HEADING_WORDS
        and len(stripped) <= 110
        and (stripped[0].isupper() or stripped[0].isdigit())
        and stripped[-1] not in ".,;:!…"
        and not re.search(r"[.!?]\s+\S.*\S", stripped)
        and "  " not in stripped
        and "\u00a0" not in stripped
        and "\t" not in stripped
        and "|" not in stripped
        and "://" not in stripped
        and not ITEM.match(text)
        and not PAGE_LABEL.match(stripped)
    )


def _is_heading(group: list[_Line], *, first: bool) -> bool:
    return len(group) == 1 and _heading_shape(group[0].text)


def _in_run(shapes: list[bool], index: int) -> bool:
    """Three short lines in a row are a list that lost its marks, not three headings."""
    low = index
    while low > 0 and shapes[low - 1]:
        low -= 1
    high = index
    while high + 1 < len(shapes) and shapes[high + 1]:
        high += 1
    last = high + 1 == len(shapes)
    return high - low >= 2 or (last and index > 0 and low > 0)


def _heading_above_text(group: list[_Line]) -> bool:
    """A heading pasted without the blank line below it."""
    return (
        len(group) == 2
        and _heading_shape(group[0].text)
        and len(group[0].text) < 60
        and len(group[1].text) > 100
        and group[1].text[-1] in ".!?"
    )


def _heading(line: _Line, index: int, *, title: bool) -> Block:
    mark = HASH_HEADING.match(line.text.lstrip())
    indent = len(line.text) - len(line.text.lstrip())
    skip = indent + (mark.end() if mark else 0)
    level = len(mark.group(1)) if mark else (1 if title else 2)
    builder = BlockBuilder(BlockKind.HEADING, line.start, level=level)
    builder.add(line.text[skip:], line.start + skip, line.end, exact=True)
    return builder.build(index, line.end)


@dataclass
class _Lists:
    """Numbers lists through the document; an item belongs to the list before it if that stands above it."""

    count: int = 0
    index: int = -1
    family: str = ""
    indent: int = 0
    open: bool = False

    def place(self, mark: re.Match[str]) -> ListPlace:
        ordered = mark.group(2)[0].isdigit()
        family = "1" if ordered else mark.group(2)
        restart = ordered and mark.group(2)[:-1] == "1"
        if not self.open or family != self.family or restart:
            self.count += 1
            self.index = -1
        self.open, self.family, self.indent = True, family, len(mark.group(1))
        self.index += 1
        return ListPlace(self.count - 1, self.index, 0, ordered, mark.group(2))


def _prose(group: list[_Line], blocks: list[Block], lists: _Lists) -> None:
    """Add a group of lines as list items and paragraphs."""
    if not ITEM.match(group[0].text):
        lists.open = False
    builder: BlockBuilder | None = None
    previous = group[0]
    for line in group:
        mark = ITEM.match(line.text)
        if mark and mark.group(2) in "–—" and builder and not builder.list_place:
            mark = None  # a dash at a line start inside a paragraph
        if mark or builder is None:
            if builder:
                blocks.append(builder.build(len(blocks), previous.end))
            kind = BlockKind.LIST_ITEM if mark else BlockKind.PARAGRAPH
            place = lists.place(mark) if mark else None
            builder = BlockBuilder(kind, line.start, list_place=place)
        else:
            builder.add_break(previous.end, line.start + _indent(line.text))
        skip = mark.end() if mark else _indent(line.text)
        builder.add(line.text[skip:], line.start + skip, line.end, exact=True)
        previous = line
    if builder:
        blocks.append(builder.build(len(blocks), previous.end))


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip())
