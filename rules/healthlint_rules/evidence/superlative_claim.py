"""A comparison with everything there is: the best remedy, better than any drug, nothing works as well."""

from __future__ import annotations

from collections.abc import Iterator

from healthlint.diagnostic import Finding
from healthlint.document import Document
from healthlint.rule import Rule
from healthlint_rules.algorithms.claims.claims import Claims

_WHAT = "[REMEDY|CARE|DRUG|MEDICINE|CARE|cure|remedy|food|drink|substance]"
_REST = "(any|every|all|anything|everything|anyone|the rest|whatever)"
_FORMS = "[drugs|drug|medicine|medicines|tablets|pills|treatments|treatment|remedy|remedies|medication|painkillers|painkiller|surgery|antibiotics|antidepressants|prescription|sleeping|statins|conventional|standard|ibuprofen|aspirin|creams|cream|therapy|supplement]"
CLAIMS = Claims(
    "superlative",
    strong=(
        "(^ the?|[^of] the|[^the|PREP]) (?P<at>BEST [^PUNCT|NOT|OPEN_IF]{0,4} WORLD)",
        "(?P<at>(world's|nature's|planet's|earth's|india's|china's|britain's|america's) (number|single|very|own)? [BEST|first|one])",
        f"(?P<at>BETTER [ADV]? than {_REST} (other|known|single|else|of)* [^PUNCT|BE]{{0,2}})",
        f"(?P<at>(superior|preferable) to {_REST} [^PUNCT]{{0,2}})",
        f"(?P<at>more [ADJ|ADV] than {_REST} (other|known|single|else)? {_FORMS})",
        "(?P<at>OUTDO (every|any|all|each|everything|anything) (other|known|single|else)? [^PUNCT]{0,2})",
        "(?P<at>[NOTHING|NOBODY] [^PUNCT|to]{0,2} ([beats|compares|rivals|matches|outperforms|beat|match|rival|compare|touch|touches|equals] (with|to|it|DET|WORD)?|comes close|come close|[WORK|EASE|HEAL|REMOVE] [^PUNCT]{0,4} [BETTER|better|as|like|so|faster]))",
        "(?P<at>[NOTHING|no] [^PUNCT|AND]{1,3} (comes close|come close|can (match|compete|rival|beat|touch|compare)|[compares|rivals|matches|beats|equals|works] (to|with|as|so|it|like|DET)))",
        "(?P<at>(has|have|with|is|are|remains|without|an?)? RIVAL) [PUNCT|for|AND|when|in|at|among|as|against|ADJ|N|to|of]",
        "(?P<at>(is|are|it's|remains|stays) (by_far|GRADE)? the only [^PUNCT|NOT]{0,3} (that|which) (really|truly|actually|ever)? [WORK|HEAL|REMOVE|EASE|PREVENT])",
        "(?P<at>[leaves|leave|puts|put] (every|all|any) [^PUNCT]{1,3} (far)? (behind|in the shade|to shame|in the dust))",
        "(?P<at>(the) (greatest|biggest) (discovery|advance|breakthrough|remedy|medicine))",
        "(?P<at>[no_other|NOTHING] [^PUNCT]{1,4} as [ADV|ADJ|well|much|good])",
        "(?P<at>(the|a)? (king|queen|champion|holy grail) of [NS])",
        f"(?P<at>GEN [leading|top|favourite|favorite|premier|top-selling|best-selling|trusted|most_trusted] [ADJ|N]? {_WHAT})",
        "(?P<at>BEST [^PUNCT|NOT|OPEN_IF]{0,5} ,? (bar_none|hands_down|by_far)) ([PUNCT]|$)",
    ),
    plain=(
        f"[,|offers|offer|provides|sells|called|becomes|became|makes] (YOU|it|this)? (?P<at>the (NUM|single|very|absolute)* BEST [ADJ|N|ADV|AND|BEST]{{0,3}} {_WHAT}) (?!(to V|[you|if|when|is|depends|of]) )",
        "[REMEDY|SUPPLEMENT|VG] [^PUNCT|NOT|HEDGE]{0,3} (?P<at>[WORK|BE|EASE|HEAL|REMOVE] [^PUNCT|NOT|HEDGE]{0,4} (BETTER|more [ADJ|ADV]) than [^PUNCT]{0,2} [DRUG|MEDICINE|REMEDY])",
        f"(?P<at>(is|are|remains|remain|it's|makes|as) (GRADE|by_far|without_question|hands_down|ADV)* (the|your|nature's) (NUM|single|very|world's|all-time|absolute)* BEST [ADJ|N|ADV|AND|BEST]{{0,3}} {_WHAT}) (?!(to V|[you|if|when|is|depends|of]) )",
        f"^ (the)? (single|very)? (?P<at>BEST [ADJ|N|ADV|AND|BEST]{{0,3}} {_WHAT} (for|against) [^PUNCT]{{1,4}} (is|are|BE))",
        f"(?P<at>[WORK|EASE|HEAL|REMOVE|is|are|acts|act] [^PUNCT|NOT]{{0,4}} [BETTER|BETTER] than {_FORMS})",
    ),
    sourced=True,
)


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """Each superlative without a source in reach."""
    return CLAIMS.report(document, rule)
