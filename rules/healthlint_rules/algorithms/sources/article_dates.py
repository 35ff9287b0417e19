"""The dates that an article gives of itself: published, updated, reviewed, due for the next review.

Method: fields of the front matter (metadata and JSON-LD of web pages are among them) by their names, and short lines in which a
word of making stands right before a date. A date is kept as the range of days that it may mean: “May 2024” is a month,
“03/05/2024” may be March or May. Nothing is guessed, least of all from the clock. Own method.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Literal, NamedTuple

from healthlint.document import BlockKind, Document
from healthlint.patterns import compile_pattern
from healthlint.span import Span

Role = Literal["published", "updated", "reviewed", "next"]
LINE = 200  # characters; a line of dates is shorter
MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()  # noqa: SIM905
_MONTH = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
_DATE = (
    rf"(?P<dmy>\d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?{_MONTH},?\s(?:19|20)\d\d)|(?P<mdy>{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?,?\s(?:19|20)\d\d)|"
    rf"(?P<my>{_MONTH},?\s(?:19|20)\d\d)|(?P<iso>(?:19|20)\d\d-\d{{1,2}}(?:-\d{{1,2}})?)(?!\d)|"
    r"(?P<num>\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d\d)|(?P<y>\b(?:19|20)\d\d)\b(?![-/.]\d)"
)
_ROLES = (
    ("next", r"next (?:\w+ )?(?:review|update)\w*|review (?:is )?due|(?:to be|due to be|due for) review\w*|review by|expir(?:es|y)"),
    ("reviewed", r"(?:last |page |content |medically |clinically |fact[- ]?|peer )*(?:reviewed|checked|verified)|(?:last |latest |date of (?:last )?)?review(?: date)?"),
    ("updated", r"(?:last |page |content )*(?:updated|modified|revised|edited)|(?:last |latest |date of (?:last )?)?(?:update|revision)(?: date)?"),
    ("published", r"(?:first |originally |date )*(?:published|posted|issued|created|written)|(?:publication |published )date|date of (?:publication|issue)"),
)  # fmt: skip
_SAID = compile_pattern(
    r"\b(?:" + "|".join(f"(?P<{role}>{words})" for role, words in _ROLES) + r")\b"
    rf"(?: by (?!\d)[^|\d]{{2,80}}?)?(?:\s?(?:on|in|at|is|was|due|date|:|[–—-]|,))*\s?(?:{_DATE})",
    re.I,
)
_ONLY = compile_pattern(_DATE, re.I)
_ALONE = compile_pattern(rf"^\W*(?:date:?\s)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s)?(?:{_DATE})\W*$", re.I)
EDGE = 8  # blocks at the top and the bottom in which a line that is only a date is the article's
_CITED = compile_pattern(r"\b(?:accessed|retrieved|available (?:at|from)|doi|et al)\b|(?:19|20)\d\d\s?;\s?\d", re.I)
_STATED = compile_pattern(r"\b(?:trial|study|studies|guideline|law|survey|book|report|paper|drug|vaccine)\w*\b", re.I)
_KEYS: tuple[tuple[Role, re.Pattern[str]], ...] = (
    ("next", re.compile(r"next(?:medical)?review(?:date|due)?|review(?:due|by)(?:date)?|expir(?:es|y)(?:date)?")),
    ("reviewed", re.compile(r"(?:last|date)?(?:medically)?(?:reviewed|checked|factchecked)(?:on|at|date)?|(?:medical)?reviewdate|lastreview")),
    ("updated", re.compile(r"(?:last|date)?(?:updated|modified|revised)(?:on|at|date|time)?|lastmod|revisiondate|(?:og:?|article:?|dcterms)?(?:updated|modified)time|dateupdated|update")),
    ("published", re.compile(r"(?:date|first)?(?:published|posted|issued|created)(?:on|at|date|time)?|(?:pub|publication|publish|post)date|date|dcdate|(?:article:?)?publishedtime")),
)  # fmt: skip


class ArticleDate(NamedTuple):
    """A date with its role; it lies in ``[first, last]``; both are None where there is no such day (31 June)."""

    role: Role
    first: date | None
    last: date | None
    span: Span
    words: str


def article_dates(document: Document) -> list[ArticleDate]:
    """All dates that the article gives of itself, in order of place."""
    return document.once("article_dates", lambda: sorted([*_fields(document), *_said(document)], key=lambda d: d.span))


def month_end(today: str) -> date:
    """The last day of the month that it is by an ISO date, or by the clock where that is empty.

    Rules ask the clock for the month alone: their findings are kept between runs, and change with a month.
    """
    found = date.fromisoformat(str(today)) if today else date.today()
    return _month_end(found.year, found.month)


def _fields(document: Document) -> Iterator[ArticleDate]:
    front = document.front_matter
    for key, value in (front.values if front else {}).items():
        name = re.sub(r"[\W_]", "", str(key)).lower()
        role = next((role for role, pattern in _KEYS if pattern.fullmatch(name)), None)
        match = _ONLY.search(str(value)) if role else None
        if front and role and match:
            yield ArticleDate(role, *_range(match), front.spans.get(str(key), front.span), f"{key}: {match.group()}")


def _said(document: Document) -> Iterator[ArticleDate]:
    own = [block.index for block in document.blocks if not block.reference]
    edges = {*own[:EDGE], *own[-EDGE:]}
    for block in document.blocks:
        if block.reference or block.kind is BlockKind.CODE or not any(char.isdigit() for char in block.text):
            continue
        for start, end in block.lines():
            line = block.text[start:end]
            if len(line) > LINE or _CITED.search(line):
                continue
            if block.index in edges and (match := _ALONE.match(line)) and not match["y"]:
                yield ArticleDate("published", *_range(match), block.span(start, end), line.strip())
            for match in _SAID.finditer(line):
                before = line[: match.start()]
                if _STATED.search(before) or (before.strip() and re.search(r"[a-z]\s$", before) and not _page(before)):
                    continue
                role = next(role for role, _ in _ROLES if match[role])
                place = block.span(start + match.start(), start + match.end())
                yield ArticleDate(role, *_range(match), place, match.group())  # type: ignore[arg-type]


def _page(before: str) -> bool:
    """Whether the words before a date speak of the page itself."""
    return bool(
        re.search(
            r"\b(?:page|article|leaflet|guide|content|information|was|and|last|it)\s(?:was |is |has been )?$",
            before,
            re.I,
        )
    )


def _range(match: re.Match[str]) -> tuple[date | None, date | None]:
    """The first and the last day that a date may mean; None twice for a day that does not exist."""
    text = match.group(next(name for name in ("dmy", "mdy", "my", "iso", "num", "y") if match[name])).lower()
    numbers = [int(number) for number in re.findall(r"\d+", text)]
    named = re.search(r"[a-z]{3}(?=[a-z.,\s])(?<!st)", re.sub(r"\d(?:st|nd|rd|th)", "0", text).replace("of ", ""))
    month = MONTHS.index(named.group()) + 1 if named and named.group() in MONTHS else 0
    year = next(number for number in numbers if number > 1000)
    rest = [number for number in numbers if number <= 31 and number != year]
    try:
        if match["y"]:
            return date(year, 1, 1), date(year, 12, 31)
        if match["my"] or (match["iso"] and len(rest) == 1):
            month = month or rest[0]
            return date(year, month, 1), _month_end(year, month)
        if match["num"]:
            days = [day for a, b in (rest, rest[::-1]) if (day := _day(year, a, b))]
            return (min(days), max(days)) if days else (None, None)
        day = date(year, month or rest[0], rest[-1])
    except (ValueError, IndexError):
        return None, None
    return day, day


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month_end(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
