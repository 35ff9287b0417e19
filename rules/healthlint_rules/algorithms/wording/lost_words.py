"""Where a function word was lost: frames of verbs, adjectives, quantifiers and nouns that need one before what follows.

Each frame looks at the words of a sentence and yields the words that stand side by side and what is missing between them.
Sub-categorisation after common grammars; the classes of words come from ``lexical_classes`` and ``missing_words``. Frames that edited
health text contradicts were dropped. Own method.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property, partial
from typing import Any

from healthlint_rules.algorithms.language.lexical_classes import (
    BE,
    DETERMINERS,
    MODALS,
    POSSESSIVES,
    first_tag,
    may_be,
    tags,
    word_set,
)
from healthlint_rules.algorithms.language.line import Line
from healthlint_rules.algorithms.wording.lost_be_of import Lost, auxiliary, is_verb, missing_be, missing_of, noun

TIME_UNITS = frozenset({"day", "week", "month", "year", "night", "hour", "morning", "evening"})
NEEDS = {  # verbs that take no bare object
    "consist": "of", "consists": "of", "consisted": "of", "consisting": "of",
    "depend": "on", "depends": "on", "depended": "on", "relies": "on", "rely": "on", "relied": "on",
    "adhere": "to", "adheres": "to", "belongs": "to", "belong": "to", "pertains": "to", "pertain": "to",
    "interfere": "with", "interferes": "with", "interfered": "with", "interfering": "with",
    "comply": "with", "complies": "with", "cope": "with", "copes": "with", "coping": "with",
    "resulted": "in", "succumb": "to", "succumbs": "to", "abstain": "from", "refrain": "from",
    "respond": "to", "responds": "to", "responded": "to", "react": "to", "reacts": "to", "reacted": "to",
}  # fmt: skip
IDIOMS = {
    ("as", "result"): "as a result", ("at", "same", "time"): "at the same time", ("on", "other", "hand"): "on the other hand",
    ("for", "first", "time"): "for the first time", ("in", "long", "run"): "in the long run", ("in", "same", "way"): "in the same way",
    ("in", "meantime"): "in the meantime", ("for", "long", "time"): "for a long time", ("one", "of", "most"): "one of the most",
    ("one", "of", "best"): "one of the best", ("on", "contrary"): "on the contrary", ("as", "matter", "of"): "as a matter of",
    ("in", "few", "days"): "in a few days", ("in", "few", "weeks"): "in a few weeks", ("after", "while"): "after a while",
    ("for", "while"): "for a while", ("once", "in", "while"): "once in a while", ("such", "thing", "as"): "such a thing as",
    ("all", "of", "sudden"): "all of a sudden", ("in", "event", "of"): "in the event of", ("with", "help", "of"): "with the help of",
}  # fmt: skip
BARE = word_set("that no all both much more most less enough either neither this")  # determiners that stand alone
OWN_TRIGGERS = word_set(
    """
    result lead contribute leads led contributes contributed most some many much none several few once twice
    thrice times that who which there has have used make makes made making caused triggered lot risk case form
    absence presence one thanks couple
    """
)


Frame = Callable[[Line, int], Lost | None]
AUXILIARY = MODALS | BE


class Frames:
    """All frames with the word classes of a pack."""

    def __init__(self, lexicons: Mapping[str, Any]) -> None:
        self.classes = {
            name: frozenset(lexicons[name])
            for name in (
                "outcome_noun",
                "to_adjective",
                "of_noun",
                "infinitive_adjective",
                "able_word",
                "predicate_noun",
                "bare_cause",
            )
        }

        shared = [partial(frame, classes=self.classes) for frame in (auxiliary, noun, missing_be, missing_of)]
        own = (self._idiom, self._verb, self._adjective, self._quantifier, self._infinitive)
        self._frames: tuple[Frame, ...] = (*own, *shared)
        self._of_auxiliaries: tuple[Frame, ...] = (shared[0],)  # the commonest words, at which no other frame begins

    @cached_property
    def triggers(self) -> frozenset[str]:
        """Words at which some frame may begin; all others are passed over."""
        return OWN_TRIGGERS.union(NEEDS, MODALS, BE, (first for first, *_ in IDIOMS), *self.classes.values())

    def find(self, line: Line) -> Iterator[Lost]:
        """Every place of the sentence where a word is missing."""
        triggers = self.triggers
        for index, word in enumerate(line.words):
            if word not in triggers:
                continue
            for frame in self._of_auxiliaries if word in AUXILIARY else self._frames:
                found = frame(line, index)
                if found and all(line.glued(at) for at in range(found.first, found.last)):
                    yield found
                    break

    def _idiom(self, line: Line, i: int) -> Lost | None:
        for size in (3, 2):
            if right := IDIOMS.get(tuple(line.words[i : i + size])):
                before = line.word(i - 1)
                after = line.word(i + size)
                if tuple(line.words[i : i + 2]) in {("for", "while"), ("after", "while")} and after:
                    return None
                if line.words[i] == "such" and before == "no":
                    return None
                if (line.words[i] == "as" and before in ("such", "well", "far")) or (
                    line.words[i] == "as" and after == "s"
                ):
                    return None
                return Lost(i, i + size - 1, right)
        return None

    def _verb(self, line: Line, i: int) -> Lost | None:
        word = line.words[i]
        after = line.word(i + 1)
        before = line.word(i - 1)
        if not after or before in DETERMINERS or before == "-":
            return None
        if (
            word in NEEDS
            and (_opens_phrase(after) or (may_be(after, "NUM") and word.startswith("consist")))
            and not may_be(after, "ADV", "P", "CONJ", "WH", "VG")
            and after not in ("skills", "strategies", "techniques", "mechanisms", "methods")
            and "deal" not in line.words[i + 1 : i + 4]
        ):
            return Lost(i, i + 1, f"{word} {NEEDS[word]} {after}")
        outcomes = self.classes["outcome_noun"]
        joined = before in MODALS or before in ("to", "often", "usually", "eventually", "and", "also", "even")
        if word in ("result", "lead", "contribute") and joined and after in outcomes and before != "and":
            return Lost(i, i + 1, f"{word} {'in' if word == 'result' else 'to'} {after}")
        if (
            word in ("lead", "leads", "led")
            and (joined or before in MODALS or word != "lead")
            and after
            and tags(after) == ("ADJ",)
        ):
            at = i + 1
            while (
                line.after(at)
                and tags(line.words[at])[0] in ("ADJ", "N")
                and tags(line.after(at))[0] in ("ADJ", "N", "NS")
            ):
                at += 1
            if line.words[at] in outcomes or line.words[at] in ("pressure", "failure", "disease", "damage"):
                return Lost(i, i + 1, f"{word} to {after}")
        if word == "result" and before == "and" and after in outcomes and any(w in MODALS for w in line.words[:i]):
            return Lost(i, i + 1, f"result in {after}")
        if word in ("leads", "led", "contributes", "contributed") and after in outcomes and not may_be(before, "ADJ"):
            return Lost(i, i + 1, f"{word} to {after}")
        return None

    def _adjective(self, line: Line, i: int) -> Lost | None:
        after = line.word(i + 1)
        before = line.word(i - 1)
        if (
            line.words[i] in self.classes["to_adjective"]
            and after
            and (before in BE or before in ("be", "become", "becomes", "more", "less", "especially", "closely"))
        ):
            noun = first_tag(after) in ("N", "NS") and after not in ("individuals",) and not may_be(after, "VG", "ADV")
            if (
                after in DETERMINERS
                and after not in ("both", "either", "neither", "all", "enough", "each", "in", "no", "such", "that")
            ) or (noun and line.words[i] in ("prone", "allergic", "addicted", "susceptible", "vulnerable")):
                return Lost(i, i + 1, f"{line.words[i]} to {after}")
        return None

    def _quantifier(self, line: Line, i: int) -> Lost | None:
        word = line.words[i]
        after = line.word(i + 1)
        before = line.word(i - 1)
        if (
            word in ("most", "some", "many", "much", "none", "several", "few")
            and after in POSSESSIVES
            and before not in ("at", "the", "for")
        ):
            follows = line.word(i + 2)
            if (
                follows and not (word in ("most", "much", "some", "many", "few") and _is_verb_before(before))
            ) or before in ("cover", "covers", "lose", "loses", "spend", "spends", "use", "uses"):
                return (
                    Lost(i, i + 1, f"{word} of {after}")
                    if first_tag(follows) in ("N", "NS", "ADJ") and word != "few"
                    else None
                )
        if word in ("once", "twice", "thrice", "times") and after in TIME_UNITS:
            follows = line.word(i + 2)
            counted_times = word != "times" or may_be(before, "NUM") or before in ("several", "many", "few")
            if (
                counted_times
                and not (word == "once" and (is_verb(follows) or may_be(follows or "x", "NUM")))
                and after not in ("morning", "evening", "night")
            ):
                return Lost(i, i + 1, f"{word} a {after}")
        return None

    def _infinitive(self, line: Line, i: int) -> Lost | None:
        word = line.words[i]
        after = line.word(i + 1)
        follows = line.word(i + 2)
        if not after or not may_be(after, "V") or after in MODALS or after in BE:
            return None
        it_is = (
            i >= 2 and line.words[i - 1] in ("is", "was", "be") and line.words[i - 2] in ("it", "may", "can", "will")
        )
        if (
            word in self.classes["infinitive_adjective"]
            and it_is
            and (follows in DETERMINERS or follows in ("it", "them", "you"))
        ):
            return Lost(i, i + 1, f"{word} to {after}")
        able = word in self.classes["able_word"] and first_tag(after) == "V" and _links(line, i)
        if able and not may_be(after, "VN", "ADJ", "N") and after not in ("be",):
            return Lost(i, i + 1, f"{word} to {after}")
        return None


def _links(line: Line, i: int) -> bool:
    """“Likely” is an adverb as well: only after a form of “be” does it ask for an infinitive."""
    return line.words[i] not in ("likely", "unlikely", "willing", "supposed") or (
        i > 0 and line.words[i - 1] in BE | {"be", "is", "not"}
    )


def _opens_phrase(word: str) -> bool:
    """Whether a word opens a noun phrase beyond doubt: a determiner, or a noun and nothing else."""
    if word in DETERMINERS and word not in BARE:
        return True
    return set(tags(word)) <= {"N", "NS"} and len(word) > 3


def _is_verb_before(word: str) -> bool:
    """After a verb a bare quantifier may be an adverb: what matters most her family may say."""
    return first_tag(word) in ("V", "VZ", "VD", "VN") if word else False
