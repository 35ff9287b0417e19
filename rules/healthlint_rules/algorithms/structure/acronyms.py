"""Acronyms of an article, and whether the article says what they stand for.

Method: Schwartz and Hearst (2003), "A simple algorithm for identifying abbreviation definitions in biomedical text":
a short form in brackets after its long form or the other way round, its first letter at the beginning of a word
nearby; loosened to words whose initials spell the short form in the same or the preceding sentence or in a heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import msgspec

from healthlint.annotations import Sentence, sentences
from healthlint.document import Block, BlockKind, Document
from healthlint.patterns import compile_pattern

ACRONYM = compile_pattern(
    r"(?<![\w/.&@#+$'’-])([A-Z]{2,6})(s?)(?![\w/&@+]|[-‑–](?:\d|[A-Z]|alpha|beta|gamma|kappa)|\.\w|\s?\d)", 0
)
LISTED = 5  # so many in one sentence are a list of institutions
CAPITALS = compile_pattern(r"\b[A-Z]{2,}s?\b", 0)
SMALL = frozenset(("a", "an", "and", "at", "by", "for", "in", "of", "on", "or", "the", "to", "with"))
LEADS = (
    r"(?:(?:the|an?|also|or|called|known|as|abbreviated|to|sometimes|often|usually|now|short|for|simply|acronym)\s+)*"
)
NAMING = r"(?:stands?\s+for|is\s+short\s+for|means|is\s+the\s+(?:abbreviation|acronym)|abbreviation|acronym|in\s+full)"


class Use(msgspec.Struct, frozen=True):
    """A place where an acronym is used; offsets are the sentence's."""

    letters: str
    sentence: Sentence
    start: int
    end: int


def uses(document: Document, kinds: Iterable[BlockKind]) -> Iterator[Use]:
    """Acronyms in reading order, words of shouted text left out."""
    wanted = frozenset(kinds)
    for sentence in sentences(document):
        block = sentence.block
        if block.kind not in wanted or block.reference or block.quoted:
            continue
        text = sentence.text
        capitals = [match.span() for match in CAPITALS.finditer(text)]
        if not capitals:
            continue
        matches = list(ACRONYM.finditer(text))
        if len(matches) >= LISTED:
            continue
        for match in matches:
            if not _shouted(text, capitals, match.start(), match.end(1)):
                yield Use(match.group(1), sentence, match.start(), match.end(1))


def _shouted(text: str, capitals: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether a neighbour is a word in capitals too, with only blanks between."""
    return any(
        (high <= start and not text[high:start].strip(" ,:!-–—’'"))
        or (low >= end and not text[end:low].strip(" ,:!-–—’'") and "," not in text[end:low])
        for low, high in capitals
    )


def is_defined(letters: str, document: Document, first: Sentence) -> bool:
    """Whether the article says anywhere what the letters stand for."""
    stems = [letters, letters[:-1]] if len(letters) > 3 else [letters]  # LCMV after “choriomeningitis (LCM)”
    texts = [*(block.text for block in document.blocks), *_captions(document)]
    found = any(_in_brackets(stem, text) or _named(stem, text) for stem in stems for text in texts if stem in text)
    return found or _spelt(letters, document, first)


def _captions(document: Document) -> list[str]:
    """Source lines with pictures or tags: captions and titles are no prose and may spell an acronym out."""
    lines = document.source.splitlines
    return document.once("captions", lambda: [line for line in lines() if "![" in line or "<" in line])


def _in_brackets(letters: str, text: str) -> bool:
    before_it = rf"(?:[(\[]\s*[“\"']?{LEADS}|\b(?:or|called)\s+(?:the\s+)?)"
    for match in re.finditer(rf"{before_it}{letters}s?\b", text):
        before = _initials(text[max(0, match.start() - 120) : match.start()].split()[-10:])
        if letters[0].lower() in before and (match.group()[0] in "([" or letters[:2].lower() in before):
            return True
    opening = r"(?:[(\[]|[–—:-]\s+|,\s+or\s+(?:the\s+)?)"
    return bool(re.search(rf"\b{letters}s?[*_”\"]*\s*{opening}[“\"'*_]*(?i:{letters[0]})[\w’'-]+", text))


def _named(letters: str, text: str) -> bool:
    return bool(re.search(rf"\b{letters}s?\b[^.]{{0,30}}\b{NAMING}\b|\b{NAMING}\b[^.]{{0,12}}\b{letters}s?\b", text))


def _spelt(letters: str, document: Document, first: Sentence) -> bool:
    """Whether nearby words, or words of a heading or in bold, begin with the letters in their order."""
    row = sentences(document)
    near = [s.text for s in row[max(0, first.index - 1) : first.index + 2] if len(letters) > 2 or s is first]
    headings = [block.text for block in document.blocks if block.kind is BlockKind.HEADING]
    terms = [term for block in document.prose() for term in _terms(block)]
    if any(letters.lower() in spelt for text in [*near, *headings, *terms] for spelt in _both_initials(text)):
        return True
    return any(_abbreviates(letters.lower(), text.lower()) for text in [*headings, *terms])


def _abbreviates(letters: str, term: str) -> bool:
    """Whether a term gives the letters in order, its first and last words beginning with the first and last."""
    words = re.findall(r"[^\W\d_]+", term)
    if not 2 <= len(words) <= len(letters) or words[0][0] != letters[0] or words[-1][0] != letters[-1]:
        return False
    rest = iter("".join(words))
    return all(letter in rest for letter in letters)


def _terms(block: Block) -> Iterator[str]:
    for mark in block.inlines:
        if mark.kind.value in ("strong", "emphasis", "link"):
            yield block.text[mark.start : mark.end]


def _both_initials(text: str) -> tuple[str, str]:
    words = text.split()
    return _initials(words), _initials([word for word in words if word.lower().strip("(“\"'") not in SMALL])


def _initials(words: Iterable[str]) -> str:
    """First letters of words and of their parts after a hyphen."""
    parts = (part for word in words for part in re.split(r"[-‑/]", word))
    letters = (re.sub(r"^\W+", "", part)[:1] for part in parts if not re.fullmatch(r"\W*[A-Z]{2,}\W*", part))
    return "".join(letters).lower()
