"""Report vague attributions, graded by how the article cites; shared by the rules on unnamed studies and experts."""

from __future__ import annotations

from collections.abc import Iterator

from healthlint.annotations import Sentence, cue_sentences, sentences_of
from healthlint.diagnostic import Finding
from healthlint.document import Document
from healthlint.kinds.expressions import usable
from healthlint.patterns import compile_pattern
from healthlint.rule import Rule
from healthlint_rules.algorithms.claims import decision
from healthlint_rules.algorithms.claims.attribution import Attribution, attributions
from healthlint_rules.algorithms.claims.decision import Claim
from healthlint_rules.algorithms.claims.source_phrases import Kind
from healthlint_rules.algorithms.numbers.statistics import statistics
from healthlint_rules.algorithms.sources.sources import Scope, cited

_REFUTED = compile_pattern(
    r"\b(?:disagree\w*|(?:do|does|did)(?:\snot|n't)\s(?:support|bear|back|agree|confirm)|(?:is|are|was|were)(?:\snot|n't)\s"
    r"(?:true|so|the\scase|supported|borne)|(?:is|are)\s(?:wrong|false|untrue|a\smyth|mistaken)|no\s(?:\w+\s)?(?:evidence|proof)|"
    r"found\s(?:no|little)|(?:trials|studies|evidence)\s(?:say|says|tell|tells)\sotherwise)\b",
    0,
)
GAP = 8  # characters between “studies show” and a figure: the rule on figures quotes both


def report(document: Document, rule: Rule, kind: Kind) -> Iterator[Finding]:
    """A finding for each attribution of the kind that no source supports, as grave as ``algorithms.claims.decision`` says."""
    bodies = tuple(rule.lexicon("health_body"))
    scope, strict = Scope(rule.options["scope"]), bool(rule.options["strict"])
    for sentence in cue_sentences(document, rule.id):
        for found in attributions(document, sentence):
            if found.kind is not kind:
                continue
            claim = Claim.SOLD if found.sold else Claim.HEDGED if found.hedged else Claim.ATTRIBUTION
            severity = decision.severity(document, claim, strict=strict)
            if severity is None or not usable(rule, sentence, found.start, found.end):
                continue
            if found.kind is Kind.PEOPLE and _refuted(document, sentence, found):
                continue
            if (_before_figure(document, rule, sentence, found) and not found.sold) or cited(
                document, sentence, bodies, scope
            ):
                continue
            quote = sentence.text[found.start : found.end]
            parameters = {"match": quote, "looked": decision.searched(document, sentence, scope)}
            yield Finding(sentence.span(found.start, found.end), parameters, severity=severity)


def _refuted(document: Document, sentence: Sentence, found: Attribution) -> bool:
    """Whether the rest of the sentence or the next one says that what people say is not so."""
    row = sentences_of(document, sentence.block)
    place = row.index(sentence)
    following = [other.folded for other in row[place + 1 : place + 2]]
    return any(_REFUTED.search(text) for text in (sentence.folded[found.end :], *following))


def _before_figure(document: Document, rule: Rule, sentence: Sentence, found: Attribution) -> bool:
    _, figures = statistics(document, rule.lexicons).get(sentence.index, (sentence, []))
    return any(0 <= figure.start - found.end <= GAP for figure in figures)
