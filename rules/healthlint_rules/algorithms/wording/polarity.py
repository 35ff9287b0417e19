"""Polarity of stacked negations: what is left when one privative word governs another.

Words are classed by what they take away (``lexicons/negation.yaml``). A privative operator turns the polarity of its
complement; two of them in a row give back what the writer meant to deny ("skipping insufficient breaks" is taking
them). Operators that rightly take a bad thing (avoid, prevent, reduce, correct, ignore) count only before an absence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from healthlint_rules.algorithms.language.lexical_classes import (
    ARTICLES,
    POSSESSIVES,
    counted,
    first_tag,
    may_be,
    word_set,
)
from healthlint_rules.algorithms.language.line import Line
from healthlint_rules.algorithms.language.phrase_classes import PhraseClasses
from healthlint_rules.algorithms.wording.clauses import noun_phrase_end

BARELY = word_set("hardly scarcely barely rarely seldom")
PRIVATION = word_set("lack shortage dearth scarcity paucity deficit")
BAD_THINGS = word_set(
    "outcome outcomes result results habit habits choice choices gene genes event events copy copies news"
)
DOUBLED = {
    ("not", "hardly"),
    ("not", "barely"),
    ("not", "scarcely"),
    ("without", "hardly"),
    ("without", "barely"),
    ("never", "not"),
}
NOTHING = word_set("no never none nobody nothing nowhere")
SKIPPED = ARTICLES | POSSESSIVES | word_set("any some this that these those such all very often chronically on from in")
DO_NOT = word_set("don't doesn't didn't can't cannot won't isn't aren't")
NO_PHRASE = word_set("longer more less matter doubt one sooner fewer better worse")
# words other than those of the lexicon at which a stack may begin
OPENERS = BARELY | DO_NOT | word_set("without unless not never can't couldn't")
PREFIXES = ("un", "in", "im", "ir", "il", "dis", "mal", "non-", "non")
WELCOME = word_set("unnecessary undue unwanted unusual uncommon unlikely invasive indirect independent informal")
MEANING = word_set("mean means imply imply indicate suggest say equal guarantee always necessarily just only")


@dataclass(frozen=True, slots=True)
class Stack:
    """Two negations over one head: its words from ``start`` to ``end``, each negation, and whether it is sure."""

    start: int
    end: int
    first: tuple[int, int]
    second: tuple[int, int]
    sure: bool


class Polarity(PhraseClasses):
    """The word classes, ready for look-up."""

    def __init__(self, lexicon: Callable[[str], Any]) -> None:
        super().__init__(lexicon, CLASSES)
        self._starts = OPENERS.union(*(self.first_words(name) for name in OPERATORS))

    def stacks(self, line: Line) -> Iterator[Stack]:
        """Stacked negations of a sentence, from left to right."""
        index = 0
        while index < len(line.words):
            found = self._at(line, index)
            if found:
                yield found
            index = found.end if found else index + 1

    def _at(self, line: Line, index: int) -> Stack | None:
        if line.words[index] not in self._starts:
            return None
        return (
            self._omission(line, index)
            or self._privation(line, index)
            or self._overlooking(line, index)
            or self._failing(line, index)
            or self._avoiding(line, index)
            or self._removing(line, index)
            or _barely(line, index)
        )

    def _omission(self, line: Line, index: int) -> Stack | None:
        """“Skipping inadequate warm-ups”; “missing” and “lacking” before a noun are no verbs."""
        size = self.is_a("omission_verb", line, index)
        if not size or (line.words[index] in {"lack", "neglect", "miss"} and line.here(index + size) == "of"):
            return None
        none = line.here(index + size) == "no" and line.word(index + size + 1) not in NO_PHRASE
        if none and line.words[index].startswith("lack"):
            return Stack(index, index + size + 1, (index, index + size), (index + size, index + size + 1), False)
        return self._negative_object(line, index, index + size)

    def _privation(self, line: Line, index: int) -> Stack | None:
        """“A lack of insufficient blinking”, “without inadequate breaks”, “insufficient lack of”."""
        if line.words[index] == "without":
            if line.words[max(0, index - 2) : index] == ["with", "or"]:
                return None  # both cases are meant
            size = 1
        else:
            size = self.is_a("privation_noun", line, index)
            before = line.word(index - 1)
            if size and index and self.is_a("insufficient_adjective", line, index - 1):
                return Stack(index - 1, index + size, (index, index + size), (index - 1, index), True)
            if before in {"no", "any"} or not size:
                return None
        first = content_word(line, index + size)
        absent = line.words[index] in {"absence", "loss", "without", "avoidance", "neglect"}
        if self.is_a("failing_to", line, first) == 2 and line.words[index] == "without":
            return Stack(index, first + 2, (index, index + 1), (first, first + 2), False)
        if line.word(first) == "no" and line.word(first + 1) not in NO_PHRASE:
            return Stack(index, first + 1, (index, index + size), (first, first + 1), True)
        return self._negative_object(line, index, index + size, tight=absent)

    def _negative_object(self, line: Line, start: int, after: int, tight: bool = False) -> Stack | None:
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
        listed = 0 if size else self.is_a("poor_adjective", line, first)
        poor = 0 if size else listed or int(negative_by_form(line.words[first]))
        end = noun_phrase_end(line, first + size - 1 if size > 1 else first)
        if not (size or poor) or end <= first + (size or poor) - 1:
            return None
        care = any(self.is_a("care_noun", line, place) for place in range(first + 1, end))
        if tight and poor:  # "without poor posture" is right
            care = care and line.words[start] == "without" and not self.is_a("harmful_care_noun", line, end - 1)
        taken = line.words[start] in PRIVATION
        bad = any(self.is_a(name, line, end - 1) for name in ("bad_noun", "harmful_care_noun"))
        care = care or (taken and listed > 0 and not bad and line.words[end - 1] not in BAD_THINGS)
        if poor and not care:
            return None
        return Stack(start, end, (start, after), (first, first + (size or poor)), bool(size))

    def _overlooking(self, line: Line, index: int) -> Stack | None:
        """“Overlooking a lack of weakness”, “dismissing an absence of control”; a lack of sleep may well be ignored."""
        size = self.is_a("overlooking_verb", line, index)
        first = content_word(line, index + size) if size else -1
        noun = self.is_a("privation_noun", line, first) if first >= 0 else 0
        if not noun or line.words[first] in {"loss", "deprivation", "neglect"}:
            return None
        end = noun_phrase_end(line, first + noun)
        bad = any(self.is_a("bad_noun", line, place) for place in range(first + noun, end))
        if bad or line.words[first] in {"absence", "avoidance", "omission"}:
            return Stack(index, max(end, first + noun), (index, index + size), (first, first + noun), False)
        return None

    def _failing(self, line: Line, index: int) -> Stack | None:
        """“Failing to ignore sneezing”, “failure to avoid rest”, “unless you fail to”."""
        if line.words[index] == "unless" and (size := self.is_a("failing_to", line, index + 2)):
            return Stack(index, index + 2 + size, (index, index + 1), (index + 2, index + 2 + size), False)
        size = self.is_a("failing_to", line, index)
        verb = index + size
        if not size or not line.here(verb):
            return None
        if self.is_a("negative_infinitive", line, verb):
            return Stack(index, verb + 1, (index, verb), (verb, verb + 1), line.words[index].startswith("fail"))
        if line.words[verb] in {"not", "never"} and may_be(line.here(verb + 1) or "a", "V"):
            return Stack(index, verb + 2, (index, verb), (verb, verb + 1), True)
        if line.words[verb] in {"avoid", "prevent", "refrain"}:
            end = noun_phrase_end(line, verb + 1)
            if any(self.is_a("care_noun", line, place) for place in range(verb + 1, end)) and end - verb < 5:
                return Stack(index, end, (index, verb), (verb, verb + 1), False)
        return None

    def _avoiding(self, line: Line, index: int) -> Stack | None:
        """“Avoid avoiding”, “not avoiding a shortage of”, “avoiding healthy sleep keeps illness in check”."""
        size = self.is_a("avoiding_verb", line, index)
        if not size:
            return None
        after = index + size
        first = content_word(line, after)
        if first < 0:
            return None
        if again := self.is_a("avoiding_verb", line, first) or self.is_a("wholesome_gerund", line, first):
            taken = line.words[first].endswith("ing") or again > 1
            return Stack(index, first + again, (index, after), (first, first + again), False) if taken else None
        end = noun_phrase_end(line, first)
        negated = line.word(index - 1) in {"not", "never", "without"} or line.word(index - 1).endswith("n't")
        omitted = self.is_a("omission_verb", line, first) if negated and line.words[first].endswith("ing") else 0
        if omitted and line.words[first] not in {"missing", "lacking"}:
            return Stack(index - 1, first + omitted, (index - 1, after), (first, first + omitted), False)
        deprived = next(
            (i for i in range(first, end) if line.words[i] in {"deprivation", "deficiency", "shortage", "lack"}), -1
        )
        if negated and index == 1 and deprived >= 0:
            return Stack(index - 1, end, (index - 1, after), (deprived, deprived + 1), False)
        good = self.is_a("good_adjective", line, first)
        care = any(self.is_a("care_noun", line, place) for place in range(first + 1, end))
        if good and care and index == 0 and line.word(end) in HELPS:
            return Stack(index, end, (index, after), (first, first + good), False)
        return None

    def _removing(self, line: Line, index: int) -> Stack | None:
        """“Prevents a lack of pain”: what takes away an absence of something bad brings it on."""
        size = self.is_a("removing_verb", line, index)
        first = content_word(line, index + size) if size else -1
        noun = self.is_a("privation_noun", line, first) if first >= 0 else 0
        if not noun or line.words[first] not in {"lack", "absence", "omission", "avoidance"}:
            return None
        end = noun_phrase_end(line, first + noun)
        if end <= first + noun or not self.is_a("bad_noun", line, end - 1):
            return None
        return Stack(index, end, (index, index + size), (first, first + noun), False)


HELPS = word_set(
    "keeps keep helps help prevents prevent improves improve protects protect is lowers eases supports promotes boosts"
)
CLASSES = (
    *("omission_verb", "overlooking_verb", "avoiding_verb", "privation_noun", "failing_to", "negative_infinitive"),
    *("insufficient_adjective", "poor_adjective", "good_adjective", "care_noun", "bad_noun"),
    *("removing_verb", "wholesome_gerund", "harmful_care_noun"),
    *("harm_predicate", "good_predicate", "acquiring_verb", "unwise_adjective", "insufficient_adverb"),
)


OPERATORS = (*("omission_verb", "overlooking_verb", "avoiding_verb", "privation_noun", "failing_to", "removing_verb"),)


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


def _barely(line: Line, index: int) -> Stack | None:
    """“Hardly no one knows”, “does not cause no harm”."""
    word, after = line.words[index], line.here(index + 1)
    plain = word if word not in {"can't", "cannot", "couldn't"} else "not"
    if (word in BARELY and after in NOTHING) or (plain, after) in DOUBLED:
        return Stack(index, index + 2, (index, index + 1), (index + 1, index + 2), True)
    auxiliary = word in DO_NOT or (word == "not" and line.word(index - 1) in {"do", "does", "did", "can"})
    twice = auxiliary and line.here(index + 2) == "no" and line.here(index + 3) not in NO_PHRASE | {""}
    if twice and first_tag(after) == "V" and after not in MEANING:
        return Stack(index, index + 3, (index, index + 1), (index + 2, index + 3), False)
    return None
