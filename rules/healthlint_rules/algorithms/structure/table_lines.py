"""Lines that may be rows of a table, and the table that they may have been."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from html import escape

from healthlint.document import Block, Document
from healthlint.patterns import compile_pattern

MAX_LINE = 400
CONTACT = compile_pattern(r"\b(?:phone|tel|fax|tty|e-?mail|internet|web(?:site)?|address|hours)\b[^:]{0,12}:")


@dataclass(frozen=True)
class Line:
    """A line of prose: ``block.text[start:end]``."""

    block: Block
    start: int
    end: int

    @cached_property
    def text(self) -> str:
        return self.block.text[self.start : self.end].strip()


@dataclass(frozen=True, slots=True)
class Flattened:
    """Lines that were rows, their cells as proposed, and whether every boundary is certain."""

    lines: tuple[Line, ...]
    rows: tuple[tuple[str, ...], ...]
    certain: bool

    @property
    def columns(self) -> int:
        return max(map(len, self.rows), default=0)

    def markdown(self) -> str:
        """The proposal as a Markdown table."""
        rows = [[*row, *[""] * (self.columns - len(row))] for row in self.rows]
        lines = ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in rows]
        return "\n".join([lines[0], "|" + " --- |" * self.columns, *lines[1:]])

    def html(self) -> str:
        """The proposal as an HTML table."""
        lines = []
        for number, row in enumerate(self.rows):
            tag = "td" if number else "th"
            cells = (escape(cell, quote=False) for cell in (*row, *[""] * (self.columns - len(row))))
            lines.append("<tr>" + "".join(f"<{tag}>{cell}</{tag}>" for cell in cells) + "</tr>")
        return "\n".join(["<table>", *lines, "</table>"])


def may_be_row(text: str) -> bool:
    """Whether a line is neither long nor an address with its numbers."""
    return len(text) <= MAX_LINE and len(CONTACT.findall(text)) < 2


def touch(document: Document, above: Line, below: Line) -> bool:
    """Whether two lines follow each other without a blank line: a reader may have called the first a heading."""
    end, start = above.block.span(above.start, above.end).end, below.block.span(below.start, below.end).start
    return end <= start and len(re.findall(r"\r\n|\r|\n", document.source[end:start])) == 1
