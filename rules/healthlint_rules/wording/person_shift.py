"""A slip out of the person in which an article speaks: “one should” or “the patient must” among “you”, “your” among “runners”.

Advice is counted sentence by sentence over the whole article; what speaks in another person than nearly all of it is reported.
Own method.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from healthlint.annotations import Sentence, sentences
from healthlint.diagnostic import Finding
from healthlint.document import Document
from healthlint.kinds.expressions import usable
from healthlint.patterns import compile_pattern
from healthlint.rule import Rule

URGES = r"(?:should|must|ought to|needs? to|ha(?:s|ve) to|(?:is|are) (?:advised|urged|encouraged|recommended) to|can|may|will)"
DUTIES = r"(?:should|must|ought to|needs? to|ha(?:s|ve) to|(?:is|are) (?:advised|urged|encouraged|recommended) to)"
YOU = compile_pattern(r"\b(?:you|your|yours|yourself|you're|you'll|you've)\b", 0)
ONE = compile_pattern(
    rf"(?:^|[,;:] ?|\b(?:if|when|that|because|so|then|and|but|before|after) )(one(?: also| always| never)? {URGES}|one(?: feels| wants| wishes| suffers))\b"
    r"|\b(one's)(?! of)\b|\b(oneself)\b",
    0,
)
WE = compile_pattern(rf"\b(we(?: all| also| always)? {DUTIES})\b", 0)
PATIENT = compile_pattern(
    rf"\b((?:the|a) (?:patient|reader|sufferer|runner|athlete|smoker|dieter|wearer|swimmer|cyclist|sleeper|beginner|parent)(?: also)? {DUTIES})\b",
    0,
)
OTHERS = compile_pattern(
    r"\b(?:patients|people|runners|sufferers|individuals|adults|athletes|users|women|men|parents|persons|smokers|workers|the patient)\b",
    0,
)
ADDRESSED = 0.25  # share of sentences with “you” in an article that speaks to its reader
FEW = 0.15  # share of the sentences that address somebody


class Counts(NamedTuple):
    """Sentences of an article that speak to “you”, and those that speak about others."""

    you: int
    others: int


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """A finding a sentence that leaves the person of the article; none in an article that has no person of its own."""
    rows = [s for s in sentences(document) if rule.covers(s.block)]
    counts = Counts(sum(1 for s in rows if YOU.search(s.folded)), sum(1 for s in rows if OTHERS.search(s.folded)))
    slips = list(_slips(rows, counts))
    if len(slips) <= max(1, FEW * max(counts)):
        for sentence, start, end, person in slips:
            if usable(rule, sentence, start, end):
                values = {"match": sentence.text[start:end], "person": person}
                yield Finding(sentence.span(start, end), values)


def _slips(rows: list[Sentence], counts: Counts) -> Iterator[tuple[Sentence, int, int, str]]:
    if counts.you >= max(3, ADDRESSED * len(rows)):
        for sentence in rows:
            if YOU.search(sentence.folded):
                continue
            for pattern in (ONE, PATIENT, WE):
                if match := pattern.search(sentence.folded):
                    group = match.lastindex or 0
                    yield sentence, match.start(group), match.end(group), "“you”"
                    break
    elif counts.you == 1 and counts.others >= 8:
        for sentence in rows:
            if match := YOU.search(sentence.folded):
                yield sentence, match.start(), match.end(), "others"
