"""``healthlint report``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from healthlint.commands import FAILED
from healthlint.commands.check import exit_code, say_problems, write_report
from healthlint.commands.common import RUN_ERRORS, UsageError, fail, run_checks
from healthlint.reporters.words import summary

SUFFIXES = {".html": "html", ".htm": "html", ".json": "json", ".sarif": "sarif", ".txt": "text", ".docx": "docx"}


def run(paths: tuple[str, ...], target: str, **options: Any) -> int:
    """Write the report and say where it is; findings alone do not fail."""
    try:
        format_name = SUFFIXES.get(Path(target).suffix.lower())
        if format_name is None:
            raise UsageError(f"-o {target}: the name must end in one of {', '.join(SUFFIXES)}")
        if format_name == "docx":
            _one_article(paths, Path(target))
        whole = format_name != "docx"
        result, _ = run_checks(paths, options, claims=whole, scorecard=whole)
    except RUN_ERRORS as error:
        return fail(error)
    say_problems(result)
    if not result.files and format_name == "docx":
        return FAILED
    if code := write_report(result, format_name, Path(target)):
        return code
    click.echo(f"{summary(result)}. The report is {Path(target).resolve()}")
    return exit_code(result, "never")


def _one_article(paths: tuple[str, ...], target: Path) -> None:
    """Comments belong to one article, and its own file is never written over."""
    if len(paths) != 1 or Path(paths[0]).is_dir():
        raise UsageError(f"-o {target}: holds the comments on one article; name one file")
    if target.exists() and Path(paths[0]).exists() and target.samefile(paths[0]):
        raise UsageError(f"-o {target}: is the article itself; choose another name")
