"""“Whether” for “when” or “if”: lexical frames first, then the window model and a look at what governs."""

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
    MODALS,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
    WH_WORDS,
    first_tag,
    may_be,
    tags,
)
from healthlint_rules.algorithms.language.line import Line, line_of
from healthlint_rules.algorithms.wording.clauses import ends_with, finite_clause, later_clause
from healthlint_rules.algorithms.wording.window_model import limit, scores

MARGIN = 70  # by how much another word must fit better; with a governor or an "or" the model's limit comes on top
BLIND, OPENS = 150, 250  # where no clause can be read; where the window alone tells that a clause opens a statement
GOVERNOR_REACH = 9
SILENT_AFTER = frozenset(["or", "to", "not"])
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
    over, before = fits[best] - fits["whether"], line.word(index - 1)
    if index == 0:
        sure = _condition(line, clause.verb) if clause else _opens(line) and over >= OPENS
        return (index, best, Severity.ERROR) if sure or (clause and _runs_on(line, clause.verb)) else None
    if clause is None and _elliptic(line, index) and not governed:
        return index, best, Severity.WARNING
    defines = before == "is" and over >= OPENS and not governed and _bare_subject(line, index - 1)
    if before in SILENT_BEFORE and not (before == "but" and line.stops[index - 1]) and not defines:
        return None
    doubts = governed + ("or" in line.words[index:])
    if clause is None:
        return (index, best, Severity.WARNING) if not doubts and over >= BLIND else None
    sure = before == "only" or over >= MARGIN + doubts * limit("whether")
    return (index, best, Severity.WARNING) if sure else None


def _elliptic(line: Line, index: int) -> bool:
    """“Better whether taken with food”: a participle without its “or” names no second case."""
    silent = index == 0 or line.word(index - 1) in SILENT_BEFORE or bool(line.stops[index])
    return not silent and tags(line.here(index + 1) or "a")[0] == "VN" and "or" not in line.words


def _condition(line: Line, verb: int) -> bool:
    """Whether an opening clause leads to a main clause and leaves no second answer: “Whether it hurts, rest”."""
    if any(line.stops[i] == "," and first_tag(line.words[i]) in {"AUX", "VZ"} for i in range(verb, len(line.words))):
        return False  # “whether it runs in the family, as some say, is unclear”
    main = later_clause(line, verb)
    then = next((i for i, word in enumerate(line.words) if word == "then" and line.stops[i] == ","), -1)
    main = main if main > 0 else then
    if main < 0 and "or" not in line.words:
        main = next((i for i in range(verb + 1, len(line.words)) if "," in line.stops[i]), -1)
        return main > 0 and all(first_tag(word) not in {"AUX", "VZ"} for word in line.words[verb + 2 : main])
    return main > 0 and "or" not in line.words[:main]


def _bare_subject(line: Line, verb: int) -> bool:
    """“Diabetes is whether …”: a term to be defined and no question or issue that something is about."""
    return verb < 4 and all(set(tags(word)) <= {"N", "NS", "ADJ", "NAME"} for word in line.words[:verb])


def _opens(line: Line) -> bool:
    """Whether a clause whose verb cannot be told opens the sentence, has no "or" and a statement after its comma."""
    main = later_clause(line, 2)
    verbs = sum(first_tag(word) in {"AUX", "VZ"} for word in line.words[1:main])
    return main > 0 and verbs < 2 and "or" not in line.words[:main]


def _runs_on(line: Line, verb: int) -> bool:
    """“Whether it hurts you can stop”: a second subject and its verb without a comma, where no question could end."""
    if "or" in line.words:
        return False
    for index in range(verb + 2, len(line.words) - 1):
        if line.stops[index]:
            return False
        if line.words[index] in SUBJECT_PRONOUNS:
            before, after = line.words[index - 1], line.words[index + 1]
            ends = may_be(before, "N", "NS", "NAME", "NUM", "ADJ", "ADV")
            return ends and (after in MODALS or first_tag(after) in {"VZ", "AUX"})
        if line.words[index] in FINITE_AUXILIARIES | WH_WORDS | {"that"}:
            return False  # “whether it helps is what you ask”
    return False


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
