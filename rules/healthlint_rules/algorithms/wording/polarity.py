"""Polarity of stacked negations: what is left when one privative word governs another.

Words are classed by what they take away (``lexicons/negation.yaml``). A privative operator turns the polarity of its
complement; two of them in a row give back what the writer meant to deny ("skipping insufficient breaks" is taking
them). Operators that rightly take a bad thing (avoid, prevent, reduce, correct, ignore) count only before an absence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from healthlint_rules.algorithms.language.lexical_classes import (
    ARTICLES,
    first_tag,
    may_be,
    tags,
    word_set,
)
from healthlint_rules.algorithms.language.line import Line
from healthlint_rules.algorithms.wording.clauses import noun_phrase_end
from healthlint_rules.algorithms.wording.polarity_classes import PolarityClasses, Stack, content_word

BARELY = word_set("hardly scarcely barely rarely seldom")
DOUBLED = {
    ("not", "hardly"),
    ("not", "barely"),
    ("not", "scarcely"),
    ("without", "hardly"),
    ("without", "barely"),
    ("without", "not"),
    ("never", "not"),
}
NOTHING = word_set("no never none nobody nothing nowhere")
DO_NOT = word_set("don't doesn't didn't can't cannot won't isn't aren't")
NO_PHRASE = word_set("longer more less matter doubt one sooner fewer better worse")
# words other than those of the lexicon at which a stack may begin
OPENERS = BARELY | DO_NOT | word_set("without unless not never can't couldn't")
MEANING = word_set("mean means imply imply indicate suggest say equal guarantee always necessarily just only")


class Polarity(PolarityClasses):
    """Finds stacked negations."""

    def __init__(self, lists: Callable[[str], Any]) -> None:
        super().__init__(lists)
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
        return self.negative_object(line, index, index + size) or self._joined_object(line, index, index + size)

    def _joined_object(self, line: Line, start: int, after: int) -> Stack | None:
        """“They skip warm-ups and improper technique”; in “skipping rest and poor sleep both hurt” the second is a subject."""
        first = content_word(line, after)
        place = noun_phrase_end(line, first) if first >= 0 else 0
        if not place or line.here(place) not in {"and", "or"} or not line.here(place + 1):
            return None
        found = self.negative_object(line, start, place + 1)
        verb = line.words[start]
        if not found or verb.endswith("ed"):
            return None
        if verb.endswith("ing"):
            return found if "VZ" in tags(line.here(found.end) or "a") and start == 0 else None
        return found

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
        again = noun_phrase_end(line, first) if first >= 0 and line.words[index] != "without" else 0
        joined = again > 0 and line.words[again : again + 2] in (["and", "of"], ["or", "of"])
        if joined and (found := self.negative_object(line, index, again + 2, tight=absent)):
            return found
        if self.is_a("failing_to", line, first) == 2 and line.words[index] == "without":
            return Stack(index, first + 2, (index, index + 1), (first, first + 2), False)
        if line.word(first) == "no" and line.word(first + 1) not in NO_PHRASE:
            return Stack(index, first + 1, (index, index + size), (first, first + 1), True)
        return self.negative_object(line, index, index + size, tight=absent)

    def _overlooking(self, line: Line, index: int) -> Stack | None:
        """“Overlooking a lack of weakness”, “dismissing an absence of control”; a lack of sleep may well be ignored."""
        size = self.is_a("overlooking_verb", line, index)
        first = content_word(line, index + size) if size else -1
        noun = self.is_a("privation_noun", line, first) if first >= 0 else 0
        if not noun or line.words[first] in {"loss", "deprivation", "neglect"}:
            return None
        end = noun_phrase_end(line, first + noun)
        wholly = line.words[first] in {"absence", "avoidance", "omission"} and line.word(first + noun) not in ARTICLES
        if wholly or any(self.harms(line, place) for place in range(first + noun, end)):
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
        if doing := self.is_a("acquiring_verb", line, verb):
            found = self.negative_object(line, index, verb + doing)
            return found and msgspec.structs.replace(found, first=(index, verb))
        if line.words[verb] in {"avoid", "prevent", "refrain"}:
            end = noun_phrase_end(line, verb + 1)
            # “avoid heavy exercise” is right, “avoid regular exercise” is not
            narrowed = first_tag(line.here(verb + 1) or "a") == "ADJ" and not self.is_a(
                "good_adjective", line, verb + 1
            )
            reach = range(verb + 1, min(end, verb + 4))
            if not narrowed and any(self.is_a("care_noun", line, place) for place in reach):
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
        if end <= first + noun or not self.harms(line, end - 1):
            return None
        return Stack(index, end, (index, index + size), (first, first + noun), False)


HELPS = word_set(
    "keeps keep helps help prevents prevent improves improve protects protect is lowers eases supports promotes boosts"
)
OPERATORS = (*("omission_verb", "overlooking_verb", "avoiding_verb", "privation_noun", "failing_to", "removing_verb"),)


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
