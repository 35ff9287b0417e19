"""Determiners and nouns, subjects and verbs that disagree in number, near (``algorithms/wording/agreement.py``), far
(``agreement_frames.py``) and in figures and articles (``noun_numbers.py``)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from healthlint.annotations import sentences
from healthlint.diagnostic import Finding
from healthlint.document import Document
from healthlint.kinds.expressions import usable
from healthlint.rule import Rule
from healthlint_rules.algorithms.language.line import line_of
from healthlint_rules.algorithms.wording.agreement import clashes
from healthlint_rules.algorithms.wording.agreement_frames import far_clashes
from healthlint_rules.algorithms.wording.noun_numbers import noun_clashes


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """A finding a pair; names and quotations are left alone."""
    for sentence in sentences(document):
        if not rule.covers(sentence.block):
            continue
        line, end = line_of(sentence), 0
        for clash in sorted(chain(clashes(line), far_clashes(line), noun_clashes(line)), key=lambda found: found.start):
            start = sentence.words[clash.start].start
            if start < end or sentence.text[start - 1 : start] in ("]", ")"):  # found twice; “(see figure 2)a”
                continue
            stop = sentence.words[clash.end - 1].end
            quote = sentence.text[start:stop]
            named = quote[1:] != quote[1:].lower() or (
                clash.start and quote[0].isupper()
            )  # “hepatitis A infection”, “an MRI”
            if not named and usable(rule, sentence, start, stop):
                end = stop
                variant = "article" if clash.kind == "article" else None
                yield Finding(
                    sentence.span(start, stop), {"match": quote, "suggestion": clash.suggestion}, variant=variant
                )
