"""The year of an article: when it was last reviewed, updated or published, by its own dates."""

from __future__ import annotations

from healthlint.document import Document
from healthlint_rules.algorithms.sources.article_dates import article_dates


def review_year(document: Document) -> int:
    """The newest year in which the article says it was reviewed, updated or published; 0 where it says none."""
    years = (found.last.year for found in article_dates(document) if found.role != "next" and found.last)
    return max(years, default=0)
