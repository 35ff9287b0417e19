"""Full and collapsed reference links that Markdown printed as text, for want of a definition (CommonMark, reference links)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from healthlint.diagnostic import Finding
from healthlint.document import Document
from healthlint.rule import Rule

REFERENCE = re.compile(r"(?<![!\]\w\\])\[(?P<text>[^\[\]\n]{2,80})\]\[(?P<name>[^\[\]\n]{0,60})\](?![(\[:])")


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """Yield each reference that was left in the prose; figures in brackets are citations, not links."""
    if document.format != "markdown":
        return
    for block in document.prose():
        if "][" not in block.text or not rule.covers(block):
            continue
        for match in REFERENCE.finditer(block.text):
            text, name = match["text"], match["name"] or match["text"]
            if re.search(r"[a-z]{2}", text, re.I) and not text.startswith("^") and not name.startswith("^"):
                yield Finding(block.span(*match.span()), {"match": match.group(), "name": name})
