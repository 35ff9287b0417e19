"""Building blocks of prose segment by segment."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

import msgspec

from healthlint.document import Block, BlockKind, CellPlace, Inline, InlineKind, ListPlace, Segment
from healthlint.span import Span

BARE_URL = re.compile(r"\b(?:https?://|www\.)[^\s<>\"'’”)\]]*[^\s<>\"'’”)\].,;:!?]")
REFERENCE_HEADING = re.compile(
    r"^\W*(?:\d+\W+)?(?:selected |key |cited |article )?"
    r"(?:references?(?: list)?|list of references|sources?|bibliography|works cited|literature cited|"
    r"citations?|footnotes|endnotes|literature)(?: (?:and|&) (?:further reading|resources|notes|sources|links))?\W*$",
    re.I,
)

LABEL = 40  # characters; a longer line is no label
DEEPEST = 6  # below a label that is no heading, any heading ends the list


@dataclass
class BlockBuilder:
    """Collects one block's prose with the segments that tie it to the source."""

    kind: BlockKind
    source_start: int
    level: int = 0
    list_place: ListPlace | None = None
    cell_place: CellPlace | None = None
    quoted: bool = False
    name: str = ""
    parts: list[str] = field(default_factory=list)
    segments: list[Segment] = field(default_factory=list)
    inlines: list[Inline] = field(default_factory=list)
    breaks: list[int] = field(default_factory=list)
    length: int = 0

    def add(self, text: str, source_start: int, source_end: int, *, exact: bool) -> None:
        """Append prose that came from the given source range."""
        if not text:
            return
        end = self.length + len(text)
        last = self.segments[-1] if self.segments else None
        if exact and last and last.exact and last.source_end == source_start:
            self.segments[-1] = Segment(last.text_start, end, last.source_start, source_end, True)
        else:
            self.segments.append(Segment(self.length, end, source_start, source_end, exact))
        self.parts.append(text)
        self.length = end

    def add_break(self, source_start: int, source_end: int) -> None:
        """Append a line end as one blank."""
        if not self.length:
            return
        self.breaks.append(self.length)
        self.add(" ", source_start, source_end, exact=False)

    def build(self, index: int, source_end: int) -> Block:
        """The finished block; blanks and breaks at its end are dropped."""
        text = "".join(self.parts)
        kept = len(text.rstrip(" \t\r\n"))
        segments = list(self.segments)
        while segments and segments[-1].text_start >= kept:
            segments.pop()
        if segments and segments[-1].text_end > kept:
            last = segments[-1]
            cut = last.text_end - kept
            segments[-1] = msgspec.structs.replace(
                last, text_end=kept, source_end=last.source_end - (cut if last.exact else 0)
            )
        text = text[:kept]
        # a mark may hold the blanks at the end (“[ Gums ](/gums)”), and a note or a picture stand behind them
        marks = [
            mark if mark.end <= kept else msgspec.structs.replace(mark, start=min(mark.start, kept), end=kept)
            for mark in self.inlines
        ]
        inlines = [*marks, *_bare_links(text, marks)]
        return Block(
            index,
            self.kind,
            text,
            tuple(segments),
            Span(self.source_start, max(self.source_start, source_end)),
            level=self.level,
            inlines=tuple(sorted(inlines, key=lambda inline: (inline.start, inline.end))),
            breaks=tuple(offset for offset in self.breaks if offset < kept),
            list_place=self.list_place,
            cell_place=self.cell_place,
            quoted=self.quoted,
            name=self.name,
        )


def _bare_links(text: str, inlines: list[Inline]) -> list[Inline]:
    """Addresses written out in the prose count as links in every format."""
    if "://" not in text and "www." not in text:
        return []
    known = [inline for inline in inlines if inline.kind is InlineKind.LINK]
    return [
        Inline(InlineKind.LINK, match.start(), match.end(), match.group())
        for match in BARE_URL.finditer(text)
        if not any(link.start <= match.start() < link.end for link in known)
    ]


def mark_references(blocks: list[Block]) -> None:
    """Mark what stands under a heading or a line such as “References” as entries of a list of references."""
    level = 0
    for block, after in pairwise([*blocks, None]):
        if block is None or block.reference:
            continue
        if block.kind is BlockKind.HEADING:
            if level and block.level <= level:
                level = 0
            if _opens_references(block.text, after):
                level = block.level
        elif level or block.kind is BlockKind.FOOTNOTE:
            block.reference = True
        elif block.kind is BlockKind.PARAGRAPH and not block.quoted:
            start, end = next(block.lines())
            if end - start < LABEL and _opens_references(block.text[start:end], after):
                # a label without the mark of a heading; it may stand right above the first entry
                level = DEEPEST
                block.reference = end < len(block.text)


def _opens_references(label: str, after: Block | None) -> bool:
    """Whether a label opens a list of references; “Notes” does where a numbered list follows."""
    if REFERENCE_HEADING.match(label):
        return True
    numbered = after is not None and ((after.list_place and after.list_place.ordered) or re.match(r"\W?\d", after.text))
    return bool(numbered and re.fullmatch(r"\W*notes\W*", label, re.I))
