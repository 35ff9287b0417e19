"""Findings that were there when a repository took the linter up: hidden, counted, and missed when they are gone.

A finding is known by its fingerprint (rule, quoted words, neighbours), so that it stays hidden when lines move. Each
entry hides as many findings as it was counted for. Where only words beside a finding have changed, its rule and its
words are enough within the file. When its file is gone, the entry serves the same words in any other
file: an article that was renamed stays quiet.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TypeVar

import msgspec

from healthlint.diagnostic import Diagnostic, Suppression
from healthlint.result import BASELINE, RunResult

VERSION = 1
_Kind = TypeVar("_Kind")


class BaselineError(Exception):
    """A baseline that cannot be read; one line names the file and the remedy."""


class Entry(msgspec.Struct, frozen=True, order=True, omit_defaults=True, forbid_unknown_fields=True):
    """Findings with one fingerprint in one file; ``reason`` is an editor's, where one decided it."""

    path: str
    rule: str
    fingerprint: str
    quote: str = ""
    count: int = 1
    reason: str = ""


class Baseline(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All entries, in order of path and rule."""

    version: int
    findings: tuple[Entry, ...] = ()


class Decision(msgspec.Struct, frozen=True):
    """What an editor said of a finding in the review report: it is right (``accept``) or not (``reject``)."""

    fingerprint: str
    rule: str
    path: str
    decision: str
    quote: str = ""
    reason: str = ""


class _Decisions(msgspec.Struct, frozen=True):
    version: int
    decisions: tuple[Decision, ...]


def read_baseline(path: Path) -> Baseline:
    """Raises BaselineError for a file that cannot be read or is none."""
    found = _read(path, Baseline, "write it anew with “healthlint baseline write”")
    if found.version != VERSION:
        raise BaselineError(f"{path}: version {found.version} of a baseline is not known; update healthlint")
    return found


def read_decisions(path: Path) -> tuple[Decision, ...]:
    """The decisions of a review report. Raises BaselineError."""
    return _read(path, _Decisions, "export the decisions again from the review report").decisions


def _read(path: Path, kind: type[_Kind], remedy: str) -> _Kind:
    try:
        return msgspec.json.decode(path.read_bytes(), type=kind)
    except OSError as error:
        raise BaselineError(f"{path}: cannot be read ({error.strerror}); {remedy}") from None
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise BaselineError(f"{path}: not such a file ({error}); {remedy}") from None


def as_json(entries: Iterable[Entry]) -> bytes:
    """A baseline as a file: an entry a line, in a fixed order, so that two branches merge well."""
    rows = [msgspec.json.encode(entry).decode() for entry in sorted(entries)]
    body = ",\n".join(f"    {row}" for row in rows)
    return (f'{{\n  "version": {VERSION},\n  "findings": [' + (f"\n{body}\n  " if rows else "") + "]\n}\n").encode()


def entries_of(result: RunResult, root: Path, reasons: Iterable[Entry] = ()) -> list[Entry]:
    """What a run found and nobody has suppressed; ``reasons`` of former entries stay with their findings."""
    former = {(entry.path, entry.fingerprint): entry.reason for entry in reasons}
    counts: Counter[tuple[str, str]] = Counter()
    first: dict[tuple[str, str], Diagnostic] = {}
    for file in result.files:
        for diagnostic in file.diagnostics:
            if diagnostic.suppression is None or diagnostic.suppression.kind == BASELINE:
                key = (relative(file.path, root), diagnostic.fingerprint)
                counts[key] += 1
                first.setdefault(key, diagnostic)
    return sorted(
        Entry(path, found.rule_id, mark, found.words, counts[path, mark], former.get((path, mark), ""))
        for (path, mark), found in first.items()
    )


def apply_baseline(result: RunResult, entries: Iterable[Entry], root: Path) -> list[Entry]:
    """Mark the findings that entries cover; what is left of entries that cover nothing any more.

    Stale are entries of files that were checked, and of files that are gone.
    """
    entries = tuple(entries)
    left: Counter[tuple[str, str]] = Counter()
    for entry in entries:
        left[entry.path, entry.fingerprint] += entry.count
    homes: dict[str, list[str]] = {}
    for path in sorted({entry.path for entry in entries}):
        if not (root / path).exists():
            for mark in {entry.fingerprint for entry in entries if entry.path == path}:
                homes.setdefault(mark, []).append(path)
    checked = {relative(file.path, root) for file in result.files}
    known = {(entry.path, entry.fingerprint): entry for entry in entries}
    for file in result.files:
        path = relative(file.path, root)
        exact = [
            _marked(item, [(home, item.fingerprint) for home in (path, *homes.get(item.fingerprint, ()))], left, known)
            for item in file.diagnostics
        ]
        alike: dict[tuple[str, str], list[tuple[str, str]]] = {}
        for key, entry in known.items():
            if entry.path == path and left[key] > 0:
                alike.setdefault((entry.rule, entry.quote), []).append(key)
        file.diagnostics = [_marked(item, alike.get((item.rule_id, item.words), ()), left, known) for item in exact]
    gone = {path for paths in homes.values() for path in paths}
    return [
        msgspec.structs.replace(entry, count=left[entry.path, entry.fingerprint])
        for entry in entries
        if left[entry.path, entry.fingerprint] > 0 and (entry.path in checked or entry.path in gone)
    ]


def _marked(
    diagnostic: Diagnostic,
    keys: Iterable[tuple[str, str]],
    left: Counter[tuple[str, str]],
    known: Mapping[tuple[str, str], Entry],
) -> Diagnostic:
    """The diagnostic, hidden by the first entry of ``keys`` that has some left."""
    if diagnostic.suppression:
        return diagnostic
    for key in keys:
        if left[key] > 0:
            left[key] -= 1
            return msgspec.structs.replace(diagnostic, suppression=Suppression(BASELINE, known[key].reason))
    return diagnostic


def relative(path: str, root: Path) -> str:
    """``path`` seen from the folder of the baseline, with slashes, so that it is the same on every machine."""
    full = Path(path).resolve()
    return full.relative_to(root).as_posix() if full.is_relative_to(root) else full.as_posix()
