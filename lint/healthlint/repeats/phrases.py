"""Turns of phrase that an article says again and again."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

import msgspec

from healthlint.annotations import Sentence, Word, sentences, word_count
from healthlint.diagnostic import Finding, Related
from healthlint.document import Document, fold
from healthlint.repeats.spec import Spec, exempt, points_elsewhere
from healthlint.rule import Rule
from healthlint.similarity import STOPWORDS, content, stem, tokens
from healthlint.span import Span

ARTICLES = frozenset({"the", "a", "an", "your", "their", "his", "her"})
SECTIONS = 3  # in which a phrase must stand to be a habit


OWNERS = dict.fromkeys(("your", "their", "his", "her"), "the")


class _Use(msgspec.Struct, frozen=True):
    """A phrase in a sentence: its stems and its range."""

    key: tuple[str, ...]
    sentence: Sentence
    start: int
    end: int

    def span(self) -> Span:
        return self.sentence.span(self.start, self.end)


def search(document: Document, rule: Rule, spec: Spec) -> Iterator[Finding]:
    """Yield each phrase that stands too often, at its third place."""
    named = _named(document)
    limit = max(spec.times, spec.per_1000 * word_count(document) / 1000)
    uses: dict[tuple[str, ...], list[_Use]] = defaultdict(list)
    for use in _uses(document, rule, spec):
        uses[use.key].append(use)
    often = [(key, row) for key, row in uses.items() if len(row) >= limit and not _is_topic(key, named)]
    home = {block.index: number for number, part in enumerate(document.sections) for block in part.blocks}
    taken: set[tuple[int, int]] = set()
    for _, row in sorted(often, key=lambda item: (-len(item[1]), -len(item[0]), item[0])):
        spans = [use.span() for use in row]
        sections = {home.get(use.sentence.block.index) for use in row}
        if len(sections) < min(SECTIONS, len(document.sections)) or any(_inside(span, taken) for span in spans):
            continue
        taken.update((span.start, span.end) for span in spans)
        third = spans[2]
        related = tuple(Related(span, "also here") for span in spans if span is not third)
        yield Finding(third, {"match": third.of(document.source), "count": str(len(spans))}, related=related)


def _uses(document: Document, rule: Rule, spec: Spec) -> Iterator[_Use]:
    left_out = exempt(document, spec)
    rows = [
        (sentence, [OWNERS.get(w.text) or (w.text if w.text in STOPWORDS else stem(w.text)) for w in sentence.words])
        for sentence in sentences(document)
        if rule.covers(sentence.block) and sentence.block.index not in left_out and not points_elsewhere(sentence)
    ]
    counts = Counter(found for _, stems in rows for found in stems)
    often = {found for found, count in counts.items() if count >= spec.times}
    praise = frozenset(spec.praise)
    light = praise.union(spec.light)
    for sentence, stems in rows:
        yield from _turns(sentence, stems, often, light, praise)


def _turns(
    sentence: Sentence, stems: list[str], often: set[str], light: frozenset[str], praise: frozenset[str]
) -> Iterator[_Use]:
    """Turns of phrase of a sentence, of two to five words; rare words and names cannot be part of one."""
    words = sentence.words
    carries = [word.text not in STOPWORDS and not word.text[0].isdigit() for word in words]
    for i in range(len(words) - 1):
        if not carries[i] or stems[i] not in often or (i and sentence.text[words[i].start].isupper()):
            continue
        praises = words[i].text in light
        shortest = i + (1 if words[i].text in praise else 2)
        for last in range(i + 1, min(i + 5, len(words))):
            if stems[last] not in often or sentence.text[words[last].start].isupper():
                break
            turn = carries[last] and last >= shortest
            if turn and (praises or _is_turn(words[i].text, words[i:last], carries[i:last])):
                yield _Use(tuple(stems[i : last + 1]), sentence, words[i].start, words[last].end)


def _is_turn(first: str, words: list[Word], carries: list[bool]) -> bool:
    """Whether words make a turn of phrase: “the back of the throat” and “salt and sugar” are terms."""
    if all(carries):
        return False
    joins = {word.text for word, carry in zip(words, carries, strict=True) if not carry} - ARTICLES
    return first.endswith("ing") or not joins or not joins <= {"of", "and", "or"}


def _named(document: Document) -> list[set[str]]:
    """Stems of the title and of each heading: what they name may be said again and again."""
    texts = [document.title_text, *(s.heading.text for s in document.sections if s.heading)]
    return [set(content(tokens(fold(text)))) for text in texts]


def _is_topic(key: tuple[str, ...], named: list[set[str]]) -> bool:
    carrying = {part for part in key if part not in STOPWORDS}
    return any(carrying <= names for names in named)


def _inside(span: Span, taken: set[tuple[int, int]]) -> bool:
    return any(low < span.end and span.start < high for low, high in taken)
