"""Word classes of a sentence: each word or term gets the set of classes it belongs to, as a mask of bits.

Method: longest match over a lexicon of inflected lemmas (a gazetteer), endings for diseases nobody listed, and coarse parts of
speech for every word (:func:`~healthlint_rules.algorithms.lexical_classes.tags`). What a sentence may hold is known
from one look-up a word; units are made only where a rule asks for them. Own method; the lexicon is ``lexicons/word_classes.tsv``.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cache, cached_property, reduce
from operator import or_
from pathlib import Path
from typing import NamedTuple

from healthlint.annotations import WORD, Sentence, Word, sentences
from healthlint.document import Document
from healthlint_rules.algorithms.inflection import noun_forms, verb_forms
from healthlint_rules.algorithms.lexical_classes import tags

PARTS_OF_SPEECH = ("N", "NS", "NAME", "GEN", "V", "VZ", "VD", "VN", "VG", "ADJ", "ADV", "NUM")
DERIVED = ("FREE", "PUNCT")  # “pain-free”; a mark of punctuation
_MARKS = re.compile(r"[,;:.?!()%—–/$£€]| - ")
_DISEASE = re.compile(
    r"[a-z-]+(?:itis|[^cd]osis|a?emia|algia|pathy|plasia|lepsy|pno?ea|somnia|rrh(?:o?ea|oids?)|iasis|aches?|phobia|dynia|uria|carcinoma|omas?|ulcers?)s?"
)
_CLITICS = {"ll": "WILL", "re": "BE", "ve": "HAVE"}
_KEPT = 60_000  # words remembered; prose has a tenth of that


class Units(NamedTuple):
    """Words, terms of several words and marks of a sentence in their order: classes, folded text, range in the sentence."""

    masks: list[int]
    texts: list[str]
    starts: list[int]
    ends: list[int]


class Lexicon:
    """Class masks of words; ``bits`` gives the bit of each class name."""

    def __init__(self, rows: list[tuple[str, str, list[str]]]) -> None:
        names = dict.fromkeys([*PARTS_OF_SPEECH, *DERIVED, *(name for name, _, _ in rows)])
        self.bits = {name: 1 << index for index, name in enumerate(names)}
        self._single: dict[str, int] = {}
        self._terms: dict[str, dict[tuple[str, ...], int]] = {}
        for name, part, words in rows:
            for form, extra in _inflected(part, words):
                self._add(form, self.bits[name] | (self.bits[extra] if extra else 0))
        self.terms: dict[str, dict[str, list[tuple[tuple[str, ...], int]]]] = {}
        for first, tails in self._terms.items():
            for tail, mask in sorted(tails.items(), key=lambda item: -len(item[0])):
                self.terms.setdefault(first, {}).setdefault(tail[0], []).append((tail, mask))
        self.mark = self.bits["PUNCT"]
        self.whole = self.bits.get("FULL", 0) | self.bits.get("WHOLLY", 0)  # 100%
        self._seen: dict[str, tuple[int, int]] = {}

    def _add(self, form: str, mask: int) -> None:
        first, *tail = form.split()
        if tail:
            tails = self._terms.setdefault(first, {})
            tails[tuple(tail)] = tails.get(tuple(tail), 0) | mask
        else:
            self._single[first] = self._single.get(first, 0) | mask

    def forms(self) -> dict[str, int]:
        """Every inflected word and term with its classes."""
        terms = {" ".join((first, *tail)): mask for first, tails in self._terms.items() for tail, mask in tails.items()}
        return {**self._single, **terms}

    def look_up(self, word: str) -> tuple[int, int]:
        """The classes of a folded word, and those it may have as the first word of a term too."""
        found = self._seen.get(word)
        if found is None:
            own = self._own(word)
            found = own, reduce(or_, self._terms.get(word, {}).values(), own)
            if len(self._seen) < _KEPT:
                self._seen[word] = found
        return found

    def _own(self, word: str) -> int:
        bits = self.bits
        mask = self._single.get(word, 0)
        for name in tags(word):
            mask |= bits.get(name, 0)
        if word.endswith("n't"):
            mask |= bits.get("NOT", 0)
        if self._single.get(word):
            return mask
        if word.endswith("-free"):
            return mask | bits["FREE"]
        if "'" in word:
            stem, _, clitic = word.rpartition("'")
            if clitic == "s":
                return mask | self._single.get(stem, 0) | bits.get("BE", 0) | bits["GEN"]
            return mask | self._single.get(stem, 0) | bits.get(_CLITICS.get(clitic, ""), 0)
        if "-" in word:
            return mask | self._single.get(word.rpartition("-")[2], 0)
        if _DISEASE.fullmatch(word):
            mask |= bits.get("CONDITION", 0)
        return mask


class Tagged:
    """A sentence with its units; ``mask`` holds every class that may occur in it."""

    def __init__(self, sentence: Sentence, mask: int, known: Lexicon) -> None:
        self.sentence = sentence
        self.mask = mask
        self._known = known

    @cached_property
    def units(self) -> Units:
        """What class patterns see of the sentence."""
        known, words, text = self._known, self.sentence.words, self.sentence.folded
        terms, look_up = known.terms, known.look_up
        units = Units([], [], [], [])
        masks, texts, starts, ends = units
        index = last = 0
        while index < len(words):
            name, start, end = words[index]
            if start - last > 1 or (start > last and text[last] != " "):
                _add_marks(units, text, last, start, known.mark)
            mask = look_up(name)[0]
            index += 1
            if name in terms and (term := _term(terms[name], words, index, text)):
                size, mask = term
                index += size
                end = words[index - 1].end
                name = text[start:end].replace(" ", "_")
            if text[end : end + 1] == "%":
                end += 1
                mask |= known.whole if name == "100" else 0
                name += "%"
            masks.append(mask)
            texts.append(name)
            starts.append(start)
            ends.append(end)
            last = end
        if last < len(text):
            _add_marks(units, text, last, len(text), known.mark)
        return units

    @cached_property
    def code(self) -> str:
        """The units as ``classes=text`` parted by blanks, a character a class: what class patterns are tried on."""
        return "".join([f"{_letters(mask)}={text} " for mask, text in zip(*self.units[:2], strict=True)])

    @cached_property
    def _offsets(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer(" ", self.code))]

    def span(self, low: int, high: int) -> tuple[int, int]:
        """The range in the sentence of a range of the code."""
        first = bisect_right(self._offsets, low) - 1
        last = bisect_right(self._offsets, high - 1) - 1
        return self.units.starts[first], self.units.ends[last]

    def offset(self, place: int) -> int:
        """The offset in the code of the first unit that begins at or behind a place of the sentence."""
        return self._offsets[bisect_left(self.units.starts, place)]


def _term(
    tails: dict[str, list[tuple[tuple[str, ...], int]]], words: list[Word], index: int, text: str
) -> tuple[int, int] | None:
    """The longest term whose further words stand at ``index``: how many they are, and its classes."""
    if index >= len(words):
        return None
    for tail, mask in tails.get(words[index].text, ()):
        if len(tail) <= len(words) - index and all(
            words[index + place].text == part and words[index + place].start - words[index + place - 1].end == 1
            for place, part in enumerate(tail)
        ):
            return len(tail), mask
    return None


def _add_marks(units: Units, text: str, low: int, high: int, mark: int) -> None:
    for match in _MARKS.finditer(text, low, high):
        units.masks.append(mark)
        units.texts.append(match.group().strip())
        units.starts.append(match.start())
        units.ends.append(match.end())


@cache
def _letters(mask: int) -> str:
    return "".join(letter(index) for index in range(mask.bit_length()) if mask >> index & 1)


def letter(index: int) -> str:
    """The character that stands for a class in a code."""
    return chr(0xE000 + index)


def tagged(document: Document) -> list[Tagged]:
    """Every sentence of the document's prose with its word classes."""
    return document.once("tagged", lambda: [tag(sentence, lexicon()) for sentence in sentences(document)])


def tag(sentence: Sentence, known: Lexicon) -> Tagged:
    """A sentence with the classes of a lexicon."""
    look_up = known.look_up
    mask = 0
    for word in WORD.findall(sentence.folded):
        mask |= look_up(word)[1]
    return Tagged(sentence, mask, known)


@cache
def lexicon(name: str = "word_classes") -> Lexicon:
    """The lexicon of a file of classes, read once; what is one term to one lexicon may be three words to another."""
    path = Path(__file__).parents[1] / "lexicons" / f"{name}.tsv"
    rows = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and line[0] != "#":
            label, part, words = line.split("\t")
            rows.append((label, part, words.split(", ")))
    return Lexicon(rows)


def _inflected(part: str, words: list[str]) -> Iterator[tuple[str, str]]:
    for word in words:
        if part == "v":
            yield from verb_forms(word)
        elif part == "n":
            yield from noun_forms(word)
        else:
            yield word, ""
