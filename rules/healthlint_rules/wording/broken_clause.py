"""Clauses without their verb or subject, or with a verb too many; see ``algorithms/wording/lost_verbs.py``."""

from __future__ import annotations

from collections.abc import Iterator

from healthlint.annotations import cue_sentences
from healthlint.diagnostic import Finding
from healthlint.document import Document
from healthlint.kinds.common import proposal
from healthlint.kinds.expressions import usable
from healthlint.rule import Rule
from healthlint_rules.algorithms.language.line import line_of
from healthlint_rules.algorithms.wording.lost_verbs import lost_verbs


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """A finding each place, on the two words between which something is missing."""
    for sentence in cue_sentences(document, rule.id):
        for loss in lost_verbs(line_of(sentence)):
            first, second = sentence.words[loss.first], sentence.words[loss.first + 1]
            if usable(rule, sentence, first.start, second.end):
                before, after = sentence.text[first.start : first.end], sentence.text[second.start : second.end]
                quote = sentence.text[first.start : second.end]
                yield proposal(sentence.locate(first.start, second.end), quote, f"{before} {loss.lost} {after}")
