"""Tables that a rule makes out of its pack's word lists, made once for all documents of a run."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from healthlint.rule import Rule

Made = TypeVar("Made")


class MadeOnce(Generic[Made]):
    """Calls ``make`` with the first rule of a pack and gives the same answer to later calls with that pack's word lists."""

    def __init__(self, make: Callable[[Rule], Made]) -> None:
        self._make = make
        self._known: list[tuple[object, Made]] = []

    def __call__(self, rule: Rule) -> Made:
        """What was made of the word lists of the rule's pack."""
        for lexicons, made in self._known:
            if lexicons is rule.lexicons:
                return made
        self._known.append((rule.lexicons, self._make(rule)))
        return self._known[-1][1]
