"""The share of passive sentences in an article: a form of be or get before a past participle that is no adjective.

Own method: participles by their ending or from a list of irregular ones; adjectives that look like participles (tired,
swollen) are left out. It counts sentences, so one missed or mistaken verb moves the share little.
"""

from __future__ import annotations

from collections.abc import Iterator

from healthlint.annotations import sentences
from healthlint.diagnostic import Finding
from healthlint.document import Document
from healthlint.patterns import compile_pattern
from healthlint.rule import Rule

_IRREGULAR = (
    "taken|given|done|made|put|set|held|kept|found|known|seen|shown|sent|told|used|worn|drawn|written|chosen|broken|built|bought|"
    "brought|caught|cut|drunk|eaten|fed|felt|forgotten|grown|heard|hidden|hit|laid|led|left|lost|met|paid|read|said|sold|spread|"
    "spent|stuck|swept|taught|thought|thrown|torn|understood|woken|withdrawn|begun|born|bound|shed|sewn|spun|split|stolen|struck"
)
_ADJECTIVES = (
    "tired|swollen|worried|interested|concerned|scared|bored|excited|confused|advanced|aged|used to|supposed|needed|red|hundred|naked|"
    "wicked|sacred|blessed|depressed|stressed|exhausted|relaxed|pleased|experienced|qualified|married|retired|related|limited|located"
)
PASSIVE = compile_pattern(
    r"\b(?:am|is|are|was|were|be|been|being|gets?|got|isn't|aren't|wasn't|weren't)\s(?:(?:not|never|also|then|often|usually|sometimes|always|"
    rf"only|first|now|still|commonly|generally|typically|being|[a-z]+ly)\s){{0,2}}(?!(?:{_ADJECTIVES})\b)(?:[a-z]{{3,}}ed|{_IRREGULAR})\b",
    0,
)


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """Yield one finding where the share of passive sentences is above the option ``max_share`` (percent)."""
    rows = [s for s in sentences(document) if rule.covers(s.block) and len(s.words) > 2 and not s.text.endswith("?")]
    if len(rows) < int(rule.options["min_sentences"]):
        return
    share = 100 * sum(1 for s in rows if PASSIVE.search(s.folded)) / len(rows)
    if share > float(rule.options["max_share"]):
        yield Finding(document.title_span, {"share": f"{share:.0f}", "sentences": f"{len(rows):,}"})
