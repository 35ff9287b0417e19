"""Connectives and what may follow them: sub-categorisation frames read from ``lexicons/connective.yaml``.

A frame says that a connective takes a noun phrase (so a finite clause after it is wrong) or a fixed next word (owing
*to*, insofar *as*). Whether a clause follows is asked of :mod:`clauses`. After Quirk et al., *A Comprehensive Grammar
of the English Language*, sections 9.3-13 (complex prepositions) and 14.12 (subordinators).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from healthlint.patterns import compile_pattern
from healthlint_rules.algorithms.language.lexical_classes import (
    ARTICLES,
    DEMONSTRATIVES,
    DETERMINERS,
    POSSESSIVES,
    SUBJECT_PRONOUNS,
    first_tag,
    tags,
)
from healthlint_rules.algorithms.language.line import Line
from healthlint_rules.algorithms.wording.clauses import STRONG, finite_clause, has_main_clause, later_clause

FRAME = compile_pattern(
    r"(?P<kind>np|need|clause|lead)(?: (?P<words>[^:@]*?))?(?:: (?P<guard>[\w-]+))?(?P<start> @start)? -> (?P<to>.+)", 0
)
OPENING = ARTICLES | DEMONSTRATIVES | POSSESSIVES


class Frame(msgspec.Struct, frozen=True):
    """One frame of a connective; see the head of the lexicon."""

    kind: str
    words: frozenset[str]
    guard: str
    start: bool
    suggestion: str


class Broken(msgspec.Struct, frozen=True):
    """A connective with the wrong thing after it: words ``first`` to ``last``, then the context up to ``until``."""

    first: int
    last: int
    until: int
    suggestion: str
    clause: bool


def parse_frame(text: str) -> Frame:
    """A frame from its notation.

    Raises ValueError for a text that is none.
    """
    match = FRAME.fullmatch(text)
    if not match:
        raise ValueError(f"not a frame: {text}")
    words = frozenset((match["words"] or "").split())
    return Frame(match["kind"], words, match["guard"] or "", bool(match["start"]), match["to"])


class Frames:
    """The frames of all connectives, found by first word, the longest connective first."""

    def __init__(self, table: Mapping[str, Sequence[str]], pairs: Mapping[str, str]) -> None:
        self._by_first: dict[str, list[tuple[list[str], list[Frame]]]] = {}
        for name, texts in table.items():
            self._add(name, [parse_frame(text) for text in texts])
        for name, suggestion in pairs.items():
            self._add(name, [Frame("pair", frozenset(), "", False, suggestion)])

    def _add(self, name: str, frames: list[Frame]) -> None:
        words = name.split()
        row = self._by_first.setdefault(words[0], [])
        row.append((words, frames))
        row.sort(key=lambda item: -len(item[0]))

    def broken(self, line: Line) -> Iterator[Broken]:
        """Connectives of a sentence with the wrong thing after them."""
        taken = -1
        for index, word in enumerate(line.words):
            for words, frames in self._by_first.get(word, ()):
                end = index + len(words)
                if index <= taken or line.words[index:end] != words or any(line.stops[index + 1 : end]):
                    continue
                if found := next(filter(None, (_judge(line, index, end, frame) for frame in frames)), None):
                    taken = found.last
                    yield found
                    break


def _judge(line: Line, start: int, end: int, frame: Frame) -> Broken | None:
    opens = start == 0 or line.stops[start] not in ("", "-")
    if frame.start and (not opens or (frame.kind == "np" and start)):
        return None
    if frame.kind == "pair":
        noun = line.word(start - 1) in {"as", "a", "an", "the"}
        return None if noun else Broken(start, end - 1, end - 1, frame.suggestion, False)
    if frame.kind == "lead":
        return None if _noun_reading(line, start) else Broken(start, end - 1, end - 1, frame.suggestion, False)
    if not line.here(end):
        return None
    if frame.kind == "np":
        return clause_for_phrase(line, start, end, frame.suggestion)
    if frame.kind == "clause":
        clause = finite_clause(line, end)
        wrong = clause is not None and line.word(start - 1) not in {"is", "was", "it", "are"}
        return Broken(start, end - 1, clause.verb, frame.suggestion, True) if clause and wrong else None
    return _needed(line, start, end, frame)


def _needed(line: Line, start: int, end: int, frame: Frame) -> Broken | None:
    """The connective wants a certain word next; ``guard`` says how much must stand there instead."""
    word = line.word(end)
    if word in frame.words or (start and line.word(start - 1) in DETERMINERS):
        return None
    determiner = word in OPENING or word in SUBJECT_PRONOUNS
    clause = finite_clause(line, end) if frame.guard in {"open", "clause"} else None
    wrong = {
        "any": True,
        "article": word in ARTICLES,
        "det": determiner,
        "pronoun": word in SUBJECT_PRONOUNS,
        "open": determiner or clause is not None,
        "clause": clause is not None,
        "gerund": tags(word)[0] == "VG" and "N" not in tags(word) and not _noun_reading(line, start),
    }[frame.guard]
    return (
        Broken(start, end - 1, clause.verb if clause else end, frame.suggestion, clause is not None) if wrong else None
    )


def clause_for_phrase(line: Line, start: int, end: int, suggestion: str) -> Broken | None:
    """A finite clause where only a noun phrase may stand.

    "Because of the storm we left" and "death due to stroke is rare" are right, so the sentence must have another main
    clause: before the connective, or after a comma where the connective opens the sentence.
    """
    clause = finite_clause(line, end)
    relative = clause is not None and not {"that", "which", "who"}.isdisjoint(line.words[end + 1 : clause.verb])
    if clause is None or relative or clause.joined(line) or line.word(end) in {"which", "what", "how", "where", "whom"}:
        return None
    pronoun = line.word(end) in SUBJECT_PRONOUNS and clause.grade == STRONG and clause.verb == end + 1
    if pronoun and (line.word(end) not in {"it", "you"} or first_tag(line.word(clause.verb)) in {"AUX", "VZ"}):
        return Broken(start, end - 1, clause.verb, suggestion, True)
    if line.words[start] == "albeit" and (clause.grade == STRONG or start == 0) and line.word(end) in DETERMINERS:
        return Broken(start, end - 1, clause.verb, suggestion, True)
    if start == 0:
        verb = line.word(clause.verb)
        sure = clause.grade == STRONG or line.here(clause.verb + 1) in OPENING
        sure = sure and first_tag(verb) in {"AUX", "V", "VZ"} and "way" not in line.words[end : clause.verb]
        if not sure or later_clause(line, clause.verb) < 0:
            return None
        return Broken(start, end - 1, clause.verb, suggestion, True)
    if clause.grade < STRONG or not has_main_clause(line, start):
        return None
    return Broken(start, end - 1, clause.verb, suggestion, True)


def _noun_reading(line: Line, start: int) -> bool:
    before = line.word(start - 1) if start and not line.stops[start] else ""
    return bool(before) and (
        before in DETERMINERS or first_tag(before) in {"ADJ", "VG", "NUM", "P"} or before.endswith("ing")
    )
