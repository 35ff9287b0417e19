"""Lost function words; see the modules lost_words, governed and lost_links of the algorithms."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from healthlint.annotations import Sentence, sentences
from healthlint.diagnostic import Finding
from healthlint.document import Document
from healthlint.kinds.common import proposal
from healthlint.kinds.expressions import usable
from healthlint.rule import Rule
from healthlint_rules.algorithms.language.line import line_of
from healthlint_rules.algorithms.made_once import MadeOnce
from healthlint_rules.algorithms.wording.gap_model import lost_before_determiner
from healthlint_rules.algorithms.wording.governed import Governed
from healthlint_rules.algorithms.wording.lost_auxiliaries import lost_auxiliaries
from healthlint_rules.algorithms.wording.lost_gaps import gaps
from healthlint_rules.algorithms.wording.lost_links import Links
from healthlint_rules.algorithms.wording.lost_words import Frames

Place = tuple[int, int, str]


class Finders:
    """Both methods with the word lists of a pack."""

    def __init__(self, rule: Rule) -> None:
        self.frames = Frames(rule.lexicons)
        self.governed = Governed(rule.lexicon("missing_governed"), frozenset(rule.lexicon("disease_noun")))
        self.links = Links(rule.lexicons)

    def find(self, sentence: Sentence) -> Iterator[Place]:
        """First word, last word and proposal of each place; frames win where both find one."""
        words, line = sentence.words, line_of(sentence)
        taken: set[int] = set()
        for lost in self.frames.find(line):
            taken.update(range(lost.first, lost.last + 1))
            yield lost.first, lost.last, lost.suggestion
        finders = (self.governed.find, self.links.find, gaps, lost_auxiliaries, lost_before_determiner)
        for loss in chain.from_iterable(find(line) for find in finders):
            first, second = words[loss.first], words[loss.first + 1]
            if not taken & {loss.first, loss.first + 1}:
                taken.add(loss.first + 1)
                after = sentence.text[second.start : second.end]
                if after != "A":  # a letter: “hepatitis A”, “type A”
                    yield loss.first, loss.first + 1, f"{first.text} {loss.lost} {after}" if loss.lost else ""


_finders = MadeOnce(Finders)


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """Yield each place where a small word is missing, with the word put in."""
    finders = _finders(rule)
    for sentence in sentences(document):
        if not rule.covers(sentence.block):
            continue
        for first, last, suggestion in finders.find(sentence):
            start, end = sentence.words[first].start, sentence.words[last].end
            if usable(rule, sentence, start, end):
                item = proposal(sentence.locate(start, end), sentence.text[start:end], suggestion)
                yield item if suggestion else Finding(item.span, item.parameters, (), variant="open")
