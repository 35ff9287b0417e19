"""``healthlint scorecard``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from healthlint.commands import FAILED
from healthlint.commands.check import exit_code, say_problems
from healthlint.commands.common import RUN_ERRORS, UsageError, fail, run_checks
from healthlint.files import write_atomic
from healthlint.reporters.scorecard import FORMATS, render

SUFFIXES = {".json": "json", ".txt": "text"}


def run(paths: tuple[str, ...], **options: Any) -> int:
    """Show the scorecards; the exit code. A criterion that is not met is no failure."""
    output = options["output"]
    try:
        format_name = options["format_name"] or (SUFFIXES.get(Path(output).suffix.lower()) if output else FORMATS[0])
        if format_name is None:
            raise UsageError(f"--output {output}: give --format, or a name that ends in one of {', '.join(SUFFIXES)}")
        result, _ = run_checks(paths, options, options["stdin_filename"], scorecard=True)
    except RUN_ERRORS as error:
        return fail(error)
    text = render(result, format_name)
    if not output:
        click.echo(text, nl=False)
    else:
        try:
            write_atomic(Path(output), text.encode("utf-8", "surrogatepass"))
        except OSError as error:
            click.echo(f"healthlint: {output}: cannot be written ({error.strerror}); choose another place", err=True)
            return FAILED
        click.echo(f"The scorecard is {Path(output).resolve()}")
    say_problems(result)
    return exit_code(result, "never")
