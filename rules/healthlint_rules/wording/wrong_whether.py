"""“Whether” for “when” or “if”: lexical frames first, then the window model and a look at what governs."""

from __future__ import annotations

from collections.abc import Iterator

from healthlint.annotations import Sentence, cue_sentences
from healthlint.diagnostic import Finding, Severity
from healthlint.document import Document
from healthlint.kinds.common import proposal
from healthlint.kinds.expressions import usable
from healthlint.rule import Rule
from healthlint_rules.algorithms.language.lexical_classes import PREPOSITIONS, first_tag, tags
from healthlint_rules.algorithms.language.line import Line, line_of
from healthlint_rules.algorithms.wording.clauses import ends_with, finite_clause, later_clause
from healthlint_rules.algorithms.wording.window_model import limit, scores

MARGIN = 70  # by how much another word must fit better; with a governor or an "or" the model's limit comes on top
GOVERNOR_REACH = 9
SILENT_AFTER = frozenset(["or", "to", "not", "it's"])
SILENT_BEFORE = (PREPOSITIONS - {"after", "before"}) | {
    "or",
    "and",
    "than",
    "as",
    "is",
    "be",
    "was",
    "question",
    "not",
    "but",
    "e",  # i.e.
    "namely",
}
ALTERNATIVES = ("when", "if", "because", "once")


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """A finding a misplaced “whether”, with the subordinator that fits best."""
    focus = {tuple(name.split()) for name in rule.lexicon("focus_adverb")}
    governors = tuple(rule.lexicon("whether_governor"))
    for sentence in cue_sentences(document, rule.id):
        line = line_of(sentence)
        for index, word in enumerate(line.words):
            if word == "whether" and (found := _judge(line, index, focus, governors)):
                start, suggestion, severity = found
                yield from _finding(rule, sentence, start, index, suggestion, severity)


def _judge(
    line: Line, index: int, focus: set[tuple[str, ...]], governors: tuple[str, ...]
) -> tuple[int, str, Severity] | None:
    if line.here(index + 1) in SILENT_AFTER:
        return None
    fits = scores(line, index)
    best = max(ALTERNATIVES, key=fits.__getitem__)
    governed = any(word.startswith(governors) for word in line.words[max(0, index - GOVERNOR_REACH) : index])
    clause = finite_clause(line, index + 1)
    size = ends_with(line, index, focus)
    if size and not (governed and line.words[index - 1] != "especially" and line.stops[index - size] == ""):
        return index - size, "if" if line.words[index - 1] == "even" else best, Severity.ERROR
    if clause is None:
        return (index, best, Severity.WARNING) if _elliptic(line, index) and not governed else None
    if index == 0:
        return (index, best, Severity.ERROR) if _condition(line, clause.verb) else None
    over, before = fits[best] - fits["whether"], line.word(index - 1)
    if before in SILENT_BEFORE and not (before == "but" and line.stops[index - 1]):
        return None
    doubts = governed + ("or" in line.words[index:])
    sure = before == "only" or over >= MARGIN + doubts * limit("whether")
    return (index, best, Severity.WARNING) if sure else None


def _elliptic(line: Line, index: int) -> bool:
    """“Better whether taken with food”: a participle without its “or” names no second case."""
    silent = index == 0 or line.word(index - 1) in SILENT_BEFORE or bool(line.stops[index])
    return not silent and tags(line.here(index + 1) or "a")[0] == "VN" and "or" not in line.words


def _condition(line: Line, verb: int) -> bool:
    """Whether an opening clause leads to a main clause and leaves no second answer: “Whether it hurts, rest”."""
    main = later_clause(line, verb)
    if main < 0 and "or" not in line.words:
        main = next((i for i in range(verb + 1, len(line.words)) if "," in line.stops[i]), -1)
        return main > 0 and all(first_tag(word) not in {"AUX", "VZ"} for word in line.words[verb + 2 : main])
    return main > 0 and "or" not in line.words[:main]


def _finding(
    rule: Rule, sentence: Sentence, first: int, index: int, suggestion: str, severity: Severity
) -> Iterator[Finding]:
    words = sentence.words
    start, end = words[index].start, words[index].end
    if not usable(rule, sentence, start, end):
        return
    last = words[min(index + 3, len(words) - 1)].end
    context = sentence.text[words[first].start : last]
    found = proposal(sentence.locate(start, end), sentence.text[start:end], suggestion, {"context": context})
    yield Finding(found.span, found.parameters, found.fixes, severity=severity)
