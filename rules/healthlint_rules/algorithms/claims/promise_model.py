"""How much a sentence sounds like a promise: a logistic regression over word classes, function words and their order.

Features, all counted: each class and each word that is no topic, pairs and triples of neighbours, ordered pairs of classes at most
``WINDOW`` units apart, the first act that a negative word governs, the length. A topic (a complaint, a remedy, a part of
the body, a person) is known by its class alone, so that weights carry over to other topics. Weights and threshold come from
``benchmarks/train_promises.py``; they are summed from a dictionary and nothing is imported for it. Own method.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from healthlint_rules.algorithms.claims.frames import bits
from healthlint_rules.algorithms.language.lexical_classes import tags
from healthlint_rules.algorithms.language.word_classes import PARTS_OF_SPEECH, Tagged, Units, lexicon

SCALE = 100
WINDOW = 7  # units between the two classes of a pair
REACH = -150  # no promise among the labels weighs less by its words alone
LEAST = 4  # a shorter line is a label
_TOPICS = bits(
    *("CONDITION", "SYMPTOM", "BODY", "REMEDY", "SUPPLEMENT", "PERSON", "DOCTOR", "DRUG", "MEDICINE", "GERM"),
    *("DEFICIENCY", "NAME", "WASTE", "INDUSTRY", "REGULATOR"),
)
_PLAIN = bits(*PARTS_OF_SPEECH, "PREP", "DET", "BE", "MODAL", "AND")  # said by the words themselves
_CERTAIN = bits(
    *("NEVER", "AGAIN", "NOTHING", "NOBODY", "ALWAYS", "EVERY", "EVERYONE", "EVERYTHING", "CERTAINLY", "SUREFIRE", "UNDENIABLE"),
    *("HEAL", "REMOVE", "VANISH", "RETURN", "DISCARD", "GOODBYE", "ENDING", "CLOSER", "DETOX", "MIRACLE", "YOUTH", "UNNEEDED"),
    *("IMPOSSIBLE", "GUARANTEE", "ENSURE", "FULL", "LASTING", "BEST", "BETTER", "OUTDO", "RIVAL", "SAFETY", "NATURAL", "PROVEN", "DISPUTE"),
)  # fmt: skip
_ABOUT = bits(
    *("CONDITION", "SYMPTOM", "BODY", "OUTCOME", "DRUG", "DOCTOR", "REMEDY", "SUPPLEMENT", "MEDICINE", "HARM", "HEALTHY"),
    *("YOUTH", "GERM", "HEAL"),
)  # fmt: skip
_NOT, _SOFT = bits("NOT"), bits("HEDGE", "MODAL")
_WILL, _FAR = bits("WILL"), bits("REMEDY", "SUPPLEMENT", "EVER", "WHOLLY")
_NEGATIVE = bits("NOT", "NEVER", "NOBODY", "NOTHING")
_NONE = frozenset({"no", "none", "neither", "without"})
_ACTS = bits(
    *(
        "HEAL",
        "REMOVE",
        "PREVENT",
        "EASE",
        "TREAT",
        "VANISH",
        "WORK",
        "FAIL",
        "HARM",
        "RETURN",
        "NEED",
        "SUFFER",
        "PROVE",
    ),
    *("GIVE", "CHANGE", "OUTDO", "USE", "ENSURE", "DISPUTE"),
)
_MARK = bits("PUNCT")
_CLOSED = frozenset({"AUX", "DET", "PRON", "CONJ", "WH", "P", "ADV"})
_STOPS = frozenset(";:,.")


def possible(line: Tagged) -> bool:
    """Whether a sentence is worth a score: whole, on health, and with a word of certainty, of ending or of flat denial."""
    mask = line.mask
    if not mask & _ABOUT or len(line.words) < LEAST:
        return False
    if not mask & _CERTAIN and not (mask & _NOT and not mask & _SOFT) and not (mask & _WILL and mask & _FAR):
        return False
    text = line.sentence.text.rstrip(" \"”’')*_")
    return text[-1:] in {".", "!"} and text.lstrip(" \"“‘'(*_")[:1].isupper()


def features(units: Units) -> list[str]:
    """The features of a sentence, one that occurs twice named twice."""
    found = [_length(units)]
    for own, near in _places(units):
        found += own
        found += [name for first, second in near for name in _pairs(first, second)]
    return found


def _length(units: Units) -> str:
    return f"n={min(len(units.texts) // 6, 7)}"


def _places(units: Units) -> Iterator[tuple[list[str], list[tuple[int, int]]]]:
    """The features that each unit brings in, and the pairs of classes that it ends."""
    masks, texts = units.masks, units.texts
    before, last = "^", "^"
    near: list[tuple[int, int]] = []
    for i, (mask, text) in enumerate(zip(masks, texts, strict=True)):
        kept = mask & ~_PLAIN
        symbol = _symbol(kept, text)
        found = [*_own(kept, text), f"{last}_{symbol}", f"{before}_{last}_{symbol}"]
        if mask & _NEGATIVE or text in _NONE:
            found += _governed(units, i)
        ended = []
        if kept:
            near = [(j, other) for j, other in near if i - j <= WINDOW]
            ended = [(other, kept) for _, other in near]
            near.append((i, kept))
        before, last = last, symbol
        yield found, ended


def _own(mask: int, text: str) -> list[str]:
    """The features of a unit by itself: its classes, and its text unless that is a topic."""
    if mask & _MARK:
        return []
    classes = [f"c={name}" for name in _names(mask)]
    if text[:1].isdigit():
        return [*classes, "c=NUM"]
    return classes if mask & _TOPICS else [*classes, f"w={text}"]


@cache
def _symbol(mask: int, text: str) -> str:
    """What stands for a unit in a sequence: two classes, a function word, or a part of speech."""
    if mask & _MARK:
        return text
    if text[:1].isdigit():
        return "NUM"
    if mask:
        return "+".join(_names(mask)[:2])
    part = tags(text)[0]
    return text if part in _CLOSED else part


@cache
def _pairs(first: int, second: int) -> tuple[str, ...]:
    """The features of two units in this order, by their classes."""
    return tuple(f"{one}>{other}" for one in _names(first) for other in _names(second))


def _governed(units: Units, index: int) -> list[str]:
    """What a negative word governs: the first act after it."""
    masks, texts = units.masks, units.texts
    word = _names(masks[index] & _NEGATIVE)[:1] or ("no",)
    act = next((mask & _ACTS for mask in masks[index + 1 : index + 9] if mask & _ACTS), 0)
    opening = "^" if index < 2 or texts[index - 1] in _STOPS else ""
    name = (_names(act) or ("0",))[0]
    return [f"not{opening}={word[0]}>{name}", f"not{opening}>{name}"]


@cache
def _names(mask: int) -> tuple[str, ...]:
    names = _class_names()
    found = []
    while mask:
        found.append(names[mask & -mask])
        mask &= mask - 1
    return tuple(found)


@cache
def _class_names() -> dict[int, str]:
    return {bit: name for name, bit in lexicon().bits.items()}


class Score(NamedTuple):
    """How far a sentence is above the threshold, times ``SCALE``; what each unit adds to it."""

    over: int
    shares: list[int]

    def strongest(self) -> tuple[int, int]:
        """The first and the last unit of the run that adds most, at least two units."""
        best, low, span, total = -SCALE * SCALE, 0, (0, 0), 0
        for i, share in enumerate(self.shares):
            if total <= 0:
                total, low = 0, i
            total += share
            if total > best and i > low:
                best, span = total, (low, i)
        return span


def score(units: Units) -> Score | None:
    """Judge the units of a sentence; None where single words weigh so little that their order cannot make up for it."""
    weights = _weights()
    start = weights.get(_length(units), 0) + weights["bias"]
    alone = 0
    for mask, text in zip(units.masks, units.texts, strict=True):
        kept = mask & ~_PLAIN
        if not kept & _MARK:
            alone += _class_weight(kept)
            if not kept & _TOPICS:
                alone += weights.get("c=NUM" if text[:1].isdigit() else "w=" + text, 0)
    if start + alone < REACH:
        return None
    shares = []
    for own, near in _places(units):
        share = sum([weights.get(name, 0) for name in own])
        shares.append(share + sum([_pair_weight(first, second) for first, second in near]))
    return Score(start + sum(shares) - weights["threshold"], shares)


@cache
def _class_weight(mask: int) -> int:
    weights = _weights()
    return sum(weights.get(f"c={name}", 0) for name in _names(mask))


@cache
def _pair_weight(first: int, second: int) -> int:
    weights = _weights()
    return sum(weights.get(name, 0) for name in _pairs(first, second))


@cache
def _weights() -> dict[str, int]:
    path = Path(__file__).parents[2] / "lexicons" / "promise_weights.tsv"
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line[:1] != "#")
    return {name: int(weight) for name, weight in rows}
