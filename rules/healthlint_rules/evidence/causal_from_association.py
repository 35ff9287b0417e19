"""A causal verb in what an observational study is said to show.

Method: a word for an observational design, a verb of showing or “according to” behind or before it, and in the statement a finite verb
of causing or of doing good, unless a hedge, a caveat or an experiment stands near. After the advice of HealthNewsReview.org on the
language of observational studies; own rule.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, reduce
from itertools import pairwise
from operator import or_

from healthlint.annotations import cue_sentences, sentences_of
from healthlint.diagnostic import Finding
from healthlint.document import Document
from healthlint.kinds.expressions import usable
from healthlint.patterns import compile_pattern
from healthlint.rule import Rule
from healthlint_rules.algorithms.language.lexical_classes import DETERMINERS, PREPOSITIONS, tags, word_set
from healthlint_rules.algorithms.language.word_classes import lexicon

_DESIGN = r"(?:cohorts?|observational|surveys?|cross-sectional|questionnaires?|case-control|registry|epidemiological|correlational|correlations?|associations?)"
_STATED = compile_pattern(
    rf"\b{_DESIGN}\b[^.;]{{0,60}}?\b(?:shows?|showed|shown|proves?|proved|proven|confirms?|confirmed|finds?|found|reveals?|revealed|demonstrates?|demonstrated|establish(?:es|ed)|concludes?|concluded|means)\s(?:that\s)?(?P<claim>[^.;:]+)|"
    rf"\baccording\sto\s[^,.;]{{0,40}}?\b{_DESIGN}\b[^,.;]{{0,40}},\s(?P<said>[^.;:]+)",
    0,
)
_CAVEAT = compile_pattern(
    r"\b(?:may|might|could|can|cannot|not|no|likely|probably|perhaps|seems?|appears?|linked|associated|trials?|randomi[sz]ed|mendelian|experiments?|whether|if|does\snot|only)\b|n't\b|\?",
    0,
)
_CAUSES = word_set(
    "cause causes caused causing leads lead triggers trigger produces produce prolongs prolong extends extend damages damage harms harm halves doubles"
)
_BENEFITS = ("EASE", "HEAL", "PREVENT", "REMOVE")
_NOT_CAUSES = word_set(
    "support supports help helps see sees manage control slow target targets raise treat treats settle lift"
)


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """Each causal verb that an observational study is made to carry."""
    for sentence in cue_sentences(document, rule.id):
        match = _STATED.search(sentence.folded)
        if match is None:
            continue
        row = sentences_of(document, sentence.block)
        place = row.index(sentence)
        if any(_CAVEAT.search(other.folded) for other in row[place : place + 2]):
            continue
        low = match.start("claim") if match["claim"] else match.start("said")
        words = [word for word in sentence.words if low <= word.start]
        for before, word in pairwise(words):
            if (
                before.text in DETERMINERS
                or before.text in PREPOSITIONS
                or before.text == "to"
                or not _causal(word.text)
            ):
                continue
            if usable(rule, sentence, word.start, word.end):
                yield Finding(sentence.span(word.start, word.end), {"match": sentence.text[word.start : word.end]})
            break


@cache
def _causal(word: str) -> bool:
    """Whether a word may be a finite verb of causing or changing health."""
    if word in _CAUSES:
        return True
    if word in _NOT_CAUSES or not {"V", "VZ"} & set(tags(word)):
        return False
    known = lexicon()
    return bool(known.look_up(word) & reduce(or_, (known.bits[name] for name in _BENEFITS)))
