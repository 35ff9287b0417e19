"""“Natural, so it is safe”: safety concluded from where a thing comes from."""

from __future__ import annotations

from collections.abc import Iterator

from healthlint.diagnostic import Finding
from healthlint.document import Document
from healthlint.rule import Rule
from healthlint_rules.algorithms.claims.claims import Claims

_NATURAL = "[NATURAL|herbs|plants|chemicals|nature|herb|plant|centuries|generations|flowers|leaves]"
_SAFE = "([SAFETY|healthy|healthier]|(no|NOT|without|free of|NEVER|zero|nothing) [^PUNCT]{0,4} [HARM|RISK|HARM&V|worry|fear|WORRY|overdose])"
CLAIMS = Claims(
    "natural",
    strong=(
        f"(?P<at>{_NATURAL} [^PUNCT|NOT]{{0,6}} [,|—|–]? [so|therefore|hence|thus|means|meaning|which] [^PUNCT|NOT]{{0,6}} {_SAFE})",
        f"(?P<at>[because|since|as|being|thanks] [^PUNCT|NOT]{{0,6}} {_NATURAL} [^PUNCT|NOT]{{0,5}} , [^PUNCT|NOT]{{0,6}} {_SAFE})",
        f"(?P<at>{_SAFE} [^PUNCT|NOT]{{0,3}} ,? [because|since|as|for|thanks] [^PUNCT|NOT]{{0,8}} {_NATURAL})",
        "(?P<at>[NATURAL|plant|herbal] , so YOU (can|may|WILL) [^PUNCT]{1,8})",
        "(?P<at>[NATURAL|chemical-free] (,|AND|therefore|thus|entirely|completely|WHOLLY|GRADE)+ [SAFETY|gentle|harmless])",
        "(?P<at>[SAFETY] (,|AND|GRADE|WHOLLY)+ [all-natural|natural|herbal|plant-based|organic|chemical-free])",
        "(?P<at>[WHOLLY|FULL] [NATURAL]) (AND|,) [^PUNCT]{0,3} [SAFETY|HEALTHY|effective]",
        "(?P<at>[chemical-free|toxin-free|free_of_chemicals|nasties-free]|(free of|no|without|zero) (harsh|nasty|harmful|artificial|synthetic|any)? [chemicals|nasties]) (?![water|environment|zone] )",
        "(?P<at>nature [^PUNCT]{0,3} (does not|doesn't|never|cannot|can't|NEVER) [make|makes|HARM|harm|hurt|err|lie] [^PUNCT]{0,3})",
        "(?P<at>what (comes|grows|is found) (from|in) nature [^PUNCT]{0,3} (cannot|can't|NEVER|is) [^PUNCT]{0,3} [HARM|harm|hurt|SAFETY])",
        f"(?P<at>(unlike|compared with|instead of|not like) [^PUNCT]{{0,4}} [DRUG|drugs|chemicals|pharmaceuticals|medicines|synthetic] [^PUNCT]{{0,3}} , [^PUNCT|NOT]{{0,5}} {_NATURAL} [^PUNCT|NOT]{{0,6}} {_SAFE})",
    ),
)


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """Each conclusion from natural to safe."""
    return CLAIMS.report(document, rule)
