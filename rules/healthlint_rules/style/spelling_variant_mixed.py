"""British and American spellings counted over the article; each word of the rarer side is reported once.

Words with a capital inside a sentence are names (“Centers for Disease Control”); quotations and references are others' words.
Endings in -ise and -ize are a matter of their own: British English has both, American only -ize.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

import msgspec

from healthlint.annotations import Sentence, sentences
from healthlint.diagnostic import Finding, Related
from healthlint.document import Document
from healthlint.kinds.common import proposal
from healthlint.kinds.expressions import usable
from healthlint.pack import class_words
from healthlint.patterns import compile_pattern
from healthlint.rule import Rule

NAMES = {"british": "British", "american": "American"}
LATIN = frozenset({"haemophilus", "haematobium", "haemolytica", "gonorrhoeae"})  # species: alike on both sides
_PART = re.compile(r"[^\W_]+")
SIDES = ("british", "american")


class _Word(msgspec.Struct, frozen=True):
    sentence: Sentence
    start: int
    end: int
    side: str
    other: str

    @property
    def text(self) -> str:
        return self.sentence.text[self.start : self.end]


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """Yield the rarer side's words, each once."""
    spellings = _spellings(tuple((row[0], row[1]) for row in rule.lexicon("style_spelling")))
    ending = _ending(tuple(class_words(rule.lexicon("style_ize_stem"))))
    found: list[_Word] = []
    ized: list[_Word] = []
    for sentence in sentences(document):
        if rule.covers(sentence.block):
            found.extend(_words(rule, sentence, spellings))
            ized.extend(_ized(rule, sentence, ending))
    sides = {word.side for word in found}
    if len(sides) == 2:
        yield from _report(found)
    if {word.side for word in ized} == set(SIDES):
        yield from _report(ized, preferred="american" if sides == {"american"} else None)
    elif sides == {"american"} and any(word.side == "british" for word in ized):
        yield from _report([*found, *ized], preferred="american")


class _Spellings:
    """The two spellings of each word, found by the first letters of what stands in the text."""

    HEAD = 3  # letters

    def __init__(self, rows: Iterable[tuple[str, str]]) -> None:
        self.heads: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
        for british, american in rows:
            self.heads[british[: self.HEAD]].append((british, american, SIDES[0]))
            self.heads[american[: self.HEAD]].append((american, british, SIDES[1]))
        for entries in self.heads.values():
            entries.sort(key=lambda entry: -len(entry[0]))

    def find(self, word: str) -> tuple[str, str] | None:
        """The side of a folded word and the word as the other side spells it."""
        for own, other, side in self.heads.get(word[: self.HEAD], ()):
            stem = own.removesuffix("*")
            if word == own or (own != stem and word.startswith(stem)):
                return side, other.removesuffix("*") + word[len(stem) :]
        return None


@cache
def _spellings(rows: tuple[tuple[str, str], ...]) -> _Spellings:
    return _Spellings(rows)


@cache
def _ending(stems: tuple[str, ...]) -> re.Pattern[str]:
    return compile_pattern(rf"(?:{'|'.join(stems)})i(?P<letter>[sz])(?:e|es|ed|er|ers|ing|ation|ations)", 0)


def _name(sentence: Sentence, start: int) -> bool:
    return sentence.text[start].isupper() and bool(sentence.text[:start].strip(" \"'“‘(*_#-–—"))


def _parts(sentence: Sentence) -> Iterator[tuple[str, int]]:
    """Words and the parts of compounds, with their places."""
    for word in sentence.words:
        if "-" in word.text or "'" in word.text:
            yield from ((match.group(), word.start + match.start()) for match in _PART.finditer(word.text))
        else:
            yield word.text, word.start


def _words(rule: Rule, sentence: Sentence, spellings: _Spellings) -> Iterator[_Word]:
    for word, start in _parts(sentence):
        found = spellings.find(word) if word[: spellings.HEAD] in spellings.heads else None
        if found is None or word in LATIN or _name(sentence, start):
            continue
        if usable(rule, sentence, start, start + len(word)):
            yield _Word(sentence, start, start + len(word), *found)


def _ized(rule: Rule, sentence: Sentence, ending: re.Pattern[str]) -> Iterator[_Word]:
    for word, start in _parts(sentence):
        match = ending.fullmatch(word) if "is" in word or "iz" in word else None
        if match is None or _name(sentence, start) or not usable(rule, sentence, start, start + len(word)):
            continue
        place = match.start("letter")
        british = word[place] == "s"
        other = word[:place] + ("z" if british else "s") + word[place + 1 :]
        yield _Word(sentence, start, start + len(word), SIDES[0] if british else SIDES[1], other)


def _report(found: list[_Word], preferred: str | None = None) -> Iterator[Finding]:
    counts = {side: sum(word.side == side for word in found) for side in SIDES}
    first = found[0].side
    rarer = min(SIDES, key=lambda side: (side == preferred, counts[side], side == first))
    model = next(word for word in found if word.side != rarer)
    seen: set[str] = set()
    for word in found:
        if word.side != rarer or word.text.lower() in seen:
            continue
        seen.add(word.text.lower())
        values = {"variant": NAMES[rarer], "opposite": NAMES[model.side], "other": model.text}
        place = word.sentence.locate(word.start, word.end)
        made = proposal(place, word.text, word.other, values)
        related = (Related(model.sentence.span(model.start, model.end), "spelt the other way here"),)
        yield Finding(made.span, made.parameters, made.fixes, related)
