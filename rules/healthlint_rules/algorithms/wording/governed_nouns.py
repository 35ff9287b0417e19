"""Prepositions that their noun does not take: “a reason of the pain”, “an addiction of alcohol”, “a resistance against antibiotics”.

Nouns govern prepositions as verbs do (Quirk et al., A Comprehensive Grammar of the English Language, 1985, 16.23 and 17.38); the table is
``lexicons/governed_nouns.tsv``. Time, place and what the noun is of (“the exposure of the skin to light”) are left alone. Own method.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from healthlint_rules.algorithms.language.lexical_classes import (
    DETERMINERS,
    OBJECT_PRONOUNS,
    POSSESSIVES,
    tags,
    word_set,
)
from healthlint_rules.algorithms.language.line import Line
from healthlint_rules.algorithms.language.word_classes import lexicon
from healthlint_rules.algorithms.wording.misgoverned import Wrong

_ADVERBIAL = word_set(
    """
    night day days week weeks month months year years birth home work school rest time times age ages first last least most once bedtime onset
    hour hours hospital present dawn noon risk level levels high low end beginning site basis case-by-case average top base back front
    """
)
_BEFORE = word_set("in of by")  # “in need of”, “of interest to”
_AHEAD = 6  # words in which the right preposition may still come


class NounHeads:
    """The table, ready for sentences."""

    def __init__(self, rows: Iterable[Sequence[str]]) -> None:
        self.table: dict[tuple[str, str], tuple[str, str]] = {}
        for right, wrongs, nouns in rows:
            for wrong in wrongs.split():
                preposition, _, ask = wrong.partition("+")
                self.table.update({(noun, preposition): (right, ask) for noun in nouns.split()})
        self.nouns = frozenset(noun for noun, _ in self.table)

    def find(self, line: Line) -> Iterator[Wrong]:
        """Each noun with a preposition that it does not take."""
        for index, word in enumerate(line.words[:-2]):
            if word in self.nouns:
                entry = self.table.get((word, line.words[index + 1]))
                if entry and line.glued(index) and line.glued(index + 1) and _wrong(line, index, *entry):
                    yield Wrong(index, entry[0])


def _wrong(line: Line, index: int, right: str, ask: str) -> bool:
    """Whether the words around let the preposition be no adverbial and the noun no part of a set phrase."""
    written, after, second = line.words[index + 1], line.words[index + 2], line.after(index + 2)
    before = line.words[max(0, index - 2) : index]
    if (
        line.before(index) in _BEFORE
        or (before[:1] == ["of"] and tags(before[-1]) == ("ADJ",))
        or {after, second, line.word(index + 4)} & _ADVERBIAL
        or after[0].isdigit()
    ):
        return False
    if right in line.words[index + 3 : index + 3 + _AHEAD] and right != "for":
        return False
    readings = set(tags(after))
    if ask == "VG":
        return "VG" in readings and after.endswith("ing")
    if ask == "BODY":
        return after in POSSESSIVES | {"the"} and _is_body(second) and line.after(index + 3) != "of"
    if readings & {"NUM", "WH"} or (written == "to" and "V" in readings) or (ask == "N" and after in DETERMINERS):
        return False
    if ask == "AND" and "and" not in line.words[index + 3 : index + 7]:
        return False
    return (
        after in DETERMINERS
        or after in OBJECT_PRONOUNS
        or after in ("more", "less")
        or readings <= {"N", "NS", "ADJ", "NAME", "VG"}
    )


def _is_body(word: str) -> bool:
    known = lexicon()
    return bool(known.look_up(word) & known.bits["BODY"])
