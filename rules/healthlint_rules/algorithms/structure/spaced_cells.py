"""Rows whose cells are parted by blanks or tabs, hold the same labels, or merely stand side by side."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from healthlint.patterns import compile_pattern
from healthlint_rules.algorithms.structure.table_lines import CONTACT, MAX_LINE, Flattened, Line, may_be_row

_SPLIT = compile_pattern(r"\t+|[ \u00a0]{2,}", 0)
_WIDE = compile_pattern(r"[ \u00a0\t]{3,}", 0)
_END = compile_pattern(r"[.!?:;,…]$", 0)
_TITLE = compile_pattern(r"^[A-Z0-9(“\"%<>≥≤+–-]", 0)
_NAME = compile_pattern(r"\b([A-Z][a-z]+(?: [a-z]+)?):(?!\d)", 0)
_PLACE = compile_pattern(
    r"\b(?:street|road|avenue|lane|square|boulevard|suite|hospital|clinic|university|institute|department|foundation|association|"
    r"society|college|centre|center|head of|professor|dr|prof|director|editor|written by|reviewed by)\b|, [A-Z]{2} \d{5}"
)
_SMALL = frozenset("a an and as at by for from in into of on or per the to vs with without".split())  # noqa: SIM905


def parted(run: Sequence[Line]) -> Flattened | None:
    """Rows whose cells are parted by tabs or runs of blanks."""
    if not any("  " in line.text or "\t" in line.text or "\u00a0" in line.text for line in run):
        return None
    if len(run) == 1:
        return _wide(run[0])
    cells = [tuple(part.strip() for part in _SPLIT.split(line.text)) for line in run]
    counts = Counter(map(len, cells))
    columns, often = counts.most_common(1)[0]
    wide = [row for row in cells if len(row) > 1]
    if sum(bool(CONTACT.search(cell)) for row in cells for cell in row) > 1:
        return None
    if columns < 2 or often < 2 or len(wide) < 0.8 * len(cells) or any(len(line.text) > MAX_LINE for line in run):
        return None
    if any(_END.search(cell) and cell.endswith(".") and len(cell.split()) > 8 for row in cells for cell in row):
        return None
    return Flattened(tuple(run), tuple(cells), len(counts) == 1)


def _wide(line: Line) -> Flattened | None:
    """Rows and cells of one line: where gaps are of two widths, the wider part rows."""
    parts = tuple(part.strip() for part in _WIDE.split(line.text))
    if not _is_wide_table(parts):
        return None
    widths = sorted({len(gap) for gap in _WIDE.findall(line.text)})
    for least in widths[1:]:
        rows = [tuple(_WIDE.split(row.strip())) for row in re.split(rf"[ \u00a0\t]{{{least},}}", line.text)]
        counts = Counter(map(len, rows))
        columns, often = counts.most_common(1)[0]
        if columns > 1 and len(rows) > 1 and often >= 0.6 * len(rows):
            return Flattened((line,), tuple(rows), False)
    return Flattened((line,), (parts,), False)


def labelled(run: Sequence[Line]) -> Flattened | None:
    """Lines that all hold the same two or more labels with a colon: the headers are said again in every row."""
    if len(run) < 3 or not all(may_be_row(line.text) for line in run):
        return None
    labels = [tuple(_NAME.findall(line.text)) for line in run]
    if len(set(labels)) > 1 or len(set(labels[0])) < 2 or any(not _NAME.match(line.text) for line in run):
        return None
    rows = [tuple(part.strip() for part in _NAME.split(line.text)[2::2]) for line in run]
    return Flattened(tuple(run), (labels[0], *rows), False)


def _is_wide_table(parts: Sequence[str]) -> bool:
    """Whether the parts of one line are cells: no list items, no sentences, no lines of an address."""
    if len(parts) < 5 or sum(bool(CONTACT.search(part)) for part in parts) > 1:
        return False
    marked = sum(part.startswith(("- ", "•", "* ", "·")) or part.endswith((".", ":", "_")) for part in parts)
    return marked < 0.34 * len(parts) or all(_is_header(part) for part in parts[:2])


def _is_header(text: str) -> bool:
    """Two to six words, all but the small ones with a capital, no mark at the end."""
    words = text.split()
    capitals = all(_TITLE.match(word) or word in _SMALL for word in words)
    return len(words) <= 8 and capitals and not _END.search(text)


def side_by_side(run: Sequence[Line]) -> Flattened | None:
    """Short lines without punctuation below a line of title words, each with capitals inside: columns lost to single blanks."""
    texts = [line.text for line in run]
    if len(texts) < 3 or any(_END.search(text) or len(text) > 90 or not may_be_row(text) for text in texts):
        return None
    if len({line.block.index for line in run}) > 1 or any(not 2 <= len(text.split()) <= 14 for text in texts):
        return None
    header = texts[0].split()
    if len(header) < 2 or not all(_TITLE.match(word) or word in _SMALL for word in header):
        return None
    if sum(_inner_capitals(text) >= 1 for text in texts) < 0.75 * len(texts) or any(
        "@" in text or "://" in text for text in texts
    ):
        return None
    cells = [_cut_at_capitals(text) for text in texts]
    if (len(header) < 3 and len(texts) < 4) or any(_PLACE.search(text) for text in texts):
        return None
    if sum(
        len(row) > 1 or any(char.isdigit() for char in text) for row, text in zip(cells, texts, strict=True)
    ) < 0.6 * len(cells):
        return None
    return Flattened(tuple(run), tuple(cells), False)


def _inner_capitals(text: str) -> int:
    """Words after the first that begin a cell by their look: a capital, a figure, a sign."""
    words = text.split()
    return sum(bool(re.match(r"[A-Z0-9<>≥≤$£€]", word)) for word in words[1:])


def _cut_at_capitals(text: str) -> tuple[str, ...]:
    words = text.split()
    cells: list[list[str]] = [[words[0]]]
    for word in words[1:]:
        if word[0].isupper() and word.lower() not in _SMALL and cells[-1][-1].lower() not in _SMALL:
            cells.append([])
        cells[-1].append(word)
    return tuple(" ".join(cell) for cell in cells)
