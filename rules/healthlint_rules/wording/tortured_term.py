"""Terms with a part swapped for a near synonym; see :mod:`healthlint_rules.algorithms.wording.swaps`."""

from __future__ import annotations

from collections.abc import Iterator

from healthlint.diagnostic import Finding
from healthlint.document import Document
from healthlint.kinds.common import proposal
from healthlint.kinds.expressions import usable
from healthlint.rule import Rule
from healthlint_rules.algorithms.wording.swaps import swaps_in


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """Yield each tortured term with the usual one as proposal."""
    for sentence, swap in swaps_in(document, rule):
        if swap.sure and rule.covers(sentence.block) and usable(rule, sentence, swap.start, swap.end):
            quote = sentence.text[swap.start : swap.end]
            yield proposal(sentence.locate(swap.start, swap.end), quote, swap.usual)
