"""Verbs with an object they are not used with; see :mod:`healthlint_rules.algorithms.wording.swaps`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from healthlint.diagnostic import Finding
from healthlint.document import BlockKind, Document
from healthlint.kinds.common import proposal
from healthlint.kinds.expressions import usable
from healthlint.rule import Rule
from healthlint_rules.algorithms.language.lexical_classes import may_be
from healthlint_rules.algorithms.wording.swaps import swaps_in

_NUMERAL = re.compile(r"[IVX]+|[A-Z]|\d+")  # “Stage II” is a name


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """Yield each verb and object of which one or both are swapped."""
    for sentence, swap in swaps_in(document, rule):
        if not swap.sure and rule.covers(sentence.block) and usable(rule, sentence, swap.start, swap.end):
            quote = sentence.text[swap.start : swap.end]
            heading = sentence.block.kind is BlockKind.HEADING
            if (heading or not sentence.text[: swap.start].strip()) and _doubtful(quote, swap.usual, verbs=heading):
                continue
            if _NUMERAL.fullmatch(quote.split()[-1]):
                continue
            yield proposal(sentence.locate(swap.start, swap.end), quote, swap.usual)


def _doubtful(quote: str, usual: str, *, verbs: bool) -> bool:
    """Whether two words (“Rest helps” for “Sleep aids”) or, with ``verbs``, a verb are swapped: capitals hide names and verbs."""
    pairs = [(one, other) for one, other in zip(quote.lower().split(), usual.lower().split(), strict=False)]
    return all(one != other for one, other in pairs) or (
        verbs and pairs[0][0] != pairs[0][1] and may_be(pairs[0][0], "V")
    )
