"""Sentences that tell one share as a percentage and another as “N in M”; a restatement of the same share is no second one.

Own method: the two shares must differ by more than a rounding, and both must be said of people or cases.
"""

from __future__ import annotations

from collections.abc import Iterator

from healthlint.annotations import cue_sentences
from healthlint.diagnostic import Finding
from healthlint.document import Document
from healthlint.patterns import compile_pattern
from healthlint.rule import Rule

_WORDS = {word: number for number, word in enumerate(
    ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"], 1
)}  # fmt: skip
_NUMBER = r"(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten)"
RATIO = compile_pattern(
    rf"\b({_NUMBER}) (?:in|out of) (?:every )?({_NUMBER})\b(?! (?:the|room|morning|evening|days?|hours?|weeks?|minutes?|years?))"
)
PERCENT = compile_pattern(
    r"\b(\d[\d.]*)\s?(?:%|percent\b|per cent\b)(?! (?:\w+ )?(?:cream|lotion|solution|gel|ointment|salt|alcohol|salin\w+|concentration|strength|confidence))"
)
NEAR = 0.15  # shares that differ by less of the larger are one share said twice


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """Yield the ratio of sentences that also hold another share as a percentage."""
    for sentence in cue_sentences(document, rule.id):
        text = sentence.folded
        percents = [
            (match, float(match.group(1).rstrip(".")) / 100)
            for match in PERCENT.finditer(text)
            if _single(match.group(1))
        ]
        ratios = [(match, share) for match in RATIO.finditer(text) if (share := _share(match.group(1), match.group(2)))]
        if not percents or not ratios or not rule.covers(sentence.block) or sentence.quoted(0, len(text)):
            continue
        if any(abs(one - other) <= NEAR * max(one, other) for _, one in ratios for _, other in percents):
            continue
        match, other = ratios[0][0], percents[0][0]
        values = {"match": sentence.text[slice(*match.span())], "other": sentence.text[slice(*other.span())]}
        yield Finding(sentence.span(*match.span()), values)


def _single(text: str) -> bool:
    return text.rstrip(".").count(".") <= 1


def _share(part: str, whole: str) -> float:
    """The share as a fraction; 0 where the two numbers make none."""
    low, high = _value(part), _value(whole)
    return low / high if 0 < low < high and high >= 2 else 0.0


def _value(text: str) -> float:
    plain = text.replace(",", "").rstrip(".")
    return float(_WORDS.get(plain, 0)) if plain.isalpha() else float(plain) if plain.count(".") <= 1 and plain else 0.0
