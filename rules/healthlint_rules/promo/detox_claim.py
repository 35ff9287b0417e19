"""Detoxing, cleansing and boosting: words of promotion that name no measurable effect."""

from __future__ import annotations

from collections.abc import Iterator

from healthlint.diagnostic import Finding
from healthlint.document import Document
from healthlint.rule import Rule
from healthlint_rules.algorithms.claims.claims import Claims

_WASTE = "WASTE"
CLAIMS = Claims(
    "detox",
    spared=(
        "(?P<at>DETOX&VZ (out|up)? (the|YOU|its|whole|entire|all|blocked|tired|ADJ)* [BODY|kidneys|liver|colon|gut|skin|blood|lungs|system|lymph])",
        "(?P<at>[V|VZ|VG] (out|away|up|off) [the|all|YOU|any|every|ADJ|N]{0,3} WASTE)",
        "(?P<at>[rids|rid|free|frees|cleanses|purges] [YOU|the|BODY]{1,3} of [ADJ|N|all|any]{0,3} WASTE)",
        f"(?P<at>[flush|flushes|flushing|rid|rids|purge|purges|purging|sweep|sweeps|drain|drains|draw|draws|drawing|wash|washes|pull|pulls|sweat|sweats|eliminate|eliminates|expel|expels|release|releases|remove|removes|clear|clears|DETOX|draws_out|draw_out] [out|away|off|YOU|the|BODY|of|all|every|harmful|built-up|heavy|stored|any|ADJ|their]{{0,5}} {_WASTE})",
    ),
    strong=(
        "(?P<at>[body|liver|colon|gut|kidney|lymph|lymphatic|foot|blood|skin|lung|cellular|total|full-body|whole-body|hormone|sugar|spring|juice|herbal|natural|gentle|deep] [DETOX|cleanse|cleanses|cleansing|detoxes]) (?![unit|centre|center|clinic|programme|program|pathway|pathways] (for|of) )",
        "(?P<at>[detox|cleansing|cleanse|detoxifying|alkalising|alkalizing] [tea|teas|drink|juice|diet|smoothie|patch|patches|bath|pads|water|ritual|plan|foot|effect|REMEDY|retreat|day|week])",
        "(?P<at>[boosts|boost|boosting|supercharges|supercharge|turbocharges|strengthens|revs|fires|kick-starts|kickstarts|jump-starts|ignites|revives|wakes|resets|awakens] (up)? (the|YOU|a|sluggish|slow|ADJ)* [immune_system|immunity|immune|metabolism|metabolic|defences|defenses|lymph|lymphatic|hormones|detox|glow|fat-burning|mitochondria]) (?![against|response|to] )",
        "(?P<at>[balances|balance|balancing|rebalances|resets|rebalance|harmonises|harmonizes] (the|YOU|all|out|ADJ)* [hormones|hormone|chakras|energy|energies|ph|yin|doshas|hormonal])",
        "(?P<at>[alkalises|alkalizes|alkalise|alkalize|de-acidifies|deacidifies|alkalising|alkalizing] (the|YOU)* [body|blood|system|BODY])",
        "(?P<at>[raises|restores|balances|lowers] (the|YOU)? (body's|blood's)? [ph|acidity|alkalinity|vibration])",
    ),
)


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """Each claim of cleansing or boosting."""
    return CLAIMS.report(document, rule)
