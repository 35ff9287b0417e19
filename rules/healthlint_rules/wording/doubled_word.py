"""The same word twice in a row, across line ends and inline marks."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from healthlint.annotations import in_code, sentences
from healthlint.diagnostic import Applicability, Edit, Finding, Fix
from healthlint.document import Document
from healthlint.patterns import compile_pattern
from healthlint.rule import Rule
from healthlint.span import Span

TWICE = compile_pattern(r"\b([a-z]{2,})\s+\1\b", 0)
RIGHT = frozenset(
    [
        "had",
        "that",
        "is",
        "was",
        "can",
        "her",
        "bye",
        "no",
        "so",
        "very",
        "really",
        "many",
        "much",
        "far",
        "long",
        "now",
        "there",
        "hush",
        "tut",
        "knock",
        "blah",
        "yada",
        "ha",
        "ho",
        "wee",
        "pom",
        "cha",
        "beriberi",
        "dik",
        "aye",
        "ye",
        "ylang",
        "berry",
        "coo",
        "couscous",
        "night",
        "boo",
        "well",
        "loa",
        "duran",
        "new",
        "pawpaw",
        "tsetse",
        "chi",
        "mama",
        "papa",
        "dada",
        "bora",
    ]
)


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """Yield the second of two equal words; a safe fix where both stand plain in one line."""
    blocks = {block.index for block in document.blocks if rule.covers(block) and TWICE.search(block.folded)}
    for sentence in sentences(document):
        if sentence.block.index not in blocks:
            continue
        for first, second in pairwise(sentence.words):
            if first.text != second.text or first.text in RIGHT or not first.text.isalpha() or len(first.text) < 2:
                continue
            between = sentence.text[first.end : second.start]
            raw = sentence.text[first.start : first.end]
            if between.strip() or raw.isupper() or in_code(sentence, first.start, second.end):
                continue
            if sentence.text[second.start].isupper() and (first.start or not raw[0].isupper()):
                continue  # a name, or two sentences that were joined
            place = sentence.locate(first.end, second.end)
            fixes: tuple[Fix, ...] = ()
            if (
                place.exact
                and sentence.text[second.start : second.end] == sentence.text[second.start : second.end].lower()
            ):
                fixes = (Fix("Remove the second word", (Edit(place.span, ""),), Applicability.SAFE),)
            span = sentence.span(second.start, second.end)
            yield Finding(Span(span.start, span.end), {"match": sentence.text[second.start : second.end]}, fixes)
