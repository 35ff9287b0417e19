"""Tables that lost their columns: rows whose cells are fused, parted by blanks or tabs, or merely set side by side.

Method: two or more lines in a row with fused cells are a table; so are lines that tabs or runs of blanks cut into equally
many parts, lines with the same labels, and three or more short lines without punctuation below a line of title words. Columns
are the commonest number of cells. Own method.
"""

from __future__ import annotations

from collections.abc import Iterator

from healthlint.document import BlockKind, Document
from healthlint_rules.algorithms.structure.fused_cells import figures, fused, joins
from healthlint_rules.algorithms.structure.inline_cells import inline
from healthlint_rules.algorithms.structure.spaced_cells import labelled, parted, side_by_side
from healthlint_rules.algorithms.structure.table_lines import MAX_LINE, Flattened, Line, touch

__all__ = ["Flattened", "Line", "find", "joins"]


def find(document: Document) -> list[Flattened]:
    """All flattened tables of the document, in order; looked for once, though several rules ask."""
    return document.once("flattened tables", lambda: list(_find(document)))


def _find(document: Document) -> Iterator[Flattened]:
    for run in _runs(document):
        inlined = [table for line in run if (table := inline(line)) is not None]
        if inlined:
            yield from inlined
            continue
        if len(run) == 1 and len(run[0].text) > MAX_LINE and "  " not in run[0].text and "\t" not in run[0].text:
            continue
        if found := fused(document, run) or figures(document, run):
            yield from found
        elif (table := parted(run) or labelled(run) or side_by_side(run)) is not None:
            yield table
        elif len(run) > 1:
            yield from (table for line in run if (table := parted([line])) is not None)


def _runs(document: Document) -> Iterator[list[Line]]:
    """Stretches of lines that could be rows: lines of one paragraph, or one-line paragraphs in a row."""
    run: list[Line] = []
    single = False
    for block in document.prose():
        usable = block.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING) and not (block.reference or block.quoted)
        lines = [Line(block, start, end) for start, end in block.lines()] if usable else []
        alone = len(lines) == 1
        touching = bool(run and lines) and touch(document, run[-1], lines[0])
        if run and not touching and not (alone and single):
            yield run
            run = []
        run.extend(line for line in lines if line.text)
        single = alone
    if run:
        yield run
