"""Cures claimed for remedies, foods, gadgets and habits; ordinary medicine ("antibiotics cure the infection") is spared."""

from __future__ import annotations

from collections.abc import Iterator

from healthlint.diagnostic import Finding
from healthlint.document import Document
from healthlint.rule import Rule
from healthlint_rules.algorithms.claims import Claims

_CURE = r"(?:(?:completely|totally|fully|quickly|naturally|instantly|permanently|magically|simply|actually|really|even|finally)\s)*"
_OBJ = r"(?:(?:causes?\sof|the|your|their|his|her|all|any|every|even|most|stubborn|chronic|mild|severe|worn|damaged|old|early|of|cases|worst|symptoms|both|type|2|1|a|an|root|cause|causes|underlying|common|nagging|seasonal|deep|lost|clogged|blocked|tired|aging|ageing|leaky|poor|bad|toxic|excess|cases\sof|adult|childhood|serious|low|high)\s){0,5}"
_THING = r"(?:<claim_condition>|<claim_body>)"
CLAIMS = Claims(
    strong=(
        r"\b(?:cures?|heals?|treats?|reverses?|eliminates?|solves?|removes?|tackles?|attacks?|gets?\s(?:to|at))\s(?:[\w'-]+\s){0,6}?(?:at\s)?(?:its|the|their)\s(?:very\s)?root(?:\scause)?s?\b",
        r"\b(?:cures|heals|treats|beats|fights|eliminates|eradicates)\s(?:everything|anything|all\s(?:diseases|illnesses|ailments|ills|kinds\sof|forms\sof|types\sof|known)|every\s(?:disease|illness|ailment|kind|form|type|known)|any\s(?:disease|illness|ailment|pain|condition))\b",
        r"\b(?:natural|simple|lasting|real|true|sure|herbal|secret|perfect|quick|overnight|instant|age-old|home|cheap)\scure\s(?:for|to|against)\b",
        rf"\b(?:completely|totally|instantly|permanently|naturally|magically|overnight)\s(?:cures?|cured|heals?|reverses?|reversed|eliminates?|eradicates?|banishes|melts?|dissolves?|wipes?\sout)\s{_OBJ}{_THING}\b",
        rf"\b(?P<at>(?:cures?|eliminates?|eradicates?|reverses|heals|banish(?:es)?|wipes?\sout)\s{_OBJ}{_THING}\s(?:completely|for\sgood|instantly|forever|overnight|at\s(?:its|the)\sroots?|without\s(?:medicine|drugs|tablets|surgery)|once\sand\sfor\sall|permanently|naturally))\b",
        rf"\b(?:stops?|kills)\s{_OBJ}{_THING}\s(?:dead\b|in\sits\stracks|cold\b)(?:\sin\sits\stracks)?",
        r"\b(?:miracle|wonder|magic|magical|miraculous|universal|secret|one-minute|natural)\s(?:cure|drug|remedy|pill|potion|food|herb|bullet)s?\b(?=\s(?:for|of|against)\b|[.!,]|\sthat\b)",
        r"\b(?:cure-all|cure\sall|panacea)\b(?!\?)",
        r"\bmelts?\s(?:away\s)?(?:belly\s|body\s|stubborn\s|winter\s|excess\s)*(?:fat|weight|pounds|kilos|inches|cellulite)\b",
        r"\b(?:detoxif(?:y|ies)|detox(?:es)?|cleanses?|purif(?:y|ies)|flush(?:es)?|alkalizes?|alkalises?|resets?|reboots?)\s(?:out\s)?(?:(?:the|your|all|harmful)\s)*(?:body|liver|kidneys|colon|gut|toxins|lymph|metabolism|hormones|immune\ssystem|organs)\b",
        rf"\b(?:rebuilds?|regrows?|regenerates?|restores?)\s{_OBJ}(?:worn\s|damaged\s|lost\s|thinning\s|torn\s)*(?:cartilage|joints?|enamel|nerves?|hair|bone|discs?|collagen|eyesight|vision|hearing|gut\slining|skin|liver|tissue|teeth|gums|youth|memory)\b",
    ),
    plain=(
        rf"(?<=[a-rt-z]s\s)(?P<at>(?:end|stop|beat|heal|fix|clear|dissolve|melt|banish|defeat|halt|reverse|cure|erase|destroy)\s{_OBJ}<claim_condition>)\b",
        rf"\b(?:brings?|puts?)\s{_OBJ}(?:<claim_body>|<claim_condition>)\sback\s(?:to\snormal|into\sbalance|on\strack|to\slife)\b",
        r"\bcures\s(?!(?:and|or|for|of|are|that|have|were|to|in|is|may|can|which|but|by|on|at|with)\b)(?:[\w'-]+\s){0,2}?[a-z'-]{3,}\b",
        rf"\b(?:repairs|renews|regenerates|rejuvenates|heals|corrects|normali[sz]es|rebalances|re-?balances|resets|revives)\s{_OBJ}(?:damaged\s|worn\s|lost\s|cracked\s|torn\s)?{_THING}\b",
        rf"\b(?:fights\soff|beats|defeats|destroys|ends|fixes|solves|clears|silences|tames|halts|outlaws|drives\s(?:out|away)|chases\s(?:away|off))\s{_OBJ}<claim_condition>\b",
        rf"\b(?:drinkers|users|lovers|oil|tea|juice|honey|vinegar|powder|capsules|drops|supplements?|extracts?|bracelets?|massages?|exercises?|yoga|herbs?|roots?|seeds|leaves|mushrooms?|vitamins?|diets?|fasting|baths|cream|ointment|patch|trick|routine)\s(?:will\s|can\s)?(?P<at>(?:cure|cures|heal|heals|reverse|reverses|end|ends|kill|kills|eliminate|eliminates|treats|beats|beat|defeats|defeat)\s{_OBJ}{_THING})\b",
        rf"\b(?:dissolves|shrinks|unclogs|unblocks|scrubs|melts)\s(?:away\s)?{_OBJ}{_THING}\b",
        r"\b(?:is|are)\s(?:a|an|the)\s(?:(?:sure|certain|natural|perfect|complete|real|true|simple|ancient|known|best)\s)*(?:cure)\s(?:for|to)\b|\b(?:is|are)\s(?:a|the)\s(?:sure|certain|perfect|ultimate)\sremedy\s(?:for|against)\b",
        rf"\b(?:cures|cured|eliminates|eradicates|reverses|banishes|vanquishes|wipes\sout|erases|dispels|conquers|defeats)\s{_OBJ}{_THING}\b",
        rf"\bheals\s{_OBJ}{_THING}\b",
        rf"\b(?<=s\s)(?P<at>{_CURE}(?:cure|eliminate|eradicate|banish|wipe\sout|erase|reverse|defeat)\s{_OBJ}{_THING})\b",
        rf"\bgets\srid\sof\s{_OBJ}{_THING}\b|\brids\s(?:you|the\s\w+|your\s\w+)\sof\s{_OBJ}{_THING}\b",
        rf"\b(?:you|we)\s(?P<at>(?:eradicate|eliminate|cure|banish|reverse|erase|defeat|get\srid\sof)\s(?:[\w'-]+\s){{0,4}}?{_THING})\b",
        rf"\bwill\s{_CURE}(?:cure|eliminate|eradicate|reverse|banish|wipe\sout|heal)\s{_OBJ}{_THING}\b",
    ),
    spare=True,
)


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """Each promise that the writer makes."""
    return CLAIMS.report(document, rule)
