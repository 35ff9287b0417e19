"""Dates that an article gives of itself and that cannot all be true: impossible, in the future, or in the wrong order."""

from __future__ import annotations

from collections.abc import Iterator

from healthlint.diagnostic import Finding, Related
from healthlint.document import Document
from healthlint.rule import Rule
from healthlint_rules.algorithms.sources.article_dates import ArticleDate, Role, article_dates, month_end

ORDER: tuple[tuple[Role, Role], ...] = (("updated", "published"), ("reviewed", "published"), ("next", "reviewed"))


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """Yield one finding a date; the option ``today`` (ISO) stands in for the clock. Only sure contradictions count."""
    today = month_end(rule.options["today"])
    draft = bool(document.front_matter and document.front_matter.values.get("draft"))
    dates = article_dates(document)
    reported: set[ArticleDate] = set()
    for found in dates:
        if found.first is None:
            reported.add(found)
            yield _finding(found, variant="impossible")
        elif found.role != "next" and found.first > today and not draft:
            reported.add(found)
            yield _finding(found, variant="future")
    for later, earlier in ORDER:
        firsts = [found for found in dates if found.role == earlier and found.first]
        for found in (item for item in dates if item.role == later and item.last and item not in reported):
            other = next((item for item in firsts if item.first and found.last and found.last < item.first), None)
            if other:
                reported.add(found)
                yield _finding(found, other)


def _finding(found: ArticleDate, other: ArticleDate | None = None, variant: str | None = None) -> Finding:
    values = {"match": found.words, "other": other.words if other else ""}
    related = (Related(other.span, "the other date"),) if other else ()
    return Finding(found.span, values, (), related, None, variant)
