"""Doses closed up (“1000mg”), as far as the article does not close up all of them.

All quantities with a dose unit are counted over the article; three or more closed up and none apart are a house style.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from healthlint.annotations import Sentence, cue_sentences
from healthlint.diagnostic import Finding, Severity
from healthlint.document import Document
from healthlint.kinds.common import proposal
from healthlint.kinds.expressions import usable
from healthlint.patterns import compile_pattern
from healthlint.rule import Rule

QUANTITY = compile_pattern(
    r"(?<![\w.,/])(?P<number>\d[\d,.]*)(?P<space>[\s\u00a0\u202f]?)"
    r"(?P<unit>mg|mcg|µg|μg|ug|ml|mL|IU|iu|units|mmol|mEq|milligrams?|micrograms?)\b",
    0,
)


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """Yield closed-up doses: a warning where others of the article are apart, else a hint."""
    closed: list[tuple[Sentence, re.Match[str]]] = []
    apart = ""
    for sentence in cue_sentences(document, rule.id):
        for match in QUANTITY.finditer(sentence.text):
            if not usable(rule, sentence, *match.span()):
                continue
            if match.group("space"):
                apart = apart or match.group()
            else:
                closed.append((sentence, match))
    if not apart and len(closed) >= int(rule.options["min_consistent"]):
        return
    for sentence, match in closed:
        words = f"{match.group('number')} {match.group('unit')}"
        found = proposal(sentence.locate(*match.span()), match.group(), words, {"other": apart})
        severity, variant = (Severity.WARNING, "mixed") if apart else (None, None)
        yield Finding(found.span, found.parameters, found.fixes, (), severity, variant)
