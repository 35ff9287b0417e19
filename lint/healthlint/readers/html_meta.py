"""What a page says about itself: meta tags, title, JSON-LD, microdata, bylines by class, as front matter."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from healthlint.document import FrontMatter
from healthlint.span import Span

# names that pages use, mapped to the keys that front matter uses
KEYS = {
    "author": "author",
    "article:author": "author",
    "parsely-author": "author",
    "sailthru.author": "author",
    "dc.creator": "author",
    "dcterms.creator": "author",
    "citation_author": "author",
    "creator": "author",
    "date": "date",
    "dc.date": "date",
    "dc.date.issued": "date",
    "dc.date.created": "date",
    "dcterms.date": "date",
    "dcterms.issued": "date",
    "dcterms.created": "date",
    "citation_publication_date": "date",
    "citation_date": "date",
    "parsely-pub-date": "date",
    "publish_date": "date",
    "pubdate": "date",
    "article:published_time": "date",
    "article:modified_time": "updated",
    "og:updated_time": "updated",
    "last-modified": "updated",
    "dc.date.modified": "updated",
    "dcterms.modified": "updated",
    "revised": "updated",
    "description": "description",
    "reviewer": "reviewed_by",
    "reviewed-by": "reviewed_by",
    "reviewed_by": "reviewed_by",
    "datepublished": "date",
    "datecreated": "date",
    "datemodified": "updated",
    "lastreviewed": "reviewed",
    "reviewedby": "reviewed_by",
    "headline": "title",
    "citation": "references",
    "citation_reference": "references",
    "funder": "funding",
    "funding": "funding",
    "sponsor": "sponsor",
    "publisher": "publisher",
    "og:site_name": "publisher",
}
# of what JSON-LD describes, what is no page: its author or date are not the article's
APART = frozenset(
    {"organization", "website", "person", "imageobject", "breadcrumblist", "product", "event", "comment", "review"}
)
INSIDE = ("@graph", "mainentity", "mainentityofpage", "subjectof", "haspart", "article")
DEPTH = 4
# an element by whose class the name of the author is told
BYLINE = re.compile(
    r"(?:^|\s)(?:(?:post|entry|article|meta|blog|c|p)[-_]+)*(?:author|byline)(?:[-_]+(?:name|link|title))?(?:$|\s)",
    re.I,
)
LABELS = {"written by": "author", "author": "author", "by": "author", "reviewed by": "reviewed_by"}
NAME = re.compile(r"(?:by\s+)?(?P<name>[^\W\d_][\w.'’-]*(?:\s+[^\W\d_][\w.'’-]*){1,4})(?:,.*)?")


class Metadata:
    """Collects values with the places where they stand; the first of a key wins."""

    def __init__(self) -> None:
        self.values: dict[str, Any] = {}
        self.spans: dict[str, Span] = {}
        self._in_text: set[str] = set()  # keys whose values are words of the page
        self._json = False
        self._expected = ""  # the key whose value is the next text
        self._labels: dict[str, tuple[str, Span]] = {}

    def tag(self, tag: str, attributes: dict[str, str], raw: str, start: int) -> None:
        """Look at an opening tag."""
        self._json = tag == "script" and attributes.get("type", "").lower() == "application/ld+json"
        if tag == "html" and (language := attributes.get("lang", "").strip()):
            self._put("lang", language, Span(start, start + len(raw)))
        name = attributes.get("itemprop", "").lower()
        if tag == "meta":
            name = (attributes.get("name") or attributes.get("property") or name).lower()
        value = (attributes.get("content") or (attributes.get("datetime") if tag == "time" else "") or "").strip()
        if name in KEYS and value:
            self._put(KEYS[name], value, _place(raw, value, start))
        elif tag == "meta":
            self._labelled(name, value, raw, start)
        elif name in KEYS or "author" in attributes.get("rel", "").lower().split():
            self._expected = KEYS.get(name, "author")
        elif BYLINE.search(attributes.get("class", "")):
            self._expected = "byline"

    def _labelled(self, name: str, value: str, raw: str, start: int) -> None:
        """Pairs of “twitter:label1” and “twitter:data1”, in either order."""
        if not name.startswith("twitter:") or not value:
            return
        self._labels[name] = (value, _place(raw, value, start))
        label, data = (self._labels.get(f"twitter:{part}{name[-1]}") for part in ("label", "data"))
        if label and data and (key := LABELS.get(label[0].strip(" :").lower())):
            self._put(key, *data)

    def data(self, tag: str, text: str, start: int) -> None:
        """Look at the text of an element."""
        place = Span(start, start + len(text))
        if tag == "title" and text.strip():
            self._put("title", " ".join(text.split()), place)
        elif tag == "script" and self._json:
            try:
                self._linked_data(json.loads(text), place)
            except (ValueError, RecursionError):
                return
        elif self._expected and text.strip():
            self._told(text, start)

    def _told(self, text: str, start: int) -> None:
        """Take the text of an element that is said to hold a value; by its class alone only a name is one."""
        key, self._expected = self._expected, ""
        name = NAME.fullmatch(" ".join(text.split()))
        if key == "byline" and not (name and _capitals(name["name"])):
            return
        at = start + len(text) - len(text.lstrip())
        key = "author" if key == "byline" else key
        if key not in self.values:
            self._in_text.add(key)
        self._put(key, text.strip(), Span(at, at + len(text.strip())))

    def _linked_data(self, data: Any, place: Span) -> None:
        nodes = list(_nodes(data, DEPTH))
        named = {str(node["@id"]): node for node in nodes if "@id" in node and len(node) > 1}
        for node in nodes:
            kind = node.get("@type", "")
            kinds = {str(one).lower() for one in (kind if isinstance(kind, list) else [kind])}
            if kinds & APART:
                continue
            for name, value in node.items():
                if (key := KEYS.get(name.lower())) and (text := _text(value, named, DEPTH)):
                    self._put(key, text, place)

    def _put(self, key: str, value: Any, place: Span) -> None:
        if key not in self.values:
            self.values[key] = value
            self.spans[key] = place

    def front_matter(self) -> FrontMatter | None:
        """All that was found, or None."""
        if not self.values:
            return None
        spans = [span for key, span in self.spans.items() if key not in self._in_text]
        start = min((span.start for span in spans), default=0)
        return FrontMatter(self.values, self.spans, Span(start, max((span.end for span in spans), default=start)))


def _place(raw: str, value: str, start: int) -> Span:
    at = raw.find(value)
    return Span(start + at, start + at + len(value)) if at >= 0 else Span(start, start + len(raw))


def _capitals(name: str) -> bool:
    return sum(word[:1].isupper() for word in name.split()) >= 2


def _nodes(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    """The descriptions in JSON-LD: in lists, in a graph, in what a page is about."""
    if isinstance(data, list):
        for item in data:
            yield from _nodes(item, depth)
    elif isinstance(data, dict):
        yield data
        for name, value in data.items():
            if depth and name.lower() in INSIDE:
                yield from _nodes(value, depth - 1)


def _text(value: Any, named: dict[str, dict[str, Any]], depth: int) -> str:
    """A JSON-LD value as words: a name for a person, names for several; a reference is followed."""
    if isinstance(value, dict):
        if "name" not in value and depth and (node := named.get(str(value.get("@id", "")))):
            return _text(node, named, depth - 1)
        return str(value.get("name") or "")
    if isinstance(value, list):
        return ", ".join(filter(None, (_text(item, named, depth) for item in value)))
    return str(value) if isinstance(value, str | int | float) else ""
