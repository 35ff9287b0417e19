"""Which subordinator fits a gap: a multinomial logistic regression over the words around it.

Features: four words before and eight after the gap, pairs beside it, endings of the next four words, parts of speech on
both sides, the verbs of the clause and of what it hangs on, start of sentence, comma before, "or" before the next comma.
Weights and limits come from ``benchmarks/train_window.py``; they are summed from a dictionary and nothing is imported for
it. The written word is never a feature. A limit is what no right use of a word reached in documents set aside for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from healthlint_rules.algorithms.language.lexical_classes import first_tag
from healthlint_rules.algorithms.language.line import Line
from healthlint_rules.algorithms.wording.clauses import finite_clause

BEFORE, AFTER, REACH = 4, 8, 9
SCALE = 100


def sites(line: Line, words: frozenset[str]) -> Iterator[int]:
    """Places of ``words`` that are followed by a finite clause."""
    for index, word in enumerate(line.words):
        if word in words and line.here(index + 1) and finite_clause(line, index + 1):
            yield index


def features(line: Line, first: int, last: int | None = None) -> list[str]:
    """Features of the gap where words ``first`` to ``last`` stand."""
    last = first if last is None else last
    before = [_plain(line.word(first - offset)) for offset in range(1, BEFORE + 1)]
    after = [_plain(line.word(last + offset)) for offset in range(1, AFTER + 1)]
    found = [f"b{offset}={word}" for offset, word in enumerate(before, 1)]
    found += [f"a{offset}={word}" for offset, word in enumerate(after[:5], 1)]
    found += [f"r={word}" for word in dict.fromkeys(after) if word]
    found += [f"l={word}" for word in dict.fromkeys(before) if word]
    found += [f"bb={before[1]}_{before[0]}", f"aa={after[0]}_{after[1]}", f"ba={before[0]}_{after[0]}"]
    found += [f"s{offset}={word[-3:]}" for offset, word in enumerate(after[:4], 1) if len(word) > 3]
    found += [f"p={word[:5]}" for word in line.words[max(0, first - REACH) : first]]
    found += _classes(before, after)
    found += _verbs(line, first, last)
    found.append(f"stop={line.stops[first]}" if first else "start")
    found.append(f"end={_stop_after(line, last)}")
    if _alternative(line, last):
        found.append("or")
    return found


def _classes(before: list[str], after: list[str]) -> list[str]:
    """Parts of speech around the gap: what the words say where the words themselves are new."""
    left, right = [_tag(word) for word in before], [_tag(word) for word in after[:5]]
    found = [f"tb{offset}={tag}" for offset, tag in enumerate(left, 1)]
    found += [f"ta{offset}={tag}" for offset, tag in enumerate(right, 1)]
    found += [f"tbb={left[1]}_{left[0]}", f"taa={'_'.join(right[:3])}", f"tba={left[0]}_{right[0]}"]
    return [*found, f"taaa={'_'.join(right[:4])}", f"bt={before[0]}_{right[0]}"]


def _verbs(line: Line, first: int, last: int) -> list[str]:
    """The verb of the clause, the verb and the noun before it, and how the next clause begins."""
    found = []
    if clause := finite_clause(line, last + 1):
        verb = line.word(clause.verb)
        found += [f"v={verb}", f"vt={_tag(verb)}", f"sv={line.word(clause.subject)}_{_tag(verb)}"]
        found.append(f"size={min(clause.verb - clause.subject, 4)}")
    if not first:
        comma = next((i for i in range(last + 1, len(line.words)) if "," in line.stops[i]), len(line.words))
        found += [f"m={line.word(comma)}", f"mt={_tag(line.word(comma))}_{_tag(line.word(comma + 1))}"]
        return found
    earlier = [(word, _tag(word)) for word in reversed(line.words[:first])]
    found.append("mv=" + next((word for word, tag in earlier if tag in {"AUX", "VZ", "V"}), ""))
    found.append("mn=" + next((word for word, tag in earlier if tag in {"N", "NS", "NAME"}), ""))
    return found


def _tag(word: str) -> str:
    return first_tag(word) if word else ""


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
def _weights() -> tuple[list[str], dict[str, str], dict[str, int]]:
    """The classes, the weights of each feature as written (a sentence needs some eighty of them), the limits."""
    path = Path(__file__).parents[2] / "lexicons" / "window_subordinators.tsv"
    names: list[str] = []
    table: dict[str, str] = {}
    limits: dict[str, int] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line[:1] == "#":
            continue
        name, _, values = line.partition("\t")
        if name == "classes":
            names = values.split()
        elif name == "limits":
            limits = {word: int(value) for word, value in (pair.split(":") for pair in values.split())}
        else:
            table[name] = values
    return names, table, limits


def scores(line: Line, first: int, last: int | None = None) -> dict[str, int]:
    """How well each subordinator fits the gap, as logarithms times ``SCALE``; only their differences mean something."""
    names, table, _ = _weights()
    sums = [0] * len(names)
    for feature in ["bias", *features(line, first, last)]:
        for value in table.get(feature, "").split():
            number, _, weight = value.partition(":")
            sums[int(number)] += int(weight)
    return dict(zip(names, sums, strict=True))


def limit(written: str) -> int:
    """By how much another word must fit better than the written one before it alone calls for a finding."""
    return _weights()[2][written]
