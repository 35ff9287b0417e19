"""Unit symbols after a number in a case of their own, compared with the symbols of the SI."""

from __future__ import annotations

import re
from collections.abc import Iterator

from healthlint.annotations import cue_sentences
from healthlint.diagnostic import Applicability, Edit, Finding, Fix
from healthlint.document import Document
from healthlint.kinds.expressions import usable
from healthlint.patterns import compile_pattern
from healthlint.rule import Rule

UNIT = compile_pattern(r"(?<![\w.])\d[\d.,]*[\s-]?(mgs?|mcg|ml|kgs?)\b(?![/²+-]|\s(?:ions?|levels?)\b)", re.I)
WRITTEN = {"mg": ("mg",), "mcg": ("mcg",), "ml": ("mL", "ml"), "kg": ("kg",)}


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """Yield symbols in another case; text all in capitals is left alone."""
    for sentence in cue_sentences(document, rule.id):
        if sentence.text.isupper():
            continue
        for match in UNIT.finditer(sentence.text):
            unit = match.group(1)
            right = WRITTEN[unit.lower().removesuffix("s")]
            if unit.removesuffix("s") in right or not usable(rule, sentence, *match.span(1)):
                continue
            where = sentence.locate(*match.span(1))
            fix = Fix(f"Replace by “{right[0]}”", (Edit(where.span, right[0]),), Applicability.UNSAFE)
            yield Finding(where.span, {"match": unit, "suggestion": right[0]}, (fix,) if where.exact else ())
