"""Doses of five or more figures in one run, after the ISMP list."""

from __future__ import annotations

from collections.abc import Iterator

from healthlint.annotations import cue_sentences
from healthlint.diagnostic import Finding
from healthlint.document import Document
from healthlint.kinds.common import proposal
from healthlint.patterns import compile_pattern
from healthlint.rule import Rule

DOSE = compile_pattern(
    r"(?<![\w.,-])(\d{5,9})([\s-]?(?:mg|mcg|µg|μg|IU|iu|(?:international )?units?|micrograms|ml|mL)\b)", 0
)


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """Yield doses whose thousands are not set apart."""
    for sentence in cue_sentences(document, rule.id):
        for match in DOSE.finditer(sentence.text):
            text = f"{int(match.group(1)):,}{match.group(2)}"
            yield proposal(sentence.locate(*match.span()), match.group(), text)
