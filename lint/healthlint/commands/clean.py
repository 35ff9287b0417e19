"""``healthlint clean``."""

from __future__ import annotations

import shutil
from pathlib import Path

import click

from healthlint.commands import CLEAN, FAILED
from healthlint.folders import cache_folder

KEPT = ("findings-*", "pack-*", "patterns-*", "languagetool")  # whatever else lies in the folder is not ours


def run(folder: str | None) -> int:
    """Delete what healthlint keeps in its cache folder; the exit code."""
    root = Path(folder) if folder else cache_folder()
    found = [path for pattern in KEPT for path in sorted(root.glob(pattern))]
    for path in found:
        try:
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)
        except OSError as error:
            click.echo(f"healthlint: {path}: cannot be deleted ({error.strerror}); check its permissions", err=True)
            return FAILED
    click.echo(f"nothing is kept in {root}" if not found else f"deleted what was kept in {root}")
    return CLEAN
