"""Scorecards and readings: as text for a terminal, as JSON for scripts. One file a format, one function ``render``."""

from __future__ import annotations

from importlib import import_module

from healthlint.assessment import Verdict
from healthlint.reporters.words import plural
from healthlint.result import FileResult, RunResult

FORMATS = ("text", "json")


def render(result: RunResult, format_name: str) -> str:
    """The scorecards of a result in one of ``FORMATS``."""
    text: str = import_module(f"healthlint.reporters.scorecard.{format_name}").render(result)
    return text


def total(file: FileResult, standard: str | None = None) -> str:
    """One line: “12 met, 9 not met, 7 cannot tell”, of one standard or of all."""
    counts = file.scorecard.tally(standard) if file.scorecard else {}
    return ", ".join(f"{counts.get(verdict, 0)} {verdict.value}" for verdict in Verdict)


def grade_line(file: FileResult) -> str:
    """One line: “grade 7.2 (target 8), reading ease 61.4, 812 words in 58 sentences; syllables: CMUdict 97 %”."""
    if file.reading is None:
        return "the reading grade was not measured"
    scores = file.reading.scores
    return (
        f"grade {scores.grade:g} (target {file.reading.target:g}), reading ease {scores.reading_ease:g}, "
        f"{plural(scores.words, 'word')} in {plural(scores.sentences, 'sentence')}; syllables: {scores.dictionary}"
    )
