"""Headings that say the same as another one, or as the title."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

import msgspec

from healthlint.diagnostic import Finding
from healthlint.document import Block, BlockKind, Document, fold
from healthlint.patterns import compile_pattern
from healthlint.repeats.spec import Spec, again, repeats_by_design
from healthlint.rule import Rule
from healthlint.similarity import content, stem, tokens

SIDES = frozenset({"without", "no", "not", "never", "before", "after", "under", "over", "above", "below"})
LONG = 12  # words of a heading that nobody writes twice, though each question of a collection names the topic
GOALS = frozenset({"for", "of", "by", "from", "to"})


class _Heading(msgspec.Struct, frozen=True):
    """A heading: its stems, those not of the title, those of its gerunds, and what it asks for (“why”, “how much”)."""

    block: Block
    stems: frozenset[str]
    own: frozenset[str]
    acts: frozenset[str]
    question: str
    parents: tuple[str, ...]


def search(document: Document, rule: Rule, spec: Spec) -> Iterator[Finding]:
    topic = set(content(tokens(fold(document.title_text))))
    light = {stem(word) for word in spec.light}
    collection = repeats_by_design(document)
    summary = compile_pattern(spec.summaries) if spec.summaries else None
    seen: dict[object, list[_Heading]] = defaultdict(list)
    yield from _short(document, rule, spec)
    for section in document.sections:
        heading = section.heading
        words = tokens(heading.folded) if heading else []
        if heading is None or not rule.covers(heading) or len(words) < spec.min_words:
            continue
        if summary and any(summary.search(title) for title in section.path[1:]):
            continue
        full = frozenset(content(words)) | SIDES.intersection(words)
        named = collection and topic <= full and heading is not document.title
        if named and len(words) < LONG:
            continue
        stems = full - light or full
        acts = frozenset(stem(word) for before, word in pairwise(words) if word.endswith("ing") and before in GOALS)
        row = _Heading(heading, stems, stems - topic, acts, _question(words), section.path[:-1])
        keys = {heading.folded, stems, row.own, stems - acts}
        others = {other.block.index: other for key in keys for other in seen[key]}
        for _, other in sorted(others.items()):
            if (heading.folded == other.block.folded) if named else _same_heading(row, other, document):
                yield again(heading.span(), other.block.span(), document)
                break
        for key in keys:
            seen[key].append(row)


def _short(document: Document, rule: Rule, spec: Spec) -> Iterator[Finding]:
    """A heading of fewer words that stands twice under one parent; where several do, each topic has its set."""
    seen: dict[object, list[Block]] = defaultdict(list)
    for section in document.sections:
        heading = section.heading
        words = tokens(heading.folded) if heading and heading is not document.title and rule.covers(heading) else []
        if heading and 0 < len(words) < spec.min_words and (stems := frozenset(content(words))):
            above = document.blocks[heading.index - 1] if heading.index and document.format == "plain" else None
            if above is None or above.kind is not BlockKind.HEADING or above is document.title:  # a topic of many
                seen[heading.level, section.path[:-1], stems].append(heading)
    again_and_again = [blocks for blocks in seen.values() if len(blocks) > 1]
    if len(again_and_again) == 1 and len(again_and_again[0]) == 2:
        first, later = again_and_again[0]
        yield again(later.span(), first.span(), document)


def _same_heading(row: _Heading, other: _Heading, document: Document) -> bool:
    title = other.block is document.title
    if row.block.folded == other.block.folded:
        return row.parents == other.parents
    if row.question != other.question and (title or (row.question and other.question)):
        return False
    if title and row.block.text.rstrip().endswith("?"):
        return False  # “What is X?” below the title “X”
    if row.stems == other.stems and len(row.stems) > 1:
        return True
    if (
        not title
        and other.own
        and bool(row.acts) != bool(other.acts)
        and row.stems - row.acts == other.stems - other.acts
        and len(other.stems) > 1
    ):
        return True  # “Exercises for Strengthening the Back” after “Exercises for the Back”
    return not title and len(row.own | set(filter(None, [row.question]))) > 1 and row.own == other.own


def _question(words: list[str]) -> str:
    """The question word that a heading opens with; “how much” is not “how to”."""
    if words[0] == "how" and words[1:2] and words[1] in ("much", "many", "long", "often", "to"):
        return " ".join(words[:2])
    return words[0] if words[0] in ("how", "what", "why", "when", "where", "who", "which") else ""
