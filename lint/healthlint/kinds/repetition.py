"""``repetition``: the same line, paragraph, sentence, heading or phrase again in one article.

The later place is reported and related to the first; :mod:`healthlint.repeats` has a file for each unit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from healthlint.diagnostic import Finding
from healthlint.document import Document
from healthlint.kinds import Check
from healthlint.kinds.common import read_spec
from healthlint.repeats import headings, lines, paragraphs, phrases, sentences
from healthlint.repeats.spec import Spec, repeats_by_design
from healthlint.rule import Rule

UNITS: dict[str, Callable[[Document, Rule, Spec], Iterator[Finding]]] = {
    "line": lines.search,
    "paragraph": paragraphs.search,
    "sentence": sentences.search,
    "heading": headings.search,
    "phrase": phrases.search,
}


def build(rule: Rule) -> Check:
    """A check of the rule's unit over the whole article."""
    spec = read_spec(rule, Spec, rule.file.repetition)
    search = UNITS[spec.unit]

    def run(document: Document) -> Iterator[Finding]:
        if spec.unit in ("sentence", "phrase") and repeats_by_design(document):
            return
        found = list(search(document, rule, spec))
        yield from found if len(found) <= spec.most else found[:1]

    return Check(rule, run)
