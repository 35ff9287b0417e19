"""Entries of the list of references that nothing in the text cites, in articles that cite the others."""

from __future__ import annotations

import re
from collections.abc import Iterator

from healthlint.diagnostic import Finding
from healthlint.document import Document, InlineKind
from healthlint.patterns import compile_pattern
from healthlint.rule import Rule
from healthlint_rules.algorithms.sources.citations import cited_entries, listed, plain
from healthlint_rules.algorithms.sources.reference_list import Entry, entries

_READING = compile_pattern(r"\b(?:further|reading|resources|links|bibliography|more)\b", re.I)
MIN_CITED = 2  # entries; with fewer it is not the custom of the article
QUOTE = 60  # characters of an entry that the message repeats


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """Notes without a mark; entries without a citation where at least as many are cited."""
    yield from _notes(document)
    rows = listed(document)
    if not rows or _under_reading(document, rows[0]):
        return
    cited = cited_entries(document)
    loose = [entry for place, entry in enumerate(rows) if place not in cited]
    if len(cited) < MIN_CITED or len(loose) > len(cited):
        return
    prose = "" if rows[0].number else plain(" ".join(b.text for b in document.prose() if not b.reference))
    for entry in loose:
        if rows[0].number or not _named(entry, prose):
            parameters = {"match": _short(entry.text), "number": str(entry.number), "cited": str(len(cited))}
            yield Finding(entry.span, parameters, variant="number" if entry.number else None)


def _notes(document: Document) -> Iterator[Finding]:
    """Footnotes that no mark points to; renderers leave them out."""
    notes = [entry for entry in entries(document) if entry.label]
    if not notes:
        return
    marks = {m.target for b in document.blocks for m in b.inlines if m.kind is InlineKind.FOOTNOTE_REFERENCE}
    for note in notes if marks else ():
        if note.label not in marks:
            yield Finding(note.span, {"match": _short(note.text), "label": note.label}, variant="note")


def _under_reading(document: Document, entry: Entry) -> bool:
    section = next((section for section in document.sections if entry.block in section.blocks), None)
    return bool(section and section.heading and _READING.search(section.heading.text))


def _named(entry: Entry, prose: str) -> bool:
    """Whether the prose has the first name of the entry, as “a 2014 paper by Mbeki” has."""
    first = re.search(r"[^\W\d_][\w’'-]{2,}", entry.text)
    return bool(first and re.search(rf"\b{re.escape(plain(first.group()))}\b", prose))


def _short(text: str) -> str:
    return text if len(text) <= QUOTE else text[:QUOTE].rsplit(" ", 1)[0] + " …"
