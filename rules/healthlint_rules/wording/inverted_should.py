"""Inversion after a focus adverb: “especially should runners push” for “especially if runners push”."""

from __future__ import annotations

from collections.abc import Iterator

from healthlint.annotations import cue_sentences
from healthlint.diagnostic import Finding
from healthlint.document import Document
from healthlint.kinds.common import proposal
from healthlint.kinds.expressions import usable
from healthlint.rule import Rule
from healthlint_rules.algorithms.language.lexical_classes import (
    INDEFINITE_PRONOUNS,
    SUBJECT_PRONOUNS,
    first_tag,
    may_be,
)
from healthlint_rules.algorithms.language.line import Line, line_of
from healthlint_rules.algorithms.wording.clauses import ends_with, noun_phrase_end

AFTER_HAD = frozenset({"been", "not", "never", "had", "to", "already", "ever"})


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """A finding an inversion that a focus adverb introduces."""
    focus = {tuple(name.split()) for name in rule.lexicon("focus_adverb")}
    for sentence in cue_sentences(document, rule.id):
        line = line_of(sentence)
        for index, word in enumerate(line.words):
            if word not in {"should", "had", "were"}:
                continue
            size = ends_with(line, index, focus)
            if not size or not inverted(line, index, index - size):
                continue
            start, end = sentence.words[index].start, sentence.words[index].end
            if usable(rule, sentence, start, end):
                quote = sentence.text[start:end]
                context = sentence.text[
                    sentence.words[index - size].start : sentence.words[min(index + 3, len(line.words) - 1)].end
                ]
                yield proposal(sentence.locate(start, end), quote, "if", {"context": context})


def inverted(line: Line, index: int, focus: int) -> bool:
    """Whether a subject and its verb follow the auxiliary at ``index``; ``focus`` is where the adverb begins."""
    subject = line.here(index + 1)
    if not subject or subject in {"be", "not", "have", "also", "all"} or first_tag(subject) in {"V", "ADV", "VN", "P"}:
        return False
    pronoun = subject in SUBJECT_PRONOUNS or subject in INDEFINITE_PRONOUNS
    end = index + 2 if pronoun else noun_phrase_end(line, index + 1)
    if line.words[index] == "should":
        return end > index + 1
    rest = line.words[index + 2 : end + 3]
    return bool(line.stops[focus]) and (pronoun or end > index + 1) and any(_predicate(word) for word in rest)


def _predicate(word: str) -> bool:
    return word in AFTER_HAD or may_be(word, "VN")
