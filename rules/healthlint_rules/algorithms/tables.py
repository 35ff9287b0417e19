"""Tables that lost their columns: rows whose cells are fused, parted by blanks or tabs, or merely set side by side.

Method: a join is a lower-case letter, a digit or a closing mark directly followed by a capital inside one token. Two or more
consecutive lines with joins are a table; so are lines that tabs or runs of blanks cut into equally many parts, and three or more short
lines without punctuation below a line of title words. Camel-case names (MedlinePlus, mRNA, McArdle) make no join. Columns are the
commonest number of cells. A proposal is sure only where every row has the header's number of joins. Own method.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from healthlint.document import Block, BlockKind, Document
from healthlint.patterns import compile_pattern

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
DECIMALS = compile_pattern(r"\d{1,3}\.\d{1,2}", 0)
_CAMEL = compile_pattern(
    r"\b(?:PhD|PharmD|DPhil|MPhil|BSc|MSc|DSc|EdD|PsyD|DrPH|BPharm|MBChB|MedD|JavaScript)s?\b|\b(?:Mc|Mac|Fitz|De|Di|La|Le|Van|Von|O['’])[A-Z]\w*|\b[a-z]{1,2}[A-Z]\w*|\b(?:Medline|Pub|You|Web|Health|Face|Linked|Whats|My|Pay|Java|"
    r"Git|Care|Med|Bio|Clinical|Type|Insta|Tik|Open|Data|Power|Star|Smart|Fit|Go|Home|Doc|Glaxo|Astra|Novo|Micro|Tri|Wiki|Blue|Mono|"
    r"Vet|Per|Tele|Quick|Drug|Snap|Path|Gen|Hem|Dr|Play|Word|Share)"
    r"(?:Plus|Med|Tube|MD|Care|Book|In|App|Chart|Pal|Script|Hub|Line|gram|Tok|AI|Smith|Zeneca|Nordisk|Soft|Point|Bit|Fund|Trials|Time|First|Web|"
    r"Bank|DB|Cross|Rights|Press|Caid|Nordic|Info|Kline|Pedia|Chat|Health|Store|Trust|Drive)\w*\b|\b\w*\d\w*[a-z][A-Z]\w*",
    0,
)
MAX_LINE = 400
_SPLIT = compile_pattern(r"\t+|[ \u00a0]{2,}", 0)
_WIDE = compile_pattern(r"[ \u00a0\t]{3,}", 0)
_END = compile_pattern(r"[.!?:;,…]$", 0)
_TITLE = compile_pattern(r"^[A-Z0-9(“\"%<>≥≤+–-]", 0)
_NAME = compile_pattern(r"\b([A-Z][a-z]+(?: [a-z]+)?):(?!\d)", 0)
_LABEL = compile_pattern(r"\b(?:phone|tel|fax|tty|e-?mail|internet|web(?:site)?|address|hours)\b[^:]{0,12}:")
_PLACE = compile_pattern(
    r"\b(?:street|road|avenue|lane|square|boulevard|suite|hospital|clinic|university|institute|department|foundation|association|"
    r"society|college|centre|center|head of|professor|dr|prof|director|editor|written by|reviewed by)\b|, [A-Z]{2} \d{5}"
)
_SMALL = frozenset("a an and as at by for from in into of on or per the to vs with without".split())  # noqa: SIM905


@dataclass(frozen=True, slots=True)
class Line:
    """A line of prose: ``block.text[start:end]``."""

    block: Block
    start: int
    end: int

    @property
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


def find(document: Document) -> Iterator[Flattened]:
    """All flattened tables of the document, in order."""
    for run in _runs(document):
        if found := _fused(run) or _figures(run):
            yield from found
        elif (table := _parted(run) or _labelled(run) or _side_by_side(run)) is not None:
            yield table
        elif len(run) > 1:
            yield from (table for line in run if (table := _parted([line])) is not None)


def _runs(document: Document) -> Iterator[list[Line]]:
    """Stretches of lines that could be rows: lines of one paragraph, or one-line paragraphs in a row."""
    run: list[Line] = []
    single = False
    for block in document.prose():
        usable = block.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING) and not (block.reference or block.quoted)
        lines = [Line(block, start, end) for start, end in block.lines()] if usable else []
        alone = len(lines) == 1
        touching = bool(run and lines) and _touch(document, run[-1], lines[0])
        if run and not touching and not (alone and single):
            yield run
            run = []
        run.extend(line for line in lines if line.text)
        single = alone
    if run:
        yield run


def _touch(document: Document, above: Line, below: Line) -> bool:
    """Whether two lines follow each other without a blank line: a reader may have called the first a heading."""
    end, start = above.block.span(above.start, above.end).end, below.block.span(below.start, below.end).start
    return end <= start and len(re.findall(r"\r\n|\r|\n", document.source[end:start])) == 1


def joins(text: str) -> list[int]:
    """Offsets at which two cells of a row run together."""
    if not JOIN.search(text):
        return []
    names = [match.span() for match in _CAMEL.finditer(text)]
    found = []
    for match in JOIN.finditer(text):
        at = match.start()
        if any(low < at < high for low, high in names) or "://" in text[max(0, at - 30) : at]:
            continue
        found.append(at)
    return found


def _fused(run: Sequence[Line]) -> list[Flattened]:
    tables = []
    rows: list[tuple[Line, list[int]]] = []
    for line in [*run, None]:
        cuts = _cuts(line, below=bool(rows)) if line and _may_be_row(line.text) else []
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


def _may_be_row(text: str) -> bool:
    """Whether a line is neither long nor an address with its numbers."""
    return len(text) <= MAX_LINE and len(_LABEL.findall(text)) < 2


def _cuts(line: Line, *, below: bool) -> list[int]:
    """Where the cells of a row end; a sentence with a single join is no row."""
    cuts = joins(line.text)
    if below and len(cuts) < 2:
        cuts = sorted({*cuts, *(match.start() for match in LOOSE_JOIN.finditer(line.text) if match.start() > 0)})
    if below and not cuts:
        cuts = [match.end() for match in DECIMALS.finditer(line.text)][:-1]
    sentence = line.text.endswith(".") and not line.text.endswith("...")
    return [] if len(cuts) == 1 and sentence and not below else cuts


def _figures(run: Sequence[Line]) -> list[Flattened]:
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


def _parted(run: Sequence[Line]) -> Flattened | None:
    """Rows whose cells are parted by tabs or runs of blanks."""
    if len(run) == 1:
        parts = tuple(part.strip() for part in _WIDE.split(run[0].text))
        return Flattened((run[0],), (parts,), False) if _is_wide_table(parts) else None
    cells = [tuple(part.strip() for part in _SPLIT.split(line.text)) for line in run]
    counts = Counter(map(len, cells))
    columns, often = counts.most_common(1)[0]
    wide = [row for row in cells if len(row) > 1]
    if sum(bool(_LABEL.search(cell)) for row in cells for cell in row) > 1:
        return None
    if columns < 2 or often < 2 or len(wide) < 0.8 * len(cells) or any(len(line.text) > MAX_LINE for line in run):
        return None
    if any(_END.search(cell) and cell.endswith(".") and len(cell.split()) > 8 for row in cells for cell in row):
        return None
    return Flattened(tuple(run), tuple(cells), len(counts) == 1)


def _labelled(run: Sequence[Line]) -> Flattened | None:
    """Lines that all hold the same two or more labels with a colon: the headers are said again in every row."""
    if len(run) < 3 or not all(_may_be_row(line.text) for line in run):
        return None
    labels = [tuple(_NAME.findall(line.text)) for line in run]
    if len(set(labels)) > 1 or len(set(labels[0])) < 2 or any(not _NAME.match(line.text) for line in run):
        return None
    rows = [tuple(part.strip() for part in _NAME.split(line.text)[2::2]) for line in run]
    return Flattened(tuple(run), (labels[0], *rows), False)


def _is_wide_table(parts: Sequence[str]) -> bool:
    """Whether the parts of one line are cells: no list items, no sentences, no lines of an address."""
    if len(parts) < 5 or sum(bool(_LABEL.search(part)) for part in parts) > 1:
        return False
    marked = sum(part.startswith(("- ", "•", "* ", "·")) or part.endswith((".", ":")) for part in parts)
    return marked < 0.34 * len(parts) or all(_is_header(part) for part in parts[:2])


def _is_header(text: str) -> bool:
    """Two to six words, all but the small ones with a capital, no mark at the end."""
    words = text.split()
    capitals = all(_TITLE.match(word) or word in _SMALL for word in words)
    return len(words) <= 8 and capitals and not _END.search(text)


def _side_by_side(run: Sequence[Line]) -> Flattened | None:
    """Short lines without punctuation below a line of title words, each with capitals inside: columns lost to single blanks."""
    texts = [line.text for line in run]
    if len(texts) < 3 or any(_END.search(text) or len(text) > 90 or not _may_be_row(text) for text in texts):
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
