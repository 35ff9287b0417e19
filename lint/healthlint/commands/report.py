"""``healthlint report``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from healthlint.commands.check import exit_code, say_problems, write_report
from healthlint.commands.common import RUN_ERRORS, UsageError, fail, run_checks
from healthlint.reporters.words import summary

SUFFIXES = {".html": "html", ".htm": "html", ".json": "json", ".sarif": "sarif", ".txt": "text"}


def run(paths: tuple[str, ...], target: str, **options: Any) -> int:
    """Write the report and say where it is; findings alone do not fail."""
    try:
        format_name = SUFFIXES.get(Path(target).suffix.lower())
        if format_name is None:
            raise UsageError(f"-o {target}: the name must end in one of {', '.join(SUFFIXES)}")
        result, _ = run_checks(paths, options, claims=True)
    except RUN_ERRORS as error:
        return fail(error)
    code = write_report(result, format_name, Path(target))
    say_problems(result)
    if code:
        return code
    click.echo(f"{summary(result)}. The report is {Path(target).resolve()}")
    return exit_code(result, "never")
