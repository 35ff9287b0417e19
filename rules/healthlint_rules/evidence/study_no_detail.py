"""A single study that is cited and told nothing of: no size, no kind, no length, no population.

Method: the attributions to one study that the rules on unnamed studies pass over because a source stands in reach; details are looked for in
the sentence and the next two. Criteria of HealthNewsReview.org; own word lists.
"""

from __future__ import annotations

from collections.abc import Iterator

from healthlint.annotations import cue_sentences, sentences_of
from healthlint.diagnostic import Finding
from healthlint.document import Document
from healthlint.kinds.expressions import usable
from healthlint.patterns import compile_pattern
from healthlint.rule import Rule
from healthlint_rules.algorithms.claims.attribution import attributions
from healthlint_rules.algorithms.claims.source_phrases import Kind
from healthlint_rules.algorithms.sources.sources import marks_in

_ONE = compile_pattern(r"\b(?:study|trial|review|survey|experiment)\b", 0)
_DETAIL = compile_pattern(
    r"(?<![\[\d(])\b\d[\d,.]*\b(?!\s?[\])])|\b(?:randomi[sz]ed|controlled|double-blind|cohort|observational|cross-sectional|case-control|meta-analysis|systematic|pilot|placebo|"
    r"people|adults|men|women|children|patients|volunteers|students|nurses|participants|mice|rats|twins|athletes|runners|babies|teenagers|"
    r"weeks?|months?|years?|dozens?|hundreds?|thousands?|published|university|(?:in|of|among|by|from)\s(?:older|younger|healthy|pregnant))\b",
    0,
)
_FOLLOWING = 2  # sentences that may describe the study


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """Each cited study without a detail."""
    for sentence in cue_sentences(document, rule.id):
        if not marks_in(document, sentence):
            continue
        row = sentences_of(document, sentence.block)
        place = row.index(sentence)
        if any(_DETAIL.search(other.folded) for other in row[place : place + 1 + _FOLLOWING]):
            continue
        for found in attributions(document, sentence):
            quote = sentence.text[found.start : found.end]
            if (
                found.kind is Kind.STUDIES
                and _ONE.search(quote.lower())
                and usable(rule, sentence, found.start, found.end)
            ):
                yield Finding(sentence.span(found.start, found.end), {"match": quote})
                break
