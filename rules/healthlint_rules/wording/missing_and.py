"""Two nouns side by side where “and” was lost.

Parts of the body, the first in the plural and the second no part of a compound (“the hips core”), and pairs that edited prose joins
by “and” or “or” and never puts side by side (``lexicons/missing_pairs.tsv``: “fruits vegetables”).
"""

from __future__ import annotations

from collections.abc import Iterator

from healthlint.annotations import Word, cue_sentences
from healthlint.diagnostic import Finding
from healthlint.document import Document
from healthlint.kinds.common import proposal
from healthlint.kinds.expressions import usable
from healthlint.rule import Rule
from healthlint_rules.algorithms.language.lexical_classes import may_be, word_set

OPENERS = word_set(
    "the your their his her its our my both of in to with for from on through and strong weak tight sore strengthening stretching relaxing"
)
ACTIONS = word_set("face back head mouth heart")
AFTER_ACTIONS = word_set(
    "the to into toward towards from and forth each in up away inward outward before after off over"
)


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """Yield the two words; the proposal puts “and” between them."""
    body = frozenset(rule.lexicon("body_plural")), frozenset(rule.lexicon("body_other"))
    pairs = {row[0]: frozenset(row[1].split()) for row in rule.lexicon("missing_pairs")}
    for sentence in cue_sentences(document, rule.id):
        words = sentence.words
        for index in range(len(words) - 1):
            first, second = words[index], words[index + 1]
            part = first.text in body[0] and second.text in body[1] and first.text != second.text
            if not (part or second.text in pairs.get(first.text, ())) or sentence.text[first.end : second.start] != " ":
                continue
            before = words[index - 1].text if index else ""
            follows = words[index + 2] if index + 2 < len(words) else None
            after = follows.text if follows and sentence.text[second.end : follows.start] == " " else ""
            lost = _parts(second, before, after, body[0]) if part else _pair(second, after)
            if lost and usable(rule, sentence, first.start, second.end):
                one, two = sentence.text[first.start : first.end], sentence.text[second.start : second.end]
                yield proposal(sentence.locate(first.start, second.end), f"{one} {two}", f"{one} and {two}")


def _parts(second: Word, before: str, after: str, plural: frozenset[str]) -> bool:
    if before and before not in OPENERS:
        return False
    if after and may_be(after, "N", "NS") and not may_be(after, "V", "VZ") and second.text not in plural:
        return False  # “the knees joint capsule”: a compound
    # “the toes face the wall”, “pull your shoulders back”
    return second.text != "back" and not (second.text in ACTIONS and after in AFTER_ACTIONS)


def _pair(second: Word, after: str) -> bool:
    """Whether the second noun stands for itself: no noun, and no object of a verb, after it."""
    compound = after != "" and may_be(after, "N", "NS", "ADJ", "VG") and not may_be(after, "P", "VZ", "V")
    verb = may_be(second.text, "V", "VZ") and may_be(after or "and", "DET", "PRON", "ADV", "P")
    return not compound and not verb
