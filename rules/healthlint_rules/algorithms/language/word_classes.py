"""Word classes of a sentence: each word or term gets the set of classes it belongs to, as a mask of bits.

Method: longest match over a lexicon of inflected lemmas (a gazetteer), endings for diseases nobody listed, and coarse parts of
speech for every word (:func:`~healthlint_rules.algorithms.language.lexical_classes.tags`). What a sentence may hold is known
from one look-up a word; units are made only where a rule asks for them. Own method; the lexicon is ``lexicons/word_classes.tsv``.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache, cached_property
from pathlib import Path
from typing import NamedTuple

import msgspec

from healthlint.annotations import WORD, Sentence, Word, sentences
from healthlint.document import Document
from healthlint_rules.algorithms.language import inflection
from healthlint_rules.algorithms.language.inflection import noun_forms, verb_forms
from healthlint_rules.algorithms.language.lexical_classes import tags
from healthlint_rules.algorithms.made_once import kept_table

PARTS_OF_SPEECH = ("N", "NS", "NAME", "GEN", "V", "VZ", "VD", "VN", "VG", "ADJ", "ADV", "NUM")
DERIVED = ("FREE", "PUNCT")  # “pain-free”; a mark of punctuation
_MARKS = re.compile(r"[,;:.?!()%—–/$£€]| - ")
_DISEASE = re.compile(
    r"[a-z-]+(?:itis|[^cd]osis|a?emia|algia|pathy|plasia|lepsy|pno?ea|somnia|rrh(?:o?ea|oids?)|iasis|aches?|phobia|dynia|uria|carcinoma|omas?|ulcers?)s?"
)
_DRUG = re.compile(
    r"[a-z]{2,}(?:olol|april|opril|sartan|statin|mab|tinib|cillin|mycin|cycline|azole|oxacin|[aio]vir|tidine|dipine|semide|thiazide|parin|gliptin|"
    r"glutide|formin|zepam|zolam|triptan|setron|caine|profen|coxib|sone|solone|sonide|terol|phylline|azine|epine|oxetine|traline|opram|barbital|"
    r"ytoin|tropin|interferon|plase|dronate|oxaban|gabalin|apentin)s?"
)
_CLITICS = {"ll": "WILL", "re": "BE", "ve": "HAVE"}
_THINGS = ("CONDITION", "SYMPTOM", "BODY", "REMEDY", "SUPPLEMENT", "OUTCOME")  # what “-pain” makes of “back-pain”
_KEPT = 60_000  # words remembered; prose has a tenth of that


class Units(NamedTuple):
    """Words, terms of several words and marks of a sentence in their order: classes, folded text, range in the sentence."""

    masks: list[int]
    texts: list[str]
    starts: list[int]
    ends: list[int]


class Terms:
    """The terms that begin with the same two words: what follows them, the longest first, and the classes of all."""

    def __init__(self) -> None:
        self.mask = 0
        self.tails: list[tuple[tuple[str, ...], int]] = []


class Forms(msgspec.Struct, array_like=True):
    """Every inflected word, and every term of several, the longest first, with the number of its classes' mask (hexadecimal)."""

    masks: list[str]
    words: dict[str, int]
    terms: dict[str, int]

    @classmethod
    def of(cls, rows: list[list[str]], bits: dict[str, int]) -> Forms:
        """The forms of the words of a lexicon's rows: class, part of speech, words."""
        found: dict[str, int] = {}
        for name, part, words in rows:
            for form, extra in _inflected(part, words.split(", ")):
                key = " ".join(form.split())
                found[key] = found.get(key, 0) | bits[name] | (bits[extra] if extra else 0)
        numbers = {mask: number for number, mask in enumerate(dict.fromkeys(found.values()))}
        terms = sorted((form for form in found if " " in form), key=lambda form: -form.count(" "))
        return cls(
            [f"{mask:x}" for mask in numbers],
            {form: numbers[mask] for form, mask in found.items() if " " not in form},
            {form: numbers[found[form]] for form in terms},
        )


class Lexicon:
    """Class masks of words from the text of a file of classes; ``bits`` gives the bit of each class name."""

    def __init__(self, text: str) -> None:
        rows = [line.split("\t") for line in text.splitlines() if line and line[0] != "#"]
        names = dict.fromkeys([*PARTS_OF_SPEECH, *DERIVED, *(row[0] for row in rows)])
        self.bits = {name: 1 << index for index, name in enumerate(names)}
        forms = kept_table(
            "word classes", text, lambda: Forms.of(rows, self.bits), Forms, (__file__, inflection.__file__)
        )
        masks = [int(mask, 16) for mask in forms.masks]
        self._single = {form: masks[number] for form, number in forms.words.items()}
        self._terms = {form: masks[number] for form, number in forms.terms.items()}
        self.terms: dict[str, dict[str, Terms]] = {}
        for form, mask in self._terms.items():
            first, second, *tail = form.split(" ")
            opened = self.terms.setdefault(first, {}).setdefault(second, Terms())
            opened.mask |= mask
            opened.tails.append((tuple(tail), mask))
        self.mark = self.bits["PUNCT"]
        self.whole = self.bits.get("FULL", 0) | self.bits.get("WHOLLY", 0)  # 100%
        self.things = sum(self.bits.get(name, 0) for name in _THINGS)
        self.changing = sum(self.bits.get(name, 0) for name in ("NOT", "NEVER", "HEDGE"))  # no mere adverbs
        self._seen: dict[str, int] = {}

    def forms(self) -> dict[str, int]:
        """Every inflected word and term with its classes."""
        return {**self._single, **self._terms}

    def look_up(self, word: str) -> int:
        """The classes of a folded word."""
        found = self._seen.get(word)
        if found is None:
            found = self._own(word)
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
        if mask & self.changing:
            mask &= ~bits["ADV"]
        return mask if self._single.get(word) else mask | self._derived(word)

    def _derived(self, word: str) -> int:
        """The classes of a word that is not listed, by its parts."""
        bits = self.bits
        if word.endswith("-free"):
            return bits["FREE"]
        if "'" in word:
            stem, _, clitic = word.rpartition("'")
            own = bits.get("BE", 0) | bits["GEN"] if clitic == "s" else bits.get(_CLITICS.get(clitic, ""), 0)
            return self._single.get(stem, 0) | own
        if "-" in word:
            return self._single.get(word.rpartition("-")[2], 0) & self.things
        if word.endswith("virus"):
            return bits.get("GERM", 0)
        if _DISEASE.fullmatch(word):
            return bits.get("CONDITION", 0)
        return bits.get("MEDICINE", 0) if _DRUG.fullmatch(word) else 0


class Tagged:
    """A sentence with its units; ``mask`` holds every class that may occur in it, ``words`` its words."""

    def __init__(self, sentence: Sentence, mask: int, known: Lexicon, words: frozenset[str] = frozenset()) -> None:
        self.sentence = sentence
        self.mask = mask
        self.words = words
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
            mask = look_up(name)
            index += 1
            if name in terms and (term := _term(terms[name], words, index)):
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

    def code_range(self, first: int, last: int) -> tuple[int, int]:
        """The range in the code of the units from ``first`` to ``last``."""
        return self._offsets[first], self._offsets[last + 1]

    def mask_at(self, low: int) -> int:
        """The classes of the unit at an offset of the code."""
        return self.units.masks[bisect_right(self._offsets, low) - 1]


def _term(opened: dict[str, Terms], words: list[Word], index: int) -> tuple[int, int] | None:
    """The longest term whose further words stand at ``index``: how many they are, and its classes."""
    if index >= len(words) or words[index].text not in opened or words[index].start - words[index - 1].end != 1:
        return None
    for tail, mask in opened[words[index].text].tails:
        following = words[index + 1 : index + 1 + len(tail)]
        if tuple(word.text for word in following) == tail and (
            not tail or following[-1].end - words[index].end == sum(map(len, tail)) + len(tail)
        ):
            return len(tail) + 1, mask
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
    look_up, terms, mask, before = known.look_up, known.terms, known.mark, None
    words = WORD.findall(sentence.folded)
    for word in words:
        mask |= look_up(word)
        if before is not None and word in before:
            mask |= before[word].mask
        before = terms.get(word)
    found = frozenset(words)
    return Tagged(sentence, mask | known.whole if "100" in found else mask, known, found)


@cache
def lexicon(name: str = "word_classes") -> Lexicon:
    """The lexicon of a file of classes, read once; what is one term to one lexicon may be three words to another."""
    path = Path(__file__).parents[2] / "lexicons" / f"{name}.tsv"
    return Lexicon(path.read_text(encoding="utf-8"))


def _inflected(part: str, words: list[str]) -> Iterator[tuple[str, str]]:
    for word in words:
        if part == "v":
            yield from verb_forms(word)
        elif part == "n":
            yield from noun_forms(word)
        else:
            yield word, ""
