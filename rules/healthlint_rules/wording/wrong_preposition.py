"""Prepositions that cannot govern what follows; the tables stand in ``algorithms/prepositions.py``."""

from __future__ import annotations

from collections.abc import Iterator

from healthlint.annotations import cue_sentences
from healthlint.diagnostic import Finding
from healthlint.document import Document
from healthlint.kinds.common import proposal
from healthlint.kinds.expressions import usable
from healthlint.rule import Rule
from healthlint_rules.algorithms.line import line_of
from healthlint_rules.algorithms.prepositions import Prepositions


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """A finding a preposition; where another one is likely, it is proposed."""
    table = Prepositions(rule.lexicon)
    for sentence in cue_sentences(document, rule.id):
        words = sentence.words
        for found in table.misfits(line_of(sentence)):
            start, end = words[found.start].start, words[found.last].end
            if not usable(rule, sentence, start, end):
                continue
            context = sentence.text[start : words[found.end - 1].end]
            variant = "proposal" if found.suggestion else "pair" if found.sure else "agent"
            quote = sentence.text[start:end]
            item = proposal(sentence.locate(start, end), quote, found.suggestion, {"context": context})
            yield Finding(item.span, item.parameters, item.fixes, variant=variant)
