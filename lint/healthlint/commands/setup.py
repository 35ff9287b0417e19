"""``healthlint setup``."""

from __future__ import annotations

from pathlib import Path

import click

from healthlint.commands import CLEAN, FAILED


def say(line: str) -> None:
    """Progress goes to standard error."""
    click.echo(line, err=True)


def languagetool(directory: str | None) -> int:
    """Install LanguageTool; where it is, or one line that says why not."""
    from healthlint.providers.languagetool import LanguageToolError
    from healthlint.providers.languagetool.setup import install

    try:
        folder = install(Path(directory) if directory else None, report=say)
    except LanguageToolError as error:
        click.echo(f"healthlint: {error}", err=True)
        return FAILED
    click.echo(f"LanguageTool is in {folder}")
    return CLEAN
