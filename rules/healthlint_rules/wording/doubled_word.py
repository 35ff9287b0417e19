"""The same word twice in a row, across line ends and inline marks."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from healthlint.annotations import Sentence, in_code, sentences
from healthlint.diagnostic import Applicability, Edit, Finding, Fix
from healthlint.document import Document
from healthlint.patterns import compile_pattern
from healthlint.rule import Rule
from healthlint.span import Span
from healthlint_rules.algorithms.language.lexical_classes import may_be, word_set

TWICE = compile_pattern(r"\b(a|[a-z]{2,})\s+\1\b", 0)
RIGHT = word_set(
    "had that her bye no so very really many much far long now there hush tut knock blah yada ha ho wee pom cha beriberi dik aye ye ylang berry coo couscous night boo well loa duran new pawpaw tsetse chi mama papa dada bora mahi"
)
# right after a clause that asks: “what it is is a cyst”, “all they were were scratches”
COPULAS = word_set("is was are were can")
ASKING = word_set("what who all where which how that when thing")
PARTICLES = word_set("in on up out off over")  # “log in in the morning”


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """Yield the second of two equal words; a safe fix where both stand plain in one line."""
    blocks = {block.index for block in document.blocks if rule.covers(block) and TWICE.search(block.folded)}
    for sentence in sentences(document):
        if sentence.block.index not in blocks:
            continue
        for index, (first, second) in enumerate(pairwise(sentence.words)):
            if (
                first.text != second.text
                or (len(first.text) < 2 and first.text != "a")
                or not first.text.isalpha()
                or _right(sentence, index)
            ):
                continue
            between = sentence.text[first.end : second.start]
            raw = sentence.text[first.start : first.end]
            if (
                between.strip()
                or raw.isupper()
                or (raw != "a" and len(raw) < 2)
                or in_code(sentence, first.start, second.end)
            ):
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


def _right(sentence: Sentence, index: int) -> bool:
    """Whether the word at a place may stand twice."""
    words = [word.text for word in sentence.words[: index + 1]]
    if words[index] in COPULAS:
        return bool(ASKING.intersection(words)) or index == 0
    if words[index] in PARTICLES:
        return index > 0 and may_be(words[index - 1], "V", "VZ", "VG", "VD", "VN")
    return words[index] in RIGHT
