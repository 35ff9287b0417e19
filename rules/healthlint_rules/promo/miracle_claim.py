"""Miracles, secrets and wonders in the writer's own voice."""

from __future__ import annotations

from collections.abc import Iterator

from healthlint.diagnostic import Finding
from healthlint.document import Document
from healthlint.rule import Rule
from healthlint_rules.algorithms.claims.claims import Claims

_THING = "[REMEDY|SUPPLEMENT|CARE|cure|cures|drug|pill|food|trick|formula|ingredient|recipe|plant|tree|mineral|diet|drink|treatment|weapon|potion|molecule|powder|hormone|method|berry|vitamin|oil|antidote|compound]"
CLAIMS = Claims(
    "miracle",
    strong=(
        f"(?P<at>[MIRACLE|wonder] [ADJ]? {_THING})",
        "(?P<at>[panacea|cure-all|elixir|elixir_of_life|magic_bullet|silver_bullet|holy_grail|fountain_of_youth|miracle_worker|miracle_cure|wonder_drug|wonder_cure|magic_wand|miracle_drug]) (?!drug )",
        "(?P<at>[miraculous|miraculously|magical|magically]) (?!thinking )",
        "(?P<at>[works|work|working|performs|did|does] [miracles|wonders|magic])",
        "(?P<at>(a|nature's|little|small|true|real|modern|medical|the|this|green|golden|of) [ADJ]? [miracle|miracles]) [PUNCT|for|of|in|that|from|against|WORD]",
        f"(?P<at>[SECRET] [ADJ|N|herbal|healing]{{0,2}} {_THING}) (?![service|ballot] )",
        "(?P<at>[SECRET] (that|to|of|behind) [^PUNCT|NOT]{0,5} [cure|cures|beating|ending|curing|heal|healing|youth|health|longevity|long|perfect|HEALTHY|weight_loss|flawless|eternal|losing])",
        "(?P<at>[SECRET|one|this|simple|weird|clever]{1,2} [trick|hack|secret] (that|to|for|will|which) [HEAL|REMOVE|EASE|melts|PREVENT|beats|WILL|YOU|WORD])",
    ),
)


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """Each word of wonder in the writer's voice."""
    return CLAIMS.report(document, rule)
