"""Many class patterns over one sentence: only those are tried of which every needed class or word may stand in it.

Method: for each unit that no match of a query can lack, its classes as a mask and its words as a set; a sentence without them
cannot match. As :class:`.gate.Gate` is for regular expressions; own method.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from healthlint_rules.algorithms.class_patterns import ClassMatch, ClassPattern
from healthlint_rules.algorithms.word_classes import Tagged, lexicon

_PIECE = re.compile(
    r"(?P<open>\(\?!|\()|(?P<shut>\))|\[(?P<set>[^\]]+)\]|<(?P<part>[A-Z_]+)>|(?P<unit>[A-Za-z0-9'][\w'%&-]*)|\{[^}]*\}|\S"
)
_OPTIONAL = re.compile(r"\s*(?:[?*]|\{0|\{,)")


class Need(NamedTuple):
    """A unit that a match must hold: one of these classes, or one of these words."""

    mask: int
    words: frozenset[str]


class ClassGate:
    """Queries by kind, in their order; ``parts`` are the named parts that they use.

    Raises KeyError for an unknown class or part, ValueError for what is no query.
    """

    def __init__(self, queries: Sequence[tuple[str, str]], parts: Mapping[str, str]) -> None:
        rows = [(kind, ClassPattern(query, parts), _needs(query, parts)) for kind, query in queries]
        self._rows = [
            (kind, pattern, [need for need in needs if need.mask or need.words]) for kind, pattern, needs in rows
        ]

    def find(self, line: Tagged) -> Iterator[tuple[str, ClassMatch]]:
        """Every match of every query, with its kind."""
        mask, words = line.mask, frozenset(word.text for word in line.sentence.words)
        for kind, pattern, needs in self._rows:
            for need in needs:
                if not (mask & need.mask or not need.words.isdisjoint(words)):
                    break
            else:
                for match in pattern.find(line):
                    yield kind, match


def _needs(query: str, parts: Mapping[str, str]) -> list[Need]:
    """What every match holds: units outside groups that are not optional; a group needs one of its units."""
    found: list[Need] = []
    place = depth = 0
    inside = Need(0, frozenset())
    denied = loose = False
    while piece := _PIECE.search(query, place):
        place = piece.end()
        if piece.group("open"):
            depth += 1
            if depth == 1:
                inside, denied, loose = Need(0, frozenset()), piece.group() == "(?!", False
            continue
        if piece.group("shut"):
            depth -= 1
            if depth == 0 and not (denied or loose or _OPTIONAL.match(query, place)):
                found.append(inside)
            continue
        unit = _need(piece, parts)
        if unit is None:
            continue
        if depth:
            inside = Need(inside.mask | unit.mask, inside.words | unit.words)
            loose = loose or not (unit.mask or unit.words)
        elif not _OPTIONAL.match(query, place):
            found.append(unit)
    return found


def _need(piece: re.Match[str], parts: Mapping[str, str]) -> Need | None:
    """The need of one unit; an empty one where any unit will do, None where the piece is no unit."""
    if part := piece.group("part"):
        needs = _needs(parts[part], parts)
        return Need(0, frozenset()) if len(needs) != 1 else needs[0]
    text = piece.group("set") or piece.group("unit")
    if text is None:
        return None
    if text.startswith("^"):
        return Need(0, frozenset())
    names = text.split("&")[-1:] if "&" in text else text.split("|")
    if "WORD" in names:
        return Need(0, frozenset())
    mask = 0
    words = []
    for name in names:
        if name[0].isupper():
            mask |= lexicon().bits[name]
        else:
            words.append(name.partition("_")[0])
    return Need(mask, frozenset(words))
