"""The year of an article: when it was last reviewed, updated or published, by its front matter or its byline.

Deterministic: a date that the article does not give is not guessed, least of all from the clock. Own method.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from healthlint.document import Document
from healthlint.patterns import compile_pattern

_KEYS = re.compile(
    r"(?:last)?(?:medically)?(?:reviewed|updated|modified|published|checked|date)(?:on|at|date)?|(?:review|pub|publication|lastmod)(?:date)?"
)
_YEAR = compile_pattern(r"\b((?:19|20)\d\d)\b", 0)
_BYLINE = compile_pattern(
    r"\b(?<!next )(?:last |medically |page |content |article )*(?:reviewed|updated|published|checked|modified|revised)(?: (?:on|in|by [^.\n]{2,60}?))?:?,?\s(?:[^.\n\d]{0,30}\d{0,2}[^.\n\d]{0,16})?\b((?:19|20)\d\d)\b|"
    r"\b(?<!next )(?:review|publication|last update)(?: date)?:\s[^.\n]{0,20}?\b((?:19|20)\d\d)\b|^\W*(?:date:?\s)?\d{1,2}\.? (?:[A-Z][a-z]+)\.? ((?:19|20)\d\d)\W*$|^\W*[A-Z][a-z]+\.? \d{1,2}, ((?:19|20)\d\d)\W*$",
    re.I,
)
EDGE = 8  # blocks of an article that count as its top or bottom
LINE = 200  # characters; a byline is shorter


def review_year(document: Document) -> int:
    """The newest year in which the article says it was reviewed, updated or published; 0 where it says none."""
    return document.once("review_year", lambda: max(_years(document), default=0))


def _years(document: Document) -> Iterator[int]:
    for key, value in (document.front_matter.values if document.front_matter else {}).items():
        if _KEYS.fullmatch(re.sub(r"[\W_]", "", str(key)).lower()):
            yield from map(int, _YEAR.findall(str(value)))
    own = [block for block in document.blocks if not block.reference]
    for block in {id(block): block for block in (*own[:EDGE], *own[-EDGE:])}.values():
        for start, end in block.lines() if len(block.text) <= LINE else ():
            for found in _BYLINE.finditer(block.text[start:end]):
                yield int(next(year for year in found.groups() if year))
