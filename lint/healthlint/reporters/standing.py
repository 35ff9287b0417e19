"""Where a run stands: its articles, worst first, their measures, and what has become of an older state."""

from __future__ import annotations

from healthlint.assessment import Verdict
from healthlint.reporters.words import plural
from healthlint.result import FileResult, RunResult


def worst_first(result: RunResult) -> list[FileResult]:
    """Most errors first, then most warnings, then most hints."""
    return sorted(result.files, key=lambda file: tuple(-count for count in file.counts().values()))


def standing(result: RunResult) -> str:
    """“Against main: 4 findings solved, 2 new, 9 still open”; empty without a comparison."""
    comparison = result.comparison
    if comparison is None:
        return ""
    solved = sum(1 for _ in comparison.solved())
    new = sum(len(change.new) for change in comparison.files.values())
    parts = [f"{plural(solved, 'finding')} solved", f"{new:,} new", f"{result.counts().total() - new:,} still open"]
    if fresh := sum(1 for change in comparison.files.values() if change.before is None):
        parts.append(plural(fresh, "new article"))
    if comparison.gone:
        parts.append(f"{plural(len(comparison.gone), 'article')} no longer there")
    return f"Against {comparison.against}: {', '.join(parts)}"


def measures(result: RunResult, file: FileResult) -> tuple[str, str]:
    """The reading grade of an article and how the criteria of its scorecard came out, each from what it was.

    “7.2”, or “9.1 → 7.2” where it has changed; empty where it was not measured.
    """
    before = result.comparison.files[file.path].before if result.comparison else None
    now, then = (grade(file), met(file)), (grade(before), met(before)) if before else ("", "")
    grades, scores = (f"{old} → {new}" if old and old != new else new for old, new in zip(then, now, strict=True))
    return grades, scores


def grade(file: FileResult) -> str:
    """The reading grade; empty where it was not measured."""
    return f"{file.reading.scores.grade:g}" if file.reading else ""


def met(file: FileResult) -> str:
    """“12 met, 9 not”: criteria of the scorecard; of the rest a machine cannot tell. Empty without one."""
    if file.scorecard is None:
        return ""
    tally = file.scorecard.tally()
    return f"{tally[Verdict.MET]} met, {tally[Verdict.NOT_MET]} not"
