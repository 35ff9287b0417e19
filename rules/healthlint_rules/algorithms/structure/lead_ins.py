"""Whether a line promises a list, and whether the paragraph below it can be that list. Own method.

A promise is a colon after a plural noun of things that are listed, after “following”, or after a word that lacks its complement
(“include:”, “if you:”). A paragraph keeps it with a label, a series, an order, a fragment; it breaks it with a finished clause whose
subject is no item: a pronoun, a quantifier, the reader, or, under a word that lacks its complement, any subject.
"""

from __future__ import annotations

from healthlint.document import Block, InlineKind, fold
from healthlint.patterns import compile_pattern
from healthlint_rules.algorithms.language.lexical_classes import (
    DEMONSTRATIVES,
    PREPOSITIONS,
    QUANTIFIERS,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
)
from healthlint_rules.algorithms.language.line import line_from
from healthlint_rules.algorithms.structure.listed_things import NUMBER, PLURAL
from healthlint_rules.algorithms.wording.clauses import STRONG, finite_clause, later_clause

_TRANSITIVE = r"(?:order|take|need|have|use|try|see|notice|prescribe|recommend|suggest|experience|cause|get|do|eat|drink|avoid|contact|choose|consider|wear|bring)"
_LACKS = compile_pattern(
    rf"\b(?:includ(?:e|es|ing)|such as|like|are|were|of|if you(?:r \w+)?|to|with|for|by|from|about|can|should|may|might|must|will|have|when|"
    rf"(?:you|may|can|should|will|might|must|could) (?:also |first )?{_TRANSITIVE})\s*:$"
)
_THINGS = compile_pattern(
    rf"\bfollowing\b|\bas follows\s*:$|\b(?:these|those|here are|several|many|some|a few|various|different|other|common|main|{NUMBER})\s+(?:[\w'-]+\s+){{0,3}}?{PLURAL}\b"
)
_SAID = compile_pattern(
    r"\b(?:says?|said|asks?|asked|writes?|explains?|recalls?|warns?|answers?|notes?|this|that|clear|simple|find|found|shows?|shown|suggests?|means?)\s*:$"
)
# the end of a paragraph that has no colon, but no other sense than what follows
_STOPPED = compile_pattern(
    r"\b(?:(?:are|include|includes|is|were|as|have|of|do|try|consider|need|notice) (?:any of |one (?:or more )?of |all of )?the following|as follows|(?:are|is) listed below)\.$"
)
_ENTRY = compile_pattern(
    r"^\W*(?:\d|(?:the )?(?:first|second|third|one|next|last|another|final)(?:ly)?\b|[ivx]+[.)]|[a-z][.)]\s|[\w'’ /-]{1,40}(?:\([^)]*\))?\s?[:–—]| ?- )"
)
_SERIES = compile_pattern(r",[^.]*,\s(?:and|or)\b|;")
_NEGATED = compile_pattern(r"\b(?:not|never|rarely|seldom)\b|n't\b")
_FIRST = compile_pattern(r"^.*?[.!?](?=[”’\")]?(?:\s|$))", 0)
_SET_OFF = (InlineKind.STRONG, InlineKind.EMPHASIS, InlineKind.LINK, InlineKind.IMAGE)
SHORT = 4  # words of what may be an item though it begins like a sentence
_GENERAL = (
    SUBJECT_PRONOUNS
    | DEMONSTRATIVES
    | QUANTIFIERS
    | SUBORDINATORS
    | frozenset({"but", "however", "people", "patients", "doctors", "not", "in", "at", "also"})
) - {"another", "other", "such", "certain", "like", "each", "no", "than"}


def stops_short(text: str) -> bool:
    """Whether a folded paragraph that ends with a full stop says no more than that a list follows."""
    return text.endswith(("following.", "follows.", "below.")) and _STOPPED.search(text) is not None


def promises(lead: str) -> bool:
    """Whether a folded sentence that ends with a colon promises more than one thing."""
    return not _SAID.search(lead) and (_LACKS.search(lead) or _THINGS.search(lead)) is not None


def is_broken(lead: str, below: list[Block]) -> bool:
    """Whether the paragraphs below such a sentence cannot be what it promises; ``below`` ends where other blocks begin."""
    first = below[0]
    if first.quoted or first.reference or any(mark.start == 0 and mark.kind in _SET_OFF for mark in first.inlines):
        return False
    opening = _FIRST.match(first.text)
    if opening is None or not first.text[:1].isupper() or opening.group().endswith("?"):
        return False
    sentence = fold(opening.group())
    if _ENTRY.match(sentence) or _SERIES.search(sentence):
        return False
    line = line_from(sentence)
    word = line.word(0)
    opens = word in SUBORDINATORS
    clause = finite_clause(line, 1 if opens else 0)
    if opens and later_clause(line, 1) < 0:
        return False
    if word in _GENERAL:
        # “in the morning” may be an item; “in the morning, most feel stiff” is none
        opened = opens or word in PREPOSITIONS
        return clause is not None or (later_clause(line, 1) > 0 if opened else len(line.words) > SHORT)
    if clause is None or clause.grade != STRONG or len(below) > 1:
        return False
    whole = opening.end() == len(first.text.rstrip())  # a paragraph of one sentence, which names no two things
    alone = whole and word == "the" and " and " not in sentence[: sentence.find(line.words[clause.verb])]
    return bool(_LACKS.search(lead) or _NEGATED.search(sentence) or (alone and "following" in lead))
