"""Patterns over the word classes of a sentence, in the manner of corpus query languages.

``HEAL DET? [ADJ|N]{0,3} CONDITION`` is a verb of healing, perhaps a determiner, up to three modifiers and a condition. A name
in capitals is a class, a word in small letters is itself (``in_no_time`` a listed term), ``[A|B|word]`` is any of them, ``[^A|word]``
none of them, ``A&B`` both (in a set too); ``WORD`` is any word, ``PUNCT`` any mark. Groups, ``|``, ``?``, ``*``, ``+``, ``{1,3}``, look-ahead, ``^``
and ``$`` are those of regular expressions, over units. ``<NAME>`` is replaced by a named part. A group ``at`` marks the place.

Method: after CQP (Christ 1994) and TokensRegex (Chang and Manning 2014, Stanford CSTR 2014-02): a query becomes one regular
expression over the units' codes; a sentence without the classes that every match needs is never looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, cached_property, reduce
from operator import or_
from typing import Any, NamedTuple

import msgspec

from healthlint.patterns import compile_pattern, kept
from healthlint_rules.algorithms.language.lexical_classes import tags
from healthlint_rules.algorithms.language.word_classes import Tagged, letter, lexicon

_TOKEN = re.compile(
    r"(?P<part><[A-Z_]+>)|(?P<set>\[[^\]]+\])|(?P<both>[A-Z][A-Z_]*(?:&[A-Z][A-Z_]*)+)|(?P<name>[A-Z][A-Z_]*)|(?P<word>[a-z0-9'][\w'%-]*)|"
    r"(?P<repeat>\{\d*,?\d*\}\??|[?*+]\??)|(?P<open>\((?:\?(?:[:=!]|P<\w+>))?)|(?P<close>\))|(?P<other>[|^$,])|\s+"
)
_OPTIONAL = re.compile(r"\s*(?:[?*]|\{0|\{,)")
_UNIT = r"[^= ]*=[^ ]* "


class ClassMatch(msgspec.Struct, frozen=True):
    """A place of a pattern: its range in the sentence and the units' range in the code."""

    start: int
    end: int
    low: int
    high: int


class ClassPattern:
    """A compiled query; ``parts`` are the named parts that it may use."""

    def __init__(self, query: str, parts: Mapping[str, str] | None = None) -> None:
        self.query = query
        self._parts = parts or {}

    def find(self, line: Tagged) -> Iterator[ClassMatch]:
        """Places of the pattern in a sentence, from left to right, apart from each other."""
        if not self.possible(line):
            return
        for match in self._compiled.finditer(line.code):
            name = "at" if "at" in match.re.groupindex else 0
            low, high = match.span(name)
            if high > low:
                yield ClassMatch(*line.span(low, high), low, high)

    def at(self, line: Tagged, offset: int) -> bool:
        """Whether the pattern stands at an offset of the sentence's code."""
        return self.possible(line) and bool(self._compiled.match(line.code, offset))

    def possible(self, line: Tagged) -> bool:
        """Whether the sentence has what every match needs."""
        found, named = line.mask, line.words
        for mask, words in self.needed:  # noqa: SIM110 - a generator takes twice the time
            if not found & mask and (not words or words.isdisjoint(named)):
                return False
        return True

    @cached_property
    def needed(self) -> tuple[Need, ...]:
        """What every match needs, the rarest first."""
        return tuple(sorted(self._read.needed, key=_commonness))

    @cached_property
    def _read(self) -> Part:
        """The query read; kept between runs, for reading all queries takes a tenth of a cold start."""
        source = "\0".join((self.query, *map("\0".join, sorted(self._parts.items())), *lexicon().bits))
        data = kept("class pattern", source, lambda: msgspec.json.encode(_Reader(self.query, self._parts).read()))
        try:
            return msgspec.json.decode(data, type=Part)
        except msgspec.MsgspecError:
            return _Reader(self.query, self._parts).read()

    @cached_property
    def _compiled(self) -> Any:
        return compile_pattern(rf"(?<!\S)(?:{self._read.source})", 0)


class Need(NamedTuple):
    """A sentence that may match has one of the classes or one of the words."""

    mask: int
    words: frozenset[str]


class Part(NamedTuple):
    """The regular expression of a query and what its matches need."""

    source: str
    needed: tuple[Need, ...] = ()


class _Reader:
    """Recursive descent over a query.

    Raises KeyError for an unknown class or part, ValueError for what is no query.
    """

    def __init__(self, query: str, parts: Mapping[str, str]) -> None:
        self._query = query
        self._parts = parts
        self._place = 0

    def read(self) -> Part:
        """The alternatives up to a closing bracket or the end."""
        sources: list[str] = []
        branches: list[list[Need]] = [[]]
        while token := self._next():
            kind, text = token.lastgroup, token.group()
            if kind == "close":
                break
            if text == "|":
                branches.append([])
                sources.append(text)
                continue
            part = self._part(kind, text)
            sources.append(part.source)
            if not _OPTIONAL.match(self._query, self._place):
                branches[-1] += part.needed
        return Part("".join(sources), _common(branches))

    def _next(self) -> re.Match[str] | None:
        while self._place < len(self._query):
            token = _TOKEN.match(self._query, self._place)
            if token is None:
                raise ValueError(f"not a class pattern at “{self._query[self._place : self._place + 20]}”")
            self._place = token.end()
            if token.lastgroup:
                return token
        return None

    def _part(self, kind: str | None, text: str) -> Part:
        if kind == "part":
            inner = _Reader(self._parts[text[1:-1]], self._parts).read()
            return Part(f"(?:{inner.source})", inner.needed)
        if kind == "open":
            inner = self.read()
            opening = "(?:" if text == "(" else text
            return Part(f"{opening}{inner.source})", () if text == "(?!" else inner.needed)
        if kind == "set" and " " in text:
            raise ValueError(f"a set holds no sequence: {text}")
        if kind in {"set", "both", "name", "word"}:
            unit = _unit(text)
            return Part(f"(?:{unit.source})", unit.needed)
        return Part("(?:[^= ]*=, )" if text == "," else text)


def _common(branches: list[list[Need]]) -> tuple[Need, ...]:
    """What every branch needs: a branch's own needs, or the rarest of each of several put together."""
    if len(branches) == 1:
        return tuple(branches[0])
    if not all(branches):
        return ()
    chosen = [min(branch, key=_commonness) for branch in branches]
    return (Need(reduce(or_, (need.mask for need in chosen)), frozenset().union(*(need.words for need in chosen))),)


def _commonness(need: Need) -> float:
    """About how many sentences in a hundred have what is needed."""
    bits = lexicon().bits
    share = sum(_SHARE.get(name, 1) for name, bit in bits.items() if need.mask & bit)
    return share + sum(_word_share(word) for word in need.words)


@cache
def _word_share(word: str) -> float:
    return 20 if set(tags(word)) & {"P", "DET", "AUX", "PRON", "CONJ", "WH"} else 0.5


# the share of sentences of edited health prose, in per cent, that hold a class; of other classes fewer than three
_SHARE = {
    "PUNCT": 100, "N": 95, "PREP": 75, "DET": 74, "ADJ": 72, "NS": 69, "V": 69, "MEDICINE": 47, "AND": 44, "BE": 37, "HEDGE": 36,
    "VZ": 35, "BODY": 34, "VN": 32, "ADV": 31, "CONDITION": 28, "PERSON": 25, "SETTLED": 23, "VG": 23, "MODAL": 22, "WHO": 21,
    "SUFFER": 20, "VD": 19, "USE": 17, "OUTCOME": 17, "OPEN_IF": 17, "YOU": 17, "SYMPTOM": 16, "SOON": 15, "CARE": 15, "EASE": 15,
    "REMEDY": 14, "WORLD": 12, "GIVE": 12, "NAME": 11, "GRADE": 11, "SAY": 10, "TIME": 10, "NUM": 10, "NOT": 10, "HAVE": 9, "NEED": 9,
    "DRUG": 8, "SHORT": 7, "EVER": 7, "WORK": 6, "TELLER": 6, "DOCTOR": 6, "CHANGE": 5, "SUPPLEMENT": 5, "WHOLLY": 5, "EVERY": 5,
    "DO": 4, "PREVENT": 4, "WILL": 4, "WE": 4, "VANISH": 3, "TREAT": 3, "HARM": 3, "REMOVE": 3,
}  # fmt: skip


class PatternIndex:
    """Patterns by what is rarest in them: a sentence tries only those that it may match."""

    def __init__(self, patterns: Sequence[ClassPattern]) -> None:
        self._patterns = patterns
        self._always: list[int] = []
        self._by_bit: dict[int, list[int]] = {}
        self._by_word: dict[str, list[int]] = {}
        for index, pattern in enumerate(patterns):
            if not pattern.needed:
                self._always.append(index)
                continue
            rarest = pattern.needed[0]
            for bit in lexicon().bits.values():
                if rarest.mask & bit:
                    self._by_bit.setdefault(bit, []).append(index)
            for word in rarest.words:
                self._by_word.setdefault(word, []).append(index)
        self._mask = sum(self._by_bit)
        self._words = frozenset(self._by_word)

    def candidates(self, line: Tagged) -> list[int]:
        """The numbers of the patterns that the sentence may match, in their order."""
        found = set(self._always)
        mask = line.mask & self._mask
        while mask:
            bit = mask & -mask
            found.update(self._by_bit[bit])
            mask ^= bit
        for word in line.words & self._words:
            found.update(self._by_word[word])
        return sorted(found)


def _unit(text: str) -> Part:
    """One unit of a query."""
    if "&" in text and text[0] != "[":
        parts = [_unit(name) for name in text.split("&")]
        source = "".join(f"(?={part.source})" for part in parts[:-1]) + parts[-1].source
        return Part(source, tuple(need for part in parts for need in part.needed))
    if text.startswith("[^"):
        return Part(f"(?!{_any_of(text[2:-1]).source}){_UNIT}")
    return _any_of(text.strip("[]"))


def _any_of(names: str) -> Part:
    listed = names.split("|")
    both = [_unit(name) for name in listed if "&" in name]
    classes = [name for name in listed if name[0].isupper() and "&" not in name]
    words = [name for name in listed if not name[0].isupper()]
    if "WORD" in classes and "PUNCT" in classes:
        return Part(_UNIT)
    if "WORD" in classes:
        return Part(rf"(?!{_any_of('PUNCT').source}){_UNIT}")
    letters = "".join(letter(_bit(name).bit_length() - 1) for name in classes)
    sources = [rf"[^= ]*[{letters}][^= ]*=[^ ]* "] if letters else []
    if words:
        sources.append(rf"[^= ]*=(?:{'|'.join(map(re.escape, words))}) ")
    mask = sum(map(_bit, classes))
    for part in both:
        sources.append(part.source)
        mask |= min(part.needed, key=_commonness).mask
    return Part("|".join(sources), (Need(mask, frozenset(max(word.split("_"), key=len) for word in words)),))


def _bit(name: str) -> int:
    return lexicon().bits[name]
