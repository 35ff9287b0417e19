"""From a pack's criteria to the scorecard of an article, and from its metric to a reading.

The same rules answer here that report elsewhere: there is one way to find an author. Rules that a criterion names are
asked whether the settings select them or not; the limits that the settings give them hold here too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec

from healthlint import kinds
from healthlint.annotations import word_count
from healthlint.assessment import (
    Assessment,
    Criterion,
    Definition,
    Reading,
    Scorecard,
    SectionReading,
    Shown,
    Verdict,
)
from healthlint.config import Settings, known_rules, ready_rule
from healthlint.diagnostic import Finding
from healthlint.document import Document
from healthlint.kinds import Check
from healthlint.kinds.metric import syllables_of
from healthlint.kinds.required import Requirement
from healthlint.pack import Pack, PackError
from healthlint.result import FileResult
from healthlint.rule import Rule

LIST = "scorecard"
EXAMPLES = 5  # places that are shown of what a rule found


class Scorer:
    """A pack's criteria made ready; ``checks`` are those of its rules that the run does not already have.

    Raises PackError for criteria that cannot be used.
    """

    def __init__(self, pack: Pack, definition: Definition, settings: Settings, chosen: Iterable[Rule]) -> None:
        self.package, self.definition = pack.package, definition
        self.lanes = frozenset({"text", *settings.lanes})
        known = known_rules([pack])
        names = {name for criterion in definition.criteria for name in _names(criterion)}
        if definition.reading:
            names |= {definition.reading.target, *definition.reading.long_sentences, *definition.reading.hard_words}
        self.rules = {
            rule_id: ready_rule(rule_id, known, settings) for name in names for rule_id in _expand(name, known, pack)
        }
        wrong = [name for item in definition.criteria for name in (*item.present, *item.one_of) if not self._asks(name)]
        if wrong:
            raise PackError(f"{pack.package}: scorecard: {wrong[0]} is no rule of the kind “required”")
        absent = [name for item in definition.criteria for name in item.clean if self._asks(name)]
        if absent:
            raise PackError(
                f"{pack.package}: scorecard: {absent[0]} asks for a thing and finds nothing; name it under “present”"
            )
        self.requirements = {
            rule_id: Requirement(rule) for rule_id, rule in self.rules.items() if rule.file.kind == "required"
        }
        self.selected = {rule.id for rule in chosen}
        self.checks = [kinds.build(rule) for rule in self.rules.values() if self._own(rule)]

    def _asks(self, name: str) -> bool:
        return name in self.rules and self.rules[name].file.kind == "required"

    def _own(self, rule: Rule) -> bool:
        """Whether the rule must be run for the scorecard alone: in the text lane, no matter what was selected."""
        special = rule.file.kind in ("required", "metric") or set(rule.file.requires) - {"text"}
        return rule.id not in self.selected and not special

    def score(self, file: FileResult) -> tuple[Scorecard, Reading | None]:
        """The scorecard and the reading of a checked file, whose document still has its memo."""
        found = _Found(self, file)
        reading = self._reading(file.document, found)
        items = [self._assess(criterion, file.document, found, reading) for criterion in self.definition.criteria]
        return Scorecard(self.definition.standards, tuple(items)), reading

    def _assess(self, criterion: Criterion, document: Document, found: _Found, reading: Reading | None) -> Assessment:
        parts = [
            *(self._present(document, (name,)) for name in criterion.present),
            *([self._present(document, criterion.one_of)] if criterion.one_of else []),
            *([_clean(found, criterion.clean)] if criterion.clean else []),
            *([_measured(reading)] if criterion.measure else []),
        ]
        if not parts:
            return Assessment(criterion, Verdict.CANNOT_TELL, "only a person can judge this")
        verdict = max((part.verdict for part in parts), key=_WEIGHT.__getitem__)
        reasons = [part.reason for part in parts if part.verdict is verdict and part.reason]
        evidence = tuple(shown for part in parts for shown in part.evidence)
        if verdict is Verdict.NOT_MET and criterion.elsewhere and not any(part.found for part in parts):
            verdict, reasons = Verdict.CANNOT_TELL, ["not in this article; it may stand on the site around it"]
        return Assessment(criterion, verdict, "; ".join(dict.fromkeys(reasons)), evidence)

    def _present(self, document: Document, names: Sequence[str]) -> _Part:
        """Whether the thing of one of the rules stands in the article."""
        asked = [(name, self.requirements[name]) for name in names]
        foreign = ["" if item.spec.always else item.foreign(document) for _, item in asked]
        if all(foreign):
            return _Part(Verdict.CANNOT_TELL, foreign[0])
        for name, requirement in asked:
            if evidence := requirement.find(document):
                shown = Shown(evidence.span, evidence.words, name, _FORMS[evidence.form])
                return _Part(Verdict.MET, f"found: {_FORMS[evidence.form]}", (shown,))
        reasons = [requirement.not_asked(document) for _, requirement in asked]
        if all(reasons):
            return _Part(Verdict.CANNOT_TELL, reasons[0])
        values = {"words": f"{word_count(document):,}", "title": document.title_text}
        messages = [self.rules[name].file.message.format_map(values) for name, _ in asked]
        return _Part(Verdict.NOT_MET, messages[0])

    def _reading(self, document: Document, found: _Found) -> Reading | None:
        """How hard the article is to read; none without the metrics lane or without prose."""
        wanted = self.definition.reading
        if wanted is None or "metrics" not in self.lanes:
            return None
        from healthlint.readability import measure

        rule = self.rules[wanted.target]
        scores = measure(document, syllables_of(rule))
        if not scores.document.words:
            return None
        return Reading(
            scores=scores.document,
            target=float(rule.options["max"]),
            sections=tuple(
                SectionReading(section.title, section.heading.span() if section.heading else None, depth, one)
                for section, one in scores.sections
                for depth in [max(1, len(section.path))]
            ),
            long_sentences=tuple(found.shown(wanted.long_sentences)),
            hard_words=tuple(found.shown(wanted.hard_words)),
        )


class _Part(msgspec.Struct, frozen=True):
    """What one of a criterion's demands gives; ``found``: it found something against the article."""

    verdict: Verdict
    reason: str
    evidence: tuple[Shown, ...] = ()
    found: bool = False


_FORMS = {
    "front matter": "metadata",
    "line": "words of the text",
    "name": "a name that stands alone",
    "link": "a link to another site",
    "reference": "an entry of the list of references",
    "citation mark": "a citation mark",
}
_WEIGHT = {Verdict.MET: 0, Verdict.CANNOT_TELL: 1, Verdict.NOT_MET: 2}


class _Found:
    """What rules find in a document: diagnostics of the run that nobody suppressed, findings of the scorer's own."""

    def __init__(self, scorer: Scorer, file: FileResult) -> None:
        self.document = file.document
        self.rules = scorer.rules
        self.ran = set(scorer.selected) | {check.rule.id for check in scorer.checks}
        self.rows: dict[str, list[Shown]] = {}
        for diagnostic in file.active:
            row = Shown(diagnostic.span, diagnostic.quote, diagnostic.rule_id, diagnostic.message, against=True)
            self.rows.setdefault(diagnostic.rule_id, []).append(row)
        for check in scorer.checks:
            self.rows[check.rule.id] = list(self._run(check))

    def _run(self, check: Check) -> Iterator[Shown]:
        if check.wanted(self.document):
            for finding in check.run(self.document):
                quote = finding.span.of(self.document.source)
                yield Shown(finding.span, quote, check.rule.id, _message(check, finding), against=True)

    def shown(self, names: Iterable[str]) -> list[Shown]:
        """What the rules (or groups) found, in order of place."""
        wanted = set(names)
        rows = [row for name, row in self.rows.items() if name in wanted or name.partition("/")[0] in wanted]
        return sorted((shown for row in rows for shown in row), key=lambda shown: (shown.span, shown.rule_id))


def _message(check: Check, finding: Finding) -> str:
    file = check.rule.file
    return (file.messages[finding.variant] if finding.variant else file.message).format_map(finding.parameters)


def _clean(found: _Found, names: Sequence[str]) -> _Part:
    """Whether rules found nothing; they decide nothing where none of them ran."""
    wanted = set(names)
    ran = [name for name in found.ran if name in wanted or name.partition("/")[0] in wanted]
    if not ran:
        return _Part(Verdict.CANNOT_TELL, f"{', '.join(names)} did not run")
    shown = found.shown(names)
    if not shown:
        return _Part(
            Verdict.MET, f"nothing found by {ran[0]}" if len(ran) == 1 else f"nothing found by {len(ran)} rules"
        )
    counts = Counter(item.rule_id for item in shown)
    rows = ", ".join(f"{name} ({count})" for name, count in counts.most_common(EXAMPLES))
    return _Part(Verdict.NOT_MET, f"found: {rows}", tuple(shown[:EXAMPLES]), found=True)


def _measured(reading: Reading | None) -> _Part:
    if reading is None:
        return _Part(Verdict.CANNOT_TELL, "the reading grade was not measured")
    reason = f"grade {reading.scores.grade:g}, target {reading.target:g}"
    return _Part(Verdict.MET if reading.on_target else Verdict.NOT_MET, reason, found=not reading.on_target)


def load_definition(pack: Pack) -> Definition | None:
    """The pack's criteria: its list ``scorecard``; none where it has no such list.

    Raises PackError for a list that cannot be used.
    """
    entries: Any = pack.lexicons.get(LIST)
    if entries is None:
        return None
    try:
        definition = msgspec.convert(entries, Definition)
    except msgspec.ValidationError as error:
        raise PackError(f"{pack.package}: {LIST}: {error}") from None
    for criterion in definition.criteria:
        if criterion.standard not in definition.standards:
            raise PackError(f"{pack.package}: {LIST}: {criterion.id}: no standard “{criterion.standard}”")
    return definition


def _names(criterion: Criterion) -> list[str]:
    measure = [criterion.measure] if criterion.measure else []
    return [*criterion.present, *criterion.one_of, *criterion.clean, *measure]


def _expand(name: str, known: Mapping[str, Any], pack: Pack) -> list[str]:
    """The rules of a name: one, or those of a group that are on by default."""
    if name in known:
        return [name]
    group = [rule_id for rule_id, (file, _, _) in known.items() if file.group == name and file.profile == "default"]
    if not group:
        raise PackError(f"{pack.package}: {LIST}: no rule or group is called “{name}”")
    return group
