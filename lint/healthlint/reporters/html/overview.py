"""What the page says of all articles together: groups, grades, the rules that spoke, what did not run."""

from __future__ import annotations

import json
from collections import Counter

import msgspec

from healthlint import __version__
from healthlint.diagnostic import Severity
from healthlint.reporters.html.view import Article, rule_anchor
from healthlint.reporters.words import plural
from healthlint.result import RunResult
from healthlint.rule import Reference

_WIDTH = 360  # of the chart of grades, in pixels
_STEP = 7  # between two dots


class GroupLine(msgspec.Struct):
    """A rule group and what it found."""

    name: str
    errors: int
    warnings: int
    hints: int

    @property
    def total(self) -> int:
        return self.errors + self.warnings + self.hints


class RuleLine(msgspec.Struct):
    """A rule that found something, why it matters and the standards behind it."""

    id: str
    anchor: str
    summary: str
    rationale: str
    sources: list[Reference]


class NotRunLine(msgspec.Struct):
    """Rules that did not run for one reason."""

    rules: list[str]
    reason: str
    remedy: str


class Dot(msgspec.Struct):
    """An article in the chart of grades."""

    x: int
    y: int
    kind: str


class Grades(msgspec.Struct):
    """Reading grades of all articles on one line, those that are alike above each other."""

    dots: list[Dot]
    target: float
    last: int
    height: int
    words: str
    width: int = _WIDTH

    @property
    def ticks(self) -> list[int]:
        return list(range(0, self.last + 1, 2))

    def x(self, grade: float) -> int:
        """Where a grade stands, in pixels."""
        return _x(grade, self.last)


def groups(result: RunResult) -> list[GroupLine]:
    """Rule groups that found something, with how much."""
    counts: dict[str, Counter[Severity]] = {}
    for _, diagnostic in result.diagnostics():
        counts.setdefault(diagnostic.rule_id.partition("/")[0], Counter())[diagnostic.severity] += 1
    return [GroupLine(name, *(found[severity] for severity in Severity)) for name, found in sorted(counts.items())]


def rules(result: RunResult) -> list[RuleLine]:
    """The rules that found something and have a rationale, by id."""
    spoke = sorted({diagnostic.rule_id for _, diagnostic in result.diagnostics()} & set(result.rules))
    lines = []
    for rule in (result.rules[rule_id] for rule_id in spoke):
        if rationale := rule.rationale.strip():
            sources = [source for source in rule.sources if source.title != "own"]
            lines.append(RuleLine(rule.id, rule_anchor(rule), rule.summary, rationale, sources))
    return lines


def grades(pages: list[Article]) -> Grades | None:
    """The chart of reading grades; none where fewer than two were measured."""
    read = sorted((page for page in pages if page.reading), key=lambda page: page.grade_value)
    if len(read) < 2:
        return None
    last = max(16, int(read[-1].grade_value) + 1)
    taken: Counter[int] = Counter()
    places = []
    for page in read:
        column = _x(max(0.0, page.grade_value), last) // _STEP
        taken[column] += 1
        places.append((page, column * _STEP + _STEP // 2, taken[column]))
    most = min(12, max(taken.values()))  # a higher pile is cut: its dots lie on each other
    height = most * _STEP + 4
    dots = [
        Dot(x, height - 4 - (min(level, most) - 1) * _STEP, "above" if _above(page) else "within")
        for page, x, level in places
    ]
    above = sum(1 for page in read if _above(page))
    span = f"{read[0].grade_value:g} to {read[-1].grade_value:g}"
    words = f"{plural(len(read), 'article')} of grade {span}, {above} above the target"
    return Grades(dots, next((page.reading.target for page in read if page.reading), 0.0), last, height, words)


def _x(grade: float, last: int) -> int:
    return round(grade / last * (_WIDTH - 16)) + 4


def _above(page: Article) -> bool:
    return page.reading is not None and not page.reading.on_target


def not_run(result: RunResult) -> list[NotRunLine]:
    """Rules that did not run, those of one reason together."""
    lines: dict[tuple[str, str], list[str]] = {}
    for item in result.not_run:
        found = lines.setdefault((item.reason, item.remedy), [])
        if item.rule_id not in found:
            found.append(item.rule_id)
    return [NotRunLine(found, reason, remedy) for (reason, remedy), found in lines.items()]


def aside(result: RunResult) -> list[str]:
    """What is hidden and by what, in words."""
    parts = (
        (result.suppressed, "suppressed by the writers"),
        (result.baselined, "in the baseline"),
        (result.unchanged, "on unchanged lines"),
    )
    return [f"{plural(number, 'finding')} {words}" for number, words in parts if number]


def index(pages: list[Article]) -> str:
    """Every article's path and findings as JSON for the page's script: severity, rule, state and fingerprint.

    Nothing in it can end the element that holds it.
    """
    rows = [
        {
            "path": page.path,
            "findings": [
                [entry.severity, entry.rule_id, entry.state, entry.fingerprint]
                for entry in (*page.whole, *page.entries)
            ],
        }
        for page in pages
    ]
    text = json.dumps({"healthlint": __version__, "articles": rows}, separators=(",", ":"))
    return text.replace("<", "\\u003c")
