"""Scorecards and readings as JSON, by docs/schema/scorecard.schema.json; the review report holds the same objects."""

from __future__ import annotations

from typing import Any

import msgspec

from healthlint import __version__
from healthlint.assessment import Assessment, SectionReading, Shown, Verdict
from healthlint.document import Document
from healthlint.readability import Scores
from healthlint.reporters.offsets import place
from healthlint.reporters.words import printable
from healthlint.result import FileResult, RunResult

SCHEMA = 1


def render(result: RunResult) -> str:
    """The result's files with their scorecards and readings, as indented JSON."""
    files = [{"path": printable(file.path), "words": file.words, **assessed(file)} for file in result.files]
    data = {"healthlint": __version__, "schema": SCHEMA, "files": files}
    return msgspec.json.format(msgspec.json.encode(data), indent=2).decode() + "\n"


def assessed(file: FileResult) -> dict[str, Any]:
    """The keys ``scorecard`` and ``readability`` of a file; none where the run did not fill them."""
    if file.scorecard is None:
        return {}
    standards = [_standard(file, name) for name in file.scorecard.standards]
    return {"scorecard": {"standards": standards}, "readability": _reading(file)}


def _standard(file: FileResult, name: str) -> dict[str, Any]:
    assert file.scorecard is not None
    standard, counts = file.scorecard.standards[name], file.scorecard.tally(name)
    return {
        "id": name,
        "title": standard.title,
        "url": standard.url,
        "note": standard.note,
        "counts": {verdict.value: counts[verdict] for verdict in Verdict},
        "criteria": [_criterion(item, file.document) for item in file.scorecard.of(name)],
    }


def _criterion(item: Assessment, document: Document) -> dict[str, Any]:
    return {
        "id": item.criterion.id,
        "title": item.criterion.title,
        "verdict": item.verdict.value,
        "reason": item.reason,
        "evidence": [_shown(shown, document) for shown in item.evidence],
        "person": item.criterion.person,
    }


def _shown(shown: Shown, document: Document) -> dict[str, Any]:
    return {
        "words": shown.words,
        "note": shown.note,
        "rule": shown.rule_id,
        "against": shown.against,
        **place(shown.span, document),
    }


def _reading(file: FileResult) -> dict[str, Any] | None:
    reading = file.reading
    if reading is None:
        return None
    return {
        **_scores(reading.scores),
        "target": reading.target,
        "on_target": reading.on_target,
        "syllables_counted_by": dict(reading.scores.counted),
        "estimated": list(reading.scores.estimated),
        "sections": [_section(section, file.document) for section in reading.sections],
        "long_sentences": [_shown(shown, file.document) for shown in reading.long_sentences],
        "hard_words": [_shown(shown, file.document) for shown in reading.hard_words],
    }


def _section(section: SectionReading, document: Document) -> dict[str, Any]:
    at = place(section.span, document) if section.span else {}
    return {"title": section.title, "depth": section.depth, **_scores(section.scores), **at}


def _scores(scores: Scores) -> dict[str, Any]:
    return {
        "grade": scores.grade,
        "reading_ease": scores.reading_ease,
        "smog": scores.smog,
        "words": scores.words,
        "sentences": scores.sentences,
        "syllables": scores.syllables,
    }
