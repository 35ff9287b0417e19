"""Two parts of the body side by side where “and” was lost: the first in the plural, the second no part of a compound."""

from __future__ import annotations

from collections.abc import Iterator

from healthlint.annotations import cue_sentences
from healthlint.diagnostic import Finding
from healthlint.document import Document
from healthlint.kinds.common import proposal
from healthlint.kinds.expressions import usable
from healthlint.rule import Rule
from healthlint_rules.algorithms.lexical_classes import may_be

OPENERS = frozenset(
    [
        "the",
        "your",
        "their",
        "his",
        "her",
        "its",
        "our",
        "my",
        "both",
        "of",
        "in",
        "to",
        "and",
        "with",
        "for",
        "from",
        "on",
        "through",
        "strong",
        "weak",
        "tight",
        "sore",
        "strengthening",
        "stretching",
        "relaxing",
    ]
)


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """Yield the two words; the proposal puts “and” between them."""
    plural, other = frozenset(rule.lexicon("body_plural")), frozenset(rule.lexicon("body_other"))
    for sentence in cue_sentences(document, rule.id):
        words = sentence.words
        for index in range(len(words) - 1):
            first, second = words[index], words[index + 1]
            if first.text not in plural or second.text not in other or first.text == second.text:
                continue
            if sentence.text[first.end : second.start] != " " or (index and words[index - 1].text not in OPENERS):
                continue
            follows = words[index + 2].text if index + 2 < len(words) else ""
            joined = bool(follows) and sentence.text[second.end : words[index + 2].start] == " "
            if joined and may_be(follows, "N", "NS") and not may_be(follows, "V", "VZ") and second.text not in plural:
                continue  # “the knees joint capsule”: a compound
            if (
                joined
                and second.text in ("face", "back", "head", "mouth", "heart")
                and follows in ("the", "to", "and", "forth", "each", "in", "up", "away", "inward", "outward")
            ):
                continue  # “the toes face the wall”
            if usable(rule, sentence, first.start, second.end):
                quote = sentence.text[first.start : second.end]
                one, two = quote.split()
                yield proposal(sentence.locate(first.start, second.end), quote, f"{one} and {two}")
