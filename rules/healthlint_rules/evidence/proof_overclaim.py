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
        r"\b(?:it(?:'s|\sis)\s(?:an?\s)?(?:simple\s|plain\s|established\s|medical\s|scientific\s|proven\s|well-known\s|undeniable\s|hard\s)*(?:fact|truth)\sthat|(?:an?|the)\s(?:established|undeniable|proven|undisputed|scientific|medical|indisputable)\s(?:fact|truth)|(?:the\s)?proof\sis\s(?:in|there|clear|overwhelming|everywhere)|the\s(?:verdict|evidence|research|jury)\sis\sin|case\sclosed|(?:puts?|ends?|settles?|settled|closes?|closed)\s(?:the|all|any|this)\s(?:\w+\s)?(?:debate|argument|matter|discussion|question)(?:\s(?:to\srest|once\sand\sfor\sall|for\sgood))?|end\sof\s(?:story|discussion|debate))\b",
        r"\b(?:no\s?(?:body|\sone)\scan\s(?:deny|dispute|doubt|question|argue)|(?:cannot|can't|can\sno\slonger)\sbe\s(?:denied|disputed|doubted|questioned|argued|refuted)|leaves?\sno\s(?:room\sfor\s)?(?:doubt|question)|(?:there\sis|there's|there\scan\sbe|have|has|with)\s(?:absolutely\s|simply\s|little\s)?no\s(?:doubt|question|denying|disputing|arguing)(?:\sthat|\sabout)?)\b",
        r"\b(?:undoubtedly|undeniably|indisputably|unquestionably|incontestably|irrefutably|beyond\s(?:any\s)?(?:question|dispute|doubt))\b",
        r"\b(?:which|that|this|it|all\sthis|the\sfact|her\s\w+|his\s\w+|the\sresult|the\soutcome|all)\s(?:only\s|just\s|clearly\s|plainly\s)?(?P<at>(?:goes\sto\sshow|shows?|means|demonstrates|confirms|tells\sus)\s(?:clearly\s|beyond\s\w+\s)?(?:that\s)?(?:it|the\s(?:\w+\s){1,2}?|[a-z]+\s(?:[a-z]+\s)?)(?:really\s|truly\s|actually\s)?(?:works|cures|heals|is\s(?:effective|safe|the\s(?:cause|cure|answer))))\b",
        r"\b(?:evidence|proof|testimony|witness)\s(?:enough|beyond\s\w+)\b|\bspeaks?\sfor\s(?:itself|themselves)\b(?=\s?[.!:,])|\bthe\s(?:numbers|results|figures|facts)\s(?:don't|do\snot|never)\slie\b|\bif\sthat\s(?:is\snot|isn't)\sproof\b|\bwhat\smore\sproof\b",
        r"\b(?:is|are)\s(?:the\s)?(?:real|true|only|sole|single|hidden)\s(?:root\s)?cause\sof\b|\b(?:explains?|is\s(?:behind|responsible\sfor|to\sblame\sfor))\s(?:every|all)\s(?:single\s)?(?:cases?|forms?|kinds?|types?|diseases?|illness(?:es)?|symptoms?|headaches?|pain)\b",
        r"\b(?:more\seffective|stronger|safer|more\spowerful|faster|gentler|superior)\s(?:than|to)\s(?:any|every|all|anything|everything)\s(?:other\s|known\s|else\s)?(?:\w+)?\b|\bno\sother\s(?:\w+\s){1,2}(?:comes\sclose|works\sas\swell|can\s(?:match|compete))\b|\b(?:leaves|puts)\s(?:every|all|any)\s(?:other\s)?\w+\s(?:far\s)?(?:behind|in\sthe\sshade|to\sshame)\b|\bthe\s(?:world's|planet's|nature's)\s(?:best|strongest|most\s\w+|number\sone|healthiest)\b|\bthe\sgreatest\s(?:discovery|advance|breakthrough|remedy|medicine)\b",
        r"\b(?:in|on)\s(?:mice|rats|a\spetri\sdish|the\stest\stube|cell\scultures?)\b[^.;]{0,60}?(?P<at>\b(?:so|therefore|which\smeans|hence|and\sso|proving|meaning)\s(?:it|you|we|humans|people|the|your)\b)",
        r"\b(?:proving|confirming|demonstrating)\s(?:that\s|once\sand\sfor\sall\s|beyond\s\w+\s)(?:\w+\s){0,3}?(?:works?|heals?|cures?)\b",
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
