"""What a fix would change, to look at: struck out and put in with a few words around, or as a table."""

from __future__ import annotations

import re
from html import unescape

import msgspec

from healthlint.diagnostic import Applicability, Diagnostic, Edit, Fix
from healthlint.document import Document
from healthlint.span import Span

_CONTEXT = 40
_PIPE = re.compile(r"(?<!\\)\|")
_ROW = re.compile(r"<tr\b[^>]*>(.*?)</tr>", re.S | re.I)
_CELL = re.compile(r"<t[dh]\b[^>]*>(.*?)</t[dh]>", re.S | re.I)
_TAG = re.compile(r"<[^>]*>")
_DELIMITER = re.compile(r"[\s|:-]*-[\s|:-]*")
_TRUST = {
    Applicability.SAFE: "safe to apply",
    Applicability.UNSAFE: "read before applying",
    Applicability.DISPLAY: "a suggestion",
}


class Change(msgspec.Struct):
    """``old`` becomes ``new``, between the words ``before`` and ``after``."""

    before: str
    old: str
    new: str
    after: str


class Proposal(msgspec.Struct):
    """A fix: its title, how far it may be trusted, its changes, or the table that it makes of ``broken``."""

    title: str
    trust: str
    changes: list[Change] = msgspec.field(default_factory=list)
    table: list[list[str]] = msgspec.field(default_factory=list)
    broken: str = ""


def proposals(document: Document, diagnostic: Diagnostic) -> list[Proposal]:
    """The proposals of a finding."""
    return [_proposal(document, diagnostic, fix) for fix in diagnostic.fixes]


def _proposal(document: Document, diagnostic: Diagnostic, fix: Fix) -> Proposal:
    proposal = Proposal(fix.title, _TRUST[fix.applicability])
    if any(edit.text.lstrip().startswith(("|", "<table")) for edit in fix.edits):
        span, made = _applied(document.source, diagnostic.span, fix.edits)
        proposal.table = _html_table(made) if made.lstrip().startswith("<table") else _table(made)
        proposal.broken = span.of(document.source).strip()
    if not proposal.table:
        proposal.changes = [_change(document.source, edit) for edit in sorted(fix.edits)]
    return proposal


def _applied(source: str, span: Span, edits: tuple[Edit, ...]) -> tuple[Span, str]:
    """From the first to the last place concerned: the span, and the source there with the edits made."""
    first = start = min(span.start, *(edit.span.start for edit in edits))
    out = []
    for edit in sorted(edits):
        out.append(source[start : edit.span.start] + edit.text)
        start = max(start, edit.span.end)
    end = max(start, span.end)
    return Span(first, end), "".join(out) + source[start:end]


def _html_table(text: str) -> list[list[str]]:
    """Rows of cells of a plain HTML table."""
    rows = [_CELL.findall(row) for row in _ROW.findall(text)]
    return [[unescape(_TAG.sub("", cell)).strip() for cell in row] for row in rows]


def _table(text: str) -> list[list[str]]:
    """Rows of cells; none where a line is not a table row."""
    rows = []
    for line in text.strip().splitlines():
        stripped = line.strip()
        if not stripped.startswith("|"):
            return []
        if not _DELIMITER.fullmatch(stripped):
            cells = _PIPE.split(stripped.removeprefix("|"))
            rows.append([cell.strip().replace("\\|", "|") for cell in (cells[:-1] if not cells[-1].strip() else cells)])
    return rows


def _change(source: str, edit: Edit) -> Change:
    before = source[max(0, edit.span.start - _CONTEXT) : edit.span.start].rpartition("\n")[2]
    after = source[edit.span.end : edit.span.end + _CONTEXT].partition("\n")[0]
    if len(before) == _CONTEXT:
        before = "… " + before.partition(" ")[2]
    if len(after) == _CONTEXT:
        after = after.rpartition(" ")[0] + " …"
    return Change(before, edit.span.of(source), edit.text, after)
