"""``required``: what an article must have somewhere; one finding at its title where it has it nowhere.

A thing may stand in the front matter, in a line of the page, as a bare name, as a link to the outside, or as an
entry of a list of references. Any one of the ways that a rule names is enough. What was found is :class:`Evidence`,
which the scorecard shows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from healthlint.annotations import word_count
from healthlint.diagnostic import Finding
from healthlint.document import Document
from healthlint.kinds import Check
from healthlint.kinds.common import read_spec
from healthlint.kinds.expressions import Expressions
from healthlint.kinds.page import Evidence, Page, Where, front_matter, page_of
from healthlint.rule import Rule

MIN_WORDS = 150


class FrontMatterKeys(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """``keys`` at any depth, spelt in any way (``reviewed_by``, ``reviewedBy``).

    A value must match ``value`` and not ``unless``.
    """

    keys: tuple[str, ...] = ()
    value: str = r"\w"
    unless: str = r"(?!)"


class Lines(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """Patterns that a line of the page may match: at the ``top``, at the ``bottom``, ``anywhere`` in short lines.

    In ``text`` long lines count too; ``title``, ``heading``, ``subheading`` (without the title) and ``list`` (items)
    are only those. ``cue``: a cheap pattern; lines without a match of it are not looked at.
    """

    any: tuple[str, ...]
    where: Where = "anywhere"
    cue: str = ""


class Spec(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """The ways to have the thing. ``define`` maps names to patterns, used as ``(?&name)``.

    ``names``: a line that is only a person's name; ``links``: to another host, except those that match
    ``unless_host`` by their host or ``unless_address`` as a whole; ``references``: entries of a list of references,
    footnotes; ``markers``: ``[1]``. ``skip`` maps front-matter keys to values of documents that are no article.
    ``given``: what an article must hold, each of them, for the thing to be asked of it (a field of ``given_keys`` does
    too); ``unless``: where one of them stands, it is not asked. ``given_as``: of which articles it is asked, in words.
    ``always``: where it is found, it counts in any article.
    """

    front_matter: FrontMatterKeys = FrontMatterKeys()
    lines: tuple[Lines, ...] = ()
    define: Mapping[str, str] = {}
    names: bool = False
    links: bool = False
    unless_host: str = r"(?!)"
    unless_address: str = r"(?!)"
    references: bool = False
    markers: bool = False
    skip: Mapping[str, tuple[str, ...]] = {}
    given: tuple[Lines, ...] = ()
    given_keys: FrontMatterKeys = FrontMatterKeys()
    given_as: str = "articles of another kind"
    always: bool = False
    unless: tuple[Lines, ...] = ()


class _Wanted(msgspec.Struct, frozen=True):
    """Lines to look for, made ready."""

    where: Where
    expressions: Expressions
    cue: str

    def find(self, page: Page) -> Evidence | None:
        return page.find(self.expressions, self.where, self.cue)


class Requirement:
    """A rule's thing, ready to be looked for in any number of documents. Option ``min_words``: the shortest article."""

    def __init__(self, rule: Rule) -> None:
        self.rule = rule
        self.spec = read_spec(rule, Spec, rule.file.required)
        self.lines = self._ready(self.spec.lines)
        self.given = self._ready(self.spec.given)
        self.unless = self._ready(self.spec.unless)

    def _ready(self, items: tuple[Lines, ...]) -> list[_Wanted]:
        defined = "".join(f"(?P<{name}>{pattern})" for name, pattern in self.spec.define.items())
        prefix = f"(?(DEFINE){defined})" if defined else ""
        return [
            _Wanted(item.where, Expressions(self.rule, [prefix + pattern for pattern in item.any]), item.cue)
            for item in items
        ]

    def not_asked(self, document: Document) -> str:
        """Why the thing is not asked of the document; empty where it is."""
        least = int(self.rule.options.get("min_words", MIN_WORDS))
        if word_count(document) < least:
            return f"shorter than {least} words"
        values = document.front_matter.values if document.front_matter else {}
        if any(str(values.get(key, "")).lower() in kinds for key, kinds in self.spec.skip.items()):
            return "no article by its front matter"
        return self.foreign(document)

    def foreign(self, document: Document) -> str:
        """Why the thing makes no sense in the document, by what it is about; empty where it does."""
        page, keys = page_of(document), self.spec.given_keys
        given = front_matter(document, keys.keys, keys.value, keys.unless) or all(
            item.find(page) for item in self.given
        )
        if not given or any(item.find(page) for item in self.unless):
            return f"asked only of {self.spec.given_as}"
        return ""

    def find(self, document: Document) -> Evidence | None:
        """The first words that show the thing, in the order in which a reader is likely to meet them."""
        spec, page = self.spec, page_of(document)
        fields = spec.front_matter
        if found := front_matter(document, fields.keys, fields.value, fields.unless):
            return found
        if spec.references and (found := page.reference()):
            return found
        for item in self.lines:
            if found := item.find(page):
                return found
        if spec.links and (found := page.link(spec.unless_host, spec.unless_address)):
            return found
        if spec.markers and (found := page.marker()):
            return found
        return page.name() if spec.names else None


def build(rule: Rule) -> Check:
    """A check of the whole article."""
    requirement = Requirement(rule)

    def run(document: Document) -> Iterator[Finding]:
        if not requirement.not_asked(document) and not requirement.find(document):
            yield Finding(document.title_span, {"words": f"{word_count(document):,}", "title": document.title_text})

    return Check(rule, run)
