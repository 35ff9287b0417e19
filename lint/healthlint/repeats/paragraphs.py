"""Paragraphs and lists that were printed before."""

from __future__ import annotations

from collections.abc import Iterator

from healthlint.diagnostic import Finding
from healthlint.document import Block, BlockKind, Document
from healthlint.repeats.spec import Spec, again, exempt
from healthlint.rule import Rule
from healthlint.similarity import tokens
from healthlint.span import Span

SHINGLE = 6
LONG, LONGER = 40, 0.15  # words of a paragraph in which a few changes break many runs, and what that costs


def search(document: Document, rule: Rule, spec: Spec) -> Iterator[Finding]:
    left_out = exempt(document, spec)
    for later, first in repeated_paragraphs(document, spec.min_words, spec.similarity):
        if rule.covers(later) and rule.covers(first) and not {later.index, first.index} & left_out:
            yield again(later.span(), first.span(), document)
    yield from _lists(document, spec, left_out)


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
    found: list[tuple[Block, Block]] | None = document.memo.get(key)
    if found is None:
        found = []
        seen: dict[tuple[str, ...], Block] = {}
        for block in document.prose():
            if block.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM) or block.reference:
                continue
            words = tokens(block.folded)
            if len(words) < min_words:
                continue
            shingles = {tuple(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1)}
            owners = [seen[shingle].index for shingle in shingles if shingle in seen]
            if owners:
                owner = max(set(owners), key=lambda index: (owners.count(index), -index))
                least = similarity - (LONGER if len(words) >= LONG else 0)
                if owners.count(owner) >= least * len(shingles):
                    found.append((block, document.blocks[owner]))
                    continue
            for shingle in shingles:
                seen.setdefault(shingle, block)
        document.memo[key] = found
    return found
