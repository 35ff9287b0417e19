"""Readability by textstat, offline and without its half second of imports.

textstat looks syllables up in CMUdict, which it would download through nltk on first use. The counts are shipped here
instead (``data/cmudict_syllables.txt.gz``, from CMUdict, licence beside it) and put in the place of its look-up; nltk
itself is never imported. Words that neither list knows are hyphenated by pyphen, as textstat does. The text it is
given is made of our own sentences, one a line, so that lists and headings do not run together.
"""

from __future__ import annotations

import gzip
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from healthlint.annotations import sentences
from healthlint.document import BlockKind, Document

DICTIONARY = "CMUdict"
_DATA = Path(__file__).parent / "data" / "cmudict_syllables.txt.gz"
_KINDS = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})


@dataclass(frozen=True, slots=True)
class Readability:
    """Measures: US school grade (Flesch-Kincaid), reading ease, SMOG grade; how much text; which dictionary."""

    grade: float
    ease: float
    smog: float
    words: int
    sentences: int
    dictionary: str = DICTIONARY


class _Syllables(Mapping[str, list[list[str]]]):
    """Looks like CMUdict to textstat: a word's first pronunciation with one stressed sound a syllable."""

    def __init__(self, extra: Mapping[str, int]) -> None:
        self.counts = {**cmudict(), **extra}

    def __getitem__(self, word: str) -> list[list[str]]:
        return [["1"] * self.counts[word]]

    def __iter__(self) -> Any:
        return iter(self.counts)

    def __len__(self) -> int:
        return len(self.counts)


@cache
def cmudict() -> dict[str, int]:
    """Syllables of some 115,000 English words; possessives with an added syllable apart."""
    counts: dict[str, int] = {}
    for line in gzip.decompress(_DATA.read_bytes()).decode().splitlines():
        number, _, words = line.partition(" ")
        counts.update(dict.fromkeys(words.split(), int(number)))
    return counts


@cache
def _textstat() -> Any:
    """textstat without nltk: it imports nltk for the one look-up that we replace."""
    stub = "nltk" not in sys.modules
    if stub:
        sys.modules["nltk"] = ModuleType("nltk")
    try:
        import textstat
    finally:
        if stub:
            del sys.modules["nltk"]
    return textstat


def _prepare(extra: Mapping[str, int]) -> Any:
    textstat = _textstat()
    counting = sys.modules["textstat.backend.counts._count_syllables"]
    table = _Syllables(extra)
    counting.get_cmudict = lambda lang: table  # type: ignore[attr-defined]
    return textstat


def prose_of(document: Document) -> list[str]:
    """The sentences that are measured: of paragraphs and of list items with at least three words, no references."""
    return [
        sentence.text
        for sentence in sentences(document)
        if sentence.block.kind in _KINDS and not sentence.block.reference and len(sentence.words) > 2
    ]


def measure(lines: list[str], extra: Mapping[str, int] | None = None) -> Readability:
    """Measure sentences; ``extra`` gives syllables of words that CMUdict lacks or has wrong."""
    textstat = _prepare(extra or {})
    text = "\n".join(line if line[-1:] in ".!?" else f"{line.rstrip(':;, ')}." for line in lines)
    return Readability(
        grade=float(textstat.flesch_kincaid_grade(text)),
        ease=float(textstat.flesch_reading_ease(text)),
        smog=float(textstat.smog_index(text)),
        words=int(textstat.lexicon_count(text)),
        sentences=len(lines),
    )


def syllables(word: str, extra: Mapping[str, int] | None = None) -> int:
    """Syllables of one word, as the measures count them."""
    return int(_prepare(extra or {}).syllable_count(word))
