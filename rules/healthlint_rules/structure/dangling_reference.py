"""Pointers to something that is not in the article: a chart below, Table 3, an appendix, a solution that comes later.

Method: a pointer names a kind of thing (table, figure, box, appendix, section, list) or only a place (below, later); then the
document is asked whether such a thing stands there: tables, pictures, lists, captions, a heading that shares a word with the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from healthlint.annotations import Sentence, cue_sentences
from healthlint.diagnostic import Finding
from healthlint.document import BlockKind, Document, InlineKind, fold
from healthlint.kinds.expressions import usable
from healthlint.patterns import compile_pattern
from healthlint.rule import Rule
from healthlint.similarity import content, tokens

_THING = r"(?P<thing>table|chart|figure|fig\.?|graph|diagram|picture|image|photo|illustration|infographic|video|box|appendix|map|panel)"
_PLACE = r"(?P<place>below|above|following|next|on the (?:left|right)|at the end|overleaf|opposite|later|earlier|previous|underneath)"
POINTERS = (
    rf"\b(?:see|refer to|shown in|listed in|given in|summari[sz]ed in|as in|in)\s+(?:the\s+)?{_THING}s?\s+(?:{_PLACE}|(?P<number>\d+|[A-Z]\b))",
    rf"\b(?:see|refer to|check|look at|use)\s+(?:the\s+)?(?:{_PLACE}\s+)?{_THING}s?\s+(?:{_PLACE}|for)\b",
    rf"\bas\s+(?:the\s+)?{_THING}\s+(?:{_PLACE}\s+)?(?:shows?|illustrates?|makes clear)\b",
    rf"\bthe\s+{_THING}s?\s+(?:{_PLACE})\s+(?:shows?|lists?|gives?|explains?|compares?|illustrates?|summari[sz]es)\b",
    rf"\bthe\s+(?:{_PLACE})\s+{_THING}\s+(?:shows?|lists?|gives?|explains?|compares?)\b",
)
LATER = (
    r"\b(?:comes?|follows?|(?:is|are|will be)\s+(?:discussed|covered|explained|described|listed|outlined|given|addressed)|"
    r"(?:we|i)(?:'ll| will| shall)?\s+(?:discuss|cover|explain|return to|look at|get to|come back to)[^.;]{0,40}?)\s+"
    r"(?:later|below|shortly|further (?:on|down)|in (?:a|the) (?:later|next|following) (?:section|part|chapter)|at the end)\b"
    r"(?! (?:in|during|on) (?:life|pregnancy|the day|childhood))(?! than\b)",
    r"\b(?:as|see)\s+(?:discussed|explained|described|mentioned|noted)\s+(?:below|later)\b",
)
_PICTURES = frozenset(
    {"chart", "figure", "fig", "graph", "diagram", "picture", "image", "photo", "illustration", "infographic", "map"}
)


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """Yield each pointer whose target is missing."""
    for sentence in cue_sentences(document, rule.id):
        found = _thing(document, sentence) or _later(document, sentence)
        if found and usable(rule, sentence, *found.span()):
            yield Finding(sentence.span(*found.span()), {"match": sentence.text[found.start() : found.end()]})


def _thing(document: Document, sentence: Sentence) -> Any:
    for pattern in POINTERS:
        match = compile_pattern(pattern).search(sentence.folded)
        if match and not _linked(sentence, match) and not _there(document, sentence, match):
            return match
    return None


def _linked(sentence: Sentence, match: Any) -> bool:
    low, high = sentence.start + match.start(), sentence.start + match.end()
    return any(link.start < high and low < link.end for link in sentence.block.links())


def _there(document: Document, sentence: Sentence, match: Any) -> bool:
    """Whether a thing of that kind stands in the document, or is named there as a caption or heading."""
    thing = match.group("thing").rstrip(".")
    number = match.groupdict().get("number")
    if number:
        label = re.compile(rf"\W*{thing[:3]}\w*\.?\s*{number}\b")
        if any(label.match(fold(block.text)) for block in document.blocks if block is not sentence.block):
            return True
    if thing in ("table", "chart"):
        if not number and (document.tables or document.source.count("\n|") > 1):
            return True
        return (
            thing == "table" and len(document.tables) >= int(number)
            if number and number.isdigit()
            else _flattened(document)
        )
    if thing in _PICTURES:
        pictures = any(mark.kind is InlineKind.IMAGE for block in document.blocks for mark in block.inlines)
        return (
            pictures
            or "![" in document.source
            or "<img" in document.source
            or "<figure" in document.source
            or "{{" in document.source
        )
    if thing == "video":
        return "<iframe" in document.source or "<video" in document.source or "{{" in document.source
    return any(s.heading and thing in s.heading.folded for s in document.sections) or f"{thing}:" in fold(
        document.source
    )


def _flattened(document: Document) -> bool:
    """A table that lost its columns is still the table that is meant."""
    from healthlint_rules.algorithms import tables

    return any(True for _ in tables.find(document))


def _later(document: Document, sentence: Sentence) -> Any:
    for pattern in LATER:
        match = compile_pattern(pattern).search(sentence.folded)
        if match and not _continues(document, sentence, match):
            return match
    return None


def _continues(document: Document, sentence: Sentence, match: Any) -> bool:
    """Whether a later heading, or for “below” a list or table close by, takes up what the sentence speaks of."""
    topic = set(content(tokens(fold(document.title_text))))
    about = set(content([word.text for word in sentence.words])) - topic
    later = [s.heading for s in document.sections if s.heading and s.heading.index > sentence.block.index]
    if any(about & set(content(tokens(heading.folded))) for heading in later):
        return True
    if "below" not in match.group() and "shortly" not in match.group():
        return False
    near = document.blocks[sentence.block.index + 1 : sentence.block.index + 4]
    return any(block.kind in (BlockKind.LIST_ITEM, BlockKind.TABLE_CELL) for block in near)
