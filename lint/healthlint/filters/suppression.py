"""Marks by which a writer accepts a finding.

``<!-- healthlint-disable-next-line ID -- reason -->`` · ``healthlint-disable ID`` … ``healthlint-enable ID``
· ``healthlint-disable-file ID`` · front-matter key ``healthlint-disable: [ID]``. Without an id a mark means all
rules; an id may be a group. A mark that hides nothing, or names no rule, is itself a finding.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Set
from dataclasses import dataclass

import msgspec

from healthlint.builtin import UNKNOWN_SUPPRESSION, UNUSED_SUPPRESSION
from healthlint.diagnostic import Diagnostic, Suppression
from healthlint.document import Document
from healthlint.filters.fingerprint import fingerprint
from healthlint.naming import nearest
from healthlint.rule import RuleFile
from healthlint.span import Span

MARK = re.compile(r"healthlint-(disable-next-line|disable-file|disable|enable)\b[ \t:]*(.*)", re.S)
KEY = "healthlint-disable"


@dataclass(eq=False)
class _Mark:
    kind: str
    ids: tuple[str, ...]
    reason: str
    place: Span
    reach: Span
    used: bool = False

    def covers(self, diagnostic: Diagnostic) -> bool:
        names = {diagnostic.rule_id, diagnostic.rule_id.partition("/")[0]}
        at = diagnostic.span.start
        return self.reach.start <= at < max(self.reach.end, self.reach.start + 1) and (
            not self.ids or bool(names & set(self.ids))
        )


def apply_suppressions(
    document: Document, diagnostics: Iterable[Diagnostic], known: Set[str], active: Set[str]
) -> list[Diagnostic]:
    """Mark suppressed diagnostics and add findings about faulty marks.

    ``known`` are the ids of all installed rules, ``active`` those that ran: a mark for a rule that did not
    run is not called unused.
    """
    marks = _marks(document)
    if not marks:
        return list(diagnostics)
    result = []
    for diagnostic in diagnostics:
        mark = next((mark for mark in marks if mark.covers(diagnostic)), None)
        if mark:
            mark.used = True
            diagnostic = msgspec.structs.replace(diagnostic, suppression=Suppression(mark.kind, mark.reason))
        result.append(diagnostic)
    groups = {rule_id.partition("/")[0] for rule_id in known}
    for mark in marks:
        unknown = [name for name in mark.ids if name not in known and name not in groups]
        for name in unknown:
            values = {"id": name, "nearest": nearest(name, known | groups)}
            result.append(_finding(document, UNKNOWN_SUPPRESSION, mark.place, values))
        ran = not mark.ids or any(name in active or any(a.startswith(f"{name}/") for a in active) for name in mark.ids)
        if not mark.used and not unknown and ran:
            values = {"ids": ", ".join(mark.ids) or "any rule"}
            result.append(_finding(document, UNUSED_SUPPRESSION, mark.place, values))
    return result


def _finding(document: Document, rule: RuleFile, place: Span, values: dict[str, str]) -> Diagnostic:
    quote = place.of(document.source)
    mark = fingerprint(rule.id, document.source, place)
    return Diagnostic(rule.id, rule.severity, rule.message.format_map(values), place, quote, mark)


def _marks(document: Document) -> list[_Mark]:
    marks: list[_Mark] = []
    whole = Span(0, len(document.source) + 1)
    open_marks: list[_Mark] = []
    for comment in document.comments:
        match = MARK.match(comment.text)
        if not match:
            continue
        kind = match.group(1)
        names, _, reason = match.group(2).partition("--")
        ids = tuple(part for part in re.split(r"[,\s]+", names.strip()) if part)
        if kind == "enable":
            for mark in open_marks:
                if not ids or set(ids) & set(mark.ids) or not mark.ids:
                    mark.reach = Span(mark.reach.start, comment.span.start)
            open_marks = [mark for mark in open_marks if mark.reach.end == whole.end]
            continue
        reach = whole
        if kind == "disable-next-line":
            reach = _next_line(document, comment.span.end)
        elif kind == "disable":
            reach = Span(comment.span.end, whole.end)
        mark = _Mark(kind, ids, reason.strip(), comment.span, reach)
        marks.append(mark)
        if kind == "disable":
            open_marks.append(mark)
    marks.extend(_from_front_matter(document, whole))
    return marks


def _next_line(document: Document, offset: int) -> Span:
    """The next line that is not blank."""
    index = document.lines
    line = index.position(offset).line + 1
    while line <= len(index):
        span = index.line_span(line)
        if span.of(document.source).strip():
            return span
        line += 1
    return Span(len(document.source), len(document.source))


def _from_front_matter(document: Document, whole: Span) -> list[_Mark]:
    front = document.front_matter
    if front is None or KEY not in front.values:
        return []
    value = front.values[KEY]
    names = value if isinstance(value, list) else [] if value is True else str(value).split(",")
    ids = tuple(str(name).strip() for name in names)
    return [_Mark("front-matter", ids, "", front.spans.get(KEY, front.span), whole)]
