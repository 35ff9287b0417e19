"""The source of a claim as the inventory shows it: its kind, its words, its place, and how it reaches the claim."""

from __future__ import annotations

from healthlint.annotations import Sentence
from healthlint.document import Document
from healthlint.inventory import ClaimSource
from healthlint_rules.algorithms import sources


def source_of(document: Document, sentence: Sentence, bodies: tuple[str, ...]) -> ClaimSource | None:
    """The source in reach of a sentence, none where nothing is cited for it."""
    if not sources.cited(document, sentence, bodies):
        return None
    block = sentence.block
    for link in block.links():
        if link.start < sentence.end and sentence.start < link.end and sources.linked(sentence):
            return ClaimSource("link", link.target, "sentence", block.span(link.start, link.end))
    if match := sources.NUMBERED.search(sentence.text):
        return ClaimSource("citation", match.group(), "sentence", sentence.span(*match.span()))
    if sources.mark_in(sentence):
        return ClaimSource("citation", "citation mark", "sentence", sentence.span())
    if sources.named_in(sentence, bodies):
        return ClaimSource("named", sentence.text, "sentence", sentence.span())
    return ClaimSource("nearby", "", "paragraph", None)
