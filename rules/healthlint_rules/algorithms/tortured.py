"""Tortured terms: a fixed term of health writing with a part swapped for a near synonym (“facet effects”, “blood ships”).

Method, after Cabanac, Labbé and Magazinov, "Tortured phrases" (2021), turned round: not a list of finds but terms
(``spun_terms``) times what spinners write for their parts (``spun_swaps``), some ten thousand pairs, less those that edited health
text uses (``spun_attested``). A pair counts when its parts map to one term and at least one part is an odd swap; ordinary synonyms
(third column of the swaps) may stand beside one but prove nothing alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from healthlint.annotations import Word
from healthlint_rules.algorithms.lexical_classes import SUBORDINATORS, first_tag, may_be


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
        self.rigid = {tuple(row[0].split()) for row in terms if row[1:] == ["rigid"]}
        self.swaps = {row[0]: row[1].split() for row in swaps}
        self.neutral = {row[0]: row[2].split() for row in swaps if len(row) > 2}
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
    def near(self) -> dict[str, set[str]]:
        """All words that may stand for another, ordinary synonyms included: these are no evidence by themselves."""
        found: dict[str, set[str]] = defaultdict(set)
        for table in (self.swaps, self.neutral):
            for word, others in table.items():
                for other in others:
                    found[other].add(word)
        return found

    @cached_property
    def triggers(self) -> frozenset[str]:
        """Swapped words in singular and plural: a pair without one is looked at no further."""
        rigid = {part for term in self.rigid for part in term}
        words = [*self.usual, *(other for word in rigid for other in self.neutral.get(word, ()))]
        return frozenset(form for word in words for form in (word, plural(word)))

    def pairs(self) -> Iterator[tuple[str, str, str]]:
        """Every generated pair that counts as tortured, with its term; some more than once."""
        for first, second in sorted(self.terms):
            for one in [first, *self.swaps.get(first, []), *self.neutral.get(first, [])]:
                for other in [second, *self.swaps.get(second, []), *self.neutral.get(second, [])]:
                    if usual := self._term(one, other):
                        yield one, other, usual

    def find(self, words: Sequence[Word]) -> Iterator[Tortured]:
        """Tortured terms among the words of a sentence."""
        for index in range(len(words) - 1):
            raw, after = words[index].text, words[index + 1].text
            if raw not in self.triggers and after not in self.triggers:
                continue
            one, other = singular(raw), singular(after)
            usual = self._term(one, other) or self._term(raw, other)
            if usual and words[index + 1].start - words[index].end == 1 and not _clause(words, index):
                yield Tortured(index, plural(usual) if after != other else usual)

    def _term(self, one: str, other: str) -> str:
        if (one, other) in self.attested or (one, other) in self.terms:
            return ""
        odd_first, odd_second = self.usual.get(one, set()), self.usual.get(other, set())
        firsts = [one, *sorted(odd_first | self.near.get(one, set()))]
        seconds = [other, *sorted(odd_second | self.near.get(other, set()))]
        for first in firsts:
            for second in seconds:
                term = (first, second)
                odd = first in odd_first or second in odd_second or term in self.rigid
                if odd and term in self.terms:
                    return f"{first} {second}"
        return ""


def _clause(words: Sequence[Word], index: int) -> bool:
    """Whether the second word is more likely a verb: “when panic strikes”, “the blood passes through”."""
    verb = words[index + 1].text
    if not verb.endswith("s") or (first_tag(verb) != "VZ" and first_tag(singular(verb)) != "V"):
        return False
    before = words[index - 1].text if index else ""
    after = words[index + 2] if index + 2 < len(words) else None
    glued = after is not None and after.start - words[index + 1].end == 1
    return before in SUBORDINATORS or (glued and after is not None and may_be(after.text, "P", "DET", "ADV", "PRON"))


_TERMS: dict[int, Terms] = {}


def terms_of(rule: Any) -> Terms:
    """The generator of a rule's pack, made once."""
    rows = rule.lexicon("spun_terms")
    if id(rows) not in _TERMS:
        _TERMS[id(rows)] = Terms(rows, rule.lexicon("spun_swaps"), rule.lexicon("spun_attested"))
    return _TERMS[id(rows)]
