"""Lost function words; see :mod:`healthlint_rules.algorithms.lost_words`."""

from __future__ import annotations

from collections.abc import Iterator

from healthlint.annotations import sentences
from healthlint.diagnostic import Finding
from healthlint.document import Document
from healthlint.kinds.common import proposal
from healthlint.kinds.expressions import usable
from healthlint.rule import Rule
from healthlint_rules.algorithms.lost_words import Frames

_FRAMES: dict[int, Frames] = {}


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """Yield each place where a small word is missing, with the word put in."""
    key = id(rule.lexicons)
    frames = _FRAMES.setdefault(key, Frames(rule.lexicons)) if key not in _FRAMES else _FRAMES[key]
    for sentence in sentences(document):
        if not rule.covers(sentence.block):
            continue
        for found in frames.find(sentence):
            start, end = sentence.words[found.first].start, sentence.words[found.last].end
            if usable(rule, sentence, start, end):
                yield proposal(sentence.locate(start, end), sentence.text[start:end], found.suggestion)
