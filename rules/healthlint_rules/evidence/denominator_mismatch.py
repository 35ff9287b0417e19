"""Risks that are compared out of different numbers.

Method: two “N in M” of one sentence with unequal M, or one beside a percentage, joined by a word of comparison or coordination and
without a range between them or a restatement in brackets. Own method after the Patient Information Forum's guide on risk.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from healthlint.annotations import Sentence
from healthlint.diagnostic import Finding, Related
from healthlint.document import Document
from healthlint.kinds.expressions import usable
from healthlint.rule import Rule
from healthlint_rules.algorithms.numbers.numerals import Form
from healthlint_rules.algorithms.numbers.statistics import Statistic, statistics

_JOINED = re.compile(r"\b(?:and|but|while|whereas|compared|versus|vs|against|than|instead)\b|,")
_RANGE = re.compile(r"\b(?:between|from|range\w*|vary|varies)\b[^.;]*$")
_BETWEEN = re.compile(r"^\s?(?:[a-z]+\s){0,2}?(?:to|or)\s(?:[a-z]+\s){0,2}$")
_FAR = 110  # characters between two risks that are compared


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """The second of two neighbouring risks out of different numbers."""
    for sentence, found in statistics(document, rule.lexicons).values():
        if not rule.covers(sentence.block):
            continue
        for one, other in pairwise(found):
            if _mismatch(sentence, one, other) and usable(rule, sentence, other.start, other.end):
                quote, first = sentence.text[other.start : other.end], sentence.text[one.start : one.end]
                related = (Related(sentence.span(one.start, one.end), f"{first} here"),)
                yield Finding(sentence.span(other.start, other.end), {"match": quote, "other": first}, related=related)


def _mismatch(sentence: Sentence, one: Statistic, other: Statistic) -> bool:
    forms = {one.number.form, other.number.form}
    natural = {Form.ODDS, Form.RATE}
    if not (forms <= natural or (forms & natural and Form.PERCENT in forms)):
        return False
    if one.number.base == other.number.base or one.kind == "change" or other.kind == "change":
        return False
    text = sentence.folded
    between = text[one.end : other.start]
    if len(between) > _FAR or not _JOINED.search(between) or _BETWEEN.search(between) or between.rstrip().endswith("("):
        return False
    return not _RANGE.search(text[: one.start])
