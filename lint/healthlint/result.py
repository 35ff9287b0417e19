"""What a run yields: the only thing that reporters and exit codes read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

import msgspec

from healthlint.assessment import Reading, Scorecard
from healthlint.diagnostic import Diagnostic, Severity
from healthlint.document import Document
from healthlint.inventory import Claim
from healthlint.places import SourceText
from healthlint.readers import Source, parse
from healthlint.rule import RuleFile

BASELINE = "baseline"
UNCHANGED = "unchanged"
"""Kinds of suppression that no mark in the article makes."""


class NotRun(msgspec.Struct, frozen=True):
    """A rule that could not run, why, and what to do about it."""

    rule_id: str
    reason: str
    remedy: str


class Failure(msgspec.Struct, frozen=True):
    """A file that could not be checked, or a rule that failed on it: one line with the remedy."""

    path: str
    message: str
    remedy: str = ""
    fatal: bool = True

    def __str__(self) -> str:
        return f"{self.path}: {self.message}" + (f"; {self.remedy}" if self.remedy else "")


class FileResult(msgspec.Struct):
    """One file's text and diagnostics, suppressed ones included, in order of place.

    ``text`` is the whole document where this process has read it. ``claims`` are there, in order of place, where the
    run was asked for them; ``engines`` are those, besides ours, that saw the file. ``scorecard`` and ``reading`` are
    there where the run was asked for them.
    """

    path: str
    text: SourceText
    diagnostics: list[Diagnostic]
    words: int = 0
    claims: list[Claim] | None = None
    engines: Mapping[str, str] = {}
    scorecard: Scorecard | None = None
    reading: Reading | None = None

    @property
    def document(self) -> Document:
        """The document; read again, once, where the findings came without it."""
        if not isinstance(self.text, Document):
            self.text = parse(self.path, Source(self.text.source))
        return self.text

    @property
    def active(self) -> list[Diagnostic]:
        """Diagnostics that are not suppressed."""
        return [diagnostic for diagnostic in self.diagnostics if diagnostic.suppression is None]

    def counts(self) -> Counter[Severity]:
        """How many active diagnostics of each severity, gravest first."""
        found = [diagnostic.severity for diagnostic in self.active]
        return Counter({severity: found.count(severity) for severity in Severity})  # an enum is slow to hash


class FileComparison(msgspec.Struct, frozen=True):
    """A file and what it was before: which findings are solved, and which of those of today are new.

    ``before`` is absent where the file is new.
    """

    before: FileResult | None
    solved: tuple[Diagnostic, ...] = ()
    new: frozenset[Diagnostic] = frozenset()


class Comparison(msgspec.Struct, frozen=True):
    """A run held against an older state, which ``against`` names; ``files`` by path, ``gone`` are older ones alone."""

    against: str
    files: Mapping[str, FileComparison]
    gone: tuple[str, ...] = ()

    def state(self, file: FileResult, diagnostic: Diagnostic) -> str:
        """Whether a finding of today is “new” or was there and is “open”."""
        return "new" if diagnostic in self.files[file.path].new else "open"

    def solved(self) -> Iterator[tuple[str, Diagnostic]]:
        """Every finding that is no longer there, with the path of its file."""
        for path, change in self.files.items():
            for diagnostic in change.solved:
                yield path, diagnostic


class RunResult(msgspec.Struct):
    """All files of a run, what could not run, and the rules that ran by id.

    ``comparison`` is there where the run was held against an older state.
    """

    files: list[FileResult] = msgspec.field(default_factory=list)
    not_run: list[NotRun] = msgspec.field(default_factory=list)
    failures: list[Failure] = msgspec.field(default_factory=list)
    rules: Mapping[str, RuleFile] = msgspec.field(default_factory=dict)
    engines: dict[str, str] = msgspec.field(default_factory=dict)
    seconds: dict[str, float] = msgspec.field(default_factory=dict)
    comparison: Comparison | None = None

    def diagnostics(self) -> Iterator[tuple[FileResult, Diagnostic]]:
        """Every diagnostic that is not suppressed, with its file."""
        for file in self.files:
            for diagnostic in file.active:
                yield file, diagnostic

    def counts(self) -> Counter[Severity]:
        """How many diagnostics of each severity."""
        return Counter(diagnostic.severity for _, diagnostic in self.diagnostics())

    @property
    def suppressed(self) -> int:
        """How many findings the writers have suppressed."""
        return self._put_aside().total() - self.baselined - self.unchanged

    @property
    def baselined(self) -> int:
        """How many findings the baseline hides."""
        return self._put_aside()[BASELINE]

    @property
    def unchanged(self) -> int:
        """How many findings are hidden because their lines have not changed."""
        return self._put_aside()[UNCHANGED]

    def _put_aside(self) -> Counter[str]:
        marks = (diagnostic.suppression for file in self.files for diagnostic in file.diagnostics)
        return Counter(mark.kind for mark in marks if mark)
