"""A difference of two percentages that is called percent.

Method: two percentages of one sentence as “from a to b” and a third that is their plain difference, not the relative change,
and is not called points. Where both readings agree there is nothing to say. Own method after the AMA Manual of Style, 18.7.
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
from healthlint_rules.algorithms.numbers.numerals import DIGITS, Form, Numeral, numerals, value
from healthlint_rules.algorithms.numbers.statistics import numbered

_PAIR = compile_pattern(
    rf"\bfrom\s(?:[a-z]+\s){{0,2}}(?P<before>{DIGITS})(?:\s?%|\s?per\s?cent)?(?:\s[^.;,%]{{0,40}}?)?\sto\s(?:[a-z]+\s){{0,2}}(?P<after>{DIGITS})(?:\s?%|\s?per\s?cent)",
    0,
)
_CHANGE = re.compile(
    r"\s(?:[a-z]+\s)?(?:drop|rise|fall|increase|decrease|decline|reduction|jump|gain|growth|improvement|change|difference|more|less|higher|lower|fewer)\b"
)
_BY = re.compile(r"\b(?:by|of)\s(?:[a-z]+\s){0,2}$")
NEAR = 0.5  # percentage points between a difference and what is called so


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """Each percentage that is the difference of two others."""
    for sentence in numbered(document):
        text = sentence.folded
        if "from " not in text or not ("%" in text or "cent" in text) or not rule.covers(sentence.block):
            continue
        pair = _PAIR.search(text)
        if not pair:
            continue
        before, after = value(pair.group("before")) or 0.0, value(pair.group("after")) or 0.0
        for number in numerals(text):
            apart = number.end <= pair.start() or number.start >= pair.end()
            mistaken = apart and number.form is Form.PERCENT and _mistaken(sentence, number, before, after)
            if mistaken and usable(rule, sentence, number.start, number.end):
                values = {"match": sentence.text[number.start : number.end], "points": f"{abs(before - after):g}"}
                yield Finding(sentence.span(number.start, number.end), values)


def _mistaken(sentence: Sentence, number: Numeral, before: float, after: float) -> bool:
    text, said = sentence.folded, 100 * number.low
    if number.low != number.high or not (_CHANGE.match(text, number.end) or _BY.search(text[: number.start])):
        return False
    difference = abs(before - after)
    relative = 100 * difference / before if before else 0.0
    return abs(said - difference) <= NEAR and abs(said - relative) > max(1.0, NEAR) and difference > NEAR
