"""Citations that lead nowhere: a mark without its note, a number or an author without an entry in the list of references.

A Markdown footnote that is not defined stays in the prose as “[^3]”; a link to a note needs its anchor; numbers, and
authors with years, are compared with the entries of the list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from healthlint.annotations import in_code, sentences_of
from healthlint.diagnostic import Finding
from healthlint.document import Block, Document, InlineKind
from healthlint.patterns import compile_pattern
from healthlint.rule import Rule
from healthlint_rules.algorithms.sources.citations import Citation, citations, listed

_FOOTNOTE = compile_pattern(r"\[\^([^\]\s]{1,40})\]", 0)
_NOTE_ANCHOR = compile_pattern(r"#((?:fn|ref|cite|note|endnote|footnote|bib)[\w:.-]*\d[\w:.-]*)", re.I)


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """Undefined footnotes and anchors, numbers beyond the list, authors who are not in it."""
    for block in document.prose():
        if rule.covers(block):
            yield from _notes(document, block)
            yield from _anchors(document, block)
    count = len(listed(document))
    unlisted: set[tuple[int, int, int]] = set()
    for citation in citations(document):
        mark = citation.mark
        place = (citation.block.index, mark.start, mark.end)
        if rule.covers(citation.block) and (citation.missing or citation.unlisted) and place not in unlisted:
            unlisted.add(place)
            yield _finding(citation, count)


def _finding(citation: Citation, count: int) -> Finding:
    block, mark = citation.block, citation.mark
    shown = block.text[mark.start : mark.end]
    parameters = {"match": shown, "count": str(count), "number": ", ".join(map(str, citation.missing))}
    if not citation.unlisted:
        return Finding(block.span(mark.start, mark.end), parameters)
    parameters |= {"name": citation.unlisted, "years": ", ".join(map(str, citation.years))}
    return Finding(block.span(mark.start, mark.end), parameters, variant="year" if citation.years else "author")


def _notes(document: Document, block: Block) -> Iterator[Finding]:
    if "[^" not in block.text:
        return
    for sentence in sentences_of(document, block):
        for match in _FOOTNOTE.finditer(sentence.text):
            if not in_code(sentence, *match.span()) and not _defined(document, match.group(1)):
                yield Finding(sentence.span(*match.span()), {"match": match.group()}, variant="footnote")


def _defined(document: Document, name: str) -> bool:
    """Plain text has no footnotes of its own; a line that opens with the mark defines it there."""
    return bool(re.search(rf"^\s*\[\^{re.escape(name)}\]:?\s+\S", document.source, re.M))


def _anchors(document: Document, block: Block) -> Iterator[Finding]:
    for link in block.inlines:
        if link.kind is not InlineKind.LINK or link.end <= link.start:
            continue
        found = _NOTE_ANCHOR.fullmatch(link.target)
        if found and not re.search(
            rf"(?:id|name)\s*=\s*[\"']?{re.escape(found[1])}\b|\{{#{re.escape(found[1])}\b", document.source
        ):
            parameters = {"match": block.text[link.start : link.end], "number": found[1]}
            yield Finding(block.span(link.start, link.end), parameters, variant="anchor")
