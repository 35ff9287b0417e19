"""The document: blocks of prose tied to the source by segments.

``Block.span()`` is the only way from an offset in prose to a span in the source. A place that
cannot be mapped one to one (an entity, an escape) is an opaque segment: whatever touches it
becomes wider, never wrong, and is marked inexact so that no fix is built on it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Any, TypeVar

import msgspec

from healthlint.places import Places, SourceText
from healthlint.span import Span

Found = TypeVar("Found")


class BlockKind(StrEnum):
    """What a block is to a reader of the article."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    TABLE_CELL = "table-cell"
    FOOTNOTE = "footnote"
    CODE = "code"
    HTML = "html"


class InlineKind(StrEnum):
    """Marks inside a block that rules ask about."""

    LINK = "link"
    IMAGE = "image"
    STRONG = "strong"
    EMPHASIS = "emphasis"
    CODE = "code"
    SUPERSCRIPT = "superscript"
    FOOTNOTE_REFERENCE = "footnote-reference"


class Segment(msgspec.Struct, frozen=True):
    """Prose ``[text_start, text_end)`` came from source ``[source_start, source_end)``.

    ``exact`` segments have the same characters on both sides.
    """

    text_start: int
    text_end: int
    source_start: int
    source_end: int
    exact: bool


class Inline(msgspec.Struct, frozen=True):
    """A marked range ``[start, end)`` of a block's prose; ``target`` is a link's or a note's."""

    kind: InlineKind
    start: int
    end: int
    target: str = ""


class MappedSpan(msgspec.Struct, frozen=True):
    """A source span and whether its slice equals the prose that was asked for."""

    span: Span
    exact: bool


class ListPlace(msgspec.Struct, frozen=True):
    """Where a list item stands: which list, which item from 0, how deep from 0, with which marker."""

    list_id: int
    index: int
    depth: int
    ordered: bool
    marker: str


class CellPlace(msgspec.Struct, frozen=True):
    """Where a cell stands: which table, row and column from 0, how many columns wide."""

    table_id: int
    row: int
    column: int
    header: bool
    width: int = 1


@dataclass(eq=False)
class Block:
    """A run of prose with its segments.

    ``text`` has soft line ends as one blank; ``breaks`` holds the offsets of those blanks (and of
    hard breaks), so that rules about lines see them. ``quoted`` marks a block quotation,
    ``reference`` an entry of a list of references, ``furniture`` page parts that are not the article.
    """

    index: int
    kind: BlockKind
    text: str
    segments: tuple[Segment, ...]
    span_in_source: Span
    level: int = 0
    inlines: tuple[Inline, ...] = ()
    breaks: tuple[int, ...] = ()
    list_place: ListPlace | None = None
    cell_place: CellPlace | None = None
    quoted: bool = False
    reference: bool = False
    furniture: bool = False
    name: str = ""

    @cached_property
    def _starts(self) -> list[int]:
        return [segment.text_start for segment in self.segments]

    def locate(self, start: int, end: int) -> MappedSpan:
        """Map prose ``[start, end)`` to the source.

        Raises ValueError when the range lies outside the block's prose.
        """
        if not 0 <= start <= end <= len(self.text):
            raise ValueError(f"no prose at {start}..{end} of block {self.index}")
        if not self.segments:
            return MappedSpan(Span(self.span_in_source.start, self.span_in_source.start), False)
        first = self.segments[max(0, bisect_right(self._starts, start) - 1)]
        if start == end:
            offset = first.source_start + (min(start, first.text_end) - first.text_start if first.exact else 0)
            return MappedSpan(Span(offset, offset), first.exact)
        last_index = max(0, bisect_right(self._starts, end - 1) - 1)
        last = self.segments[last_index]
        source_start = first.source_start + (start - first.text_start if first.exact else 0)
        source_end = last.source_start + (end - last.text_start) if last.exact else last.source_end
        exact = first is last and first.exact
        return MappedSpan(Span(source_start, max(source_start, source_end)), exact)

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """The source span of prose ``[start, end)``; of the whole block by default."""
        return self.locate(start, len(self.text) if end is None else end).span

    @cached_property
    def folded(self) -> str:
        """``text`` in lower case with typographic apostrophes made straight, of the same length."""
        return fold(self.text)

    def lines(self) -> Iterator[tuple[int, int]]:
        """Prose ranges of the block's source lines."""
        start = 0
        for offset in self.breaks:
            yield start, offset
            start = offset + 1
        yield start, len(self.text)

    def links(self) -> Iterator[Inline]:
        """The block's links."""
        return (inline for inline in self.inlines if inline.kind is InlineKind.LINK)


_FOLDS = {"’": "'", "‘": "'", "ʼ": "'", "\u00a0": " ", "\u202f": " ", "\t": " "}
_FOLD_TABLE = str.maketrans(_FOLDS)


def fold(text: str) -> str:
    """Lower case, straight apostrophes and plain blanks without changing a single offset.

    ``str.lower()`` turns a few letters into two (capital I with dot); those are left as they are.
    """
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    return lowered.translate(_FOLD_TABLE)


class FrontMatter(msgspec.Struct, frozen=True):
    """Values by key and the source span of each top-level value."""

    values: Mapping[str, Any]
    spans: Mapping[str, Span]
    span: Span


class Problem(msgspec.Struct, frozen=True):
    """Something in the source that could not be read as meant; the rest of the file still is."""

    message: str
    span: Span


class Comment(msgspec.Struct, frozen=True):
    """An HTML or MDX comment; suppressions live in these."""

    text: str
    span: Span


@dataclass(eq=False)
class Section:
    """A heading (none for what stands before the first) and the blocks under it, sub-sections apart."""

    heading: Block | None
    blocks: list[Block]
    path: tuple[str, ...]

    @property
    def title(self) -> str:
        return self.heading.text if self.heading else ""


@dataclass(eq=False)
class Document(SourceText):
    """One article: its source, its blocks in reading order, and what stands around them.

    ``table_spans`` gives the source lines of each real table, for what a parser drops (surplus cells).

    ``memo`` holds what annotations compute on demand; it is no part of the document's value.
    """

    path: str
    source: str
    format: str
    blocks: list[Block]
    front_matter: FrontMatter | None = None
    comments: tuple[Comment, ...] = ()
    problems: tuple[Problem, ...] = ()
    table_spans: Mapping[int, Span] = field(default_factory=dict)
    places: Places | None = None
    memo: dict[str, Any] = field(default_factory=dict, repr=False)

    @cached_property
    def title(self) -> Block | None:
        """The first heading of level 1, else the first heading before any other prose."""
        for block in self.blocks:
            if block.kind is BlockKind.HEADING:
                return block
            if block.kind is BlockKind.PARAGRAPH:
                break
        return next((b for b in self.blocks if b.kind is BlockKind.HEADING and b.level == 1), None)

    @cached_property
    def title_text(self) -> str:
        """The title as words: of the heading, else of the front matter."""
        if self.title:
            return self.title.text
        value = self.front_matter.values.get("title") if self.front_matter else None
        return str(value) if value else ""

    @cached_property
    def title_span(self) -> Span:
        """Where findings about the whole article point: title, front-matter title, first prose."""
        if self.title:
            return self.title.span()
        if self.front_matter and "title" in self.front_matter.spans:
            return self.front_matter.spans["title"]
        prose = next((b for b in self.blocks if b.text.strip()), None)
        if prose is None:
            return Span(0, 0)
        start, end = next(prose.lines())
        return prose.span(start, end)

    @cached_property
    def sections(self) -> list[Section]:
        """The article cut at its headings."""
        sections = [Section(None, [], ())]
        trail: list[Block] = []
        for block in self.blocks:
            if block.kind is BlockKind.HEADING and not block.furniture:
                trail = [above for above in trail if above.level < block.level] + [block]
                sections.append(Section(block, [], tuple(above.text for above in trail)))
            else:
                sections[-1].blocks.append(block)
        return sections if sections[0].blocks else sections[1:] or sections

    @cached_property
    def lists(self) -> dict[int, list[Block]]:
        """Items of each list by list id; an item's later paragraphs share its place."""
        lists: dict[int, list[Block]] = {}
        for block in self.blocks:
            if block.list_place:
                lists.setdefault(block.list_place.list_id, []).append(block)
        return lists

    @cached_property
    def tables(self) -> dict[int, list[list[Block]]]:
        """Rows of cells of each real table by table id."""
        tables: dict[int, list[list[Block]]] = {}
        for block in self.blocks:
            if place := block.cell_place:
                rows = tables.setdefault(place.table_id, [])
                while len(rows) <= place.row:
                    rows.append([])
                rows[place.row].append(block)
        return tables

    def once(self, key: str, compute: Callable[[], Found]) -> Found:
        """What ``compute`` gives for this document, computed at the first call with the key and kept in ``memo``."""
        if key not in self.memo:
            self.memo[key] = compute()
        found: Found = self.memo[key]
        return found

    def prose(self) -> Iterator[Block]:
        """Blocks of the article's own words: no code, no raw HTML, no page furniture."""
        for block in self.blocks:
            if block.kind not in (BlockKind.CODE, BlockKind.HTML) and not block.furniture:
                yield block
