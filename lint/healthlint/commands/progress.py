"""How far a long run is, on standard error: only on a terminal, and only where it takes long enough to wonder."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

SECONDS = 1.5  # shorter runs say nothing


class Progress:
    """Counts files that are done; shows a bar with the time that is left once the run has lasted a while."""

    def __init__(self, total: int, *, quiet: bool) -> None:
        self.total, self.done = total, 0
        self._shown = not quiet and total > 1 and sys.stderr.isatty()
        self._started = time.monotonic()
        self._bar: Any = None

    def step(self, files: int = 1) -> None:
        """So many more files are done."""
        self.done += files
        if self._shown and self._bar is None and time.monotonic() - self._started > SECONDS:
            self._open()
        if self._bar is not None:
            self._bar.update(self._bar.task_ids[0], completed=self.done)

    def _open(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn
        from rich.progress import Progress as Bar

        columns = (
            TextColumn("Checking"), BarColumn(), MofNCompleteColumn(), TextColumn("articles,"), TimeElapsedColumn(),
            TextColumn("gone,"), TimeRemainingColumn(), TextColumn("left"),
        )  # fmt: skip
        self._bar = Bar(*columns, console=Console(stderr=True), transient=True)
        self._bar.start()
        self._bar.add_task("", total=self.total, completed=self.done)

    def close(self) -> None:
        """Take the bar away."""
        if self._bar is not None:
            self._bar.stop()


@contextmanager
def progress(total: int, *, quiet: bool) -> Iterator[Progress]:
    """The progress of a run over ``total`` files."""
    bar = Progress(total, quiet=quiet)
    try:
        yield bar
    finally:
        bar.close()
