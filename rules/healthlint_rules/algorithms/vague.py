"""Report vague attributions, graded by how the article cites; shared by the rules on unnamed studies and experts."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from healthlint.annotations import Sentence, cue_sentences
from healthlint.diagnostic import Finding, Severity
from healthlint.document import Document
from healthlint.kinds.expressions import usable
from healthlint.rule import Rule
from healthlint_rules.algorithms.attribution import Attribution
from healthlint_rules.algorithms.sources import Citing, cited, citing
from healthlint_rules.algorithms.statistics import finder

GAP = 8  # characters between “studies show” and a figure: the rule on figures quotes both


def report(document: Document, rule: Rule, find: Callable[[str], list[Attribution]]) -> Iterator[Finding]:
    """A finding for each attribution of ``find`` that no source supports.

    Sold attributions are warnings. Plain ones are hints, and only in articles that show no sources or cite in
    place; hedged ones ("may", "could") only in articles that show none.
    """
    style = citing(document)
    bodies = tuple(rule.lexicon("health_body"))
    for sentence in cue_sentences(document, rule.id):
        for found in find(sentence.folded):
            if not _reported(found, style) or not usable(rule, sentence, found.start, found.end):
                continue
            if (_before_figure(rule, sentence, found) and not found.sold) or cited(document, sentence, bodies):
                continue
            quote = sentence.text[found.start : found.end]
            severity = Severity.WARNING if found.sold else Severity.HINT
            yield Finding(sentence.span(found.start, found.end), {"match": quote}, severity=severity)


def _reported(found: Attribution, style: Citing) -> bool:
    if found.sold or (style is Citing.NONE and not found.hedged):
        return True
    return style is Citing.IN_TEXT and not found.hedged


def _before_figure(rule: Rule, sentence: Sentence, found: Attribution) -> bool:
    return any(0 <= s.start - found.end <= GAP for s in finder(rule.lexicons).find(sentence.folded))
