"""Markdown for a pull request or a letter: what matters in a few lines, the findings of each article folded below.

No mark-up of an article is alive in it. GitHub takes 65,536 characters in a comment: what is beyond is counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from healthlint.diagnostic import Diagnostic
from healthlint.reporters.merged import Annotation, merged
from healthlint.reporters.standing import measures, standing, worst_first
from healthlint.reporters.words import one_line, plural, summary, tally
from healthlint.result import FileResult, RunResult

LIMIT = 60_000
_MARKS = str.maketrans({mark: f"\\{mark}" for mark in "\\`*_[]<>|#!~@"})


def render(result: RunResult) -> str:
    """Counts, a table of articles, worst first, and each article's findings in a fold."""
    lines = ["# Content review", "", f"**{summary(result)}.**", ""]
    if result.comparison:
        lines += [f"{inert(standing(result))}.", ""]
    files = worst_first(result)
    if len(files) > 1 or _measured(result):
        lines += [*table(_heads(result), (_overview(result, file) for file in files)), ""]
    text, left = "\n".join(lines) + "\n", 0
    for file in files:
        part = "\n".join(_article(result, file))
        if len(text) + len(part) > LIMIT:
            left += len(file.active)
        else:
            text += part
    problems = [f"- {inert(str(failure))}" for failure in result.failures]
    if left:
        problems.append(f"- {plural(left, 'more finding')} in articles that did not fit in here.")
    return text + "\n".join(problems) + ("\n" if problems else "")


def table(heads: Sequence[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    """The lines of a table; its cells must be :func:`inert` already."""
    yield "| " + " | ".join(heads) + " |"
    yield "| " + " | ".join("---" for _ in heads) + " |"
    for row in rows:
        yield "| " + " | ".join(row) + " |"


def findings(rows: Iterable[Annotation], *, paths: bool) -> Iterator[str]:
    """A table of findings; ``paths`` where they are of several files."""
    yield from table(("", "Where", "Finding", "Rule"), (_finding(row, paths) for row in rows))


def inert(text: str) -> str:
    """Text on one line that stays text in Markdown."""
    return one_line(text).translate(_MARKS)


def _finding(row: Annotation, paths: bool) -> tuple[str, ...]:
    where = str(row.file.text.where(row.first.span))
    message = one_line(row.first.message) + row.also_at()
    place = f"{row.file.path}:{where}" if paths else where
    return row.first.severity.value, inert(place), inert(message), inert(row.first.rule_id)


def _heads(result: RunResult) -> list[str]:
    heads = ["Article", "Errors", "Warnings", "Hints", *(["Solved", "New"] if result.comparison else [])]
    return [*heads, "Reading grade", "Criteria"] if _measured(result) else heads


def _measured(result: RunResult) -> bool:
    return any(file.scorecard for file in result.files)


def _overview(result: RunResult, file: FileResult) -> list[str]:
    counts = file.counts()
    cells = [inert(file.path), *(str(count) for count in counts.values())]
    if result.comparison:
        change = result.comparison.files[file.path]
        cells += [str(len(change.solved)), str(len(change.new))]
    return [*cells, *measures(result, file)] if _measured(result) else cells


def _article(result: RunResult, file: FileResult) -> Iterator[str]:
    """The fold of an article, of what is new first where the run was held against an older one."""
    change = result.comparison.files[file.path] if result.comparison else None
    new = [d for d in file.active if change and d in change.new]
    rest = [d for d in file.active if d not in new]
    if not (rest or new or (change and change.solved)):
        return
    found = tally(file.counts()) or "no findings"
    yield f"<details><summary><b>{escape(one_line(file.path))}</b>: {found}</summary>"
    yield ""
    for title, part in (("New", new), ("Still open" if change else "", rest)):
        if part:
            yield from _part(title, file, part)
    if change and change.solved:
        yield from ["**Solved**", ""]
        yield from (f"- {inert(d.message)} ({inert(d.rule_id)})" for d in change.solved)
        yield ""
    yield from ["</details>", "", ""]


def _part(title: str, file: FileResult, part: Sequence[Diagnostic]) -> Iterator[str]:
    if title:
        yield from [f"**{title}**", ""]
    yield from findings(merged((file, diagnostic) for diagnostic in part), paths=False)
    yield ""
