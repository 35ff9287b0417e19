"""Which subordinator fits a gap: a multinomial logistic regression over the words around it.

Features: four words before and eight after the gap, pairs beside it, endings of the next four words, start of sentence,
comma before, "or" before the next comma. Weights come from ``benchmarks/train_window.py`` and are summed from a
dictionary; nothing is imported for it. The written word is never a feature. A parser's features choose no better.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from math import exp
from pathlib import Path

from healthlint_rules.algorithms.clauses import finite_clause
from healthlint_rules.algorithms.line import Line

BEFORE, AFTER = 4, 8
SCALE = 100


def sites(line: Line, words: frozenset[str]) -> Iterator[int]:
    """Places of ``words`` that are followed by a finite clause."""
    for index, word in enumerate(line.words):
        if word in words and line.here(index + 1) and finite_clause(line, index + 1):
            yield index


def features(line: Line, first: int, last: int | None = None) -> list[str]:
    """Features of the gap where words ``first`` to ``last`` stand."""
    last = first if last is None else last
    found = []
    before = [_plain(line.word(first - offset)) for offset in range(1, BEFORE + 1)]
    after = [_plain(line.word(last + offset)) for offset in range(1, AFTER + 1)]
    found += [f"b{offset}={word}" for offset, word in enumerate(before, 1)]
    found += [f"a{offset}={word}" for offset, word in enumerate(after[:5], 1)]
    found += [f"r={word}" for word in dict.fromkeys(after) if word]
    found += [f"l={word}" for word in dict.fromkeys(before) if word]
    found += [f"bb={before[1]}_{before[0]}", f"aa={after[0]}_{after[1]}", f"ba={before[0]}_{after[0]}"]
    found += [f"s{offset}={word[-3:]}" for offset, word in enumerate(after[:4], 1) if len(word) > 3]
    found.append(f"stop={line.stops[first]}" if first else "start")
    found.append(f"end={_stop_after(line, last)}")
    if _alternative(line, last):
        found.append("or")
    return found


def _plain(word: str) -> str:
    return "0" if word[:1].isdigit() else word


def _stop_after(line: Line, last: int) -> str:
    """The next stop after the gap, by length of the run before it."""
    for index in range(last + 1, len(line.words)):
        if line.stops[index]:
            return f"{line.stops[index][:1]}{min(index - last, 12) // 4}"
    return f".{min(len(line.words) - last, 12) // 4}"


def _alternative(line: Line, last: int) -> bool:
    for index in range(last + 1, len(line.words)):
        if line.words[index] == "or":
            return True
        if line.stops[index]:
            return False
    return False


@cache
def _weights() -> tuple[list[str], dict[str, str]]:
    """The classes, and the weights of each feature as written: a sentence needs some thirty of eight thousand."""
    path = Path(__file__).parents[1] / "lexicons" / "window_subordinators.tsv"
    names: list[str] = []
    table: dict[str, str] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line[:1] == "#":
            continue
        name, _, values = line.partition("\t")
        if name == "classes":
            names = values.split()
            continue
        table[name] = values
    return names, table


def probabilities(line: Line, first: int, last: int | None = None) -> dict[str, float]:
    """How well each subordinator fits the gap; the values sum to one."""
    names, table = _weights()
    scores = [0] * len(names)
    for feature in ["bias", *features(line, first, last)]:
        for value in table.get(feature, "").split():
            number, _, weight = value.partition(":")
            scores[int(number)] += int(weight)
    top = max(scores)
    powers = [exp((score - top) / SCALE) for score in scores]
    total = sum(powers)
    return {name: power / total for name, power in zip(names, powers, strict=True)}


def best(line: Line, first: int, last: int | None = None, among: frozenset[str] | None = None) -> tuple[str, float]:
    """The subordinator that fits best, with its probability; ``among`` restricts the choice."""
    found = probabilities(line, first, last)
    name = max((n for n in found if among is None or n in among), key=found.__getitem__)
    return name, found[name]
