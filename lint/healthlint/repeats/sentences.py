"""Sentences that were said before in nearly the same words, also in another order.

Candidates share a run of five words, or a rare content stem (prefix filtering); then overlap of content stems, the
longest run of words and runs in the same order decide. What stands in a repeated paragraph is not reported again.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

import msgspec

from healthlint.annotations import Sentence, sentences
from healthlint.diagnostic import Finding
from healthlint.document import BlockKind, Document, fold
from healthlint.patterns import compile_pattern
from healthlint.repeats.paragraphs import repeated_paragraphs
from healthlint.repeats.spec import Spec, again, exempt, points_elsewhere
from healthlint.rule import Rule
from healthlint.similarity import (
    STOPWORDS,
    aligned,
    common_run,
    content,
    overlap,
    rare_first,
    stem,
    token_ranges,
    tokens,
)
from healthlint.span import Span

NAME = re.compile(r"(?<![^\W_])[A-Z][^\W_]*")
LISTS = 0.3  # share of words in lists above which only whole sentences count
OPENING = 4  # words that a sentence shares with the one after an earlier place, if the sentence before it was repeated
SUMMARY = 3  # repeated sentences in one list item: points to remember that lost their line ends
# verbs that join what a sentence is about; another one says nothing else
LIGHT = frozenset(
    stem(word)
    for word in (
        "find",
        "found",
        "call",
        "known",
        "contain",
        "include",
        "owing",
        "due",
        "mean",
        "keep",
        "come",
        "give",
        "take",
        "use",
        "become",
        "start",
        "begin",
        "help",
        "try",
        "want",
        "good",
        "way",
        "thing",
        "lot",
    )
)
AUXILIARIES = frozenset(
    {"is", "are", "was", "were", "can", "may", "might", "should", "must", "will", "has", "have", "do", "does"}
)


class _Row(msgspec.Struct, frozen=True):
    """A sentence: its words as stems, the stems that carry content, and those of them that are its own."""

    sentence: Sentence
    texts: list[str]
    content: frozenset[str]
    own: frozenset[str]

    def place(self, first: int, last: int) -> tuple[int, int]:
        """The range in the sentence from the first to the last of the given words."""
        starts = token_ranges(self.sentence.folded)
        return starts[first][0], starts[last][1]


class _Echo(msgspec.Struct, frozen=True):
    """A sentence, the earlier one it repeats, and where."""

    later: Sentence
    first: Sentence
    span: Span

    def goes_on(self, other: _Echo) -> bool:
        """Whether this is the next sentence of a passage that is repeated as a whole."""
        steps = (self.later.index - other.later.index, self.first.index - other.first.index)
        return steps == (1, 1) and self.later.block is other.later.block


def search(document: Document, rule: Rule, spec: Spec) -> Iterator[Finding]:
    rows = list(_rows(document, rule, spec))
    counts = Counter(key for row in rows for key in row.content)
    runs: dict[tuple[str, ...], list[_Row]] = defaultdict(list)
    rare: dict[str, list[_Row]] = defaultdict(list)
    found: dict[int, list[_Echo]] = defaultdict(list)
    size = min(5, spec.run)
    loose = _list_share(document) < LISTS
    by_index = {row.sentence.index: row for row in rows}
    last: _Echo | None = None
    for row in rows:
        grams = [tuple(row.texts[i : i + size]) for i in range(len(row.texts) - size + 1)]
        telling = row.own - LIGHT
        stems = rare_first(telling, counts, spec.similarity) if len(telling) > spec.content else []
        earlier = {id(other): other for gram in grams for other in runs.get(gram, ())}
        earlier.update((id(other), other) for key in stems for other in rare.get(key, ()))
        echo = _alike(row, list(earlier.values()), counts, spec, loose) or _goes_on(row, last, by_index)
        if echo:
            last = echo
            found[row.sentence.block.index].append(echo)
            continue
        for gram in grams:
            if len(runs[gram]) < 4:
                runs[gram].append(row)
        for key in stems:
            if len(rare[key]) < 8:
                rare[key].append(row)
    for index, echoes in found.items():
        if len(echoes) < SUMMARY or document.blocks[index].kind is not BlockKind.LIST_ITEM:
            yield from _passages(document, echoes)


def _passages(document: Document, echoes: list[_Echo]) -> Iterator[Finding]:
    """One finding for sentences that follow each other in both places."""
    start = 0
    for index in range(1, len(echoes) + 1):
        if index == len(echoes) or not echoes[index].goes_on(echoes[index - 1]):
            span = Span(echoes[start].span.start, echoes[index - 1].span.end)
            yield again(span, echoes[start].first.span(), document)
            start = index


def _list_share(document: Document) -> float:
    """The share of words that stand in list items: instructions and rules of who may get what repeat their terms."""
    listed = told = 0
    for block in document.prose():
        words = block.text.count(" ") + 1
        listed += words if block.kind is BlockKind.LIST_ITEM else 0
        told += words if block.kind is BlockKind.PARAGRAPH else 0
    return listed / max(1, listed + told)


def _rows(document: Document, rule: Rule, spec: Spec) -> Iterator[_Row]:
    """The sentences that are compared: no pointers to elsewhere, no lead-ins of lists, nothing repeated as a whole."""
    repeated = {later.index for later, _ in repeated_paragraphs(document, 12, 0.6)} | exempt(document, spec)
    topic = set(content(tokens(fold(document.title_text))))
    pointer = compile_pattern(spec.pointers) if spec.pointers else None
    for sentence in sentences(document):
        block = sentence.block
        if not rule.covers(block) or block.index in repeated:
            continue
        if block.kind is BlockKind.LIST_ITEM and not sentence.text.endswith("."):
            continue
        if points_elsewhere(sentence) or sentence.text.endswith(":") or (pointer and pointer.search(sentence.folded)):
            continue
        words = tokens(sentence.folded)
        if len(words) < spec.min_words:
            continue
        texts = [word if word in STOPWORDS else stem(word) for word in words]
        carrying = frozenset(found for word, found in zip(words, texts, strict=True) if word not in STOPWORDS)
        names = {fold(name) for name in NAME.findall(sentence.text[1:])}
        yield _Row(sentence, texts, carrying, carrying - topic - {stem(name) for name in names})


def _alike(row: _Row, earlier: list[_Row], counts: Counter[str], spec: Spec, loose: bool) -> _Echo | None:
    """The earlier sentence that this one repeats: in a long run of words, or in nearly all it says."""
    for other in earlier:
        if other.sentence.block is row.sentence.block or len(row.own & other.own) < min(spec.content - 1, len(row.own)):
            continue
        place = _repeated(row, other, spec, loose)
        if place and not _parallel(row, other, counts):
            return _Echo(row.sentence, other.sentence, row.sentence.span(*place))
    return None


def _goes_on(row: _Row, last: _Echo | None, by_index: dict[int, _Row]) -> _Echo | None:
    """After a repeated sentence, one that opens like the sentence after the earlier one."""
    if last is None or row.sentence.index != last.later.index + 1 or row.sentence.block is not last.later.block:
        return None
    other = by_index.get(last.first.index + 1)
    if other is None or other.sentence.block is not last.first.block:
        return None
    pairs = zip(row.texts, other.texts, strict=False)
    length = next(
        (number for number, (one, two) in enumerate(pairs) if one != two), min(len(row.texts), len(other.texts))
    )
    if length < OPENING or len(row.own.intersection(row.texts[:length])) < 2:
        return None
    return _Echo(row.sentence, other.sentence, row.sentence.span(*row.place(0, length - 1)))


def _repeated(row: _Row, other: _Row, spec: Spec, loose: bool) -> tuple[int, int] | None:
    """The range of the later sentence that stands in the earlier one; a part of it only where ``loose``."""
    whole = overlap(row.content - LIGHT, other.content - LIGHT)
    shared = row.own & other.own
    shorter = min(len(row.texts), len(other.texts))
    if whole >= spec.similarity and len(shared) >= spec.content:
        return 0, len(row.sentence.text)
    if not loose or BlockKind.LIST_ITEM in (row.sentence.block.kind, other.sentence.block.kind):
        return None
    start, first_start, length = common_run(row.texts, other.texts)
    own = row.own.intersection(row.texts[start : start + length])
    carried = row.content.intersection(row.texts[start : start + length])
    covered = length >= spec.coverage * shorter
    says = len(own) > 1 or (own and AUXILIARIES.intersection(row.texts[start : start + length]))
    long = length >= spec.run and len(carried) > spec.content and says
    opening = start == 0 == first_start and length >= spec.run - 2 and len(own) >= spec.content - 1
    if covered and (long or opening):
        return row.place(start, start + length - 1)
    if len(shared) < spec.content:
        return None
    runs = [run for run in aligned(row.texts, other.texts) if run[2] > 1]
    if sum(run[2] for run in runs) >= max(spec.run, 0.75 * shorter):
        return row.place(runs[0][0], runs[-1][0] + runs[-1][2] - 1)
    return None


def _parallel(row: _Row, other: _Row, counts: Counter[str]) -> bool:
    """Whether two sentences say the same of two things: they differ in figures, or by a few stems used elsewhere."""
    left, right = row.content - other.content, other.content - row.content
    if any(found[0].isdigit() for found in left) and any(found[0].isdigit() for found in right):
        return True
    if not left or not right or max(len(left), len(right)) > 3:
        return False
    return all(counts[found] > 1 for found in left | right)
