"""Articles whose newest date lies too far back, or whose next review should have been."""

from __future__ import annotations

from collections.abc import Iterator

from healthlint.diagnostic import Finding
from healthlint.document import Document
from healthlint.rule import Rule
from healthlint_rules.algorithms.sources.article_dates import article_dates, month_end

ARCHIVED = ("archived", "archive", "draft")


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """Yield one finding at the newest date; options ``months`` and ``today`` (ISO, stands in for the clock)."""
    values = document.front_matter.values if document.front_matter else {}
    if any(values.get(key) for key in ARCHIVED):
        return
    today = month_end(rule.options["today"])
    months = int(rule.options["months"])
    dates = [(found.last, found) for found in article_dates(document) if found.last]
    due = [(last, found) for last, found in dates if found.role == "next"]
    given = [(last, found) for last, found in dates if found.role != "next"]
    if due and max(due)[0] < today.replace(day=1):
        found = max(due)[1]
        yield Finding(found.span, {"match": found.words, "months": str(months)}, variant="due")
    elif given and not due:
        last, found = max(given)
        if 12 * (today.year - last.year) + today.month - last.month > months:
            yield Finding(found.span, {"match": found.words, "months": str(months)})
