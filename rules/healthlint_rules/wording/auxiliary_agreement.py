"""Verbs in a form that the auxiliary or small word before them does not allow (``algorithms/wording/auxiliaries.py``)."""

from __future__ import annotations

from collections.abc import Iterator

from healthlint.annotations import sentences
from healthlint.diagnostic import Finding
from healthlint.document import Document
from healthlint.kinds.common import proposal
from healthlint.kinds.expressions import usable
from healthlint.rule import Rule
from healthlint_rules.algorithms.language.line import line_of
from healthlint_rules.algorithms.wording.auxiliaries import misfits


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """A finding a verb, with the form that fits."""
    for sentence in sentences(document):
        if not rule.covers(sentence.block):
            continue
        for misfit in misfits(line_of(sentence)):
            start, end = sentence.words[misfit.start].start, sentence.words[misfit.end - 1].end
            quote = sentence.text[start:end]
            if quote[1:] == quote[1:].lower() and usable(rule, sentence, start, end):
                item = proposal(sentence.locate(start, end), quote, misfit.suggestion)
                yield Finding(item.span, item.parameters, item.fixes)
