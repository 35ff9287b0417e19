"""Rows whose cells run together: “OverstridingShorter steps”, “Mean age37.9”.

A join is a lower-case letter, a digit or a closing mark directly followed by a capital inside one token. Camel-case names
(MedlinePlus, mRNA, McArdle) make no join. A proposal is sure only where every row has the header's number of joins.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from healthlint.patterns import compile_pattern
from healthlint_rules.algorithms.structure.table_lines import MAX_LINE, Flattened, Line, may_be_row

JOIN = compile_pattern(
    r"(?<=[a-zé0-9\]\"”’?])(?=[A-Z](?:[a-z’']|\s[a-z(]|[A-Z]{1,4}\b|-[a-z]))|(?:(?<=[)%…])|(?<=[.]{3}))(?=[A-Z])", 0
)
# in the body below a header with joins, cells may begin with a figure as well
LOOSE_JOIN = compile_pattern(
    r"(?<=[a-zé)\]%?*])(?=[$£€]?[−–-]?[\d¾½¼])|(?<=[\d%)])(?=[$£€A-Z(<>≥≤−])|(?<=[a-z])(?=[A-Z])|(?<=%)(?=\d)", 0
)
# a figure glued to a word of three letters, to a bracket, to a sign or to a decimal
FIGURE_JOIN = compile_pattern(
    r"(?<=[a-z]{3})(?=[<>≥≤−–-]?[$£€]?\.?\d)|(?<=[)\]%…])(?=[<>≥≤−–]?[$£€]?\.?\d)|(?<=\d)(?=[$£€]\d)|(?<=\.\d\d)(?=\d+\.\d)",
    0,
)
_GLUED = re.compile(r"[a-zé0-9)\]%….\"”’?][A-Z]")  # what every join holds, told fast
DECIMALS = compile_pattern(r"\d{1,3}\.\d{1,2}", 0)
_CAMEL = compile_pattern(
    r"\b(?:PhD|PharmD|DPhil|MPhil|BSc|MSc|DSc|EdD|PsyD|DrPH|BPharm|MBChB|MedD|JavaScript)s?\b|\b(?:Mc|Mac|Fitz|De|Di|La|Le|Van|Von|O['’])[A-Z]\w*|\b[a-z]{1,2}[A-Z]\w*|\b(?:Medline|Pub|You|Web|Health|Face|Linked|Whats|My|Pay|Java|"
    r"Git|Care|Med|Bio|Clinical|Type|Insta|Tik|Open|Data|Power|Star|Smart|Fit|Go|Home|Doc|Glaxo|Astra|Novo|Micro|Tri|Wiki|Blue|Mono|"
    r"Vet|Per|Tele|Quick|Drug|Snap|Path|Gen|Hem|Dr|Play|Word|Share)"
    r"(?:Plus|Med|Tube|MD|Care|Book|In|App|Chart|Pal|Script|Hub|Line|gram|Tok|AI|Smith|Zeneca|Nordisk|Soft|Point|Bit|Fund|Trials|Time|First|Web|"
    r"Bank|DB|Cross|Rights|Press|Caid|Nordic|Info|Kline|Pedia|Chat|Health|Store|Trust|Drive)\w*\b|\b\w*\d\w*[a-z][A-Z]\w*",
    0,
)


def joins(text: str) -> list[int]:
    """Offsets at which two cells of a row run together."""
    if not _GLUED.search(text) or not JOIN.search(text):
        return []
    names = [match.span() for match in _CAMEL.finditer(text)]
    found = []
    for match in JOIN.finditer(text):
        at = match.start()
        if any(low < at < high for low, high in names) or "://" in text[max(0, at - 30) : at]:
            continue
        found.append(at)
    return found


def fused(run: Sequence[Line]) -> list[Flattened]:
    tables = []
    rows: list[tuple[Line, list[int]]] = []
    for line in [*run, None]:
        cuts = _cuts(line, below=bool(rows)) if line and may_be_row(line.text) else []
        if line and cuts:
            rows.append((line, cuts))
            continue
        if (
            len(rows) >= (3 if rows[:1] and rows[0][0].text.endswith((".", ":")) else 2)
            and len({row[0].text for row in rows}) > 1
        ):
            tables.append(_from_joins(rows))
        rows = []
    return tables


def _cuts(line: Line, *, below: bool) -> list[int]:
    """Where the cells of a row end; a sentence with a single join is no row."""
    cuts = joins(line.text)
    if below and len(cuts) < 2:
        cuts = sorted({*cuts, *(match.start() for match in LOOSE_JOIN.finditer(line.text) if match.start() > 0)})
    if below and not cuts:
        cuts = [match.end() for match in DECIMALS.finditer(line.text)][:-1]
    sentence = line.text.endswith(".") and not line.text.endswith("...")
    return [] if len(cuts) == 1 and sentence and not below else cuts


def figures(run: Sequence[Line]) -> list[Flattened]:
    """Lines of which most have a figure glued to a word, or to another figure: rows under a header without a join."""
    home = Counter(line.block.index for line in run).most_common(1)[0][0]
    lines = [line for line in run if line.block.index == home and len(line.text) <= MAX_LINE]
    if len(lines) < 3 or sum(line.text.endswith((".", "!", "?", ",")) for line in lines) > 0.2 * len(lines):
        return []
    cuts = [[match.start() for match in FIGURE_JOIN.finditer(line.text)] for line in lines]
    if sum(map(bool, cuts)) < max(2, 0.5 * len(lines)):
        return []
    rows = [
        tuple(line.text[low:high].strip() for low, high in pairwise([0, *row, len(line.text)]))
        for line, row in zip(lines, cuts, strict=True)
    ]
    return [Flattened(tuple(lines), tuple(rows), False)]


def _from_joins(rows: Sequence[tuple[Line, list[int]]]) -> Flattened:
    counts = Counter(len(cuts) for _, cuts in rows)
    header = len(rows[0][1])
    best = max(counts.values())
    columns = header if counts[header] == best else max(count for count in counts if counts[count] == best)
    cells = []
    for line, cuts in rows:
        bounds = [0, *cuts[:columns], len(line.text)]
        cells.append(tuple(line.text[low:high].strip() for low, high in pairwise(bounds)))
    certain = all(
        len(cuts) == header and not LOOSE_JOIN.search(cell)
        for (_, cuts), row in zip(rows, cells, strict=True)
        for cell in row
    )
    return Flattened(tuple(line for line, _ in rows), tuple(cells), certain)
