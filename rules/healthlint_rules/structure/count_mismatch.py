"""A number that is announced and not kept: “four factors” above three items.

Announced counts: a number word or a figure of 2 to 20, up to three words, a plural noun of things that are listed (causes, steps,
ways …), before a list that follows or after one that went before, in a title over numbered or plain sections, or beside “table”.
Hours, doses and times announce nothing. Own method.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from healthlint.annotations import sentences_of
from healthlint.diagnostic import Finding, Related
from healthlint.document import Block, BlockKind, Document
from healthlint.patterns import compile_pattern
from healthlint.rule import Rule
from healthlint_rules.algorithms.structure.listed_things import NUMBER, PLURAL, WORDS
from healthlint_rules.algorithms.structure.series import count_items

LEAD = compile_pattern(
    rf"(?<![\w.,-])(?<!type )(?<!phase )(?<!grade )(?<!stage )(?P<at>(?P<number>{NUMBER})\s+(?!(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|times|percent|out|in|more)\b)(?:(?!or\b|and\b|to\b|of\b|in\b|times\b)[a-z'-]+\s+){{0,3}}?(?P<noun>{PLURAL}))(?![\w-])"
)
_LISTS = compile_pattern(
    r"\b(?:here|these|following|below|include|are|try|consider|follow|take|remember|know|watch|arise|put|make|help)\b|:"
)
_BACK = compile_pattern(
    rf"^(?:all |of )?(?:these|those|the above|the)\s+(?P<at>(?P<number>{NUMBER})\s+(?:[a-z'-]+\s+){{0,2}}?(?P<noun>{PLURAL}))\b"
)
_HEDGED = compile_pattern(
    r"\b(?:of|at least|up to|more than|about|around|over|or more|first|other|one|including|such as|example)\b"
)
_LINK = compile_pattern(
    r"(?:are|include|were|to (?:try|know|watch for|remember|avoid)|here|in all|only|stand out|help|matter|exist|(?:of|for|in) [\w' -]{1,40})"
)
_NUMBERED = compile_pattern(r"^\s*(?:#?\d{1,2}[.):]|(?:step|tip|reason|sign|way)\s+\d)", re.I)


class Promise(msgspec.Struct, frozen=True):
    """An announced number, where it stands, and how many things there are."""

    block: Block
    start: int
    end: int
    announced: int
    found: int
    place: Block


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """Yield each promise that the list, table or sections beside it do not keep."""
    for promise in [
        *_lists(document),
        *_headings(document),
        *_tables(document),
        *_title(document),
        *_series(document),
    ]:
        quote = promise.block.text[promise.start : promise.end]
        values = {"match": quote, "announced": str(promise.announced), "found": str(promise.found)}
        related = (Related(promise.place.span(), "counted from here"),)
        yield Finding(promise.block.span(promise.start, promise.end), values, related=related)


def _number(text: str) -> int:
    return WORDS.get(text, 0) or int(text)


def _lists(document: Document) -> Iterator[Promise]:
    blocks = document.blocks
    for first, items in _top_lists(document):
        count = len({block.list_place.index for block in items if block.list_place})
        above = blocks[first - 1] if first else None
        if above and above.kind is BlockKind.PARAGRAPH and not above.quoted:
            tail = above.folded.rfind(". ", 0, max(0, len(above.text) - 1)) + 1
            for lead in LEAD.finditer(above.folded, tail):
                ends = above.folded.rstrip().endswith(":")
                if (ends or _LISTS.search(above.folded, tail)) and (ends or len(above.text) - tail < 90):
                    yield from _kept(above, lead, count, items[0])
                    break
        after = items[-1].index + 1
        below = blocks[after] if after < len(blocks) else None
        promised = above is not None and LEAD.search(above.folded)
        if below and not promised and below.kind is BlockKind.PARAGRAPH and (match := _BACK.match(below.folded)):
            yield from _kept(below, match, count, items[0])


def _top_lists(document: Document) -> Iterator[tuple[int, list[Block]]]:
    for items in document.lists.values():
        top = [block for block in items if block.list_place and block.list_place.depth == 0]
        if top and document.format == "plain":
            first = _indent(document, top[0])
            top = [block for block in top if _indent(document, block) <= first]
        if len(top) > 1 and not top[0].reference and not top[0].furniture:
            yield top[0].index, top


def _indent(document: Document, block: Block) -> int:
    """Blanks before the item on its source line; plain text has no other sign of depth."""
    start = block.span_in_source.start
    line = document.lines.line_span(document.lines.position(start).line).of(document.source)
    return len(line) - len(line.lstrip())


def _kept(block: Block, match: re.Match[str], count: int, place: Block) -> Iterator[Promise]:
    announced = _number(match.group("number"))
    if announced != count:
        yield Promise(block, *match.span("at"), announced, count, place)


def _tables(document: Document) -> Iterator[Promise]:
    """“The five foods in the table”: rows below the header of the nearest table above."""
    pattern = compile_pattern(
        rf"\b(?P<at>(?P<number>{NUMBER})\s+(?:[a-z'-]+\s+){{0,2}}?(?P<noun>{PLURAL}))\s+(?:in|of|from) the table\b"
    )
    rows = {cells[0][0].index: len(cells) - 1 for cells in document.tables.values() if cells and cells[0]}
    for block in document.prose():
        before = [index for index in rows if index < block.index]
        found = pattern.search(block.folded) if before and "table" in block.folded else None
        if found:
            yield from _kept(block, found, rows[max(before)], document.blocks[max(before)])


def _series(document: Document) -> Iterator[Promise]:
    """“Three signs: pain and fever.” in one sentence, where the series has a single reading."""
    for block in document.prose():
        if block.kind in (BlockKind.CODE, BlockKind.TABLE_CELL) or ":" not in block.text:
            continue
        for sentence in sentences_of(document, block):
            head, colon, tail = sentence.folded.partition(": ")
            match = LEAD.search(head) if colon else None
            if (
                match is None
                or _HEDGED.search(head)
                or (head[match.end() :].strip() and not _LINK.fullmatch(head[match.end() :].strip()))
            ):
                continue
            low, high = count_items(tail)
            announced = _number(match.group("number"))
            if low and not low <= announced <= high:
                at = sentence.start + match.start("at"), sentence.start + match.end("at")
                yield Promise(block, *at, announced, high if announced > high else low, block)


def _headings(document: Document) -> Iterator[Promise]:
    """“4 Causes of Pain” over a list, or over headings one level below; more headings than announced may be extras."""
    heads = {items[0].index: items for _, items in _top_lists(document)}
    for number, section in enumerate(document.sections):
        heading = section.heading
        match = LEAD.search(heading.folded) if heading and heading is not document.title else None
        if heading is None or match is None:
            continue
        items = heads.get(section.blocks[0].index) if section.blocks else None
        if items:
            count = len({block.list_place.index for block in items if block.list_place})
            yield from _kept(heading, match, count, items[0])
            continue
        below = []
        for later in document.sections[number + 1 :]:
            if later.heading is None or later.heading.level <= heading.level:
                break
            if later.heading.level == heading.level + 1:
                below.append(later.heading)
        if len(below) > 1 and len(below) < _number(match.group("number")):
            yield from _kept(heading, match, len(below), below[0])


def _title(document: Document) -> Iterator[Promise]:
    """A number in the title against numbered headings; without numbered headings nothing is certain."""
    title = document.title
    match = LEAD.search(title.folded) if title else None
    if not title or not match:
        return
    numbered = [
        s.heading for s in document.sections if s.heading and s.heading is not title and _NUMBERED.match(s.heading.text)
    ]
    if len(numbered) > 1:
        yield from _kept(title, match, len(numbered), numbered[0])
