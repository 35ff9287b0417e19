"""One pass over a document for the cues of every selected rule (overlapping Aho-Corasick).

``LeftmostLongest`` with a later look at word boundaries loses matches, so every overlapping
occurrence is taken and those off a boundary are dropped.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import msgspec
from ahocorasick_rs import AhoCorasick, MatchKind

from healthlint.annotations import Cue
from healthlint.document import Document, fold
from healthlint.rule import Rule, Scope, in_scope


class Literal(msgspec.Struct, frozen=True):
    """A folded literal and at which of its ends a word must begin or end."""

    text: str
    left: bool = True
    right: bool = True

    @classmethod
    def of(cls, cue: str) -> Literal:
        """A cue as rule files write it: whole words, ``stem*``, ``*ending``."""
        text = fold(cue)
        left, right = not text.startswith("*"), not text.endswith("*")
        text = text.strip("*")
        return cls(text, left and text[:1].isalnum(), right and text[-1:].isalnum())


class CueIndex:
    """Finds the cues of many rules at once."""

    def __init__(self, cues: Iterable[tuple[Rule, Iterable[Literal]]]) -> None:
        owners: dict[Literal, list[tuple[str, tuple[Scope, ...]]]] = defaultdict(list)
        for rule, literals in cues:
            for literal in literals:
                owners[literal].append((rule.id, rule.file.scope))
        self._literals = list(owners)
        self._owners = [owners[literal] for literal in self._literals]
        texts = [literal.text for literal in self._literals]
        self._automaton = AhoCorasick(texts, matchkind=MatchKind.Standard) if texts else None

    def scan(self, document: Document) -> None:
        """Put the cues of the document into its memo, by rule id, in reading order."""
        hits: dict[str, list[Cue]] = defaultdict(list)
        if self._automaton is not None:
            for block in document.blocks:
                folded = block.folded
                if not folded:
                    continue
                size = len(folded)
                covered: dict[tuple[Scope, ...], bool] = {}  # rules share a few scopes
                for number, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
                    literal = self._literals[number]
                    if literal.left and start and folded[start - 1].isalnum():
                        continue
                    if literal.right and end < size and folded[end].isalnum():
                        continue
                    cue = Cue(block.index, start, end)
                    for rule_id, scope in self._owners[number]:
                        if scope not in covered:
                            covered[scope] = in_scope(block, scope)
                        if covered[scope]:
                            hits[rule_id].append(cue)
        document.memo["cues"] = hits
