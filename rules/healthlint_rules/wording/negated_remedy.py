"""Two negations that cancel out and turn the advice round; the algebra stands in ``algorithms/wording/polarity.py``."""

from __future__ import annotations

from collections.abc import Iterator

from healthlint.annotations import Sentence, cue_sentences
from healthlint.diagnostic import Finding, Severity
from healthlint.document import Document
from healthlint.kinds.expressions import usable
from healthlint.rule import Rule
from healthlint_rules.algorithms.language.line import line_of
from healthlint_rules.algorithms.wording.polarity import Polarity
from healthlint_rules.algorithms.wording.reversed_advice import ReversedAdvice


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """A finding a pair of negations; both ways out are named and none is taken."""
    polarity = Polarity(rule.lexicon)
    whole = ReversedAdvice(polarity)
    for sentence in cue_sentences(document, rule.id):
        line = line_of(sentence)
        stacks = list(polarity.stacks(line))
        if not stacks and (found := whole.find(line)):
            stacks = [found]
        for stack in stacks:
            start, end = _range(sentence, stack.start, stack.end)
            if not usable(rule, sentence, start, end):
                continue
            places = {"match": (stack.start, stack.end), "first": stack.first, "second": stack.second}
            parameters = {name: sentence.text[slice(*_range(sentence, *place))] for name, place in places.items()}
            severity = None if stack.sure else Severity.WARNING
            variant = None if stack.twice else "reversed"
            yield Finding(sentence.span(start, end), parameters, severity=severity, variant=variant)


def _range(sentence: Sentence, low: int, high: int) -> tuple[int, int]:
    """Characters of the words ``low`` to ``high``."""
    return sentence.words[low].start, sentence.words[high - 1].end
