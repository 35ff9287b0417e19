"""“Whenever” for a single “when”: after a focus adverb, of one event in the past, and then wherever else it stands."""

from __future__ import annotations

from collections.abc import Iterator

from healthlint.annotations import Sentence, cue_sentences
from healthlint.diagnostic import Finding, Severity
from healthlint.document import Document
from healthlint.kinds.common import proposal
from healthlint.kinds.expressions import usable
from healthlint.rule import Rule
from healthlint_rules.algorithms.language.lexical_classes import SUBJECT_PRONOUNS, first_tag, may_be, word_set
from healthlint_rules.algorithms.language.line import Line, line_of
from healthlint_rules.algorithms.wording.clauses import ends_with, finite_clause

HABIT = word_set("would always used often usually each every never could sometimes any")
OVER = word_set("over done finished complete completed gone ready healed arrived admitted discharged born")


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """Sure cases as warnings; once one is found, the other whenevers of the article as hints."""
    focus = {tuple(name.split()) for name in rule.lexicon("focus_adverb")}
    sure: list[tuple[Sentence, int]] = []
    others: list[tuple[Sentence, int]] = []
    for sentence in cue_sentences(document, rule.id):
        line = line_of(sentence)
        for index, word in enumerate(line.words):
            if word == "whenever" and line.here(index + 1) not in {"", "possible", "necessary", "needed", "and", "or"}:
                if ends_with(line, index, focus) or _once(line, index):
                    sure.append((sentence, index))
                elif line.word(index + 1) not in SUBJECT_PRONOUNS and finite_clause(line, index + 1):
                    others.append((sentence, index))
    for sentence, index in sure:
        yield from _finding(rule, sentence, index, Severity.WARNING)
    if sure or len(others) > 2:
        for sentence, index in others:
            yield from _finding(rule, sentence, index, Severity.HINT)


def _once(line: Line, index: int) -> bool:
    """Whether the clause tells of one event in the past: “was stitched whenever she arrived”."""
    clause = finite_clause(line, index + 1)
    if clause is None or not HABIT.isdisjoint(line.words):
        return False
    verb, after = line.word(clause.verb), line.word(clause.verb + 1)
    if verb in {"was", "were", "had"} and after in OVER:
        return True
    passive = any(
        line.words[i] in {"was", "were"} and may_be(line.word(i + 1), "VN")
        for i in range(len(line.words) - 1)
        if i < index or i > clause.verb
    )
    return passive and (verb in {"was", "were", "had"} or first_tag(verb) in {"VD", "VN"})


def _finding(rule: Rule, sentence: Sentence, index: int, severity: Severity) -> Iterator[Finding]:
    start, end = sentence.words[index].start, sentence.words[index].end
    if usable(rule, sentence, start, end):
        context = sentence.text[start : sentence.words[min(index + 3, len(sentence.words) - 1)].end]
        found = proposal(sentence.locate(start, end), sentence.text[start:end], "when", {"context": context})
        yield Finding(found.span, found.parameters, found.fixes, severity=severity)
