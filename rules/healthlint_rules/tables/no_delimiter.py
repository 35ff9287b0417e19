"""Rows with pipes that make no table, for want of the row of dashes (GitHub Flavored Markdown, section 4.10)."""

from __future__ import annotations

from collections.abc import Iterator

from healthlint.diagnostic import Applicability, Edit, Finding, Fix
from healthlint.document import BlockKind, Document
from healthlint.patterns import compile_pattern
from healthlint.rule import Rule
from healthlint_rules.algorithms.rows import cells

DELIMITER = compile_pattern(r"^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$", 0)


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """Yield a finding for each paragraph of pipe rows; a fix where only the delimiter row is missing."""
    if document.format != "markdown":
        return
    for block in document.prose():
        if block.kind is not BlockKind.PARAGRAPH or "|" not in block.text:
            continue
        spans = [block.span(start, end) for start, end in block.lines() if block.text[start:end].strip()]
        lines = [span.of(document.source).strip() for span in spans]
        piped = [line for line in lines if line.count("|") >= 2 or (line.startswith("|") and line.count("|") > 1)]
        if (
            len(piped) < 2
            or len(piped) < 0.6 * len(lines)
            or not any(line.startswith("|") or line.endswith("|") for line in piped)
        ):
            continue
        fixes: tuple[Fix, ...] = ()
        width = len(cells(lines[0]))
        first = spans[0]
        if not any(DELIMITER.match(line) for line in lines) and piped == lines:
            row = "\n|" + " --- |" * width
            edit = Edit(type(first)(first.end, first.end), row)
            fixes = (Fix("Add the delimiter row", (edit,), Applicability.UNSAFE),)
        yield Finding(block.span(), {"match": lines[0]}, fixes)
