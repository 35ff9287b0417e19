"""Citations and figures that were left for later: a note to the writer in brackets, an author or a figure of X's.

Method: what stands in brackets is read as words of four classes: what a citation is made of (source, author, year),
orders to the writer (add, check), what is missing of it (needed, to follow) and what belongs to them. It is a placeholder
where an order governs a part of a citation, where something is said to be missing, or, in square brackets, where nothing
but parts of a citation stands. Own grammar, after Wikipedia's templates for citation needed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from healthlint.diagnostic import Finding
from healthlint.document import Block, Document, InlineKind
from healthlint.patterns import compile_pattern
from healthlint.rule import Rule

_BRACKETS = compile_pattern(
    r"(?P<square>\[\[[^\[\]]{1,60}\]\]|\[[^\[\]]{1,60}\]|\{\{?[^{}]{1,60}\}?\}|<<?[^<>]{1,60}>>?)(?P<link>[(\[])?|(?P<round>\([^()]{1,60}\))",
    0,
)
_LOOSE = compile_pattern(
    r"\bTK(?:TK)+\b|(?<![\w-])TK(?=\s?(?:percent|%|source|link|citation|people|million|TK))|"
    r"(?<![\w.%#_?])(?:[X#_]{2,3}(?:\.[X#]+)?|[_?]{2,}|X)\s?(?:%|(?:percent|per cent|people|million|billion|patients|adults|children|women|men|studies|out of [\dX]+)\b)|"
    r"\bet al\.?,? \(?(?:XXXX|YYYY|20XX|19XX)|\b(?:19|20)(?:XX|\?\?|__)(?!\w)|\b(?:TODO|FIXME)\b:?(?: \w+){0,4}|\b(?:citation|source|reference) needed(?=\s*(?:$|[.!]))",
    0,
)
_CITED = (
    r"(?:citations?|cite|sources?|ref(?:erence)?s?|links?|urls?|dois?|pmids?|authors?(?:['’]s)?|surnames?|names?|years?|dates?|journals?|stud(?:y|ies)|papers?|articles?|"
    r"pages?|stats?|statistics?|figures?|numbers?|percentages?|footnotes?|data|evidence|titles?|quotes?|publishers?|attribution|verification)"
)
_STRICT = r"(?:citations?|sources?|ref(?:erence)?s?|links?|urls?|dois?|pmids?|stud(?:y|ies)|papers?|journal|stat(?:istic)?s?|footnote)"
_ORDER = r"(?:add|insert|find|needs?|check|verify|confirm|get|put|give|include|supply|provide|look up|fill in|cite|link|missing|update|replace|to-?do:?|fixme:?|tk:?)"
_STATE = (
    r"(?:needed|required|missing|pending|wanted|unknown|here|please|goes here|to (?:come|follow)|to be (?:added|confirmed|supplied|found|checked|inserted)|tbc|tbd|tba|tk+|to-?do|"
    r"n/?k|coming soon|not (?:yet )?(?:found|added)|\?+|…|\.\.\.)"
)
_OF = r"(?:an?|the|your|our|this|that|some|better|recent|latest|new|good|primary|and|&|or|for|to|of|from|et al\.?|no\.?|number|full|exact|first|last|original|clinical|peer-reviewed)"
_NOTE = compile_pattern(
    rf"^(?:{_OF}\s)*{_CITED}(?:(?:[\s,;:/–-]|\s{_OF}\s)+(?:{_OF}\s)*{_CITED})*[\s,:–-]*{_STATE}$|^{_STATE}[\s:–-]+(?:{_OF}\s)*{_CITED}$",
    re.I,
)
_COMMAND = compile_pattern(rf"^{_ORDER}\s(?:{_OF}\s)*{_CITED}\b", re.I)
_ROUND_COMMAND = compile_pattern(rf"^{_ORDER}\s(?:{_OF}\s|[a-z]+\s){{0,3}}?{_STRICT}$", re.I)
_PARTS = compile_pattern(
    rf"^(?:{_CITED})(?:(?:[\s,;/&–-]|\s(?:and|et al\.?,?)\s)+(?:{_CITED}|initials?|[nN]))*\??$", re.I
)
_TEMPLATE = compile_pattern(
    r"^(?:author(?:['’]s name)?|surname|name|organi[sz]ation|source|reference),?\s(?:et al\.?,?\s)?(?:and\s\w+,?\s)?(?:year|date|yyyy|n\.?d\.?\?)$",
    re.I,
)
_BLANK = compile_pattern(r"^(?:[?#_…]{1,4}|\.\.\.|X{2,4}|[Nn]{2,}|0{2,})%?$", 0)
_ROUND_BLANK = compile_pattern(r"^(?:\?{2,}|#{1,4}|_{2,}|X{3,})%?$", 0)
_LABEL = compile_pattern(r"^(?i:to-?do|fixme|tk|cite|note to (?:self|editor|author))\s?:\s?\S|^(?:TODO|FIXME|TK)\b", 0)
_QUESTION = compile_pattern(
    r"^(?:who|when|where|which|by whom|according to whom|how many|how much|(?:what|which) (?:study|source|year|paper|trial)|dubious|unreliable source|year|date|how do we know|says who|who says)\s?\?*$",
    re.I,
)
_DATES = compile_pattern(
    r"(?:XXXX|YYYY|20XX|19XX|20\?\?|19\?\?)\W*$|^(?:X{3,4}|Author|Name|Surname)\b.*\b(?:19|20)?(?:\d\d|XX|YY)+\W*$", 0
)


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """Each placeholder that is no code and no link."""
    for block in document.prose():
        if rule.covers(block):
            for start, end in sorted(set(_found(block))):
                yield Finding(block.span(start, end), {"match": block.text[start:end]})


def _found(block: Block) -> Iterator[tuple[int, int]]:
    text = block.text
    taken: list[tuple[int, int]] = []
    for match in _BRACKETS.finditer(text):
        square = match["square"]
        inside = (square or match["round"]).strip("[](){}<>").strip()
        if match["link"] and re.match(r"[^\s\])]*[\])]", text[match.end() :]):
            continue  # a link, or one without its definition
        low, high = match.span("square" if square else "round")
        if (_square(inside) if square else _round(inside)) and not _marked(block, low, high):
            taken.append((low, high))
    yield from taken
    for match in _LOOSE.finditer(text):
        if not any(low < match.end() and match.start() < high for low, high in taken) and not _marked(
            block, *match.span()
        ):
            yield match.span()


def _square(inside: str) -> bool:
    return bool(
        _NOTE.match(inside)
        or _COMMAND.match(inside)
        or _PARTS.match(inside)
        or _BLANK.match(inside)
        or _LABEL.match(inside)
        or (_QUESTION.match(inside) and "?" in inside)
        or _DATES.search(inside)
        or inside.lower() in ("dubious", "unreliable source", "clarification needed", "better source needed")
    )


def _round(inside: str) -> bool:
    return bool(
        _NOTE.match(inside)
        or _ROUND_COMMAND.match(inside)
        or _TEMPLATE.match(inside)
        or _ROUND_BLANK.match(inside)
        or (
            _QUESTION.match(inside)
            and inside.lower().startswith(("who says", "says who", "by whom", "according", "how do we"))
        )
        or _DATES.search(inside)
        or _LABEL.match(inside)
    )


def _marked(block: Block, start: int, end: int) -> bool:
    """Whether the range touches code, or is the text of a link."""
    kinds = (InlineKind.CODE, InlineKind.LINK)
    return any(mark.kind in kinds and mark.start < end and start < mark.end for mark in block.inlines)
