"""Prevention stated as certain: "prevents chronic pain", without may, can, help or usually."""

from __future__ import annotations

from collections.abc import Iterator

from healthlint.diagnostic import Finding
from healthlint.document import Document
from healthlint.rule import Rule
from healthlint_rules.algorithms.claims.claims import Claims
from healthlint_rules.promo import cure_claim, guarantee_claim, quick_fix

_A = "[GRADE|ADV|WHOLLY|CERTAINLY|ALWAYS]{0,2}"
_STOP = "[prevents|wards_off|fends_off|staves_off|averts|banishes|forestalls|heads_off|keeps_off|repels|keeps_away|keeps_at_bay|holds_off|rules_out]"
_STOPS = "[prevent|ward_off|fend_off|stave_off|avert|banish|forestall|head_off|keep_away|keep_at_bay|rule_out|keep_off|hold_off]"
_SHIELD = "[protects|shields|guards|defends|insulates|immunises|immunizes|safeguards]"
_SHIELDS = "[protect|shield|guard|defend|insulate|immunise|immunize|safeguard]"
_NO_OBJECT = "(?![from|of|VG|the] )"
CLAIMS = Claims(
    "prevention",
    strong=(
        "(?P<at>YOU (WILL? NEVER (be_sick|[^PUNCT|NOT|REMOVE]{0,2} SUFFER <M>{0,4} [CONDITION|SYMPTOM])|((WILL|can) (not|NEVER|no_longer)|won't|cannot|can't) [GRADE|ADV]? [get|catch|develop|contract|suffer|suffer_from|come_down_with] [^PUNCT|PREP]{0,3} [CONDITION|SYMPTOM])) (?![from|by|through|if|unless|when|just] )",
        "<ILL> [GRADE|ADV]? (?P<at>[NEVER|cannot|can't] [strikes|strike|develops|appears|starts|touch|get_hold|touches])",
        f"(?P<at>[{_STOP[1:-1]}|{_STOPS[1:-1]}|REMOVE&V|REMOVE&VZ|stops|blocks] (EVERY|NUM|FULL) [^PUNCT|most|to]{{0,3}} [CONDITION|SYMPTOM])",
        "(?P<at>[PREVENT] <M>{0,5} [CONDITION|SYMPTOM] <M>{0,2} [EVER|WHOLLY|ALWAYS|before_it_starts|before_they_start])",
        "(?P<at>[PREVENT] <M>{0,5} [CONDITION|SYMPTOM] before (it|they) (even)? [start|starts|begin|begins|happen|happens|strike|strikes])",
        "(?P<at>[WHOLLY|ALWAYS|EVER|CERTAINLY] PREVENT&VZ <M>{0,4} [CONDITION|SYMPTOM])",
        "(?P<at>PREVENT YOU [WHOLLY|EVER|FULL] (from|against) <ILL>)",
        "(?P<at>[FULL|LASTING] [protection|immunity|prevention|defence|defense]) (from|against|to)",
        "(?P<at>[PREVENT] (YOU)? (from|against) (EVERY|all) [^PUNCT]{0,2} [CONDITION|SYMPTOM|GERM])",
        "(?P<at>CHANGE [YOU|PERSON|BODY] WORD? (immune|invulnerable|invincible|resistant) to [^PUNCT]{0,3} [CONDITION|SYMPTOM])",
        "(?P<at>[CONDITION|SYMPTOM] [BE|becomes|become] [GRADE|ADV]? IMPOSSIBLE)",
        "((^|[^HEDGE|NUM|percent|%]) PERSON|those|EVERYONE) who [^HAVE|BE|carry|inherit|inherited] ([^PUNCT]|,){1,18} (?P<at>(WILL|shall) (not|NEVER) SUFFER <M>{0,4} [CONDITION|SYMPTOM])",
        "(?P<at>[makes|make|renders|render|making] <M>{0,4} [CONDITION|SYMPTOM] [GRADE]? IMPOSSIBLE)",
        "(?P<at>[REMOVE|rule_out|rules_out|takes_away|cuts_out|ruling_out|negates] (EVERY|the|DET|FULL)? RISK of)",
        "(?P<at>[EASE|brings|takes|drops|REMOVE] (the|YOU|DET|any|all|away)? RISK (of <M>{1,4})? [to_zero|to_nothing|down_to_zero|to_nil|WHOLLY])",
        "(((^|[^HEDGE|NUM|percent|%]) PERSON|those) who|EVERYONE who?|whoever) [GRADE|ADV]? USE [^PUNCT|NOT]{0,6} (?P<at>(NEVER|(do|will|does) not|don't|doesn't|won't) (get|gets|catch|develop|SUFFER) <M>{0,3} [CONDITION|SYMPTOM|ill|sick])",
        "NOBODY who [^PUNCT|NOT]{1,7} ever? ([get_sick|gets_sick|gets_ill|get_ill|falls_ill|fall_ill|becomes_ill]|SUFFER <M>{0,3} [CONDITION|SYMPTOM|ill|sick])",
        "(?P<at>(stops|keeps|saves|stop|keep) [YOU|PERSON] from ever VG)",
        "BE (?P<at>[WHOLLY|EVER] PREVENT&VN (from|against)? <ILL>)",
    ),
    plain=(
        f"(?P<at>{_STOP} <ILL>) {_NO_OBJECT}",
        f"[NS|AND|TIME|REMEDY&NS] {_A} (?P<at>{_STOPS} <ILL>) {_NO_OBJECT}",
        f"(?P<at>WILL {_A} [{_STOPS[1:-1]}|PREVENT&V] <M>{{0,4}} [CONDITION|SYMPTOM])",
        f"(?P<at>{_SHIELD} (YOU BODY?|PERSON)? (from|against) <ILL>)",
        f"[NS|AND] {_A} (?P<at>{_SHIELDS} (YOU BODY?|PERSON)? (from|against) <ILL>)",
        "(?P<at>keeps <ILL> (away|at bay|out|off))",
        f"[NS|AND|TIME] {_A} (?P<at>keep <ILL> (away|at bay|out|off))",
        "(?P<at>[keeps|leaves] [YOU|PERSON|BODY|DET]{1,2} WORD? (free of|free from|safe from|immune to) <ILL>)",
        "(?P<at>stops <ILL>) [PUNCT|AND|before|EVER]",
    ),
    above=(quick_fix.CLAIMS, guarantee_claim.CLAIMS, cure_claim.CLAIMS),
)


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """Each prevention that the writer states as certain."""
    return CLAIMS.report(document, rule)
