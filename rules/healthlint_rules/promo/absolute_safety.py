"""Freedom from harm stated as certain: no side effects, completely safe, no risk."""

from __future__ import annotations

from collections.abc import Iterator

from healthlint.diagnostic import Finding
from healthlint.document import Document
from healthlint.rule import Rule
from healthlint_rules.algorithms.claims.claims import Claims

_NO = "([CERTAINLY|virtually|literally|WHOLLY|practically]? [no|zero|not_a_single|without])"
CLAIMS = Claims(
    "safety",
    strong=(
        "(?P<at>[WHOLLY|FULL] (SAFETY|(free of|free from|without) [ADJ]? [HARM|RISK])) (?![place|space|level|distance|way|environment|limit] )",
        "(?P<at>(without|free of|free from|devoid of) (any|all|a single|the slightest|DET|even)* [ADJ|known]? (?!VG ) [HARM|RISK]) (?![of|to] (other|others|the|falling|bleeding) )",
        f"(?P<at>{_NO} [^PUNCT|PERSON|AND]{{0,2}} [RISK|HARM] (whatsoever|at all|of any kind|to speak of|of any sort|to worry about|to fear))",
        "(?P<at>[absolutely|zero|literally] no? [ADJ]{0,2} [HARM|RISK])",
        "(?P<at>(cannot|can't|can NEVER|can not|won't|will not|WILL NEVER|could never|NEVER) (possibly|ever)? (HARM&V|do) (YOU|PERSON|any|a|BODY|DET)* (HARM|PERSON|YOU|BODY|a soul)) (?![if|when|unless|to] )",
        "(?P<at>(cannot|can't|NEVER|WILL NEVER) [possibly|ever]? [hurt|harm|HARM&V|hurts|harms|HARM&VZ]) ([PUNCT|even|whatever|however|no_matter]|$)",
        "(?P<at>[SAFETY|FIT] (enough)? (for|to|in|at|with) [GRADE|ADV|even]* (EVERYONE|(every|each|any|all) [^PUNCT|OPEN_IF]{0,2} [PERSON|skin|age|ages|body|dose|stage|pregnancy|patient|patients])) (?![who] )",
        "(?P<at>[SAFETY|FIT] for ([^PUNCT]|,){1,9} alike)",
        "(?P<at>SAFETY (for|in|at|to) [any|every|all|unlimited|whatever] [ADJ|N|NS])",
        "(?P<at>safe at WORD{0,2} [dose|doses|amount|amounts|quantity|quantities])",
        "(?P<at>[EVERYONE] (can|may|MODAL) [safely|freely]? USE [it|this|them|PUNCT]) [^if|when|who]",
        "(?P<at>USE [it|them|this|DET]? [N|NS]{0,2} as (much|often|many|long) [^PUNCT]{0,3} as YOU (like|want|wish|please))",
        "(?P<at>USE [^PUNCT]{0,3} without [DET|slightest|ADJ|any]{0,3} WORRY)",
        "(?P<at>(cannot|can't|impossible to|no one can|cannot_possibly) overdose)",
        "(?P<at>(NOBODY HAVE ever|HAVE NEVER) been? (HARM&VN|HARM&VD|died|hurt|killed|suffered|made ill) [^PUNCT]{0,2} [anyone|anybody|PUNCT|by|from|PERSON|soul|it])",
        "(?P<at>nothing to (lose|fear|worry about))",
        "(?P<at>NEVER [causes|cause|has|have|produces|brings|caused|produced] (any|a single|even one)? [ADJ]? HARM)",
        "(?P<at>(does|do) not (cause|have|carry|produce|pose) (any|a single) [ADJ]? [HARM|RISK]) [PUNCT]",
        "(?P<at>as [safe|harmless|gentle] as [water|milk|food|air|houses|candy|tea|mother's])",
        "(?P<at>(no|zero|not a single|not one) [ADJ|known|nasty|reported]{0,2} [HARM|RISK] (has|have) (ever)? been)",
        "(?P<at>no [ADJ]{0,2} [RISK|HARM] (of|for|to) (overdose|dependence|addiction|anyone|side_effects|harm|everyone|HARM))",
        "(?P<at>[side-effect-free|risk-free|danger-free|harm-free|complication-free|worry-free|toxin-free]) (?![trial|period|offer|day|environment|zone] )",
        "(?P<at>[safe|gentle|mild|harmless] enough (for|to) [^PUNCT|NOT]{1,4})",
        "(?P<at>(cannot|can't|impossible to|no way to) [USE|have|get|overdo]{1,2} [^PUNCT]{0,2} too (much|many|often))",
    ),
    plain=(
        "([has|with|carries|carry|causes|cause|brings|bring|is|are|comes_with|poses|pose|produces|leaves|involves|offers]|(^|[NS|it|they|PUNCT|REMEDY]) have) (?P<at>[GRADE|CERTAINLY]? (no|zero|none of the) [known|bad|ADJ|negative|nasty|unwanted|real|reported|hidden]{0,2} [HARM]) (?![of|from|during|after|in|on|between|with|to] )",
        "[carries|carry|poses|pose|has|have|presents|present|involves|holds] (?P<at>(no|zero) [ADJ]? RISK) ([PUNCT]|$|(to|for) [EVERY|EVERYONE|any|anyone|PERSON|BODY])",
        "(?P<at>HARM [GRADE|ADV]? ((don't|doesn't|do not|does not|NEVER) [exist|exists|occur|occurs|happen|arise]|BE [GRADE|ADV]? [unknown|impossible|nonexistent|non-existent|zero|absent|nil|unheard]))",
        "(?P<at>(no|zero) [ADJ]? [HARM|RISK] ,? [and|or]? (no|zero) [ADJ]? [N|NS]) (?![factors|factor] )",
        "unlike [DRUG|MEDICINE|drugs|chemicals] [^PUNCT]{0,6} , [^PUNCT]{0,6} (?P<at>(no|without|NEVER|harmless|completely|free of) [^PUNCT]{0,3} [HARM|SAFETY|RISK])",
    ),
)


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """Each claim of harmlessness that the writer makes."""
    return CLAIMS.report(document, rule)
