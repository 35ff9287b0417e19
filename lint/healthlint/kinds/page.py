"""What a page shows of its making: its lines by place, the fields of its front matter, its links and references.

Each thing found is :class:`Evidence`: its words and where they stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal
from urllib.parse import urlsplit

import msgspec

from healthlint.document import Block, BlockKind, Document, InlineKind
from healthlint.kinds.expressions import Expressions, place_of
from healthlint.kinds.names import is_name
from healthlint.patterns import compile_pattern
from healthlint.span import Span

Where = Literal["top", "bottom", "anywhere", "text", "title", "heading", "subheading", "list"]
EDGE = 8  # blocks that count as the top or the bottom of an article
PROSE = 200  # characters; a line of metadata is shorter
DEPTH = 4  # levels of front matter that are looked through
QUOTE = 160  # characters of evidence that are kept
WHOLE = 100  # characters; of a line as short the whole is the evidence, of a longer one the words that match
MARKER = re.compile(r"(?<![\w!])\[\d{1,3}(?:\s?[,–-]\s?\d{1,3})*\](?![(:\w])")
HEADING_TAG = re.compile(r"<(?:h[1-6]|summary|button)\b", re.I)
# how a line below a list of references begins that is none of its entries
CLOSING = re.compile(
    r"\W*(?:©|copyright|(?:\w+ly |last |page |content |fact[- ]?)*(?:reviewed|updated|published|checked)\b|next review|"
    r"this (?:page|article|leaflet|information|content|site)|(?:written |authored )?by\b|authors?\b|about the|"
    r"(?:\w+ )?disclaimer|funding|conflicts?|competing|disclosures?|contact|the author|review(?:er|ed)?\b|date\b)",
    re.I,
)
HREF = re.compile(r"<a\s[^>]*?href=[\"'](https?://[^\"'\s]+)", re.I)
TAG = re.compile(r"<(?:h[1-6]|summary|button)\b", re.I)
TAG = re.compile(r"<[^>]*>")


class Evidence(msgspec.Struct, frozen=True):
    """Words that show a thing, their span in the source, and ``form``: what kind of place they stand in."""

    form: Literal["front matter", "line", "name", "link", "reference", "citation mark"]
    span: Span
    words: str


class Line(msgspec.Struct, frozen=True):
    """A line of a block as it is read: without tags and outer blanks; ``start`` is its offset in the block's prose."""

    text: str
    block: Block
    start: int
    end: int

    def evidence(self, form: Literal["line", "name"], start: int = 0, end: int | None = None) -> Evidence:
        """Words of the line; the whole of it where it is short or tags were taken out of it."""
        if len(self.text) <= WHOLE or end is None or not self.block.text.startswith(self.text, self.start):
            high = min(self.end, self.start + len(self.text))
            return Evidence(form, self.block.span(self.start, high), _short(self.text))
        start = self.text.rfind(" ", 0, start + 1) + 1
        end = (self.text + " ").find(" ", end)
        return Evidence(form, self.block.span(self.start + start, self.start + end), _short(self.text[start:end]))


class Page:
    """Lines, links and references of a document, read once and asked by many rules."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.blocks = [b for b in document.blocks if b.kind is not BlockKind.CODE and b.text.strip()]
        closing = set(_closing(self.blocks))
        cell = BlockKind.TABLE_CELL
        self.own = [b for b in self.blocks if (not b.reference or b.index in closing) and b.kind is not cell]
        self.entries = [b for b in self.blocks if b.reference and b.index not in closing]
        body = [block for block in self.own if not block.furniture]
        self.top, self.bottom = body[: EDGE + 1], body[-EDGE:]
        self._lines: dict[str, list[Line]] = {}

    def find(self, expressions: Expressions, where: Where, cue: str) -> Evidence | None:
        """The first line at a place of the page that holds the cue and matches."""
        for line in self.lines(where):
            if cue and not compile_pattern(cue).search(line.text):
                continue
            if match := expressions.search(line.text):
                start, end = place_of(match)
                return line.evidence("line", start, end)
        return None

    def lines(self, where: Where) -> list[Line]:
        """The lines at a place; long lines of the middle are prose and belong to ``text`` alone."""
        if where not in self._lines:
            self._lines[where] = list({line.text: line for line in reversed(list(self._at(where)))}.values())[::-1]
        return self._lines[where]

    def _at(self, where: Where) -> Iterator[Line]:
        if where == "title":
            text, title = self.document.title_text, self.document.title
            if title:
                yield Line(text, title, 0, len(text))
            return
        edges = {block.index for block in [*self.top, *self.bottom]}
        for block in self._blocks(where):
            short = where not in ("top", "bottom", "anywhere") or block.index in edges
            yield from (line for line in _lines(block) if short or len(line.text) <= PROSE)
            if block.breaks and (short or len(block.text) <= PROSE):
                yield Line(block.text, block, 0, len(block.text))
        if where == "anywhere":
            yield from self._rows()

    def _rows(self) -> Iterator[Line]:
        """Rows of two cells as “name: value”, as tables of facts about a page have them."""
        for rows in self.document.tables.values():
            for cells in rows:
                if len(cells) == 2 and all(0 < len(cell.text) <= PROSE // 2 for cell in cells):
                    label, value = (cell.text.strip() for cell in cells)
                    yield Line(f"{label.rstrip(' :')}: {value}", cells[1], 0, len(cells[1].text))

    def _blocks(self, where: Where) -> Iterable[Block]:
        if where == "top":
            return self.top
        if where == "bottom":
            return self.bottom
        if where == "list":
            return [block for block in self.own if block.kind is BlockKind.LIST_ITEM]
        if where in ("heading", "subheading"):
            title = self.document.title if where == "subheading" else None
            return [block for block in self.own if _is_heading(block) and block is not title]
        return self.own if where == "text" else self.blocks

    def reference(self) -> Evidence | None:
        """The first entry of a list of references."""
        block = next((block for block in self.entries if len(block.text.split()) > 1), None)
        return Evidence("reference", block.span(), _short(block.text)) if block else None

    def marker(self) -> Evidence | None:
        """The first citation mark, as ``[1]``."""
        for block in self.own:
            if block.kind is not BlockKind.HTML and (match := MARKER.search(block.text)):
                return Evidence("citation mark", block.span(*match.span()), match.group())
        return None

    def link(self, unless_host: str, unless_address: str) -> Evidence | None:
        """The first link to another host; the own host is read from an address in the front matter."""
        host_out, address_out = compile_pattern(unless_host, re.I), compile_pattern(unless_address, re.I)
        values = self.document.front_matter.values if self.document.front_matter else {}
        addresses = (str(values.get(key, "")) for key in ("url", "canonical", "canonical_url", "permalink"))
        own = {host for address in addresses if (host := _host(address))}
        for block in self.blocks:
            for target, start, end in _links(block):
                host = _host(target)
                if host and host not in own and not host_out.search(host) and not address_out.search(target):
                    words = "" if block.kind is BlockKind.HTML else _short(block.text[start:end])
                    return Evidence("link", block.span(start, end), f"{words} ({host})".strip() if words else host)
        return None

    def name(self) -> Evidence | None:
        """A line near the top or the bottom that is a name; a name's words are never in lower case elsewhere."""
        common = {word for block in self.blocks for word in re.findall(r"(?<!\w)[a-z][\w'’-]*", block.text)}
        places = [(block, False) for block in self.top[1 : EDGE // 2]] + [(block, True) for block in self.bottom[-4:]]
        for block, bottom in places:
            if block.kind not in (BlockKind.PARAGRAPH, BlockKind.HEADING) or block is self.document.title:
                continue
            names = [line for line in _lines(block) if is_name(line.text, common)]
            if names and (block.kind is BlockKind.PARAGRAPH or (bottom and self._taken_up(block, names[0].text))):
                return names[0].evidence("name")
        return None

    def _taken_up(self, block: Block, name: str) -> bool:
        """Whether a block after a heading speaks of the one whom it names."""
        first, *_, last = (re.escape(word) for word in name.split(",")[0].split())
        said = re.compile(rf"\b{last}\b|\b{first} (?:is|was|has|works|writes|lives|teaches|trained|studied)\b")
        return any(said.search(other.text) for other in self.own if other.index > block.index)


def page_of(document: Document) -> Page:
    """The document's page, read once."""
    return document.once("page", lambda: Page(document))


def front_matter(document: Document, keys: Iterable[str], value: str, unless: str) -> Evidence | None:
    """A field at any depth, its key spelt in any way, whose value matches ``value`` and not ``unless``."""
    front = document.front_matter
    wanted = {_key(key) for key in keys}
    if not front or not wanted:
        return None
    pattern, never = compile_pattern(value, 0), compile_pattern(unless, re.I)
    for name, node in front.values.items():
        for text in _values({name: node}, wanted, DEPTH):
            if pattern.search(text) and not never.search(text):
                return Evidence("front matter", front.spans.get(str(name), front.span), _short(f"{name}: {text}"))
    return None


def _key(text: object) -> str:
    return re.sub(r"[\W_]", "", str(text)).lower()


def _closing(blocks: Iterable[Block]) -> Iterator[int]:
    """Indexes of paragraphs that stand below a list of references and are none of its entries: a biography, a date."""
    listed = False
    for block in blocks:
        if block.kind is BlockKind.HEADING or not block.reference:
            listed = False
        elif block.kind is BlockKind.LIST_ITEM:
            listed = True
        elif block.kind is BlockKind.PARAGRAPH and (listed or CLOSING.match(block.text)):
            yield block.index


def _values(node: Any, wanted: set[str], depth: int) -> Iterator[str]:
    """Texts below the wanted keys; true and false say nothing about who or when."""
    if isinstance(node, Mapping) and depth:
        for key, value in node.items():
            if _key(key) in wanted:
                yield from _leaves(value, depth)
            else:
                yield from _values(value, wanted, depth - 1)
    elif isinstance(node, (list, tuple)) and depth:
        for item in node:
            yield from _values(item, wanted, depth - 1)


def _leaves(node: Any, depth: int) -> Iterator[str]:
    if isinstance(node, Mapping):
        node = list(node.values())
    if isinstance(node, (list, tuple)):
        for item in node if depth else ():
            yield from _leaves(item, depth - 1)
    elif node is not None and not isinstance(node, bool):
        yield str(node).strip()


def _links(block: Block) -> Iterator[tuple[str, int, int]]:
    """Targets of the block's links with their ranges, those of raw HTML too."""
    yield from ((mark.target, mark.start, mark.end) for mark in block.inlines if mark.kind is InlineKind.LINK)
    if block.kind is BlockKind.HTML:
        yield from ((match.group(1), *match.span(1)) for match in HREF.finditer(block.text))


def _lines(block: Block) -> Iterator[Line]:
    for start, end in block.lines():
        raw = block.text[start:end]
        text = (TAG.sub(" ", raw) if block.kind is BlockKind.HTML else raw).strip()
        yield Line(text, block, start + len(raw) - len(raw.lstrip()), end)


def _is_heading(block: Block) -> bool:
    """Whether a block is a heading, or raw HTML that holds one or what opens a part of a page."""
    return block.kind is BlockKind.HEADING or (block.kind is BlockKind.HTML and bool(HEADING_TAG.search(block.text)))


def _host(address: str) -> str:
    text = f"https://{address}" if address.startswith("www.") else address
    try:
        parts = urlsplit(text)
    except ValueError:
        return ""
    return (parts.hostname or "").removeprefix("www.") if parts.scheme in ("http", "https") else ""


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= QUOTE else flat[:QUOTE].rsplit(" ", 1)[0] + " …"
