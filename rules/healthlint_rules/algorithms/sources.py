"""Sources of a statement, in place and for the whole article.

In place: a link, a DOI or PMID, [n], a superscript, a footnote that is defined, (Author, year), “according to” and a
name, a named body, a dated study; in the sentence itself, in the next one if that speaks of it, in the lead-in of a
list, or in a lone citation that closes the paragraph. Edited pages of health services rarely cite in place: they
answer for the whole page, so an article has a citing style too. Own method, after the reach that Wikipedia:Citing
sources and the AMA Manual of Style, chapter 3, give to a citation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import cache

from healthlint.annotations import Sentence, sentences, sentences_of
from healthlint.document import Block, BlockKind, Document, InlineKind
from healthlint.patterns import compile_pattern
from healthlint_rules.algorithms import source_lines

NUMBERED = compile_pattern(r"\[\d{1,3}(?:\s?[,;–-]\s?\d{1,3})*(?:,\s?pp?\.\s?\d+(?:[–-]\d+)?)?\]", 0)
_PARENTHESISED = compile_pattern(r"\(\d{1,2}(?:\s?[,–-]\s?\d{1,2})*\)", 0)
_FLAT_SUPERSCRIPT = compile_pattern(r"(?<=[a-z)][.,;])\d{1,2}(?:[,–-]\d{1,2})*(?=\s|$)", 0)
_SUPERSCRIPT = compile_pattern(r"[¹²³⁴-⁹⁰]+|\^\d{1,3}(?:[,–-]\d{1,3})*\^", 0)
_AUTHOR_YEAR = compile_pattern(
    r"\([^()]*[A-Z][\w’'-]+[^()]{0,60}?\b(?:19|20)\d\d[a-z]?[^()]{0,20}\)|\[[A-Z][\w’'-]+(?: et al\.?| (?:and|&) [A-Z][\w’'-]+)?,? (?:19|20)\d\d[a-z]?\]|\b[A-Z][\w’'-]+ (?:et al\.?|and [A-Z][\w’'-]+)? ?\((?:19|20)\d\d\)",
    0,
)
_IDENTIFIER = compile_pattern(
    r"\bdoi\b\W{0,2}\s?(?:https?://)?(?:doi\.org/)?10\.|\bdoi\.org/|\bPMID\b|\bPMC\d|\bISBN\b|\bNCT\d{6}", re.I
)
_NAMED = compile_pattern(
    r"\b(?:[Aa]ccording to|[Pp]ublished (?:in|by)|[Rr]eported (?:in|by)|[Dd]ata (?:from|of)|[Ff]igures (?:from|by)|[Ss]tatistics (?:from|by)|"
    r"(?:[Rr]esearchers|[Ss]cientists|[Dd]octors|[Ee]xperts|[Aa] team|[Ii]nvestigators|[Aa]uthors) (?:at|from|of|in)|[Rr]eport by|[Ss]urvey by|[Ss]tudy by|"
    r"[Rr]eview by|[Ee]stimates? (?:by|from|of)|[Aa]ccording to (?:an?|the) \w+ (?:by|from|in)) (?:the |a |an )?(?:(?:19|20)\d\d )?(?:U\.S\. |[*_“]?[A-Z][\w&’'-]+)",
    0,
)
_INSTITUTION = compile_pattern(
    r"\b(?:[A-Z][\w’'.-]+ )*(?:University|Universities|Institutes?|Centers?|Centres?|College|Society|Association|Academy|Organi[sz]ation|"
    r"Foundation|Department|Ministry|Agency|Office|Council|Clinic|Hospital|Bureau|Commission|Registry|Administration|Federation|Board|Trust|"
    r"Collaboration|Journal|Annals|Archives|Survey|Study|Trial|Initiative)\b(?: (?:of|for|on) (?:the )?[A-Z][\w-]+| [A-Z][\w-]+)|"
    r"\b(?:[A-Z][\w’'.-]+ ){1,4}(?:University|Institutes?|Center|Centre|College|Society|Association|Academy|Organi[sz]ation|Foundation|"
    r"Agency|Council|Clinic|Hospital|Bureau|Commission|Registry|Register|Panel|Union|Cohort|Administration|Federation|Collaboration|Journal|Survey|Study|System)\b",
    0,
)
_DATED_STUDY = compile_pattern(
    r"\b(?:19|20)\d\d\b[^.;]{0,60}\b(?:study|studies|survey|review|trial|report|census|cohort|analysis|meta-analysis|poll|registry|guideline|data)\b|"
    r"\b(?:study|survey|review|trial|report|census|cohort|analysis|meta-analysis|poll|registry|guideline|data)\b[^.;]{0,40}\b(?:19|20)\d\d\b",
    re.I,
)
_BACK = compile_pattern(
    r"^\W*(?:(?:th(?:is|ese|at|ose|e) (?:\w+ ){0,2}(?:figures?|numbers?|estimates?|data|stud(?:y|ies)|surveys?|trials?|reviews?|findings?|results?|"
    r"statistics?|percentages?|rates?|shares?|paper|report|authors?|researchers|research))|(?:this|that|these|those|it) (?:all )?(?:comes?|came|stems?|is taken|are taken|"
    r"(?:is|was|are|were) (?:the|a) (?:\w+ )?(?:results?|findings?|conclusions?|estimates?) (?:of|from|by)) ?|the (?:figures?|numbers?|rates?|shares?|estimates?|percentages?|data) (?:\w+ )?"
    r"(?:comes?|came|stems?|(?:is|are|was|were) (?:taken |from))|sources?\b|see (?!(?:our|your|you|how|what|whether|if|an? (?:doctor|gp|nurse|dentist))\b)|that(?:’|')?s according|"
    r"(?:it was|this was|that was|these were|this has been|that is) (?:the |an? )?(?:\w+ )?(?:found|shown|measured|reported|counted|published|estimated|established|(?-i:[A-Z][a-z]+))|"
    r"they (?:\w+ )?(?:tested|asked|followed|surveyed|counted|studied|looked|examined|analy[sz]ed|recruited|interviewed|measured|compared|tracked|questioned|reviewed|found|used|pooled)\b)",
    re.I,
)
_CLAIM = compile_pattern(
    r"\d\s?%|\bper ?cent\b|\b(?:study|studies|survey|trial|review|research)\b|\b(?:half|third|twice|times)\b", re.I
)
_OFFICIAL = compile_pattern(
    r"\.(?:gov|mil)\b|\.nhs\.uk|\bwho\.int|\beuropa\.eu|\.gov\.|\bclinicaltrials\b|\bmedlineplus\b", re.I
)
_SELF = compile_pattern(
    r"\b(?:NINDS|NIDDK|NHLBI|NIAMS|NIA|NIMH|NCI|NEI|NICHD|NIDCD|NIAID|NIH|CDC|FDA|NHS|HHS|AHRQ|USPSTF|National Institutes? (?:of|on|for)|"
    r"Centers for Disease Control|World Health Organi[sz]ation)\b",
    0,
)


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


@cache
def _bodies(names: tuple[str, ...]) -> re.Pattern[str]:
    return compile_pattern(r"\b(?:" + "|".join(map(re.escape, names)) + r")\b", 0)


def mark_in(sentence: Sentence) -> bool:
    """Whether a citation mark stands in a sentence or right behind it."""
    text, block = sentence.text, sentence.block
    low, high = sentence.start, sentence.end
    if NUMBERED.search(text) or _FLAT_SUPERSCRIPT.search(text) or _AUTHOR_YEAR.search(text) or _IDENTIFIER.search(text):
        return True
    if _SUPERSCRIPT.search(text):
        return True
    for inline in block.inlines:
        if inline.kind is InlineKind.FOOTNOTE_REFERENCE and low < inline.start <= high:
            return True
        if (
            inline.kind is InlineKind.SUPERSCRIPT
            and low < inline.end <= high + 4
            and block.text[inline.start : inline.end].strip(" ,–-[]").isdigit()
        ):
            return True
    return bool(NUMBERED.match(block.text[high : high + 12].lstrip()))


def linked(sentence: Sentence) -> bool:
    """Whether a sentence links to a page elsewhere."""
    return any(
        link.start < sentence.end and sentence.start < link.end and re.match(r"(?:https?:)?//|doi:|www\.", link.target)
        for link in sentence.block.links()
    )


def named_in(sentence: Sentence, bodies: tuple[str, ...]) -> bool:
    """Whether a sentence names a body, an institution, a journal or a dated study."""
    text = sentence.text
    return bool(
        _NAMED.search(text) or _DATED_STUDY.search(text) or _bodies(bodies).search(text) or _INSTITUTION.search(text)
    )


def cited(document: Document, sentence: Sentence, bodies: tuple[str, ...], scope: Scope = Scope.SENTENCE) -> bool:
    """Whether a source of the sentence stands in reach: in it, in what refers back to it, around it, or within the scope."""
    if _in(document, sentence, bodies):
        return True
    if any(_in(document, other, bodies) for other in _within(document, sentence.block, scope)):
        return True
    row = sentences_of(document, sentence.block)
    place = row.index(sentence)
    if place + 1 < len(row) and _BACK.match(row[place + 1].text) and _in(document, row[place + 1], bodies):
        return True
    last = row[-1]
    if last is not sentence and mark_in(last) and not _CLAIM.search(last.text) and not any(map(mark_in, row[:-1])):
        return True
    lead = _lead_in(document, sentence.block)
    if lead is not None and _in(document, sentences_of(document, lead)[-1], bodies):
        return True
    return _around(document, sentence.block, bodies)


def _within(document: Document, block: Block, scope: Scope) -> Iterator[Sentence]:
    """The sentences of the paragraph, section or article of a block; of nothing where the scope is the sentence."""
    if scope is Scope.PARAGRAPH:
        yield from sentences_of(document, block)
    elif scope is Scope.SECTION:
        section = next(section for section in document.sections if block in section.blocks)
        yield from (sentence for other in section.blocks for sentence in sentences_of(document, other))
    elif scope is Scope.ARTICLE:
        yield from (sentence for sentence in sentences(document) if not sentence.block.reference)


def _around(document: Document, block: Block, bodies: tuple[str, ...]) -> bool:
    """Whether a source line, a caption, a cell of the row or the lead of the section names the source."""
    if source_lines.source_line(document, block):
        return True
    above = source_lines.caption(document, block)
    if above and source_lines.caption_names_source(above):
        return True
    near = [above, source_lines.section_lead(document, block), *source_lines.row_mates(document, block)]
    return any(_in(document, sentence, bodies) for other in near if other for sentence in sentences_of(document, other))


def _in(document: Document, sentence: Sentence, bodies: tuple[str, ...]) -> bool:
    if mark_in(sentence) or linked(sentence) or named_in(sentence, bodies):
        return True
    return bool(_PARENTHESISED.search(sentence.text)) and has_references(document)


def _lead_in(document: Document, block: Block) -> Block | None:
    """The paragraph that opens the list of an item."""
    if block.list_place is None:
        return None
    first = document.lists[block.list_place.list_id][0].index
    for before in reversed(document.blocks[:first]):
        if before.kind is BlockKind.PARAGRAPH and before.text.rstrip().endswith(":"):
            return before
        return None
    return None


def has_references(document: Document) -> bool:
    """Whether the article ends in a list of references, or its front matter holds one."""
    return reference_count(document) > 0


def reference_count(document: Document) -> int:
    """How many entries the list of references has, footnotes and the list in the front matter counted too."""
    return document.once("reference_count", lambda: _reference_count(document))


def _reference_count(document: Document) -> int:
    values = document.front_matter.values if document.front_matter else {}
    listed = [values.get(key) for key in ("references", "sources", "source", "citations", "bibliography")]
    return sum(block.reference for block in document.blocks) + sum(
        len(value) if isinstance(value, list) else bool(value) for value in listed
    )


def citing(document: Document) -> Citing:
    """The article's citing style; pages of health services count as answered for by the service."""
    return document.once("citing", lambda: _citing(document))


def _citing(document: Document) -> Citing:
    if (
        _OFFICIAL.search(document.source)
        and len(_OFFICIAL.findall(document.source)) + len(_SELF.findall(document.source)) > 1
    ):
        return Citing.PAGE
    if any(mark_in(sentence) for sentence in sentences(document) if not sentence.block.reference):
        return Citing.IN_TEXT
    if has_references(document):
        return Citing.LIST
    return Citing.SERVICE if len(_SELF.findall(document.source)) > 2 else Citing.NONE
