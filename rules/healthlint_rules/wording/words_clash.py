"""Words that cannot stand side by side; the pairs are those of ``algorithms/wording/word_pairs.py``."""

from __future__ import annotations

from collections.abc import Iterator

from healthlint.annotations import Sentence, sentences
from healthlint.diagnostic import Finding
from healthlint.document import Document
from healthlint.kinds.common import proposal
from healthlint.kinds.expressions import usable
from healthlint.rule import Rule
from healthlint_rules.algorithms.language.line import line_of
from healthlint_rules.algorithms.wording.word_pairs import clashes


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """A finding for each pair."""
    for sentence in sentences(document):
        if not rule.covers(sentence.block):
            continue
        for clash in clashes(line_of(sentence)):
            one, other = sentence.words[clash.first : clash.first + 2]
            if _named(sentence, clash.first) or not usable(rule, sentence, one.start, other.end):
                continue
            quote = sentence.text[one.start : other.end]
            words = {"first": one.text, "second": other.text}
            item = proposal(sentence.locate(one.start, other.end), quote, clash.meant, words)
            yield Finding(item.span, item.parameters, item.fixes, variant=clash.kind)


def _named(sentence: Sentence, index: int) -> bool:
    """Whether one of the words has a capital that no sentence gives it: a name, an initialism (“the IS”, “in May”)."""
    return any(
        sentence.text[sentence.words[place].start].isupper() and (place > 0 or sentence.words[place].text == "a")
        for place in (index, index + 1)
    )
