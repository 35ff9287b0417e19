"""Degrees written with points (“M.D.”) beside degrees without (“PhD”), over the whole article.

Letters that are also something else (MS, PT, a state) count without points only right beside another degree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

import msgspec

from healthlint.annotations import Sentence, sentences
from healthlint.diagnostic import Applicability, Edit, Finding, Fix, Related
from healthlint.document import Document
from healthlint.patterns import compile_pattern
from healthlint.rule import Rule

CLEAR = "MD PhD DPhil MSc BSc MPH MBA RDN DDS DMD DPT PharmD PsyD EdD MEd FACS MBBS MBChB DVM DNP LCSW DPM RPh CNM FACP".split()  # noqa: SIM905
BESIDE = "RN RD DO OD PA NP MS BS MA BA PT OT LD".split()  # noqa: SIM905
DOTTED = compile_pattern(
    r"(?<![\w.])(?:M\.D|Ph\.\s?D|D\.\s?Phil|M\.\s?Sc|B\.\s?Sc|M\.S|B\.S|M\.A|B\.A|M\.P\.H|M\.B\.A|R\.N|R\.D|R\.D\.N|D\.O|D\.D\.S|D\.M\.D|D\.P\.T|O\.D|"
    r"P\.A|N\.P|Pharm\.\s?D|Psy\.\s?D|Ed\.\s?D|M\.\s?Ed|F\.A\.C\.S|M\.B\.B\.S|D\.V\.M|D\.N\.P|L\.C\.S\.W|D\.P\.M|R\.Ph|C\.N\.M|P\.T|L\.D)\.(?!\w|\s[A-Z][a-z]+,)",
    0,
)
PLAIN = compile_pattern(rf"(?<![\w.&/-])(?:{'|'.join(CLEAR)})(?![\w&/-]|\s\d{{5}}|\.\w)", 0)
UNSURE = compile_pattern(rf"(?<![\w.&/-])(?:{'|'.join(BESIDE)})(?![\w&/-]|\.\w)", 0)
LINK = compile_pattern(r"[\s,/&()]*(?:(?:and|an?|the|holds|has|then|with|from|her|his|or|plus|in)[\s,]+){0,4}", 0)


class _Degree(msgspec.Struct, frozen=True):
    sentence: Sentence
    start: int
    end: int
    dotted: bool

    @property
    def text(self) -> str:
        return self.sentence.text[self.start : self.end]


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """Yield each pair side by side; without one, the first degree in the rarer style."""
    found = [degree for s in sentences(document) if rule.covers(s.block) for degree in _degrees(s)]
    pairs = [pair for pair in pairwise(found) if _mixed_pair(*pair)]
    for first, second in pairs:
        yield _finding(first, second, first.start, second.end)
    dotted, plain = ([d for d in found if d.dotted is style] for style in (True, False))
    if dotted and plain and not pairs:
        rarer, other = (plain, dotted) if len(plain) < len(dotted) else (dotted, plain)
        yield _finding(rarer[0], other[0], rarer[0].start, rarer[0].end)


def _degrees(sentence: Sentence) -> list[_Degree]:
    text = sentence.text
    sure = [_Degree(sentence, *match.span(), True) for match in DOTTED.finditer(text)]
    sure += [_Degree(sentence, *match.span(), False) for match in PLAIN.finditer(text) if not _state(text, match)]
    unsure = [_Degree(sentence, *match.span(), False) for match in UNSURE.finditer(text)]
    beside = [degree for degree in unsure if any(_linked(*sorted((degree, other), key=_place)) for other in sure)]
    return sorted(sure + beside, key=_place)


def _place(degree: _Degree) -> int:
    return degree.start


def _state(text: str, match: re.Match[str]) -> bool:
    """Whether MD is Maryland: after a town, not after a name."""
    if match.group() != "MD":
        return False
    return bool(
        re.search(
            r"\b(?:in|at|near|of|from|Bethesda|Baltimore|Rockville),?\s+(?:[A-Z]\w+,?\s+)*$", text[: match.start()]
        )
    )


def _linked(first: _Degree, second: _Degree) -> bool:
    return first.sentence is second.sentence and bool(LINK.fullmatch(first.sentence.text[first.end : second.start]))


def _mixed_pair(first: _Degree, second: _Degree) -> bool:
    return first.dotted is not second.dotted and _linked(first, second)


def _finding(one: _Degree, other: _Degree, start: int, end: int) -> Finding:
    dotted, plain = (one, other) if one.dotted else (other, one)
    where = one.sentence.locate(start, end)
    quote = one.sentence.text[start:end]
    text = DOTTED.sub(lambda match: re.sub(r"[.\s]", "", match.group()), quote)
    values = {"match": quote, "dotted": dotted.text, "plain": plain.text, "suggestion": text}
    fixes = (Fix(f"Replace by “{text}”", (Edit(where.span, text),), Applicability.UNSAFE),)
    related = (
        ()
        if other.sentence is one.sentence
        else (Related(other.sentence.span(other.start, other.end), "in another style here"),)
    )
    return Finding(where.span, values, fixes if where.exact and text != quote else (), related)
