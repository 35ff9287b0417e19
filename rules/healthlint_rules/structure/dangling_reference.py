"""Pointers to something that is not in the article: a chart below, Table 3, an appendix, a solution that comes later.

Method: a pointer names a thing (table, figure, video, worksheet), a part of a book (chapter, section, page) or only a place (below,
later); :mod:`healthlint_rules.algorithms.structure.references` then looks whether such a thing stands there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from healthlint.annotations import Sentence, cue_sentences
from healthlint.diagnostic import Finding
from healthlint.document import Document
from healthlint.kinds.expressions import usable
from healthlint.patterns import compile_pattern
from healthlint.rule import Rule
from healthlint.similarity import content, tokens
from healthlint_rules.algorithms.structure import references

_THING = (
    r"(?P<thing>table|timetable|chart|figure|fig|graph|diagram|picture|image|photo|photograph|illustration|infographic|drawing|"
    r"map|slide|screenshot|slideshow|gallery|panel|video|clip|animation|recording|calculator|worksheet|checklist|quiz|"
    r"questionnaire|planner|tracker|flowchart|timeline|infobox|handout|button|form|box|sidebar|appendix|annex|footnote|glossary|list)"
)
_PAGE = r"(?:of|on|in) (?:this|the) (?:page|article|post|text|guide)"
_PLACE = (
    rf"(?P<place>(?:below|above|underneath)(?! (?:the|a|an|your|it|them|this|that)\b)|overleaf|opposite|(?:on|to|at) (?:the|your) (?:left|right|side)|"
    rf"at the (?:top|bottom|end|beginning|start)(?: {_PAGE})?|{_PAGE}|attached|next page)"
)
_SIDE = r"(?P<place>following|next|above|below|previous|preceding|attached|accompanying|adjacent)"
_SHOWS = (
    r"(?:shows?|lists?|gives?|explains?|compares?|illustrates?|summari[sz]es?|sums?|depicts?|describes?|presents?|"
    r"outlines?|contains?|makes? (?:it )?clear|demonstrates?|has|sets? out|breaks? down|covers?)\b"
)
_AS = r"as (?:(?:you|we|one) (?:can|will|may) (?:see|read)|(?:we|you) (?:saw|discussed|learned|learnt|mentioned|explained|read|have seen)|(?:is )?(?:shown|seen|illustrated|depicted|described|explained|discussed|listed|mentioned|outlined|noted|covered|set out))"
_VERB = r"(?:see|refer to|check|look at|consult|use|study|follow|watch|view|download|fill in|complete|take|try|read|print|turn to)"
THINGS = (
    rf"\bas the (?:(?:following|next|above|previous|accompanying) )?{_THING}s? (?:{_PLACE} )?{_SHOWS}",
    rf"\b{_VERB} (?:the |our |this )?{_THING}s? {_PLACE}",
    rf"\b(?:see|refer to|consult|look at) the {_THING} for\b",
    r"\b(?P<thing>pictured|illustrated) (?P<place>here|above|below|opposite|overleaf|(?:on|to|at) the (?:left|right|top|bottom))\b",
    rf"\b{_VERB} (?:the |our |this )?{_SIDE} {_THING}s?\b",
    rf"\b(?:the|this|our) {_THING}s? {_PLACE}",
    rf"\bthe (?:{_SIDE}) {_THING}s? {_SHOWS}",
    rf"\b{_AS} (?:in|on|by) (?:the )?{_THING}s?\b(?! (?:\d|[a-z]\b))",
)
NUMBERED = (
    rf"\b(?:see|in|from|to|refer to|consult|use) (?:the )?{_THING}\.? (?P<number>\d{{1,2}}(?:\.\d+)?|[a-e]|[ivx]{{1,4}})\b(?! of\b| in the)",
    rf"(?:^|[;,] ){_THING}\.? (?P<number>\d{{1,2}}(?:\.\d+)?|[a-e])\b(?= {_SHOWS})",
    rf"\b(?:{_AS}|see|refer to|described|explained|found|given|listed) (?:in |at )?(?P<thing>section|chapter|part|module|lesson|page|unit|step|footnote|note) "
    r"(?P<number>\d{1,3}(?:\.\d+)*|[a-e]|one|two|three|four|five|six|seven|eight|nine|ten)\b(?! of the| of a)",
    r"\b(?:turn|go|jump|flip) to (?P<thing>page|chapter|section) (?P<number>\d{1,3})\b",
)
_LATER = r"(?:later(?: on)?|below|shortly|soon|further (?:on|down)|in (?:a|the|our) (?:later|next|following|last|final|coming|third|second) (?:section|part|chapter|module|lesson|paragraph|article|post|unit)|at the end)"
LATER = (
    rf"\b(?:comes?|follows?|(?:is|are|will be) (?:discussed|covered|explained|described|listed|outlined|given|addressed|dealt with|presented)|"
    rf"(?:we|i)(?:'ll| will| shall)? (?:discuss|cover|explain|describe|return to|look at|get to|come back to|deal with|talk about)[^.;]{{0,40}}?) {_LATER}\b"
    r"(?! (?:in|during|on) (?:life|pregnancy|the day|childhood))(?! than\b)",
    r"\bmore on (?:this|that|these|those|it) (?:later|below|in a (?:moment|bit|minute|while)|soon|shortly)\b",
    r"\b(?:we|i)(?:'ll| will| shall| are going to)? (?:\w+ )?(?:discuss|cover|explain|describe|look at|talk about|show|share|reveal)[^.;]{0,40}? in (?:our|a|the|another|an) (?:next|upcoming|future|later|separate|coming|following) (?:article|post|newsletter|video|issue|guide|chapter|section|part)\b",
    r"\b(?:we|i)(?:'ll| will| shall) (?:come|get|return) (?:back )?to (?:this|that|these|it|them)\b",
    r"\bmore (?:about|on|of) (?:this|that|these|it)\b[^.;]{0,20}? (?:in (?:the|a) (?:next|following|later|last) (?:section|chapter|part|module|lesson|post)|below|later)\b",
    r"\b(?:as|see) (?:discussed|explained|described|mentioned|noted|outlined) (?:below|later)\b",
)
BOOK = rf"\b(?:{_AS}|see) in (?:the|an?) (?:(?:earlier|previous|first|second|third|last|next) )?(?P<part>chapter|module|lesson|unit|slide|lecture|episode)\b(?: (?:on|about) (?P<about>[^,.;]+))?"

PLACE_STEMS = frozenset(
    content(tokens("come comes follow follows later below next section part chapter discussed covered"))
)


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """Yield the first pointer of each sentence whose target is missing."""
    for sentence in cue_sentences(document, rule.id):
        found = _thing(document, sentence) or _later(document, sentence) or _book(document, sentence)
        if found and usable(rule, sentence, *found.span()):
            values = {"match": sentence.text[found.start() : found.end()]}
            other = _other_side(document, sentence, found)
            if other:
                values |= {"thing": found.group("thing"), "side": other}
            yield Finding(sentence.span(*found.span()), values, variant="side" if other else "")


def _other_side(document: Document, sentence: Sentence, match: re.Match[str]) -> str:
    """“above” or “below” where the thing stands on that side and the pointer names the other one."""
    groups = match.groupdict()
    words = set((groups.get("place") or "").split())
    side = "above" if words & references.AFTER else "below" if words & references.BEFORE else ""
    there = side and groups.get("thing") and references.stands(document, sentence.block, groups["thing"], side, "")
    return side if there else ""


def _thing(document: Document, sentence: Sentence) -> re.Match[str] | None:
    for pattern in (*THINGS, *NUMBERED):
        match = compile_pattern(pattern).search(sentence.folded)
        if match and not _linked(sentence, match) and _is_number(sentence, match):
            groups = match.groupdict()
            values = (groups["thing"], groups.get("place") or "", groups.get("number") or "")
            if not references.stands(document, sentence.block, *values):
                return match
    return None


def _is_number(sentence: Sentence, match: re.Match[str]) -> bool:
    """“Form A” has a number, “form a” an article."""
    if (
        "number" not in match.re.groupindex
        or match.start("number") < 0
        or match.end("number") - match.start("number") > 1
    ):
        return True
    letter = sentence.text[match.start("number")]
    return letter.isdigit() or letter.isupper()


def _linked(sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether a link on the words, or right after them, is the target."""
    low, high = sentence.start + match.start(), sentence.start + match.end() + 3
    return any(link.start < high and low < link.end for link in sentence.block.links())


def _later(document: Document, sentence: Sentence) -> re.Match[str] | None:
    for pattern in LATER:
        match = compile_pattern(pattern).search(sentence.folded)
        if match and not _linked(sentence, match) and not _continues(document, sentence, match):
            return match
    return None


def _continues(document: Document, sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether a later heading, or for “below” a list or table close by, takes up what the clause speaks of."""
    words = match.group()
    clause = re.split(r"[,;:—–]|\b(?:but|and|while|although|though)\b", sentence.folded[: match.start()])[-1]
    about = set(content(tokens(clause + " " + words))) - PLACE_STEMS
    if not set(content(tokens(clause))):
        about = set(content([word.text for word in sentence.words]))
    if references.taken_up(document, sentence.block, about, 1):
        return True
    if re.search(r"\b(?:next|following) (?:section|part|paragraph)", words):
        return any(True for _ in references.headings(document, sentence.block, 1))
    if _names(document, "chapter"):
        return True  # the rest of the book is not at hand
    return ("below" in words or "shortly" in words) and references.list_or_table_near(document, sentence.block)


def _book(document: Document, sentence: Sentence) -> re.Match[str] | None:
    match = compile_pattern(BOOK).search(sentence.folded)
    if not match or _linked(sentence, match) or _names(document, match.group("part")):
        return None
    about = set(content(tokens(match.group("about") or "")))
    return None if about and references.taken_up(document, sentence.block, about, 0) else match


def _names(document: Document, part: str) -> bool:
    """Whether the text is a part of a book and says so in its headings."""
    return any(section.heading and part in section.heading.folded for section in document.sections)
