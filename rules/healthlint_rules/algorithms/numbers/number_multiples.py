"""What a multiple says: “three times as likely”, “a fourfold rise in deaths”, “halves the risk”. Own method; see ``statistics``."""

from __future__ import annotations

import re

from healthlint.patterns import compile_pattern
from healthlint_rules.algorithms.language.lexical_classes import word_set
from healthlint_rules.algorithms.numbers.number_context import Context, Found
from healthlint_rules.algorithms.numbers.number_nouns import Nouns, phrase_at
from healthlint_rules.algorithms.numbers.number_patterns import CHANGE, COMPARED, RISK, THAN
from healthlint_rules.algorithms.numbers.numerals import Numeral

_LIKELY = word_set(
    """
    likely common often prevalent frequent frequently prone risky riskier deadly dangerous susceptible likelier commoner rarer deadlier at vulnerable
    rare harmful addictive lethal fatal toxic contagious infectious
    """
)
_RISK_NEAR = compile_pattern(rf"\s(?:[a-z']+\s){{0,4}}?(?:{RISK})\b", 0)
_MAY = re.compile(r"\b(?:to|will|can|could|may|would|might)\s$")


class Multiples:
    """Judges of multiples: each gives kind, range and population of a statistic, or None."""

    def __init__(self, nouns: Nouns) -> None:
        self.nouns = nouns

    def times(self, context: Context, number: Numeral) -> Found | None:
        """“three times as likely”, “a fourfold rise in deaths”."""
        text, end = context.text, number.end
        if text[number.start : end].endswith("fold"):
            match = CHANGE.match(text, end) or THAN.match(text, end)
            moved = (
                context.by(number.start)
                or context.stands(number.start)
                or context.verb(number.start) != context.lead(number.start)
            )
            if not (match or moved) or not context.about_risk(number.start):
                return None
            return "multiple", context.verb(number.start), match.end() if match else end, (0, 0)
        habit = number.low >= 10 and text.endswith("times", 0, number.end) and context.habit(number.start, end)
        if habit:
            return "count", context.lead(number.start), end, (0, 0)
        return self._compared(context, number)

    def _compared(self, context: Context, number: Numeral) -> Found | None:
        text = context.text
        match = COMPARED.match(text, number.end)
        if not match or context.defines:
            return None
        start, end = context.lead(number.start), match.end()
        if match.group("risk") or match.group("as") in _LIKELY or match.group("er") in _LIKELY:
            return "multiple", start, end, (0, 0)
        phrase = phrase_at(text, end)
        if self.nouns.counted(phrase):
            return "multiple", start, phrase.end, (phrase.start, phrase.end)
        if context.advice(number.start) or not (context.people or context.about_risk(number.start)):
            return None
        return "multiple", start, end, (0, 0)

    def multiple(self, context: Context, number: Numeral) -> Found | None:
        """“twice the risk”, “halves the risk”, “deaths have doubled”."""
        text, word = context.text, context.text[number.start : number.end]
        if word in ("twice", "thrice", "double", "triple", "quadruple") and (found := self._compared(context, number)):
            return found
        if word in ("twice", "thrice") or context.advice(number.start):
            return None
        if (match := _RISK_NEAR.match(text, number.end)) and not text.startswith(" of", number.end):
            return "multiple", number.start, match.end(), (0, 0)
        verb = word[-1] in "dg" or (word != "halves" and (word[-1] == "s" or _MAY.search(text[: number.start])))
        if verb and phrase_at(text, number.end).head in ("", "since") and context.said_before(number.start):
            return "multiple", context.auxiliary(number.start), number.end, (0, 0)
        return None
