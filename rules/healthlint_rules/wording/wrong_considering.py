"""“Considering” before a finite clause that gives a reason or a belief."""

from __future__ import annotations

from collections.abc import Iterator

from healthlint.annotations import cue_sentences
from healthlint.diagnostic import Finding
from healthlint.document import Document
from healthlint.kinds.common import proposal
from healthlint.kinds.expressions import usable
from healthlint.rule import Rule
from healthlint_rules.algorithms.language.lexical_classes import BE, PREPOSITIONS
from healthlint_rules.algorithms.language.line import line_of
from healthlint_rules.algorithms.wording.connectives import clause_for_phrase

PARTICLES = frozenset({"out", "up", "down", "off", "around", "over"})  # “pull it out considering it stings”
SILENT_BEFORE = (
    BE
    | (PREPOSITIONS - PARTICLES)
    | {"be", "been", "worth", "when", "while", "whilst", "and", "or", "not", "start", "keep"}
)
THINGS = frozenset({"this", "that"})
SILENT_AFTER = frozenset({"that", "how", "what", "whether", "which", "why", "who", "where", "as", "if", "when"})


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """A finding a “considering” with a subject and a verb after it."""
    for sentence in cue_sentences(document, rule.id):
        line = line_of(sentence)
        for index, word in enumerate(line.words):
            before = line.word(index - 1) if index and not line.stops[index] else ""
            if before in BE | {"be"} and not THINGS.isdisjoint(line.words[max(0, index - 3) : index]):
                before = ""  # “this is considering the skin dries out”: a thing considers nothing
            if word not in {"considering", "seeing"} or before in SILENT_BEFORE or line.word(index + 1) in SILENT_AFTER:
                continue
            found = clause_for_phrase(line, index, index + 1, "because")
            if found is None:
                continue
            start, end = sentence.words[index].start, sentence.words[index].end
            if usable(rule, sentence, start, end):
                quote = sentence.text[start:end]
                context = sentence.text[start : sentence.words[found.until].end]
                yield proposal(sentence.locate(start, end), quote, "because", {"context": context})
