"""The literals of which every match of a regular expression must hold one.

They gate the expression: it runs only on sentences in which one of them occurs.
"""

from __future__ import annotations

import re
from importlib import import_module
from typing import Any

from healthlint.document import fold

sre = import_module("re._constants")
sre_parser = import_module("re._parser")
_ZERO_WIDTH = frozenset({sre.AT, sre.ASSERT_NOT})


def required_literals(pattern: str) -> frozenset[str]:
    """Folded literals such that any match contains at least one; empty when none can be told.

    Syntax that only the ``regex`` module knows gives none either: such a rule names its own cues.
    """
    try:
        tree = sre_parser.parse(pattern, re.I)
    except (re.error, OverflowError):
        return frozenset()
    return _sequence(list(tree)) or frozenset()


def _sequence(items: list[tuple[Any, Any]]) -> frozenset[str] | None:
    """The best set over a sequence: long literals first, then few of them."""
    candidates: list[frozenset[str]] = []
    run = ""
    for operator, argument in items:
        if operator is sre.LITERAL:
            run += fold(chr(argument))
            continue
        if operator in _ZERO_WIDTH:
            continue
        if run:
            candidates.append(frozenset({run}))
            run = ""
        if (found := _item(operator, argument)) is not None:
            candidates.append(found)
    if run:
        candidates.append(frozenset({run}))
    return max(candidates, key=_worth, default=None)


def _worth(literals: frozenset[str]) -> tuple[int, int]:
    return min(map(len, literals)), -len(literals)


def _item(operator: Any, argument: Any) -> frozenset[str] | None:
    if operator is sre.SUBPATTERN:
        return _sequence(list(argument[3]))
    if operator in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
        low, _, body = argument
        return _sequence(list(body)) if low else None
    if operator is sre.ATOMIC_GROUP:
        return _sequence(list(argument))
    if operator is sre.ASSERT:
        return _sequence(list(argument[1]))
    if operator is sre.BRANCH:
        branches = [_sequence(list(branch)) for branch in argument[1]]
        if any(branch is None for branch in branches):
            return None
        return frozenset().union(*(branch for branch in branches if branch))
    if operator is sre.IN and all(kind is sre.LITERAL for kind, _ in argument):
        return frozenset(fold(chr(code)) for _, code in argument)
    return None
