"""``repetition``: the same line, paragraph, sentence, heading or phrase again in one article.

The later place is reported and related to the first. One file a unit would hide how they share their exceptions: what
stands in a paragraph that is repeated as a whole is not reported sentence by sentence.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

import msgspec

from healthlint.annotations import Sentence, Word, sentences, word_count
from healthlint.diagnostic import Applicability, Edit, Finding, Fix, Related
from healthlint.document import Block, BlockKind, Document, fold
from healthlint.kinds import Check
from healthlint.kinds.common import read_spec
from healthlint.patterns import compile_pattern
from healthlint.rule import Rule
from healthlint.similarity import STOPWORDS, aligned, common_run, content, overlap, rare_first, stem, tokens
from healthlint.span import Span

SHINGLE = 6
LONG, LONGER = 40, 0.15  # words of a paragraph in which a few changes break many runs, and what that costs
LISTS = 0.3
LETTERS = 5
ARTICLES = frozenset({"the", "a", "an", "your", "their", "his", "her"})
SECTIONS = 3  # in which a phrase must stand to be a habit
SIDES = frozenset({"without", "no", "not", "never", "before", "after", "under", "over", "above", "below"})
GOALS = frozenset({"for", "of", "by", "from", "to"})
SUMMARY = 3  # repeated sentences in one list item: points to remember that lost their line ends
QUESTIONS = 4
AUXILIARIES = frozenset(
    {"is", "are", "was", "were", "can", "may", "might", "should", "must", "will", "has", "have", "do", "does"}
)


class Spec(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """What is compared, and how much alike is too much.

    ``min_words`` of a unit; ``run`` of equal words and ``content`` stems in it; ``similarity`` of content stems from 0
    to 1; ``coverage`` of the shorter sentence by a run; for phrases ``times`` and ``per_1000`` words. Sections whose
    heading matches ``summaries`` repeat on purpose, and so do sentences that match ``pointers``. Of more than ``most``
    findings in an article only the first is kept: such a text is boilerplate. ``light`` words add nothing to a heading;
    a phrase may consist of content words alone if it opens with one of them, of two words after one of ``praise``.
    """

    unit: Literal["line", "paragraph", "sentence", "heading", "phrase"]
    min_words: int = 1
    run: int = 8
    content: int = 4
    similarity: float = 0.75
    times: int = 4
    per_1000: float = 2.0
    coverage: float = 0.4
    most: int = 1000
    summaries: str = ""
    pointers: str = ""
    light: tuple[str, ...] = ()
    praise: tuple[str, ...] = ()


def build(rule: Rule) -> Check:
    """A check of the rule's unit over the whole article."""
    spec = read_spec(rule, Spec, rule.file.repetition)
    units: dict[str, Callable[[Document, Rule, Spec], Iterator[Finding]]] = {
        "line": _lines,
        "paragraph": _paragraphs,
        "sentence": _sentences,
        "heading": _headings,
        "phrase": _phrases,
    }
    search = units[spec.unit]

    def run(document: Document) -> Iterator[Finding]:
        if spec.unit not in ("line", "heading") and repeats_by_design(document):
            return
        found = list(search(document, rule, spec))
        yield from found if len(found) <= spec.most else found[:1]

    return Check(rule, run)


def exempt(document: Document, spec: Spec) -> set[int]:
    """Blocks under headings such as “Key points”, which say again what stands elsewhere."""
    if not spec.summaries:
        return set()
    pattern = compile_pattern(spec.summaries)
    return {
        block.index
        for section in document.sections
        if any(pattern.search(title) for title in section.path)
        for block in section.blocks
    }


def repeats_by_design(document: Document) -> bool:
    """Whether the page is a collection of questions, each naming the topic again: its answers overlap on purpose."""
    topic = set(content(tokens(fold(document.title_text))))
    headings = [section.heading.folded for section in document.sections if section.heading]
    questions = [text for text in headings if text.rstrip().endswith("?") and topic <= set(content(tokens(text)))]
    return bool(topic) and len(questions) >= QUESTIONS


def _again(later: Span, first: Span, document: Document, fixes: tuple[Fix, ...] = ()) -> Finding:
    line = document.lines.position(first.start).line
    values = {"match": later.of(document.source), "first": first.of(document.source), "line": str(line)}
    return Finding(later, values, fixes, (Related(first, "first here"),))


# ---- lines


def _lines(document: Document, rule: Rule, spec: Spec) -> Iterator[Finding]:
    previous: tuple[Block, int, int] | None = None
    for block in document.prose():
        if not rule.covers(block):
            previous = None
            continue
        for start, end in block.lines():
            text = block.text[start:end].strip()
            if previous and text and text == previous[0].text[previous[1] : previous[2]].strip():
                words = text.split()
                alike = (block.kind, block.level) == (previous[0].kind, previous[0].level)
                if alike and len(words) >= spec.min_words and sum(char.isalpha() for char in text) >= LETTERS:
                    yield _again_line(document, previous, (block, start, end))
            previous = (block, start, end) if text else None


def _again_line(document: Document, first: tuple[Block, int, int], later: tuple[Block, int, int]) -> Finding:
    one, other = (block.locate(start, end) for block, start, end in (first, later))
    fixes: tuple[Fix, ...] = ()
    if one.exact and other.exact:
        cut = Span(one.span.end, other.span.end)
        if not cut.of(document.source)[: other.span.start - one.span.end].strip():
            fixes = (Fix("Remove the second line", (Edit(cut, ""),), Applicability.SAFE),)
    return _again(other.span, one.span, document, fixes)


# ---- paragraphs


def _paragraphs(document: Document, rule: Rule, spec: Spec) -> Iterator[Finding]:
    left_out = exempt(document, spec)
    for later, first in repeated_paragraphs(document, spec.min_words, spec.similarity):
        if rule.covers(later) and rule.covers(first) and not {later.index, first.index} & left_out:
            yield _again(later.span(), first.span(), document)
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
            yield _again(later, earlier, document)


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


# ---- sentences


@dataclass(frozen=True, slots=True)
class _Row:
    """A sentence: its words as stems, the stems that carry content, and those of them that are its own."""

    sentence: Sentence
    words: list[Word]
    texts: list[str]
    content: frozenset[str]
    own: frozenset[str]


def _sentences(document: Document, rule: Rule, spec: Spec) -> Iterator[Finding]:
    rows = list(_rows(document, rule, spec))
    counts = Counter(key for row in rows for key in row.content)
    runs: dict[tuple[str, ...], list[_Row]] = defaultdict(list)
    rare: dict[str, list[_Row]] = defaultdict(list)
    found: dict[int, list[Finding]] = defaultdict(list)
    size = min(5, spec.run)
    loose = _list_share(document) < LISTS
    for row in rows:
        grams = [tuple(row.texts[i : i + size]) for i in range(len(row.texts) - size + 1)]
        stems = rare_first(row.own, counts, spec.similarity) if len(row.own) > spec.content else []
        earlier = {id(other): other for gram in grams for other in runs.get(gram, ())}
        earlier.update((id(other), other) for key in stems for other in rare.get(key, ()))
        if finding := _alike(row, list(earlier.values()), counts, spec, document, loose):
            found[row.sentence.block.index].append(finding)
            continue
        for gram in grams:
            if len(runs[gram]) < 4:
                runs[gram].append(row)
        for key in stems:
            if len(rare[key]) < 8:
                rare[key].append(row)
    for index, findings in found.items():
        if len(findings) < SUMMARY or document.blocks[index].kind is not BlockKind.LIST_ITEM:
            yield from findings


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
        if not rule.covers(block) or block.index in repeated or len(sentence.words) < spec.min_words:
            continue
        if block.kind is BlockKind.LIST_ITEM and not sentence.text.endswith("."):
            continue
        if _points_elsewhere(sentence) or sentence.text.endswith(":") or (pointer and pointer.search(sentence.folded)):
            continue
        words = sentence.words
        texts = [word.text if word.text in STOPWORDS else stem(word.text) for word in words]
        carrying = frozenset(content([word.text for word in words]))
        names = {texts[i] for i, word in enumerate(words) if i and sentence.text[word.start].isupper()}
        yield _Row(sentence, words, texts, carrying, carrying - topic - names)


def _points_elsewhere(sentence: Sentence) -> bool:
    """Whether a sentence holds a link: such a pointer may stand in every section."""
    return any(link.start < sentence.end and sentence.start < link.end for link in sentence.block.links())


def _alike(
    row: _Row, earlier: list[_Row], counts: Counter[str], spec: Spec, document: Document, loose: bool
) -> Finding | None:
    """The earlier sentence that this one repeats: in a long run of words, or in nearly all it says."""
    for other in earlier:
        if other.sentence.block is row.sentence.block or len(row.own & other.own) < min(spec.content - 1, len(row.own)):
            continue
        place = _repeated(row, other, spec, loose)
        if place and not _parallel(row, other, counts):
            return _again(row.sentence.span(*place), other.sentence.span(), document)
    return None


def _repeated(row: _Row, other: _Row, spec: Spec, loose: bool) -> tuple[int, int] | None:
    """The range of the later sentence that stands in the earlier one; a part of it only where ``loose``."""
    whole = overlap(set(row.content), set(other.content))
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
        return row.words[start].start, row.words[start + length - 1].end
    if len(shared) < spec.content:
        return None
    runs = [run for run in aligned(row.texts, other.texts) if run[2] > 1]
    if sum(run[2] for run in runs) >= max(spec.run, 0.75 * shorter):
        return row.words[runs[0][0]].start, row.words[runs[-1][0] + runs[-1][2] - 1].end
    return None


def _parallel(row: _Row, other: _Row, counts: Counter[str]) -> bool:
    """Whether two sentences say the same of two things: they differ in figures, or by a few stems used elsewhere."""
    left, right = row.content - other.content, other.content - row.content
    if any(found[0].isdigit() for found in left) and any(found[0].isdigit() for found in right):
        return True
    if not left or not right or max(len(left), len(right)) > 3:
        return False
    return all(counts[found] > 1 for found in left | right)


# ---- headings


@dataclass(frozen=True, slots=True)
class _Heading:
    """A heading: its stems, those not of the title, those of its gerunds, and what it asks for (“why”, “how much”)."""

    block: Block
    stems: frozenset[str]
    own: frozenset[str]
    acts: frozenset[str]
    question: str
    parents: tuple[str, ...]


def _headings(document: Document, rule: Rule, spec: Spec) -> Iterator[Finding]:
    topic = set(content(tokens(fold(document.title_text))))
    light = {stem(word) for word in spec.light}
    collection = repeats_by_design(document)
    summary = compile_pattern(spec.summaries) if spec.summaries else None
    seen: list[_Heading] = []
    for section in document.sections:
        heading = section.heading
        words = tokens(heading.folded) if heading else []
        if heading is None or not rule.covers(heading) or len(words) < spec.min_words:
            continue
        if summary and any(summary.search(title) for title in section.path[1:]):
            continue
        full = frozenset(content(words)) | SIDES.intersection(words)
        if collection and topic <= full and heading is not document.title:
            continue
        stems = full - light or full
        acts = frozenset(stem(word) for before, word in pairwise(words) if word.endswith("ing") and before in GOALS)
        row = _Heading(heading, stems, stems - topic, acts, _question(words), section.path[:-1])
        for other in seen:
            if _same_heading(row, other, document, spec.similarity):
                yield _again(heading.span(), other.block.span(), document)
                break
        seen.append(row)


def _same_heading(row: _Heading, other: _Heading, document: Document, similarity: float) -> bool:
    title = other.block is document.title
    if row.block.folded == other.block.folded:
        return row.parents == other.parents
    if row.question != other.question and (title or (row.question and other.question)):
        return False
    if title and row.block.text.rstrip().endswith("?"):
        return False  # “What is X?” below the title “X”
    if overlap(set(row.stems), set(other.stems)) >= similarity and len(row.stems) > 1:
        return True
    if (
        not title
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


# ---- phrases


_owner = dict.fromkeys(("your", "their", "his", "her"), "the")


def _phrases(document: Document, rule: Rule, spec: Spec) -> Iterator[Finding]:
    named = _named(document)
    left_out = exempt(document, spec)
    praise = frozenset(spec.praise)
    light = praise.union(spec.light)
    places: dict[tuple[str, ...], list[tuple[Sentence, int, int]]] = defaultdict(list)
    for sentence in sentences(document):
        if not rule.covers(sentence.block) or sentence.block.index in left_out or _points_elsewhere(sentence):
            continue
        for key, start, end in _turns(sentence, light, praise):
            places[key].append((sentence, start, end))
    limit = max(spec.times, spec.per_1000 * word_count(document) / 1000)
    often = [(key, rows) for key, rows in places.items() if len(rows) >= limit and not _is_topic(key, named)]
    home = {block.index: number for number, part in enumerate(document.sections) for block in part.blocks}
    taken: set[tuple[int, int]] = set()
    for _, rows in sorted(often, key=lambda item: (-len(item[1]), -len(item[0]), item[0])):
        spans = [sentence.span(start, end) for sentence, start, end in rows]
        if any((span.start, span.end) in taken or _inside(span, taken) for span in spans):
            continue
        sections = {home.get(sentence.block.index) for sentence, _, _ in rows}
        if len(sections) < min(SECTIONS, len(document.sections)):
            continue
        taken.update((span.start, span.end) for span in spans)
        third = spans[2]
        related = tuple(Related(span, "also here") for span in spans if span is not third)
        yield Finding(third, {"match": third.of(document.source), "count": str(len(spans))}, related=related)


def _turns(
    sentence: Sentence, light: frozenset[str], praise: frozenset[str]
) -> Iterator[tuple[tuple[str, ...], int, int]]:
    """Turns of phrase of a sentence, as stems, with their ranges."""
    words = sentence.words
    stems = [_owner.get(word.text) or (word.text if word.text in STOPWORDS else stem(word.text)) for word in words]
    carries = [word.text not in STOPWORDS and not word.text[0].isdigit() for word in words]
    names = [index > 0 and sentence.text[word.start].isupper() for index, word in enumerate(words)]
    for i in range(len(words) - 1):
        if not carries[i] or names[i]:
            continue
        praises = words[i].text in light
        for last in range(i + (1 if words[i].text in praise else 2), min(i + 5, len(words))):
            if names[last]:
                break
            if carries[last] and (praises or _is_turn(words[i].text, words[i:last], carries[i:last])):
                yield tuple(stems[i : last + 1]), words[i].start, words[last].end


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
