"""Sentences with more words than the limit, brackets and series after a colon left out; the first twelve words are marked."""

from __future__ import annotations

import re
from collections.abc import Iterator

from healthlint.annotations import WORD, sentences
from healthlint.diagnostic import Finding
from healthlint.document import Document
from healthlint.rule import Rule

BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
SERIES = re.compile(r":\s[^:]*,[^:]*$")
MARKED = 12


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """Yield long sentences."""
    limit = int(rule.options["max_words"])
    for sentence in sentences(document):
        if not rule.covers(sentence.block) or len(sentence.words) <= limit:
            continue
        count = len(WORD.findall(SERIES.sub("", BRACKETS.sub("", sentence.text))))
        if count > limit:
            end = sentence.words[min(MARKED, len(sentence.words)) - 1].end
            yield Finding(sentence.span(0, end), {"count": str(count)})
