"""What the page lists: articles, findings in reading order, sections, and what did not run."""

from __future__ import annotations

from collections import Counter
from html import escape
from pathlib import PurePath

import msgspec

from healthlint.diagnostic import Diagnostic, Severity
from healthlint.document import Block, Document
from healthlint.reporters.html.article import article_html
from healthlint.reporters.html.claims import EvidenceMap, evidence_map
from healthlint.reporters.html.places import Layer, Marks
from healthlint.reporters.html.proposals import Proposal, proposals
from healthlint.reporters.html.scorecard import ReadingView, StandardView, reading_view, scorecard_view
from healthlint.reporters.prose import prose_of
from healthlint.result import FileResult, RunResult
from healthlint.rule import Reference, RuleFile

_QUOTE_LIMIT = 280


class Related(msgspec.Struct):
    """Another place: its anchor in the article, what to see there, and its words."""

    anchor: str
    message: str
    quote: str


class Entry(msgspec.Struct):
    """One finding of the list; ``mark`` is the id of its mark, empty where it has none.

    ``place`` says where to look in a file without lines.
    """

    number: int
    id: str
    mark: str
    key: str
    rule_id: str
    severity: str
    message: str
    quote: str
    place: str
    rationale: str
    sources: list[Reference]
    proposals: list[Proposal]
    related: list[Related]

    @property
    def group(self) -> str:
        return self.rule_id.partition("/")[0]


class SectionLine(msgspec.Struct):
    """A heading of the index, how deep it stands, and how many findings lie under it."""

    anchor: str
    title: str
    depth: int
    count: int


class Article(msgspec.Struct):
    """One article of the report; ``body`` is HTML, made by :mod:`.article` from escaped text.

    ``no_lines`` where its file has places instead of lines.
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

    @property
    def total(self) -> int:
        return self.errors + self.warnings + self.hints


class NotRunLine(msgspec.Struct):
    """Rules that did not run for one reason."""

    rules: list[str]
    reason: str
    remedy: str


def articles(result: RunResult) -> list[Article]:
    """All articles in the order of the run."""
    return [_article(file, result, f"a{number}-") for number, file in enumerate(result.files, 1)]


def worst_first(pages: list[Article]) -> list[Article]:
    """Most errors first, then most warnings, then most hints."""
    return sorted(pages, key=lambda page: (-page.errors, -page.warnings, -page.hints))


def groups(result: RunResult) -> list[tuple[str, int]]:
    """Rule groups that found something, with how much."""
    counts = Counter(diagnostic.rule_id.partition("/")[0] for _, diagnostic in result.diagnostics())
    return sorted(counts.items())


def not_run(result: RunResult) -> list[NotRunLine]:
    """Rules that did not run, those of one reason together."""
    lines: dict[tuple[str, str], list[str]] = {}
    for item in result.not_run:
        rules = lines.setdefault((item.reason, item.remedy), [])
        if item.rule_id not in rules:
            rules.append(item.rule_id)
    return [NotRunLine(rules, reason, remedy) for (reason, remedy), rules in lines.items()]


def _article(file: FileResult, result: RunResult, prefix: str) -> Article:
    document, active = file.document, file.active
    counts = Counter(diagnostic.severity for diagnostic in active)
    title = document.title_text.strip() or PurePath(file.path).name or file.path
    page = Article(
        id=prefix,
        title=title,
        path=file.path,
        words=file.words,
        errors=counts[Severity.ERROR],
        warnings=counts[Severity.WARNING],
        hints=counts[Severity.HINT],
        no_lines=document.places is not None,
    )
    whole = [d for d in active if _is_whole(document, d, result.rules.get(d.rule_id))]
    placed = [(d, prose_of(document, d.span)) for d in active if d not in whole]
    placed.sort(key=lambda pair: (pair[1][0][0].index, pair[1][0][1]) if pair[1] else (-1, 0))
    marks, seen, in_block = Marks(), Counter[str](), Counter[int]()
    for number, (diagnostic, places) in enumerate([*((d, []) for d in whole), *placed], 1):
        entry = _entry(diagnostic, document, result.rules.get(diagnostic.rule_id), f"{prefix}f{number}", number)
        seen[diagnostic.fingerprint] += 1
        entry.key = f"{file.path}|{diagnostic.fingerprint}|{seen[diagnostic.fingerprint]}"
        (page.whole if number <= len(whole) else page.entries).append(entry)
        if places:
            entry.mark = f"{prefix}m{number}"
            in_block[places[0][0].index] += 1
            _mark(marks, places, entry)
        _mark_related(marks, document, diagnostic, entry)
    page.claims = evidence_map(file, marks, prefix)
    page.scorecard, page.reading = scorecard_view(file, marks, prefix), reading_view(file, marks, prefix)
    page.body = article_html(document, marks, prefix)
    page.sections = _sections(document, in_block, prefix)
    return page


def _is_whole(document: Document, diagnostic: Diagnostic, rule: RuleFile | None) -> bool:
    """Whether the finding is about the article and only stands at its title."""
    if rule is None or diagnostic.span != document.title_span:
        return False
    return rule.group == "trust" or rule.kind in ("required", "metric")


def _entry(diagnostic: Diagnostic, document: Document, rule: RuleFile | None, entry_id: str, number: int) -> Entry:
    return Entry(
        number=number,
        id=entry_id,
        mark="",
        key="",
        rule_id=diagnostic.rule_id,
        severity=diagnostic.severity.value,
        message=diagnostic.message,
        quote=_short(diagnostic.quote),
        place=document.where(diagnostic.span) if document.places else "",
        rationale=rule.rationale.strip() if rule else "",
        sources=[source for source in rule.sources if source.title != "own"] if rule else [],
        proposals=proposals(document, diagnostic),
        related=[
            Related(f"{entry_id}r{index}", related.message, _short(related.span.of(document.source)))
            for index, related in enumerate(diagnostic.related)
        ],
    )


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


def _sections(document: Document, in_block: Counter[int], prefix: str) -> list[SectionLine]:
    lines = []
    for section in document.sections:
        blocks = [*([section.heading] if section.heading else []), *section.blocks]
        count = sum(in_block[block.index] for block in blocks)
        anchor = f"{prefix}h{section.heading.index}" if section.heading else f"{prefix}text"
        title = section.title.strip() or ("(empty heading)" if section.heading else "Before the first heading")
        lines.append(SectionLine(anchor, title, min(4, max(1, len(section.path))), count))
    return lines


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _QUOTE_LIMIT else flat[:_QUOTE_LIMIT].rsplit(" ", 1)[0] + " …"
