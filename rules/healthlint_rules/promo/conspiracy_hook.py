"""Distrust in place of evidence: what doctors hide, what the industry suppresses."""

from __future__ import annotations

from collections.abc import Iterator

from healthlint.diagnostic import Finding
from healthlint.document import Document
from healthlint.rule import Rule
from healthlint_rules.algorithms.claims.claims import Claims

_THEY = "[INDUSTRY|DOCTOR|REGULATOR|they|companies|industry|government|manufacturers|researchers|establishment|media|elites|corporations|system|profession|makers|company]"
CLAIMS = Claims(
    "conspiracy",
    strong=(
        "(?P<at>what YOU? [^PUNCT|OPEN_IF]{0,2} [INDUSTRY|DOCTOR|they|industry|companies|establishment] (won't|will NEVER|doesn't|don't|isn't|aren't|NEVER|is not|are not|will not) (tell|telling|want|tells|say|saying|mention) (YOU|us)?)",
        f"{_THEY} [^PUNCT|OPEN_IF|YOU]{{0,4}} (?P<at>(don't|do not|doesn't|does not|won't|would rather|will not|NEVER|hope|hopes|hoped|would prefer|prays|(would)? (hate|hates)) (want|wants|like|tell|tells|let|rather|YOU|us|anyone|people) (YOU|us|anyone|people|the public|patients)? (to|NEVER|about|not)* [^PUNCT]{{0,3}} [know|find|learn|hear|see|discover|knew|about|tell|tells|have|out|read]) (?![if|when|what|whether|how|which|why|because] )",
        "[INDUSTRY|they|companies|industry|establishment|elites|government|media|corporations|manufacturers] [GRADE|ADV|HAVE|been|BE|has|have|would|will|has_been]{0,4} (?P<at>HIDE [^PUNCT]{0,4} [truth|cure|cures|facts|this|it|evidence|results|research|secret|remedy|remedies|YOU|us|public|real|quiet|knowledge])",
        "(?P<at>[suppressed|forbidden|banned|censored|buried|silenced|hidden|concealed] [cure|cures|research|remedy|remedies|truth|study|studies|knowledge|evidence|treatment|formula|discovery|science])",
        "(?P<at>[truth|cure|remedy|secret|evidence|facts|research|knowledge|discovery] (that)? (BE|HAVE|was|has|have|is|they|been)+ [GRADE|ADV]{0,2} [hidden|suppressed|buried|silenced|concealed|covered|kept|hushed|censored])",
        "(?P<at>the (real|hidden|ugly|shocking|dirty|inconvenient|simple)? truth [^PUNCT]{0,3} (they|doctors|INDUSTRY|nobody|no one|NOBODY) [^PUNCT]{0,4} [hide|hides|tell|tells|know|want|admit|mention|hiding|reveal])",
        "[research|study|studies|cure|remedy|evidence|truth] [was|were|is|are|has|have|been|BE]{1,3} (?P<at>[GRADE|ADV]? [buried|suppressed|silenced|censored|hushed|outlawed|concealed|hidden] [up|away]? ([by|because|since|for|from|PUNCT]|$))",
        "(?P<at>truth [^PUNCT]{0,4} that? (the)? [INDUSTRY|industry|doctors|they|companies|establishment] [HIDE|HIDE&VZ])",
        "(?P<at>[they|doctors|INDUSTRY|experts] (are|get|is|were) [GRADE]? (paid|bribed|bought) (to|by|off) [^PUNCT]{0,3})",
        "(?P<at>(there is|there's|because) no (money|profit) (in|to be made) [^PUNCT]{0,4})",
        "(?P<at>[INDUSTRY|they|companies|doctors|hospitals|industry] (only|just)? (profit|profits|earn|earns|make money|makes money|makes billions|make billions|get rich|gets rich|live|need|needs|want|wants|keep|keeps) [^PUNCT]{0,3} [sick|ill|illness|sickness|disease|unwell|YOU])",
        "(?P<at>(doctors|dermatologists|dentists|experts|INDUSTRY|surgeons|gyms|pharmacists) (hate|hates|fear|fears|dread) [^PUNCT]{0,3} [trick|it|her|him|this|cure|remedy|secret|method|plant|site|page])",
        "(?P<at>[mainstream_medicine|mainstream|conventional|orthodox|western] (medicine|doctors|science)? (ignores|refuses to|won't|suppresses|has no interest|turns a blind eye|will not admit|will NEVER admit|fears) [^PUNCT]{0,4})",
    ),
)


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """Each hook of distrust in the writer's voice."""
    return CLAIMS.report(document, rule)
