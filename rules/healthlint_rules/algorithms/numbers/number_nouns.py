"""What a number counts: the noun phrase behind it and the class of its head.

Method: walk from the number to the first plural or the last noun before a function word, a verb or a stop; plurals are
rarely modifiers in English, so the first one is the head. Classes are lists and endings (people who do something end in
-ers, -ists, -ants; diseases in -itis, -emia …; matter of the body in -cytes, -blasts). Own method.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

import msgspec

from healthlint.patterns import compile_pattern
from healthlint_rules.algorithms.language.lexical_classes import (
    BE,
    DETERMINERS,
    FINITE_AUXILIARIES,
    PREPOSITIONS,
    tags,
    word_set,
)

_WORD = compile_pattern(r"(?:\s?\(\d[^)]{0,12}\))?\s?([a-z][\w'–-]*|\d[\d-]*)", 0)
_LED = frozenset(("all", "the", "these", "those", "our", "any", "its", "other", "their", "your", "his", "her", "my"))
_AGENT = re.compile(r"[a-z]{3,}(?:ers|ists|icians|goers|aholics|women|men|ees|ians)$")
_AGENT_ONE = re.compile(r"[a-z]{3,}(?:er|ist|ician|goer|aholic|woman|man|ian)$")
_DISEASE = re.compile(
    r"[a-z]*(?:itis|osis|oses|[aeo]emia|emias?|pathy|pathies|algia|oma|omas|phobia|cancers?|tumou?rs?|diseases?|disorders?|syndromes?|"
    r"infections?|injur(?:y|ies)|illness(?:es)?|deficiency|failures?|ness|aches?|pains?|births?|deaths?)$"
)
_MATTER = re.compile(
    r"(?!some$)[a-z]*(?:cytes?|blasts?|phils?|globins?|trophs?|somes?|zymes?|kinins?|ules?|lytes?|acids?|lipids?|ae)$"
)
_OUT = word_set(
    "who which that what with when than then if as it and or but not more less fewer most least because so while whereas "
    "also never ever still now often usually typically actually already each every there they you we i he she"
)
CLASSES = (
    "stat_person",
    "stat_person_one",
    "stat_thing",
    "stat_outcome",
    "claim_condition",
    "number_matter",
    "number_unit",
    "number_mass_outcome",
)  # the word classes that are read
_LENGTH = 5  # words between a number and its noun, at most


class Phrase(msgspec.Struct, frozen=True):
    """The words ``[start, end)`` behind a number: its head, whether that is a plural, the words before it."""

    start: int
    end: int
    head: str = ""
    plural: bool = False
    words: tuple[str, ...] = ()

    @property
    def owned(self) -> bool:
        """Whether it belongs to somebody: “their weight”."""
        return bool(self.words) and self.words[0] in ("their", "your", "his", "her", "my", "its")


class Nouns:
    """The word classes of a pack."""

    def __init__(self, lexicons: Mapping[str, Any]) -> None:
        self._people = frozenset((*lexicons["stat_person"], *lexicons["stat_person_one"]))
        self._one = frozenset(lexicons["stat_person_one"])
        self._things = frozenset(lexicons["stat_thing"])
        self._outcomes = frozenset((*lexicons["stat_outcome"], *lexicons["claim_condition"]))
        self._matter = frozenset(lexicons["number_matter"])
        self._units = frozenset(lexicons["number_unit"])
        self._mass = frozenset(lexicons["number_mass_outcome"])
        self.person = cache(self._person)

    def _person(self, word: str) -> bool:
        """Whether a word names people, or one of them."""
        if word in self._people or word in self._one:
            return True
        if word in self._things or word in self._matter or word in self._units or "NS" not in tags(word):
            return False
        return bool(_AGENT.match(word)) and not _MATTER.match(word) and not _DISEASE.match(word)

    def single(self, word: str) -> bool:
        """Whether a word names one person."""
        return word in self._one or bool(
            _AGENT_ONE.match(word) and word + "s" not in self._things and "N" in tags(word)
        )

    def outcome(self, word: str, before: str = "") -> bool:
        """Whether a word, or it and the word before, names something that happens to people's health."""
        if word in self._matter and f"{before} {word}" not in self._outcomes:
            return False
        return word in self._outcomes or f"{before} {word}" in self._outcomes or bool(_DISEASE.match(word))

    def counted(self, phrase: Phrase) -> bool:
        """Whether a phrase counts people or what happens to them."""
        before = phrase.words[-2] if len(phrase.words) > 1 else ""
        return bool(phrase.head) and (self.person(phrase.head) or self.outcome(phrase.head, before))

    def unit(self, word: str) -> bool:
        """Whether a word is a unit of measure, or counts doses, exercises and helpings."""
        return word in self._units

    def matter(self, word: str) -> bool:
        """Whether a word names a part or the matter of the body, of food, of money."""
        return word in self._matter or bool(_MATTER.match(word)) or word in self._units

    def of_people(self, phrase: Phrase) -> bool:
        """Whether a share of the phrase is a statement about people, their health or their world."""
        if not phrase.head or phrase.head.isdigit():
            return False
        if self.counted(phrase):
            return True
        if phrase.head in self._mass:
            return not phrase.owned
        return phrase.plural and not self.matter(phrase.head) and not phrase.owned

    def mentions(self, text: str) -> bool:
        """Whether people or what happens to them are spoken of in a text."""
        words = text.split()
        return any(self.counted(Phrase(0, 0, word.strip(".,;:()"))) for word in words)


def phrase_at(text: str, start: int, nominal: bool = False) -> Phrase:
    """The noun phrase that begins at an offset of folded text; without a head where none does.

    ``nominal`` where a noun must follow (behind “of”), so that a word in -s is a plural even if it is usually a verb.
    """
    words: list[str] = []
    end, head, plural, at = start, "", False, start
    while len(words) < _LENGTH + 2:
        match = _WORD.match(text, at)
        if not match:
            break
        word = match.group(1)
        if word in _LED and not head:
            words.append(word)
            at = match.end()
            continue
        names = tags(word)
        if nominal and not head and names[0] == "VZ" and word not in FINITE_AUXILIARIES:
            names = ("NS",)
        if _stops(word, names, bool(head)):
            break
        words.append(word)
        end = at = match.end()
        head = word
        if ends_phrase(word, names):
            plural = True
            break
    return Phrase(start, end, head, plural, tuple(words))


def ends_phrase(word: str, names: tuple[str, ...]) -> bool:
    """Whether a word is a plural noun."""
    return ("NS" in names and (names[0] == "NS" or word.endswith("s"))) or word.endswith(("people", "men", "children"))


def _stops(word: str, names: tuple[str, ...], begun: bool) -> bool:
    if word in _OUT or word in PREPOSITIONS or word in FINITE_AUXILIARIES or word in BE:
        return True
    if word in DETERMINERS:
        return word not in ("other", "such", "another")
    if names[0] in ("VZ", "VD", "AUX", "PRON", "CONJ") and "ADJ" not in names:
        return names[0] != "VZ" or not ("NS" in names and not begun)
    return begun and names[0] == "V" and not {"N", "ADJ"} & set(names)


def verb_at(text: str, start: int) -> bool:
    """Whether a finite verb begins at an offset of folded text, adverbs aside."""
    at = start
    for _ in range(3):
        match = _WORD.match(text, at)
        if not match or text[at : match.start(1)].strip():
            return False
        word = match.group(1)
        if word in FINITE_AUXILIARIES:
            return True
        names = tags(word)
        if names[0] in ("V", "VZ", "VD") or ("VD" in names and "ADJ" not in names):
            return True
        if names[0] != "ADV" and word not in ("never", "no", "longer", "also", "still", "all"):
            return bool({"V", "VZ", "VD"} & set(names)) and names[0] not in ("ADJ", "N")
        at = match.end()
    return False
