"""Sources of a statement, in place and for the whole article, and which of them covers a sentence.

In place: a mark of citation (``source_marks``) or a named body or study (``source_names``), in the sentence itself, in
the next one if that speaks of it, in the one before if the sentence speaks of that, in the lead-in of a list, in a lone
citation that closes the paragraph, in a line, caption or cell around it. A number that the list of references does not
have is no source. Edited pages of health services rarely cite in place: they answer for the whole page, so an article
has a citing style too. Own method, after the reach that Wikipedia:Citing sources and the AMA Manual of Style, chapter 3,
give to a citation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum

import msgspec

from healthlint.annotations import Sentence, sentences, sentences_of
from healthlint.document import Block, BlockKind, Document
from healthlint.patterns import compile_pattern
from healthlint.span import Span
from healthlint_rules.algorithms.sources import source_lines
from healthlint_rules.algorithms.sources.reference_list import entries, numbered
from healthlint_rules.algorithms.sources.source_marks import Mark, Style, marks_of
from healthlint_rules.algorithms.sources.source_names import named_in

_FIGURES = r"(?:figures?|numbers?|estimates?|data|stud(?:y|ies)|surveys?|trials?|reviews?|findings?|results?|statistics?|percentages?|rates?|shares?|paper|report|authors?|researchers|research|team)"
_BACK = compile_pattern(
    rf"^\W*(?:(?:(?:in|from|of|according to) )?th(?:is|ese|at|ose|e|e same) (?:\w+ ){{0,2}}{_FIGURES}\b|(?:this|that|these|those|it) (?:all )?(?:comes?|came|stems?|is taken|are taken|"
    r"(?:is|was|are|were) (?:the|a) (?:\w+ )?(?:results?|findings?|conclusions?|estimates?) (?:of|from|by)) ?|sources?\b|see (?!(?:our|your|you|how|what|whether|if|an? (?:doctor|gp|nurse|dentist))\b)|that(?:’|')?s according|that(?:’|'| i)s what\b|so (?:says|said|found|finds|reports?|wrote)\b|"
    r"(?:it was|this was|that was|these were|this has been|that is) (?:the |an? )?(?:\w+ )?(?:found|shown|measured|reported|counted|published|estimated|established|(?-i:[A-Z][a-z]+))|"
    r"(?:they|it) (?:\w+ )?(?:tested|asked|followed|surveyed|counted|studied|looked|examined|analy[sz]ed|recruited|interviewed|measured|compared|tracked|questioned|reviewed|found|used|pooled|estimated|showed|concluded)\b)",
    re.I,
)
_TAKES_UP = compile_pattern(rf"\b(?:these|those|this|that) {_FIGURES}\b", re.I)
_CLAIM = compile_pattern(
    r"\d\s?%|\bper ?cent\b|\b(?:study|studies|survey|trial|review|research)\b|\b(?:half|third|twice|times)\b", re.I
)
_OPENS = compile_pattern(r"[:?][\s\[\]()\d,–-]*$", 0)
_OFFICIAL = compile_pattern(
    r"\.(?:gov|mil)\b|\.nhs\.uk|\bwho\.int|\beuropa\.eu|\.gov\.|\bclinicaltrials\b|\bmedlineplus\b", re.I
)
_SELF = compile_pattern(
    r"\b(?:NINDS|NIDDK|NHLBI|NIAMS|NIA|NIMH|NCI|NEI|NICHD|NIDCD|NIAID|NIH|CDC|FDA|NHS|HHS|AHRQ|USPSTF|National Institutes? (?:of|on|for)|"
    r"Centers for Disease Control|World Health Organi[sz]ation)\b",
    0,
)
_TRAILING = (Style.NUMBER, Style.SUPERSCRIPT, Style.FOOTNOTE)


class Citing(StrEnum):
    """How an article shows its sources: at statements, in a list alone, as a page of a service or speaking for one, not at all."""

    IN_TEXT = "in-text"
    LIST = "list"
    PAGE = "page"
    SERVICE = "service"
    NONE = "none"


class Scope(StrEnum):
    """How far around a statement a source counts; ``sentence`` takes in what refers back, lead-ins, captions, source lines."""

    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"
    SECTION = "section"
    ARTICLE = "article"


class Reach(StrEnum):
    """Where a source stands, seen from the sentence that it covers."""

    SENTENCE = "in the sentence"
    NEXT = "in the next sentence"
    BEFORE = "in the sentence before"
    END = "at the end of the paragraph"
    LEAD_IN = "in the lead-in of the list"
    AROUND = "in a source line, caption or cell around it"
    SCOPE = "elsewhere in the scope"


class Source(msgspec.Struct, frozen=True):
    """What covers a sentence: ``kind`` is a style of mark, “body”, “study” or “source line”; at ``[start, end)`` of a block."""

    kind: str
    block: Block
    start: int
    end: int
    reach: Reach = Reach.SENTENCE

    @property
    def span(self) -> Span:
        return self.block.span(self.start, self.end)

    @property
    def name(self) -> str:
        """The words of the source."""
        return self.block.text[self.start : self.end]


def source_of(
    document: Document, sentence: Sentence, bodies: tuple[str, ...], scope: Scope = Scope.SENTENCE
) -> Source | None:
    """The source that covers a sentence, the nearest first; None without one in reach."""
    for other, reach in _in_reach(document, sentence, scope):
        if isinstance(other, Source):
            return other
        if found := _in(document, other, bodies):
            return msgspec.structs.replace(found, reach=reach)
    return None


def cited(document: Document, sentence: Sentence, bodies: tuple[str, ...], scope: Scope = Scope.SENTENCE) -> bool:
    """Whether a source of the sentence stands in reach."""
    return source_of(document, sentence, bodies, scope) is not None


def marks_in(document: Document, sentence: Sentence) -> list[Mark]:
    """The marks that cite for a sentence: in it or right behind it, not those that close the sentence before."""
    text, low, high = sentence.block.text, sentence.start, sentence.end
    found = []
    for mark in marks_of(document, sentence.block):
        trailing = mark.style in _TRAILING
        inside = low < mark.start < high or (mark.start == low and not (trailing and low))
        behind = trailing and mark.start >= high and not text[high : mark.start].strip()
        if (inside or behind) and _stands(document, mark):
            found.append(mark)
    return found


def _stands(document: Document, mark: Mark) -> bool:
    """Whether a number is one of the list of references, where that is numbered; a bare one needs a list."""
    if mark.bare and not has_references(document):
        return False
    known = numbered(document)
    return not mark.numbers or not known or any(number in known for number in mark.numbers)


def _in(document: Document, sentence: Sentence, bodies: tuple[str, ...]) -> Source | None:
    block = sentence.block
    if marks := marks_in(document, sentence):
        return Source(marks[0].style, block, marks[0].start, marks[0].end)
    if named := named_in(sentence, bodies):
        kind = "study" if named.study else "body"
        return Source(kind, block, sentence.start + named.start, sentence.start + named.end)
    return None


def _in_reach(document: Document, sentence: Sentence, scope: Scope) -> Iterator[tuple[Sentence | Source, Reach]]:
    """Where to look for a source of a sentence, in order."""
    yield sentence, Reach.SENTENCE
    row = sentences_of(document, sentence.block)
    place = row.index(sentence)
    after = row[place + 1] if place + 1 < len(row) else None
    if after and (_BACK.match(after.text) or _TAKES_UP.search(after.text) or _lone(document, after)):
        yield after, Reach.NEXT
    if after and source_lines.says_source(after.text):
        yield Source("source line", after.block, after.start, after.end, Reach.NEXT), Reach.NEXT
    while place and _BACK.match(row[place].text):
        place -= 1
        yield row[place], Reach.BEFORE
    last = row[-1]
    if last is not sentence and not any(_cites(document, other) for other in row[:-1]) and _closes(document, last):
        yield last, Reach.END
    lead = _lead_in(document, sentence.block)
    if lead is not None:
        yield from ((other, Reach.LEAD_IN) for other in sentences_of(document, lead)[-2:] if _opens(document, other))
    for other in _around(document, sentence.block):
        yield other, Reach.AROUND
    for other in _within(document, sentence.block, scope):
        yield other, Reach.SCOPE


def _cites(document: Document, sentence: Sentence) -> bool:
    return any(mark.style is not Style.LINK for mark in marks_in(document, sentence))


def _closes(document: Document, last: Sentence) -> bool:
    """Whether the citation of a last sentence is one for the paragraph: that sentence claims nothing itself."""
    return _lone(document, last) or (_cites(document, last) and not _CLAIM.search(last.text))


def _lone(document: Document, sentence: Sentence) -> bool:
    """Whether a sentence is nothing but a citation."""
    low, high = sentence.start, sentence.end
    return any(
        mark.start - low < 3 and high - mark.end < 3
        for mark in marks_of(document, sentence.block)
        if low <= mark.start < high
    )


def _opens(document: Document, sentence: Sentence) -> bool:
    """Whether a sentence of a lead-in opens the list: it ends the paragraph, a lone citation behind it apart."""
    row = sentences_of(document, sentence.block)
    return sentence is row[-1] or _lone(document, row[-1])


def _around(document: Document, block: Block) -> Iterator[Sentence | Source]:
    """A source line, the caption, the cells of the row, the lead of the section."""
    if line := source_lines.source_line(document, block):
        yield Source("source line", line, 0, len(line.text), Reach.AROUND)
    above = source_lines.caption(document, block)
    if above and source_lines.caption_names_source(above):
        yield Source("source line", above, 0, len(above.text), Reach.AROUND)
    for other in (above, source_lines.section_lead(document, block), *source_lines.row_mates(document, block)):
        yield from sentences_of(document, other) if other else ()


def _within(document: Document, block: Block, scope: Scope) -> Iterator[Sentence]:
    """The sentences of the paragraph, section or article of a block; of nothing where the scope is the sentence."""
    if scope is Scope.PARAGRAPH:
        yield from sentences_of(document, block)
    elif scope is Scope.SECTION:
        section = next(section for section in document.sections if block in section.blocks)
        yield from (sentence for other in section.blocks for sentence in sentences_of(document, other))
    elif scope is Scope.ARTICLE:
        yield from (sentence for sentence in sentences(document) if not sentence.block.reference)


def _lead_in(document: Document, block: Block) -> Block | None:
    """The paragraph that opens the list of an item."""
    if block.list_place is None:
        return None
    first = document.lists[block.list_place.list_id][0].index
    before = document.blocks[first - 1] if first else None
    return before if before and before.kind is BlockKind.PARAGRAPH and _OPENS.search(before.text) else None


def has_references(document: Document) -> bool:
    """Whether the article ends in a list of references, or its front matter holds one."""
    return reference_count(document) > 0


def reference_count(document: Document) -> int:
    """How many entries the list of references has, footnotes and the list in the front matter counted too."""
    return document.once("reference_count", lambda: _reference_count(document))


def _reference_count(document: Document) -> int:
    values = document.front_matter.values if document.front_matter else {}
    listed = [values.get(key) for key in ("references", "sources", "source", "citations", "bibliography")]
    return len(entries(document)) + sum(len(value) if isinstance(value, list) else bool(value) for value in listed)


def citing(document: Document) -> Citing:
    """The article's citing style; pages of health services count as answered for by the service."""
    return document.once("citing", lambda: _citing(document))


def _citing(document: Document) -> Citing:
    official = len(_OFFICIAL.findall(document.source))
    if official and official + len(_SELF.findall(document.source)) > 1:
        return Citing.PAGE
    if any(_cites(document, sentence) for sentence in sentences(document) if not sentence.block.reference):
        return Citing.IN_TEXT
    if has_references(document):
        return Citing.LIST
    return Citing.SERVICE if len(_SELF.findall(document.source)) > 2 else Citing.NONE
