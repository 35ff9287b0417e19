"""Statistics without a source in reach, graded by how the article cites (see ``algorithms.sources.sources``)."""

from __future__ import annotations

from collections.abc import Iterator

from healthlint.annotations import Sentence
from healthlint.diagnostic import Finding, Severity
from healthlint.document import Document
from healthlint.kinds.expressions import usable
from healthlint.rule import Rule
from healthlint_rules.algorithms.claims import attribution, decision
from healthlint_rules.algorithms.claims.decision import Claim
from healthlint_rules.algorithms.claims.frames import of_others
from healthlint_rules.algorithms.language.word_classes import tagged
from healthlint_rules.algorithms.numbers.statistics import Statistic, statistics
from healthlint_rules.algorithms.sources.sources import Citing, Scope, cited, citing

# what a health service writes on pages without references, as against figures that only promotion uses
_HOUSE_STYLE = frozenset({"share", "count", "bare", "odds", "risk"})
GAP = 8  # characters between “studies show” and the figure, such as “ that ”


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """The first statistic of each kind in a sentence without a source in the scope of the rule's option."""
    bodies = tuple(rule.lexicon("health_body"))
    scope = Scope(rule.options["scope"])
    for sentence, found in statistics(document, rule.lexicons).values():
        if not rule.covers(sentence.block) or sentence.text.rstrip().endswith("?"):
            continue
        if not any(_severity(document, rule, s, credited=True) for s in found) or cited(
            document, sentence, bodies, scope
        ):
            continue
        line = tagged(document)[sentence.index]
        vague = attribution.attributions(document, sentence)
        graded = [(s, grade) for s in found if (grade := _severity(document, rule, s, credited=bool(vague)))]
        reported: set[str] = set()
        for statistic, grade in graded:
            place = statistic.start, statistic.end
            if of_others(document, line, *place):
                continue
            if usable(rule, sentence, *place) and statistic.kind not in reported:
                reported.add(statistic.kind)
                looked = decision.searched(document, sentence, scope)
                yield _finding(document, sentence, statistic, vague, looked, grade)


def _severity(document: Document, rule: Rule, statistic: Statistic, *, credited: bool) -> Severity | None:
    """The gravest that the figure deserves as what it is."""
    claims = [Claim.HOUSE_FIGURE if statistic.kind in _HOUSE_STYLE else Claim.FIGURE]
    claims += [Claim.HYPE_FIGURE] * statistic.hype + [Claim.CREDITED_FIGURE] * credited
    strict = bool(rule.options["strict"])
    grades = [grade for claim in claims if (grade := decision.severity(document, claim, strict=strict))]
    return min(grades, key=lambda grade: grade.rank, default=None)


def _finding(
    document: Document,
    sentence: Sentence,
    statistic: Statistic,
    vague: list[attribution.Attribution],
    looked: str,
    grade: Severity,
) -> Finding:
    start = min((a.start for a in vague if 0 <= statistic.start - a.end <= GAP), default=statistic.start)
    quote = sentence.text[start : statistic.end].strip(" ,")
    source = sentence.text[vague[0].start : vague[0].end].strip(" ,") if vague else ""
    parameters = {"match": quote, "source": source, "looked": looked}
    variant = "vague" if vague else "uncited" if citing(document) is Citing.IN_TEXT else None
    return Finding(sentence.span(start, start + len(quote)), parameters, severity=grade, variant=variant)
