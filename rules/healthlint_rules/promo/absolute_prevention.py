"""Prevention stated as certain: "prevents chronic pain", without may, can, help or usually."""

from __future__ import annotations

from collections.abc import Iterator

from healthlint.diagnostic import Finding
from healthlint.document import Document
from healthlint.rule import Rule
from healthlint_rules.algorithms.claims import Claims

_ADJECTIVES = r"(?:(?:the|your|all|any|every|future|further|chronic|recurring|recurrent|serious|common|most|both|even|new|nagging|seasonal|sudden|painful|muscle|muscular|sports|overuse|knee|joint|back|repeat|long-term|worsening|many|almost|premature|age-related|winter|unnecessary|morning|stomach|bladder|skin|gum|heart|kidney|ear|tooth|eye)\s){0,4}"
CLAIMS = Claims(
    strong=(
        rf"\b(?:you(?:'ll|\swill)?|and\syou)\s(?P<at>never\s(?:get|catch|suffer|have|develop|feel|know|see)\s{_ADJECTIVES}<claim_condition>)\b",
        rf"\b{_ADJECTIVES}<claim_condition>\s(?P<at>(?:never\s(?:returns?|comes?\sback|strikes|gets\sa\schance|appears?|starts?|stands\sa\schance)|(?:cannot|can't)\s(?:return|come\sback|strike|develop|start|survive|take\shold|touch\syou)|has\snowhere\sto\s\w+))\b",
        r"(?<!\bto\s)\b(?:kills?|destroys?|flushes\sout|removes?|eliminates?|stops?|blocks?|wipes\sout)\s(?:every\s(?:last\s|single\s)?|all\s(?:the\s|known\s)?|100\s?(?:%|percent)\sof\s(?:the\s)?|each\sand\severy\s)(?:toxins?|germs?|virus(?:es)?|bacteri(?:a|um)|parasites?|cancer\scells?|poisons?|<claim_condition>)\b",
        r"\b(?:takes?|removes?|cuts?|brings?|drops?|lowers?|reduces?)\s(?:away\s)?(?:the|your|any|all)\s(?:risk|chances?|odds|danger|threat)\s(?:of\s(?:[\w'-]+\s){1,4})?(?P<at>(?:to\szero|to\snothing|away\sentirely|completely|down\sto\szero|entirely))\b",
        r"\b(?:prevents?|stops?|avoids?|wards?\soff|blocks?)\s(?:[\w'-]+\s){0,4}?<claim_condition>\s(?P<at>(?:altogether|entirely|completely|forever|for\s(?:good|ever|life)|in\severyone|every\stime|once\sand\sfor\sall|permanently|at\sany\sage|before\s(?:it|they)\s(?:even\s)?starts?))\b",
        rf"\b(?:makes?|renders?)\s{_ADJECTIVES}<claim_condition>\s(?:impossible|unthinkable|a\sthing\sof\sthe\spast)\b|\b(?:stops?|keeps?|saves?)\s(?:you|anyone|people|children|your\s\w+)\sfrom\sever\s\w+ing\b",
        r"\b(?:full|complete|total|perfect|lifelong|100\s?(?:%|percent)|absolute)\s(?:protection|immunity)\s(?:from|against|to)\b|\bprotects?\s(?:you|your\s\w+|against|from)\s(?:from\s|against\s)?(?:all|every|any)\s(?:[\w-]+\s)?<claim_condition>\b|\bimmune\sto\s(?:all|every|any)\b|\bbulletproof\s(?:immunity|immune\ssystem|health)\b",
        r"\bno\s(?:one|body)\swho\s(?:[\w'-]+\s){2,7}?(?P<at>(?:ever\s)?(?:gets?|suffers?|develops?|catches|has)\s(?:[\w-]+\s){0,2}?<claim_condition>)\b",
        r"\b(?:eliminates|removes|takes\saway|abolishes)\s(?:all\s|any\s|the\s|every\s)?(?:risk|chance|danger|possibility)\sof\b",
        r"\bwho\s(?:\w+ly\s)?(?:take|use|drink|eat|practi[sc]e|wear|try|follow|swear\sby|stick\sto|sleep|walk)\b[^.,;]{2,40}?\s(?P<at>(?:do\snot|don't|never|rarely\sif\sever)\s(?:get|suffer|develop|catch)\s(?:\w+\s){0,2}?<claim_condition>)\b",
        r"\b(?:completely|totally|always|fully|entirely|permanently|forever)\s(?:prevents?|wards?\soff|stops?|blocks?)\s(?:[\w'-]+\s){0,3}?<claim_condition>\b",
        r"\bprevents?\s(?:all|every|any)\s(?:[\w-]+\s)?<claim_condition>\b",
        r"\bkeeps?\s(?:[\w'-]+\s){0,2}<claim_condition>\s(?:away\sforever|at\sbay\sforever|away\sfor\s(?:good|life))\b",
    ),
    plain=(
        rf"\b(?:keeps|leaves)\s(?:you|your\s\w+|the\s\w+)\s(?:\w+\s)?(?:free\s(?:of|from)|safe\sfrom|immune\sto)\s{_ADJECTIVES}<claim_condition>\b",
        rf"\b(?:guards|defends|insulates|immuni[sz]es)\s(?:you\s|your\s\w+\s|the\s\w+\s)?(?:against|from)\s{_ADJECTIVES}<claim_condition>\b|\bheads\soff\s{_ADJECTIVES}<claim_condition>\b",
        rf"\b(?:prevents|wards\soff|fends\soff|staves\soff|averts|stops|banishes)\s{_ADJECTIVES}<claim_condition>\b(?!\s(?:from|of\sthe|\w+ing\b))(?:(?:,\s[\w-]+)+,?\sand\s(?:\w+\s)?<claim_condition>)?",
        rf"(?:(?<=[a-rt-z]s\s)|\band\s\w+\s)(?P<at>(?:prevent|ward\soff|fend\soff|stave\soff|avert)\s{_ADJECTIVES}<claim_condition>\b(?!\s(?:from|of\sthe))(?:(?:,\s[\w-]+)+,?\sand\s(?:\w+\s)?<claim_condition>)?)",
        rf"\bwill\s(?:prevent|ward\soff|keep\saway|stave\soff)\s{_ADJECTIVES}<claim_condition>\b",
        rf"\bkeeps\s{_ADJECTIVES}<claim_condition>\s(?:away|at\sbay)\b",
        rf"\b(?:protects|shields)\s(?:you\s|your\s\w+\s|the\s\w+\s)?(?:against|from)\s{_ADJECTIVES}<claim_condition>\b",
    ),
    spare=True,
)


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """Each promise that the writer makes."""
    return CLAIMS.report(document, rule)
