"""Tortured terms: a fixed term of health writing with a part swapped for a near synonym (“facet effects”, “blood ships”).

Method, after Cabanac, Labbé and Magazinov, "Tortured phrases" (2021), turned round: not a list of finds but terms
(``spun_terms``) times what spinners write for their parts (``spun_swaps``), some ten thousand pairs, less those that edited health
text uses (``spun_attested``). A pair counts when its parts map to one term and at least one part is swapped.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from healthlint.annotations import Word


@dataclass(frozen=True, slots=True)
class Tortured:
    """Words ``first`` to ``first + 1`` of a sentence and the usual term."""

    first: int
    usual: str


def singular(word: str) -> str:
    """A crude singular, enough for the nouns of the list."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ses", "xes", "ches", "shes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        return word[:-1]
    return word


def plural(term: str) -> str:
    """The plural of a term's last word."""
    if term.endswith(("s", "x", "ch", "sh")):
        return f"{term}es"
    if term.endswith("y") and term[-2] not in "aeiou":
        return f"{term[:-1]}ies"
    return f"{term}s"


class Terms:
    """The generator: terms, swaps and attested pairs of a pack."""

    def __init__(
        self, terms: Sequence[Sequence[str]], swaps: Sequence[Sequence[str]], attested: Sequence[Sequence[str]]
    ) -> None:
        self.terms = {tuple(row[0].split()) for row in terms}
        self.swaps = {row[0]: row[1].split() for row in swaps}
        self.attested = {tuple(row[0].split()) for row in attested}

    @cached_property
    def usual(self) -> dict[str, set[str]]:
        """Swapped words and what they may stand for."""
        found: dict[str, set[str]] = defaultdict(set)
        for word, swapped in self.swaps.items():
            for other in swapped:
                found[other].add(word)
        return found

    @cached_property
    def triggers(self) -> frozenset[str]:
        """Swapped words in singular and plural: a pair without one is looked at no further."""
        return frozenset(form for word in self.usual for form in (word, plural(word)))

    def pairs(self) -> Iterator[tuple[str, str, str]]:
        """Every generated pair with its term."""
        for first, second in sorted(self.terms):
            for one in [first, *self.swaps.get(first, [])]:
                for other in [second, *self.swaps.get(second, [])]:
                    if (one, other) != (first, second):
                        yield one, other, f"{first} {second}"

    def find(self, words: Sequence[Word]) -> Iterator[Tortured]:
        """Tortured terms among the words of a sentence."""
        for index in range(len(words) - 1):
            raw, after = words[index].text, words[index + 1].text
            if raw not in self.triggers and after not in self.triggers:
                continue
            one, other = singular(raw), singular(after)
            usual = self._term(one, other) or self._term(raw, other)
            if usual and words[index + 1].start - words[index].end == 1:
                yield Tortured(index, plural(usual) if after != other else usual)

    def _term(self, one: str, other: str) -> str:
        if (one, other) in self.attested or (one, other) in self.terms:
            return ""
        for first in {one, *self.usual.get(one, ())}:
            for second in {other, *self.usual.get(other, ())}:
                if (first, second) in self.terms:
                    return f"{first} {second}"
        return ""


_TERMS: dict[int, Terms] = {}


def terms_of(rule: Any) -> Terms:
    """The generator of a rule's pack, made once."""
    rows = rule.lexicon("spun_terms")
    if id(rows) not in _TERMS:
        _TERMS[id(rows)] = Terms(rows, rule.lexicon("spun_swaps"), rule.lexicon("spun_attested"))
    return _TERMS[id(rows)]
