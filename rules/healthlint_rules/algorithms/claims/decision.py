"""What a claim needs against what stands in reach: how grave a statement without a source is, and what was looked for.

A figure that is credited to nobody is worse than a bare one; an article that shows no sources at all is worse than one
that cites elsewhere; a page for which a health service answers is believed. Own table, after HONcode principle 4
(attribution) and MOS:WEASEL of Wikipedia:

===================  ==========  ==========  =====================  ==================
claim                no sources  references  speaks for a service   page of a service
===================  ==========  ==========  =====================  ==================
figure, credited     error       warning     none                   none
to nobody
figure               warning     hint        only what pages of     none
                                             services never write
attribution, sold    warning     warning     warning                warning
attribution          hint        strict      none                   none
===================  ==========  ==========  =====================  ==================

Figures that only promotion uses are warnings everywhere. Where a list of references has no marks in the text, a bare
figure is answered for by the list: it is reported in the strict profile alone.
"""

from __future__ import annotations

from enum import StrEnum

from healthlint.annotations import Sentence
from healthlint.diagnostic import Severity
from healthlint.document import Document
from healthlint_rules.algorithms.sources.sources import Citing, Scope, citing, reference_count


class Claim(StrEnum):
    """What a sentence claims; ``house`` figures are those that health services too write without a source."""

    CREDITED_FIGURE = "figure credited to nobody"
    FIGURE = "figure"
    HOUSE_FIGURE = "house figure"
    HYPE_FIGURE = "figure of promotion"
    SOLD = "sold attribution"
    ATTRIBUTION = "attribution"
    HEDGED = "hedged attribution"


_ERROR, _WARNING, _HINT = Severity.ERROR, Severity.WARNING, Severity.HINT
_TABLE: dict[Claim, dict[Citing, Severity]] = {
    Claim.CREDITED_FIGURE: {Citing.NONE: _ERROR, Citing.IN_TEXT: _WARNING, Citing.LIST: _WARNING},
    Claim.FIGURE: {Citing.NONE: _WARNING, Citing.IN_TEXT: _HINT, Citing.SERVICE: _WARNING},
    Claim.HOUSE_FIGURE: {Citing.NONE: _WARNING, Citing.IN_TEXT: _HINT},
    Claim.HYPE_FIGURE: dict.fromkeys(Citing, _WARNING),
    Claim.SOLD: dict.fromkeys(Citing, _WARNING),
    Claim.ATTRIBUTION: {Citing.NONE: _HINT},
    Claim.HEDGED: {},
}
_STRICT: dict[Claim, dict[Citing, Severity]] = {
    Claim.FIGURE: {Citing.LIST: _HINT},
    Claim.HOUSE_FIGURE: {Citing.LIST: _HINT},
    Claim.ATTRIBUTION: {Citing.IN_TEXT: _HINT, Citing.LIST: _HINT},
    Claim.HEDGED: {Citing.NONE: _HINT},
}
_WIDER = {Scope.PARAGRAPH: "paragraph", Scope.SECTION: "section", Scope.ARTICLE: "article"}


def severity(document: Document, claim: Claim, *, strict: bool = False) -> Severity | None:
    """How grave the claim is where no source of it is in reach; None: it stands."""
    style = citing(document)
    found = _TABLE[claim].get(style)
    return _STRICT.get(claim, {}).get(style) if found is None and strict else found


def searched(document: Document, sentence: Sentence, scope: Scope = Scope.SENTENCE) -> str:
    """What was looked for around a sentence and where, and what the article has, in words."""
    if scope is Scope.SENTENCE:
        place = "this sentence or the next one" if sentence.block.list_place is None else "this item or the lead-in"
    else:
        place = f"this {_WIDER[scope]}"
    entries = reference_count(document)
    article = f"{entries} reference{'' if entries == 1 else 's'}" if entries else "no list of references"
    return f"no link, citation mark or named body in {place}; the article has {article}"
