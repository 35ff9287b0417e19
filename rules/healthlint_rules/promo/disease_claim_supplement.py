"""A food, herb or supplement said to treat a disease."""

from __future__ import annotations

from collections.abc import Iterator

from healthlint.diagnostic import Finding
from healthlint.document import Document
from healthlint.rule import Rule
from healthlint_rules.algorithms.claims.claims import Claims
from healthlint_rules.promo import absolute_prevention, cure_claim, guarantee_claim, quick_fix

_GOODS = "[SUPPLEMENT|REMEDY&SUPPLEMENT]"
_ACT = "[treats|fights|kills|beats|combats|tackles|attacks|destroys|shrinks|reverses|cures|heals|battles|eliminates|starves|halts|stops|eradicates|clears|slows|works_against]"
_ACTS = "[treat|fight|kill|beat|combat|tackle|attack|destroy|shrink|reverse|cure|heal|battle|eliminate|starve|halt|stop|eradicate|clear]"
_DISEASE = "<M>{0,3} [CONDITION|GERM]"
CLAIMS = Claims(
    "supplement",
    plain=(
        f"{_GOODS} [^PUNCT|NOT|HEDGE|WHO|OPEN_IF]{{0,4}} (?P<at>{_ACT} {_DISEASE})",
        f"[SUPPLEMENT&NS|AND] [^PUNCT|NOT|HEDGE|WHO|OPEN_IF|DO]{{0,3}} (?P<at>{_ACTS} {_DISEASE})",
        f"{_GOODS} [^PUNCT|NOT|HEDGE|WHO]{{0,4}} (is|are|acts as|works as) (?P<at>[^PUNCT|NOT|HEDGE]{{0,3}} [treatment|remedy|medicine|weapon|therapy|antidote|substitute] [for|against] {_DISEASE})",
        f"(?P<at>CONDITION (is|are|can be) [GRADE|ADV]? [treated|cured|reversed|beaten|healed|managed]) (with|by|using|through) [^PUNCT|MEDICINE]{{0,3}} {_GOODS}",
        f"{_GOODS} [^PUNCT|NOT|HEDGE|WHO]{{0,4}} (?P<at>[works|work] [^PUNCT|NOT]{{0,4}} (as well as|like|better than|just as well as|as effectively as) [^PUNCT]{{0,2}} [MEDICINE|DRUG])",
        f"{_GOODS} [^PUNCT|NOT|HEDGE|WHO]{{0,4}} (?P<at>[replaces|replace] [^PUNCT|NOT]{{0,3}} [MEDICINE|DRUG])",
    ),
    strong=(
        f"(?P<at>USE [^PUNCT]{{0,3}} SUPPLEMENT [^PUNCT]{{0,3}} to {_ACTS} <M>{{0,3}} CONDITION)",
        f"{_GOODS} [^PUNCT]{{0,3}} (?P<at>for the (cure|treatment|reversal|elimination|healing) of <M>{{0,2}} CONDITION)",
        f"{_GOODS} [^PUNCT|NOT|WHO|OPEN_IF]{{0,3}} (?P<at>can (GRADE)* [cure|heal|reverse|treat|beat|shrink|kill] {_DISEASE})",
    ),
    above=(quick_fix.CLAIMS, guarantee_claim.CLAIMS, cure_claim.CLAIMS, absolute_prevention.CLAIMS),
)


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """Each claim that a food or supplement treats a disease."""
    return CLAIMS.report(document, rule)
