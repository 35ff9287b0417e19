"""``healthlint baseline``: write, check, prune, and add what editors decided."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click
import msgspec

from healthlint.commands import CLEAN, FAILED, FINDINGS
from healthlint.commands.check import say_problems
from healthlint.commands.common import RUN_ERRORS, fail, run_checks, settings_from, stale_entries
from healthlint.files import write_atomic
from healthlint.filters.baseline import (
    Entry,
    apply_baseline,
    as_json,
    entries_of,
    read_baseline,
    read_decisions,
    relative,
)
from healthlint.reporters.words import plural
from healthlint.result import RunResult

DEFAULT = "healthlint-baseline.json"


def write(paths: tuple[str, ...], target: str | None, options: dict[str, Any]) -> int:
    """Accept what is found today; entries of files that were not checked stay as they are."""
    try:
        result, settings = run_checks(paths, options)
        path = Path(target or settings.baseline or DEFAULT)
        former = read_baseline(path).findings if path.exists() else ()
    except RUN_ERRORS as error:
        return fail(error)
    root = path.resolve().parent
    say_problems(result)
    entries = entries_of(result, root, former) + _elsewhere(former, result, root)
    number = sum(entry.count for entry in entries)
    return _save(path, entries, f"{plural(number, 'finding')} accepted") or (FAILED if result.failures else CLEAN)


def check(paths: tuple[str, ...], target: str | None, options: dict[str, Any]) -> int:
    """Whether the baseline fits what is found today."""
    try:
        path, result, _, stale = _compared(paths, target, options)
    except RUN_ERRORS as error:
        return fail(error)
    say_problems(result)
    for entry in stale:
        click.echo(
            f"{entry.path}: gone: {entry.rule}: “{entry.quote}”" + (f" ×{entry.count}" if entry.count > 1 else "")
        )
    new = result.counts().total()
    click.echo(f"{path}: {plural(result.baselined, 'finding')} accepted, {stale_entries(stale)}, {new} new")
    return FAILED if result.failures else FINDINGS if stale or new else CLEAN


def prune(paths: tuple[str, ...], target: str | None, options: dict[str, Any]) -> int:
    """Drop what is gone."""
    try:
        path, result, entries, stale = _compared(paths, target, options)
    except RUN_ERRORS as error:
        return fail(error)
    say_problems(result)
    return _save(path, _without(entries, stale), f"{plural(sum(e.count for e in stale), 'finding')} dropped") or (
        FAILED if result.failures else CLEAN
    )


def add(decisions: tuple[str, ...], target: str | None) -> int:
    """Accept what editors rejected, with their reasons; paths are seen from the working folder."""
    try:
        settings = settings_from((), {})
        path = Path(target or settings.baseline or DEFAULT)
        root = path.resolve().parent
        known = read_baseline(path).findings if path.exists() else ()
        rejected = [
            Entry(relative(item.path, root), item.rule, item.fingerprint, item.quote, reason=item.reason)
            for name in decisions
            for item in read_decisions(Path(name))
            if item.decision == "reject"
        ]
    except RUN_ERRORS as error:
        return fail(error)
    entries = {(entry.path, entry.fingerprint): entry for entry in known}
    for entry in rejected:
        key = (entry.path, entry.fingerprint)
        old = entries.get(key)
        entries[key] = msgspec.structs.replace(old, reason=entry.reason or old.reason) if old else entry
    return _save(path, entries.values(), f"{plural(len(rejected), 'rejected finding')} accepted as they are")


def _compared(
    paths: tuple[str, ...], target: str | None, options: dict[str, Any]
) -> tuple[Path, RunResult, tuple[Entry, ...], list[Entry]]:
    """The baseline's file, the run with accepted findings marked, the entries, and what is left of stale ones."""
    result, settings = run_checks(paths, options)
    path = Path(target or settings.baseline or DEFAULT)
    entries = read_baseline(path).findings
    return path, result, entries, apply_baseline(result, entries, path.resolve().parent)


def _elsewhere(entries: Iterable[Entry], result: RunResult, root: Path) -> list[Entry]:
    """Entries of files that exist and were not part of the run."""
    checked = {relative(file.path, root) for file in result.files}
    return [entry for entry in entries if entry.path not in checked and (root / entry.path).exists()]


def _without(entries: Iterable[Entry], stale: Iterable[Entry]) -> list[Entry]:
    gone = {(entry.path, entry.fingerprint): entry.count for entry in stale}
    kept = (
        msgspec.structs.replace(entry, count=entry.count - gone.get((entry.path, entry.fingerprint), 0))
        for entry in entries
    )
    return [entry for entry in kept if entry.count > 0]


def _save(path: Path, entries: Iterable[Entry], said: str) -> int:
    try:
        write_atomic(path, as_json(entries))
    except OSError as error:
        click.echo(f"healthlint: {path}: cannot be written ({error.strerror}); nothing was changed", err=True)
        return FAILED
    click.echo(f"{path}: {said}")
    return CLEAN
