"""Determiners and nouns, subjects and verbs that disagree in number (``algorithms/wording/agreement.py``)."""

from __future__ import annotations

from collections.abc import Iterator

from healthlint.annotations import sentences
from healthlint.diagnostic import Finding
from healthlint.document import Document
from healthlint.kinds.expressions import usable
from healthlint.rule import Rule
from healthlint_rules.algorithms.language.line import line_of
from healthlint_rules.algorithms.wording.agreement import clashes


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """A finding a pair; names and quotations are left alone."""
    for sentence in sentences(document):
        if not rule.covers(sentence.block):
            continue
        for clash in clashes(line_of(sentence)):
            start, end = sentence.words[clash.start].start, sentence.words[clash.end - 1].end
            quote = sentence.text[start:end]
            named = any(word[:1].isupper() for word in quote.split()[1:])
            if not named and usable(rule, sentence, start, end):
                values = {"match": quote, "suggestion": clash.suggestion}
                yield Finding(sentence.span(start, end), values)
