"""Citations of the text matched with the entries of the list of references: by number, by author and year, by address.

A number stands for the entry of that number or, where the list has none, for the entry in that place. (Author, year) stands
for an entry that names the author and has the year; a body's initials stand for its name. Own method, after the
AMA Manual of Style, chapter 3 (numbers), and the APA manual, chapter 8 (author and date).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

from healthlint.document import Block, Document, InlineKind
from healthlint_rules.algorithms.sources.reference_list import Entry, entries
from healthlint_rules.algorithms.sources.source_marks import Mark, Style, marks_of

_INTERVAL = re.compile(
    r"(?:(?<!\d)(?!(?:19|20)\d\d\s?$)\d+(?:\.\d+)?\s?%?|\b(?:CI|IQR|range|interval|SD|between)\b[:,]?)\s?$", re.I
)
_PERSONAL = re.compile(
    r"\bpersonal communication\b|\bunpublished\b|\bin press\b|\bAct\b|\bRegulations?\b|\bLaw\b", re.I
)
_ACRONYM = re.compile(r"[A-Z][A-Za-z]?[A-Z]+")


@dataclass(eq=False)
class Citation:
    """A mark in a block, the entries it stands for, and what of it has no entry.

    ``missing`` numbers are beyond the list; ``unlisted`` names have no entry, or ``years`` gives the ones that they have.
    """

    block: Block
    mark: Mark
    found: list[Entry] = field(default_factory=list)
    missing: list[int] = field(default_factory=list)
    unlisted: str = ""
    years: tuple[int, ...] = ()


def listed(document: Document) -> list[Entry]:
    """Entries of the list of references, footnotes apart."""
    return [entry for entry in entries(document) if not entry.label]


def citations(document: Document) -> tuple[Citation, ...]:
    """The citations of the article's prose in order; none without a list of references."""
    return document.once("citations", lambda: tuple(_citations(document)))


def cited_entries(document: Document) -> frozenset[int]:
    """The places (in the list) of the entries that the text cites or links to."""
    rows = listed(document)
    found = {id(entry) for citation in citations(document) for entry in citation.found}
    targets = {target for block in _prose(document) for target in _targets(block)}
    return frozenset(
        place for place, entry in enumerate(rows) if id(entry) in found or (entry.url and entry.url in targets)
    )


def _prose(document: Document) -> Iterator[Block]:
    return (block for block in document.prose() if not block.reference)


def _targets(block: Block) -> Iterator[str]:
    for link in block.links():
        yield re.sub(r"^(?:https?://)?(?:www\.)?|/?(?:#.*)?$", "", link.target)


def _citations(document: Document) -> Iterator[Citation]:
    rows = listed(document)
    if not rows:
        return
    numbers = {entry.number: entry for entry in reversed(rows) if entry.number}
    places = numbers or dict(enumerate(rows, 1))
    # lists may run on where the markers begin anew or Markdown has counted by itself
    for place, entry in enumerate(rows, 1):
        if entry.block.list_place and entry.block.list_place.ordered:
            places.setdefault(place, entry)
    by_author = sum(bool(entry.years) for entry in rows) * 3 >= 2 * len(rows)
    for block in _prose(document):
        for mark in marks_of(document, block):
            if mark.numbers:
                yield _by_number(block, mark, places)
            elif mark.style is Style.AUTHOR_YEAR and mark.year and by_author:
                yield _by_author(block, mark, rows)


def _by_number(block: Block, mark: Mark, places: dict[int, Entry]) -> Citation:
    found = [places[number] for number in mark.numbers if number in places]
    missing = [number for number in mark.numbers if number not in places]
    return Citation(block, mark, found, [] if _doubtful(block, mark) else missing)


def _doubtful(block: Block, mark: Mark) -> bool:
    """Whether numbers may be no citation: “(1)”, “pain.12”, an interval behind a figure, a link, code."""
    text = block.text
    if mark.bare or 0 in mark.numbers:
        return True
    if mark.style is Style.SUPERSCRIPT and text[mark.start].isascii() and not _raised(block, mark):
        return True
    if len(mark.numbers) > 1 and _INTERVAL.search(text[max(0, mark.start - 14) : mark.start]):
        return True
    return any(
        inline.kind in (InlineKind.CODE, InlineKind.LINK) and inline.start < mark.end and mark.start < inline.end
        for inline in block.inlines
        if not inline.target.startswith("#")
    )


def _raised(block: Block, mark: Mark) -> bool:
    return any(inline.kind is InlineKind.SUPERSCRIPT and inline.start == mark.start for inline in block.inlines)


def _by_author(block: Block, mark: Mark, rows: list[Entry]) -> Citation:
    name = plain(mark.name)
    shown = block.text[mark.start : mark.end]
    named = [entry for entry in rows if re.search(rf"\b{re.escape(name)}\b", plain(entry.text))]
    found = [entry for entry in named if mark.year in entry.years]
    if not found and (_ACRONYM.fullmatch(mark.name) or _PERSONAL.search(shown)):
        found = [entry for entry in rows if mark.year in entry.years and _initials(entry, mark.name)]
        return Citation(block, mark, found)
    dated = [entry for entry in named if entry.years]
    if found or (named and not dated):
        return Citation(block, mark, found or named)
    return Citation(block, mark, [], unlisted=mark.name, years=tuple(entry.years[0] for entry in dated))


def _initials(entry: Entry, acronym: str) -> bool:
    return acronym in "".join(word[0] for word in re.findall(r"[A-Z]\w+", entry.text))


def plain(text: str) -> str:
    """Lower case without accents, with blanks for hyphens and apostrophes."""
    folded = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).lower()
    return re.sub(r"[’'-]", " ", folded)
