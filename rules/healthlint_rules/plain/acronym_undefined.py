"""Acronyms without their long form anywhere in the article; known ones and symbols of genes are left out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from healthlint.annotations import in_code
from healthlint.diagnostic import Finding, Related
from healthlint.document import BlockKind, Document, InlineKind
from healthlint.patterns import compile_pattern
from healthlint.rule import Rule
from healthlint_rules.algorithms.structure.acronyms import Use, is_defined, uses

BEFORE = compile_pattern(
    r"(?:\b(?:genes?|types?|grade|stage|group|class|vitamin|hepatitis|factors?|chromosomes?|nerves?|lead|section|part|"
    r"chapter|title|form|phase|level|blood type|cranial|mutations? (?:of|in)|size)|[A-Z][\w’'-]+,)\s*$",
    re.I,
)
LOWER = compile_pattern(r"\b[a-z]{3,6}\b", 0)
AUTHOR = compile_pattern(r"[A-Z][a-z]+\s$", 0)
AFTER = compile_pattern(
    r"s?[\s,*_]*(?:and [A-Z0-9]+ |or [A-Z0-9]+ )?(?:genes?|proteins?|mutations?|variants?|chromosomes?|sequence|repeats?|"
    r"receptors?|[A-Z][a-z]+|\d)",
    0,
)


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """Yield the first use of each acronym that is neither known nor spelt out."""
    known = {str(word).removesuffix("s") for word in rule.lexicon("plain_known_acronym")}
    known |= {str(word) for word in rule.lexicon("plain_known_acronym")} | set(rule.options["known"])
    shouted = set(rule.lexicon("plain_shouted"))
    seen: set[str] = set()
    found: list[Use] = []
    for use in uses(document, (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)):
        if use.letters in seen or use.letters in known or not rule.covers(use.sentence.block):
            continue
        if use.letters.lower() in shouted or _in_name(use):
            continue
        seen.add(use.letters)
        if not _ordinary_word(use, document) and not is_defined(use.letters, document, use.sentence):
            found.append(use)
    yield from _findings(found, int(rule.options["together"]))


def _findings(found: list[Use], limit: int) -> Iterator[Finding]:
    """One finding an acronym; a text that leaves many open is written for insiders and gets one in all."""
    places = [use.sentence.span(use.start, use.end) for use in found]
    if len(found) <= limit:
        for use, place in zip(found, places, strict=True):
            yield Finding(place, {"match": use.letters})
        return
    related = tuple(Related(place, f"{use.letters} here") for use, place in zip(found[1:], places[1:], strict=True))
    values = {"match": found[0].letters, "all": ", ".join(use.letters for use in found), "count": str(len(found))}
    yield Finding(places[0], values, (), related, None, "many")


def _in_name(use: Use) -> bool:
    """Whether the letters are a gene, a number, or part of a longer name."""
    text = use.sentence.text
    if in_code(use.sentence, use.start, use.end) or use.sentence.quoted(use.start, use.end):
        return True
    low, high = use.sentence.start + use.start, use.sentence.start + use.end
    marks = use.sentence.block.inlines
    if any(mark.kind is InlineKind.LINK and mark.start <= low and high <= mark.end and "://" in text for mark in marks):
        return True
    initials = len(use.letters) == 2 and AUTHOR.search(text[: use.start]) and text[use.end : use.end + 1] in ",.;"
    return bool(initials or BEFORE.search(text[: use.start]) or AFTER.match(text, use.end))


def _ordinary_word(use: Use, document: Document) -> bool:
    """Whether the article has the same letters as a word in lower case: it is emphasis, not an acronym."""
    if len(use.letters) < 3:
        return False
    lower = document.once(
        "words in lower case", lambda: {word for block in document.prose() for word in LOWER.findall(block.text)}
    )
    return use.letters.lower() in lower
