"""What a page says about itself: meta tags, title and JSON-LD, in the form of front matter."""

from __future__ import annotations

import json
from typing import Any

from healthlint.document import FrontMatter
from healthlint.span import Span

# names that pages use, mapped to the keys that front matter uses
KEYS = {
    "author": "author",
    "article:author": "author",
    "parsely-author": "author",
    "date": "date",
    "dc.date": "date",
    "article:published_time": "date",
    "article:modified_time": "updated",
    "og:updated_time": "updated",
    "last-modified": "updated",
    "description": "description",
    "reviewer": "reviewed_by",
    "reviewed-by": "reviewed_by",
    "datepublished": "date",
    "datemodified": "updated",
    "lastreviewed": "reviewed",
    "reviewedby": "reviewed_by",
    "headline": "title",
    "citation": "references",
}


class Metadata:
    """Collects values with the places where they stand; the first of a key wins."""

    def __init__(self) -> None:
        self.values: dict[str, Any] = {}
        self.spans: dict[str, Span] = {}
        self._json = False

    def tag(self, tag: str, attributes: dict[str, str], raw: str, start: int) -> None:
        """Look at an opening tag."""
        self._json = tag == "script" and attributes.get("type", "").lower() == "application/ld+json"
        if tag == "html" and (language := attributes.get("lang", "").strip()):
            self._put("lang", language, Span(start, start + len(raw)))
        if tag != "meta":
            return
        name = (attributes.get("name") or attributes.get("property") or attributes.get("itemprop") or "").lower()
        value = attributes.get("content", "").strip()
        if name in KEYS and value:
            at = raw.find(value)
            place = Span(start + at, start + at + len(value)) if at >= 0 else Span(start, start + len(raw))
            self._put(KEYS[name], value, place)

    def data(self, tag: str, text: str, start: int) -> None:
        """Look at the text of a title or script element."""
        place = Span(start, start + len(text))
        if tag == "title" and text.strip():
            self._put("title", " ".join(text.split()), place)
        elif tag == "script" and self._json:
            try:
                self._linked_data(json.loads(text), place)
            except (ValueError, RecursionError):
                return

    def _linked_data(self, data: Any, place: Span) -> None:
        for item in data if isinstance(data, list) else [data]:
            if not isinstance(item, dict):
                continue
            self._linked_data(item.get("@graph", []), place)
            for name, value in item.items():
                if (key := KEYS.get(name.lower())) and (text := _text(value)):
                    self._put(key, text, place)

    def _put(self, key: str, value: Any, place: Span) -> None:
        if key not in self.values:
            self.values[key] = value
            self.spans[key] = place

    def front_matter(self) -> FrontMatter | None:
        """All that was found, or None."""
        if not self.values:
            return None
        start = min(span.start for span in self.spans.values())
        return FrontMatter(self.values, self.spans, Span(start, max(span.end for span in self.spans.values())))


def _text(value: Any) -> str:
    """A JSON-LD value as words: a name for a person, names for several."""
    if isinstance(value, dict):
        return str(value.get("name") or "")
    if isinstance(value, list):
        return ", ".join(filter(None, map(_text, value)))
    return str(value) if isinstance(value, str | int | float) else ""
