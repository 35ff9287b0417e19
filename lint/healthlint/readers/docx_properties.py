"""A Word file's properties in the form of front matter, each on a line at the end of the source text.

The date of the last saving is kept under ``saved`` and under no key that rules take for a date of the article: every
file has one, and no reader sees it.
"""

from __future__ import annotations

from typing import Any

from healthlint.document import FrontMatter
from healthlint.readers.docx_package import Package
from healthlint.readers.docx_text import Text
from healthlint.span import Span

PROPERTIES = {
    "{http://purl.org/dc/elements/1.1/}title": "title",
    "{http://purl.org/dc/elements/1.1/}creator": "author",
    "{http://purl.org/dc/terms/}modified": "saved",
}
# what programs write there when nobody has set a name
NOBODY = frozenset({"python-docx", "microsoft office user", "windows user", "user", "admin", "administrator", "author",
                    "unknown", "apache poi", "docx4j"})  # fmt: skip


def add_properties(text: Text, package: Package) -> FrontMatter | None:
    """Title, author and date of saving, as far as the file says; none where it says nothing."""
    target = next((t for t, kind in package.relations("").values() if kind.endswith("/core-properties")), "")
    root = package.part(target or "docProps/core.xml")
    values: dict[str, Any] = {}
    spans: dict[str, Span] = {}
    for element in root if root is not None else ():
        key = PROPERTIES.get(element.tag)
        value = " ".join((element.text or "").split())
        if not key or not value or key in values or (key == "author" and value.lower() in NOBODY):
            continue
        values[key] = value
        spans[key] = text.line(value, ((f"document property “{key}”", 0),))
    if not values:
        return None
    return FrontMatter(values, spans, Span(min(s.start for s in spans.values()), max(s.end for s in spans.values())))
