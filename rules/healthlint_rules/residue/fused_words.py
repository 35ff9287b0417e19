"""A full stop, question mark or comma with a word glued to it on either side, and two words without the blank between them.

Addresses, file names, brands and names are left alone. The cut of a fused word is found by
:mod:`healthlint_rules.algorithms.language.word_split`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from healthlint.annotations import Sentence, sentences_of
from healthlint.diagnostic import Finding
from healthlint.document import Block, Document
from healthlint.kinds.common import proposal
from healthlint.kinds.expressions import usable
from healthlint.rule import Rule
from healthlint_rules.algorithms.language.word_split import Cut, listed, split
from healthlint_rules.algorithms.structure import tables

STOP = re.compile(r"(?<![\w./@:-])(?P<left>[a-z]{3,})(?P<mark>[.!?][”’\")]?)(?P<right>[A-Z][a-z]+)(?![\w.@/])")
COMMA = re.compile(r"(?<![\w,./@-])(?P<left>[a-z]{3,})(?P<mark>,)(?P<right>[a-z]{3,})(?![\w,/@-])")
SIGN = re.compile(r"(?<![\w,./@:(-])(?P<left>[a-z]{4,})(?P<mark>[;:)])(?P<right>[a-z]{3,})(?![\w,/@:=(-])")
BRACKET = re.compile(r"(?<![\w,./@:-])(?P<left>[a-z]{4,})(?P<right>\([a-z]{4,}[ ,)])")
NUMBER = re.compile(
    r"(?<![\w.,/@:#-])(?:(?P<left>\d{1,4})(?P<right>(?:minute|hour|day|week|month|year|time|step|cup|glasse)s|people|adults|children|patients)|"
    r"(?P<word>for|about|every|than|least|only|within|after)(?P<figure>\d{1,4}))(?![\w/@-])"
)
# what any of the marks above needs; it begins with the rarest character, for a search goes from one of these to the next
GLUED = re.compile(
    r"[,;:).!?(0-9](?:(?<=[a-z][,;:)])[a-z]|(?<=[a-z][.!?])[”’\")]?[A-Z]|(?<=[a-z]\()[a-z]{4}|(?<=[a-z][0-9])|(?<=[0-9])[a-z])"
)
LETTERS = re.compile(r"[A-Za-z][a-z]{4,}")
BESIDE = re.compile(r"[\w/@.#:&-]")  # what makes a piece of an address, a name or a longer word of it
CAPITAL = re.compile(r"(?<![\w./@#:&_-])(?P<left>[a-z]{3,})(?P<right>[A-Z][a-z]+)(?![\w/@#&_-]|\.\w)")
JOINED = re.compile(r"[A-Z](?<=[a-z][A-Z])")
DOMAINS = frozenset({"node", "next", "vue", "react", "asp", "www", "http", "https"})


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """Yield each mark and each word without its blank."""
    fused = _candidates(document)
    for block in document.prose():
        if not rule.covers(block):
            continue
        glued = GLUED.search(block.text) is not None
        words = [*_fused(document, block, fused), *_capitals(document, block)]
        for sentence in sentences_of(document, block) if glued or words else ():
            for start, end, fixed in _marks(sentence) if glued else ():
                if _is_prose(rule, sentence, start, end):
                    yield proposal(sentence.locate(start, end), sentence.text[start:end], fixed)
            for start, end, halves in words:
                if sentence.start <= start < sentence.end:
                    yield from _parted(rule, sentence, start - sentence.start, end - sentence.start, halves)


@cache
def _whole() -> set[str]:
    """Words of earlier documents that are one word; most of the next document's are among them."""
    return set()


def _candidates(document: Document) -> dict[str, Cut]:
    """The fused words of a document's source, with their cuts."""
    whole = _whole()
    fresh = set(LETTERS.findall(document.source)) - whole
    fused = {word: halves for word in fresh if (halves := split(word.lower()))}
    whole.update(fresh - fused.keys())
    return fused


def _marks(sentence: Sentence) -> Iterator[tuple[int, int, str]]:
    """Places of marks and figures without their blank, and the text with it."""
    for pattern in (STOP, COMMA, SIGN):
        for match in pattern.finditer(sentence.text):
            known = pattern is not SIGN or (listed(match["left"]) and listed(match["right"]))
            if match["left"] not in DOMAINS and known:
                yield *match.span(), f"{match['left']}{match['mark']} {match['right']}"
    for match in BRACKET.finditer(sentence.text):
        if listed(match["left"]):
            yield match.start(), match.end() - 1, f"{match['left']} {match['right'][:-1]}"
    for match in NUMBER.finditer(sentence.folded):
        parts = (match["left"], match["right"]) if match["left"] else (match["word"], match["figure"])
        yield *match.span(), " ".join(parts)


def _fused(document: Document, block: Block, fused: dict[str, Cut]) -> Iterator[tuple[int, int, Cut]]:
    """Words of a block that are two, with their places."""
    if not any(word in block.text for word in fused):
        return
    for match in LETTERS.finditer(block.text):
        halves = fused.get(match.group())
        if halves is None or (halves.free and _is_term(document, match.group().lower())):
            continue
        start, end = match.span()
        after = block.text[end : end + 2]
        beside = BESIDE.match(block.text, start - 1) if start else None
        if not (beside or (BESIDE.match(after) and (after[0] not in ".:" or after[1:].isalnum()))):
            yield start, end, halves


def _capitals(document: Document, block: Block) -> Iterator[tuple[int, int, Cut]]:
    """Words with a capital inside, both parts of which are words: “painIce”; rows of a flattened table have a rule of their own."""
    for match in CAPITAL.finditer(block.text) if JOINED.search(block.text) else ():
        known = listed(match["left"]) and listed(match["right"].lower())
        if known and not any(line.block is block for line in _table_lines(document)):
            yield *match.span(), Cut(match["left"], match["right"])


def _is_term(document: Document, word: str) -> bool:
    """Whether the article has the word in several blocks that differ: then it is the author's own term."""
    stem = word.removesuffix("s")
    return len({block.text for block in document.blocks if stem in block.folded}) > 1


def _table_lines(document: Document) -> list[tables.Line]:
    return document.once(
        "lines of flat tables", lambda: [line for flat in tables.find(document) for line in flat.lines]
    )


def _parted(rule: Rule, sentence: Sentence, start: int, end: int, halves: Cut) -> Iterator[Finding]:
    """A name, which has its capital inside a sentence, may be made of anything."""
    word = sentence.text[start:end]
    named = word[0].isupper() and any(char.isalnum() for char in sentence.text[:start])
    if not named and _is_prose(rule, sentence, start, end):
        yield proposal(sentence.locate(start, end), word, f"{halves.left} {halves.right}")


def _is_prose(rule: Rule, sentence: Sentence, start: int, end: int) -> bool:
    low, high = sentence.start + start, sentence.start + end
    linked = any(link.start < high and low < link.end for link in sentence.block.links())
    return not linked and usable(rule, sentence, start, end)
