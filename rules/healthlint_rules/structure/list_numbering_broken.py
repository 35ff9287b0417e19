"""Numbers of a list, of numbered headings or of steps told in paragraphs that skip or repeat one, or do not begin with the first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from healthlint.annotations import sentences_of
from healthlint.diagnostic import Finding, Related
from healthlint.document import Block, BlockKind, Document, MappedSpan
from healthlint.rule import Rule

_ITEM = re.compile(r"[ \t>]*(\d{1,3})[.)](?=\s|\\|$)")
_VALUE = re.compile(r"<li\b[^>]*\bvalue\s*=\s*[\"']?(\d{1,3})[^>]*>\s*(?:<[^>]*>\s*)*$", re.I)
_WORDS = "one two three four five six seven eight nine ten".split()  # noqa: SIM905
_ROMAN = "I II III IV V VI VII VIII IX X".split()  # noqa: SIM905
_TOKEN = rf"\d{{1,2}}|{'|'.join(_WORDS)}|(?-i:{'|'.join(reversed(_ROMAN))})"
_LABEL = r"step|tip|reason|sign|way|cause|stage|phase|part|mistake|exercise|rule|fact|myth"
_HEADING = re.compile(
    rf"\W*(?:(?P<label>{_LABEL})\s+#?(?P<token>{_TOKEN})\s?(?:[.):–—-](?!\d)|$)|#?(?P<figure>\d{{1,2}})\s?[.):–—-](?!\d))",
    re.I,
)
_STEP = re.compile(
    rf"\W*(?P<label>{_LABEL})\s#?(?P<token>{_TOKEN})\s?[.):–—-](?!\d)|\((?P<figure>\d{{1,2}})\)\s|\(?(?P<letter>[a-h])\)\s",
    re.I,
)
_LOOSE = frozenset({"stage", "cause", "sign", "fact"})  # of these, one or two may well be spoken of alone
_ORDINALS = "first second third fourth fifth sixth seventh".split()  # noqa: SIM905
_ORDINAL = re.compile(rf"({'|'.join(_ORDINALS)})(?:ly)?,", re.I)
LATEST = 3  # a number that a list without its first items may begin with
FEWEST = 3  # ordinals that make a row
Numbered = tuple[int, Block, MappedSpan]


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """Yield each item whose number does not follow on the one before."""
    for row, sure in [*_lists(document), *_headings(document), *_told(document)]:
        numbers = [number for number, *_ in row]
        if len(set(numbers)) == 1 or len(row) < 2 or not all(rule.covers(block) for _, block, _ in row):
            continue  # “1. 1. 1.” is a way to write a list
        if _lacks_first(document, row) and sure:
            yield Finding(row[0][2].span, {"match": row[0][1].text, "number": str(numbers[0])}, variant="first")
        if numbers[0] > 1 or not ((sure and numbers == [1, 3]) or (len(row) > 2 and _counts(numbers))):
            continue
        for (last, _, before), (number, block, place) in pairwise(row):
            if number != last + 1:
                values = {"match": block.text, "number": str(number), "last": str(last), "next": str(last + 1)}
                yield Finding(place.span, values, related=(Related(before.span, "the item before"),))


def _counts(numbers: Sequence[int]) -> bool:
    """Whether the numbers are a count: no years, doses or clauses of a law."""
    return 2 * sum(later == number + 1 for number, later in pairwise(numbers)) >= len(numbers) - 1


def _lacks_first(document: Document, row: Sequence[Numbered]) -> bool:
    """Whether a row counts on from 2 or 3 with nothing of a lower number above it in its section."""
    numbers = [number for number, *_ in row]
    if not 1 < numbers[0] <= LATEST or any(later != number + 1 for number, later in pairwise(numbers)):
        return False
    block = row[0][1]
    section = next((s for s in document.sections if block is s.heading or block in s.blocks), None)
    start = section.heading.span_in_source.start if section and section.heading and block is not section.heading else 0
    above = document.source[start : row[0][2].span.start]
    low = above.rfind("\n") + 1
    return re.search(rf"(?<![\w.,]){numbers[0] - 1}(?![\w,]|\.\d)", above[:low]) is None


def _lists(document: Document) -> Iterator[tuple[list[Numbered], bool]]:
    """The items of each ordered list by what stands in the source; a list that goes on after a paragraph is the same."""
    for items in document.lists.values():
        heads: dict[int, Block] = {}
        for block in items:
            if block.list_place and block.list_place.ordered and not block.reference:
                heads.setdefault(block.list_place.index, block)
        read = _values if document.format == "html" else _figures
        row = [(number, block, block.locate(0, len(block.text))) for number, block in read(document, [*heads.values()])]
        if row and len(row) == len(heads):
            yield row, True


def _figures(document: Document, heads: Sequence[Block]) -> list[tuple[int, Block]]:
    found = []
    for block in heads:
        start = block.span_in_source.start
        line = document.lines.line_span(document.lines.position(start).line).of(document.source)
        if match := _ITEM.match(line):
            found.append((int(match.group(1)), block))
    return found


def _values(document: Document, heads: Sequence[Block]) -> list[tuple[int, Block]]:
    """Items of a page count by themselves but for those that give their number."""
    found, number, given = [], 0, False
    for block in heads:
        start = block.span_in_source.start
        match = _VALUE.search(document.source[max(0, start - 200) : block.span().start])
        number = int(match.group(1)) if match else number + 1
        given = given or match is not None
        found.append((number, block))
    return found if given else []


def _headings(document: Document) -> Iterator[tuple[list[Numbered], bool]]:
    """Numbered headings of one level under one parent, and paragraphs that begin as steps do."""
    rows: dict[tuple[str, ...], list[Numbered]] = {}
    for section in document.sections:
        heading = section.heading
        found = _HEADING.match(heading.text) if heading and heading.kind is BlockKind.HEADING else None
        if heading and found and heading is not document.title:
            _add(rows, found, heading, ("heading", str(heading.level), *section.path[:-1]))
        for block in section.blocks:  # “Step 2: Rinse”, as a paragraph of its own
            step = _STEP.match(block.text) if block.kind is BlockKind.PARAGRAPH and not block.reference else None
            if step:
                _add(rows, step, block, ("paragraph", *section.path))
    for (label, *_), row in rows.items():
        yield row, label not in _LOOSE and (label != "" or row[0][1].kind is BlockKind.HEADING)


def _add(rows: dict[tuple[str, ...], list[Numbered]], match: re.Match[str], block: Block, key: tuple[str, ...]) -> None:
    part = match.groupdict()
    token, label = part["token"] or part["figure"] or part["letter"] or "", (part["label"] or "").lower()
    form = label or ("letter" if part.get("letter") else "")
    number = int(token) if token.isdigit() else _value(token)
    rows.setdefault((form, *key), []).append((number, block, block.locate(0, len(block.text))))


def _value(token: str) -> int:
    for names in (_WORDS, _ROMAN):
        if token in names or token.lower() in names:
            return names.index(token if token in names else token.lower()) + 1
    return ord(token.lower()) - ord("a") + 1


def _told(document: Document) -> Iterator[tuple[list[Numbered], bool]]:
    """“First, … Second, … Fourth, …” at the head of sentences of one section."""
    if sum(ordinal[1:] + end in document.source for ordinal in _ORDINALS for end in (",", "ly,")) < FEWEST:
        return
    for section in document.sections:
        row = []
        for block in section.blocks:
            if block.kind is BlockKind.PARAGRAPH and not block.reference and _ORDINAL.search(block.text):
                for sentence in sentences_of(document, block):
                    if found := _ORDINAL.match(sentence.text):
                        number = _ORDINALS.index(found.group(1).lower()) + 1
                        row.append((number, block, sentence.locate(*found.span())))
        yield row, False
