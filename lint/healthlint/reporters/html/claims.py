"""The evidence map of an article: each claim with its source or the lack of one, and where both stand in the text."""

from __future__ import annotations

from html import escape

import msgspec

from healthlint.document import Document
from healthlint.inventory import Claim
from healthlint.reporters.claims import manner, total
from healthlint.reporters.html.places import Layer, Marks
from healthlint.reporters.prose import prose_of
from healthlint.result import FileResult
from healthlint.span import Span

_LIMIT = 300


class ClaimLine(msgspec.Struct):
    """A claim as the report lists it; an anchor is empty where the words are no part of the text."""

    number: int
    id: str
    anchor: str
    place: str
    quote: str
    kind: str
    manner: str
    source: str
    source_kind: str
    source_anchor: str
    link: str
    reference: str
    reports: list[tuple[str, str]]

    @property
    def sourced(self) -> bool:
        return bool(self.source_kind)


class EvidenceMap(msgspec.Struct):
    """All claims of an article, and how many they are in one line."""

    total: str
    lines: list[ClaimLine]


def evidence_map(file: FileResult, marks: Marks, prefix: str) -> EvidenceMap | None:
    """The article's claims, their places laid into ``marks``; none where the run did not list claims."""
    if file.claims is None:
        return None
    places = _Places(file.document, marks, prefix)
    lines = [_line(file.document, claim, number, places, prefix) for number, claim in enumerate(file.claims, 1)]
    return EvidenceMap(total([file]), lines)


class _Places:
    """Anchors in the article's text, one a span."""

    def __init__(self, document: Document, marks: Marks, prefix: str) -> None:
        self.document, self.marks, self.prefix = document, marks, prefix
        self.anchors: dict[Span, str] = {}

    def anchor(self, span: Span | None) -> str:
        """The id of the element at a span of the source; empty where no prose stands there."""
        if span is None:
            return ""
        if span not in self.anchors:
            places = [place for place in prose_of(self.document, span) if place[2] > place[1]]
            name = f"{self.prefix}p{len(self.anchors) + 1}"
            self.anchors[span] = name if places else ""
            for block, start, end in places[:1]:
                again = f'<span class="place" data-place="{escape(name)}">'
                first = again.replace("<span ", f'<span id="{escape(name)}" ')
                self.marks.add(block, Layer(start, end, first, again, "</span>"))
        return self.anchors[span]


def _line(document: Document, claim: Claim, number: int, places: _Places, prefix: str) -> ClaimLine:
    source = claim.item.source
    return ClaimLine(
        number=number,
        id=f"{prefix}c{number}",
        anchor=places.anchor(claim.item.span),
        place=document.where(claim.item.span),
        quote=_short(claim.quote),
        kind=claim.item.kind,
        manner=manner(claim),
        source=_short(source.text) if source else "",
        source_kind=source.kind if source else "",
        source_anchor=places.anchor(source.span) if source else "",
        link=source.url if source and source.url.startswith(("https://", "http://")) else "",
        reference=_short(source.reference) if source else "",
        reports=[(rule_id, severity.value) for rule_id, severity in claim.reports],
    )


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _LIMIT else flat[:_LIMIT].rsplit(" ", 1)[0] + " …"
