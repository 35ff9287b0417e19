"""Word classes that take something away and what they take: the ground of :mod:`polarity` and :mod:`negation_chains`.

The classes stand in ``lexicons/negation.yaml``; complaints nobody listed come from the word classes of claims. Own lists.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec

from healthlint_rules.algorithms.language.lexical_classes import ARTICLES, POSSESSIVES, counted, first_tag, word_set
from healthlint_rules.algorithms.language.line import Line
from healthlint_rules.algorithms.language.phrase_classes import PhraseClasses
from healthlint_rules.algorithms.language.word_classes import lexicon
from healthlint_rules.algorithms.wording.clauses import noun_phrase_end

PRIVATION = word_set("lack shortage dearth scarcity paucity deficit")
SKIPPED = ARTICLES | POSSESSIVES | word_set("any some this that these those such all very often chronically on from in")
PREFIXES = ("un", "in", "im", "ir", "il", "dis", "mal", "non-", "non")
WELCOME = word_set("unnecessary undue unwanted unusual uncommon unlikely invasive indirect independent informal")
BAD_THINGS = word_set(
    "outcome outcomes result results habit habits choice choices gene genes event events copy copies news"
)
CLASSES = (
    *("omission_verb", "overlooking_verb", "avoiding_verb", "privation_noun", "failing_to", "negative_infinitive"),
    *("insufficient_adjective", "poor_adjective", "good_adjective", "care_noun", "bad_noun"),
    *("removing_verb", "wholesome_gerund", "harmful_care_noun"),
    *("harm_predicate", "good_predicate", "acquiring_verb", "food_noun", "unwise_adjective", "insufficient_adverb"),
    *("stopping_verb", "excessive_adjective", "harmful_adjective", "wholesome_act"),
)


class Stack(msgspec.Struct, frozen=True):
    """Two negations over one head: its words from ``start`` to ``end``, each negation, and whether it is sure."""

    start: int
    end: int
    first: tuple[int, int]
    second: tuple[int, int]
    sure: bool
    twice: bool = True  # two words of denial; else one against a good or bad thing


class PolarityClasses(PhraseClasses):
    """The word classes, ready for look-up."""

    def __init__(self, lists: Callable[[str], Any]) -> None:
        super().__init__(lists, CLASSES)

    def harms(self, line: Line, index: int) -> bool:
        """Whether a word names a complaint or a danger."""
        if self.is_a("bad_noun", line, index):
            return True
        known = lexicon()
        return bool(known.look_up(line.word(index)) & (known.bits["CONDITION"] | known.bits["SYMPTOM"]))

    def negative_object(self, line: Line, start: int, after: int, tight: bool = False) -> Stack | None:
        """The negated object at ``after`` of what takes away at ``start``; ``tight``: only practices that do good count."""
        first = content_word(line, after)
        if first < 0:
            return None
        if size := self.is_a("privation_noun", line, first):
            if line.words[first] == "loss":
                return None
            end = max(noun_phrase_end(line, first + size), first + size)
            return Stack(start, end, (start, after), (first, first + size), line.words[start] != "without")
        nominal = 0 if tight or line.words[start] == "without" else self.is_a("omission_verb", line, first)
        if nominal and line.words[first].endswith("ing") and line.words[first] not in {"missing", "lacking"}:
            return Stack(start, first + nominal, (start, after), (first, first + nominal), False)
        size = self.is_a("insufficient_adjective", line, first)
        if line.words[start].startswith("miss") and not size:  # a test may miss poor sight
            return None
        listed = 0 if size else self.is_a("poor_adjective", line, first)
        poor = 0 if size else listed or int(negative_by_form(line.words[first]))
        end = noun_phrase_end(line, first + size - 1 if size > 1 else first)
        if not (size or poor) or end <= first + (size or poor) - 1:
            return None
        care = any(self.is_a("care_noun", line, place) for place in range(first + 1, end))
        if tight and poor:  # "without poor posture" is right
            care = care and line.words[start] == "without" and not self.is_a("harmful_care_noun", line, end - 1)
        taken = line.words[start] in PRIVATION
        bad = self.harms(line, end - 1) or self.is_a("harmful_care_noun", line, end - 1)
        care = care or (taken and listed > 0 and not bad and line.words[end - 1] not in BAD_THINGS)
        if poor and not care:
            return None
        return Stack(start, end, (start, after), (first, first + (size or poor)), bool(size))


def negative_by_form(word: str) -> bool:
    """Whether an adjective is the negation of another by its prefix: unsteady, irregular, improper."""
    base = next((word[len(prefix) :] for prefix in PREFIXES if word.startswith(prefix)), "")
    return (
        len(base) > 3
        and word not in WELCOME
        and first_tag(word) == "ADJ"
        and counted(base)
        and first_tag(base) == "ADJ"
    )


def content_word(line: Line, index: int) -> int:
    """The first word of a complement, past determiners; -1 where a stop comes first."""
    for place in range(index, min(index + 3, len(line.words))):
        if line.stops[place]:
            return -1
        if line.words[place] not in SKIPPED:
            return place
    return -1
