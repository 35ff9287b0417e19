"""Scorecards as plain text: each standard with its criteria, why, and the words that decided. Nothing heavy here."""

from __future__ import annotations

from collections.abc import Iterator

from healthlint.assessment import Assessment, Verdict
from healthlint.document import Document
from healthlint.reporters.scorecard import grade_line, total
from healthlint.reporters.words import one_line, plural
from healthlint.result import FileResult, RunResult

_MARKS = {Verdict.MET: "+", Verdict.NOT_MET: "-", Verdict.CANNOT_TELL: "?"}
_QUOTE = 60
_SHOWN = 2  # places that are shown of each criterion, and
_WORDS = 5  # hard words


def render(result: RunResult) -> str:
    """One block of lines for each file."""
    return "\n".join("".join(f"{line}\n" for line in _file(file)) for file in result.files)


def _file(file: FileResult) -> Iterator[str]:
    yield one_line(file.path)
    card = file.scorecard
    for name, standard in card.standards.items() if card else ():
        yield f"\n  {standard.title}: {total(file, name)}"
        for item in card.of(name) if card else ():
            yield from _criterion(item, file.document)
    yield f"\n  Readability: {grade_line(file)}"
    if file.reading:
        yield from _reading(file)


def _criterion(item: Assessment, document: Document) -> Iterator[str]:
    yield f"    {_MARKS[item.verdict]} {item.criterion.title} – {item.verdict.value}: {one_line(item.reason)}"
    for shown in item.evidence[:_SHOWN]:
        yield f"        {document.where(shown.span)} “{_cut(one_line(shown.words))}”"
    yield f"        for a person: {item.criterion.person}"


def _reading(file: FileResult) -> Iterator[str]:
    reading = file.reading
    assert reading is not None
    for section in reading.sections:
        title = "  " * (section.depth - 1) + (_cut(one_line(section.title)) or "before the first heading")
        yield f"    {title}: grade {section.scores.grade:g}, {plural(section.scores.words, 'word')}"
    yield f"    {plural(len(reading.long_sentences), 'long sentence')}, {plural(len(reading.hard_words), 'hard word')}"
    for shown in reading.hard_words[:_WORDS]:
        yield f"        {file.document.where(shown.span)} {one_line(shown.note)}"


def _cut(text: str) -> str:
    return text if len(text) <= _QUOTE else text[: _QUOTE - 1].rsplit(" ", 1)[0] + "…"
