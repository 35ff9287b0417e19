"""What a repetition rule says, and what its units share: exceptions, findings."""

from __future__ import annotations

from typing import Literal

import msgspec

from healthlint.annotations import Sentence
from healthlint.diagnostic import Finding, Fix, Related
from healthlint.document import Document, fold
from healthlint.patterns import compile_pattern
from healthlint.similarity import content, tokens
from healthlint.span import Span

QUESTIONS = 4


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


def again(later: Span, first: Span, document: Document, fixes: tuple[Fix, ...] = ()) -> Finding:
    line = document.line_name(first.start)
    values = {"match": later.of(document.source), "first": first.of(document.source), "line": line}
    return Finding(later, values, fixes, (Related(first, "first here"),))


def points_elsewhere(sentence: Sentence) -> bool:
    """Whether a sentence holds a link: such a pointer may stand in every section."""
    return any(link.start < sentence.end and sentence.start < link.end for link in sentence.block.links())
