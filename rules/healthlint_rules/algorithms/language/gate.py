"""Many patterns over one text: only those of which a literal stands in the text are tried.

Method: each pattern's required literals (of which every match holds one) go into one Aho–Corasick automaton (Aho and
Corasick, Efficient string matching, CACM 1975;18:333–340); patterns without a literal of three letters are always tried.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ahocorasick_rs import AhoCorasick, MatchKind

from healthlint.patterns import compile_pattern, literals_of

SHORTEST = 3


class Gate:
    """Patterns in their order, compiled when first needed."""

    def __init__(self, sources: Sequence[str]) -> None:
        self._sources = list(sources)
        self._always: list[int] = []
        owners: dict[str, list[int]] = {}
        for index, source in enumerate(self._sources):
            literals = literals_of(source)
            if not literals or min(map(len, literals)) < SHORTEST:
                self._always.append(index)
                continue
            for literal in literals:
                owners.setdefault(literal, []).append(index)
        self._owners = list(owners.values())
        self._automaton = AhoCorasick(list(owners), matchkind=MatchKind.Standard) if owners else None

    def candidates(self, text: str) -> list[tuple[int, re.Pattern[str]]]:
        """Number and pattern of those that may match the folded text, in order."""
        found = set(self._always)
        if self._automaton is not None:
            for number, _, _ in self._automaton.find_matches_as_indexes(text, overlapping=True):
                found.update(self._owners[number])
        return [(index, compile_pattern(self._sources[index], 0)) for index in sorted(found)]
