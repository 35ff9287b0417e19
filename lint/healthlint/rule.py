"""A rule as its file says it. From this one file come the rule, its tests, its page and its metadata."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec

from healthlint.diagnostic import Severity
from healthlint.document import Block, BlockKind

RuleId = Annotated[str, msgspec.Meta(pattern=r"^[a-z][a-z0-9-]*/[a-z][a-z0-9-]*$")]
Audience = Annotated[str, msgspec.Meta(pattern=r"^(?!default$|strict$)[a-z][a-z-]*$")]
Scope = Literal["heading", "paragraph", "list-item", "table-cell", "footnote", "quote", "reference"]
Lane = Literal["parse", "metrics", "languagetool"]


class Stability(StrEnum):
    """Preview rules are off unless selected; deprecated ones run and say so."""

    PREVIEW = "preview"
    STABLE = "stable"
    DEPRECATED = "deprecated"


class Reference(msgspec.Struct, forbid_unknown_fields=True, frozen=True, omit_defaults=True):
    """The standard or paper behind a rule; ``title: own`` where it is our judgement."""

    title: str
    url: str = ""


class BadExample(msgspec.Struct, forbid_unknown_fields=True, frozen=True, omit_defaults=True):
    """Text with the finding between ``[[`` and ``]]``; ``fixed`` is the text after the first fix.

    ``format`` is the reader; ``isolated`` examples are not tried again inside lists, cells, quotes.
    """

    text: str
    fixed: str | None = None
    format: Literal["markdown", "plain"] = "markdown"
    isolated: bool = False
    options: Mapping[str, Any] = {}


class GoodExample(msgspec.Struct, forbid_unknown_fields=True, frozen=True, omit_defaults=True):
    """Text on which the rule must be silent."""

    text: str
    format: Literal["markdown", "plain"] = "markdown"
    options: Mapping[str, Any] = {}


class Examples(msgspec.Struct, forbid_unknown_fields=True, frozen=True, omit_defaults=True):
    """``todo`` holds known misses (marked) and false alarms (unmarked); a test fails when one is solved."""

    bad: tuple[BadExample, ...]
    good: tuple[str | GoodExample, ...]
    todo: tuple[str, ...] = ()


class Precision(msgspec.Struct, forbid_unknown_fields=True, frozen=True, omit_defaults=True):
    """Measured: hits per 10,000 words of clean text, on what, and what share of them was wrong."""

    hits_per_10k: float
    on: str
    note: str = ""


class RuleFile(msgspec.Struct, forbid_unknown_fields=True, frozen=True, omit_defaults=True):
    """One YAML file. What a kind needs stands under the kind's own key, read by that kind.

    ``cues`` are words or word beginnings (``guarantee*``) of which a sentence must hold one before
    the rule looks at it; patterns derive theirs. ``{name}`` in a pattern is a word class of the pack.
    ``strict_options`` are the values that some of the ``options`` take in the strict profile. ``audiences`` say what
    differs in the profile of that name, which else is the default one: values of options (the rule then runs), true or
    false.
    """

    id: RuleId
    summary: str
    severity: Severity
    kind: Literal["phrase", "pattern", "tokens", "count", "repetition", "required", "metric", "python"]
    message: str
    rationale: str
    sources: Annotated[tuple[Reference, ...], msgspec.Meta(min_length=1)]
    examples: Examples
    stability: Stability = Stability.STABLE
    profile: Literal["default", "strict"] = "default"
    scope: tuple[Scope, ...] = ("paragraph", "list-item")
    requires: tuple[Lane, ...] = ()
    messages: Mapping[str, str] = {}
    aliases: tuple[RuleId, ...] = ()
    precision: Precision | None = None
    options: Mapping[str, Any] = {}
    strict_options: Mapping[str, Any] = {}
    audiences: Mapping[Audience, bool | Mapping[str, Any]] = {}
    cues: tuple[str, ...] = ()
    yields_to: tuple[str, ...] = ()  # rules or groups whose finding at the same place stands for one of this rule
    quotations: bool = False
    phrase: Mapping[str, Any] = {}
    pattern: Mapping[str, Any] = {}
    tokens: Mapping[str, Any] = {}
    count: Mapping[str, Any] = {}
    repetition: Mapping[str, Any] = {}
    required: Mapping[str, Any] = {}
    metric: Mapping[str, Any] = {}

    @property
    def group(self) -> str:
        """The part of the id before the slash, by which rules are selected together."""
        return self.id.partition("/")[0]


class Rule(msgspec.Struct, frozen=True):
    """A rule file made ready: its pack's word lists, its options after configuration, its severity."""

    file: RuleFile
    severity: Severity
    options: Mapping[str, Any]
    lexicons: Mapping[str, Any] = msgspec.field(default_factory=dict)
    path: Path | None = None
    pack: str = ""

    @property
    def id(self) -> str:
        return self.file.id

    def lexicon(self, name: str) -> Any:
        """A word list of the rule's pack.

        Raises KeyError when the pack has no such list.
        """
        return self.lexicons[name]

    def covers(self, block: Block) -> bool:
        """Whether the block lies in the rule's scope."""
        return in_scope(block, self.file.scope)


def in_scope(block: Block, scope: tuple[Scope, ...]) -> bool:
    """Whether a block is of a kind in ``scope``; quoted text and references only where named."""
    if block.furniture or block.kind in (BlockKind.CODE, BlockKind.HTML):
        return False
    if block.quoted and "quote" not in scope:
        return False
    if block.reference and "reference" not in scope:
        return False
    if block.quoted and block.kind is BlockKind.PARAGRAPH:
        return True
    return block.kind.value in scope or (block.reference and "reference" in scope)
