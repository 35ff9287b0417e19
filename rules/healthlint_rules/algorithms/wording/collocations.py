"""Pairs of words that stand together: neighbours, noun “of” noun, verb and object.

Own method; a skeleton of syntax read off the words' possible classes (:mod:`.lexical_classes`), the same for counting a corpus and for
reading an article. Words are folded to a stem of their class, so that “reduces the pain” and “reducing pain” are one pair.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

import msgspec

from healthlint.annotations import Word
from healthlint_rules.algorithms.language.lexical_classes import (
    BE,
    CONJUNCTIONS,
    DETERMINERS,
    MODALS,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    WH_WORDS,
    first_tag,
    tags,
    word_set,
)
from healthlint_rules.algorithms.language.line import joined

NEIGHBOURS, OF, OBJECT = "neighbours", "of", "object"
RELATIONS = (NEIGHBOURS, OF, OBJECT)
REACH = 5  # words between a verb, or “of”, and its noun
_GRAMMAR = (
    DETERMINERS
    | PREPOSITIONS
    | PRONOUNS
    | CONJUNCTIONS
    | SUBORDINATORS
    | MODALS
    | BE
    | WH_WORDS
    | word_set("not also it's be been being get gets got let lets")
)


class Tokens(msgspec.Struct, frozen=True):
    """Words of a sentence, some of them put together as a table takes them as one (“malignant_growth”), and their ranges in its text."""

    text: str
    names: list[str]
    ranges: list[tuple[int, int]]
    verbs: Collection[str] = ()  # stems that are verbs whatever was counted

    def glued(self, index: int) -> bool:
        """Whether a blank and no more stands between a token and the next."""
        if index + 1 >= len(self.ranges):
            return False
        return self.text[self.ranges[index][1] : self.ranges[index + 1][0]].isspace()


class Pair(NamedTuple):
    """Two stems, their relation and the indices of their tokens."""

    relation: str
    first: str
    second: str
    left: int
    right: int


@cache
def noun_stem(word: str) -> str:
    """A crude singular, enough for nouns."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ses", "xes", "ches", "shes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        return word[:-1]
    return word


@cache
def verb_stem(word: str) -> str:
    """One stem for the regular forms of a verb; it need not be a word (“reduc”)."""
    for ending in ("ying", "ies", "ied"):
        if word.endswith(ending) and len(word) > 5:
            return word[: -len(ending)] + "y"
    for ending in ("ing", "ed", "es", "s", "e"):
        stem = word[: -len(ending)]
        if word.endswith(ending) and len(stem) >= 3 and not word.endswith("ss"):
            doubled = ending in ("ing", "ed") and len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "lsz"
            stem = stem[:-1] if doubled else stem
            return stem.rstrip("e") if len(stem) > 3 else stem
    return word


class Nature(NamedTuple):
    """What a word may be: of grammar alone, a verb, a noun, or what stands between a verb and its object."""

    grammar: bool
    verb: bool
    noun: bool
    between: bool


@cache
def nature(word: str) -> Nature:
    """The nature of a folded word."""
    kinds = set(tags(word.replace("_", "-")))
    return Nature(
        word in _GRAMMAR or len(word) < 2 or word[0].isdigit(),
        bool(kinds & {"V", "VZ", "VG", "VD", "VN"}),
        bool(kinds & {"N", "NS"}),
        word in DETERMINERS or word in ("more", "less", "very") or bool(kinds & {"ADJ", "NUM"}),
    )


def tokens_of(
    text: str, words: Sequence[Word], compounds: Mapping[str, Sequence[tuple[str, ...]]], verbs: Collection[str] = ()
) -> Tokens:
    """The tokens of a sentence; ``compounds`` lists by its first word what counts as one word, longest first."""
    names = [word.text for word in words]
    if not any(name in compounds and _size(words, index, compounds[name]) > 1 for index, name in enumerate(names)):
        ranges = [(word.start, word.end) for word in words]
    else:
        names, ranges = [], []
        index = 0
        while index < len(words):
            after = index + _size(words, index, compounds.get(words[index].text, ()))
            names.append("_".join(word.text for word in words[index:after]))
            ranges.append((words[index].start, words[after - 1].end))
            index = after
    return Tokens(text, [name.replace("-", "_") if "-" in name else name for name in names], ranges, verbs)


def _size(words: Sequence[Word], index: int, compounds: Sequence[tuple[str, ...]]) -> int:
    """How many words from an index on count as one."""
    for parts in compounds:
        run = words[index : index + len(parts)]
        if len(run) == len(parts) and _same(parts, [word.text for word in run]) and joined(run):
            return len(parts)
    return 1


def _same(parts: tuple[str, ...], words: list[str]) -> bool:
    return tuple(words[:-1]) == parts[:-1] and parts[-1] in (words[-1], noun_stem(words[-1]))


def pairs_from(tokens: Tokens, left: int) -> Iterator[Pair]:
    """The pairs that begin at a token."""
    names = tokens.names
    here = nature(names[left])
    if here.grammar or not tokens.glued(left):
        return
    first, after = names[left], names[left + 1]
    verb = here.verb and left and tokens.glued(left - 1) and first_tag(names[left - 1].replace("_", "-")) == "NS"
    if not nature(after).grammar and not verb and _may_be_term(first, after) and not _is_verb(tokens, left + 1):
        yield Pair(NEIGHBOURS, noun_stem(first), noun_stem(after), left, left + 1)
    if after == "of":
        right = _noun_after(tokens, left + 2)
        if right is not None and tokens.glued(left + 1):
            yield Pair(OF, noun_stem(first), noun_stem(names[right]), left, right)
    if here.verb or (tokens.verbs and verb_stem(first) in tokens.verbs):
        right = _noun_after(tokens, left + 1)
        right = right if right is None else _head(tokens, right)
        if right is not None and nature(names[right]).noun:
            yield Pair(OBJECT, verb_stem(first), noun_stem(names[right]), left, right)


@cache
def _may_be_term(first: str, second: str) -> bool:
    """Whether two words may form a term, not a verb and its object nor a subject and its verb; a bare verb may stand for a noun."""
    one, other = first_tag(first.replace("_", "-")), first_tag(second.replace("_", "-"))
    if one in ("V", "VZ", "VD") or other in ("VD", "VN"):
        return False
    return not (one == "VG" and other not in ("N", "NS")) and not (one == "NS" and other == "V")


def _is_verb(tokens: Tokens, at: int) -> bool:
    """Whether a word is a third person: one that is no plural, or goes on like a clause (“the blood passes through”)."""
    kinds = tags(tokens.names[at].replace("_", "-"))
    if kinds[0] != "VZ":
        return False
    if "NS" not in kinds:
        return True
    after = tokens.names[at + 1] if tokens.glued(at) else ""
    return after in DETERMINERS or after in PREPOSITIONS or after in PRONOUNS


def pairs_at(tokens: Tokens, place: int, first: bool, near: bool, far: bool) -> Iterator[Pair]:
    """The pairs that begin at a token (``first``), or end there as neighbours (``near``) or in another relation (``far``)."""
    if first:
        yield from pairs_from(tokens, place)
    names = tokens.names
    left = place - 1
    while (near or far) and left >= 0 and place - left <= REACH + 2 and tokens.glued(left):
        here = nature(names[left])
        if left == place - 1 or here.verb or names[left + 1] == "of":
            yield from (pair for pair in pairs_from(tokens, left) if pair.right == place)
        if not far or not (here.between or here.noun or names[left] == "of"):
            return
        left -= 1


def _noun_after(tokens: Tokens, at: int) -> int | None:
    """The first word from an index on that does not stand between a verb and its object."""
    start, last = at, len(tokens.names) - 1
    while at < last and at < start + REACH - 1 and nature(tokens.names[at]).between and tokens.glued(at):
        at += 1
    return at if at <= last and not nature(tokens.names[at]).grammar else None


def _head(tokens: Tokens, at: int) -> int:
    """The last noun of a compound."""
    start = at
    while at < start + 2 and tokens.glued(at):
        here, following = nature(tokens.names[at]), nature(tokens.names[at + 1])
        if not (here.noun and following.noun) or following.verb or following.grammar:
            break
        at += 1
    return at
