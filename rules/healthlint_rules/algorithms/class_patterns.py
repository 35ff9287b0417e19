"""Patterns over the word classes of a sentence, in the manner of corpus query languages.

``HEAL DET? [ADJ|N]{0,3} CONDITION`` is a verb of healing, perhaps a determiner, up to three modifiers and a condition. A name
in capitals is a class, a word in small letters is itself (``in_no_time`` a listed term), ``[A|B|word]`` is any of them, ``[^A|word]``
none of them, ``A&B`` both; ``WORD`` is any word, ``PUNCT`` any mark. Groups, ``|``, ``?``, ``*``, ``+``, ``{1,3}``, look-ahead, ``^``
and ``$`` are those of regular expressions, over units. ``<NAME>`` is replaced by a named part. A group ``at`` marks the place.

Method: after CQP (Christ 1994) and TokensRegex (Chang and Manning 2014, Stanford CSTR 2014-02): a query becomes one regular
expression over the units' codes; a sentence without the classes that every match needs is never looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from healthlint.patterns import compile_pattern
from healthlint_rules.algorithms.word_classes import Tagged, letter, lexicon

_TOKEN = re.compile(
    r"(?P<part><[A-Z_]+>)|(?P<set>\[[^\]]+\])|(?P<both>[A-Z][A-Z_]*(?:&[A-Z][A-Z_]*)+)|(?P<name>[A-Z][A-Z_]*)|(?P<word>[a-z0-9'][\w'%-]*)|"
    r"(?P<repeat>\{\d*,?\d*\}\??|[?*+]\??)|(?P<open>\((?:\?(?:[:=!]|P<\w+>))?)|(?P<close>\))|(?P<other>[|^$,])|\s+"
)
_UNIT = r"[^= ]*=[^ ]* "


@dataclass(frozen=True)
class ClassMatch:
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
        mask = line.mask
        if not all(mask & needed for needed in self._needed):
            return
        for match in self._compiled.finditer(line.code):
            name = "at" if "at" in match.re.groupindex else 0
            low, high = match.span(name)
            if high > low:
                yield ClassMatch(*line.span(low, high), low, high)

    @cached_property
    def _translated(self) -> tuple[str, tuple[int, ...]]:
        return _translate(self.query, self._parts)

    @property
    def _needed(self) -> tuple[int, ...]:
        return self._translated[1]

    @cached_property
    def _compiled(self) -> Any:
        return compile_pattern(rf"(?<!\S)(?:{self._translated[0]})", 0)


def _translate(query: str, parts: Mapping[str, str]) -> tuple[str, tuple[int, ...]]:
    """The regular expression of a query and, for each unit that no match can lack, the classes one of which it has.

    Raises KeyError for an unknown class or part, ValueError for what is no query.
    """
    out: list[str] = []
    needed: list[int] = []
    depth = place = 0
    while place < len(query):
        token = _TOKEN.match(query, place)
        if token is None:
            raise ValueError(f"not a class pattern at “{query[place : place + 20]}”")
        place = token.end()
        kind, text = token.lastgroup, token.group()
        if kind == "part":
            inner, inner_needed = _translate(parts[text[1:-1]], parts)
            out.append(f"(?:{inner})")
        elif kind in {"set", "both", "name", "word"}:
            source, mask = _unit(text)
            out.append(f"(?:{source})")
            inner_needed = (mask,) if mask else ()
        else:
            if kind == "open":
                depth += 1
            elif kind == "close":
                depth -= 1
            elif text == "|" and depth == 0:
                return _alternatives(query, parts)
            out.append("(?:[^= ]*=, )" if text == "," else text.strip())
            continue
        optional = re.match(r"\s*(?:[?*]|\{0|\{,)", query[place:])
        if depth == 0 and not optional:
            needed += inner_needed
    return "".join(out), tuple(needed)


def _alternatives(query: str, parts: Mapping[str, str]) -> tuple[str, tuple[int, ...]]:
    """A query with “|” outside groups: nothing is needed by all of its matches."""
    return _translate(f"({query})".replace("(", "(?:", 1), parts)[0], ()


def _unit(text: str) -> tuple[str, int]:
    """The expression of one unit and the classes of which it has one; 0 where it may have any."""
    if "&" in text:
        sources = [_unit(name)[0] for name in text.split("&")]
        return "".join(f"(?={source})" for source in sources[:-1]) + sources[-1], _bit(text.rpartition("&")[2])
    if text.startswith("[^"):
        return f"(?!{_any_of(text[2:-1])[0]}){_UNIT}", 0
    return _any_of(text.strip("[]"))


def _any_of(names: str) -> tuple[str, int]:
    listed = names.split("|")
    classes = [name for name in listed if name[0].isupper()]
    words = [name for name in listed if not name[0].isupper()]
    if "WORD" in classes:
        return rf"(?!{_any_of('PUNCT')[0]}){_UNIT}", 0
    mask = 0
    letters = ""
    for name in classes:
        bit = _bit(name)
        mask |= bit
        letters += letter(bit.bit_length() - 1)
    sources = [rf"[^= ]*[{letters}][^= ]*=[^ ]* "] if letters else []
    if words:
        sources.append(rf"[^= ]*=(?:{'|'.join(map(re.escape, words))}) ")
    return "|".join(sources), 0 if words else mask


def _bit(name: str) -> int:
    return lexicon().bits[name]
