"""``healthlint export``: rules for other programs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from healthlint.commands import CLEAN, FAILED
from healthlint.commands.common import RUN_ERRORS, fail, settings_from
from healthlint.exporters.vale import style
from healthlint.files import write_atomic
from healthlint.pack import load_packs
from healthlint.reporters.words import plural

NAME = "healthlint"


def vale(folder: str, options: dict[str, Any]) -> int:
    """Write the style into a folder of Vale's styles and say what it leaves out."""
    try:
        files, left_out = style(settings_from((), options), load_packs())
    except RUN_ERRORS as error:
        return fail(error)
    target = Path(folder) / NAME
    try:
        target.mkdir(parents=True, exist_ok=True)
        for old in target.glob("*.yml"):
            if old.name not in files:
                old.unlink()
        for name, text in files.items():
            write_atomic(target / name, text.encode())
    except OSError as error:
        click.echo(f"healthlint: {target}: cannot be written ({error.strerror}); choose another place", err=True)
        return FAILED
    click.echo(f"{target}: {plural(len(files), 'rule')}. In .vale.ini: StylesPath = {folder}, BasedOnStyles = {NAME}")
    click.echo(f"{plural(len(left_out), 'rule')} cannot be expressed and need healthlint itself: {', '.join(left_out)}")
    return CLEAN
