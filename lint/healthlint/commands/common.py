"""Settings from files and options, and the run itself, for every command that checks."""

from __future__ import annotations

import os
import sys
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import Any

import click
import msgspec

from healthlint.cache import FindingsCache
from healthlint.checker import Checker
from healthlint.commands import FAILED, USAGE
from healthlint.commands.progress import progress
from healthlint.config import LANES, ConfigError, Settings, load_settings
from healthlint.files import find_files
from healthlint.filters.baseline import BaselineError, Entry
from healthlint.folders import CACHE_VARIABLE, cache_folder
from healthlint.kinds import RuleError
from healthlint.pack import PackError
from healthlint.readers.source import Input, ReadError, decode
from healthlint.reporters.words import plural
from healthlint.result import RunResult
from healthlint.revisions import RevisionError

STDIN = "-"


class UsageError(Exception):
    """A command line that cannot be run; one line with the remedy."""


def fail(error: Exception) -> int:
    """Say one line on standard error; the exit code: of a file that cannot be read, else of usage and configuration."""
    click.echo(f"healthlint: {error}", err=True)
    return FAILED if isinstance(error, ReadError) else USAGE


def settings_from(paths: Iterable[str], options: dict[str, Any]) -> Settings:
    """The configuration nearest to the first path, overridden by the command line.

    Raises ConfigError or UsageError.
    """
    first = next((path for path in paths if path != STDIN), ".")
    folder = Path(first) if Path(first).is_dir() else Path(first).parent
    config = options.get("config")
    settings = load_settings(folder, Path(config) if config else None)
    changes: dict[str, Any] = {
        key: value for key in ("profile", "preview", "fail_on") if (value := options.get(key)) is not None
    }
    for key in ("select", "extend_select", "ignore"):
        names = tuple(name for text in options.get(key) or () for name in text.split(",") if name)
        if names:
            changes[key] = names if key == "select" else (*getattr(settings, key), *names)
    taken = {key: None for key in ("profile", "preview", "select") if key in changes}
    if taken:  # the command line has the last word
        changes["overrides"] = tuple(msgspec.structs.replace(item, **taken) for item in settings.overrides)
    if lanes := options.get("lanes"):
        changes["lanes"] = _lanes(lanes)
    if url := options.get("lt_url"):
        changes["lanes"] = (*changes.get("lanes", settings.lanes), "languagetool")
        changes["languagetool"] = msgspec.structs.replace(settings.languagetool, url=url)
    return msgspec.structs.replace(settings, **changes)


def _lanes(text: str) -> tuple[str, ...]:
    names = tuple(name.strip() for name in text.split(",") if name.strip())
    for name in names:
        if name not in LANES:
            raise UsageError(f"--lanes: “{name}” is none of {', '.join(LANES)}")
    return names


def _jobs(text: str) -> int | None:
    if text == "auto":
        return None
    if not text.isdecimal() or not int(text):
        raise UsageError(f"--jobs: “{text}” is neither auto nor a number from 1")
    return int(text)


def inputs_from(paths: Iterable[str], settings: Settings, stdin_filename: str | None) -> Iterator[Input]:
    """The files to check; a lone ``-`` is standard input under ``stdin_filename``."""
    names = list(paths)
    if STDIN in names:
        name = stdin_filename or "stdin.md"
        yield Input(name, decode(name, sys.stdin.buffer.read()))
        names.remove(STDIN)
    for path in find_files(names, settings.exclude):
        yield Input(path)


def run_checks(
    paths: tuple[str, ...],
    options: dict[str, Any],
    stdin_filename: str | None = None,
    *,
    claims: bool = False,
    scorecard: bool = False,
) -> tuple[RunResult, Settings]:
    """Check the paths; list what they claim and fill their scorecards where that is wanted.

    Raises ConfigError, PackError, RuleError, UsageError or ReadError (of standard input).
    """
    checker = checker_from(paths, options, claims=claims, scorecard=scorecard)
    inputs = list(inputs_from(paths, checker.settings, stdin_filename))
    with progress(len(inputs), quiet=options.get("quiet", False)) as bar:
        return checker.run(inputs, bar.step), checker.settings


def checker_from(
    paths: tuple[str, ...], options: dict[str, Any], *, claims: bool = False, scorecard: bool = False
) -> Checker:
    """What checks files by the configuration of the first path and the options.

    Raises ConfigError or UsageError; what is wrong with rules comes out when it runs.
    """
    settings = settings_from(paths, options)
    if folder := options.get("cache_dir"):
        os.environ[CACHE_VARIABLE] = folder
    kept = options.get("cache", True) and not options.get("timing")  # who asks where time goes wants the work done
    cache = FindingsCache(cache_folder(), _say) if kept else None
    jobs = _jobs(options.get("jobs") or "auto")
    return Checker(settings, claims=claims, scorecard=scorecard, cache=cache, jobs=jobs)


def _say(line: str) -> None:
    click.echo(f"healthlint: {line}", err=True)


RUN_ERRORS = (ConfigError, PackError, RuleError, UsageError, ReadError, BaselineError, RevisionError)


def stale_entries(entries: Collection[Entry]) -> str:
    """How many entries of a baseline match nothing any more, in words."""
    number = sum(entry.count for entry in entries)
    return f"{plural(number, 'finding')} of the baseline {'is' if number == 1 else 'are'} gone"
