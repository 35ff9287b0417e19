"""Approval claimed for what no regulator approves: supplements, foods, cosmetics, factories; “doctor-approved”."""

from __future__ import annotations

from collections.abc import Iterator

from healthlint.diagnostic import Finding
from healthlint.document import Document
from healthlint.rule import Rule
from healthlint_rules.algorithms.claims.claims import Claims

_BODY = "[fda|mhra|ema|efsa|who|nhs|government|regulator|regulators|ministry|authorities|agency|tga]"
_SEAL = "[approved|registered|certified|endorsed|cleared|licensed|recommended|accredited|sanctioned|authorised|authorized|tested]"
_GOODS = "[SUPPLEMENT|supplement|supplements|vitamins|facility|facilities|factory|lab|laboratory|cosmetic|cosmetics|food|foods|herbal|tea|teas|capsules|gummies|powder|oil|serum|cream|tonic|drops|formula|blend|shake|detox|collagen|cbd|nutrition|plant|patch|patches|bracelet|pillow|mattress|extract|remedy|drink|juice]"
CLAIMS = Claims(
    "approval",
    strong=(
        f"(?P<at>(made|manufactured|produced|bottled|packed) in (an?|our)? [^PUNCT|NOT]{{0,2}} ([fda-registered|fda-approved|fda-certified|mhra-approved]|{_BODY} {_SEAL}) [^PUNCT]{{0,2}})",
        f"(?P<at>[fda-approved|fda-registered|fda-certified|fda-endorsed|fda-cleared|government-approved|nhs-approved|mhra-approved|who-approved|nhs-endorsed|mhra-registered] [^PUNCT|NOT]{{0,3}} {_GOODS})",
        f"(?P<at>{_BODY} {_SEAL} [^PUNCT|NOT]{{0,3}} {_GOODS})",
        f"{_GOODS} [^PUNCT|NOT|OPEN_IF]{{0,5}} (?P<at>([fda-approved|fda-registered|fda-certified|government-approved|nhs-approved|mhra-approved|fda-cleared|fda-endorsed]|{_SEAL} by (the)? [^PUNCT]{{0,2}} {_BODY}|{_BODY} {_SEAL}))",
        "(?P<at>[doctor-approved|dermatologist-approved|physician-approved|doctor-recommended|dentist-approved|pharmacist-approved|pediatrician-approved|paediatrician-approved|clinically-approved|medically-approved|doctor-endorsed|surgeon-approved|hospital-approved|doctor-formulated|dentist-recommended|midwife-approved|vet-approved|nurse-approved|scientist-approved]|[clinically|medically|scientifically|dermatologically] approved)",
    ),
)


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """Each approval that does not fit the product."""
    return CLAIMS.report(document, rule)
