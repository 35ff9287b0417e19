"""Words of rewording tools in an article that is full of them; see :mod:`healthlint_rules.algorithms.wording.spun_words`."""

from __future__ import annotations

from collections.abc import Iterator

from healthlint.diagnostic import Finding
from healthlint.document import Document
from healthlint.kinds.common import proposal
from healthlint.kinds.expressions import usable
from healthlint.rule import Rule
from healthlint_rules.algorithms.wording.spun_words import evidence


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """Yield each word that a rewording tool has put, with the usual one as proposal, where the whole article shows it."""
    found = evidence(document, rule)
    if not found.enough:
        return
    for sentence, start, end, entry in found.hits:
        if usable(rule, sentence, start, end):
            quote = sentence.text[start:end]
            yield proposal(sentence.locate(start, end), quote, entry.usual, {"count": str(found.distinct)})
