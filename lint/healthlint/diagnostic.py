"""What a check finds, and what becomes of it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

import msgspec

from healthlint.span import Span

WORDS = 80  # characters of a quote in lists


class Severity(StrEnum):
    """How sure and how bad. An error is wrong in any context; a hint never fails a build by default."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"

    @property
    def rank(self) -> int:
        """0 for the gravest."""
        return list(Severity).index(self)


class Applicability(StrEnum):
    """How far a fix may be trusted; in health copy a change of wording is never safe."""

    SAFE = "safe"
    UNSAFE = "unsafe"
    DISPLAY = "display"


class Edit(msgspec.Struct, frozen=True, order=True):
    """Replace ``span`` of the source by ``text``."""

    span: Span
    text: str


class Fix(msgspec.Struct, frozen=True):
    """Edits that belong together, with a title for a menu."""

    title: str
    edits: tuple[Edit, ...]
    applicability: Applicability = Applicability.DISPLAY


class Related(msgspec.Struct, frozen=True):
    """Another place that the reader of a diagnostic should look at."""

    span: Span
    message: str


class Finding(msgspec.Struct, frozen=True):
    """What a check yields: a place, the words for the message, and proposals.

    Message, severity, link and rationale come from the rule file. ``variant`` picks one of the
    rule's ``messages``, ``severity`` may lower or raise this finding (a rule that grades).
    """

    span: Span
    parameters: Mapping[str, str] = msgspec.field(default_factory=dict)
    fixes: tuple[Fix, ...] = ()
    related: tuple[Related, ...] = ()
    severity: Severity | None = None
    variant: str | None = None


class Suppression(msgspec.Struct, frozen=True):
    """Why a diagnostic is not counted: the kind of mark and the reason the writer gave."""

    kind: str
    reason: str = ""


class Diagnostic(msgspec.Struct, frozen=True):
    """A finding with all that a reporter needs; positions are made from ``span`` at the edge."""

    rule_id: str
    severity: Severity
    message: str
    span: Span
    quote: str
    fingerprint: str
    fixes: tuple[Fix, ...] = ()
    related: tuple[Related, ...] = ()
    suppression: Suppression | None = None

    @property
    def words(self) -> str:
        """The quote on one line, cut, for a list that a person reads."""
        flat = " ".join(self.quote.split())
        return flat if len(flat) <= WORDS else flat[: WORDS - 1] + "…"
