"""A full stop, question mark or comma with a word glued to it on either side; addresses, file names and brands are left alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from healthlint.annotations import Sentence, sentences_of
from healthlint.diagnostic import Finding
from healthlint.document import Document
from healthlint.kinds.common import proposal
from healthlint.kinds.expressions import usable
from healthlint.rule import Rule

STOP = re.compile(r"(?<![\w./@:-])(?P<left>[a-z]{3,})(?P<mark>[.!?][”’\")]?)(?P<right>[A-Z][a-z]+)(?![\w.@/])")
COMMA = re.compile(r"(?<![\w,./@-])(?P<left>[a-z]{3,})(?P<mark>,)(?P<right>[a-z]{3,})(?![\w,/@-])")
GLUED = re.compile(r"[a-z](?:,[a-z]|[.!?][”’\")]?[A-Z])")
DOMAINS = frozenset({"node", "next", "vue", "react", "asp", "www", "http", "https"})


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """Yield each mark without its blank."""
    blocks = [block for block in document.prose() if rule.covers(block) and GLUED.search(block.text)]
    for sentence in (sentence for block in blocks for sentence in sentences_of(document, block)):
        for pattern in (STOP, COMMA):
            for match in pattern.finditer(sentence.text):
                if _is_prose(rule, sentence, match):
                    fixed = f"{match['left']}{match['mark']} {match['right']}"
                    yield proposal(sentence.locate(*match.span()), match.group(), fixed)


def _is_prose(rule: Rule, sentence: Sentence, match: re.Match[str]) -> bool:
    low, high = sentence.start + match.start(), sentence.start + match.end()
    linked = any(link.start < high and low < link.end for link in sentence.block.links())
    return not linked and match["left"] not in DOMAINS and usable(rule, sentence, *match.span())
