"""“Clinically proven”, “proven to burn fat”, “a proven remedy” without the proof next to it."""

from __future__ import annotations

from collections.abc import Iterator

from healthlint.diagnostic import Finding
from healthlint.document import Document
from healthlint.rule import Rule
from healthlint_rules.algorithms.claims.claims import Claims
from healthlint_rules.evidence import proof_overclaim

_PROVEN = "[proven|proved|validated|verified|confirmed|tested|established|backed|demonstrated|documented|shown|supported|endorsed|certified|researched|formulated]"
CLAIMS = Claims(
    "proven",
    strong=(
        f"(?P<at>SCIENTIFIC {_PROVEN}) [^not]",
        f"(?P<at>SCIENTIFIC {_PROVEN}) $",
        "(?P<at>[clinically-proven|scientifically-proven|science-backed|lab-tested|lab-proven|time-tested|doctor-proven|research-proven|medically-proven|evidence-proven|laboratory-tested])",
        "(?P<at>proven [^PUNCT|NOT|WHO]{0,2} [cure|cures|formula|secret|trick|fix|solution|superfood|OUTCOME|blend|recipe|REMEDY|way|ways|method|benefits|track]) [^is]",
        "(?P<at>[tried_and_tested|tried-and-tested|tried_and_true|battle-tested] [^PUNCT]{0,2} [REMEDY|cure|way|method|recipe|OUTCOME])",
        "(?P<at>proven [again|time|over] (and|time) (again|over|time))",
        "(?P<at>proven track record|proven efficacy|proven effectiveness|proven effective)",
        "(?P<at>[evidence-based|research-backed|science-backed|science-based|lab-tested|scientific|proven] [secret|trick|hack|cure|superfood|fix|miracle|recipe])",
    ),
    plain=(
        "(?P<at>(is|are|has been|have been|been) [GRADE|ADV|SCIENTIFIC]? [proven|proved] (to|effective|successful|safe|against|for|in|by)) (?![be|be] [guilty|wrong] )",
        "[N|NS|PUNCT] (?P<at>[proven|proved] to) [HEAL|REMOVE|EASE|PREVENT|WORK|melt|burn|boost|V]",
        "(?P<at>(backed|supported|proven|confirmed|validated|certified|endorsed|guaranteed|approved) (up)? by (the|hard|real|solid|modern|rigorous|cutting-edge|latest|decades|years|of|clinical|robust)* (science|research|studies|evidence|trials))",
        "(?P<at>(the|its|their) [efficacy|effectiveness|benefits|power|benefit|effect|effects] [^PUNCT]{0,6} (is|are|has been|have been) [GRADE|ADV]? (proven|proved|established))",
    ),
    above=(proof_overclaim.CLAIMS,),
    sourced=True,
)


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """Each claim of proof without a source in reach."""
    return CLAIMS.report(document, rule)
