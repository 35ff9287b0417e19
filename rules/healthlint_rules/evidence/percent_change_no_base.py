"""Percentages by which something grew or shrank, with nothing to measure them by.

Method: a percentage or a fraction that an intransitive verb of change carries (“cases rose by 40 %”), in a sentence that has no
pair of values, no year, no period and no comparison. Risks belong to relative-risk-only. Own method.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from healthlint.annotations import Sentence
from healthlint.diagnostic import Finding
from healthlint.document import Document
from healthlint.kinds.expressions import usable
from healthlint.patterns import compile_pattern
from healthlint.rule import Rule
from healthlint_rules.algorithms.numbers.number_patterns import INTRANSITIVE
from healthlint_rules.algorithms.numbers.numerals import Form
from healthlint_rules.algorithms.numbers.statistics import Statistic, statistics

_MOVED = compile_pattern(rf"{INTRANSITIVE}\b", 0)
_RISK = re.compile(r"\b(?:risks?|chances?|odds|likelihood|probability)\b")
_BASE = compile_pattern(
    r"\b(?:from|since|between|during|(?<!more )(?<!less )(?<!fewer )than|compared|after|before|versus|per|each|every|annually|yearly|when|if|as)\b|\b(?:19|20)\d\d\b|"
    r"\b(?:in|over|within|by|for)\s(?:(?:the|a|an|just|only|about|its|their|his|her|our|that|this|one|two|three|four|five|six|ten|\d+)\s){0,2}"
    r"(?:(?:last|past|first|next|same|previous|few|single|[a-z]+)\s){0,2}(?:years?|months?|weeks?|days?|decades?|hours?|minutes?|century|winter|summer|season|spring|autumn|night)\b|"
    r"\b(?:last|this|next)\s(?:year|month|week|winter|summer|season)\b|[$€£]?\d[\d.,]*\s?(?:%|per\s?cent)?\s(?:to|and)\s[$€£]?\d",
    0,
)


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """Each change by a share in a sentence that tells neither a base nor a period."""
    for sentence, found in statistics(document, rule.lexicons).values():
        if not rule.covers(sentence.block) or _BASE.search(sentence.folded) or sentence.text.rstrip().endswith("?"):
            continue
        for statistic in found:
            if _baseless(sentence, statistic) and usable(rule, sentence, statistic.start, statistic.end):
                quote = sentence.text[statistic.start : statistic.end].strip(" ,")
                yield Finding(sentence.span(statistic.start, statistic.start + len(quote)), {"match": quote})
                break


def _baseless(sentence: Sentence, statistic: Statistic) -> bool:
    text = sentence.folded
    if statistic.kind != "change" or statistic.number.form not in (Form.PERCENT, Form.FRACTION):
        return False
    return bool(_MOVED.match(text, statistic.start)) and not _RISK.search(text)
