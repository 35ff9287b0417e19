"""Two words that English never puts side by side: an article before a verb, two finite verbs, “may causes”.

Method: pairs of closed classes that a counted 1,850,000 words of edited health prose (MedQuAD, OpenStax) hold a dozen times, each
an error of the text, though chance would put thousands there. The classes are grammar (Quirk et al., A Comprehensive Grammar
of the English Language, 1985: determiners 5.10–19, the verb phrase 3.21–55); nothing is learnt from the sentences.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from healthlint.annotations import Sentence, sentences
from healthlint.diagnostic import Finding
from healthlint.document import Document
from healthlint.kinds.common import proposal
from healthlint.kinds.expressions import usable
from healthlint.rule import Rule
from healthlint_rules.algorithms.lexical_classes import (
    ARTICLES,
    BE,
    DEMONSTRATIVES,
    FINITE_AUXILIARIES,
    MODALS,
    POSSESSIVES,
    SUBJECT_PRONOUNS,
    counted,
    may_be,
    tags,
    word_set,
)
from healthlint_rules.algorithms.line import Line, line_of

# “his” and “her” stand alone too (“his or her child”, “helps her to walk”)
_DETERMINERS = (ARTICLES | POSSESSIVES) - {"his", "her"}
# auxiliaries that are nouns (“a will of their own”, “a must”) or begin a compound (“a do not resuscitate order”)
_NOT_AFTER_DETERMINER = FINITE_AUXILIARIES - word_set("will might can must do don't would may could should")
_AFTER_DETERMINER = (
    _NOT_AFTER_DETERMINER
    | ARTICLES
    | DEMONSTRATIVES
    | POSSESSIVES
    | word_set("of with from into onto among during despite upon towards and or but nor they we because although than")
)
_ONLY_MODALS = MODALS - word_set("can will might must")  # the others are nouns as well
_DO = word_set("does did don't doesn't didn't")
_BASE_AFTER = MODALS | _DO | {"to"}
_FINITE_BE = BE | word_set("has had")
_ASKING = word_set("what who whoever how where when whatever which whichever why that whether")
_LETTERED = word_set(
    "vitamin hepatitis type group factor strep influenza streptococcus class part grade apolipoprotein"
)


class _Clash(NamedTuple):
    """Places of the two words in their line, and the second's base form where that is meant."""

    first: int
    base: str = ""


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """A finding for each pair."""
    for sentence in sentences(document):
        if rule.covers(sentence.block):
            line = line_of(sentence)
            for clash in _clashes(line):
                start, end = sentence.words[clash.first].start, sentence.words[clash.first + 1].end
                if not _named(sentence, clash.first) and usable(rule, sentence, start, end):
                    yield _finding(sentence, line, clash, start, end)


def _finding(sentence: Sentence, line: Line, clash: _Clash, start: int, end: int) -> Finding:
    first, second = line.words[clash.first], line.words[clash.first + 1]
    quote = sentence.text[start:end]
    suggestion = f"{first} {clash.base}" if clash.base else ""
    item = proposal(sentence.locate(start, end), quote, suggestion, {"first": first, "second": second})
    return Finding(item.span, item.parameters, item.fixes, variant="form" if clash.base else None)


def _clashes(line: Line) -> Iterator[_Clash]:
    words = line.words
    for index in range(len(words) - 1):
        first, second = words[index], words[index + 1]
        if first in _DETERMINERS or first == "another":
            if _after_determiner(line, index) and line.glued(index):
                yield _Clash(index)
        elif first in _BASE_AFTER or first in _FINITE_BE:
            if first == second or not line.glued(index):
                continue
            if first in _BASE_AFTER and index and (_inflected(first, second) or _noun_like(line, index)):
                yield _Clash(index, _base(second))
            elif _two_finite(first, second) and not _ASKING & set(words[:index]):
                yield _Clash(index)


def _after_determiner(line: Line, index: int) -> bool:
    first, second = line.words[index], line.words[index + 1]
    if first == "another":
        return second in ("a", "an") and line.before(index) not in ("to", "from", "one")
    if second not in _AFTER_DETERMINER or first == second:
        return False
    if first == "a":  # the letter: “vitamin A is”, “hepatitis A or B”, “a and b”
        before = line.before(index)
        return second not in ("and", "or") and before not in _LETTERED and not may_be(before or "the", "N", "NS")
    return True


def _two_finite(first: str, second: str) -> bool:
    if first in _ONLY_MODALS or first in ("will", "can"):
        return second in BE or second in ("has", "had", "does", "did")
    if first in BE:
        return (second in MODALS and second != "must") or second in BE or second in ("has", "does", "did")
    return first in ("has", "had") and (second in BE or second in _ONLY_MODALS)


def _inflected(first: str, second: str) -> bool:
    """Whether a base form must follow and a word stands there that can only be an inflected verb."""
    if first not in _ONLY_MODALS and first not in _DO and first not in ("to", "will", "can"):
        return False
    if not counted(second) or second in FINITE_AUXILIARIES:
        return False
    found = set(tags(second))
    return found == {"VZ"} or (found == {"VG"} and first != "to") or (first in _DO and found <= {"VD", "VN"})


def _noun_like(line: Line, index: int) -> bool:
    """“may helps”: a third person that could be a plural, where the modal has its subject and so is no question."""
    first, second, before = line.words[index], line.words[index + 1], line.before(index)
    if first not in MODALS or first == "should" or not before or before in _ASKING or not counted(second):
        return False
    subject = before in SUBJECT_PRONOUNS or tags(before)[0] in ("N", "NS")
    return subject and set(tags(second)) == {"VZ", "NS"} and may_be(_base(second), "V")


def _base(word: str) -> str:
    """The base form of a third person, a participle or a past; the word itself where none is known."""
    if word.endswith("s"):
        forms = [f"{word[:-3]}y"] if word.endswith("ies") else [word[:-1], word[:-2]]
    else:
        stem = word.removesuffix("ing") if word.endswith("ing") else word.removesuffix("ed")
        forms = [stem, f"{stem}e", stem[:-1] if stem[-2:-1] == stem[-1:] else stem, word[:-1]]
    return next((form for form in forms if counted(form) and may_be(form, "V")), forms[0])


def _named(sentence: Sentence, index: int) -> bool:
    """Whether one of the words has a capital that no sentence gives it: a name, an initialism (“the IS”, “in May”)."""
    return any(
        sentence.text[sentence.words[place].start].isupper() and (place > 0 or sentence.words[place].text == "a")
        for place in (index, index + 1)
    )
