"""Rows with pipes that make no table, for want of the row of dashes (GitHub Flavored Markdown, section 4.10)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from healthlint.diagnostic import Applicability, Edit, Finding, Fix
from healthlint.document import Block, BlockKind, Document
from healthlint.patterns import compile_pattern
from healthlint.rule import Rule
from healthlint_rules.algorithms.structure.rows import cells

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
        if not (_are_rows(lines) or (_is_row(lines[-1]) and _goes_on(document, block))):
            continue
        fixes: tuple[Fix, ...] = ()
        width = len(cells(lines[0]))
        first = spans[0]
        if not any(DELIMITER.match(line) for line in lines) and all("|" in line for line in lines):
            row = "\n|" + " --- |" * width
            edit = Edit(type(first)(first.end, first.end), row)
            fixes = (Fix("Add the delimiter row", (edit,), Applicability.UNSAFE),)
        yield Finding(block.span(), {"match": lines[0]}, fixes)


def _are_rows(lines: Sequence[str]) -> bool:
    """Whether most lines have pipes: at their ends, or equally many of them in every line."""
    piped = [line for line in lines if line.count("|") > 1]
    if (
        len(piped) >= 2
        and len(piped) >= 0.6 * len(lines)
        and any(line.startswith("|") or line.endswith("|") for line in piped)
    ):
        return True
    counts = {line.count(" | ") for line in lines}
    return len(lines) >= 3 and len(counts) == 1 and min(counts) > 0 and not any("](" in line for line in lines)


def _is_row(line: str) -> bool:
    return line.startswith("|") and line.endswith("|") and line.count("|") > 2


def _goes_on(document: Document, block: Block) -> bool:
    """Whether the next block, read as something else, begins on the next line and holds more rows."""
    following = document.blocks[block.index + 1 : block.index + 2]
    if not following or following[0].text.count("|") < 2:
        return False
    between = document.source[block.span().end : following[0].span().start]
    return between.count("\n") <= 1
