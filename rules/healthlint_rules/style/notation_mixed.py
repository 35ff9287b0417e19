"""Dates, units and numbers written in two ways; see :mod:`healthlint_rules.algorithms.numbers.notations`.

The rarer way is reported; of two that are as common, the later one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from healthlint.annotations import sentences_of
from healthlint.diagnostic import Finding, Related
from healthlint.document import Document
from healthlint.kinds.expressions import usable
from healthlint.rule import Rule
from healthlint_rules.algorithms.numbers.notations import Use, mixed

MOST = 3  # findings of one family
# family → uses of the commoner notation for each of the rarer, and fewest; English has reasons for some mixtures
CLEAR = {"small numbers": (3, 3), "lengths": (2, 2), "distances": (1, 2), "volumes": (2, 2)}
USUAL = (1, 1)


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """Yield the rarer notation of each family that the options name."""
    found = mixed(document)
    for family in rule.options["families"]:
        uses = [use for use in found.get(family, ()) if rule.covers(use.block) and _is_prose(document, rule, use)]
        yield from _rarer(family, uses)


def _rarer(family: str, uses: Sequence[Use]) -> Iterator[Finding]:
    counts = Counter(use.notation for use in uses)
    if len(counts) < 2:
        return
    (usual, often), *_ = counts.most_common()
    times, fewest = CLEAR.get(family, USUAL)
    first = next(use for use in uses if use.notation == usual)
    rarer = [use for use in uses if use.notation != usual]
    if often < fewest or often < times * len(rarer):
        return
    for use in rarer[:MOST]:
        values = {"match": use.text, "family": family, "notation": use.notation, "usual": usual, "example": first.text}
        related = (Related(first.block.span(first.start, first.end), "in the other way here"),)
        yield Finding(use.block.span(use.start, use.end), values, related=related)


def _is_prose(document: Document, rule: Rule, use: Use) -> bool:
    """Whether the article itself says it, and not a quotation or code."""
    sentence = next((s for s in sentences_of(document, use.block) if s.start <= use.start < s.end), None)
    return sentence is not None and usable(rule, sentence, use.start - sentence.start, use.end - sentence.start)
