"""Cures claimed for remedies, foods, gadgets and habits; ordinary medicine ("antibiotics cure the infection") is spared."""

from __future__ import annotations

from collections.abc import Iterator

from healthlint.diagnostic import Finding
from healthlint.document import Document
from healthlint.rule import Rule
from healthlint_rules.algorithms.claims.claims import Claims
from healthlint_rules.promo import guarantee_claim, quick_fix

_A = "[GRADE|ADV|WHOLLY|CERTAINLY]{0,2}"
CLAIMS = Claims(
    "cure",
    strong=(
        "(?P<at>[HEAL|TREAT|REMOVE|EASE|gets_to|attacks] [^PUNCT]{0,6} (at_its_root|at_their_root|at_the_root|at_the_source|the very? root [^canal]))",
        "(?P<at>[HEAL|TREAT|REMOVE] EVERYTHING)",
        "(?P<at>[HEAL&V|HEAL&VZ|HEAL&VD|HEAL&VN|REMOVE&V|REMOVE&VZ|TREAT&VZ] (all_kinds_of|every_kind_of|all_types_of|all_forms_of|every_form_of|every_type_of|any_kind_of|all_manner_of|every_known|all_known|every|any|dozens_of) [^PUNCT]{0,2} [CONDITION|SYMPTOM])",
        "(?P<at>[natural|simple|lasting|real|true|sure|herbal|SECRET|perfect|quick|overnight|instant|home|cheap|universal|permanent] [cure|cures]) [for|to|against|of|PUNCT]",
        "(?P<at>[WHOLLY|naturally|magically] [HEAL&VZ|HEAL&V|HEAL&VD|REMOVE&VZ] <THING>)",
        "(?P<at>[HEAL|REMOVE] <ILL> [WHOLLY|naturally])",
        "(?P<at>[HEAL&VZ|HEAL&V|REMOVE&VZ|REMOVE&V] <ILL> without [DET|any|YOU]{0,2} [DRUG|drugs|surgery|DOCTOR])",
    ),
    spared=(
        "(?P<at>[REMOVE&VZ|REMOVE&V] EVERY <M>{0,2} GERM)",
        f"(?P<at>WILL {_A} [HEAL&V|REMOVE&V] <THING>)",
        "(?P<at>[CONDITION|SYMPTOM] (can|BE|will be|can be) be? WHOLLY [HEAL&VN|REMOVE&VN|gone]) ([by|with|through|PUNCT|using|on]|$)",
        "[HAVE] [GRADE]? (?P<at>HEAL&VN <ILL>)",
        "[HAVE] [GRADE]? (?P<at>HEAL&VN [^PUNCT]{0,4} PERSON) of <ILL>",
        "(?P<at>[rebuilds|rebuild|regrows|regrow|regenerates|regenerate|rejuvenates|renews|revives|revitalises|revitalizes] <THING>)",
    ),
    plain=(
        "(?P<at>[HEAL&VZ|REMOVE&VZ] (?!of ) <ILL>)",
        "(?P<at>[heals|repairs|rebuilds|regenerates|rejuvenates|renews|cures|fixes|revives|mends|rebalances|revitalises|revitalizes|restores] (?![blood|immune_system|blood_sugar|blood_pressure] ) <M>{0,4} BODY)",
        f"[NS|AND] {_A} (?P<at>[HEAL&V|REMOVE&V] <ILL>)",
        f"[REMEDY|SUPPLEMENT|TIME] {_A} (?P<at>[HEAL&V|REMOVE&V] <ILL>)",
        "[is|are|was|be|holds|as] (?P<at>(a|an|the)? [^PUNCT|NOT|DET]{0,3} [cure|antidote|cures]) (for|to|against|of) [^sale]",
        "(?P<at>[rids|rid|frees|free] [YOU|PERSON] (of|from) <ILL>)",
        "(?P<at>[CONDITION|SYMPTOM] [is|are] [GRADE|ADV]? [HEAL&VN|wiped_out|eliminated|eradicated|banished]) (by|with|through|thanks|using) [^PUNCT]{0,3} [REMEDY|SUPPLEMENT]",
        "(?P<at>[brings|bring|puts|put] <THING> back (to normal|into balance|on track|to life))",
    ),
    above=(quick_fix.CLAIMS, guarantee_claim.CLAIMS),
)


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """Each cure that the writer claims."""
    return CLAIMS.report(document, rule)
