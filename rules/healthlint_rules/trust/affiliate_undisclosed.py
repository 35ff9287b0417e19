"""Links with a partner's code (or to a network of such links) before which nothing says that they earn money."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import parse_qsl, urlsplit

from healthlint.diagnostic import Finding
from healthlint.document import Document
from healthlint.patterns import compile_pattern
from healthlint.rule import Rule

NETWORKS = re.compile(
    r"(?:^|\.)(?:amzn\.to|shareasale\.com|awin1\.com|redirectingat\.com|skimresources\.com|linksynergy\.com|anrdoezrs\.net|dpbolvw\.net|"
    r"jdoqocy\.com|kqzyfj\.com|tkqlhce\.com|pntra\.com|prf\.hn|avantlink\.com|go2cloud\.org|clickbank\.net|rstyle\.me|shopstyle\.it)$"
)
CODES = frozenset(
    {
        "aff",
        "affid",
        "aff_id",
        "affiliate",
        "affiliate_id",
        "affiliateid",
        "irclickid",
        "awc",
        "partnerid",
        "partner_id",
    }
)
SHOP_TAG = re.compile(r"(?:^|\.)amazon\.[a-z.]+$")
SAID = compile_pattern(
    r"\baffiliat\w*|\bcommissions?\b|\bsponsored\b|\bpaid (?:links?|partnership|promotion)|\b(?:we|I|site) (?:may )?(?:earn|get paid|are paid|receive (?:a|an|money|compensation))\b|"
    r"\b(?:ad|advert|advertisement)\b|\bpartner links?\b",
    re.I,
)


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """Yield the first such link; one disclosure before it is enough for the whole article."""
    for block in document.blocks:
        for link in sorted(block.links(), key=lambda mark: mark.start):
            host = _earns(link.target)
            if not host:
                continue
            before = "\n".join(other.text for other in document.blocks[: block.index])
            if not SAID.search(f"{before}\n{block.text[: link.end]}"):
                yield Finding(block.span(link.start, link.end), {"host": host})
            return


def _earns(target: str) -> str:
    """The host of an address with a partner's code; empty for any other."""
    try:
        parts = urlsplit(target)
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return ""
    keys = {key.lower() for key, value in parse_qsl(parts.query) if value}
    paid = NETWORKS.search(host) or keys & CODES or (SHOP_TAG.search(host) and "tag" in keys)
    return host if paid and parts.scheme in ("http", "https") else ""
