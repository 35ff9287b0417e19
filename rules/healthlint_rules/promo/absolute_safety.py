"""Freedom from harm stated as certain: no side effects, completely safe, no risk."""

from __future__ import annotations

from collections.abc import Iterator

from healthlint.diagnostic import Finding
from healthlint.document import Document
from healthlint.rule import Rule
from healthlint_rules.algorithms.claims import Claims

_FULL = r"(?:100\s?(?:%|percent|per\scent)|completely|totally|perfectly|absolutely|entirely|utterly|wholly|one\shundred\sper\s?cent)"
CLAIMS = Claims(
    strong=(
        r"\b(?:carries|carry|has|have|holds?|leaves?)\s(?:absolutely\s)?no\s(?:dangers?|hidden\s\w+|harm)\b(?=\s?[.!,;]|$)|\b(?:entirely|completely|totally|wholly|absolutely)\swithout\s(?:risks?|danger|harm|side[\s-]effects|drawbacks)\b|\bno\s(?:ill|harmful|unwanted|unpleasant|nasty|bad)\seffects\s(?:whatsoever|at\sall|on\s(?:anyone|you|the\sbody))\b|\bzero\s(?:danger|harm|toxicity|downsides?|drawbacks)\b|\b(?:has|have)\snever\s(?:harmed|hurt|killed|injured|made\sill)\s(?:anyone|anybody|a\sperson|a\ssoul)\b|\bwithout\sa\ssingle\s(?:side[\s-]effect|complaint|risk|complication)\b",
        r"\b(?:danger-free|harm-free|consequence-free|side-effectless|worry-free|complication-free)\b|\bthe\ssafest\s(?:thing|remedy|medicine|treatment|food|way|cure|supplement)\s(?:in\sthe\sworld|on\searth|there\sis|known|of\sall)\b|\bharmless\s(?:to|for)\s(?:everyone|anyone|everybody|all|every\w*|children|babies|mother\sand\s\w+|pregnant\swomen)\b|\b(?:is|are)\s(?P<at>without\s(?:risks?|danger|side[\s-]effects|drawbacks))\b",
        r"\b(?:even\s)?(?:pregnant\swomen|babies|newborns|toddlers|children|infants)\s(?:and\s[\w\s]{3,20}?)?can\s(?P<at>(?:safely\s(?:take|use|drink|eat)|take\sit\s(?:safely|without\s(?:worry|fear|concern|risk))))\b|\b(?:can\s)?(?:use|take|drink|eat|try)\s(?:it|them|this)\s(?:without\s(?:worry|fear|concern|hesitation|risk|limits?|a\ssecond\sthought))",
        r"\b(?:never|not\sonce)\s(?:has\s(?:it|anyone)\s)?(?:harmed|hurt)\b|\bunlike\s(?:drugs|medicines|tablets|pills|medication|chemicals)[^.;]{0,40}?(?P<at>\b(?:it\s|they\s)?(?:has|have|is|are|causes?)\s(?:no|harmless|completely|without|never)\b(?:\s\w+){0,2})",
        r"\b(?:free\s(?:of|from)|devoid\sof)\s(?:any\s|all\s)?(?:side[\s-]effects?|risks?|harmful\seffects|dangers?)\b|\b(?:poses?|carries|carry|presents?|involves?)\s(?P<at>(?:absolutely\s)?(?:no|zero)\s(?:\w+\s)?(?:risks?|dangers?|threat|hazards?)\s(?:whatsoever|at\sall|to\s(?:health|anyone|you|your\s\w+)))",
        r"\b(?:nothing\sto\s(?:lose|fear)|no\s(?:one|body)\shas\sever\s(?:been\s)?(?:harmed|hurt|died|suffered|had\sa)|not\sa\ssingle\s(?:side[\s-]effect|adverse)|never\s(?:causes?|has|produces?|brings?)\s(?:any\s)?(?:side[\s-]effects?|harm)|(?:does|do)\snot\scause\sany\s(?:side[\s-]effects|harm))\b|\bdoesn't\scause\sany\s(?:side[\s-]effects|harm)\b",
        r"\b(?:anyone|everyone|everybody)\s(?:can|may)\s(?:safely\s)?(?:take|use|try|do|eat|drink)\b(?=\sit|\sthis|\sthem|[.!])|\b(?:suitable|safe|gentle|fine|perfect)\s(?:enough\s)?for\s(?:absolutely\s)?(?:everyone|everybody|anyone|all\sages|every\s(?:age|body|one|skin\stype|patient)|any\sage)\b|\b(?:take|eat|drink|use)\s(?:it\s|them\s)?as\s(?:much|many|often)\s(?:[\w-]+\s)?as\syou\s(?:like|want|wish)\b|\b(?:cannot|can't|impossible\sto)\soverdos(?:e|ed)\b",
        r"\b(?:harmless|(?<!ly\s)safe)\s(?:even\s)?(?:in|at|for)\s(?:large|high|huge|any|all|every|long-term|daily|unlimited|pregnan\w+|babies|newborns|infants|young\schildren)\b(?:\s(?:doses?|amounts?|quantities|use|women|ages?))?(?=[^.]{0,20}[.!,]|$)|\bas\s(?:safe|harmless)\sas\s(?:water|milk|food|mother's\smilk|houses|air)\b|\bno\s(?:known\s)?(?:dangers?|harms?|drawbacks?|downsides?)\s(?:whatsoever|at\sall|to\sspeak\sof)\b|\b(?:100\s?(?:%|percent|per\scent))\s(?:natural|herbal|organic)\sand\s(?:\w+\s)?(?:safe|harmless)\b",
        r"\b(?:all-)?natural\b[^.;]{0,40}\b(?P<at>(?:so|and\stherefore|and\sthus|which\smeans|hence)\s(?:\w+\s){0,3}?(?:safe|harmless|gentle))\b",
        rf"(?<!\bto\sbe\s)\b{_FULL}[\s-](?:safe|harmless|risk-free|non-toxic|free\s(?:of|from)\s(?:side[\s-]effects|risks?|harm))\b(?!\s(?:place|space|level|way\sto\sdrive))",
        r"\b(?:absolutely|zero|literally)\s(?:no\s)?(?:side[\s-]effects?|risks?)\b|\b(?:side[\s-]effect|risk)s?[\s-]free\b(?!\s(?:trial|period|offer))",
        r"\bwithout\s(?:any|a\ssingle|the\sslightest)\s(?:side[\s-]effects?|risks?|harm|danger|downside)\b(?!\sto\sothers)",
        r"\bno\s(?:risk|danger|harm)\s(?:whatsoever|at\sall)\b",
        r"\bcan(?:not|'t|\snever)\s(?:possibly\s)?(?:hurt|harm|do\s(?:you\s)?(?:any\s)?harm|do\sany\sdamage)\b|\bsafe\sfor\s(?:absolutely\s)?(?:everyone|everybody|anyone|all\sages)\b|\bsafe\s(?:in|at)\s(?:any|every)\s(?:dose|amount|quantity|age)\b",
    ),
    plain=(
        r"\b(?:has|with|carries|causes|brings|there\sare|comes?\swith|having|(?<!you\s)(?<!people\s)(?<!patients\s)(?<!who\s)(?<!they\s)(?<!adults\s)(?<!we\s)have)\s(?P<at>(?:absolutely\s|virtually\s|literally\s)?(?:no|zero)\s(?:known\s|bad\s|harmful\s|unwanted\s|nasty\s|negative\s|real\s|reported\s)?(?:side[\s-]effects?|adverse\s(?:effects?|reactions?)|risks?\s(?:whatsoever|at\sall|of\s(?:side\seffects|harm|overdose))|downsides?|drawbacks))\b(?!\s(?:of\snot|from|during|after|in\s(?:this|the)))",
    ),
)


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """Each promise that the writer makes."""
    return CLAIMS.report(document, rule)
