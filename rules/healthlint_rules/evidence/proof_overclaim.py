"""“Proves”, “clinically proven”, “no longer any doubt”: certainty that evidence cannot give."""

from __future__ import annotations

from collections.abc import Iterator

from healthlint.diagnostic import Finding
from healthlint.document import Document
from healthlint.rule import Rule
from healthlint_rules.algorithms.claims import Claims

_SCIENCE = r"(?:clinically|scientifically|medically|laboratory|lab|science|research|doctor|dermatologist|nutritionally|conclusively|historically|time)"
_CERTAIN = r"(?:conclusively|definitively|irrefutably|undeniably|unquestionably|unequivocally|indisputably)"
CLAIMS = Claims(
    strong=(
        r"\b(?:(?:this|which|that|it|all\sof\swhich|the\sresults?|her\sstory|his\sstory|their\sstory|experience|practice|history|recovery)\s)(?:alone\s|clearly\s|only\s|once\sagain\s|again\s|simply\s)*(?:proves|proved)\b(?:\s(?:that|it|how|the|once\sand\sfor\sall)\b)?(?:\sit\sworks)?",
        r"\b(?:proves|prove|proved)\s(?:once\sand\sfor\sall|beyond\s(?:any\s|all\s|a\s)?\w*\s?doubt|without\s(?:a\s)?doubt|conclusively)\b",
        r"(?<!-)\bproves\sthat\b|\bproves\s(?:how|what|just)\b",
        r"\b(?:is|are|was|were|offers?|provides?|gives?|here\sis)\s(?:living\s|the\s|clear\s|solid\s|ample\s|all\sthe\s|further\s|final\s|absolute\s|undeniable\s|hard\s|enough\s|more\s)*proof\s(?:that|of\sits|of\show|enough|you\sneed|anyone\sneeds)\b|\b(?:living|undeniable|irrefutable)\sproof\b",
        r"\b(?:is|are|was|were)\s(?:more\sthan\s)?enough\sto\s(?:prove|convince)\b",
        rf"\b{_SCIENCE}[\s-](?:proven|proved|validated|verified)\b",
        r"\b(?:has|have)\sbeen\s(?:proven|proved)\s(?:once\sand\sfor\sall|beyond|time\sand\sagain|again\sand\sagain|over\sand\sover|conclusively|without)\b",
        r"\bproven\s(?:remed(?:y|ies)|cures?|formula|secret|trick|fix|solution|superfood|results|blend|recipe)\b",
        r"\bproven\s(?:time\sand\sagain|beyond\s\w+\s?doubt)\b",
        r"\b(?P<at>no\slonger\s(?:any|a|in)\s(?:doubt|question))\b|\bnot\sa\sshadow\sof\s(?:a\s)?doubt\b",
        r"\b(?:without\s(?:question|a\s(?:shadow\sof\sa\s)?doubt)|beyond\s(?:any|all|a\sshadow\sof\sa)\s(?:reasonable\s)?doubt|beyond\s(?:question|dispute))\b",
        r"\b(?:the\s)?science\sis\s(?:settled|clear|in|beyond\sdoubt|conclusive)\b|\bthe\sevidence\sis\s(?:overwhelming|conclusive|irrefutable|undeniable)\b",
        rf"\b{_CERTAIN}\s(?:show|shows|shown|prove|proves|proved|proven|demonstrate|demonstrates|solve|solves|establish|establishes|confirm|confirms|cure|cures|link|links|linked|end|ends)\b",
        r"\b(?:outperforms?|beats?|outdoes)\s(?:every|all|any)\s(?:other\s)?(?:drugs?|medicines?|tablets?|treatments?|pills?|remed(?:y|ies))\b",
        r"\b(?:works?\s|is\s|far\s)?better\sthan\s(?:any|every|all)\s(?:other\s)?(?:drugs?|medicines?|tablets?|treatments?|pills?|remed(?:y|ies)|doctors?)\b",
        r"\bthe\smost\s(?:powerful|potent|effective|perfect)\s(?:\w+\s)?(?:remedy|medicine|food|healer|cure|antioxidant|herb|treatment|drug)\s(?:known\sto|on\searth|in\sthe\sworld|ever|of\sall)\b(?:\sman)?",
        r"\b(?:is|are)\s(?P<at>(?:always|only|invariably)\scaused\sby)\b",
    ),
    plain=(
        r"\b(?:has|have)\sbeen\s(?:proven|proved)\sto\s(?:\w+ly\s)?(?:cure|heal|boost|protect|beat|melt|burn|fight|detox\w*|calm|reverse|stop|ease|relieve|work|strengthen|rejuvenate|sooth\w*|keep|guard)\b",
        r"\b(?:a\sstudy|studies|one\sstudy|the\sstudy|this\sstudy|a\strial|tests?|research|results?|figures?|findings?)\s(?:in\s\w+\s|of\s\w+\s|from\s\w+\s)?(?:proves?|proved)\b",
    ),
    classes=(),
)


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """Each claim of proof that the writer makes."""
    return CLAIMS.report(document, rule)
