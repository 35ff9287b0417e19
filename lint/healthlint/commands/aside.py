"""Findings that a run puts aside: those that the baseline accepts, and those on lines that have not changed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from healthlint.commands.common import STDIN, stale_entries
from healthlint.config import Settings
from healthlint.filters.baseline import Entry, apply_baseline, read_baseline
from healthlint.filters.changed_lines import apply_changes
from healthlint.result import RunResult
from healthlint.revisions import changes_since


class Aside:
    """Made once a run; what it needs from files and git is read then. Raises BaselineError or RevisionError."""

    def __init__(self, settings: Settings, paths: Sequence[str], baseline: str | None, revision: str | None) -> None:
        name = baseline or settings.baseline
        self._root = Path(name).resolve().parent if name else Path()
        self._entries = read_baseline(Path(name)).findings if name else ()
        folder = next((Path(path) for path in paths if path != STDIN), Path())
        self._changes = changes_since(revision, folder if folder.is_dir() else folder.parent) if revision else None
        self._first: dict[str, str] = {}
        self._stale: list[Entry] | None = None

    def put(self, result: RunResult) -> None:
        """Mark what is put aside in the result of a run, or in that of a later run over texts that were mended."""
        if self._entries:
            stale = apply_baseline(result, self._entries, self._root)
            self._stale = stale if self._stale is None else self._stale
        if self._changes is not None:
            before = {file.path: self._first.setdefault(file.path, file.text.source) for file in result.files}
            apply_changes(result, self._changes, before)

    def say_stale(self) -> None:
        """One line on standard error where the baseline holds what is gone."""
        if self._stale:
            click.echo(
                f"healthlint: {stale_entries(self._stale)}; drop them with “healthlint baseline prune”", err=True
            )
