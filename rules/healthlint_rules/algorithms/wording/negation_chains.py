"""Chains of negations read to their end: “never fail to skip …”, “avoiding excessive sun leads to …”. Own method.

Each operator (not, fail to, avoid, skip, a lack of) turns round what it governs; the thing at the end is good, bad or
unknown by the word classes of :mod:`polarity_classes`. The product is set against what the sentence does with it: advice
must not end in harm, and what is good must not be the cause of it. Only chains whose end is known, or whose last verb
takes for granted that its object does good (skip, neglect), count.
"""

from __future__ import annotations

import re

import msgspec

from healthlint_rules.algorithms.language.lexical_classes import ARTICLES, MODALS, POSSESSIVES, tags, word_set
from healthlint_rules.algorithms.language.line import Line
from healthlint_rules.algorithms.wording.clauses import noun_phrase_end
from healthlint_rules.algorithms.wording.polarity_classes import PolarityClasses, Stack, content_word

DENIALS = word_set("not never don't doesn't didn't")
QUANTIFIED = word_set("only all every everyone always everything")  # “not all …” denies no deed
# denied, they urge: “do not hesitate to”
DELAYS = word_set("hesitate delay wait")
# what makes an unusual instruction right
CONDITIONAL = word_set("if unless when until only surgery procedure test scan told alone because just without")
SLOWLY = word_set("all suddenly abruptly completely entirely")
COMMANDS = frozenset({("be", "sure", "to"), ("make", "sure", "to"), ("make", "sure", "you"), ("take", "care", "to")})
URGES = frozenset({("remember", "to"), ("try", "to"), ("need", "to"), ("ought", "to")})
WORTHY = word_set("important vital best wise essential crucial advisable recommended advised better necessary")
WARNING = ("advis", "warn", "caution", "recommend", "discourag", "counsel", "argue")
READERS = word_set("you patients people parents runners women men children everyone")
CAUSAL = ("due to", "caused by", "because of", "brought on by", "triggered by", "owing to")
ARISING = re.compile(r"(?:result|come|stem|arise|follow)(?:s|ing)? from$")
KINDS = ("failing_to", "avoiding_verb", "stopping_verb", "omission_verb", "privation_noun", "overlooking_verb")
OMITTING = frozenset({"omission_verb", "privation_noun"})
# they take for granted that their object does good
PRESUMING = frozenset({"omission_verb", "overlooking_verb", "failing_to"})
ABSENCE = word_set("absence lack want shortage avoidance")
SIGNS = word_set("symptom symptoms sign signs pain fever warning")  # their absence may well delay a cure
# what makes somebody … ill
MAKING = word_set(
    "make makes making made leave leaves leaving keep keeps give gives giving produce produces bring brings mean means"
)
ILL = word_set("tired ill sick weak stiff sore worse numb dry dizzy swollen unwell weaker slower prone vulnerable")
SHUNNING = frozenset({"avoiding_verb", "failing_to"})
# a good deed left out cannot do this
BOONS = word_set("protects prevents improves strengthens promotes boosts speeds")
HEEDING = "overlooking_verb"


class Chain(msgspec.Struct, frozen=True):
    """Operators from left to right (class, first word, one past the last), the end, the polarity and its certainty."""

    operators: tuple[tuple[str, int, int], ...]
    end: int
    net: int  # 1 good, -1 bad
    sure: bool

    def stack(self) -> Stack:
        """The chain as a finding: its first operator against its last, or against what its only one takes."""
        first, last = self.operators[0], self.operators[-1]
        twice = len(self.operators) > 1
        second = (last[1], last[2]) if twice else (first[2], self.end)
        return Stack(first[1], self.end, (first[1], first[2]), second, False, twice)


class NegationChains:
    """Reads chains with the word classes of a polarity table."""

    def __init__(self, polarity: PolarityClasses) -> None:
        self._polarity = polarity
        self._starts = DENIALS.union(*(polarity.first_words(kind) for kind in KINDS))

    def find(self, line: Line) -> Stack | None:
        """The first chain of a sentence that says the opposite of what its place asks for."""
        for index, word in enumerate(line.words):
            chain = self.read(line, index) if word in self._starts else None
            if chain and (self._bad_advice(line, index, chain) or self._good_cause(line, index, chain)):
                return chain.stack()
        return None

    def read(self, line: Line, start: int) -> Chain | None:
        """The chain that begins at ``start``; None where its end is not known to be good or bad."""
        operators: list[tuple[str, int, int]] = []
        index = start
        while found := self._operator(line, index):
            kind, size = found
            after = index + size
            if kind == "not" and line.here(after) in DELAYS and line.here(after + 1) in {"to", "in"}:
                kind, after = "urge", after + 2
            operators.append((kind, index, after))
            index = after + (kind == "not" and line.here(after) == "to")
            inner = content_word(line, index)
            index = inner if inner >= 0 and self._operator(line, inner) else index
            if line.word(index) == "" or line.stops[index]:
                return None
        kinds = [kind for kind, _, _ in operators if kind != "urge"]
        if not kinds or HEEDING in kinds[:-1]:
            return None
        value, end, sure = self._thing(line, index, kinds[-1])
        if kinds[-1] == HEEDING:
            value, sure = 1, False  # to ignore is bad, whatever is ignored
        return Chain(tuple(operators), end, value * (-1) ** len(kinds), sure) if value else None

    def _operator(self, line: Line, index: int) -> tuple[str, int] | None:
        if line.word(index) not in self._starts:
            return None
        if line.words[index] in DENIALS:
            return None if line.here(index + 1) in QUANTIFIED else ("not", 1)
        for kind in KINDS:
            if size := self._polarity.is_a(kind, line, index):
                return kind, size
        return None

    def _thing(self, line: Line, index: int, last: str) -> tuple[int, int, bool]:
        """Good or bad (1, -1, 0 for unknown), where it ends, and whether words of quality say so."""
        is_a = self._polarity.is_a
        if size := is_a("wholesome_act", line, index):
            return 1, index + size, True
        first = content_word(line, index + is_a("acquiring_verb", line, index))
        if first < 0:
            return 0, index, False
        end = max(noun_phrase_end(line, first), first + 1)
        inner = range(first + 1, end)
        cared = any(is_a(name, line, place) for name in ("care_noun", "food_noun") for place in inner)
        noun = end > first + 1
        if size := is_a("insufficient_adjective", line, first):
            return -int(noun), first + size, True
        if size := is_a("excessive_adjective", line, first):
            return (0 if cared or last in OMITTING else -1), first + size, True
        if size := is_a("harmful_adjective", line, first) or is_a("poor_adjective", line, first):
            return -int(noun or size > 1), first + size, cared or is_a("harmful_adjective", line, first) > 0
        if cared and (size := is_a("good_adjective", line, first)):
            return 1, end, True
        absent = last == "privation_noun" and line.word(index - 2) in ABSENCE and end - first < 4
        if absent and self._polarity.harms(line, end - 1) and line.words[end - 1] not in SIGNS:
            return -1, end, True
        verb = end > first + 1 and "VZ" in tags(line.words[first + 1])  # “exercise leads to …”
        end = first + 1 if verb else end
        whole = end == first + 1 and is_a("care_noun", line, first)
        if last in SHUNNING and (whole or cared) and self._plain(line, first, end):
            return 1, end, False
        return int(last in PRESUMING), index, False

    def _plain(self, line: Line, first: int, end: int) -> bool:
        """Whether no adjective but a good one narrows what is named."""
        return all("ADJ" not in tags(line.words[place]) for place in range(first, end))

    def _bad_advice(self, line: Line, index: int, chain: Chain) -> bool:
        """“Never fail to skip”, “avoid drinking enough water”, “it is unwise to avoid neglecting your feet”."""
        kinds = [kind for kind, _, _ in chain.operators]
        rest = line.words[chain.end :]
        counsel = self._counsel(line, index)
        if counsel < 0:
            several = len(kinds) - (kinds[0] == "not") > 1 or (len(kinds) > 1 and chain.sure)
            return chain.net > 0 and several and CONDITIONAL.isdisjoint(rest)
        if (
            chain.net > 0
            or line.word(chain.end) in SLOWLY
            or not (counsel or _advice(line, index) or (line.word(index - 1) in {"should", "must"} and len(kinds) > 2))
        ):
            return False
        if not chain.sure and not CONDITIONAL.isdisjoint(rest):
            return False
        if len(kinds) == 1:
            return kinds[0] == "avoiding_verb" and chain.sure
        return chain.sure or kinds[0] == "urge" or len(kinds) > 2

    def _counsel(self, line: Line, index: int) -> int:
        """Whether the words before advise to do so (1: “it is best to”) or not to (-1: “it is unwise to”, “warn against”)."""
        before = line.words[max(0, index - 6) : index]
        if before[-1:] == ["to"]:
            denied = any(word in DENIALS or word.endswith("n't") for word in before[-5:-2])
            if before[-2:-1] and before[-2] in WORTHY:
                return -1 if denied else 1
            places = range(index - 3, index - 1)
            unwise = any(self._polarity.is_a("unwise_adjective", line, i) == index - 1 - i for i in places if i >= 0)
            return (1 if denied else -1) if unwise else 0
        if before[-1:] in (["against"], ["from"]) and any(word.startswith(WARNING) for word in before[:-1]):
            return 0 if any(word in DENIALS for word in before) else -1
        return -1 if before[-2:] in ([["no", noun] for noun in ("reason", "need", "excuse", "point")]) else 0

    def _good_cause(self, line: Line, index: int, chain: Chain) -> bool:
        """“Avoiding excess salt brings on …”, “not neglecting your teeth leads to …”, “sunburn results from avoiding …”."""
        if chain.operators[0][0] == "urge":
            return False
        if chain.net < 0:
            return index == 0 and self._subject(line, index, chain) and self._bad_boon(line, chain)
        start = index
        while start and line.words[start - 1] in ARTICLES | POSSESSIVES:
            start -= 1
        if start == 0 or line.stops[start]:
            return self._subject(line, index, chain) and self._does_harm(line, chain.operators[-1][2] + 1)
        before = " ".join(line.words[max(0, start - 3) : start])
        cause = before.endswith(CAUSAL) or bool(ARISING.search(before))
        return cause and any(self._polarity.harms(line, place) for place in range(start))

    def _bad_boon(self, line: Line, chain: Chain) -> bool:
        """“Neglecting proper hygiene prevents infection”."""
        lost = chain.sure or chain.operators[-1][0] == HEEDING
        after = range(chain.end, min(chain.end + 4, len(line.words)))
        verb = next((i for i in after if line.words[i] in BOONS), -1)
        return lost and verb > 0 and not any(line.stops[chain.end + 1 : verb + 1])

    def _subject(self, line: Line, index: int, chain: Chain) -> bool:
        """Whether the chain may be a subject: a deed (“not skipping”) or a want (“the absence of”), no instruction."""
        deed = next((low for kind, low, _ in chain.operators if kind != "not"), index)
        return chain.operators[-1][0] == "privation_noun" or line.words[deed].endswith(("ing", "ure", "al"))

    def _does_harm(self, line: Line, start: int) -> bool:
        clause = (i for i in range(start, len(line.words)) if line.words[i] in {"which", "that", "who"})
        rest = range(start, next(clause, len(line.words)))
        if any(self._polarity.is_a("good_predicate", line, i) for i in rest):
            return False
        return any(self._polarity.is_a("harm_predicate", line, i) for i in rest) or any(
            line.words[i] in MAKING and self._ill(line, i + 1) for i in rest
        )

    def _ill(self, line: Line, start: int) -> bool:
        after = range(start, min(start + 4, len(line.words)))
        return any(line.words[i] in ILL or self._polarity.harms(line, i) for i in after)


def _advice(line: Line, index: int) -> bool:
    """Whether an instruction begins at ``index``: at the head of the sentence, or behind words that give one."""
    before = line.words[:index]
    if before and before[-1] in {"do", "please", "always"}:
        before = before[:-1]
    if not before:
        return not line.words[index].endswith("ing")
    if before[-1] in MODALS | {"must"}:
        return before[-2:-1] != [] and before[-2] in READERS
    return tuple(before[-3:]) in COMMANDS or tuple(before[-2:]) in URGES or before == ["remember"]
