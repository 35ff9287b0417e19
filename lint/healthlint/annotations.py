"""What rules read of a document beyond its blocks: sentences, words, quotations, cues, parses.

All of it is computed on demand and kept in ``document.memo``. spaCy is imported here alone, inside the
function that parses, and only candidate sentences of parse rules are ever parsed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import count, pairwise
from typing import Any, NamedTuple

import msgspec

from healthlint.document import Block, Document, InlineKind, MappedSpan, fold
from healthlint.span import Span

WORD = re.compile(r"[^\W_]+(?:['’\-\u2011][^\W_]+)*", re.UNICODE)
# a stop with what closes after it, and a citation mark: “rest.[3] Then”, “rest.³ Then”, “rest.12 Then”
_STOP = re.compile(
    r"(?P<stop>[.!?…]+[\"'”’)\]*]*)"
    r"(?:(?:\[\d[\d\s,;–-]{0,12}\])+|[¹²³⁴-⁹⁰]+(?:[,–-][¹²³⁴-⁹⁰]+)*|(?<=[a-z)][.])\d{1,2}(?:[,–-]\d{1,2})*)?(?=\s)"
)
_ABBREVIATION_LIST = """
dr mr mrs ms prof st vs no fig figs al etc approx dept ref refs vol pp p ed eds jr sr rev inc ltd co corp
univ hon gen col sgt capt lt jan feb mar apr jun jul aug sep sept oct nov dec eg ie e.g i.e cf viz ca
u.s u.k u.n a.m p.m ph.d m.d d.o b.sc m.sc b.a m.a
"""
_ABBREVIATIONS = frozenset(_ABBREVIATION_LIST.split())
_INITIALISM = re.compile(r"(?:\b[A-Za-z]\.)+[A-Za-z]$|\b[A-Z]$")
_WRAP = 45  # nobody wraps prose narrower than this
_OPENERS = "\"'“‘([*_—–-"
QUOTATION = re.compile(r"“[^”]{2,400}”|\"[^\"]{2,400}\"|(?<!\w)‘[^’]{3,300}’(?!\w)")


class Word(NamedTuple):
    """A word of a sentence: its folded text and its range in the sentence's text."""

    text: str
    start: int
    end: int


@dataclass(eq=False)
class Sentence:
    """A sentence: ``text`` is ``block.text[start:end]``; every offset of a rule is relative to it."""

    block: Block
    start: int
    end: int
    index: int
    parse: Any = field(default=None, repr=False)

    @cached_property
    def text(self) -> str:
        return self.block.text[self.start : self.end]

    @cached_property
    def folded(self) -> str:
        return self.block.folded[self.start : self.end]

    @cached_property
    def words(self) -> list[Word]:
        """The sentence's words, folded."""
        return [Word(match.group(), match.start(), match.end()) for match in WORD.finditer(self.folded)]

    def locate(self, start: int, end: int) -> MappedSpan:
        """The source place of a range of the sentence."""
        return self.block.locate(self.start + start, self.start + end)

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """The source span of a range of the sentence; of the whole sentence by default."""
        return self.locate(start, len(self.text) if end is None else end).span

    @cached_property
    def quotations(self) -> list[tuple[int, int]]:
        """Ranges between quotation marks, marks included, relative to the sentence."""
        return [
            (low - self.start, high - self.start)
            for low, high in block_quotations(self.block)
            if low < self.end and high > self.start
        ]

    def quoted(self, start: int, end: int) -> bool:
        """Whether a range lies in a quotation of more than two words."""
        return any(
            low <= start and end <= high and self.block.text.count(" ", max(0, low + self.start), high + self.start) > 1
            for low, high in self.quotations
        )


def block_quotations(block: Block) -> list[tuple[int, int]]:
    """Ranges of a block between quotation marks."""
    text = block.text
    if not ("“" in text or '"' in text or "‘" in text):
        return []
    return [match.span() for match in QUOTATION.finditer(text)]


def sentences(document: Document) -> list[Sentence]:
    """All sentences of the document's prose in reading order."""
    return document.once("sentences", lambda: [s for row in _block_sentences(document).values() for s in row])


def sentences_of(document: Document, block: Block) -> list[Sentence]:
    """The sentences of one block."""
    return _block_sentences(document).get(block.index, [])


def _block_sentences(document: Document) -> dict[int, list[Sentence]]:
    """The sentences of each block of prose by the block's index, in reading order."""
    return document.once("block_sentences", lambda: _split(document))


def _split(document: Document) -> dict[int, list[Sentence]]:
    rows: dict[int, list[Sentence]] = {}
    number = count()
    for block in document.prose():
        rows[block.index] = [Sentence(block, start, end, next(number)) for start, end in split_sentences(block)]
    return rows


def split_sentences(block: Block) -> list[tuple[int, int]]:
    """Ranges of the block's sentences, without the blanks around them.

    A line end is a sentence end where the line was not wrapped: its next line opens with a capital or
    a figure although its first word would have fitted above.
    """
    text = block.text
    ends = {match.end() for match in _STOP.finditer(text) if _ends_sentence(text, match)}
    ends.update(_unwrapped_breaks(block))
    ends.add(len(text))
    ranges = []
    start = 0
    for end in sorted(ends):
        piece = text[start:end]
        stripped = piece.strip()
        if stripped:
            low = start + len(piece) - len(piece.lstrip())
            ranges.append((low, low + len(stripped)))
        start = end
    return ranges


def _ends_sentence(text: str, match: re.Match[str]) -> bool:
    rest = text[match.end() : match.end() + 40].lstrip()
    if not rest:
        return True
    first = rest.lstrip(_OPENERS)[:1]
    if first.islower():
        return False
    if match["stop"] != ".":
        return True
    before = text[max(0, match.start() - 20) : match.start()]
    word = before.split()[-1].lstrip("(“\"'[") if before.split() else ""
    if word.lower() in _ABBREVIATIONS:
        # "etc." and "a.m." may well end a sentence; a title before a name never does
        return word.lower() in {"etc", "a.m", "p.m", "ph.d", "m.d", "u.s", "u.k", "jr", "sr"} and first.isupper()
    return not (_INITIALISM.search(word) and len(word) < 6) or word in {"I", "A", "C", "D", "K", "E", "B"}


def _unwrapped_breaks(block: Block) -> Iterator[int]:
    if not block.breaks:
        return
    lines = list(block.lines())
    width = max(end - start for start, end in lines)
    for (start, end), (low, high) in pairwise(lines):
        following = block.text[low:high].lstrip(_OPENERS)
        if not following or not (following[0].isupper() or following[0].isdigit()):
            continue
        fits = width < _WRAP or (end - start) + 1 + len(following.split(maxsplit=1)[0]) <= width
        if fits and block.text[start:end].rstrip()[-1:] not in (",", ";"):
            yield end


class Cue(msgspec.Struct, frozen=True):
    """A place in a block where a cue of some rule stands."""

    block: int
    start: int
    end: int


def cue_sentences(document: Document, rule_id: str) -> list[Sentence]:
    """Sentences that hold a cue of the rule; the matcher has put the cues into the memo."""
    found: list[Sentence] = []
    hits: dict[str, list[Cue]] = document.memo.get("cues", {})
    by_block = _block_sentences(document)
    last: Sentence | None = None
    for cue in hits.get(rule_id, ()):
        for sentence in by_block.get(cue.block, ()):
            if sentence.start <= cue.start < sentence.end:
                if sentence is not last:
                    found.append(sentence)
                    last = sentence
                break
    return found


def in_code(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a range of the sentence touches inline code."""
    low, high = sentence.start + start, sentence.start + end
    return any(mark.kind is InlineKind.CODE and mark.start < high and low < mark.end for mark in sentence.block.inlines)


def word_count(document: Document) -> int:
    """Words of the document's prose, references apart."""
    own = (block for block in document.prose() if not block.reference)
    return document.once("word_count", lambda: sum(len(block.text.split()) for block in own))


__all__ = [
    "WORD",
    "Cue",
    "Sentence",
    "Word",
    "block_quotations",
    "cue_sentences",
    "fold",
    "in_code",
    "sentences",
    "sentences_of",
    "split_sentences",
    "word_count",
]
