"""Attributions to nobody in particular: unnamed studies, unnamed people, and passives that nobody owns.

Method: a phrase for a source (study, science, expert, crowd, tradition) without a name, a year, a size or a mark, times a
reported statement in any form: subject and verb, “according to”, “backed by”, parenthesis, “there is evidence”, compound,
expletive and raising passive. Each find is graded: *sold* attributions (“science has proven”, “leading doctors agree”) never
stand in edited health text, *plain* ones (“researchers believe”) do. After Wikipedia's manual of style on unsupported
attributions (MOS:WEASEL) and the attribution of events in FactBank (Saurí and Pustejovsky 2009); own grammar.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import msgspec

from healthlint.annotations import Sentence
from healthlint.document import Document
from healthlint.patterns import compile_pattern
from healthlint_rules.algorithms.claims import attribution_frames, attribution_passives, attribution_subjects
from healthlint_rules.algorithms.claims.source_phrases import (
    ROLE_ENDING,
    SOURCE,
    Found,
    Kind,
    Phrases,
    Source,
    bits,
    source_lexicon,
)
from healthlint_rules.algorithms.language.word_classes import Tagged

_OPENERS = f"{SOURCE} BELIEVED PRIZED HEARSAY SOURCED COMMON CONSENSUS REPORTED"
_GENETICS = compile_pattern(r"^[^.;]{0,50}\b(?:genes?|mutations?|enzymes?|proteins?|chromosomes?|variants?)\b", 0)
_DENIED = compile_pattern(
    r"^\s(?:that\sthere\sis\s)?(?:no|not|little|neither)\b|^[^.;]{0,30}\b(?:conflicting|mixed|uncertain|unclear|inconclusive|insufficient)\b",
    0,
)
_HEDGED = compile_pattern(r"^(?:[^.;,]|,\s(?!but\b))*?\b(?:may|might|could)\b", 0)
_ANTITHESIS = compile_pattern(
    r"[;,.:]\s(?:but|however|yet|it\sdoes\snot|they\sdo\snot|this\sis|that\sis\snot|though|although)\b", 0
)
_OF_STUDIES = ("sci", "res", "evi", "stud", "data", "well", "clin", "medically_b")


class Attribution(msgspec.Struct, frozen=True):
    """A range of the sentence that credits nobody; ``sold`` where only promotion would put it so."""

    start: int
    end: int
    kind: Kind
    sold: bool
    hedged: bool = False


def attributions(document: Document, sentence: Sentence) -> list[Attribution]:
    """The attributions of a sentence, from left to right, apart from each other."""
    memo: dict[int, list[Attribution]] = document.once("attributions", dict)
    if sentence.index not in memo:
        memo[sentence.index] = _attributions(sentence)
    return memo[sentence.index]


@cache
def _opening_words() -> frozenset[str]:
    """Words one of which every attribution holds: single words of the classes, and a word of each of their terms."""
    return frozenset(
        max(form.split(), key=len) for form, mask in source_lexicon().forms().items() if mask & bits(_OPENERS)
    )


def _attributions(sentence: Sentence) -> list[Attribution]:
    words = [word.text for word in sentence.words]
    if _opening_words().isdisjoint(words) and not ROLE_ENDING.search(sentence.folded):
        return []
    phrases = Phrases(Tagged(sentence, 0, source_lexicon()))
    kept: list[Attribution] = []
    for found in sorted(_frames(phrases), key=lambda item: (item.low, -item.high, not item.sold)):
        start, end = phrases.starts[found.low], phrases.ends[found.high]
        after = phrases.folded[end:]
        if kept and start < kept[-1].end:
            continue
        if not found.sold and (_GENETICS.search(after) or _DENIED.search(after) or _ANTITHESIS.search(after)):
            continue
        kept.append(Attribution(start, end, found.kind, found.sold, bool(_HEDGED.search(after))))
    return kept


def _frames(phrases: Phrases) -> Iterator[Found]:
    openers, source, passive = bits(_OPENERS), bits(SOURCE), bits("BELIEVED PRIZED")
    for index, mask in enumerate(phrases.masks):
        if not mask & openers:
            continue
        if mask & source:
            yield from _of_source(phrases, index)
        if mask & passive:
            yield from attribution_passives.passive(phrases, index)
        if mask & bits("CONSENSUS"):
            yield from attribution_frames.consensus(phrases, index)
        yield from _of_one_unit(phrases, index, mask)


def _of_one_unit(phrases: Phrases, index: int, mask: int) -> Iterator[Found]:
    """“Needless to say”, “science-backed”, “reportedly”, “it is common knowledge that”."""
    word = phrases.word(index)
    if mask & bits("HEARSAY") and not phrases.denied(index, index):
        yield Found(index, index, Kind.PEOPLE, True)
    if mask & bits("SOURCED") and not phrases.is_a(index - 1, "DENIED"):
        kind = Kind.STUDIES if word.startswith(_OF_STUDIES) else Kind.PEOPLE
        yield Found(index, index, kind, not word.startswith("well"))
    if mask & bits("REPORTED"):
        yield Found(index, index, Kind.NOBODY, False)
    if mask & bits("COMMON") and phrases.is_a(index - 1, "BE") and phrases.word(index + 1) in {"that", "why", "how"}:
        yield Found(max(0, index - 2), index, Kind.PEOPLE, True)


def _of_source(phrases: Phrases, head: int) -> Iterator[Found]:
    """The frames around a noun for a source."""
    low = phrases.left(head)
    if phrases.exam(low, head) or phrases.denied(low, head):
        return
    yield from attribution_frames.evident(phrases, low, head)
    if phrases.known(low, head):
        return
    grand = attribution_frames.grand(phrases, low, head)
    if phrases.word(low - 1) in {"and", "or"} and phrases.is_a(low - 2, SOURCE):
        low = phrases.left(low - 2)
    kind = Kind.STUDIES if phrases.is_a(head, "STUDY WEAK_STUDY SCIENCE") else Kind.PEOPLE
    source = Source(low, head, kind, grand)
    yield from attribution_frames.governed(phrases, source)
    if phrases.is_a(low - 1, "PREP BY_SOURCE") and not attribution_frames.results_of(phrases, low):
        yield from attribution_frames.in_studies(phrases, source)
        return
    subject = attribution_subjects.subject(phrases, source)
    if subject:
        yield subject
    else:
        yield from attribution_frames.nominal(phrases, source)
