"""What a share, odds, a rate say of whom.

Shares count with what they are taken of (people, what happens to them, any plural but the matter of the body), with a change,
a risk, or a verb that follows. Own method; see ``statistics``.
"""

from __future__ import annotations

import re

from healthlint.patterns import compile_pattern
from healthlint_rules.algorithms.language.lexical_classes import tags
from healthlint_rules.algorithms.numbers.number_context import Context, Found
from healthlint_rules.algorithms.numbers.number_nouns import Nouns, phrase_at, verb_at
from healthlint_rules.algorithms.numbers.number_patterns import (
    AFFECTS,
    APPROX,
    CHANGE,
    COMPARED,
    EACH_AFTER,
    EACH_NEAR,
    ODDS_WORD,
    THAN,
)
from healthlint_rules.algorithms.numbers.numerals import Numeral

_OF = compile_pattern(r"\s(?:\([^)]{1,20}\)\s)?(?:of|in|among)\s", 0)
_PRONOUN = compile_pattern(r"(?:all\s(?:of\s)?)?(?:those|them|us|you|what|everyone|everybody)\b", 0)
_SHRUNK = compile_pattern(r"\b(?:cuts?|slashe[sd]|reduce[sd]?|dropped|fallen|fell|divided)\s(?:[a-z]+\s){0,6}?in\s$", 0)
_LOST_DAYS = frozenset(("sick days", "working days", "work days", "school days"))
_QUALITY = compile_pattern(
    r"\s((?!disab|pure|satur|alcohol|oxygen|fat)[a-z-]+)(?=\s?[.,;:)]|\s(?:and|but|in|when|if|for|to|by|with)\b|$)", 0
)
_IS = compile_pattern(rf"\b(?:is|are|was|were)\s(?:{APPROX}\s)*$", 0)
_STOPPED = re.compile(
    r"\s?(?:[.,;:!)–—]|$)|\s(?:in|at|for|among|from|after|within|by|on|over|and|or|when|if|who|worldwide|compared)\b"
)
_STOP = re.compile(r"\s?[.;)]")
_IN = re.compile(r"(?<!comes )(?<!available )\b(?:in|for)\s(?:[a-z]+\s)?$")
_BOUND = re.compile(r"\b(?:below|above|under)\s$")
_SCORE = re.compile(r"\b(?:scale|scor(?:e|es|ed|ing)|rat(?:e|ed|ing)|points?|marks?|stars?)\b")
_WEAR = compile_pattern(
    r"\b(?:los|regain|gain|recover|sav|forget|retain|absorb)(?:e|es|ed|t|s)?\s(?:[a-z]+\s){0,3}?$|\blost\s(?:[a-z]+\s){0,3}?$",
    0,
)


class Shares:
    """Judges of shares: each gives kind, range and population of a statistic, or None."""

    def __init__(self, nouns: Nouns) -> None:
        self.nouns = nouns

    def percent(self, context: Context, number: Numeral) -> Found | None:
        if context.defines or context.threshold(number.start, number.end) or context.strength(number.start):
            return None
        found = self._share_of(context, number)
        if found or number.low == 1:  # "100 % safe" is a promise, not a figure
            return found
        return (
            self._compared_share(context, number)
            or self._changed(context, number)
            or self._said_of(context, number)
            or self._alone(context, number)
        )

    def _share_of(self, context: Context, number: Numeral) -> Found | None:
        """“40% of new parents”; of the body, of a mixture, of a dose it is none."""
        text = context.text
        of = _OF.match(text, number.end)
        if not of:
            return None
        start = context.lead(number.start)
        if pronoun := _PRONOUN.match(text, of.end()):
            return "bare", start, pronoun.end(), pronoun.span()
        phrase = phrase_at(text, of.end(), True)
        own = phrase.owned and not self.nouns.person(phrase.head)
        matter = not EACH_AFTER.match(text, phrase.end) and (not own or self.nouns.matter(phrase.head))
        worn = not matter and phrase.words[:1] != ("your",) and _WEAR.search(context.before(number.start))
        told = own and not self.nouns.matter(phrase.head) and verb_at(text, phrase.end) and not context.imperative
        if not (worn or told) and (own or not self.nouns.of_people(phrase)):
            return None
        kind = "share" if self.nouns.counted(phrase) else "bare"
        return kind, start, _with_bracket(text, phrase.end), (phrase.start, phrase.end)

    def _compared_share(self, context: Context, number: Numeral) -> Found | None:
        """“30% fewer infections”, “a 20% chance”."""
        text = context.text
        match = THAN.match(text, number.end) or CHANGE.match(text, number.end)
        if not match or context.advice(number.start):
            return None
        end, phrase = match.end(), phrase_at(text, match.end())
        if THAN.match(text, number.end) and self.nouns.counted(phrase):
            end = phrase.end
        elif self.nouns.matter(phrase.head) and not context.about_risk(number.start):
            return None
        return "change", context.lead(number.start), end, (0, 0)

    def _changed(self, context: Context, number: Numeral) -> Found | None:
        """“rose by a shocking 120%”."""
        if (
            not context.by(number.start)
            or context.advice(number.start)
            or (context.bodily and not EACH_NEAR.search(context.text))
        ):
            return None
        return "change", context.verb(number.start), number.end, (0, 0)

    def _said_of(self, context: Context, number: Numeral) -> Found | None:
        """A share that a verb follows (“40% never see a doctor”), or that a risk is said to be."""
        text, start = context.text, context.lead(number.start)
        phrase = phrase_at(text, number.end)
        if phrase.plural and self.nouns.person(phrase.head):
            return "share", start, phrase.end, (phrase.start, phrase.end)
        if context.stands(number.start) and not context.advice(number.start) and not phrase.head:
            return "risk", start, number.end, (0, 0)
        if verb_at(text, number.end) and not context.supposed(number.start) and not context.bodily:
            return "bare", start, number.end, (0, 0)
        if (
            (quality := _QUALITY.match(text, number.end))
            and number.low < 1
            and _IS.search(context.before(number.start))
        ):
            return ("risk", start, quality.end(), (0, 0)) if tags(quality.group(1))[0] == "ADJ" else None
        return None

    def _alone(self, context: Context, number: Numeral) -> Found | None:
        """A share before a stop, where people or what happens to them are spoken of."""
        before = context.before(number.start)
        if before == "for " and context.text.startswith(" the ", number.end):
            return "bare", context.lead(number.start), number.end, (0, 0)
        if not _STOPPED.match(context.text, number.end) or context.advice(number.start):
            return None
        if context.supposed(number.start) or _BOUND.search(before):
            return None
        in_cases = _STOP.match(context.text, number.end) and _IN.search(before)
        if not (context.people or in_cases or AFFECTS.search(before)):
            return None
        return "bare", context.lead(number.start), number.end, (0, 0)

    def fraction(self, context: Context, number: Numeral) -> Found | None:
        text = context.text
        if (
            context.defines
            or context.threshold(number.start, number.end)
            or re.match(r"\s(?:an?|your|my|way)\s", text[number.end :])
        ):
            return None
        share = self._share_of(context, number)
        if share or text.startswith(" of ", number.end) or context.halved(number.start):
            return share if not context.halved(number.start) else None
        if (match := COMPARED.match(text, number.end)) and not context.advice(number.start):
            return "multiple", context.lead(number.start), match.end(), (0, 0)
        phrase = phrase_at(text, number.end)
        if phrase.head and self.nouns.counted(phrase) and phrase.words[0] in ("the", "all", "our", "these"):
            return "share", context.lead(number.start), phrase.end, (phrase.start, phrase.end)
        cut = (
            text.endswith(" in ", 0, number.start)
            and _SHRUNK.search(context.before(number.start))
            and context.said_before(number.start)
        )
        if (context.by(number.start) or cut) and not context.advice(number.start) and not phrase.head:
            return "change", context.verb(number.start), number.end, (0, 0)
        if verb_at(text, number.end) and not context.supposed(number.start) and not context.advice(number.start):
            return "bare", context.lead(number.start), number.end, (0, 0)
        return self._compared_share(context, number) if context.people else None

    def odds(self, context: Context, number: Numeral) -> Found | None:
        text, end = context.text, number.end
        if (
            number.base == 100
            and number.low == 0.5
            and " in " not in text[number.start : end]
            and not ODDS_WORD.search(text)
        ):
            return None  # weight spread 50/50
        low, base, start = number.low * number.base, number.base, context.lead(number.start)
        phrase = phrase_at(text, end)
        counted = self.nouns.counted(phrase)
        inside = " of " in text[number.start : end] and "out of" not in text[number.start : end]
        if base <= low or re.match(r"\s?(?:%|per\b|-)|\sof\sthe\b|\son\s(?:a|the)\s", text[end:]):
            return None
        if phrase.head in ("", *phrase.words[:1]) and self.nouns.unit(phrase.head) and not counted:
            return None
        if _SCORE.search(text) and base in (5, 10, 100) and not counted:
            return None
        if (inside and not counted and not verb_at(text, end)) or context.supposed(number.start):
            return None
        if (
            base in (1e6, 1e9)
            and low == 1
            and not counted
            and not re.search(r"(?:affect\w*|in|about|of|is) $", text[:start])
        ):
            return None  # "one in a million"
        if 1900 <= base <= 2100 and low != 1 and not counted:
            return None  # a year
        if phrase.plural and (counted or not self.nouns.matter(phrase.head)):
            return "odds", start, phrase.end, (phrase.start, phrase.end)
        return "odds", start, end, (0, 0)

    def rate(self, context: Context, number: Numeral) -> Found | None:
        phrase = phrase_at(context.text, number.end)
        if self.nouns.matter(phrase.head) or self.nouns.unit(phrase.head):
            return None
        inner = context.text[number.start : number.end]
        if any(
            self.nouns.unit(word) or self.nouns.matter(word)
            for word in re.findall(r"[a-z]+", inner)
            if word != "deaths"
        ):
            return None
        if not phrase.plural:
            return "odds", context.lead(number.start), number.end, (0, 0)
        return "odds", context.lead(number.start), phrase.end, (phrase.start, phrase.end)

    def nth(self, context: Context, number: Numeral) -> Found | None:
        phrase = phrase_at(context.text, number.end - 1)
        head = phrase.head
        one = head and (
            self.nouns.single(head)
            or self.nouns.outcome(head)
            or self.nouns.person(head + "s")
            or " ".join(phrase.words[-2:]) + "s" in _LOST_DAYS
        )
        return ("odds", context.lead(number.start), phrase.end, (phrase.start, phrase.end)) if one else None

    def ratio(self, context: Context, number: Numeral) -> Found | None:
        before = context.before(number.start)
        if before.endswith(" from ") and context.said_before(number.start) and not context.advice(number.start):
            return "count", number.start, number.end, (0, 0)
        if not (ODDS_WORD.search(context.text) and any(map(self.nouns.person, context.text.split()))):
            return None
        return "odds", number.start, number.end, (0, 0)


def _with_bracket(text: str, end: int) -> int:
    """The end with a percentage in brackets behind it: “half of all falls (54 percent)”."""
    match = re.match(r"\s\([^)]{0,20}(?:%|per\s?cent)\)", text[end:])
    return end + match.end() if match else end
