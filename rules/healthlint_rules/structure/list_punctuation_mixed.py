"""List items that end, or part their lead words, in another way than their neighbours (AMA Manual of Style, lists; GOV.UK).

Within a list the end marks of items are compared, and the mark after a lead term; across the lists of an article the mark
after lead terms. The rarer kind is reported; in a tie the later one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec

from healthlint.diagnostic import Finding, Related
from healthlint.document import Block, Document
from healthlint.patterns import compile_pattern
from healthlint.rule import Rule

END = compile_pattern(r"([.;,:!?…])?[\"”’)*_]*$", 0)
LEAD = compile_pattern(r"^[^.:;–—!?]{2,60}?(:\s|\s*—\s*|\s+–\s+|\s+-\s+)(?=\S)", 0)
NAMES = {
    ":": "a colon",
    "—": "an em dash",
    "–": "an en dash",
    "-": "a hyphen",
    ";": "a semicolon",
    ".": "a full stop",
    ",": "a comma",
    "!": "an exclamation mark",
}


class Item(msgspec.Struct, frozen=True):
    """A list item, its end mark ("" for none), the mark after its lead term and where that ends."""

    block: Block
    end: str
    lead: str
    lead_end: int


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """Yield the odd items of each list, then the first item of each odd list."""
    lists = [[_item(block) for block in _heads(blocks)] for blocks in document.lists.values()]
    lists = [
        items for items in lists if items and not any(item.block.reference or item.block.furniture for item in items)
    ]
    for items in lists:
        yield from _ends(items)
        yield from _leads(items)
    yield from _across(lists)


def _heads(blocks: Sequence[Block]) -> list[Block]:
    """The first block of each item: later paragraphs and nested lists stand apart."""
    seen: dict[int, Block] = {}
    for block in blocks:
        if block.list_place:
            seen.setdefault(block.list_place.index, block)
    return list(seen.values())


def _item(block: Block) -> Item:
    end = END.search(block.text)
    lead = LEAD.match(block.text)
    mark = lead.group(1).strip() if lead else ""
    return Item(block, (end.group(1) or "") if end else "", mark, lead.end(1) if lead else 0)


def _ends(items: Sequence[Item]) -> Iterator[Finding]:
    """Semicolons before the last item and a stop after it are one style; so is a stop where a sentence ended before."""
    marks = [item.end for item in items]
    body = marks[:-1] if marks[-1] in (".", "") and len(set(marks[:-1])) == 1 and marks[0] in (";", ",") else marks
    counts = Counter(body)
    if len(items) < 3 or len(counts) < 2 or {":", "?", "…"} & set(marks) or any(_runs_on(item) for item in items):
        return
    usual, often = counts.most_common(1)[0]
    if len(counts) == len(items) == 3:
        yield _finding(items[1], items, "end", marks[0] or "nothing", marks[1] or "nothing", 0)
        return
    odd = [item for item in items[: len(body)] if item.end != usual and not _ends_a_second_sentence(item)]
    tie = often == len(odd) > 1 and {usual, odd[0].end} not in ({"", "."}, {"", ","})
    if tie:
        odd = odd[-1:] if odd[-1] is not items[-1] else odd[:1]
    elif often < 2 or len(odd) > max(1, len(items) // 3) or often <= len(odd):
        return
    if all({usual, item.end} == {"", "."} for item in odd) and not _stops_differ(items, odd, usual):
        return
    for item in odd:
        yield _finding(item, items, "end", usual or "nothing", item.end or "nothing", len(item.block.text) - 1)


def _runs_on(item: Item) -> bool:
    """Whether an item ends in “and” or “or”, a link of its own line, or in code: its end is no end mark."""
    words = item.block.text.rsplit(maxsplit=1)
    return bool(item.block.breaks) or words[-1].lower().strip(",;") in ("and", "or", "and/or", "then")


def _stops_differ(items: Sequence[Item], odd: Sequence[Item], usual: str) -> bool:
    """Stops may differ where single words stand beside sentences; one lost stop before the last item may not."""
    if all(_is_sentence(item) for item in items):
        return True
    lost = usual == "." and len(odd) == 1 and odd[0] is not items[-1]
    return lost and all(len(item.block.text.split()) > 1 for item in items)


def _is_sentence(item: Item) -> bool:
    return len(item.block.text.split()) > 4


def _ends_a_second_sentence(item: Item) -> bool:
    """An item of several sentences needs its full stop."""
    return item.end == "." and re.search(r"[.!?][\"”’)]*\s", item.block.text) is not None


def _leads(items: Sequence[Item]) -> Iterator[Finding]:
    counts = Counter(item.lead for item in items if item.lead)
    if len(counts) < 2 or sum(counts.values()) < 0.75 * len(items):
        return
    usual, often = counts.most_common(1)[0]
    for item in items:
        if item.lead and item.lead != usual and often > counts[item.lead]:
            yield _finding(item, items, "lead", NAMES[usual], NAMES[item.lead], item.lead_end)


def _across(lists: Sequence[Sequence[Item]]) -> Iterator[Finding]:
    styles: dict[str, list[Item]] = {}
    for items in lists:
        marks = {item.lead for item in items}
        if len(marks) == 1 and "" not in marks and len(items) > 1:
            styles.setdefault(items[0].lead, []).append(items[0])
    if len(styles) < 2:
        return
    usual = max(styles, key=lambda mark: (len(styles[mark]), -styles[mark][0].block.index))
    for mark, firsts in styles.items():
        if mark != usual:
            for item in firsts:
                yield _finding(item, [styles[usual][0]], "across", NAMES[usual], NAMES[mark], item.lead_end)


def _finding(item: Item, items: Sequence[Item], variant: str, usual: str, odd: str, end: int) -> Finding:
    block = item.block
    stop = len(block.text) if variant == "end" else len(block.text[:end].rstrip())
    span = block.span(0, stop)
    other = next((i for i in items if i is not item), item).block
    values = {"match": block.text[:stop], "usual": NAMES.get(usual, usual), "odd": NAMES.get(odd, odd)}
    return Finding(span, values, related=(Related(other.span(), "compare"),), variant=variant)
