"""Which parts of a web page are the article: by element, role and the names that pages give their parts.

What only its name makes page furniture is believed at the edges of the text alone: a box of related posts or a share
bar between two paragraphs is in the reader's way, and is left to the rules. And it holds neither the title nor a large
share of the words, since names are chosen by whoever made the page. Own judgement, after the class names of themes.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

import msgspec

from healthlint.document import Block, BlockKind
from healthlint.readers.html_tags import MAIN

# what web pages call the element that holds their list of references, as a class, id or role
REFERENCES = re.compile(
    r"(?:^|[\s_-])(?:references|reference[_-]list|reflist|ref-list|citations|footnotes|endnotes|bibliography|works-cited)"
    r"(?:[_-](?:list|section|block|container|items))?(?:$|\s)",
    re.I,
)
HOLDERS = frozenset({"ol", "ul", "section", "div", "dl"})
CONTAINERS = frozenset({"div", "section", "aside", "ul", "ol", "nav", "table", "p", "form", "header", "footer"}) | MAIN
ROLES = frozenset(
    "navigation banner contentinfo complementary search dialog alertdialog menu menubar toolbar tablist".split()  # noqa: SIM905
)
_THINGS = r"(?:posts?|articles?|stor(?:y|ies)|content|reading|reads?|links?|pages?|items?|topics?|videos?|products?)"
_NAME = re.compile(
    r"(?:(?:site|page|post|entry|article|wp|block|content|main|global|single|js|c|l|m|o)[_-]+)?"
    r"(?:shar(?:e|es|ing)|share(?:bar|this|daddy)|sharedaddy|social|addthis\w*|"
    r"cookies?|gdpr|(?:cookie|privacy|gdpr)[_-]?(?:banner|consent|notice|bar|popup|law|info|policy|message)|"
    rf"(?:related|recommended|popular|trending|latest|recent|featured|suggested|similar)(?:[_-]?{_THINGS})?|"
    r"recommendations|you[_-]?(?:may|might)[_-]?(?:also[_-]?)?like|more[_-]?(?:from|stories|articles|posts)|read[_-]?(?:next|more)|"
    r"breadcrumbs?|sidebar|newsletter|subscribe|subscription|sign[_-]?up|adverts?|advertisements?|ads?|"
    r"ad[_-]?(?:slot|unit|banner|space)|sponsored|promo|promotion|comments?|respond|disqus\w*|pagination|pager|"
    r"(?:post|page|entry|article)[_-]?(?:navigation|nav|pagination|tags|share)|nav(?:bar|igation)?|menu|skip[_-]?links?|"
    r"toolbar|pop-?up|modal|lightbox|tag[_-]?cloud|tags|widgets?|login|search[_-]?(?:form|box|bar)?|footer)"
    r"(?:[_-]+(?:wrapper|wrap|container|section|box|block|area|list|inner|outer|top|bottom|left|right|module|component|"
    r"widgets?|links?|items?|icons?|buttons?|media|row|bar|panel|region|form|grid|sign-?up))*",
    re.I,
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
LINE = 60  # characters
LARGE = 0.4  # the share of the page's words that no part of its furniture has
SMALL = 0.25  # the share of the largest main part below which another is none (the cards of other articles)


class Part(msgspec.Struct, frozen=True):
    """An element that says what it is: ``main``, ``furniture`` by role or element, or only ``named`` so."""

    number: int
    depth: int
    kind: str


def kind_of(tag: str, attributes: dict[str, str]) -> str:
    """What a container says of itself; nothing for most."""
    role = attributes.get("role", "").lower()
    if tag in MAIN or role in ("main", "article"):
        return "main"
    if role in ROLES or "hidden" in attributes or _HIDDEN.search(attributes.get("style", "")):
        return "furniture"
    names = attributes.get("class", "").split()
    if tag not in ("section", "p"):  # there tools make ids of headings
        names.append(attributes.get("id", ""))
    return "named" if any(name and _NAME.fullmatch(name) for name in names) else ""


def mark_furniture(blocks: Sequence[Block], parts: Sequence[tuple[Part, ...]]) -> None:
    """Mark the blocks that are not the article, each given with the parts of the page in which it stands."""
    sizes: dict[int, int] = defaultdict(int)
    titled: set[int] = set()
    for block, held in zip(blocks, parts, strict=True):
        for part in held:
            sizes[part.number] += len(block.text)
            if block.kind is BlockKind.HEADING and block.level == 1:
                titled.add(part.number)
    limit = LARGE * sum(len(block.text) for block in blocks)
    mains = {next(part.number for part in held if part.kind == "main") for held in parts if _in_main(held)}
    largest = max((sizes[number] for number in mains), default=0)
    first, last = _text(blocks, parts)
    for block, held in zip(blocks, parts, strict=True):
        edge = not first < block.index < last and not _in_main(held)
        named = (p for p in held if edge and p.kind == "named" and sizes[p.number] <= limit and p.number not in titled)
        outer = next((part for part in held if part.kind == "main"), None)
        outside = bool(mains) and (outer is None or sizes[outer.number] < SMALL * largest)
        block.furniture = block.furniture or outside or any(part.kind == "furniture" for part in held) or any(named)
    if not mains:
        for block in _links_before_title(blocks):
            block.furniture = True


def _text(blocks: Sequence[Block], parts: Sequence[tuple[Part, ...]]) -> tuple[int, int]:
    """The first and the last block that are a full line of text, or the title, outside all parts of furniture."""
    texts = [
        block.index
        for block, held in zip(blocks, parts, strict=True)
        if (len(block.text) >= LINE or (block.kind is BlockKind.HEADING and block.level == 1))
        and not any(part.kind != "main" for part in held)
    ]
    return (texts[0], texts[-1]) if texts else (len(blocks), -1)


def _in_main(held: Sequence[Part]) -> bool:
    return any(part.kind == "main" for part in held)


def _links_before_title(blocks: Sequence[Block]) -> Iterator[Block]:
    """Items above the title that are nothing but links: a navigation that does not say so."""
    title = next((b.index for b in blocks if b.kind is BlockKind.HEADING and b.level == 1), 0)
    for block in blocks[:title]:
        linked = sum(link.end - link.start for link in block.links())
        if block.kind is BlockKind.LIST_ITEM and linked >= 0.8 * len(block.text):
            yield block
