"""Unnamed sources outside the subject: “according to experts”, “backed by science”, “there is growing evidence”.

Method: what governs a phrase for a source (preposition, participle with “by”, “there is”), or what is said of its weight
(“the evidence is overwhelming”, “the consensus among doctors”). Own grammar over :mod:`source_phrases`.
"""

from __future__ import annotations

from collections.abc import Iterator

from healthlint.patterns import compile_pattern
from healthlint_rules.algorithms.claims.source_phrases import Found, Kind, Phrases, Source
from healthlint_rules.algorithms.language.lexical_classes import word_set

_RESULT = compile_pattern(
    r"^[^.;]{3,80}?\b(?:was|were|had|has\sbeen|have\sbeen|showed|shown|fell|rose|felt|[a-z]{3,}ed)\b", 0
)
_LOOSE = word_set("ask thanks_to based_on on_the_basis_of in_line_with drawing_on")
_SWELLING = word_set("the modern cutting-edge")
_RESULTS = word_set("findings conclusions evidence data results")
_CLAUSE_OPENERS = word_set("be to been if as when unless")
_ALONE = word_set("in behind there plain clear strong")  # of weight only where nothing follows: “the results are in”
_WIDE = word_set("scientific medical expert general broad widespread growing wide common popular prevailing strong")
_YOURS = word_set("your his her my no")
_ONE = word_set("study trial review survey experiment paper")
_CONTENT = word_set("that to for behind linking showing suggesting")


def grand(phrases: Phrases, low: int, head: int) -> bool:
    """Whether a phrase swells its source: fame, numbers, a nation, the whole world, nine out of ten."""
    if phrases.any_is(low, head, "MASS FAME KINDS STRONG EVERYWHERE") or phrases.is_a(head + 1, "EVERYWHERE"):
        return True
    share = phrases.word(low - 1) in {"in", "of", "every"} and phrases.is_a(low - 3, "NUM")
    return share and phrases.is_a(low, "NUM")


def evident(phrases: Phrases, low: int, head: int) -> Iterator[Found]:
    """“The evidence is overwhelming”, “doctors are convinced”, “studies abound”."""
    index = _behind_adverbs(phrases, head + 1)
    studies = phrases.is_a(head, "STUDY SCIENCE")
    if studies and phrases.word(index) in {"abound", "abounds"}:
        yield Found(low, index, Kind.STUDIES, True)
        return
    linked = (phrases.is_a(index, "BE") or phrases.word(index) == "keeps") and not phrases.is_a(index, "DENIED")
    if (
        not linked
        or phrases.is_a(low - 1, "PREP")
        or not phrases.words(low, head).isdisjoint(_YOURS | {"these", "those"})
    ):
        return
    index = _behind_adverbs(phrases, index + 1)
    follows = phrases.word(index + 1)
    if studies and phrases.is_a(index, "EVIDENT"):
        alone = not follows or phrases.is_a(index + 1, "PUNCT") or follows == "that"
        if alone or phrases.word(index) not in _ALONE:
            yield Found(low, index, Kind.STUDIES, True)
    elif phrases.is_a(head, "ROLE CARER SCIENCE") and not phrases.is_a(head, "N") and phrases.is_a(index, "SURE_OF"):
        yield Found(low, index, Kind.PEOPLE, True)


def _behind_adverbs(phrases: Phrases, index: int) -> int:
    while phrases.is_a(index, "ADVERB EVERYWHERE KNOWNLY MASS") and not phrases.is_a(index, "EVIDENT SURE_OF"):
        index += 1
    return index


def governed(phrases: Phrases, source: Source) -> Iterator[Found]:
    """“According to experts”, “in the opinion of most doctors”, “backed by science”."""
    after = source.head + 1
    compound = phrases.is_a(after, "N NS") and not phrases.is_a(after, "V VZ VD ADVERB PREP WHO PUNCT AUX DONE")
    if compound or phrases.named(after) or phrases.detailed(after):
        return
    found = _behind_preposition(phrases, source) or _behind_participle(phrases, source)
    if found:
        yield found


def _behind_preposition(phrases: Phrases, source: Source) -> Found | None:
    low, head = source.low, source.head
    before = phrases.word(low - 1)
    if not phrases.is_a(low - 1, "BY_SOURCE") or (before == "per" and source.kind is Kind.PEOPLE):
        return None
    if low == head and phrases.is_a(head, "N") and not phrases.is_a(head, "STUDY SCIENCE LORE"):
        return None
    if "test" in phrases.word(head) or (before in _LOOSE and not (source.grand or phrases.word(low) in _SWELLING)):
        return None
    return Found(low - 1, head, source.kind, True)


def _behind_participle(phrases: Phrases, source: Source) -> Found | None:
    low, head = source.low, source.head
    by, backed = phrases.word(low - 1), low - 2
    based = by == "in" and phrases.word(backed) in {"grounded", "rooted"}
    if not (by == "by" or based) or not phrases.is_a(backed, "BACKED") or phrases.word(backed - 1) in _CLAUSE_OPENERS:
        return None
    if phrases.is_a(head, "WEAK_STUDY") or (phrases.is_a(head, "N") and not phrases.is_a(head, "STUDY SCIENCE")):
        return None
    if phrases.any_is(max(0, backed - 4), backed, "DENIED"):
        return None
    weighty = phrases.word(backed) not in {"thought", "believed", "said"} or source.grand
    return Found(backed, head, source.kind, weighty)


def results_of(phrases: Phrases, low: int) -> bool:
    """Whether a phrase hangs on a noun for results: “the findings of many studies show”."""
    if phrases.word(low - 1) not in {"of", "from", "in"}:
        return False
    return phrases.is_a(low - 2, "WEAK_STUDY") or phrases.word(low - 2) in _RESULTS


def in_studies(phrases: Phrases, source: Source) -> Iterator[Found]:
    """“In clinical trials, …”: a result follows."""
    start, after = source.low - 1, source.head + 1
    if phrases.word(start) != "in" or source.kind is not Kind.STUDIES or phrases.detailed(after):
        return
    if (start and not phrases.is_a(start - 1, "PUNCT BELIEVED BACKED")) or phrases.is_a(after, "WHO DONE"):
        return
    if _RESULT.search(phrases.folded[phrases.ends[source.head] :]):
        yield Found(start, source.head, Kind.STUDIES, False)


def nominal(phrases: Phrases, source: Source) -> Iterator[Found]:
    """“There is growing evidence”, “a growing body of research”."""
    low, head = source.low, source.head
    if not phrases.is_a(head, "STUDY"):
        return
    there = low - 2
    while there > 0 and phrases.is_a(there + 1, "ADVERB"):
        there -= 1
    exists = phrases.word(there) == "there" and phrases.is_a(there + 1, "BE AUX")
    follows = phrases.word(head + 1)
    if phrases.any_is(low, head, "MASS STRONG"):
        if (
            phrases.word(head) not in _ONE
            and (exists or not phrases.detailed(head + 1))
            and (follows != "of" or phrases.is_a(low, "MASS"))
        ):
            yield Found(low, head, Kind.STUDIES, True)
    elif exists and follows in _CONTENT:
        yield Found(there, head, Kind.STUDIES, False)


def consensus(phrases: Phrases, head: int) -> Iterator[Found]:
    """“The consensus among doctors”, “there is general agreement that”."""
    low = phrases.left(head)
    words, follows = phrases.words(low, head), phrases.word(head + 1)
    if not words.isdisjoint(_YOURS) or phrases.denied(low, head):
        return
    among = follows in {"among", "of", "in", "within"} and (
        phrases.any_is(head + 1, head + 6, "ROLE CARER SCIENCE") or phrases.word(head + 2) == "those"
    )
    stated = follows == "that" or (
        phrases.is_a(head + 1, "BE") and phrases.word(head + 2) in {"that", "clear", "growing"}
    )
    weighty = phrases.word(head) == "consensus" or follows == "among" or not words.isdisjoint(_WIDE)
    if (stated or among) and weighty:
        yield Found(low, head, Kind.PEOPLE, True)
