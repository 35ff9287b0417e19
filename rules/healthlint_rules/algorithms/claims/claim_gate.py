"""Queries of several kinds over one sentence: only those are tried that it may match."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from healthlint_rules.algorithms.language.class_patterns import ClassMatch, ClassPattern, PatternIndex
from healthlint_rules.algorithms.language.word_classes import Tagged


class ClassGate:
    """Queries by kind, in their order; ``parts`` are the named parts that they use.

    Raises KeyError for an unknown class or part, ValueError for what is no query.
    """

    def __init__(self, queries: Sequence[tuple[str, str]], parts: Mapping[str, str]) -> None:
        self._rows = [(kind, ClassPattern(query, parts)) for kind, query in queries]
        self._index = PatternIndex([pattern for _, pattern in self._rows])

    def find(self, line: Tagged) -> Iterator[tuple[str, ClassMatch]]:
        """Every match of every query, with its kind."""
        for number in self._index.candidates(line):
            kind, pattern = self._rows[number]
            for match in pattern.find(line):
                yield kind, match
