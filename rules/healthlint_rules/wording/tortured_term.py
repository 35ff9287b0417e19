"""Medical terms with a part swapped for a near synonym; see :mod:`healthlint_rules.algorithms.tortured`."""

from __future__ import annotations

from collections.abc import Iterator

from healthlint.annotations import sentences
from healthlint.diagnostic import Finding
from healthlint.document import Document
from healthlint.kinds.common import proposal
from healthlint.kinds.expressions import usable
from healthlint.rule import Rule
from healthlint_rules.algorithms.tortured import terms_of


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """Yield each tortured term with the usual one as proposal."""
    terms = terms_of(rule)
    for sentence in sentences(document):
        if not rule.covers(sentence.block):
            continue
        for found in terms.find(sentence.words):
            start, end = sentence.words[found.first].start, sentence.words[found.first + 1].end
            if usable(rule, sentence, start, end):
                yield proposal(sentence.locate(start, end), sentence.text[start:end], found.usual)
