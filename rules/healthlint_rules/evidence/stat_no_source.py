"""Statistics without a source in reach, graded by how the article cites (see ``algorithms.sources``)."""

from __future__ import annotations

from collections.abc import Iterator

from healthlint.annotations import Sentence, cue_sentences
from healthlint.diagnostic import Finding, Severity
from healthlint.document import Document
from healthlint.kinds.expressions import usable
from healthlint.rule import Rule
from healthlint_rules.algorithms import attribution
from healthlint_rules.algorithms.sources import Citing, cited, citing
from healthlint_rules.algorithms.statistics import Statistic, finder

# what a health service writes on pages without references, as against figures that only promotion uses
_HOUSE_STYLE = frozenset({"share", "count", "bare", "odds", "risk"})
GAP = 8  # characters between “studies show” and the figure, such as “ that ”


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """The first statistic of each kind in a sentence without a source."""
    style = citing(document)
    bodies = tuple(rule.lexicon("health_body"))
    for sentence in cue_sentences(document, rule.id):
        found = [s for s in finder(rule.lexicons).find(sentence.folded) if _reported(s, style)]
        if not found or sentence.text.rstrip().endswith("?") or cited(document, sentence, bodies):
            continue
        reported: set[str] = set()
        for statistic in found:
            if usable(rule, sentence, statistic.start, statistic.end) and statistic.kind not in reported:
                reported.add(statistic.kind)
                yield _finding(document, rule, sentence, statistic, style)


def _reported(statistic: Statistic, style: Citing) -> bool:
    if statistic.hype or style in (Citing.NONE, Citing.IN_TEXT):
        return True
    return style is Citing.SERVICE and statistic.kind not in _HOUSE_STYLE


def _finding(document: Document, rule: Rule, sentence: Sentence, statistic: Statistic, style: Citing) -> Finding:
    vague = [*attribution.studies(sentence.folded), *attribution.experts(sentence.folded, rule.lexicons)]
    start = min((a.start for a in vague if 0 <= statistic.start - a.end <= GAP), default=statistic.start)
    severity = Severity.ERROR if vague and style is Citing.NONE else Severity.WARNING
    quote = sentence.text[start : statistic.end].strip(" ,")
    parameters = {"match": quote, "source": sentence.text[vague[0].start : vague[0].end].strip(" ,") if vague else ""}
    variant = "vague" if vague else "uncited" if style is Citing.IN_TEXT else None
    return Finding(sentence.span(start, start + len(quote)), parameters, severity=severity, variant=variant)
