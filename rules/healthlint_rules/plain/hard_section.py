"""Sections whose reading grade lies far above that of the whole article and above a grade that is hard in itself.

The grade is that of Kincaid et al. (1975). It is computed only for sections that a cheaper one, the automated readability
index of Smith and Senter (1967), holds to be harder than the article.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from healthlint.annotations import word_count
from healthlint.diagnostic import Finding
from healthlint.document import Document
from healthlint.kinds.metric import syllables_in
from healthlint.rule import Rule

MARGIN = 1.0  # grades by which the cheap index may be wrong


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """Yield the headings of hard sections."""
    from healthlint.readability import measure, score

    least, target = int(rule.options["min_words"]), float(rule.options["target"])
    if word_count(document) < 2 * least:
        return
    found = measure(document, syllables_in(rule, "plain_syllables"))
    if not found.rows:
        return
    whole = _index([line for _, lines in found.rows for line in lines])
    for section, lines in found.rows:
        index = _index(lines)
        if section.heading is None or index < max(target - MARGIN, whole + MARGIN):
            continue
        scores = score(lines)
        if scores.words >= least and scores.grade > max(target, found.document.grade + float(rule.options["above"])):
            values = {"grade": f"{scores.grade:g}", "whole": f"{found.document.grade:g}"}
            yield Finding(section.heading.span(), values)


def _index(lines: Sequence[str]) -> float:
    """The automated readability index of sentences."""
    words = sum(len(line.split()) for line in lines) or 1
    letters = sum(len(line) - line.count(" ") for line in lines)
    return 4.71 * letters / words + 0.5 * words / max(1, len(lines)) - 21.43
