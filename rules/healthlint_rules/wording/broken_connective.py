"""Connectives with the wrong thing after them, by sub-categorisation frames (see ``algorithms/wording/connectives.py``)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from healthlint.annotations import cue_sentences
from healthlint.diagnostic import Finding
from healthlint.document import Document
from healthlint.kinds.common import proposal
from healthlint.kinds.expressions import usable
from healthlint.rule import Rule
from healthlint_rules.algorithms.language.line import line_of
from healthlint_rules.algorithms.wording.connectives import Frames

_FRAMES: dict[int, Frames] = {}


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """A finding a connective, with the connective that fits as proposal."""
    frames = _frames(rule.lexicon("connective_frame"), rule.lexicon("connective_pair"))
    for sentence in cue_sentences(document, rule.id):
        words = sentence.words
        for found in frames.broken(line_of(sentence)):
            start, end = words[found.first].start, words[found.last].end
            if not usable(rule, sentence, start, end):
                continue
            quote = sentence.text[start:end]
            context = sentence.text[start : words[found.until].end]
            yield proposal(sentence.locate(start, end), quote, found.suggestion, {"context": context})


def _frames(table: Any, pairs: Any) -> Frames:
    key = id(table)
    if key not in _FRAMES:
        _FRAMES[key] = Frames(table, pairs)
    return _FRAMES[key]
