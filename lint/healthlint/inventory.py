"""What an article claims, as a pack lists it: each statement that can be checked, its kind and its source.

An inventory is no check: it lists what is well supported too. The engine knows neither the kinds nor what makes a
claim; a pack's module ``inventory`` offers both as ``INVENTORY``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import msgspec

from healthlint.diagnostic import Severity
from healthlint.document import Document
from healthlint.span import Span


class ClaimSource(msgspec.Struct, frozen=True):
    """Where a claim comes from: the source's kind and words, how it reaches the claim, its place where it has one.

    ``url`` is the address behind it, ``reference`` the words of its entry in a list of references; empty without.
    """

    kind: str
    text: str
    reach: str
    span: Span | None = None
    url: str = ""
    reference: str = ""


class Item(msgspec.Struct, frozen=True):
    """A claim as a pack finds it; ``span`` holds its words, ``sentence`` the whole sentence around them."""

    span: Span
    sentence: Span
    kind: str
    source: ClaimSource | None = None
    hedged: bool = False
    negated: bool = False


class Inventory(msgspec.Struct, frozen=True):
    """What a pack offers: the closed set of kinds with their meanings, ``find``, and the rules that report claims.

    ``find`` takes a document and the pack's word lists and gives items in any order. ``rules`` gives the kind of claim
    that a rule, or a group of rules, reports: a diagnostic of one of them marks the claims that it touches as
    reported, and is a claim itself where ``find`` lists none. Other diagnostics (a misspelt word) are no matter.
    """

    kinds: Mapping[str, str]
    find: Callable[[Document, Mapping[str, Any]], Iterable[Item]]
    rules: Mapping[str, str] = {}

    def kind_of(self, rule_id: str) -> str | None:
        """The kind of claim that a rule reports; none where it reports no claims."""
        return self.rules.get(rule_id) or self.rules.get(rule_id.partition("/")[0])


class Claim(msgspec.Struct, frozen=True):
    """An item of an article made ready to be shown: its words in the source, and which rules report it."""

    item: Item
    quote: str
    fingerprint: str
    reports: tuple[tuple[str, Severity], ...] = ()
