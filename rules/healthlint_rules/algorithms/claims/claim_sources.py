"""The source of a claim as the inventory shows it: what covers its sentence, the address, and the entry it stands for."""

from __future__ import annotations

from healthlint.annotations import Sentence
from healthlint.document import Document
from healthlint.inventory import ClaimSource
from healthlint_rules.algorithms.sources.citations import citations
from healthlint_rules.algorithms.sources.reference_list import entries
from healthlint_rules.algorithms.sources.sources import Source, source_of


def claim_source(document: Document, sentence: Sentence, bodies: tuple[str, ...]) -> ClaimSource | None:
    """The source in reach of a sentence, none where nothing is cited for it."""
    found = source_of(document, sentence, bodies)
    if found is None:
        return None
    url = _address(found)
    return ClaimSource(
        str(found.kind), found.name.strip() or url, str(found.reach), found.span, url, _reference(document, found)
    )


def _address(source: Source) -> str:
    """Where the link in or around the source leads; empty without one, or where it leads into the page."""
    near = (link.target for link in source.block.links() if link.start < source.end and source.start < link.end)
    return next((target for target in near if target.startswith(("https://", "http://"))), "")


def _reference(document: Document, source: Source) -> str:
    """The words of the entries of the list of references that the mark stands for."""
    key = (source.block.index, source.start)
    found = document.once(
        "cited_by_place", lambda: {(c.block.index, c.mark.start): c.found for c in citations(document)}
    )
    texts = [entry.text for entry in found.get(key, ())] or _note(document, source)
    return " · ".join(" ".join(text.split()) for text in texts)


def _note(document: Document, source: Source) -> list[str]:
    """The footnote that a reference mark at the source points to."""
    labels = {mark.target for mark in source.block.inlines if source.start <= mark.start <= source.end and mark.target}
    return [entry.text for entry in entries(document) if entry.label in labels]
