"""A document as LanguageTool's annotated text: prose is text, all else is markup.

Text and markup together are the source, character for character, so what LanguageTool finds comes
back as a place in the source. LanguageTool counts UTF-16 code units; they are turned into code
points here and nowhere else.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

import msgspec

from healthlint.annotations import sentences_of
from healthlint.document import Block, Document, MappedSpan
from healthlint.span import Span

PARAGRAPH = "\n\n"  # how LanguageTool is told that prose ends here
PLACEHOLDER = "X"  # stands for inline code, a picture: something a sentence speaks of but does not spell out
OBJECT = "\ufffc"  # the readers' sign for such a thing
CHUNK = 50_000  # code points of one request; longer documents are cut between blocks

_ASTRAL = re.compile(r"[\U00010000-\U0010ffff]")
_COMPOSABLE = re.compile(r"[^\u0300-\u036f][\u0300-\u036f]+")


class Utf16Index:
    """Turns offsets of a text in UTF-16 code units into code points."""

    def __init__(self, text: str) -> None:
        starts = [match.start() for match in _ASTRAL.finditer(text)]
        self._starts = [start + index for index, start in enumerate(starts)]

    def code_point(self, offset: int) -> int:
        """The code point offset of a UTF-16 offset; within a pair, that of the pair."""
        return offset - bisect_left(self._starts, offset)


class Part(msgspec.Struct, frozen=True):
    """A piece of the source: text if ``reading`` is None, else markup that is read as ``reading``."""

    source: str
    reading: str | None = None

    @property
    def hidden(self) -> bool:
        """Whether the reader of the text sees nothing of this piece."""
        return self.reading is not None and not self.reading.strip()

    @property
    def sign(self) -> str:
        """One character for what the piece is to a sentence: its end, a thing that is not words, a blank."""
        if self.reading == PLACEHOLDER:
            return OBJECT
        return "¶" if self.reading == PARAGRAPH else " "

    def payload(self) -> dict[str, str]:
        """The piece as LanguageTool's API wants it."""
        if self.reading is None:
            return {"text": self.source}
        if not self.reading:
            return {"markup": self.source}
        return {"markup": self.source, "interpretAs": self.reading}


@dataclass(frozen=True)
class AnnotatedText:
    """Consecutive pieces of a source that begin at code point ``start`` of it."""

    start: int
    parts: tuple[Part, ...]

    @cached_property
    def source(self) -> str:
        """The slice of the source that the pieces make up."""
        return "".join(part.source for part in self.parts)

    @property
    def plain(self) -> str:
        """The text as LanguageTool reads it."""
        return "".join(part.source if part.reading is None else part.reading for part in self.parts)

    @property
    def empty(self) -> bool:
        """Whether there is no prose to check."""
        return all(part.hidden or not part.source.strip() for part in self.parts)

    @cached_property
    def _ends(self) -> list[int]:
        return list(accumulate(len(part.source) for part in self.parts))

    @cached_property
    def _utf16(self) -> Utf16Index:
        return Utf16Index(self.source)

    def annotation(self) -> dict[str, list[dict[str, str]]]:
        """The value of the API's ``data`` parameter."""
        return {"annotation": [part.payload() for part in self.parts]}

    def locate(self, offset: int, length: int) -> MappedSpan | None:
        """Map a match, in UTF-16 code units of this slice, to the whole source.

        Markup at either end is cut off. None if nothing but markup is left.
        """
        low = self._utf16.code_point(offset)
        high = min(self._utf16.code_point(offset + length), len(self.source))
        touched = [index for index in self._between(low, high) if not self.parts[index].hidden]
        if not touched:
            return None
        low = max(low, self._ends[touched[0]] - len(self.parts[touched[0]].source))
        high = min(high, self._ends[touched[-1]])
        exact = len(touched) == 1 and self._between(low, high) == range(touched[0], touched[0] + 1)
        exact = exact and self.parts[touched[0]].reading is None
        return MappedSpan(Span(self.start + low, self.start + high), exact)

    def beside_placeholder(self, span: Span) -> bool:
        """Whether a span of the source touches a placeholder or has one as its neighbour."""
        low, high = span.start - self.start, span.end - self.start
        mask = self._mask
        while low > 0 and mask[low - 1].isspace():
            low -= 1
        while high < len(mask) and mask[high].isspace():
            high += 1
        return OBJECT in mask[max(0, low - 1) : high + 1]

    @cached_property
    def _mask(self) -> str:
        """The slice with markup overwritten, character for character, by what it means to a sentence."""
        return "".join(part.source if part.reading is None else part.sign * len(part.source) for part in self.parts)

    def _between(self, low: int, high: int) -> range:
        """Indices of the pieces that share a character with ``[low, high)`` of this slice."""
        if low >= high:
            return range(0)
        return range(bisect_right(self._ends, low), bisect_left(self._ends, high) + 1)


def annotate(document: Document, chunk: int = CHUNK) -> list[AnnotatedText]:
    """The document as annotated texts of about ``chunk`` code points.

    Joined they are the source. Code, HTML, page furniture, quotations and references are markup.
    """
    texts: list[AnnotatedText] = []
    parts: list[Part] = []
    start = cursor = 0
    for block in _visible(document):
        first = block.segments[0].source_start
        if first < cursor:
            continue  # a reader that repeats a place: the first block has it
        if cursor - start >= chunk:
            texts.append(AnnotatedText(start, tuple(parts)))
            parts, start = [], cursor
        if first > cursor:
            parts.append(Part(document.source[cursor:first], PARAGRAPH if parts else ""))
        parts.extend(_block_parts(document, block))
        cursor = max(first, block.segments[-1].source_end)
    if cursor < len(document.source):
        parts.append(Part(document.source[cursor:], PARAGRAPH))
    texts.append(AnnotatedText(start, tuple(parts)))
    return texts


def _visible(document: Document) -> list[Block]:
    blocks = [b for b in document.prose() if b.segments and not b.quoted and not b.reference]
    return sorted(blocks, key=lambda block: block.segments[0].source_start)


def _block_parts(document: Document, block: Block) -> Iterator[Part]:
    """The block's segments and the markup between them, from its first segment to its last."""
    source = document.source
    ends = _line_ends(document, block)
    cursor = block.segments[0].source_start
    for segment in block.segments:
        low, high = max(cursor, segment.source_start), max(cursor, segment.source_end)
        if low > cursor:
            yield Part(source[cursor:low], _gap(block, segment.text_start, source[cursor:low]))
        cursor = high
        if low == high:
            continue
        text = block.text[segment.text_start : segment.text_end]
        if segment.exact and low == segment.source_start:
            yield from _text(text)
        elif segment.text_start in ends:
            yield Part(source[low:high], PARAGRAPH)
        else:
            yield Part(source[low:high], text.replace(OBJECT, PLACEHOLDER))


def _line_ends(document: Document, block: Block) -> set[int]:
    """Offsets of the block's line ends that end a sentence without a stop, as in lines of an address."""
    if not block.breaks:
        return set()
    starts = {sentence.start for sentence in sentences_of(document, block)}
    return {
        offset
        for offset in block.breaks
        if offset + 1 in starts and not block.text[:offset].rstrip().endswith((".", "!", "?", "…"))
    }


def _gap(block: Block, offset: int, markup: str) -> str:
    """What markup before prose ``offset`` reads as: nothing, unless it is a thing of its own among words."""
    alone = block.text[max(0, offset - 1) : offset].isspace() and block.text[offset : offset + 1].isspace()
    return PLACEHOLDER if alone and any(char.isalnum() for char in markup) else ""


def _text(text: str) -> Iterator[Part]:
    """Text pieces; accents that are written apart are read as one letter, as LanguageTool knows them."""
    if unicodedata.is_normalized("NFC", text):
        yield Part(text)
        return
    cursor = 0
    for match in _COMPOSABLE.finditer(text):
        composed = unicodedata.normalize("NFC", match.group())
        if composed == match.group():
            continue
        if match.start() > cursor:
            yield Part(text[cursor : match.start()])
        yield Part(match.group(), composed)
        cursor = match.end()
    if cursor < len(text):
        yield Part(text[cursor:])
