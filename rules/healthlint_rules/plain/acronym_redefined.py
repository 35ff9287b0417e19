"""An acronym that is spelt out a second time, in the same words or in others.

Definitions are words whose initials spell the letters in the brackets after them (Schwartz and Hearst 2003, see
:mod:`healthlint_rules.algorithms.structure.acronyms`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from healthlint.annotations import Sentence, sentences
from healthlint.diagnostic import Finding, Related
from healthlint.document import BlockKind, Document
from healthlint.rule import Rule

_LETTERS = re.compile(r"\(([A-Z]{2,6})s?\)")
_WORD = re.compile(r"[^\W\d_]+")
_SMALL = frozenset(("a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"))


@dataclass(frozen=True, slots=True)
class Definition:
    """Letters and the words before them; offsets are the sentence's."""

    letters: str
    words: tuple[str, ...]
    sentence: Sentence
    start: int
    end: int


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """Yield the second definition of each acronym."""
    if "(" not in document.source:
        return
    first: dict[str, Definition] = {}
    told: set[str] = set()
    for sentence in sentences(document):
        if "(" in sentence.text and rule.covers(sentence.block) and not sentence.block.reference:
            for found in _definitions(sentence):
                other = first.setdefault(found.letters, found)
                if other is found or found.letters in told or sentence.block.kind is BlockKind.HEADING:
                    continue
                same = [word[:5] for word in other.words] == [word[:5] for word in found.words]
                if same and not rule.options["again"]:
                    continue
                told.add(found.letters)
                values = {"match": found.letters, "first": " ".join(other.words), "second": " ".join(found.words)}
                place = Related(other.sentence.span(other.start, other.end), "spelt out here")
                yield Finding(
                    sentence.span(found.start, found.end), values, (), (place,), variant="" if same else "other"
                )


def _definitions(sentence: Sentence) -> Iterator[Definition]:
    for match in _LETTERS.finditer(sentence.text):
        letters = match.group(1).lower()
        words = list(_WORD.finditer(sentence.folded, max(0, match.start() - 90), match.start()))
        for size in range(2, min(len(words), len(letters) + 4) + 1):
            row = words[-size:]
            own = tuple(word.group() for word in row if word.group() not in _SMALL)
            if "".join(word[0] for word in own) == letters and row[0].group() not in _SMALL:
                yield Definition(match.group(1), own, sentence, row[0].start(), match.end())
                break
