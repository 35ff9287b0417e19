"""Statistics about people and outcomes in a sentence of health text: shares, odds, counts, multiples, changes of risk.

Method: a small grammar of quantities (regular expressions over word classes). A quantity counts only with what it
measures next to it: a group of people, an outcome, a rate or a risk. Doses, durations, ages, strengths of mixtures,
advice on training and diet, and shares of the body (cells, plasma, weight, calories) are no statistics about people.
Own grammar; the kinds follow the advice on reporting numbers of the AMA Manual of Style, chapter 18, and of Gigerenzer et
al., "Helping Doctors and Patients Make Sense of Health Statistics" (2007).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from healthlint.kinds.expressions import place_of
from healthlint.patterns import compile_pattern
from healthlint_rules.algorithms.alternation import either
from healthlint_rules.algorithms.gate import Gate

_UNITS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
WORD_NUMBER = rf"(?:(?:{_TENS})(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?|{_UNITS}|(?:a |one )?hundred)"
DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:[.·]\d+)?"
NUMBER = rf"(?:{DIGITS}|{WORD_NUMBER})"
RANGE = rf"{NUMBER}(?:\s?%|\s?per ?cent)?(?:\s?[-–—]\s?|\sto\s|\sor\s){NUMBER}|{NUMBER}"
PERCENT = rf"(?:{RANGE})(?:\s?%|[\s-]per\s?cent\b)"
HYPE = r"(?:whopping|staggering|shocking|stunning|astonishing|alarming|massive|mere|astounding|remarkable|full|incredible|impressive|worrying)"
APPROX = (
    r"(?:(?:(?:slightly|just|well|far|a little|no)\s)?(?:more|less|fewer|greater)\sthan|(?:just |well )?(?:over|under|above)|"
    r"up\sto|nearly|almost|close\sto|not\sfar\sfrom|about|around|roughly|approximately|some|an?\sestimated|estimated|at\s(?:least|most)|"
    r"as\s(?:many|much|few|little|high|low)\sas|upwards\sof|fully|only|just|virtually|half|an\saverage\sof|an?\sastonishing|anywhere\sfrom)"
)
LEAD = rf"(?:(?:{APPROX}|an?\s{HYPE})\s)*"
FRACTION = (
    r"(?:(?:an?|one|two|three|four|five|six|seven|eight|nine)[\s-](?:and[\s-]a[\s-])?)?"
    r"(?:thirds?|quarters?|fourths?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?)|(?:one[\s-])?half"
)
NUMERAL_FRACTION = (
    r"(?:(?:an?|one|two|three|four|five|six|seven|eight|nine)[\s-])"
    r"(?:thirds?|quarters?|fourths?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?)|(?:one[\s-])?half"
)
TIMES = (
    rf"(?:twice|thrice|double|{NUMBER}(?:\s?[-–]\s?{NUMBER}|\sto\s{NUMBER})?(?:\sand\sa\shalf)?(?:[\s-]times|\s?x\b))"
)
FOLD = rf"(?:{NUMBER}|two|three|four|several|many)(?:\s?[-–]\s?{NUMBER}|\sto\s{NUMBER})?[\s-]?fold"
COMPARED = (
    r"(?:as|more|less|likelier|commoner|higher|lower|greater|better|worse|faster|rarer|safer|the\s(?:risk|rate|odds|chance|number|likelihood|"
    r"average|usual|normal|national))"
)
CHANGE_NOUN = (
    r"(?:drop|rise|increase|decrease|reduction|decline|fall|improvement|jump|surge|growth|gain|cut|spike|chance|risk|likelihood|probability|"
    r"odds|survival|success|cure|response|mortality|efficacy|effectiveness|effective|accuracy|accurate|failure|recurrence|remission|prevalence|"
    r"incidence|fatal|mark)"
)
RISK = r"(?:risks?|chances?|odds|likelihood|probability|rates?|incidence|prevalence|mortality|survival|numbers?|share|proportion|percentage|figures?)"
_CHANGED = (
    r"(?:rose|risen|rises|rising|fell|falls|fallen|falling|grew|grows|grown|growing|drop(?:s|ped|ping)?|increas(?:e|es|ed|ing)|"
    r"decreas(?:e|es|ed|ing)|jump(?:s|ed)?|declin(?:e|es|ed)|soar(?:s|ed)?|surg(?:e|es|ed)|shrank|shrinks?|climb(?:s|ed)?|improv(?:e|es|ed)|"
    r"cuts?|cutting|reduc(?:e|es|ed|ing)|lower(?:s|ed|ing)?|rais(?:e|es|ed|ing)|boost(?:s|ed|ing)?|slash(?:es|ed|ing)?|heighten(?:s|ed)?|"
    r"eas(?:e|es|ed)|goes\sup|went\sup|goes\sdown|went\sdown|outnumber(?:s|ed)?|plunge[sd]?|worsen(?:s|ed)?)"
)
_EACH = r"(?:a|per|each|every)\s(?:year|day|month|week|winter|summer|season|decade|hour|minute|second)|annually|worldwide|yearly|daily"
# what percentages of health text measure when they are no statistic about people
_NOT_OF = (
    r"(?:(?:(?:your|the|their|its|his|her|all|our|a|an|total|daily|body|lean|human|recommended|maximum|normal|blood|bone|muscle|cardiac|plasma|current|starting|initial|estimated|full|dry|adult|red|white|circulating|dietary|saturated|covered|monthly|annual|skeletal|remaining|this|that|these|those|most|some|each)\s){0,3}(?:weight|calories|calorie|energy|plate|plasma|blood|volume|water|oxygen|air|cells?|dna|mass|tissue|surface|fluid|"
    r"protein|proteins|fat|fats|carbohydrates?|diet|intake|time|dose|dosage|genes?|genome|strength|alcohol|solution|maximum|max|heart\srate|"
    r"capacity|normal|value|daily\svalue|pay|payment|cost|costs|price|bill|amount|salary|wages|income|loan|fee|charges?|benefits?|rating|"
    r"bones?|muscles?|skin|light|nitrogen|iron|calcium|sodium|potassium|urine|glucose|sugar|cartilage|collagen|heat|lumen|length|height|"
    r"your|my|area|thickness|sunlight|rays|uv|uvb|nephrons?|neurons?|hemoglobin|haemoglobin|ions?|molecules?|filtrate|liver|kidneys?|"
    r"lungs?|brain|nutrients?|minerals?|vitamins?|lymphocytes?|leukocytes?|erythrocytes?|body|organ|function))\b"
)
_MENDEL = compile_pattern(
    r"\b(?:25|50|75)(?:\s?%|\sper\s?cent)|\b(?:one|1|two|2)\s(?:in|out\sof)\s(?:two|four|2|4)\b", 0
)
_MATTER = (
    r"(?:cytes|cells|neurons|nephrons|fib(?:er|re)s|genes|proteins|ions|molecules|hormones|muscles|bones|ribs|vessels|tissues|organs|nerves|glands|layers|units|grams|days|"
    r"hours|weeks|months|years|times|minutes|doses|tablets|calories|carbs|fats|carbohydrates|nutrients|foods|vegetables|fruits|meals|levels|costs|benefits|services|charges|"
    r"bills|items|pounds|cups|servings|parts|lungs|kidneys|teeth|joints|fluids|acids|sugars|blocks|walls|words|pages|sets|steps|payments|earnings|wages|expenses|species|"
    r"this|was|is|has|its|as|us|enzymes|platelets|electrolytes|nutrients|capillaries|arteries|veins|lobes|segments|filaments|receptors|antibodies|pathogens)\b"
)
_ADVICE = r"\b(?:mileage|training|distance|intensity|load|weights?|intake|calories|salt|sodium|dose|dosage|portions?|pace|speed|reps?|workout)\b"
_FILLER = r"(?:(?!(?:of|in|and|to|that|who|which|with|for|is|are|was|were|have|has|or|on|at|by|from|as|than)\b)[a-z0-9'–-]+\s){0,4}?"


@dataclass(frozen=True, slots=True)
class Statistic:
    """A range of the text that states a share, odds, a count, a multiple or a change; ``hype`` where it is sold."""

    start: int
    end: int
    kind: str
    hype: bool = False


class StatisticFinder:
    """The grammar with the word classes of a pack put in."""

    def __init__(
        self, people: tuple[str, ...], single: tuple[str, ...], outcomes: tuple[str, ...], things: tuple[str, ...]
    ) -> None:
        agents = rf"(?!(?:{either(things)})\b)[a-z]{{3,}}(?:ers|ists|icians|goers|aholics|women|men|ees)"
        self.people = rf"(?:{either(people)}|{agents})\b(?!')"
        counted = rf"(?:{self.people}|(?:{either(outcomes)})\b)"
        group = rf"{_FILLER}{counted}"
        # shares are taken of any plural but of parts of the body and other matter
        anyone = rf"(?:{_FILLER}{counted}|(?:(?:all|the|these|its|our)\s)*(?!{_NOT_OF}|{_MATTER}|it\s|which\s|what\s|this\s|that\s)(?:[a-z-]+\s)?(?!\w*{_MATTER})[a-z-]{{3,}}[^su\W]s\b)"
        self._counted = compile_pattern(rf"\b{counted}", 0)
        grammar = list(_grammar(group, anyone, either(single)))
        self._kinds = [kind for kind, _ in grammar]
        self._gate = Gate([rf"(?<![\w.,-]){LEAD}{body}" for _, body in grammar])

    def find(self, text: str) -> list[Statistic]:
        """Statistics of folded text, left to right, without overlaps."""
        found: list[Statistic] = []
        for index, pattern in self._gate.candidates(text):
            kind = self._kinds[index]
            for match in pattern.finditer(text):
                start, end = place_of(match)
                if any(start < other.end and other.start < end for other in found) or self._excluded(kind, text, match):
                    continue
                found.append(Statistic(start, end, kind, bool(re.search(rf"\b{HYPE}\b", match.group()))))
        return sorted(found, key=lambda statistic: statistic.start)

    def _excluded(self, kind: str, text: str, match: re.Match[str]) -> bool:
        before, after = text[: match.start()], text[match.end() :]
        if re.search(r"\b(?:trial|study|survey|sample|review|cohort|analysis|group|panel)\sof\s(?:\w+\s)?$", before):
            return True  # the size of a study
        if kind in ("change", "percent") and re.search(_ADVICE, text):
            return True
        if _MENDEL.search(match.group()) and re.search(
            r"\b(?:genes?|genetic|mutations?|mutated|carriers?|recessive|dominant|inherit(?:s|ed|ing)?|passing)\b", text
        ):
            return True  # a law of inheritance, not a finding
        if re.match(r"100\b", match.group()) and kind == "change":
            return True  # "100 % safe" is a promise, not a figure
        if re.match(r"\s?(?:\([^)]*\)\s)?or\s(?:more|less|fewer|higher|lower|above|below|greater)\b", after):
            return True  # a threshold
        if kind == "bare" and not (
            self._counted.search(text)
            or re.match(r"\s(?:we|you|us)\b", after)
            or (not before.strip() and not re.match(r"\s(?:[a-z]+s|of)\b", after))
        ):
            return True
        if kind == "multiple-bare" and not re.search(
            rf"\b{RISK}\b", text[max(0, match.start() - 50) : match.end() + 50]
        ):
            return True
        return bool(re.search(r"\b(?:at\sleast|if|when|unless|whether)\s(?:\w+\s)?$", before)) and kind == "bare"


def _grammar(group: str, anyone: str, single: str) -> Iterator[tuple[str, str]]:
    """Kinds and patterns, the surest first."""
    odds = (
        rf"(?:{NUMBER})\s(?:(?!(?:times?|days?|nights?|weeks?|months?|hours?|minutes?|years?|doses?|tablets?|pills?|sets?|reps?|and|or|to|percent|million|steps?|layers?|points?)\b)[a-z'-]+\s){{0,2}}(?:in|out\sof)\s(?:every\s|each\s)?(?:about\s|approximately\s)?{NUMBER}(?:\s(?:to|or)\s{NUMBER})?"
        rf"(?:\s(?:million|thousand|hundred))?(?![-,.]?\d|\s?(?:%|per|mg|ml|g|kg|mm|cm|hours?|minutes?|days?|weeks?|months?|years?|of\sthe|steps?|"
        rf"doses?|times|sets?|points?)\b|\son\s(?:a|the)\s|-)(?:\s{anyone})?"
    )
    yield "odds", odds
    yield "share", rf"(?:{PERCENT})\sof\s(?!{_NOT_OF}){anyone}"
    yield (
        "share",
        rf"(?:{NUMERAL_FRACTION})\s(?:of\s)?(?:all\s|the\s|these\s|our\s|those\s)*(?!{_NOT_OF}){anyone}(?:\s\({PERCENT}\))?",
    )
    yield "share", rf"(?:{FRACTION})\sof\s(?:all\s|the\s|these\s)*{group}(?:\s\({PERCENT}\))?"
    yield "share", rf"(?:the\s)?majority\sof\s{group}\s\({PERCENT}\)"
    yield (
        "multiple",
        (
            rf"{TIMES}(?:\s(?:as|more|less)\s(?:likely|common|often|high|many|much|great|prone|frequent(?:ly)?|at\srisk|risky|deadly|effective|"
            rf"dangerous|rare|strong|frequently|good|well|fast|deadly|susceptible|popular|powerful)\b|"
            rf"\s(?:likelier|commoner|higher|lower|greater|rarer|deadlier|safer|worse|better|the\s(?:{RISK}|average|national|usual)))(?:\sas\s{group})?"
        ),
    )
    yield "multiple-bare", rf"{FOLD}\s(?:\w+\s)?(?:{CHANGE_NOUN}|higher|lower|greater|more|less)\b"
    yield "multiple", rf"\b(?:by|increased?|rose|risen)\s{FOLD}"
    yield "multiple", (rf"(?P<at>(?:doubl|tripl|quadrupl|halv)(?:es|ed|e|ing)\s(?:[a-z']+\s){{0,3}}?{RISK})\b")
    yield (
        "multiple",
        (
            rf"(?:(?:{RISK}|cases|deaths|infections|figures|visits|diagnoses|admissions|sales|complaints)\b[^.,;]{{0,60}}?\s)"
            r"(?P<at>(?:has|have|had)\s(?:more\sthan\s|nearly\s|almost\s|roughly\s|about\s)?(?:doubled|tripled|quadrupled|halved))"
        ),
    )
    yield "count", rf"\d{{1,3}}(?:,\d{{3}})+\s(?!{_MATTER})[a-z]+s\s(?:are|were|have)\s(?:[a-z]+\s){{0,4}}?(?:{_EACH})"
    yield "share", rf"(?:{LEAD})half\sof\s(?:those|them|us|the\s[a-z]+s|all\s[a-z]+s)\b"
    yield (
        "multiple",
        rf"(?:will|to)\s(?P<at>(?:double|triple|quadruple|halve))\sby\b|{TIMES}\s(?:more|fewer)\s[a-z]+s\b",
    )
    yield "life", rf"(?:{NUMBER})\s(?:minutes|hours|days|months)\soff\s(?:[a-z']+\s){{0,3}}?(?:life|lives)\b"
    yield (
        "change",
        r"\b(?:risen|fallen|grown|dropped|increased|decreased|shrunk)\sby\s(?P<at>(?:almost\s|nearly\s|about\s|over\s)?(?:a|an|two|three|four|five|\d+)\s(?:hours?|minutes|days|years|points)(?:\s(?:a|per)\s(?:day|night|week|year))?)\b",
    )
    yield (
        "odds",
        r"\bfor\severy\s(?:one\s)?(?:man|woman|boy|girl|person|child|case|death)\b[^.;]{0,40}?(?P<at>\b(?:there\sare|come|stand)\s(?:two|three|four|five|six|ten|\d+)\s\w+)",
    )
    yield "odds", r"(?:50|fifty)[-–/](?:50|fifty)\b"
    yield (
        "count",
        rf"(?:spends?|spent|costs?|costing|worth)\s(?:[\w']+\s){{0,4}}?(?P<at>[$€£]\s?{DIGITS}(?:\s(?:million|billion))?\s(?:{_EACH}))",
    )
    yield (
        "bare",
        rf"(?:{NUMERAL_FRACTION})(?=\s(?:have|had|were|will|did|die|died|report(?:ed)?|said|say|admit(?:ted)?|felt|develop(?:ed)?|suffer(?:ed)?|recover(?:ed)?|improved?|gave|never)\b)",
    )
    yield "odds", rf"\b(?:{_UNITS}|\d{{1,2}})-in-(?:{_UNITS}|\d{{1,4}}|twenty|fifty|hundred)\b"
    yield (
        "odds",
        rf"\b{NUMBER}\s(?:(?:new\s)?(?:cases|deaths|people|births|infections)\s)?per\s(?:1,000|10,000|100,000|1000|thousand|hundred|(?:one\s|a\s)?million)\b",
    )
    yield (
        "odds",
        rf"\b(?:ratio\sof|outnumber[^.;]{{0,40}}?\sby|odds\s(?:of|are|were)|chances\s(?:of|are))\s(?P<at>{NUMBER}\s?(?:to|:)\s?{NUMBER})\b|"
        r"\b(?:two|three|four|five|ten)\sto\sone\b",
    )
    yield (
        "share",
        rf"\ban?\s(?:{HYPE}|good|solid|whole|clear)\s(?:third|quarter|fifth|half|tenth)\sof\s(?!{_NOT_OF})(?:all\s|the\s)*[a-z]+",
    )
    yield (
        "share",
        rf"(?:los|regain|gain|recover|sav)(?:e|es|ed|t)\s{LEAD}(?P<at>(?:{PERCENT}|{NUMERAL_FRACTION}|half)\sof\s(?!{_NOT_OF})(?:their|its|his|her|all)\s[a-z]+)",
    )
    yield "multiple", rf"\b{RISK}\b[^.;]{{0,40}}?(?P<at>\b{FOLD})\b"
    yield (
        "multiple",
        rf"(?:{RISK}|cases|deaths|infections|figures|visits|diagnoses|admissions|sales|complaints)\b[^.,;]{{0,50}}?\s"
        r"(?P<at>(?:more\sthan\s|nearly\s|almost\s|roughly\s)?(?:doubled|tripled|quadrupled|halved))\b",
    )
    yield (
        "count",
        rf"(?:cases|deaths|infections|sales|visits|admissions|prescriptions|complaints|sufferers|total|toll)\b[^.;]{{0,50}}?\s(?P<at>(?:topped|reached|passed|"
        rf"exceeded|hit|stood\sat|climbed\sto|rose\sto|fell\sto|numbered|surpassed)\s{LEAD}{DIGITS}(?:\s(?:million|thousand|billion))?)(?!\s?(?:%|mg|ml|degrees|mm))",
    )
    yield (
        "count",
        rf"\b(?:the|an)\saverage\s(?:{single}|[a-z]+(?:er|or|ist|man|woman|ian|ant)|\w+\s(?:{single}|worker))\s(?:[a-z]+\s){{1,4}}?(?P<at>{LEAD}{NUMBER}\s[a-z]+)",
    )
    yield (
        "change",
        r"\b(?:cut|cuts|reduc(?:es|ed)|shorten(?:s|ed)|lower(?:s|ed)|boost(?:s|ed)|improv(?:es|ed)|rais(?:es|ed)|increas(?:es|ed)|lengthen(?:s|ed)|"
        r"extend(?:s|ed)|speed(?:s|ed)|drop(?:s|ped)|fell|rose)\s(?:(?!(?:if|when|but|and)\b)[\w'’-]+\s){0,7}?by\s"
        rf"(?P<at>{LEAD}{NUMBER}\s(?:percentage\s)?(?:points?|mmhg|mm\shg|days|hours|minutes|weeks|years|kilos|pounds|kg|inches|centimetres|beats))\b",
    )
    yield "change", rf"\b{NUMBER}\spercentage\spoints\b"
    yield (
        "change",
        rf"\b{NUMBER}\s(?:minutes|hours|steps|calories|days|years|nights|cigarettes|kilos|pounds)\s(?:less|fewer|more|longer|later|earlier)\s(?:[a-z]+\s){{0,3}}?than\b",
    )
    yield "life", rf"\badds?\s{LEAD}(?P<at>(?:{NUMBER})\syears\sto\b)"
    yield (
        "change",
        rf"\b(?:up|down)\s(?:by\s)?{LEAD}(?P<at>{PERCENT}|(?:by\s)?{NUMERAL_FRACTION}\b(?!\sof))(?=\s?(?:on|from|since|over|in|compared|[.,;]|$))",
    )
    yield (
        "odds",
        rf"every\s(?:second|third|fourth|fifth|sixth|seventh|eighth|tenth|other)\s(?:[a-z-]+\s)?(?:{single}|[a-z]{{3,}}(?:er|ist|man|woman))\b",
    )
    yield (
        "odds",
        rf"(?:{_UNITS}|\d{{1,2}})\s(?:out\s)?of\s(?:every\s)?(?:two|three|four|five|six|seven|eight|nine|ten|twenty|\d{{1,3}})\s{group}",
    )
    yield (
        "multiple",
        rf"(?:half|{NUMERAL_FRACTION})\s(?:as\s(?:likely|common|often|many|high)|less\slikely|more\slikely|the\s(?:risk|chance|odds|rate))\b",
    )
    yield (
        "change",
        rf"(?:drop|rise|increase|decrease|reduction|decline|fall|improvement|jump|surge|growth)\b(?:\sin\s(?:[a-z'-]+\s){{1,4}}?)?\s?of\s{LEAD}"
        rf"(?P<at>(?:{PERCENT})|(?:{NUMERAL_FRACTION})\b)",
    )
    yield (
        "count",
        rf"(?:half\sa|a\squarter\sof\sa|one\sand\sa\shalf|tens\sof|hundreds\sof)\s(?:million|billion|thousands?|millions?)(?:\sof)?\s{group}",
    )
    yield "count", rf"\d{{2,6}}\s{group}\s(?:{_EACH})"
    yield (
        "count",
        rf"every\s(?:{NUMBER}\s)?(?:seconds?|minutes?)\b(?=[^.;]{{0,60}}\b(?:someone|somebody|a\sperson|another|dies|die|child|woman|man|adult|suffers?)\b)",
    )
    yield (
        "life",
        rf"(?:live|lives|lived|die|dies|died|look|looks)\s(?:[a-z]+\s){{0,4}}?(?P<at>(?:{NUMBER})\syears\s(?:longer|younger|earlier|sooner|less))\b",
    )
    yield (
        "count",
        (
            rf"(?:{NUMBER}(?:\s?[-–]\s?{NUMBER}|\sto\s{NUMBER})?|(?:several|many|a\sfew)|hundreds\sof|tens\sof)?\s?(?:(?:million|billion)\s(?:of\s)?{anyone}|(?:million|billion|thousand|thousands|millions)(?:\sof)?\s{group})(?:\s(?:{_EACH}))?"
        ),
    )
    yield "count", rf"\d{{1,3}}(?:,\d{{3}})+\s(?:or\smore\s)?(?:{group}(?:\s(?:{_EACH}))?|{anyone}\s(?:{_EACH}))"
    yield (
        "count",
        rf"(?:[$€£]\s?)?{NUMBER}\s(?:million|billion)\s(?:dollars|pounds|euros|working\sdays)(?:\s(?:{_EACH}))?|[$€£]\s?{NUMBER}\s(?:million|billion)",
    )
    yield (
        "change",
        rf"(?:{PERCENT})\s(?:fewer|less|more|lower|higher|greater|better|worse|likelier|faster|larger|increased|reduced|lifetime|relative|absolute)(?:\s(?:likely|risk|rates?|chance|{group}))?\b",
    )
    yield "change", rf"(?:{PERCENT})\s(?:[a-z'-]+\s)?{CHANGE_NOUN}(?:\srate)?\b"
    yield (
        "change",
        (rf"\b(?P<at>{_CHANGED}\s(?:(?!(?:if|when|but|and)\b)[\w'’-]+\s){{0,8}}?(?:by\s)?{LEAD}(?:{PERCENT}))"),
    )
    yield (
        "change",
        rf"\b(?P<at>{_CHANGED}\s(?:(?!(?:if|when|but|and)\b)[\w'’-]+\s){{0,8}}?by\s(?:{APPROX}\s)*(?:{NUMERAL_FRACTION}))(?!\sof)\b",
    )
    yield (
        "risk",
        (
            rf"{RISK}\b(?:(?!\b(?:if|when|unless)\b)[^.;:]){{0,60}}?\b(?P<at>(?:is|was|are|were|stands?\sat|stood\sat|reach(?:es|ed)|exceed(?:s|ed)|"
            rf"of|at|to|from|put\sat|estimated\sat)\s{LEAD}(?:{PERCENT}))"
        ),
    )
    yield (
        "risk",
        rf"(?:relative\srisk|odds\sratio|hazard\sratio|risk\sratio)\b[^.;]{{0,60}}?\b(?P<at>(?:is|was|of|=)\s{DIGITS})",
    )
    yield (
        "life",
        rf"{NUMBER}\syears\s(?:off|from)\s(?:[a-z']+\s){{0,3}}?(?:life|lives|lifespan)\b|(?:life|lives)\sby\s{NUMBER}\syears",
    )
    yield "bare", rf"\((?:{APPROX}\s)?(?:{PERCENT})\)"
    yield (
        "bare",
        rf"(?:{PERCENT})\sof\s(?!{_NOT_OF})(?:all|those|them|the|these|what|us|everyone|everything|[a-z]+)\b",
    )
    yield (
        "bare",
        rf"(?:{PERCENT})(?=\s(?:[a-z]+(?:ed|s)|want|admit|agree|get|take|use|never|know|think|live|go|feel|fail|sleep|eat|drink|try|see|can|could|would|also|no\slonger|never|admitted|stutter|report|suffer|snore|smoke|live)\b|"
        r"\s?[.,;:!]|$)(?!\s(?:daily|dose|solution|gel|cream|alcohol|lotion|spray|oxygen|saline|humidity|cotton|wool|fat|milk|peroxide|protein|carbs|juice|disabling|disabled|"
        r"disability|lidocaine|strength|less|more|of|loss)\b)",
    )
    yield (
        "bare",
        rf"(?:{PERCENT})(?=\s(?:have|had|are|were|will|do|did|die|died|report(?:ed)?|said|says?|admit(?:ted)?|felt|develop(?:ed)?|experience[ds]?|suffer(?:ed)?|recover(?:ed)?|improved?)\b|:\sthat)",
    )


@cache
def _finder(*classes: tuple[str, ...]) -> StatisticFinder:
    return StatisticFinder(*classes)


def finder(lexicons: Mapping[str, Any]) -> StatisticFinder:
    """The finder with the pack's lists of people, outcomes and look-alikes; built once."""
    names = ("stat_person", "stat_person_one", "stat_outcome", "stat_thing")
    return _finder(*(tuple(lexicons[name]) for name in names))
