"""Lost auxiliaries, and “be”, “of” and “to” beside nouns: “should avoided”, “there many”, “a lot students”, “is caused bacteria”.

The second half of :mod:`lost_words`, whose words and classes these frames share. Own method.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from healthlint_rules.algorithms.language.lexical_classes import (
    BE,
    DETERMINERS,
    MODALS,
    first_tag,
    may_be,
    tags,
    word_set,
)
from healthlint_rules.algorithms.language.line import Line

Classes = Mapping[str, frozenset[str]]

BARE_PARTICIPLES = word_set(
    "taken been given seen eaten gone undergone fallen begun broken chosen worn grown spoken driven"
)
PARTICIPLE_BY = word_set("cause treat define trigger affect prevent relieve reduce recommend prescribe produce")

THERE = word_set("no a an one another many several various numerous two three four five some")
COUNTED = word_set("number variety range series majority handful host multitude plethora combination")


class Lost(msgspec.Struct, frozen=True):
    """Words ``first`` to ``last`` of a sentence and how they should read."""

    first: int
    last: int
    suggestion: str


def auxiliary(line: Line, i: int, classes: Classes) -> Lost | None:
    word = line.words[i]
    after = line.word(i + 1)
    follows = line.word(i + 2)
    if word in ("that", "who", "which") and after == "been":
        return Lost(i, i + 1, f"{word} have been")
    names = set(tags(after)) if after else set()
    if (
        word in MODALS
        and after.endswith("ed")
        and "-" not in after
        and names
        and names <= {"VN", "VD"}
        and line.words[0] not in ("how", "what", "why", "when", "where")
    ):
        return Lost(i, i + 1, f"{word} be {after}")
    if word in BE and after in PARTICIPLE_BY and follows == "by":
        return Lost(i, i + 2, f"{word} {after}d by" if after.endswith("e") else f"{word} {after}ed by")
    return None


def noun(line: Line, i: int, classes: Classes) -> Lost | None:
    after = line.word(i + 1)
    before = line.word(i - 1)
    if (
        line.words[i] in classes["of_noun"]
        and after
        and (before in ("a", "an", "wide", "large", "vast", "broad", "small", "whole", "huge", "great"))
    ):
        plural = line.words[i] in COUNTED
        if plural and first_tag(after) == "NS" and not may_be(after, "VZ"):
            return Lost(i, i + 1, f"{line.words[i]} of {after}")
        if (
            line.words[i] in ("lack", "amount")
            and first_tag(after) == "N"
            and not may_be(after, "V", "VD", "ADV", "ADJ")
        ):
            return Lost(i, i + 1, f"{line.words[i]} of {after}")
    return None


def missing_be(line: Line, i: int, classes: Classes) -> Lost | None:
    """“There many”, “has shown to”, “who taken”, “used treat”, “makes easier to”, “is caused bacteria”."""
    word = line.words[i]
    after = line.word(i + 1)
    follows = line.word(i + 2)
    before = line.word(i - 1)
    if (
        word == "there"
        and after in THERE
        and (before in ("if", "when", "because", "that", "and", "but", "so") or i == 0 or not line.glued(i - 1))
    ):
        return Lost(i, i + 1, f"there {'is' if after in ('a', 'an', 'no', 'one', 'another') else 'are'} {after}")
    if word in ("has", "have") and after in ("shown", "proven", "linked", "thought") and follows == "to":
        return Lost(i, i + 1, f"{word} been {after}") if after != "shown" or before not in ("who", "you") else None
    if (
        word in ("who", "that")
        and after in BARE_PARTICIPLES
        and before not in ("", "so", "know", "from", "of", "than", "to", "with")
    ):
        return Lost(i, i + 1, f"{word} have {after}")
    if (
        word == "used"
        and before in BE
        and first_tag(after) == "V"
        and (follows in DETERMINERS or first_tag(follows) in ("N", "NS"))
    ):
        return Lost(i, i + 1, f"used to {after}")
    if (
        word in ("make", "makes", "made", "making")
        and after in ("easier", "harder", "possible", "difficult", "impossible")
        and follows == "to"
    ):
        return Lost(i, i + 1, f"{word} it {after}")
    if word in ("caused", "triggered") and before in BE and after in classes["bare_cause"]:
        return Lost(i, i + 1, f"{word} by {after}")
    predicate = word in classes["predicate_noun"] and (
        before in BE or (before == "not" and i > 1 and line.words[i - 2] in BE)
    )
    if predicate and after in ("for", "of"):
        return Lost(i, i + 1, f"{'an' if word[0] in 'aeiou' else 'a'} {word} {after}")
    return None


def missing_of(line: Line, i: int, classes: Classes) -> Lost | None:
    """“A lot students”, “at risk falls”, “in case emergency”, “a result a”, “one the most”, “thanks better”."""
    word = line.words[i]
    after = line.word(i + 1)
    before = line.word(i - 1)
    if (
        word == "lot"
        and before in ("a", "whole")
        and first_tag(after) in ("NS", "N")
        and not may_be(after, "ADV", "ADJ", "V", "VD")
    ):
        return Lost(i, i + 1, f"lot of {after}")
    if word == "risk" and before == "at" and after in classes["outcome_noun"]:
        return Lost(i, i + 1, f"risk of {after}")
    if (
        word == "case"
        and before == "in"
        and after in ("emergency", "accident", "fire", "injury", "infection", "pain", "fever", "bleeding", "doubt")
    ):
        return Lost(i, i + 1, f"case of {after}")
    if (
        word in ("form", "absence", "presence", "middle")
        and before == "the"
        and i > 1
        and line.words[i - 2] == "in"
        and first_tag(after) in ("NS", "N")
    ):
        follows = line.word(i + 2)
        return None if is_verb(follows) else Lost(i, i + 1, f"{word} of {after}")
    if word == "result" and before == "a" and after in ("a", "the", "this", "your", "their", "poor", "too"):
        return None if i > 1 and line.words[i - 2] == "as" else Lost(i, i + 1, f"result of {after}")
    if (
        word in ("one", "some", "none")
        and after == "the"
        and i + 2 < len(line.words)
        and line.words[i + 2] in ("most", "best", "main", "worst", "biggest", "least", "first")
    ):
        return Lost(i, i + 1, f"{word} of {after}") if i == 0 or before in BE or before in ("is", "remains") else None
    if word == "thanks" and i == 0 and first_tag(after) in ("ADJ", "N", "NS") and after not in ("again",):
        return Lost(i, i + 1, f"thanks to {after}")
    if word == "couple" and before in ("in", "for", "after", "every", "within") and first_tag(after) == "NS":
        return Lost(i, i + 1, f"a couple of {after}")
    return None


def is_verb(word: str) -> bool:
    """Whether a word can be a finite verb that is no bare form."""
    return word in MODALS or word in BE or may_be(word, "VZ", "VD")
