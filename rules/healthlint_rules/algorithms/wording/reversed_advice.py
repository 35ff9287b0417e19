"""Negations that cancel out across a sentence: gerunds of good polarity that do harm, negated subjects, "unless … not".

"Not skipping meals leads to headaches" and "nobody should never rest" hold no stacked pair, yet they say the opposite
of what is meant. The polarity of the subject or the condition is worked out from the classes of :mod:`polarity_classes` and set
against its predicate.
"""

from __future__ import annotations

from healthlint_rules.algorithms.language.lexical_classes import MODALS, word_set
from healthlint_rules.algorithms.language.line import Line
from healthlint_rules.algorithms.wording.negation_chains import NegationChains
from healthlint_rules.algorithms.wording.polarity_classes import PolarityClasses, Stack, content_word

NOBODY = word_set("nobody nothing none neither")
RELATIVE = word_set("that which who whom you they we i he she it")  # “nothing that cannot be mended”
NO_WAY = [["under", "no", "circumstances"], ["in", "no", "case"], ["on", "no", "account"], ["at", "no", "time"]]
NEGATORS = word_set("not never cannot")
DENIALS = word_set("not never without rarely cannot no none nobody neither unless")
BLOCKING = ("prevent", "stop", "keep", "protect", "discourag", "deter", "prohibit", "hinder")


class ReversedAdvice:
    """Looks at whole sentences with the word classes of a polarity table."""

    def __init__(self, polarity: PolarityClasses) -> None:
        self._polarity = polarity
        self._chains = NegationChains(polarity)

    def find(self, line: Line) -> Stack | None:
        """The first reversal of a sentence, if it holds one."""
        if not line.words:
            return None
        if found := self._chains.find(line):
            return found
        if DENIALS.isdisjoint(line.words) and not any("n't" in word for word in line.words):
            return None
        found = self._nobody(line) or self._unless(line) or self._kept(line)
        if found:
            return found
        places = (
            self._acquiring(line, i) or self._from_not(line, i) or self._unwise(line, i) or self._ill_done(line, i)
            for i in range(len(line.words))
        )
        return next(filter(None, places), None)

    def _taken_away(self, line: Line, index: int) -> int:
        """How many words at ``index`` are privative."""
        names = ("omission_verb", "overlooking_verb", "failing_to")
        return max(self._polarity.is_a(name, line, index) for name in names)

    def _nobody(self, line: Line) -> Stack | None:
        """“Nobody should never rest”, “no patient must not call”."""
        if line.words[:3] in NO_WAY and "never" in line.words[3:8]:
            place = line.words.index("never")
            return Stack(0, place + 1, (0, 3), (place, place + 1), False)
        start = next((i for i, word in enumerate(line.words[:8]) if word in NOBODY or word == "no"), -1)
        if start < 0 or line.words[start] == "neither":
            return None
        for index in range(start + 1, min(start + 7, len(line.words) - 1)):
            if line.stops[index] or line.words[index] in RELATIVE:
                return None
            if line.words[start] == "nothing" and line.words[index] in {"cannot", "can't", "won't"}:
                return Stack(start, index + 1, (start, start + 1), (index, index + 1), False)
            if line.words[index] in MODALS and line.here(index + 1) in NEGATORS:
                if (
                    start
                    and line.words[start] == "no"
                    and line.words[start - 1] in {"is", "are", "was", "has", "have", "with"}
                ):
                    return None
                return Stack(start, index + 2, (start, start + 1), (index + 1, index + 2), False)
        return None

    def _unless(self, line: Line) -> Stack | None:
        """“Unless you neglect rest, the skin will not heal”: the condition has one negation too many."""
        if line.words[0] not in {"unless", "until"}:
            return None
        comma = next((i for i in range(1, len(line.words)) if "," in line.stops[i]), -1)
        if comma < 0 or not _denied(line, comma):
            return None
        for index in range(2, comma):
            size = max(self._polarity.is_a(name, line, index) for name in ("omission_verb", "failing_to"))
            if shunned := self._polarity.is_a("avoiding_verb", line, index):
                size = shunned if self._polarity.is_a("care_noun", line, index + shunned) else size
            if size and line.words[index] not in {"miss", "lack", "missing", "forget"}:
                return Stack(0, index + size, (0, 1), (index, index + size), False)
        return None

    def _acquiring(self, line: Line, index: int) -> Stack | None:
        """“Not getting insufficient sleep”."""
        negated = line.words[index] in {"not", "never", "without", "rarely"} or line.words[index].endswith("n't")
        if not negated or not self._polarity.is_a("acquiring_verb", line, index + 1):
            return None
        first = content_word(line, index + 2)
        size = self._polarity.is_a("insufficient_adjective", line, first) if first >= 0 else 0
        if not size or line.words[first] == "not":
            return None
        return Stack(index, first + size, (index, index + 1), (first, first + size), False)

    def _unwise(self, line: Line, index: int) -> Stack | None:
        """“It is dangerous not to ignore pain”, “experts warn against not ignoring a lump”."""
        size = self._polarity.is_a("unwise_adjective", line, index)
        if size and line.words[index + size : index + size + 2] == ["not", "to"]:
            verb = index + size + 2
            if self._polarity.is_a("negative_infinitive", line, verb):
                return Stack(verb - 2, verb + 1, (verb - 2, verb - 1), (verb, verb + 1), False)
        against = line.words[index : index + 2] == ["against", "not"] and line.here(index + 2).endswith("ing")
        if against and self._taken_away(line, index + 2):
            return Stack(index, index + 3, (index + 1, index + 2), (index + 2, index + 3), False)
        return None

    def _ill_done(self, line: Line, index: int) -> Stack | None:
        """“Not brushing inadequately leaves plaque”."""
        opens = index == 0 and line.words[0] in {"not", "never"} and line.word(1).endswith("ing")
        reach = range(2, min(5, len(line.words))) if opens else range(0)
        found = next((i for i in reach if self._polarity.is_a("insufficient_adverb", line, i)), -1)
        return Stack(0, found + 1, (0, 1), (found, found + 1), False) if found > 0 else None

    def _from_not(self, line: Line, index: int) -> Stack | None:
        """“Prevents you from not sleeping”."""
        if line.words[index : index + 2] != ["from", "not"] or not line.here(index + 2).endswith("ing"):
            return None
        start = next((i for i in range(max(0, index - 5), index) if line.words[i].startswith(BLOCKING)), -1)
        return Stack(start, index + 3, (start, start + 1), (index + 1, index + 2), False) if start >= 0 else None

    def _kept(self, line: Line) -> Stack | None:
        """“Poor lighting should never be avoided”: a bad thing that the advice keeps."""
        for index in range(2, len(line.words) - 2):
            if line.words[index] not in NEGATORS or line.words[index - 1] not in MODALS or line.here(index + 1) != "be":
                continue
            good_riddance = line.here(index + 2) in {"avoided", "prevented", "corrected", "fixed", "stopped"}
            names = ("insufficient_adjective", "poor_adjective", "insufficient_adverb")
            bad = next((i for i in range(index - 1) if any(self._polarity.is_a(name, line, i) for name in names)), -1)
            if good_riddance and 0 <= bad < 4:
                return Stack(index, index + 3, (index, index + 1), (index + 2, index + 3), False)
        return None


def _denied(line: Line, start: int) -> bool:
    """Whether the main clause has “will not” or the like."""
    return any(
        word in {"won't", "cannot", "can't"} or (word in MODALS and line.word(i + 1) in NEGATORS)
        for i, word in enumerate(line.words)
        if i >= start
    )
