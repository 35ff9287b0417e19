"""What an article fulfils of the standards that a pack names, and how hard it is to read: the records of both.

The engine knows no standard: a pack's list ``scorecard`` defines them (:class:`Definition`). There is no total, for a
number would hide which part of it a machine can judge: each criterion has its verdict, the words that decided it, and
what is left for a person.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from enum import StrEnum

import msgspec

from healthlint.readability import Scores
from healthlint.span import Span


class Verdict(StrEnum):
    """What a machine can say of a criterion."""

    MET = "met"
    NOT_MET = "not met"
    CANNOT_TELL = "cannot tell"


class Standard(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """A standard by which articles are judged; ``note`` says how much of it is asked here."""

    title: str
    url: str = ""
    note: str = ""


class Criterion(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """One demand of a standard and the rules that answer it; all that it names must hold.

    ``present``: rules of the kind ``required``, each of whose things must stand in the article; ``one_of``: at least
    one of them. ``clean``: rules or groups that must find nothing. ``measure``: the metric rule whose limit must hold.
    ``elsewhere``: what the article lacks may stand on the site around it, so its absence decides nothing.
    Without any of these only a person can judge. ``person``: what is left for one in any case.
    """

    id: str
    standard: str
    title: str
    person: str
    present: tuple[str, ...] = ()
    one_of: tuple[str, ...] = ()
    clean: tuple[str, ...] = ()
    measure: str = ""
    elsewhere: bool = False


class ReadingRules(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """The rules behind a reading: the metric whose limit is the target, and those that find what makes a text hard."""

    target: str
    long_sentences: tuple[str, ...] = ()
    hard_words: tuple[str, ...] = ()


class Definition(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """A pack's standards and criteria."""

    standards: Mapping[str, Standard]
    criteria: tuple[Criterion, ...]
    reading: ReadingRules | None = None


class Shown(msgspec.Struct, frozen=True):
    """Words of the article and where they stand; ``note`` says why they count; ``against`` a criterion or for it."""

    span: Span
    words: str
    rule_id: str
    note: str = ""
    against: bool = False


class Assessment(msgspec.Struct, frozen=True):
    """The verdict on one criterion, why, and the words that decided it (none where something is missing)."""

    criterion: Criterion
    verdict: Verdict
    reason: str
    evidence: tuple[Shown, ...] = ()


class Scorecard(msgspec.Struct, frozen=True):
    """The assessments of an article, in the order in which the pack lists its criteria."""

    standards: Mapping[str, Standard]
    assessments: tuple[Assessment, ...]

    def of(self, standard: str) -> list[Assessment]:
        """The assessments by one standard."""
        return [item for item in self.assessments if item.criterion.standard == standard]

    def tally(self, standard: str | None = None) -> Counter[Verdict]:
        """How many criteria (of one standard) have each verdict."""
        found = [item.verdict for item in (self.assessments if standard is None else self.of(standard))]
        return Counter({verdict: found.count(verdict) for verdict in Verdict})  # an enum is slow to hash


class SectionReading(msgspec.Struct, frozen=True):
    """Scores of one section; ``span`` is its heading, none before the first, ``depth`` counts from 1."""

    title: str
    span: Span | None
    depth: int
    scores: Scores


class Reading(msgspec.Struct, frozen=True):
    """How hard an article is to read: its scores and its sections', the grade aimed at, and what makes it hard."""

    scores: Scores
    target: float
    sections: tuple[SectionReading, ...] = ()
    long_sentences: tuple[Shown, ...] = ()
    hard_words: tuple[Shown, ...] = ()

    @property
    def on_target(self) -> bool:
        """Whether the grade is at or below the target."""
        return self.scores.grade <= self.target
