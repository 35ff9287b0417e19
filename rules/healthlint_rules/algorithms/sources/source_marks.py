"""Marks of citation in a block: numbers, superscripts, footnotes, (Author, year), identifiers, links.

Each style is found by its grammar and told from what looks like it: powers and units (“10⁹”, “cm²”), dates in brackets
(“(March 2020)”), links that sell, share or navigate. Own method, after the citation styles of the AMA Manual of Style,
chapter 3 (numbers, superscripts), and the APA manual, chapter 8 (author and date).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum

import msgspec

from healthlint.document import Block, Document, Inline, InlineKind
from healthlint.patterns import compile_pattern


class Style(StrEnum):
    """How a mark cites."""

    NUMBER = "number"
    SUPERSCRIPT = "superscript"
    FOOTNOTE = "footnote"
    AUTHOR_YEAR = "author and year"
    IDENTIFIER = "identifier"
    LINK = "link"


class Mark(msgspec.Struct, frozen=True):
    """A mark at ``[start, end)`` of a block's prose; ``numbers`` or ``name`` and ``year`` (0: none) say what it cites.

    ``bare`` numbers, such as “(1)”, cite only where the article has a list of references.
    """

    style: Style
    start: int
    end: int
    numbers: tuple[int, ...] = ()
    name: str = ""
    year: int = 0
    bare: bool = False


_SERIES = r"\d{1,3}(?:\s?[,;–-]\s?\d{1,3})*"
_NUMBERED = compile_pattern(
    rf"\[\s?({_SERIES})(?:,\s?pp?\.\s?\d+(?:[–-]\d+)?)?\s?\]|\{{({_SERIES})\}}|"
    rf"\((?:[Nn]ote|[Ss]ource)\s({_SERIES})\)",
    0,
)
_WRITTEN = compile_pattern(rf"\b[Rr]ef(?:erence|\.)?s?\s({_SERIES})(?![\w%]|[.,–-]\d|\s(?:mg|ml|g|mcg|mm)\b)", 0)
_KEYED = compile_pattern(r"\[(?:[^\[\]@]{0,40}\s)?-?@[\w:.-]+[^\[\]]{0,60}\]", 0)
_PARENTHESISED = compile_pattern(r"\((\d{1,2}(?:\s?[,–-]\s?\d{1,2})*)\)", 0)
_FLAT = compile_pattern(r"(?<=[a-z)][.,;])\d{1,2}(?:[,–-]\d{1,2})*(?=\s|$)", 0)
_RAISED = compile_pattern(r"[¹²³⁴-⁹⁰]+(?:[˒’,–-][¹²³⁴-⁹⁰]+)*|\^\d{1,3}(?:[,–-]\d{1,3})*\^", 0)
_POWER = compile_pattern(r"(?:\b10|\b(?:[kcdmµ]?m|kg/m|ft|in|yd|[Rrχ]))$|[⁻⁺×]$", 0)
_RAISED_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹˒", "0123456789,")
_YEAR = r"(?:(?P<year>(?:19|20)\d\d)[a-z]?|n\.d\.|in press|forthcoming)"
_BRACKETS = compile_pattern(r"\(([^()]{3,200})\)|\[([^\[\]]{3,160})\]", 0)
_NAME = r"(?:(?:[Vv]an|[Vv]on|[Dd]e|[Dd]er|[Dd]en|[Dd]el|[Dd]i|[Dd]a|[Ll]a|[Ll]e|[Tt]er) )*[A-Z][\w’'-]+"
_IN_TEXT = compile_pattern(
    rf"\b(?P<name>{_NAME})(?:[’']s)?(?:,? (?:et al\b\.?|and (?:colleagues|co-?workers|others)|(?:and|&) {_NAME}(?:[’']s)?))?,? \((?P<year>(?:19|20)\d\d)[a-z]?(?:, [^()]{{1,30}})?\)|"
    rf"\b(?P<others>{_NAME}) et al\b\.?",
    0,
)
_DATE = compile_pattern(_YEAR, 0)
_PART = compile_pattern(rf"^(?P<before>.*?\S),?\s+{_YEAR}(?P<after>.*)$", 0)
_CALENDAR = compile_pattern(
    r"\b(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?|"
    r"Spring|Summer|Autumn|Winter|Easter|Christmas|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\.?$",
    0,
)
# what has a year of its own in brackets and is no source
_UNDATED = frozenset(
    {"Act", "Law", "Bill", "Directive", "Regulations", "Games", "Olympics", "War", "Treaty", "Convention"}
)
# words that may stand between an author and the opening bracket
# fmt: off
_LINKING = frozenset((
    "and", "et", "al", "of", "for", "the", "in", "on", "see", "also", "by", "from", "as", "at", "e.g.", "cf.",
    "i.e.", "after", "with", "&", "de", "la", "van", "von", "der", "den", "di", "da", "del", "ter", "le", "data",
    "figures", "source", "sources", "adapted", "reviewed", "reported", "report", "published", "survey", "study",
    "studies", "review", "trial", "unpublished", "quoted", "cited", "based", "according", "analysis", "an", "a",
    "personal", "communication", "colleagues", "updated", "version",
))
# fmt: on
_STUDY = compile_pattern(
    r"\b(?:[Ss]urvey|[Ss]tudy|[Rr]eport|[Tt]rial|[Rr]eview|[Cc]ensus|[Rr]egist(?:ry|er)|[Jj]ournal|[Gg]uidelines?|[Cc]ohort|[Ss]tatistics|[Tt]hesis|[Dd]issertation|[Pp]aper|[Hh]andbook|[Tt]extbook|[Aa]udit|[Pp]oll)\b",
    0,
)
_IDENTIFIER = compile_pattern(
    r"\bdoi\b\W{0,2}\s?(?:https?://)?(?:dx\.)?(?:doi\.org/)?10\.|\bdoi\.org/|\bPMID\b|\bPMC(?:ID)?:?\s?(?:PMC)?\d|\bISBN\b|"
    r"\b(?:NCT|ISRCTN|ACTRN|ChiCTR|CRD|UMIN|DRKS)\s?\d{6}|\bhdl\.handle\.net/|\barxiv(?::|\.org/)|"
    r"(?<![@\w])(?:[a-z0-9-]+\.)+(?:org|gov|edu|int|com|net|eu|ac\.uk|org\.uk|gov\.uk)/[\w%-]{3}",
    re.I,
)
_IDENTIFIER_SIGN = compile_pattern(r"[/\d]\d{3}|doi|[a-z]/[a-z]|ISBN|PMC|PMID", re.I)
_ELSEWHERE = compile_pattern(r"(?:https?:)?//|doi:|www\.", re.I)
_ACTION = compile_pattern(
    r"^\W*(?:book|buy|shop|order|sign up|subscribe|register|join|share|tweet|pin|follow us|contact|call|e-?mail|donate|get|start|try|claim|"
    r"find (?:an?|your|the nearest)|make an appointment|log ?in|home|back to|return|skip)\b",
    re.I,
)
_SELLS = compile_pattern(
    r"//(?:[\w-]+\.)*(?:shop|store|amazon|ebay|etsy|facebook|twitter|x|instagram|pinterest|tiktok|linkedin|whatsapp|t)\.|"
    r"/(?:shop|store|product|products|cart|checkout|sharer?|basket)(?:[/?#.]|$)",
    re.I,
)
_SOURCE_TEXT = compile_pattern(
    r"\b(?:surveys?|stud(?:y|ies)|reports?|sources?|references?|data|reviews?|trials?|papers?|guidelines?|pdf|statistics|census)\b",
    re.I,
)
_NOTE_TARGET = compile_pattern(r"^#.*(?:fn|note|ref|cite|bib|source|^#r\d|^#s\d)", re.I)
_NOTE_TEXT = compile_pattern(rf"^\W{{0,2}}(?:{_SERIES}|[*†‡§]+|[a-z])\W{{0,2}}$", 0)
_NAMES_SOURCE = compile_pattern(r"\b(?:19|20)\d\d\b|https?://|www\.|\bdoi\b|^\W*sources?\b", re.I)
_SYMBOL = compile_pattern(r"(?<=[\w.,;)%])(?:\*{1,3}|[†‡§]+)(?=[\s.,;)]|$)", 0)


def marks_of(document: Document, block: Block) -> list[Mark]:
    """The marks of one block in order."""
    every: dict[int, list[Mark]] = document.once("citation_marks", dict)
    if block.index not in every:
        every[block.index] = sorted(_find(document, block), key=lambda mark: (mark.start, mark.end))
    return every[block.index]


def expand(text: str) -> tuple[int, ...]:
    """“1, 3–5” as numbers; empty for what is no rising range."""
    numbers: list[int] = []
    for part in re.split(r"[,;]", text):
        ends = [int(number) for number in re.findall(r"\d+", part)]
        numbers.extend(range(ends[0], ends[-1] + 1) if len(ends) == 2 and 0 < ends[1] - ends[0] < 50 else ends)
    return tuple(numbers)


def _find(document: Document, block: Block) -> Iterator[Mark]:
    text = block.text
    if "[" in text or "(" in text or "{" in text:
        yield from _brackets(text)
    yield from _author_years(text)
    yield from _raised(text)
    for match in _WRITTEN.finditer(text):
        yield Mark(Style.NUMBER, *match.span(1), expand(match.group(1)))
    for symbol in _notes(document):
        for match in _SYMBOL.finditer(text):
            if match.group() == symbol:
                yield Mark(Style.FOOTNOTE, *match.span(), name=symbol)
    for match in _IDENTIFIER.finditer(text) if _IDENTIFIER_SIGN.search(text) else ():
        yield Mark(Style.IDENTIFIER, *match.span())
    for inline in block.inlines:
        if mark := _inline(text, inline):
            yield mark


def _brackets(text: str) -> Iterator[Mark]:
    for match in _NUMBERED.finditer(text):
        yield Mark(Style.NUMBER, *match.span(), expand(match.group(1) or match.group(2) or match.group(3)))
    for match in _KEYED.finditer(text) if "@" in text else ():
        yield Mark(Style.AUTHOR_YEAR, *match.span(), name=match.group().strip("[]"))
    for match in _PARENTHESISED.finditer(text):
        yield Mark(Style.NUMBER, *match.span(), expand(match.group(1)), bare=True)


def _raised(text: str) -> Iterator[Mark]:
    for match in _FLAT.finditer(text):
        yield Mark(Style.SUPERSCRIPT, *match.span(), expand(match.group()))
    for match in _RAISED.finditer(text):
        if not _POWER.search(text[max(0, match.start() - 6) : match.start()]):
            yield Mark(Style.SUPERSCRIPT, *match.span(), expand(match.group().translate(_RAISED_DIGITS)))


def _notes(document: Document) -> frozenset[str]:
    """Symbols that open a block which names a source, as “* Vega P. Feet. 2016.” below a paragraph does."""
    return document.once("symbol_notes", lambda: frozenset(_symbols(document)))


def _symbols(document: Document) -> Iterator[str]:
    for block in document.prose():
        found = re.match(r"(\*{1,3}|[†‡§]+)\s?[A-Z]", block.text)
        if found and _NAMES_SOURCE.search(block.text):
            yield found.group(1)


def _author_years(text: str) -> Iterator[Mark]:
    for match in _BRACKETS.finditer(text) if "(" in text or "[" in text else ():
        for part in (match.group(1) or match.group(2)).split(";"):
            found = _PART.match(part.strip()) if _DATE.search(part) else None
            if found and (name := _cited_name(found["before"].strip(" ,"))) is not None:
                yield Mark(Style.AUTHOR_YEAR, *match.span(), name=name, year=int(found["year"] or 0))
    for match in _IN_TEXT.finditer(text) if " (" in text or " et al" in text else ():
        if not _CALENDAR.search(match["name"] or "") and match["name"] not in _UNDATED:
            yield Mark(
                Style.AUTHOR_YEAR, *match.span(), name=match["name"] or match["others"], year=int(match["year"] or 0)
            )


def _cited_name(before: str) -> str | None:
    """The first name of “see Haugen & Brun”; None where the words before a year name no author."""
    words = before.replace(",", " ").split()
    if not words or _CALENDAR.search(before):
        return None
    capitals = [word for word in words if word[0].isupper()]
    lower = [word for word in words if word[0].islower() and word not in _LINKING and not word.endswith(("’s", "'s"))]
    last = words[-1]
    if not capitals or (
        (lower or not (last[0].isupper() or last in ("al", "al.", "colleagues"))) and not _STUDY.search(before)
    ):
        return None
    return re.sub(r"[’']s$", "", capitals[0]).strip(".")


def _inline(text: str, inline: Inline) -> Mark | None:
    shown = text[inline.start : inline.end]
    if inline.kind is InlineKind.FOOTNOTE_REFERENCE:
        return Mark(Style.FOOTNOTE, inline.start, inline.end, name=inline.target)
    if inline.kind is InlineKind.SUPERSCRIPT:
        cites = re.fullmatch(rf"[\s\[(]*{_SERIES}[\s\])]*", shown)
        power = _POWER.search(text[max(0, inline.start - 6) : inline.start])
        return Mark(Style.SUPERSCRIPT, inline.start, inline.end, expand(shown)) if cites and not power else None
    if inline.kind is not InlineKind.LINK:
        return None
    if _NOTE_TEXT.match(shown) and _NOTE_TARGET.match(inline.target):
        return Mark(Style.FOOTNOTE, inline.start, inline.end, name=inline.target)
    if _ACTION.match(shown) or _SELLS.search(inline.target):
        return None
    relative = not inline.target.startswith(("#", "mailto:", "tel:")) and _SOURCE_TEXT.search(shown)
    if _ELSEWHERE.match(inline.target) or relative:
        return Mark(Style.LINK, inline.start, inline.end, name=shown)
    return None
