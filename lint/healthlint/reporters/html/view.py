"""An article as the page shows it: findings in reading order, sections, and the parts that other modules make."""

from __future__ import annotations

from html import escape
from pathlib import PurePath

import msgspec

from healthlint.assessment import Verdict
from healthlint.diagnostic import Diagnostic, Severity
from healthlint.document import Block, Document
from healthlint.reporters.html.article import article_html
from healthlint.reporters.html.claims import EvidenceMap, evidence_map
from healthlint.reporters.html.places import Layer, Marks
from healthlint.reporters.html.proposals import Proposal, proposals
from healthlint.reporters.html.scorecard import ReadingView, StandardView, reading_view, scorecard_view
from healthlint.reporters.prose import prose_of
from healthlint.reporters.standing import measures
from healthlint.result import FileResult, RunResult
from healthlint.rule import RuleFile

_QUOTE_LIMIT = 280


class Related(msgspec.Struct):
    """Another place: its anchor in the article, what to see there, and its words."""

    anchor: str
    message: str
    quote: str


class Entry(msgspec.Struct):
    """One finding of the list; ``mark`` is the id of its mark, empty where it has none.

    ``words`` are its quote cut to one line, ``why`` the anchor of its rule, ``section`` a number of the index or 0,
    ``state`` is “new” or “open” where the run was held against an older one.
    """

    number: int
    id: str
    rule_id: str
    severity: str
    message: str
    quote: str
    words: str
    place: str
    why: str
    fingerprint: str
    proposals: list[Proposal]
    related: list[Related]
    state: str = ""
    mark: str = ""
    section: int = 0


class SolvedLine(msgspec.Struct):
    """A finding of then that is no longer there."""

    rule_id: str
    severity: str
    message: str


class SectionLine(msgspec.Struct):
    """A heading of the index, its number, how deep it stands, and how many findings lie under it."""

    number: int
    anchor: str
    title: str
    depth: int
    count: int


class Article(msgspec.Struct):
    """One article of the report; ``body`` is HTML, made by :mod:`.article` from escaped text.

    ``no_lines`` where its file has places instead of lines. ``grade`` and ``criteria`` say what they were before, too,
    where that is known; ``against`` names the older state, in which a ``fresh`` article was not.
    """

    id: str
    title: str
    path: str
    words: int
    errors: int
    warnings: int
    hints: int
    no_lines: bool = False
    whole: list[Entry] = msgspec.field(default_factory=list)
    entries: list[Entry] = msgspec.field(default_factory=list)
    sections: list[SectionLine] = msgspec.field(default_factory=list)
    body: str = ""
    claims: EvidenceMap | None = None
    scorecard: list[StandardView] = msgspec.field(default_factory=list)
    reading: ReadingView | None = None
    grade: str = ""
    criteria: str = ""
    grade_value: float = 0.0
    met: int = 0
    against: str = ""
    fresh: bool = False
    new: int = 0
    solved: list[SolvedLine] = msgspec.field(default_factory=list)

    @property
    def total(self) -> int:
        return self.errors + self.warnings + self.hints

    @property
    def numbers(self) -> list[int]:
        """The figures of its row in the overview."""
        counts = [self.words, self.errors, self.warnings, self.hints]
        return [*counts, len(self.solved), self.new] if self.against else counts

    @property
    def parts(self) -> list[tuple[str, str]]:
        """What its page holds, with anchors."""
        parts = {"solved": bool(self.solved), "scorecard": bool(self.scorecard), "reading": self.reading is not None}
        parts["claims"] = self.claims is not None
        names = {"solved": "Solved", "scorecard": "Scorecard", "reading": "Readability", "claims": "Claims"}
        return [("Text", f"{self.id}text"), *((names[name], self.id + name) for name, there in parts.items() if there)]


def articles(result: RunResult) -> list[Article]:
    """All articles in the order of the run."""
    return [_article(file, result, f"a{number}-") for number, file in enumerate(result.files, 1)]


def _article(file: FileResult, result: RunResult, prefix: str) -> Article:
    document, active = file.document, file.active
    counts = file.counts()
    page = Article(
        prefix,
        document.title_text.strip() or PurePath(file.path).name or file.path,
        file.path,
        file.words,
        counts[Severity.ERROR],
        counts[Severity.WARNING],
        counts[Severity.HINT],
        no_lines=document.places is not None,
    )
    page.grade, page.criteria = measures(result, file)
    page.grade_value = file.reading.scores.grade if file.reading else 0.0
    page.met = file.scorecard.tally()[Verdict.MET] if file.scorecard else 0
    _compare(page, file, result)
    whole = [d for d in active if _is_whole(document, d, result.rules.get(d.rule_id))]
    placed = [(d, prose_of(document, d.span)) for d in active if d not in whole]
    placed.sort(key=lambda pair: (pair[1][0][0].index, pair[1][0][1]) if pair[1] else (-1, 0))
    page.sections, section_of = _sections(document, prefix)
    marks = Marks()
    for number, (diagnostic, places) in enumerate([*((d, []) for d in whole), *placed], 1):
        entry = _entry(diagnostic, document, result.rules.get(diagnostic.rule_id), f"{prefix}f{number}", number)
        entry.state = result.comparison.state(file, diagnostic) if result.comparison else ""
        (page.whole if number <= len(whole) else page.entries).append(entry)
        if places:
            entry.mark = f"{prefix}m{number}"
            entry.section = section_of.get(places[0][0].index, 0)
            if entry.section:
                page.sections[entry.section - 1].count += 1
            _mark(marks, places, entry)
        _mark_related(marks, document, diagnostic, entry)
    page.claims = evidence_map(file, marks, prefix)
    page.scorecard, page.reading = scorecard_view(file, marks, prefix), reading_view(file, marks, prefix)
    page.body = article_html(document, marks, prefix)
    return page


def _compare(page: Article, file: FileResult, result: RunResult) -> None:
    if result.comparison is None:
        return
    change = result.comparison.files[file.path]
    page.against, page.fresh, page.new = result.comparison.against, change.before is None, len(change.new)
    page.solved = [SolvedLine(d.rule_id, d.severity.value, d.message) for d in change.solved]


def _is_whole(document: Document, diagnostic: Diagnostic, rule: RuleFile | None) -> bool:
    """Whether the finding is about the article and only stands at its title."""
    if rule is None or diagnostic.span != document.title_span:
        return False
    return rule.group == "trust" or rule.kind in ("required", "metric")


def _entry(diagnostic: Diagnostic, document: Document, rule: RuleFile | None, entry_id: str, number: int) -> Entry:
    place = document.where(diagnostic.span)
    return Entry(
        number=number,
        id=entry_id,
        rule_id=diagnostic.rule_id,
        severity=diagnostic.severity.value,
        message=diagnostic.message,
        quote=_short(diagnostic.quote),
        words=diagnostic.words,
        place=place.capitalize() if document.places else place,
        why=rule_anchor(rule) if rule and rule.rationale.strip() else "",
        fingerprint=diagnostic.fingerprint,
        proposals=proposals(document, diagnostic),
        related=[
            Related(f"{entry_id}r{index}", related.message, _short(related.span.of(document.source)))
            for index, related in enumerate(diagnostic.related)
        ],
    )


def rule_anchor(rule: RuleFile) -> str:
    """Where the page says why a rule matters."""
    return f"why-{rule.id.replace('/', '-')}"


def _mark(marks: Marks, places: list[tuple[Block, int, int]], entry: Entry) -> None:
    label = f"Finding {entry.number}, {entry.severity}"
    chip = f'<a class="chip" href="#{entry.id}" aria-label="{label}">{entry.number}</a>'
    again = f'<mark class="{entry.severity}" data-of="{entry.id}">'
    first = f'<mark id="{entry.mark}" class="{entry.severity}" data-of="{entry.id}">{chip}'
    for index, (block, start, end) in enumerate(places):
        marks.add(block, Layer(start, end, again if index else first, again, "</mark>"))


def _mark_related(marks: Marks, document: Document, diagnostic: Diagnostic, entry: Entry) -> None:
    for line, related in zip(entry.related, diagnostic.related, strict=True):
        places = prose_of(document, related.span)
        if not places:
            line.anchor = ""
        for block, start, end in places[:1]:
            tag = f'<span class="other" id="{escape(line.anchor)}">'
            marks.add(block, Layer(start, end, tag, '<span class="other">', "</span>"))


def _sections(document: Document, prefix: str) -> tuple[list[SectionLine], dict[int, int]]:
    """The index, and the number of the section by the indexes of its blocks."""
    lines: list[SectionLine] = []
    numbers: dict[int, int] = {}
    for number, section in enumerate(document.sections, 1):
        blocks = [*([section.heading] if section.heading else []), *section.blocks]
        numbers |= {block.index: number for block in blocks}
        anchor = f"{prefix}h{section.heading.index}" if section.heading else f"{prefix}text"
        title = section.title.strip() or ("(empty heading)" if section.heading else "Before the first heading")
        lines.append(SectionLine(number, anchor, title, min(4, max(1, len(section.path))), 0))
    return lines, numbers


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _QUOTE_LIMIT else flat[:_QUOTE_LIMIT].rsplit(" ", 1)[0] + " …"
