"""The claims of a health article: every statement that a fact checker could check, with its kind and its source.

Method: clauses of declarative sentences in which a statistic, a figure or a class pattern of :mod:`.algorithms.claims.claim_kinds` stands;
of several kinds in one clause the most telling counts. What a rule on claims reports is a claim too, by the rule's kind.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from healthlint.annotations import Sentence
from healthlint.document import BlockKind, Document
from healthlint.inventory import ClaimSource, Inventory, Item
from healthlint.patterns import compile_pattern
from healthlint_rules.algorithms.claims import claim_kinds
from healthlint_rules.algorithms.claims.claim_kinds import KINDS, Hit
from healthlint_rules.algorithms.claims.claim_sources import claim_source
from healthlint_rules.algorithms.language.word_classes import Tagged, lexicon, tagged
from healthlint_rules.algorithms.numbers import statistics

_RANK = {kind: rank for rank, kind in enumerate(KINDS)}
_COMPARED = frozenset({"multiple", "multiple-bare", "change", "life"})
_NO_CLAIM = frozenset({BlockKind.HEADING, BlockKind.FOOTNOTE})
_CUT = compile_pattern(r"[;:]\s|\s[–—-]\s|—|,\s(?=(?:but|while|whereas|although|though)\s)", 0)
_MAY_CUT = compile_pattern(r",\s(?=(?:and|so|yet|or|because|which)\s)", 0)
_LINK_WORD = compile_pattern(r"^(?:and|but|so|yet|or|because|while|whereas|although|though|however,)\s", 0)
_HEDGE = compile_pattern(
    r"\b(?:may|might|could|can|possibly|perhaps|probably|(?<!more\s)(?<!less\s)(?<!as\s)(?<!most\s)(?<!least\s)likely|suggests?|suggested|appears?|seems?|thought|believed|potentially|tends?|unclear|not\s(?:yet\s)?(?:clear|known|certain))\b",
    0,
)
_NOT_DENIED = compile_pattern(
    r"\b(?:not (?:only|just|merely)|no (?:more|less|fewer|longer|matter|wonder|doubt)|not (?:more|less) than|nor)\b", 0
)
_IF = compile_pattern(r"\b(?:if|whether|unless|in case|make sure|let \w+ know)\b", 0)
_IF_OPEN = compile_pattern(r"\b(?:if|whether|unless|in case|make sure|let \w+ know)\b[^,;:—]*$", 0)
_ASKED = compile_pattern(r"\?[\"”’')\]*_]*\s*$", 0)
# words about the page, and about research that is still under way
_SERVICE = compile_pattern(
    r"\b(?:click|subscribe|read more|learn more|cookies|newsletter|this (?:page|article|website|leaflet)|last (?:reviewed|updated)|next review|"
    r"(?:supports?|supported|funds?|funded|conducts?|conducted|sponsors?) (?:\w+ ){0,4}(?:stud(?:y|ies)|research|trials?)|(?:investigators|researchers|scientists|they|studies|we) (?:are|is) (?:\w+ )?\w+ing|"
    r"understanding of|new avenues|(?:a|the) foundation for|the following (?:steps|precautions|tips|foods|changes|measures))\b|^to [^,]{3,80} (?:you can|try|follow)\b",
    0,
)


def find(document: Document, lexicons: Mapping[str, Any]) -> Iterator[Item]:
    """The claims of an article; headings, questions, references and page furniture claim nothing."""
    figures = statistics.statistics(document, lexicons)
    bodies = tuple(lexicons["health_body"])
    for line in tagged(document):
        sentence = line.sentence
        if not _declares(sentence):
            continue
        found = [*_statistics(figures, line), *claim_kinds.figures(line), *claim_kinds.hits(line)]
        if _IF.search(sentence.folded):
            found = [hit for hit in found if not _IF_OPEN.search(sentence.folded[: hit.start])]
        if not found:
            continue
        source = claim_source(document, sentence, bodies)
        for start, end, clause in _clauses(sentence, found):
            yield _item(line, start, end, clause, source)


def _declares(sentence: Sentence) -> bool:
    block, text = sentence.block, sentence.folded
    if block.kind in _NO_CLAIM or block.reference or " " not in text:
        return False
    return not (_ASKED.search(text) or _SERVICE.search(text))


def _statistics(figures: Mapping[int, tuple[Sentence, list[statistics.Statistic]]], line: Tagged) -> Iterator[Hit]:
    for statistic in figures.get(line.sentence.index, (line.sentence, []))[1]:
        yield Hit("comparison" if statistic.kind in _COMPARED else "statistic", statistic.start, statistic.end)


def _clauses(sentence: Sentence, found: Iterable[Hit]) -> Iterator[tuple[int, int, list[Hit]]]:
    """The parts of a sentence that claim something, each with its hits; parts of one kind stay together."""
    text = sentence.folded
    groups: list[tuple[int, int, list[Hit]]] = []
    for start, end, sure in _parts(text):
        own = [hit for hit in found if start <= hit.start < end]
        if groups and not sure and (not own or not groups[-1][2] or _main(own) == _main(groups[-1][2])):
            low, _, before = groups.pop()
            groups.append((low, end, before + own))
        else:
            groups.append((start, end, own))
    for start, end, own in groups:
        if own:
            yield start, end, own


def _parts(text: str) -> Iterator[tuple[int, int, bool]]:
    """Ranges of the sentence's parts, and whether a part surely begins a clause of its own."""
    cuts = sorted(
        {match.end(): sure for sure, cut in ((False, _MAY_CUT), (True, _CUT)) for match in cut.finditer(text)}.items()
    )
    starts = [(0, True), *cuts]
    ends = [place for place, _ in cuts] + [len(text)]
    for (start, sure), end in zip(starts, ends, strict=True):
        yield start, end, sure


def _main(found: Iterable[Hit]) -> str:
    return min((hit.kind for hit in found), key=_RANK.__getitem__)


def _item(line: Tagged, start: int, end: int, found: list[Hit], source: ClaimSource | None) -> Item:
    sentence = line.sentence
    text = sentence.folded
    if match := _LINK_WORD.match(text[start:end]):
        start += match.end()
    while end > start and text[end - 1] in " ,;:.–—":
        end -= 1
    return Item(
        span=sentence.span(start, end),
        sentence=sentence.span(),
        kind=_main(found),
        source=source,
        hedged=bool(_HEDGE.search(text[start:end])),
        negated=_denied(line, start, max(hit.end for hit in found)),
    )


def _denied(line: Tagged, start: int, end: int) -> bool:
    """Whether a word of negation stands in the clause up to the end of what it says."""
    bits = lexicon().bits
    wanted = bits["NOT"] | bits["NEVER"] | bits["NOTHING"] | bits["NOBODY"]
    if not line.mask & wanted:
        return False
    text = _NOT_DENIED.sub(lambda match: "-" * len(match.group()), line.sentence.folded)
    units = line.units
    return any(
        mask & wanted and start <= low < end and "-" not in text[low : low + 2]
        for mask, low in zip(units.masks, units.starts, strict=True)
    )


_REPORTED_AS = {
    "promo": "effect",
    "promo/cure-claim": "cure",
    "promo/absolute-prevention": "prevention",
    "promo/absolute-safety": "safety",
    "promo/natural-means-safe": "safety",
    "evidence/stat-no-source": "statistic",
    "evidence/stat-conflict": "statistic",
    "evidence/relative-risk-only": "comparison",
    "evidence/anecdote-as-evidence": "anecdote",
    "promo/testimonial": "anecdote",
    "evidence/proof-overclaim": "finding",
    "evidence/proven-claim": "finding",
    "evidence/superlative-claim": "superlative",
    "evidence/weasel-studies-show": "finding",
    "evidence/weasel-experts-say": "opinion",
    "evidence/passive-attribution": "opinion",
    "evidence/animal-study-unlabelled": "finding",
    "evidence/causal-from-association": "cause",
}
INVENTORY = Inventory(KINDS, find, _REPORTED_AS)
