"""A sentence that as a whole promises too much, in whatever words, where no other rule on promises says so."""

from __future__ import annotations

from collections.abc import Iterator

from healthlint.diagnostic import Finding, Severity
from healthlint.document import Document
from healthlint.rule import Rule
from healthlint_rules.algorithms.claims.frames import Clause, bits, hedged, set_apart, supposed
from healthlint_rules.algorithms.claims.promise_model import possible, score
from healthlint_rules.algorithms.language.class_patterns import ClassMatch
from healthlint_rules.algorithms.language.word_classes import Tagged, tagged
from healthlint_rules.evidence import proof_overclaim, proven_claim, superlative_claim
from healthlint_rules.promo import (
    absolute_prevention,
    absolute_safety,
    conspiracy_hook,
    cure_claim,
    detox_claim,
    disease_claim_supplement,
    guarantee_claim,
    miracle_claim,
    natural_means_safe,
    quick_fix,
    regulator_approval_misuse,
)

_OTHERS = (
    *(absolute_prevention, absolute_safety, conspiracy_hook, cure_claim, detox_claim, disease_claim_supplement),
    *(guarantee_claim, miracle_claim, natural_means_safe, quick_fix, regulator_approval_misuse),
    *(proof_overclaim, proven_claim, superlative_claim),
)
_SURE = 50  # hundredths above the threshold
_MARK = bits("PUNCT")
_ENDING = bits("HEAL", "REMOVE", "PREVENT", "EASE", "VANISH", "ENSURE", "GUARANTEE", "TREAT", "SAFETY")
_NOBODY = bits("NOTHING", "NOBODY")
_NONE = frozenset({"no", "none", "neither"})
_JOINING = frozenset({"and", "but", "that", "because", "so"})


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """Each sentence that the model takes for a promise and that nobody reports yet; a hint where it is none too sure."""
    found = [(line, place) for line in tagged(document) if possible(line) and (place := _promise(document, line))]
    if not found:
        return
    taken = {id(place.sentence) for other in _OTHERS for place in other.CLAIMS.places(document)}
    for line, (start, end, over) in found:
        sentence = line.sentence
        if rule.covers(sentence.block) and id(sentence) not in taken:
            grade = Severity.HINT if over < _SURE else None
            yield Finding(sentence.span(start, end), {"match": sentence.text[start:end]}, severity=grade)


def _promise(document: Document, line: Tagged) -> tuple[int, int, int] | None:
    """The clauses of a sentence that the strongest run lies in, and how far the sentence is above the threshold.

    None where it is not, or where the writer does not stand behind it.
    """
    units = line.units
    judged = score(units)
    if judged is None or judged.over <= 0:
        return None
    first, last = judged.strongest()
    peak = max(range(first, last + 1), key=judged.shares.__getitem__)
    while first and not units.masks[first - 1] & _MARK:
        first -= 1
    while last + 1 < len(units.masks) and not units.masks[last + 1] & _MARK:
        last += 1
    first += bool(units.masks[first] & _MARK)
    last -= bool(units.masks[last] & _MARK)
    clause = Clause(line, units.starts[peak])
    if hedged(clause, strong=True) or supposed(clause, strong=True) or _nothing_does(line):
        return None
    if line.sentence.quoted(units.starts[peak], units.ends[peak]):
        return None
    start, end = units.starts[first], units.ends[last]
    told = set_apart(document, line, clause, ClassMatch(units.starts[peak], end, *line.code_range(peak, last)))
    return None if told else (start, end, judged.over)


def _nothing_does(line: Tagged) -> bool:
    """Whether “nothing”, “no cream” or “nobody” opens a clause as the subject of what a promise would promise."""
    masks, texts = line.units.masks, line.units.texts
    for i, (mask, text) in enumerate(zip(masks, texts, strict=True)):
        opens = i == 0 or masks[i - 1] & _MARK or texts[i - 1] in _JOINING
        if opens and (text in _NONE or mask & _NOBODY) and any(later & _ENDING for later in masks[i + 1 : i + 7]):
            return True
    return False
