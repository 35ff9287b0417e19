"""Entries of the list of references: number, authors, year, title and identifiers of each.

The readers mark the blocks of a list of references and the footnotes; here they are cut into entries (one per list item,
per numbered line, per paragraph) and parsed as far as the style allows: Vancouver (“Okoro B, Lind A. Title. Journal.
2020;4:1-9.”), APA (“Okoro, B. (2020). Title.”) and lists of links. What cannot be told stays empty. Own method, after
the reference formats of the AMA Manual of Style, chapter 3.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

import msgspec

from healthlint.document import Block, BlockKind, Document, Inline
from healthlint.patterns import compile_pattern
from healthlint.span import Span

_NUMBER = compile_pattern(r"^\W{0,3}(\d{1,3})(?:[.)\]:]+|\s+(?=[A-Z]))\s*", 0)
_DOI = compile_pattern(r"\b10\.\d{4,9}/[^\s\"<>]+[^\s\"<>.,;)\]]", 0)
_PMID = compile_pattern(r"(?:\bPMID:?\s?|pubmed\.ncbi\.nlm\.nih\.gov/|ncbi\.nlm\.nih\.gov/pubmed/)(\d{1,9})\b", re.I)
_ADDRESS = compile_pattern(r"(?:https?://|www\.|doi\.org/|\b10\.\d{4,9}/)\S+", re.I)
_READ_ON = compile_pattern(
    r"\b(?:accessed|retrieved|viewed|cited|(?:last )?(?:visited|checked|consulted))(?: on)?:?\s[^.;)]{0,25}?\b(?:19|20)\d\d\b",
    re.I,
)
_YEAR = compile_pattern(r"(?<![\d–:-])\b((?:19|20)\d\d)[a-z]?\b(?![–-]\d)", 0)
_AUTHORS = compile_pattern(
    r"^(?:(?:(?:van|von|de|der|den|la|le|di|da) )*[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?,? (?:[A-Z]\.(?:[ -]?[A-Z]\.){0,2}|[A-Z]{1,3}\b)(?:,|;)?\s?(?:& |and )?)+(?:et al\.?)?",
    0,
)
_SURNAME = compile_pattern(r"(?:(?:van|von|de|der|den|la|le|di|da) )*[A-Z][\w’'-]{1,}", 0)
_KINDS = (BlockKind.LIST_ITEM, BlockKind.PARAGRAPH, BlockKind.FOOTNOTE, BlockKind.TABLE_CELL)


class Entry(msgspec.Struct, frozen=True, eq=False, dict=True):
    """An entry at ``[start, end)`` of a block; ``number`` 0 and ``label`` empty where it has none."""

    block: Block
    start: int
    end: int
    number: int = 0
    label: str = ""

    @property
    def span(self) -> Span:
        return self.block.span(self.start, self.end)

    @cached_property
    def text(self) -> str:
        """The entry without its number."""
        return self.block.text[self.start : self.end]

    @cached_property
    def years(self) -> tuple[int, ...]:
        """All years but those in addresses and of access, in order."""
        plain = _READ_ON.sub(" ", _ADDRESS.sub(" ", self.text))
        return tuple(int(year) for year in _YEAR.findall(plain))

    @property
    def year(self) -> int:
        """The newest year of the entry; 0 without one."""
        return max(self.years, default=0)

    @cached_property
    def authors(self) -> tuple[str, ...]:
        """Surnames of the persons at the head of the entry."""
        head = _AUTHORS.match(self.text)
        return tuple(_SURNAME.findall(head.group())) if head else ()

    @cached_property
    def title(self) -> str:
        """The first sentence of at least three words behind authors and year."""
        head = _AUTHORS.match(self.text)
        rest = re.sub(r"^\W*\((?:19|20)\d\d[a-z]?\)\W*", "", self.text[head.end() if head else 0 :])
        return next((part.strip() for part in re.split(r"[.?!]\s", rest) if len(part.split()) > 2), "")

    @cached_property
    def doi(self) -> str:
        """The DOI in lower case; empty without one."""
        found = _DOI.search(" ".join([self.text, *(link.target for link in self._links)]))
        return found.group().lower() if found else ""

    @cached_property
    def pmid(self) -> str:
        found = _PMID.search(" ".join([self.text, *(link.target for link in self._links)]))
        return found.group(1) if found else ""

    @cached_property
    def url(self) -> str:
        """The first address, without scheme, “www.” and closing slash."""
        target = next((link.target for link in self._links if re.match(r"https?://|www\.", link.target)), "")
        return re.sub(r"^(?:https?://)?(?:www\.)?|/?(?:#.*)?$", "", target)

    @property
    def _links(self) -> list[Inline]:
        return [link for link in self.block.links() if self.start <= link.start < self.end]


def entries(document: Document) -> tuple[Entry, ...]:
    """The entries of the article's list of references and its footnotes, in order."""
    return document.once("reference_entries", lambda: tuple(_entries(document)))


def numbered(document: Document) -> dict[int, Entry]:
    """Entries by number; empty where the list is not numbered."""
    return document.once("reference_numbers", lambda: {e.number: e for e in reversed(entries(document)) if e.number})


def _entries(document: Document) -> Iterator[Entry]:
    for block in document.blocks:
        if not block.reference or block.furniture or block.kind not in _KINDS or not block.text.strip():
            continue
        if block.kind is BlockKind.FOOTNOTE:
            yield Entry(block, 0, len(block.text), label=block.name)
        elif block.kind is BlockKind.TABLE_CELL or (block.list_place and block.list_place.depth):
            continue
        elif block.list_place and block.list_place.ordered:
            marker = re.search(r"\d+", block.list_place.marker)
            yield Entry(block, 0, len(block.text), int(marker.group()) if marker else block.list_place.index + 1)
        else:
            yield from _lines(block)


def _lines(block: Block) -> Iterator[Entry]:
    """One entry per numbered line, else one for the block."""
    text = block.text
    starts = [(start, found) for start, end in block.lines() if (found := _NUMBER.match(text[start:end]))]
    if not starts:
        # what follows a list without saying when or where is no entry, but the article's last words
        if block.list_place or _YEAR.search(text) or _ADDRESS.search(text) or next(block.links(), None):
            yield Entry(block, 0, len(text))
        return
    ends = [start for start, _ in starts[1:]] + [len(text)]
    for (start, found), end in zip(starts, ends, strict=True):
        low = start + found.end()
        yield Entry(block, low, low + len(text[low:end].rstrip()), int(found.group(1)))
