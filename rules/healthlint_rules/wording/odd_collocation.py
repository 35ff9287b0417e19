"""Verbs with an object they are not used with; see :mod:`healthlint_rules.algorithms.swaps`."""

from __future__ import annotations

from collections.abc import Iterator

from healthlint.diagnostic import Finding
from healthlint.document import BlockKind, Document
from healthlint.kinds.common import proposal
from healthlint.kinds.expressions import usable
from healthlint.rule import Rule
from healthlint_rules.algorithms.swaps import swaps_in


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """Yield each verb and object of which one or both are swapped."""
    for sentence, swap in swaps_in(document, rule):
        if not swap.sure and rule.covers(sentence.block) and usable(rule, sentence, swap.start, swap.end):
            quote = sentence.text[swap.start : swap.end]
            changed = sum(
                one.lower() != other.lower() for one, other in zip(quote.split(), swap.usual.split(), strict=False)
            )
            if sentence.block.kind is BlockKind.HEADING and changed > 1:
                continue  # two swaps are too little to go by where capitals hide names and verbs
            yield proposal(sentence.locate(swap.start, swap.end), quote, swap.usual)
