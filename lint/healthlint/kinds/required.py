"""``required``: what an article must have somewhere; one finding at its title where it has it nowhere.

A thing may stand in the front matter, in a line of the page, as a bare name, as a link to the outside, or as an
entry of a list of references. Any one of the ways that a rule names is enough.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, Literal
from urllib.parse import urlsplit

import msgspec

from healthlint.annotations import word_count
from healthlint.diagnostic import Finding
from healthlint.document import Block, BlockKind, Document, InlineKind
from healthlint.kinds import Check
from healthlint.kinds.common import read_spec
from healthlint.kinds.expressions import Expressions
from healthlint.patterns import compile_pattern
from healthlint.rule import Rule

EDGE = 8  # blocks that count as the top or the bottom of an article
PROSE = 200  # characters; a line of metadata is shorter
DEPTH = 4  # levels of front matter that are looked through
NAME_WORDS = range(2, 5)
MARKER = re.compile(r"(?<![\w!])\[\d{1,3}(?:\s?[,–-]\s?\d{1,3})*\](?![(:\w])")
TAG = re.compile(r"<[^>]*>")
NAME = re.compile(r"[^\W\d_][\w'’-]*\.?(?:\s+[^\W\d_][\w'’-]*\.?)+")
PARTICLES = frozenset(
    ["de", "da", "di", "del", "della", "van", "von", "der", "den", "la", "le", "bin", "al", "el", "ter", "dos", "du"]
)


class FrontMatterKeys(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """``keys`` at any depth, spelt in any way (``reviewed_by``, ``reviewedBy``).

    A value must match ``value`` and not ``unless``.
    """

    keys: tuple[str, ...] = ()
    value: str = r"\w"
    unless: str = r"(?!)"


class Lines(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """Patterns that a line of the page may match, at the ``top``, the ``bottom`` or ``anywhere``.

    ``cue``: a cheap pattern; lines without a match of it are not looked at.
    """

    any: tuple[str, ...]
    where: Literal["top", "bottom", "anywhere"] = "anywhere"
    cue: str = ""


class Spec(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """The ways to have the thing. ``define`` maps names to patterns, used as ``(?&name)``.

    ``names``: a line that is only a person's name; ``links``: to another host, except those that match
    ``unless_host``; ``references``: entries of a list of references, footnotes; ``markers``: ``[1]``.
    ``skip`` maps front-matter keys to values of documents that are no article.
    """

    front_matter: FrontMatterKeys = FrontMatterKeys()
    lines: tuple[Lines, ...] = ()
    define: Mapping[str, str] = {}
    names: bool = False
    links: bool = False
    unless_host: str = r"(?!)"
    references: bool = False
    markers: bool = False
    skip: Mapping[str, tuple[str, ...]] = {}


def build(rule: Rule) -> Check:
    """A check of the whole article. Option ``min_words``: shorter texts are no article."""
    spec = read_spec(rule, Spec, rule.file.required)
    defined = "".join(f"(?P<{name}>{pattern})" for name, pattern in spec.define.items())
    prefix = f"(?(DEFINE){defined})" if defined else ""
    lines = [
        _Wanted(item.where, Expressions(rule, [prefix + pattern for pattern in item.any]), item.cue)
        for item in spec.lines
    ]

    def run(document: Document) -> Iterator[Finding]:
        words = word_count(document)
        if words < int(rule.options.get("min_words", 150)) or _skipped(document, spec):
            return
        page = document.once("page", lambda: _Page(document))
        if not (_in_front_matter(document, spec.front_matter) or _in_page(page, spec, lines)):
            yield Finding(document.title_span, {"words": f"{words:,}", "title": document.title_text})

    return Check(rule, run)


class _Wanted(msgspec.Struct, frozen=True):
    """Lines to look for, made ready."""

    where: str
    expressions: Expressions
    cue: str

    def stands(self, page: _Page) -> bool:
        """Whether a line of the page matches."""
        return any(self.expressions.search(line) for line in page.lines_with(self.cue, self.where))


def _in_page(page: _Page, spec: Spec, lines: Sequence[_Wanted]) -> bool:
    return (
        (spec.references and page.has_references)
        or (spec.links and page.links_outside(re.compile(spec.unless_host, re.I)))
        or (spec.markers and page.has_markers)
        or any(item.stands(page) for item in lines)
        or (spec.names and page.has_name_line)
    )


def _key(text: object) -> str:
    return re.sub(r"[\W_]", "", str(text)).lower()


def _skipped(document: Document, spec: Spec) -> bool:
    values = document.front_matter.values if document.front_matter else {}
    return any(str(values.get(key, "")).lower() in kinds for key, kinds in spec.skip.items())


def _in_front_matter(document: Document, spec: FrontMatterKeys) -> bool:
    if not document.front_matter or not spec.keys:
        return False
    wanted = {_key(key) for key in spec.keys}
    value, unless = re.compile(spec.value), re.compile(spec.unless, re.I)
    found = _values(document.front_matter.values, wanted, DEPTH)
    return any(value.search(text) and not unless.search(text) for text in found)


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


class _Page:
    """What a page shows: its lines by place, its links, its references."""

    def __init__(self, document: Document) -> None:
        self.document = document
        prose = [b for b in document.blocks if b.kind is not BlockKind.CODE and b.text.strip()]
        self.own = [b for b in prose if not b.reference and b.kind is not BlockKind.TABLE_CELL]
        self.blocks = prose
        self._lines: dict[str, list[str]] = {}

    def lines_with(self, cue: str, where: str) -> list[str]:
        """Lines at a place of the page that hold a cue; all of them where the cue is empty."""
        if where not in self._lines:
            self._lines[where] = list(dict.fromkeys(self._at(where)))
        lines = self._lines[where]
        return [line for line in lines if compile_pattern(cue).search(line)] if cue else lines

    def _at(self, where: str) -> Iterator[str]:
        """Lines of the page without tags and outer blanks; long lines of its middle are prose and say nothing."""
        blocks = {"top": self.own[: EDGE + 1], "bottom": self.own[-EDGE:], "anywhere": self.blocks}[where]
        edges = {block.index for block in [*self.own[: EDGE + 1], *self.own[-EDGE:]]}
        for block in blocks:
            near = block.index in edges
            yield from (line for line in _lines(block) if near or len(line) <= PROSE)
            if block.breaks and (near or len(block.text) <= PROSE):
                yield block.text

    @cached_property
    def has_references(self) -> bool:
        return any(block.reference and len(block.text.split()) > 1 for block in self.blocks)

    @cached_property
    def has_markers(self) -> bool:
        return any(MARKER.search(block.text) for block in self.own if block.kind is not BlockKind.HTML)

    def links_outside(self, unless: re.Pattern[str]) -> bool:
        """Whether a link leads to another host; the own host is read from an address in the front matter."""
        values = self.document.front_matter.values if self.document.front_matter else {}
        addresses = (str(values.get(key, "")) for key in ("url", "canonical", "canonical_url", "permalink"))
        own = {host for address in addresses if (host := _host(address))}
        targets = (mark.target for block in self.blocks for mark in block.inlines if mark.kind is InlineKind.LINK)
        return any((host := _host(target)) and host not in own and not unless.search(host) for target in targets)

    @cached_property
    def has_name_line(self) -> bool:
        """Whether a line near the top or the bottom is a name; a name's words are never in lower case elsewhere."""
        common = {word for block in self.blocks for word in re.findall(r"(?<!\w)[a-z][\w'’-]*", block.text)}
        places = [(block, False) for block in self.own[1 : EDGE // 2]] + [(block, True) for block in self.own[-4:]]
        for block, bottom in places:
            if block.kind not in (BlockKind.PARAGRAPH, BlockKind.HEADING) or block is self.document.title:
                continue
            names = [line for line in _lines(block) if _is_name(line, common)]
            if names and (block.kind is BlockKind.PARAGRAPH or (bottom and self._taken_up(block, names[0]))):
                return True
        return False

    def _taken_up(self, block: Block, name: str) -> bool:
        """Whether a block after a heading speaks of the one whom it names."""
        last = name.split()[-1]
        return any(last in other.text for other in self.own if other.index > block.index)


def _lines(block: Block) -> Iterator[str]:
    for start, end in block.lines():
        text = block.text[start:end]
        yield (TAG.sub(" ", text) if block.kind is BlockKind.HTML else text).strip()


def _host(address: str) -> str:
    text = f"https://{address}" if address.startswith("www.") else address
    try:
        parts = urlsplit(text)
    except ValueError:
        return ""
    return (parts.hostname or "").removeprefix("www.") if parts.scheme in ("http", "https") else ""


def _is_name(line: str, common: set[str]) -> bool:
    words = line.split(",")[0].split()
    if len(words) not in NAME_WORDS or not NAME.fullmatch(" ".join(words)):
        return False
    return all(word in PARTICLES or _could_be_name(word, common) for word in words)


def _could_be_name(word: str, common: set[str]) -> bool:
    capital = len(word) < 3 or (word[0].isupper() and not word.isupper())
    return capital and word.lower() not in common
