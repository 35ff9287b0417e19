"""The same publication twice in the list of references: same identifier, same address, or same words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from healthlint.diagnostic import Finding, Related
from healthlint.document import Document
from healthlint.rule import Rule
from healthlint_rules.algorithms.sources.citations import listed, plain
from healthlint_rules.algorithms.sources.reference_list import Entry

MIN_WORDS = 4  # of a title or an entry that says enough to be told from another


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """Each entry that repeats an earlier one; notes repeat their sources by custom and are left alone."""
    seen: dict[str, Entry] = {}
    for entry in listed(document):
        keys = list(_keys(entry))
        first = next((seen[key] for key in keys if key in seen), None)
        if first is not None and not _apart(first, entry):
            parameters = {"match": entry.text, "number": str(first.number), "first": first.text}
            related = (Related(first.span, "the same source stands here"),)
            yield Finding(entry.span, parameters, related=related, variant="number" if first.number else None)
        for key in keys:
            seen.setdefault(key, entry)


def _keys(entry: Entry) -> Iterator[str]:
    if entry.doi:
        yield f"doi {entry.doi}"
    if entry.pmid:
        yield f"pmid {entry.pmid}"
    if "/" in entry.url and len(entry.url.partition("/")[2]) > 1:
        yield f"url {entry.url.lower()}"
    words = re.findall(r"\w+", plain(entry.text))
    if len(words) >= MIN_WORDS:
        yield "text " + " ".join(words)
    title = re.findall(r"\w+", plain(entry.title))
    if len(title) >= MIN_WORDS and entry.year:
        yield f"title {entry.year} {' '.join(title)}"


def _apart(first: Entry, entry: Entry) -> bool:
    """Whether two entries have identifiers or pages of their own after all: chapters of a book, editions, volumes."""
    if first.doi and entry.doi:
        return first.doi != entry.doi
    if first.pmid and entry.pmid:
        return first.pmid != entry.pmid
    return bool(first.years and entry.years and first.years != entry.years) or _part(first) != _part(entry)


def _part(entry: Entry) -> str:
    found = re.search(r"\b(?:chapters?|ch\.|vol(?:ume|\.)?|part|pp?\.|sections?)\s?[\divx]+", entry.text, re.I)
    return found.group().lower() if found else ""
