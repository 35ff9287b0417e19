"""“As” where “when” or “because” is meant: after a focus adverb, of a lack or an excess, or by the window model."""

from __future__ import annotations

from collections.abc import Iterator

from healthlint.annotations import Sentence, cue_sentences
from healthlint.diagnostic import Finding, Severity
from healthlint.document import Document
from healthlint.kinds.common import proposal
from healthlint.kinds.expressions import usable
from healthlint.rule import Rule
from healthlint_rules.algorithms.language.lexical_classes import (
    FINITE_AUXILIARIES,
    SUBJECT_PRONOUNS,
    counted,
    first_tag,
    word_set,
)
from healthlint_rules.algorithms.language.line import Line, line_of
from healthlint_rules.algorithms.wording.clauses import STRONG, Clause, ends_with, finite_clause, later_clause
from healthlint_rules.algorithms.wording.window_model import limit, scores

MEANT = ("when", "if", "because")
NOT_SUBJECT = SUBJECT_PRONOUNS | word_set("this these those some many most a an one part much needed")
COMPARED = word_set("such so as same well just known soon long far much many here twice first not often")
LACK = word_set("lack lacks miss misses")


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """A finding an “as”; the sure frames as warnings, the window model's as hints."""
    focus = {tuple(name.split()) for name in rule.lexicon("strong_focus")}
    change = rule.lexicon("change_verb")
    stems = tuple(str(name)[:-1] for name in change if str(name).endswith("*"))
    whole = frozenset(str(name) for name in change)
    for sentence in cue_sentences(document, rule.id):
        line = line_of(sentence)
        for index, word in enumerate(line.words):
            if word != "as" or line.word(index - 1) in COMPARED or not line.here(index + 1):
                continue
            clause = finite_clause(line, index + 1)
            if clause is None:
                continue
            verb = line.word(clause.verb)
            if counted(verb) and first_tag(verb) == "NS":  # a noun more often than a verb
                continue
            changing = verb in whole or verb.startswith(stems)
            severity = _grade(line, index, clause, changing, ends_with(line, index, focus))
            if severity:
                yield from _finding(rule, sentence, line, index, clause.verb, severity)


def _grade(line: Line, index: int, clause: Clause, changing: bool, focus: int) -> Severity | None:
    if focus:
        between = line.words[index + 2 : clause.verb]
        thing = line.word(index + 1) in {"a", "an"} and clause.grade == STRONG and "of" not in between
        ruled_out = changing or (line.word(index + 1) in NOT_SUBJECT and not thing)
        return None if ruled_out else Severity.WARNING
    if index == 0 and later_clause(line, clause.verb) > 0:
        end = next((i for i in range(clause.verb, len(line.words)) if line.stops[i]), len(line.words))
        if line.word(clause.verb) in LACK or (not changing and "too" in line.words[clause.verb : end]):
            return Severity.WARNING
    if line.word(index + 1) in SUBJECT_PRONOUNS or changing or line.word(clause.verb) in FINITE_AUXILIARIES:
        return None
    fits = scores(line, index)
    return Severity.HINT if max(fits[name] for name in MEANT) >= limit("as") + fits["as"] else None


def _finding(
    rule: Rule, sentence: Sentence, line: Line, index: int, verb: int, severity: Severity
) -> Iterator[Finding]:
    start, end = sentence.words[index].start, sentence.words[index].end
    if not usable(rule, sentence, start, end):
        return
    fits = scores(line, index)
    suggestion = max(MEANT, key=fits.__getitem__)
    context = sentence.text[start : sentence.words[verb].end]
    found = proposal(sentence.locate(start, end), sentence.text[start:end], suggestion, {"context": context})
    yield Finding(found.span, found.parameters, found.fixes, severity=severity)
