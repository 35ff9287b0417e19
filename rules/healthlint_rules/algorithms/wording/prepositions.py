"""Prepositions that cannot govern their noun: a table of denied (preposition, noun class) pairs and of denied pairs.

The object is read as a short noun phrase; its head is looked up among nouns of time, meals, persons, control and so on
(``lexicons/preposition.yaml``). "Amid the night" is denied, "amid concern" is not; a phrase that goes on as a compound
("inside the night clinic") has another head and stays silent.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from healthlint_rules.algorithms.language.lexical_classes import (
    DETERMINERS,
    FINITE_AUXILIARIES,
    NUMBERS,
    PREPOSITIONS,
    tags,
)
from healthlint_rules.algorithms.language.line import Line
from healthlint_rules.algorithms.wording.preposition_tables import (
    AGED,
    CLOCK,
    COMPARING,
    DENIED,
    FIRST,
    KINDS,
    LENGTHS,
    MONTHS,
    ORDINALS,
    PARTICIPANTS,
    PARTS,
    PLURAL_PARTS,
    SAME,
    SEQUENCE,
    SPANS,
    WAITING,
    WEEKDAYS,
)


class Misfit(msgspec.Struct, frozen=True):
    """Words ``start`` to ``end`` hold a preposition, its object and what was probably meant for the preposition."""

    start: int
    last: int
    end: int
    suggestion: str


class Prepositions:
    """The noun classes, ready for look-up."""

    def __init__(self, lexicon: Callable[[str], Any]) -> None:
        self._lexicon = lexicon
        self._nouns = {name: _words(lexicon(name)) for name in NOUN_CLASSES}

    def _is_a(self, name: str, word: str) -> bool:
        exact, stems = self._nouns[name]
        return word in exact or (bool(stems) and word.startswith(stems))

    def misfits(self, line: Line) -> Iterator[Misfit]:
        """Prepositions of a sentence that cannot stand where they do."""
        for index, word in enumerate(line.words):
            if word not in FIRST:
                continue
            name = SAME.get(word, word)
            found = self._apart(line, index) or _fixed(line, index)
            if not found and word in ("amongst", "amid", "amidst") and line.here(index + 1) in ("two", "both"):
                found = Misfit(index, index, index + 2, "between")
            if not found and name in DENIED and line.here(index + 1):
                found = self._object(line, index, DENIED[name], name)
            if not found and word == "versus":
                found = self._protection(line, index)
            if not found and word in {"via", "per", "through"}:
                found = self._agent(line, index)
            if found:
                yield found

    def _apart(self, line: Line, index: int) -> Misfit | None:
        """“With in two hours”: one preposition written as two."""
        if line.words[index : index + 2] == ["with", "in"] and self._measured(line, index + 2):
            return Misfit(index, index + 1, index + 2, "within")
        return None

    def _measured(self, line: Line, index: int) -> bool:
        word = line.here(index)
        counted = word in LENGTHS or word in NUMBERS or word[:1].isdigit()
        near = [line.here(index), line.here(index + 1), line.here(index + 2)]
        return (counted or word in {"hours", "minutes", "days", "weeks", "a"}) and any(
            self._is_a("span_noun", w) for w in near if w
        )

    def _object(self, line: Line, index: int, denied: dict[str, str], name: str) -> Misfit | None:
        head = self._head(line, index + 1)
        if head < 0:
            number = line.word(index + 1)[:1].isdigit() or line.word(index + 1) in NUMBERS
            return Misfit(index, index, index + 2, denied["number"]) if number and "number" in denied else None
        kinds = self._kinds(line, index + 1, head)
        meant = next((denied[kind] for kind in kinds if kind in denied), "")
        if name == "aboard" and self._is_a("vehicle_noun", line.words[head]):
            return None
        if not meant or (name in {"at", "in", "on", "per"} and line.words[index + 1 : head] not in ([], ["the"])):
            return None
        if name in {"at", "per"} and line.word(index + 1) not in PLURAL_PARTS | WEEKDAYS | MONTHS | {"the"}:
            return None
        if name in {"in", "on"} and line.word(index - 1) in {"high", "mid", "set", "from"}:
            return None
        return Misfit(index, index, head + 1, meant)

    def _kinds(self, line: Line, start: int, head: int) -> list[str]:
        """The classes of the object, the most telling first."""
        word = line.words[head]
        kinds = self._time_kinds(line, start, head) if self._is_a("span_noun", word) or word in {"age", "ages"} else []
        if word in CLOCK:
            kinds.append("clock")
        if word in WEEKDAYS:
            kinds.append("weekday")
        if word in MONTHS and not line.word(head + 1)[:1].isdigit():
            kinds.append("month")
        if word in PARTS or (word in PLURAL_PARTS and head == start):
            kinds.append("part")
        if word in {"night", "nighttime"}:
            kinds.append("night")
        kinds += [kind for kind, name in KINDS.items() if self._is_a(name, word)]
        if head == start and tags(word)[0] == "VG" and "N" not in tags(word):
            kinds.append("gerund")
        return [*kinds, "any"]

    def _time_kinds(self, line: Line, start: int, head: int) -> list[str]:
        """An age, a span of time ("the first trimester") or a counted length ("six weeks")."""
        inner = line.words[start:head]
        after = line.here(head + 1)
        waiting = line.word(start - 1) == "since" and line.word(start - 2) in WAITING
        if line.words[head] in {"age", "ages"}:
            return ["age"] if after in {"of", "at"} else []
        kinds = []
        counted = any(w in LENGTHS or w in NUMBERS or w[:1].isdigit() for w in inner)
        if after in {"of", "old"} and line.here(head + 2) in {"age", ""}:
            kinds.append("age")
        if counted or (inner and inner[0] in {"the", "a", "an"} and not ORDINALS.isdisjoint(inner)):
            kinds.append("span")
        if any(self._is_a("day_part", word) for word in inner):
            kinds.append("day")
        if line.word(start - 1) == "into" and inner in (["a"], ["an"]):
            counted = True
        if line.word(start - 1) == "above" and line.word(start - 2) in AGED:
            counted = False
        if (
            line.word(start - 1) == "during"
            and inner
            and (inner[0] in DETERMINERS or inner[0].endswith(("st", "nd", "rd", "th")))
        ):
            counted = False
        if counted and (after not in PARTICIPANTS or waiting):
            kinds.append("length")
        return kinds

    def _head(self, line: Line, start: int) -> int:
        """The head of a short noun phrase: its last noun before a stop, a preposition or a verb."""
        head = -1
        for index in range(start, min(start + 6, len(line.words))):
            word = line.words[index]
            if index > start and line.stops[index]:
                break
            if word in DETERMINERS or word in NUMBERS or word[:1].isdigit():
                if head >= 0:
                    break
                continue
            kinds = tags(word)
            if word in FINITE_AUXILIARIES or word in PREPOSITIONS or kinds[0] in {"CONJ", "WH", "PRON", "VZ", "V"}:
                break
            if kinds[0] in {"N", "NS", "NAME", "VG"}:
                head = index
            elif head >= 0:
                break
        return head

    def _protection(self, line: Line, index: int) -> Misfit | None:
        """“Protects versus pollen”: a verb of protecting without two things to compare."""
        near = line.words[max(0, index - 5) : index]
        if any(self._is_a("protecting_verb", word) for word in near) and not COMPARING & set(line.words):
            return Misfit(index, index, min(index + 2, len(line.words)), "against" if "allergic" not in near else "to")
        return None

    def _agent(self, line: Line, index: int) -> Misfit | None:
        """“Followed via a rest”, “examined per a nurse”: the passive names its agent with by."""
        before = line.word(index - 1)
        if not self._is_a("agent_participle", before) or not line.here(index + 1) or line.stops[index]:
            return None
        head = self._head(line, index + 1)
        person = head >= 0 and self._is_a("agent_noun", line.words[head])
        sequence = before in SEQUENCE and line.words[index] != "through"
        return Misfit(index - 1, index, head + 1, "") if head >= 0 and (person or sequence) else None


NOUN_CLASSES = (
    *KINDS.values(),
    *("span_noun", "agent_noun", "protecting_verb", "agent_participle", "vehicle_noun", "carrier_noun"),
)


def _fixed(line: Line, index: int) -> Misfit | None:
    """“On the course of weeks”, “in your health’s sake”, “between 5 to 10”: a noun or a pair with a preposition of its own."""
    if (
        line.words[index] == "between"
        and _number(line.here(index + 1))
        and line.here(index + 2) == "to"
        and _number(line.here(index + 3))
    ):
        return Misfit(index + 2, index + 2, index + 4, "and")
    if (
        line.words[index] in ("in", "on")
        and line.words[index + 1 : index + 4] == ["the", "age", "of"]
        and _number(line.here(index + 4))
    ):
        return Misfit(index, index, index + 5, "at")
    if (
        line.words[index] in ("on", "at", "by", "with")
        and line.words[index + 1 : index + 4] == ["the", "course", "of"]
        and SPANS & set(line.words[index + 4 : index + 7])
    ):
        return Misfit(index, index, index + 4, "over")
    near = line.words[index + 1 : index + 5]
    if line.words[index] in ("in", "on", "at", "by", "with", "to") and "sake" in near:
        end = index + 2 + near.index("sake")
        inner = line.words[index + 1 : end - 1]
        if inner and not PREPOSITIONS & set(inner) and not any(line.stops[index + 1 : end]):
            return Misfit(index, index, end, "for")
    return None


def _number(word: str) -> bool:
    return word[:1].isdigit() or word in NUMBERS


def _words(names: Any) -> tuple[frozenset[str], tuple[str, ...]]:
    texts = [str(name) for name in names]
    return frozenset(t for t in texts if not t.endswith("*")), tuple(t[:-1] for t in texts if t.endswith("*"))
