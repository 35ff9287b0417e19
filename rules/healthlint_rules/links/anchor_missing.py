"""Links to a place on the page that is not there: neither a heading with such a name nor an element with such an id."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from healthlint.diagnostic import Finding
from healthlint.document import Document, fold
from healthlint.rule import Rule

_NAMED = re.compile(r"\b(?:id|name)\s*=\s*[\"']?([^\"'\s>]+)|\{[^{}\n]*#([\w:.-]+)[^{}\n]*\}|^\[\^([^\]\n]+)\]:", re.M)
# made by the site or by the browser
_MADE = re.compile(r"#(?:$|[/!:]|top$|fn|_ftn|cite|ref|note|_|comment|respond|main|content|toc)", re.I)


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """Yield each link whose place is missing; sites write slugs in many ways, so only letters and digits are compared."""
    links = [
        (block, link)
        for block in document.prose()
        for link in block.links()
        if link.target[:1] == "#" and not _MADE.match(link.target)
    ]
    if not links:
        return
    names = {_bare(name) for row in _NAMED.findall(document.source) for name in row if name}
    titles = [_bare(section.heading.text) for section in document.sections if section.heading]
    for block, link in links:
        wanted = _bare(unquote(link.target))
        if wanted and wanted not in names and not any(_same(wanted, title) for title in titles):
            words = block.text[link.start : link.end]
            start = link.start + len(words) - len(words.lstrip())
            end = min(len(block.text), start + len(words.strip()))
            yield Finding(block.span(start, end), {"match": words.strip(), "target": link.target})


def _bare(text: str) -> str:
    return re.sub(r"[\W_]+", "", fold(text))


def _same(wanted: str, title: str) -> bool:
    """Slugs of a second heading of the name end in a figure; long ones are cut."""
    return title == wanted.rstrip("0123456789") or title == wanted or (len(wanted) > 15 and title.startswith(wanted))
