"""Results in mice, rats or dishes from which the text concludes that something helps people.

Method: a word for an animal or a culture, a connective of conclusion behind it in the same or the next sentence, and right behind
that the reader or a verb of doing good in the present tense, unless a caveat stands near. Own rule.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, reduce
from operator import or_

from healthlint.annotations import Sentence, cue_sentences, sentences_of
from healthlint.diagnostic import Finding
from healthlint.document import Document
from healthlint.kinds.expressions import usable
from healthlint.patterns import compile_pattern
from healthlint.rule import Rule
from healthlint_rules.algorithms.language.word_classes import lexicon

_THEREFORE = compile_pattern(
    r"\b(?:so|therefore|hence|thus|which\smeans(?:\sthat)?|this\smeans(?:\sthat)?|that\smeans(?:\sthat)?|which\s(?:is|explains)\swhy|that\sis\swhy|that's\swhy|"
    r"this\sis\swhy|which\s(?:proves|shows)\sthat|this\s(?:proves|shows)\sthat|that\s(?:proves|shows)\sthat|proof\sthat|proving\sthat|showing\sthat),?\s"
    r"(?P<subject>you(?:r|'ll)?|it|this|that|they|the\s[\w-]+|taking\s[\w-]+|eating\s[\w-]+|drinking\s[\w-]+|a\s[\w-]+(?:\sof\s[\w-]+)?|people|patients|humans)\b(?P<rest>[^.;]{0,60})",
    0,
)
_CAVEAT = compile_pattern(
    r"\b(?:may|might|could|not\s(?:yet|been)|has\snever|unknown|unclear|researchers|scientists|trials?\sin\s(?:people|humans)|in\s(?:people|humans|patients|volunteers)|human\s(?:trials?|studies)|"
    r"whether|if|should|must|wash|avoid|keep|wear|infect\w*|bite[sn]?|droppings|spread\w*|carry|carries)\b|\?",
    0,
)
_BENEFITS = ("EASE", "HEAL", "PREVENT", "REMOVE", "WORK", "TREAT")
_READER = ("you", "your", "you'll", "people", "patients", "humans")


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """Each conclusion from animals or cells to people."""
    for sentence in cue_sentences(document, rule.id):
        row = sentences_of(document, sentence.block)
        place = row.index(sentence)
        near = row[place : place + 2]
        if any(_CAVEAT.search(other.folded) for other in near):
            continue
        for other in near:
            found = _conclusion(other)
            if found and usable(rule, other, *found):
                yield Finding(other.span(*found), {"match": other.text[slice(*found)]})
                break


def _conclusion(sentence: Sentence) -> tuple[int, int] | None:
    """The range of the connective, its subject and the verb of doing good."""
    for match in _THEREFORE.finditer(sentence.folded):
        if match["subject"] in _READER:
            return match.start(), match.end("subject")
        words = match["rest"].split()[:2]
        for index, word in enumerate(words):
            if _does_good(word.strip(",")):
                size = len(" ".join(words[: index + 1]))
                return match.start(), match.end("subject") + 1 + size
    return None


@cache
def _does_good(word: str) -> bool:
    bits = lexicon().bits
    mask = lexicon().look_up(word)
    return bool(mask & reduce(or_, (bits[name] for name in _BENEFITS))) and bool(mask & (bits["VZ"] | bits["V"]))
