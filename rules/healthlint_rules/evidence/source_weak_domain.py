"""Claims and references whose only source is a wiki, a social network, a shop, a press release or the own site."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from healthlint.annotations import Sentence, sentences_of
from healthlint.diagnostic import Finding
from healthlint.document import Block, Document
from healthlint.patterns import compile_pattern
from healthlint.rule import Rule
from healthlint_rules.algorithms.claims.attribution import attributions
from healthlint_rules.algorithms.numbers.statistics import finder
from healthlint_rules.algorithms.sources.reference_list import entries
from healthlint_rules.algorithms.sources.source_marks import Style
from healthlint_rules.algorithms.sources.source_names import named_in
from healthlint_rules.algorithms.sources.sources import marks_in

_CREDITS = compile_pattern(
    r"\b(?:according to|as (?:shown|reported|described|explained) (?:by|in|on)|sources?:|reports?|found|shows?|says?|stud(?:y|ies)|research)\b",
    re.I,
)
_ADDRESS = ("url", "canonical", "canonical_url", "permalink")


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """Entries with no other address or identifier, and links that a claim rests on alone."""
    if "//" not in document.source and "www." not in document.source:
        return
    classes = _classes(document, rule)
    for entry in entries(document):
        links = [link for link in entry.block.links() if entry.start <= link.start < entry.end]
        found = [_class_of(link.target, classes) for link in links]
        if found and all(found) and not (entry.doi or entry.pmid or entry.authors):
            parameters = {"match": entry.text, "host": _host(links[0].target), "class": found[0]}
            yield Finding(entry.span, parameters, variant="reference")
    for block in document.prose():
        if rule.covers(block) and not block.reference:
            yield from _claims(document, rule, block, classes)


def _claims(document: Document, rule: Rule, block: Block, classes: Mapping[str, str]) -> Iterator[Finding]:
    links = [link for link in block.links() if link.end > link.start and _class_of(link.target, classes)]
    for sentence in sentences_of(document, block) if links else ():
        own = [link for link in links if sentence.start <= link.start < sentence.end]
        if own and _claims_something(document, sentence, rule) and not _supported(document, sentence, rule, classes):
            link = own[0]
            shown = block.text[link.start : link.end].strip()
            start = block.text.index(shown, link.start)
            parameters = {"match": shown, "host": _host(link.target), "class": _class_of(link.target, classes)}
            yield Finding(block.span(start, start + len(shown)), parameters)


def _claims_something(document: Document, sentence: Sentence, rule: Rule) -> bool:
    """Whether a sentence gives a figure, or credits what it says to somebody."""
    text = sentence.folded
    return bool(finder(rule.lexicons).find(text) or attributions(document, sentence) or _CREDITS.search(text))


def _supported(document: Document, sentence: Sentence, rule: Rule, classes: Mapping[str, str]) -> bool:
    """Whether the sentence has another source: a mark, a link to a better place, a named body."""
    targets = {(link.start, link.end): link.target for link in sentence.block.links()}
    for mark in marks_in(document, sentence):
        if mark.style is not Style.LINK or not _class_of(targets.get((mark.start, mark.end), ""), classes):
            return True
    named = named_in(sentence, tuple(rule.lexicon("health_body")))
    return named is not None and not any(
        start - sentence.start <= named.start < end - sentence.start for start, end in targets
    )


def _classes(document: Document, rule: Rule) -> dict[str, str]:
    """Class by domain, the own site's among them."""
    classes = {domain: name for name, domains in rule.options["classes"].items() for domain in domains}
    values = document.front_matter.values if document.front_matter else {}
    for host in (_host(str(values.get(key, ""))) for key in _ADDRESS) if rule.options["own_site"] else ():
        if host:
            classes[host] = "the own site"
    return classes


def _class_of(target: str, classes: Mapping[str, str]) -> str:
    """The class of an address; empty for one that is in none."""
    parts = _host(target).split(".")
    return next((classes[name] for at in range(len(parts)) if (name := ".".join(parts[at:])) in classes), "")


def _host(address: str) -> str:
    try:
        host = urlsplit(f"https://{address}" if address.startswith("www.") else address).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")
