"""The newest source of an article is old, seen from the year in which the article says it was reviewed."""

from __future__ import annotations

from collections.abc import Iterator

from healthlint.diagnostic import Finding
from healthlint.document import Document
from healthlint.rule import Rule
from healthlint_rules.algorithms.sources.citations import listed
from healthlint_rules.algorithms.sources.review_date import review_year

MIN_DATED = 2  # entries with a year; fewer say nothing about how the article was researched


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """One finding, at the newest entry; none where the article gives no date or most entries give none."""
    rows = listed(document)
    reviewed = review_year(document) if rows else 0
    dated = [entry for entry in rows if 1900 < entry.year <= reviewed]
    newer = any(entry.year > reviewed for entry in rows)
    if not reviewed or newer or len(dated) < MIN_DATED or 2 * len(dated) < len(rows):
        return
    newest = max(dated, key=lambda entry: entry.year)
    age = reviewed - newest.year
    if age > int(rule.options["years"]):
        parameters = {
            "match": newest.text,
            "year": str(newest.year),
            "age": str(age),
            "reviewed": str(reviewed),
            "count": str(len(dated)),
        }
        yield Finding(newest.span, parameters)
