"""Citations and figures that were left for later: a note to the writer in brackets, an author or a figure of X's.

Method: what stands in brackets is read as words of four classes: what a citation is made of (source, author, year),
orders to the writer (add, check), what is missing of it (needed, to follow) and what belongs to them. It is a placeholder
where an order governs a part of a citation, where something is said to be missing, or, in square brackets, where the
words are headed by a part of a citation. Own grammar, after Wikipedia's templates for citation needed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from healthlint.annotations import block_quotations
from healthlint.diagnostic import Finding
from healthlint.document import Block, Document, InlineKind
from healthlint.patterns import compile_pattern
from healthlint.rule import Rule

_BRACKETS = compile_pattern(
    r"(?P<square>\[\[[^\[\]]{1,60}\]\]|\[[^\[\]]{1,60}\]|(?<=\w )\[\](?=[\s.,;]|$)|\{\{?[^{}]{1,60}\}?\}|<<?[^<>]{1,60}>>?)(?P<link>[(\[])?|(?P<round>\([^()]{1,60}\))",
    0,
)
_PEOPLE = r"(?:percent|per cent|people|million|billion|patients|adults|children|women|men|studies|out of [\dX]+|in (?:every )?\d{1,3})"
_STATE = (
    r"(?:needed|required|missing|pending|wanted|unknown|here|please|goes here|to (?:come|follow)|(?:still )?to be \w+|tbc|tbd|tba|tk+|to-?do|"
    r"n/?k|coming soon|not (?:yet )?(?:found|added|known)|\?+|…|\.\.\.)"
)
_LOOSE = compile_pattern(
    rf"\bTK(?:TK)+\b|(?<![\w-])TK(?=\s?(?:%|source|link|citation|TK|{_PEOPLE}\b))|"
    rf"(?<![\w.%#_?])(?:[X#_]{{2,3}}(?:[.,][X#]+)?|[_?]{{2,}}|[XN])\s?(?:%|{_PEOPLE}\b)|(?<=\s)(?:x|xx|nn)\s?%|"
    r"\b(?:X|N) in (?:X|Y|N)\b|\b\d+ in [XN]\b(?!-)|\bet al\.?,? \(?(?:XXXX|YYYY|20XX|19XX)|\b(?:19|20)(?:XX|\?\?|__|--)(?!\w)|"
    r"\b(?:TODO|FIXME)\b:?(?: \w+){0,4}|\b(?:citation|source|reference) needed(?=\s*(?:$|[.!]))|"
    rf"\b(?i:sources?|ref(?:erence)?s?|citations?)\s?:\s?(?i:tbc|tbd|tba|tk|to come|to follow|to be \w+|needed|missing|pending|unknown|\?+|x{{3,}})(?=\W|$)",
    0,
)
_CITED = (
    r"(?:citations?|cite|sources?|ref(?:erence)?s?|links?|urls?|dois?|pmids?|authors?(?:['’]s)?|surnames?|names?|years?|dates?|journals?|stud(?:y|ies)|papers?|articles?|"
    r"pages?|stats?|statistics?|figures?|numbers?|percentages?|footnotes?|data|evidence|titles?|quotes?|publishers?|attribution|verification)"
)
_STRICT = r"(?:citations?|sources?|ref(?:erence)?s?|links?|urls?|dois?|pmids?|stud(?:y|ies)|papers?|journal|stat(?:istic)?s?|footnotes?)"
_ORDER = (
    r"(?:add|insert|find|needs?(?: to (?:find|add|check))?|check|double-check|verify|confirm|get|put|give|include|supply|provide|look up|look for|fill in|cite|link|missing|"
    r"update|replace|ask \w+ for|can['’]t find|cannot find|to-?do:?|fixme:?|tk:?)"
)
_OF = (
    r"(?:an?|the|your|our|this|that|some|better|recent|latest|new|good|primary|and|&|or|for|to|of|from|in|by|et al\.?|no\.?|number|full|exact|first|last|original|"
    r"clinical|peer-reviewed|reliable|missing)"
)
_NOTE = compile_pattern(
    rf"^(?:{_OF}\s)*{_CITED}(?:(?:[\s,;:/–-]|\s{_OF}\s)+(?:{_OF}\s)*{_CITED})*[\s,:–-]*{_STATE}$|^{_STATE}[\s:–-]+(?:{_OF}\s)*{_CITED}$",
    re.I,
)
_ROUND_NOTE = compile_pattern(
    rf"^(?:{_OF}\s)*(?:{_STRICT}|authors?|evidence|figures?|percentage|attribution)(?:\s(?:and|&|or)\s{_CITED})?[\s,:–-]*{_STATE}$|^{_STATE}[\s:–-]+(?:{_OF}\s)*{_STRICT}$",
    re.I,
)
_COMMAND = compile_pattern(
    rf"^{_ORDER}\s(?:{_OF}\s)*{_CITED}\b|^(?:verify|check|confirm|fact[- ]?check|look up|clarify)(?:\s(?:this|that|it|again|me|please))*[?!]*$",
    re.I,
)
_ROUND_COMMAND = compile_pattern(
    rf"^{_ORDER}\s(?:{_OF}\s|[a-z]+\s){{0,3}}?{_STRICT}(?:\sfor (?:this|that|it))?$|^fact[- ]?check(?:\s(?:this|me))?$",
    re.I,
)
_PARTS = compile_pattern(rf"^(?:{_CITED})(?:(?:[\s,;/&–-]|\s(?:and|et al\.?,?)\s)+(?:{_CITED}|initials?|n))*\??$", re.I)
_ROUND_PARTS = compile_pattern(
    r"^(?:cite|citations?|refs?|CITE|REFS?|SOURCES?|LINK|DOI)\??$|^(?i:sources?|references?|link|study|doi)\?+$", 0
)
_HEADED = compile_pattern(
    rf"^(?i:{_STRICT})(?:\s(?:to|from|for|by|on|about|that|here)\b|\s[–-]\s)(?:\s?[\w’'.-]+){{1,5}}\??$|"
    r"^(?:[Tt]hat|[Ss]ome|[Aa]nother|[A-Z][\w’'-]+)\s(?:[\w’'.-]+\s){0,2}(?:stud(?:y|ies)|papers?|stats?|citations?|refs?|sources?|doi)\??$",
    0,
)
_TEMPLATE = compile_pattern(
    r"^(?:(?:author(?:['’]s name)?|surname|name|organi[sz]ation|source|reference),?\s(?:et al\.?,?\s)?(?:and\s\w+,?\s)?(?i:year|date|yyyy|n\.?d\.?\?)|"
    r"(?-i:[A-Z][\w’'-]+)(?:\set al\.?,?|(?:\s(?:and|&)\s\w+)?,)\s(?:year|date|yyyy|\?+))\??$",
    re.I,
)
_BLANK = compile_pattern(r"^(?:[?#_…]{1,4}|\.\.\.|X{2,4}|[Nn]{2,}|0{2,}|\d\?|\?\d)?%?$", 0)
_ROUND_BLANK = compile_pattern(r"^(?:\?{2,}|#{1,4}|_{2,}|X{3,})%?$", 0)
_LABEL = compile_pattern(
    r"^(?i:to-?do|fixme|tk|cite|note to (?:self|editor|author))\s?:\s?\S|^(?i:author|editor|writer|reviewer) to (?i:check|confirm|add|supply|provide|verify)\b|"
    r"^(?:TODO|FIXME|TK)\b|^(?:AU|ED|AQ)\s?:\s",
    0,
)
_UNDECIDED = compile_pattern(r"^(?:tbc|tbd|tba|tk+|to-?do|pending|cn|citation|unsourced)$", re.I)
_QUESTION = compile_pattern(
    r"^(?:who|when|where|which|by whom|according to whom|how many|how much|(?:what|which) (?:study|source|year|paper|trial|journal)|dubious|unreliable source|year|date|how do we know|"
    r"says who|who says|where (?:is|does|did) (?:this|that|it) (?:come )?from|is (?:this|that) (?:right|true|correct|accurate|still true)|true|really)\s?\?+$",
    re.I,
)
_ROUND_QUESTION = compile_pattern(
    r"^(?:who says|says who|by whom|according to|how do we|where (?:is|does|did)|is (?:this|that)|(?:what|which) (?:study|source|paper|trial|journal))\b",
    re.I,
)
_DATES = compile_pattern(
    r"(?:XXXX|YYYY|20XX|19XX|20\?\?|19\?\?|20__|20--)\W*$|^(?:X{3,4}|Author|Name|Surname)\b.*\b(?:19|20)?(?:\d\d|XX|YY)+\W*$",
    0,
)
_TARGET = compile_pattern(
    r"^(?:https?://)?(?:link|url|source|to-?do|tk|tbc|tbd|xx+|doi|ref|citation|(?:insert|add)[\w-]*)(?:[-_ ]?(?:here|needed|goes[-_ ]here|tbc|tbd))?/?$",
    re.I,
)


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """Each placeholder that is no code and no link, and each link to one."""
    for block in document.prose():
        if rule.covers(block):
            for start, end in sorted(set(_found(block))):
                yield Finding(block.span(start, end), {"match": block.text[start:end]})
            for link in block.links():
                if link.end > link.start and _TARGET.match(link.target):
                    shown = block.text[link.start : link.end].strip()
                    start = block.text.index(shown, link.start)
                    yield Finding(block.span(start, start + len(shown)), {"match": link.target})


def _found(block: Block) -> Iterator[tuple[int, int]]:
    text = block.text
    taken: list[tuple[int, int]] = []
    brackets = "(" in text or "[" in text or "{" in text or "<" in text
    for match in _BRACKETS.finditer(text) if brackets else ():
        square = match["square"]
        inside = (square or match["round"]).strip("[](){}<>").strip(" .")
        if match["link"] and re.match(r"[^\s\])]*[\])]", text[match.end() :]):
            continue  # a link, or one without its definition
        low, high = match.span("square" if square else "round")
        if square and not inside:
            wanted = bool(text[:low].strip() and square.startswith("[") and re.match(r"\s*(?:[.;!?]|$)", text[high:]))
        else:
            wanted = _square(inside) if square else _round(inside)
        if wanted and not _marked(block, low, high) and not _quoted(block, low, high):
            taken.append((low, high))
    yield from taken
    for match in _LOOSE.finditer(text) if _maybe_loose(text) else ():
        free = not any(low < match.end() and match.start() < high for low, high in taken)
        if free and not _marked(block, *match.span()):
            yield match.span()


def _maybe_loose(text: str) -> bool:
    """Literal tests, which cost a hundredth of the pattern."""
    shouted = "X" in text or "TK" in text or "TODO" in text or "FIXME" in text or " N" in text or "x%" in text
    return (
        shouted or "__" in text or "??" in text or "##" in text or " needed" in text or "ource" in text or "ef" in text
    )


def _square(inside: str) -> bool:
    return any(
        pattern.match(inside)
        for pattern in (_NOTE, _COMMAND, _PARTS, _HEADED, _TEMPLATE, _BLANK, _LABEL, _UNDECIDED, _QUESTION)
    ) or bool(_DATES.search(inside) or inside.lower() in ("dubious", "clarification needed", "better source needed"))


def _round(inside: str) -> bool:
    return any(
        pattern.match(inside)
        for pattern in (_ROUND_NOTE, _ROUND_COMMAND, _ROUND_PARTS, _TEMPLATE, _ROUND_BLANK, _LABEL)
    ) or bool(_DATES.search(inside) or (_QUESTION.match(inside) and _ROUND_QUESTION.match(inside)))


def _quoted(block: Block, start: int, end: int) -> bool:
    """Whether a bracket is an insertion into quoted words."""
    return any(low < start and end < high for low, high in block_quotations(block))


def _marked(block: Block, start: int, end: int) -> bool:
    """Whether the range touches code, or is the text of a link."""
    kinds = (InlineKind.CODE, InlineKind.LINK)
    return any(mark.kind in kinds and mark.start < end and start < mark.end for mark in block.inlines)
