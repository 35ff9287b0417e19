"""British and American spellings counted over the article; each word of the rarer side is reported once.

Words with a capital inside a sentence are names (“Centers for Disease Control”); quotations and references are others' words.
Endings in -ise and -ize are a matter of their own: British English has both, American only -ize.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from healthlint.annotations import Sentence, sentences
from healthlint.diagnostic import Finding, Related
from healthlint.document import Document
from healthlint.kinds.common import proposal
from healthlint.kinds.expressions import usable
from healthlint.pack import class_words
from healthlint.patterns import compile_pattern
from healthlint.rule import Rule

NAMES = {"british": "British", "american": "American"}
LATIN = r"(?:haemophilus|haematobium|haemolytica|gonorrhoeae)"  # species are spelt alike on both sides
SIDES = ("british", "american")


@dataclass(frozen=True, slots=True)
class _Word:
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
    rows = tuple(tuple(row[:2]) for row in rule.lexicon("style_spelling"))
    words, endings = _finders(rows, tuple(class_words(rule.lexicon("style_ize_stem"))))
    found: list[_Word] = []
    ized: list[_Word] = []
    for sentence in sentences(document):
        if rule.covers(sentence.block):
            found.extend(_words(rule, sentence, words, dict(rows)))
            ized.extend(_endings(rule, sentence, endings))
    sides = {word.side for word in found}
    if len(sides) == 2:
        yield from _report(found)
    if {word.side for word in ized} == set(SIDES):
        yield from _report(ized, preferred="american" if sides == {"american"} else None)
    elif sides == {"american"} and any(word.side == "british" for word in ized):
        yield from _report([*found, *ized], preferred="american")


@cache
def _finders(rows: tuple[tuple[str, str], ...], stems: tuple[str, ...]) -> tuple[Any, Any]:
    def side(column: int) -> str:
        return "|".join(
            re.escape(row[column].rstrip("*")) + (r"\w*" if row[column].endswith("*") else r"\b") for row in rows
        )

    words = compile_pattern(rf"(?<![\w-])(?!{LATIN})(?:(?P<british>{side(0)})|(?P<american>{side(1)}))(?!\w)")
    ending = r"(?:e|es|ed|er|ers|ing|ation|ations)"
    endings = compile_pattern(rf"(?<![\w])(?:{'|'.join(stems)})i(?P<letter>[sz]){ending}\b")
    return words, endings


def _name(sentence: Sentence, start: int) -> bool:
    return sentence.text[start].isupper() and bool(sentence.text[:start].strip(" \"'“‘(*_#-–—"))


def _words(rule: Rule, sentence: Sentence, finder: Any, rows: dict[str, str]) -> Iterator[_Word]:
    for match in finder.finditer(sentence.folded):
        if _name(sentence, match.start()) or not usable(rule, sentence, *match.span()):
            continue
        british = match.group("british") is not None
        other = _translate(match.group(), rows if british else {american: own for own, american in rows.items()})
        yield _Word(sentence, match.start(), match.end(), SIDES[0] if british else SIDES[1], other)


def _translate(word: str, rows: dict[str, str]) -> str:
    for own, other in sorted(rows.items(), key=lambda row: -len(row[0])):
        stem = own.rstrip("*")
        if word == own or (own.endswith("*") and word.startswith(stem)):
            return other.rstrip("*") + word[len(stem) :]
    return word


def _endings(rule: Rule, sentence: Sentence, finder: Any) -> Iterator[_Word]:
    for match in finder.finditer(sentence.folded):
        if _name(sentence, match.start()) or not usable(rule, sentence, *match.span()):
            continue
        place = match.start("letter") - match.start()
        british = match.group("letter") == "s"
        other = match.group()[:place] + ("z" if british else "s") + match.group()[place + 1 :]
        yield _Word(sentence, match.start(), match.end(), SIDES[0] if british else SIDES[1], other)


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
