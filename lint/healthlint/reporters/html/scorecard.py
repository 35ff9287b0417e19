"""The scorecard and the reading of an article for the page, with links to the words that decided."""

from __future__ import annotations

from html import escape

import msgspec

from healthlint.assessment import Assessment, Shown
from healthlint.document import Document
from healthlint.reporters.html.places import Layer, Marks
from healthlint.reporters.prose import prose_of
from healthlint.reporters.scorecard import grade_line, total
from healthlint.reporters.words import plural
from healthlint.result import FileResult

_QUOTE = 120
_HARD = 40  # hard words that are listed


class Place(msgspec.Struct):
    """Words of the article with a link to them; the anchor is empty where they are no part of its text."""

    anchor: str
    place: str
    words: str
    note: str


class CriterionView(msgspec.Struct):
    """One criterion: ``kind`` is its verdict as a class name."""

    title: str
    verdict: str
    kind: str
    reason: str
    person: str
    evidence: list[Place]


class StandardView(msgspec.Struct):
    """A standard, how its criteria came out in one line, and the criteria."""

    title: str
    url: str
    note: str
    total: str
    criteria: list[CriterionView]


class SectionRow(msgspec.Struct):
    """A section's line; ``above``: harder than the target."""

    title: str
    anchor: str
    depth: int
    words: int
    grade: float
    ease: float
    above: bool


class ReadingView(msgspec.Struct):
    """How hard the article is: one line in all, a row for each section, and the words and sentences that make it so."""

    line: str
    on_target: bool
    target: float
    sections: list[SectionRow]
    hard_words: list[Place]
    long_sentences: list[Place]
    more: str


def scorecard_view(file: FileResult, marks: Marks, prefix: str) -> list[StandardView]:
    """The article's standards; none where the run filled no scorecard. Places are laid into ``marks``."""
    card = file.scorecard
    if card is None:
        return []
    places = _Places(file.document, marks, f"{prefix}s")
    return [
        StandardView(
            title=standard.title,
            url=standard.url if standard.url.startswith(("https://", "http://")) else "",
            note=standard.note,
            total=total(file, name),
            criteria=[_criterion(item, places) for item in card.of(name)],
        )
        for name, standard in card.standards.items()
    ]


def reading_view(file: FileResult, marks: Marks, prefix: str) -> ReadingView | None:
    """How hard the article is to read; none where that was not measured."""
    reading = file.reading
    if reading is None:
        return None
    places = _Places(file.document, marks, f"{prefix}w")
    headings = {block.span().start: block.index for block in file.document.blocks if block.level}
    left = len(reading.hard_words) - _HARD
    return ReadingView(
        line=grade_line(file),
        on_target=reading.on_target,
        target=reading.target,
        sections=[
            SectionRow(
                title=section.title.strip() or "Before the first heading",
                anchor=f"{prefix}h{headings[section.span.start]}" if section.span else f"{prefix}text",
                depth=min(4, section.depth),
                words=section.scores.words,
                grade=section.scores.grade,
                ease=section.scores.reading_ease,
                above=section.scores.grade > reading.target,
            )
            for section in reading.sections
        ],
        hard_words=[places.of(shown) for shown in reading.hard_words[:_HARD]],
        long_sentences=[places.of(shown) for shown in reading.long_sentences],
        more=f"and {plural(left, 'more hard word')}" if left > 0 else "",
    )


def _criterion(item: Assessment, places: _Places) -> CriterionView:
    return CriterionView(
        title=item.criterion.title,
        verdict=item.verdict.value,
        kind=item.verdict.value.replace(" ", "-"),
        reason=item.reason,
        person=item.criterion.person,
        evidence=[places.of(shown) for shown in item.evidence],
    )


class _Places:
    """Anchors for spans of the article, one for each span however often it is shown."""

    def __init__(self, document: Document, marks: Marks, prefix: str) -> None:
        self.document = document
        self.marks = marks
        self.prefix = prefix
        self.anchors: dict[tuple[int, int], str] = {}

    def of(self, shown: Shown) -> Place:
        """The place of some words, with a point laid into the text for the link to reach."""
        key = (shown.span.start, shown.span.end)
        if key not in self.anchors:
            self.anchors[key] = self._lay(shown)
        flat = " ".join(shown.words.split())
        words = flat if len(flat) <= _QUOTE else flat[:_QUOTE].rsplit(" ", 1)[0] + " …"
        return Place(self.anchors[key], self.document.where(shown.span), words, shown.note)

    def _lay(self, shown: Shown) -> str:
        found = prose_of(self.document, shown.span)
        front = self.document.front_matter
        if not found or (front and shown.span in (front.span, *front.spans.values())):
            return ""
        block, start, _ = found[0]
        anchor = f"{self.prefix}{len(self.anchors) + 1}"
        tag = f'<span id="{escape(anchor)}" class="point">'
        self.marks.add(block, Layer(start, start, tag, tag, "</span>"))
        return anchor
