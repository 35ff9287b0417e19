"""Rows whose cells run together: “OverstridingShorter steps”, “Mean age37.9”.

A join is a lower-case letter, a digit or a closing mark directly followed by a capital inside one token. Camel-case names
(MedlinePlus, mRNA, McArdle) make no join. Which joins part cells is decided by ``segmentation``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from healthlint.document import Document
from healthlint.patterns import compile_pattern
from healthlint_rules.algorithms.structure.cell_shapes import NAMES
from healthlint_rules.algorithms.structure.segmentation import segment
from healthlint_rules.algorithms.structure.table_lines import MAX_LINE, Flattened, Line, may_be_row, touch

JOIN = compile_pattern(
    r"(?<=[a-zé0-9\]\"”’?])(?=[A-Z](?:[a-z’']|\s[a-z(]|[A-Z]{1,4}\b|-[a-z]))|(?:(?<=[)%…])|(?<=[.]{3}))(?=[A-Z])", 0
)
# in the body below a header with joins, cells may begin with a figure as well
LOOSE_JOIN = compile_pattern(
    r"(?<=[a-zé)\]%?*])(?=[$£€]?[−–-]?[\d¾½¼])|(?<=[\d%)])(?=[$£€A-Z(<>≥≤−])|(?<=[a-z])(?=[A-Z])|(?<=%)(?=\d)|(?<=[a-z0-9%]\))(?<!\(s\))(?=[a-z])",
    0,
)
# a figure glued to a word of three letters, to a bracket, to a sign or to a decimal
FIGURE_JOIN = compile_pattern(
    r"(?<=[a-z]{3})(?=[<>≥≤−–-]?[$£€]?\.?\d)|(?<=[)\]%…])(?=[<>≥≤−–]?[$£€]?\.?\d)|(?<=\d)(?=[$£€]\d)|(?<=\.\d\d)(?=\d+\.\d)",
    0,
)
CERTAIN = 4.0  # nats; see benchmarks/tables.py
MOST_ROWS = 80
_GLUED = re.compile(r"[a-zé0-9)\]%….\"”’?][A-Z]")  # what every join holds, told fast
DECIMALS = compile_pattern(r"\d{1,3}\.\d{1,2}", 0)


def joins(text: str) -> list[int]:
    """Offsets at which two cells of a row run together."""
    if not _GLUED.search(text) or not JOIN.search(text):
        return []
    names = [match.span() for match in NAMES.finditer(text)]
    found = []
    for match in JOIN.finditer(text):
        at = match.start()
        if any(low < at < high for low, high in names) or "://" in text[max(0, at - 30) : at]:
            continue
        found.append(at)
    return found


def fused(document: Document, run: Sequence[Line]) -> list[Flattened]:
    """Tables whose rows have joins, two or more of them; titles between rows belong to the table, and a header above."""
    tables = []
    start = end = joined = 0  # run[start:end] are rows so far
    for index, line in enumerate(run):
        if may_be_row(line.text) and _cuts(line, below=joined > 0):
            start, joined = start if joined else index, joined + 1
            end = index + 1
        elif joined and not (_is_cell(line) and index - end < 2 and touch(document, run[index - 1], line)):
            tables += _table(document, run, start, end, joined)
            joined = 0
    return tables + (_table(document, run, start, end, joined) if joined else [])


def _table(document: Document, run: Sequence[Line], start: int, end: int, joined: int) -> list[Flattened]:
    if joined < (3 if run[start].text.endswith((".", ":")) else 2) or len({row.text for row in run[start:end]}) < 2:
        return []
    if 2 * sum(row.text.endswith(".") and len(row.text) > 60 for row in run[start:end]) > end - start:
        return []  # sentences, of which each has a joint by accident
    if start and touch(document, run[start - 1], run[start]) and _is_cell(run[start - 1], MAX_LINE):
        start -= 1
    rest = end
    while rest < len(run) and run[rest].block.index == run[rest - 1].block.index and _is_cell(run[rest]):
        rest += 1
    ended = rest == len(run) or run[rest].block.index != run[rest - 1].block.index
    return [reconstructed(run[start : rest if ended and rest - end <= (end - start) // 2 else end])]


def _is_cell(line: Line, longest: int = 80) -> bool:
    """Whether a line without a join may be a row of one cell or a header: short and no sentence."""
    return len(line.text) <= longest and (not line.text.endswith((".", "!", "?", ",")) or line.text.endswith("..."))


def _cuts(line: Line, *, below: bool) -> list[int]:
    """Where the cells of a row end; a sentence with a single join is no row."""
    cuts = joins(line.text)
    if below and len(cuts) < 2:
        cuts = sorted({*cuts, *(match.start() for match in LOOSE_JOIN.finditer(line.text) if match.start() > 0)})
    if below and not cuts:
        cuts = [match.end() for match in DECIMALS.finditer(line.text)][:-1]
    sentence = line.text.endswith(".") and not line.text.endswith("...")
    return [] if len(cuts) == 1 and sentence and not below else cuts


def figures(document: Document, run: Sequence[Line]) -> list[Flattened]:
    """Lines of which most have a figure glued to a word, or to another figure: rows under a header without a join."""
    home = Counter(line.block.index for line in run).most_common(1)[0][0]
    lines = [line for line in run if line.block.index == home and len(line.text) <= MAX_LINE]
    if len(lines) < 3 or sum(line.text.endswith((".", "!", "?", ",")) for line in lines) > 0.2 * len(lines):
        return []
    if sum(bool(FIGURE_JOIN.search(line.text)) for line in lines) < max(2, 0.5 * len(lines)):
        return []
    above = run.index(lines[0]) - 1
    headed = above >= 0 and touch(document, run[above], lines[0]) and _is_cell(run[above], MAX_LINE)
    return [reconstructed([run[above], *lines] if headed else lines)]


def reconstructed(lines: Sequence[Line]) -> Flattened:
    """The lines as a table; certain where every line has a cell in each column and every other cut is much worse."""
    texts = [" ".join(line.text.split()) for line in lines]
    cut = segment(texts) if len(texts) <= MOST_ROWS else None
    if cut is None:
        return Flattened(tuple(lines), tuple((text,) for text in texts), False)
    return Flattened(tuple(lines), cut.rows, cut.margin >= CERTAIN and cut.whole)
