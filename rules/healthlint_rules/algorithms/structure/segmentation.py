"""Where the cells of fused lines end: the columns that explain all lines best.

Method: dynamic programming over the joints of each line, one cell of the line for each column. A column is a description of its
cells in the other lines (form, first and last token, digits, words said again); a cell costs what it takes to describe it
given its column, in nats (minimum description length, Rissanen 1978). Lines are cut in turns until nothing moves (iterated
conditional modes, Besag 1986), for each number of columns; the cheapest number is taken. The margin is the smallest loss by which
any line could be cut otherwise. Own method.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Container, Sequence
from itertools import pairwise
from typing import NamedTuple

from healthlint_rules.algorithms.structure.cell_shapes import LONG, WORD, Shape, odds, shape

MAX_COLUMNS = 10
MAX_JOINTS = 28
SPARE = 1  # columns more or fewer than the header seems to name
_SWEEPS = 4


class Cut(NamedTuple):
    """Rows of cells, one a column; ``margin``: by how many nats every other cut is worse; ``whole``: no cell is empty or may be two."""

    rows: tuple[tuple[str, ...], ...]
    cost: float
    margin: float
    whole: bool


class Row:
    """A line with its joints: offsets where a cell may begin, 0 and the end among them, and the log odds of each."""

    def __init__(self, text: str, usual: Container[str] = (), *, header: bool = False) -> None:
        self.text = text
        self.header = header
        found = odds(text, usual)
        likeliest = sorted(found, key=lambda at: found[at])[-MAX_JOINTS:]
        self.places = [0, *sorted(likeliest), len(text)]
        gain = 2.0 if header else 0.0
        self.odds = [
            0.0,
            *(found[at] + (gain if text[at].isupper() and found[at] > -1 else 0.0) for at in self.places[1:-1]),
            0.0,
        ]
        self.shapes: dict[tuple[int, int], Shape] = {}

    def shape(self, low: int, high: int) -> Shape:
        """The shape of the cell between two places."""
        found = self.shapes.get((low, high))
        if found is None:
            found = self.shapes[low, high] = shape(self.text[self.places[low] : self.places[high]].strip())
        return found

    def cell(self, low: int, high: int) -> str:
        return self.text[self.places[low] : self.places[high]].strip()


class Column:
    """Counts of what the cells of a column look like, to which cells are added and from which they are taken."""

    __slots__ = ("cells", "digits", "empty", "firsts", "forms", "kinds", "lasts", "texts")

    def __init__(self) -> None:
        self.cells = self.empty = 0
        self.forms: Counter[str] = Counter()
        self.kinds: Counter[str] = Counter()
        self.firsts: Counter[str] = Counter()
        self.lasts: Counter[str] = Counter()
        self.digits: Counter[int] = Counter()
        self.texts: Counter[str] = Counter()

    def count(self, seen: Shape | None, text: str, step: int) -> None:
        if seen is None:
            self.empty += step
            return
        self.cells += step
        self.forms[seen.whole] += step
        self.kinds[seen.kind] += step
        self.firsts[seen.first] += step
        self.lasts[seen.last] += step
        self.digits[seen.digits] += step
        self.texts[text] += step

    def gap(self) -> float:
        """Log likelihood of an empty cell."""
        return math.log((self.empty + 0.1) / (self.cells + self.empty + 2.0))

    def score(self, seen: Shape, text: str) -> float:
        """Log likelihood of a cell: its form as in other cells, or else built from kind, ends and tokens; its digits, its words."""
        cells = self.cells
        total = cells + 1.0
        filled = math.log((cells + 1.9) / (cells + self.empty + 2.0))
        loose = (
            _mixed(self.kinds[seen.kind], cells, _KINDS[seen.kind])
            * _mixed(self.firsts[seen.first], cells, _END)
            * _mixed(self.lasts[seen.last], cells, _END)
        )
        built = math.exp(-seen.cost) / (_END * _END) * loose
        form = math.log((self.forms[seen.whole] + built) / total)
        digits = 0.0
        if seen.digits:
            near = self.digits[seen.digits] + 0.3 * (self.digits[seen.digits - 1] + self.digits[seen.digits + 1])
            usual = 0.6 / 2 ** min(seen.digits, 6)
            digits = math.log((near + usual) / (cells + 1.0) / usual)
        again = self.texts[text]
        words = math.log1p(again / total * math.exp(min(1.1 * len(text), 5.0))) if again else 0.0
        return filled + form + digits + words


_END = 0.05
_DOUBT = -1.0  # log odds at which a joint within a cell casts doubt on a table
_COLUMN = 4.0  # what one more column costs
_UNUSED = 6.0  # a column without a cell below its header
_MISNAMED = 8.0  # words below the name of a statistic
_STUB, _HOLE, _TITLE = -3.0, -7.0, -3.0  # an empty header above the first columns, above another; a line of one cell
_STATISTIC = re.compile(r"\b[nN]\s?=|^(?:n|N|No\.?|%|[Mm]ean|[Mm]edian|[Tt]otal|SD|p)\b(?! \w{4})|% CI")
_KINDS = {"word": 0.45, "figure": 0.3, "both": 0.22, "sign": 0.03}


def _mixed(seen: int, cells: int, prior: float) -> float:
    return (seen + 1.5 * prior) / (cells + 1.5)


def segment(texts: Sequence[str]) -> Cut | None:
    """The likeliest cells of two or more fused lines, the first of them the header; None where one column explains them best."""
    seen = Counter(word for text in texts for word in {match.group().lower() for match in WORD.finditer(text)})
    usual = frozenset(word for word, often in seen.items() if often > 1)
    rows = [Row(text, usual, header=not at) for at, text in enumerate(texts)]
    best: Cut | None = None
    costs = []
    named = 1 + sum(value > 0 for value in rows[0].odds)
    widest = min(MAX_COLUMNS, max(len(row.places) - 1 for row in rows), named + SPARE)
    for columns in range(max(1, named - SPARE), widest + 1):
        cut = _cut(rows, columns)
        costs.append(cut.cost)
        if best is None or cut.cost < best.cost:
            best = cut
    if best is None or len(best.rows[0]) < 2:
        return None
    second = min((cost for cost in costs if cost > best.cost), default=math.inf)
    return best._replace(margin=min(best.margin, second - best.cost))


def _cut(rows: Sequence[Row], columns: int) -> Cut:
    paths, cost, margin = _fit(rows[1:], columns)
    unused = sum(all(ends[at] == (ends[at - 1] if at else 0) for ends in paths) for at in range(columns))
    head = [Column() for _ in range(columns)]
    header, more, loss = _best(rows[0], head)
    paths = [header, *paths]
    cost += more + _COLUMN * columns + _UNUSED * unused
    cells = tuple(
        tuple(row.cell(low, high) if high > low else "" for low, high in pairwise([0, *ends]))
        for row, ends in zip(rows, paths, strict=True)
    )
    if cells[0][0] and _STATISTIC.search(cells[0][0]) and sum(row[0][:1].isalpha() for row in cells) > 0.8 * len(cells):
        cost += _MISNAMED
    return Cut(cells, cost, min(margin, loss), _is_whole(rows, paths))


def _fit(rows: Sequence[Row], columns: int) -> tuple[list[list[int]], float, float]:
    """Ends of the cells of each line, their cost and the smallest margin."""
    model = [Column() for _ in range(columns)]
    paths: list[list[int]] = [[] for _ in rows]
    total = margin = math.inf
    # lines with few ways to be cut teach the columns first
    order = sorted(range(len(rows)), key=lambda at: abs(len(rows[at].places) - 1 - columns))
    for sweep in range(_SWEEPS):
        moved = False
        total, margin = 0.0, math.inf
        for at in order:
            if old := paths[at]:
                _count(model, rows[at], old, -1)
            path, cost, loss = _best(rows[at], model)
            moved |= path != old
            total, margin = total + cost, min(margin, loss)
            paths[at] = path
            _count(model, rows[at], path, 1)
        if not moved and sweep:
            break
    return paths, total, margin


def _is_whole(rows: Sequence[Row], paths: Sequence[Sequence[int]]) -> bool:
    """Whether each row has a cell in every column and no likely joint within one."""
    for row, ends in zip(rows, paths, strict=True):
        if len(set(ends)) < len(ends) or ends[0] == 0:
            return False
        if any(value > _DOUBT and at not in ends for at, value in enumerate(row.odds[1:-1], 1)):
            return False
        if any(low < high and LONG.search(row.cell(low, high)) for low, high in pairwise([0, *ends])):
            return False  # two figures that nothing parts
    name = rows[0].cell(0, paths[0][0])
    return len(name) > 2 and not name[0].islower()  # else the first header may have been empty


def _count(model: Sequence[Column], row: Row, ends: Sequence[int], step: int) -> None:
    low = 0
    if len(row.places) == 2:
        model = model[:1]
    for column, high in zip(model, ends, strict=False):
        column.count(row.shape(low, high) if high > low else None, row.cell(low, high), step)
        low = high


def _best(row: Row, model: Sequence[Column]) -> tuple[list[int], float, float]:
    """Ends of the cells of a row (as places), what they cost in nats, and how much worse the next best cut is."""
    last = len(row.places) - 1
    # the two best ways to have reached a place after a column: (score, ends)
    reached: list[list[tuple[float, tuple[int, ...]]]] = [[] for _ in range(last + 1)]
    reached[0] = [(0.0, ())]
    for number, column in enumerate(model):
        gap = column.gap()
        ahead: list[list[tuple[float, tuple[int, ...]]]] = [[] for _ in reached]
        for low, ways in enumerate(reached):
            if not ways:
                continue
            blank = (_HOLE if low or number > 1 else _STUB) if row.header else gap
            ahead[low].extend((score + blank, (*ends, low)) for score, ends in ways)
            for high in range(low + 1, last + 1):
                gain = column.score(row.shape(low, high), row.cell(low, high)) + row.odds[high]
                ahead[high].extend((score + gain, (*ends, high)) for score, ends in ways)
        reached = [sorted(ways, reverse=True)[:2] for ways in ahead]
    final = reached[last]
    if not row.header and len(model) > 1:  # a line that is the title of those below it
        title = model[0].score(row.shape(0, last), row.cell(0, last)) + _TITLE
        final = sorted(
            [way for way in final if way[1] != (last,) * len(model)]
            + [max([(title, (last,) * len(model)), *[way for way in final if way[1] == (last,) * len(model)]])],
            reverse=True,
        )
    score, ends = final[0]
    return list(ends), -score, score - final[1][0] if len(final) > 1 else math.inf
