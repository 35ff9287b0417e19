"""What a count, a multiple, a sum of money, a length of time say of people and of what happens to them. Own method; see ``statistics``."""

from __future__ import annotations

import re

import msgspec

from healthlint.patterns import compile_pattern
from healthlint_rules.algorithms.language.lexical_classes import word_set
from healthlint_rules.algorithms.numbers.number_context import Context, Found
from healthlint_rules.algorithms.numbers.number_nouns import Nouns, Phrase, phrase_at, verb_at
from healthlint_rules.algorithms.numbers.number_patterns import (
    AFFECTS,
    EACH,
    EACH_AFTER,
    EACH_NEAR,
    INTRANSITIVE,
    STUDIED,
)
from healthlint_rules.algorithms.numbers.numerals import Numeral

_HAPPENED = compile_pattern(
    r"\b(?:been|are|were|was|is|get|gets|being)\s(?:[a-z]+ly\s)?(?:reported|described|diagnosed|identified|documented|recorded|confirmed|infected|affected|living|treated|admitted|"
    r"hospitali[sz]ed|killed|born|seen|thought|estimated|replaced|performed|hurt|injured|lost|prescribed|taken|blamed|caused)\b|"
    r"\b(?:suffers?|die|dies|died|live|lives|have|had|struggle|develop|experience|report|seek|undergo|visit)\b",
    0,
)
_AVERAGE = compile_pattern(
    r"\b(?:the|an|a)\s(?:average|typical)\s(?P<who>[a-z][a-z-]+|\d+-year-old)\b[^.;]{1,60}$|\bon\saverage,?\s(?:[a-z'-]+\s){1,6}$|"
    r"\b(?P<group>[a-z]+)\s(?:[a-z]+\s){0,3}?(?:an\saverage\sof\s|on\saverage\s)(?:[a-z]+\s){0,2}$",
    0,
)
_MEAN = compile_pattern(
    r"\b(?:mean|average|median|typical)\s(?:age|length|delay|wait|stay|survival|time|number|duration|life\sexpectancy|lifespan)\b[^.;]{0,60}?\b(?:is|was|of|are)\s(?:[a-z]+\s){0,2}$",
    0,
)
_FOR_MOST = re.compile(r"\sfor\s(?:the|an?)\s(?:average|typical)\b")
_COSTS = compile_pattern(r"\b(?:costs?|robs?|steals?|robbed|stole)\s(?:[a-z]+\s){0,4}?$", 0)
_BURNS = re.compile(r"\bburn(?:s|ed|ing)?\s(?:[a-z]+\s){0,3}$")
_OUT_OF = compile_pattern(
    r"\b(?:(?:out\s)?of\s(?:every\s|each\s)?|for\s(?:every|each)\s)(?:\d[\d,]*|three|four|five|six|ten|twelve|twenty|fifty|(?:a\s|one\s)?(?:hundred|thousand))\s"
    r"(?!and\b|or\b|to\b)[a-z]+(?:\s[a-z]+){0,6}(?:,\s|\s)(?:about\s|roughly\s|nearly\s|only\s|just\s|some\s)*$",
    0,
)
_CURRENCY = re.compile(r"\s(?:pounds(?!\sof)|dollars|euros|kronor|francs|yen|rupees)\b")
_MOVED = compile_pattern(rf"\b(?:{INTRANSITIVE}|went|gone|goes|swelled|swollen)\s(?:[a-z]+\s)?(?:from|to)\s$", 0)
_AS_BAD_AS = re.compile(
    r"\bas\s(?!many|much|few|little|early|late|long|soon|old|young|high|low|small|large)[a-z]+\sas\s(?:[a-z]+\s){0,2}$"
)
_FOR_EVERY = re.compile(
    r"\bfor\s(?:every|each)\s[^.;]{0,50}\b(?:there\sare|come|stand|about|roughly|nearly)\s(?:about\s|roughly\s|nearly\s)?$"
)
_MEASURES = word_set(
    "hour hours minute minutes day days night nights time times year years week weeks month months calories steps"
)
_YEARS_OF_LIFE = compile_pattern(
    r"\s(?:[a-z]+\s)?(?:off|from|of|to)\s(?:[a-z']+\s){0,3}?(?:life|lives|lifespan|expectancy)\b|\sto\s(?:your|our|their|the)\b",
    0,
)
_OFF = compile_pattern(r"\soff\s(?:the|your|their|a|an|each|every|any)\s[a-z]+", 0)
_OLDER = compile_pattern(r"\s(?:longer|younger|earlier|sooner|less|shorter|more|later)\b", 0)
_LIVES = compile_pattern(r"\b(?:live[sd]?|dies?|died|looks?|age[sd]?|life)\s(?:[a-z]+\s){0,4}?$", 0)
_ADDS = compile_pattern(
    r"\b(?:add(?:s|ed|ing)?|tak(?:e|es|ing)|cost(?:s|ing)?|los(?:e|es|ing)|gain(?:s|ed)?|shav(?:e|es|ing)|rob(?:s|bed)?)\s(?:[a-z]+\s){0,4}?$|\b(?:life|lives|lifespan|expectancy)\b[^.;]{0,30}$",
    0,
)
_SPEND = compile_pattern(r"\b(?:spend(?:s|ing)?|spent|costs?|costing|worth|lose[s]?|waste[sd]?)\b", 0)


class Counts:
    """Judges of other numbers: each gives kind, range and population of a statistic, or None."""

    def __init__(self, nouns: Nouns) -> None:
        self.nouns = nouns

    def every(self, context: Context, number: Numeral) -> Found | None:
        someone = re.search(
            r"\b(?:someone|somebody|another|dies?|killed|suffers?|diagnosed|case|person|patient)\b", context.text
        )
        return ("count", number.start, number.end, (0, 0)) if someone and not context.imperative else None

    def points(self, context: Context, number: Numeral) -> Found | None:
        percentage = "percentage" in context.text[number.start : number.end]
        gained = "iq" in context.text[number.start : number.end] and _ADDS.search(context.before(number.start))
        if context.advice(number.start) or not (percentage or gained or context.changed_by(number.start)):
            return None
        return "change", context.lead(number.start), number.end, (0, 0)

    def money(self, context: Context, number: Numeral) -> Found | None:
        each = EACH_AFTER.match(context.text, number.end)
        if number.low >= 1e6 or (
            each and _SPEND.search(context.before(number.start)) and self.nouns.mentions(context.before(number.start))
        ):
            return "count", context.lead(number.start), each.end() if each else number.end, (0, 0)
        return None

    def plain(self, context: Context, number: Numeral) -> Found | None:
        text, end = context.text, number.end
        if text[end : end + 1] in ("-", "°", "/") or context.threshold(number.start, end):
            return None
        of = re.compile(r"\sof(?=\s)").match(text, end)
        phrase = phrase_at(text, of.end() if of else end, bool(of))
        rate = text.startswith(" per ", end) and context.stands(number.start) and context.people
        if rate or context.relative(number.start):
            return "risk", context.lead(number.start), end, (0, 0)
        if money := _CURRENCY.match(text, end):
            return self.money(context, msgspec.structs.replace(number, end=money.end()))
        if self.nouns.unit(phrase.words[0] if phrase.words else ""):
            return self._measured(context, number, phrase)
        return self._count(context, number, phrase)

    def _count(self, context: Context, number: Numeral, phrase: Phrase) -> Found | None:
        """“some 3 million Canadians”, “200 cases have been reported”."""
        text, start, low = context.text, context.lead(number.start), number.low
        large = low >= 1000 or bool(
            re.match(r"(?:several|a\sfew|many)?\s?(?:hundred|thousand|million)", text[number.start : number.end])
        )
        vague = not text[number.start].isdigit() and low < 1e6
        year = 1900 <= low <= 2100 and "," not in text[number.start : number.end] and text[number.start].isdigit()
        often = (
            phrase.plural
            and not context.defines
            and re.match(rf"\s(?:{EACH})\b", text[phrase.end :])
            and not context.advice(start)
        )
        if (
            phrase.plural
            and not self.nouns.matter(phrase.head)
            and (context.habit(start, phrase.end) or _AS_BAD_AS.search(context.before(start)))
        ):
            return "count", start, phrase.end, (0, 0)
        if _OUT_OF.search(text[:start]) and (verb_at(text, number.end) or self.nouns.counted(phrase)):
            return "odds", start, number.end, (0, 0)
        if self.nouns.counted(phrase) and (often or self._average(context, number) or _FOR_EVERY.search(text[:start])):
            return "count", start, phrase.end, (phrase.start, phrase.end)
        if year or low < 20 or STUDIED.search(text[max(0, start - 60) : start]) or context.advice(number.start):
            return None
        each = EACH_AFTER.match(text, phrase.end)
        end = each.end() if each else phrase.end
        near = text[phrase.end : phrase.end + 60]
        said = (
            each or EACH_NEAR.search(text) or _HAPPENED.search(near) or AFFECTS.search(text[max(0, start - 50) : start])
        )
        if not phrase.head:
            return self._headless(context, number, large)
        if self.nouns.counted(phrase) and phrase.plural and (said or (large and not vague)):
            return "count", start, end, (phrase.start, phrase.end)
        if large and phrase.plural and not self.nouns.matter(phrase.head) and said and (each or context.people):
            return "count", start, end, (phrase.start, phrase.end)
        return None

    def _headless(self, context: Context, number: Numeral, large: bool) -> Found | None:
        """A number without a noun: what a mean is, what a count rose to, whom something affects, “millions suffer”."""
        text, start = context.text, context.lead(number.start)
        near = text[max(0, start - 50) : start]
        moved = _MOVED.search(near) and (large or context.said_before(number.start))
        many = number.low >= 1e5 and _many(text, number) and verb_at(text, number.end)
        affected = AFFECTS.search(near) and number.low >= (1e4 if text[start].isdigit() else 100)
        if moved or many or affected or _MEAN.search(text[max(0, start - 110) : number.start]):
            return "count", start, number.end, (0, 0)
        return None

    def _measured(self, context: Context, number: Numeral, phrase: Phrase) -> Found | None:
        """Years of life, averages, days by which something changes."""
        text, start, unit = context.text, context.lead(number.start), phrase.words[0]
        end = text.index(unit, number.end) + len(unit)
        before = context.before(number.start)
        if unit in _MEASURES and (match := _YEARS_OF_LIFE.match(text, end)) and _ADDS.search(before):
            return "life", start, match.end(), (0, 0)
        if (match := _OLDER.match(text, end)) and (
            (_LIVES.search(before) and "later" not in match.group())
            or re.search(r"\b(?:is|are)\s(?:[a-z]+\s)?$", before)
            or re.match(r"\s(?:[a-z]+\s){0,3}?than\b", text[match.end() :])
        ):
            return ("life", start, match.end(), (0, 0)) if context.people and not context.advice(start) else None
        if context.advice(number.start) or context.defines:
            return None
        if context.changed_by(number.start):
            return "change", start, end, (0, 0)
        if match := _OFF.match(text, end):
            return (
                ("change", start, match.end(), (0, 0)) if _ADDS.search(before) or context.verb(start) < start else None
            )
        if unit in _MEASURES and (_COSTS.search(before) or _FOR_MOST.match(text, end)) and not context.imperative:
            return "change", start, end, (0, 0)
        if unit in ("calories", "kcal") and _BURNS.search(before) and not context.imperative:
            return "count", start, end, (0, 0)
        if unit in _MEASURES and context.habit(start, end):
            return "count", start, end, (0, 0)
        heavy = text.startswith(" of ", end) and not self.nouns.matter(phrase_at(text, end + 3).head)
        if (unit in _MEASURES or heavy) and self._average(context, number):
            return "count", start, end, (0, 0)
        return None

    def _average(self, context: Context, number: Numeral) -> bool:
        """Whether the number is what people have or do on average."""
        before = context.text[max(0, number.start - 110) : number.start]
        if _MEAN.search(before):
            return True
        average = _AVERAGE.search(before)
        if not average:
            return False
        who = average.group("who") or average.group("group") or ""
        aged = who.endswith("-year-old")
        if aged or (not who and context.people) or self.nouns.person(who):
            return True
        following = re.findall(r"[a-z-]+", average.group(0)[average.group(0).find(who) :])[:3] if who else []
        return any(map(self.nouns.single, following))


def _many(text: str, number: Numeral) -> bool:
    """Whether a number is “millions” or “hundreds of thousands”."""
    return text[number.start : number.end].endswith("s")
