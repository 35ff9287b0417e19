"""“A” and “an” by the sound of the next word, and “and” and “an” written for each other."""

from __future__ import annotations

from collections.abc import Iterator

from healthlint.annotations import Sentence, sentences
from healthlint.diagnostic import Applicability, Finding
from healthlint.document import Document
from healthlint.kinds.common import proposal
from healthlint.kinds.expressions import usable
from healthlint.rule import Rule
from healthlint_rules.algorithms.language.lexical_classes import (
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    FINITE_AUXILIARIES,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    WH_WORDS,
    counted,
    first_tag,
    tags,
    word_set,
)
from healthlint_rules.algorithms.language.sounds import opens_with_vowel

# no noun phrase goes on so: “a” is a letter there, or a word is lost
CLOSED = (
    FINITE_AUXILIARIES
    | CONJUNCTIONS
    | PREPOSITIONS
    | PRONOUNS
    | SUBORDINATORS
    | WH_WORDS
    | (DETERMINERS - {"other", "another", "each"})
) - {"one", "inside", "outside", "under", "over", "opposite"}
LETTERED = word_set("vitamin hepatitis type group class grade part step option figure table stage phase section")
TAKING = word_set(
    "has have had need needs needed receive receives received get gets gave give gives take takes took want wants provide provides cause causes become becomes"
)


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """Yield each wrong article, with the right one."""
    for sentence in sentences(document):
        if not rule.covers(sentence.block):
            continue
        for index, word in enumerate(sentence.words[:-1]):
            if word.text in ("a", "an", "and"):
                right = _right(sentence, index)
                after = sentence.words[index + 1]
                if right and usable(rule, sentence, word.start, after.end):
                    quote = sentence.text[word.start : after.end]
                    values = {"article": right}
                    said = f"{right} {sentence.text[after.start : after.end]}"
                    yield proposal(sentence.locate(word.start, after.end), quote, said, values, Applicability.UNSAFE)


def _right(sentence: Sentence, index: int) -> str:
    """The word that is meant in place of “a”, “an” or “and”; empty where it may be right."""
    words = sentence.words
    word, after = words[index], words[index + 1]
    raw, written = sentence.text[after.start : after.end], sentence.text[word.start : word.end]
    before = words[index - 1].text if index else ""
    if sentence.text[word.end : after.start] not in (" ", "\n", "\u00a0") or before in LETTERED:
        return ""
    if written[0] == "A" and (written != "An" or index) and (index or written != "A"):
        return ""  # vitamin A; A AND B
    if index and sentence.text[word.start - 1] not in ' \n(\u00a0“"—–':
        return ""  # and/a; n-a
    if word.text == "and":
        return _article(sentence, index, before, after.text, raw)
    vowel = opens_with_vowel(raw)
    if vowel is None or vowel == (word.text == "an"):
        return ""
    if word.text == "a":
        return "" if after.text in CLOSED else "an"
    joins = (
        after.text in CLOSED or first_tag(after.text) in ("NS", "VZ", "ADV") or (before and _same(before, after.text))
    )
    if joins and not before:
        return ""
    return "and" if joins else "a"


def _same(before: str, after: str) -> bool:
    """Whether two words are of one open class that is no noun: “trained an certified”."""
    return (
        first_tag(before) == first_tag(after) and first_tag(before) in ("VN", "VD", "V", "ADJ", "VG") and counted(after)
    )


def _article(sentence: Sentence, index: int, before: str, after: str, raw: str) -> str:
    """“Receive and injection”: a verb that takes an object, and a noun that needs an article."""
    if (
        before not in TAKING
        or tags(after) != ("N",)
        or not counted(after)
        or not counted(after + "s")
        or not opens_with_vowel(raw)
    ):
        return ""
    behind = sentence.words[index + 2].text if index + 2 < len(sentence.words) else ""
    earlier = {word.text for word in sentence.words[max(0, index - 4) : index]}
    if behind in AUXILIARIES or earlier & {"and", "or", "to"} or (before in AUXILIARIES and behind not in PREPOSITIONS):
        return ""
    return "an"
