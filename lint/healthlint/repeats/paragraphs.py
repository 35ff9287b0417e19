"""Paragraphs and lists that were printed before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from healthlint.diagnostic import Applicability, Finding, Fix
from healthlint.document import Block, BlockKind, Document
from healthlint.removal import removal
from healthlint.repeats.spec import Spec, again, exempt, repeats_by_design
from healthlint.rule import Rule
from healthlint.similarity import tokens
from healthlint.span import Span

SHINGLE = 6
PRINTED = 24  # words that are no formula of the house, and more
LONG, LONGER = 40, 0.15  # words of a paragraph in which a few changes break many runs, and what that costs


def search(document: Document, rule: Rule, spec: Spec) -> Iterator[Finding]:
    """Yield each repeated paragraph; paragraphs repeated in a row are one finding.

    In a collection of questions answers overlap on purpose: there only long runs printed word for word count.
    """
    left_out = exempt(document, spec)
    if repeats_by_design(document):
        pairs = [pair for run in _prints(document, left_out) for pair in run]
    else:
        pairs = [
            (later, first)
            for later, first in repeated_paragraphs(document, spec.min_words, spec.similarity)
            if rule.covers(later) and rule.covers(first) and not {later.index, first.index} & left_out
        ]
        yield from _lists(document, spec, left_out)
    start = 0
    for index in range(1, len(pairs) + 1):
        if index == len(pairs) or not _in_a_row(pairs[index - 1], pairs[index]):
            row = pairs[start:index]
            later, earlier = (Span(r[0].span().start, r[-1].span().end) for r in zip(*row, strict=True))
            printed = [block for block, first in row if block.text == first.text]
            fixes: tuple[Fix, ...] = ()
            if len(printed) == len(row) == 1:
                block = printed[0]
                title = "Remove the second paragraph"
                fixes = removal(document, block, 0, len(block.text), title, Applicability.UNSAFE)
            yield again(later, earlier, document, fixes)
            start = index


def _prints(document: Document, left_out: set[int]) -> Iterator[list[tuple[Block, Block]]]:
    """Runs of blocks that stand word for word in an earlier place, list items among them, of PRINTED words or more."""
    seen: dict[str, list[Block]] = {}
    run: list[tuple[Block, Block]] = []
    for block in document.prose():
        if block.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM) or block.reference or block.index in left_out:
            continue
        before = seen.setdefault(block.folded, [])
        if run and run[-1][0].index + 1 == block.index and document.blocks[run[-1][1].index + 1].folded == block.folded:
            run.append((block, document.blocks[run[-1][1].index + 1]))
        else:
            yield from _long(run)
            run = [(block, before[0])] if before else []
        before.append(block)
    yield from _long(run)


def _long(run: list[tuple[Block, Block]]) -> Iterator[list[tuple[Block, Block]]]:
    if sum(later.text.count(" ") + 1 for later, _ in run) > PRINTED:
        yield run


def _in_a_row(one: tuple[Block, Block], other: tuple[Block, Block]) -> bool:
    """Whether two repeated paragraphs follow each other in both places."""
    steps = {two.index - first.index for first, two in zip(one, other, strict=True)}
    return steps == {1}


def _lists(document: Document, spec: Spec, left_out: set[int]) -> Iterator[Finding]:
    """Lists of three or more items that were printed before, each item word for word."""
    seen: dict[tuple[str, ...], list[Block]] = {}
    for items in document.lists.values():
        key = tuple(item.folded for item in items)
        if len(items) < 3 or sum(map(len, (text.split() for text in key))) < spec.min_words:
            continue
        first = seen.setdefault(key, items)
        if first is not items and not any(item.index in left_out or item.reference for item in items):
            later, earlier = (Span(row[0].span().start, row[-1].span().end) for row in (items, first))
            yield again(later, earlier, document)


def repeated_paragraphs(document: Document, min_words: int, similarity: float) -> list[tuple[Block, Block]]:
    """Paragraphs of which most runs of six words stand in an earlier one."""
    key = f"repeated {min_words} {similarity}"
    return document.once(key, lambda: list(_repeated(document, min_words, similarity)))


def _repeated(document: Document, min_words: int, similarity: float) -> Iterator[tuple[Block, Block]]:
    seen: dict[tuple[str, ...], Block] = {}
    for block in document.prose():
        if block.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM) or block.reference:
            continue
        words = tokens(block.folded)
        if len(words) < min_words:
            continue
        sample = _sample(words)
        owners = Counter(seen[shingle].index for shingle in sample if shingle in seen)
        least = similarity - (LONGER if len(words) >= LONG else 0)
        if owners:
            owner = document.blocks[min(owners, key=lambda index: (-owners[index], index))]
            if _share(words, tokens(owner.folded)) >= least:
                yield block, owner
                continue
        for shingle in sample:
            seen.setdefault(shingle, block)


def _sample(words: list[str]) -> list[tuple[str, ...]]:
    """Runs by which a paragraph is looked up: all of a short one, of a long one those that open with chosen words."""
    starts: Sequence[int] = range(len(words) - SHINGLE + 1)
    if len(words) >= LONG:
        starts = [i for i in starts if (ord(words[i][0]) + len(words[i])) % 4 == 0]
    return [tuple(words[i : i + SHINGLE]) for i in starts]


def _share(words: list[str], other: list[str]) -> float:
    """The share of a paragraph's runs that stand in another one."""
    one, two = ({tuple(row[i : i + SHINGLE]) for i in range(len(row) - SHINGLE + 1)} for row in (words, other))
    return len(one & two) / max(1, len(one))
