"""``healthlint report``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from healthlint.commands import FAILED
from healthlint.commands.against import older
from healthlint.commands.aside import Aside
from healthlint.commands.check import exit_code, say_problems, write_report
from healthlint.commands.common import RUN_ERRORS, UsageError, checker_from, fail, inputs_from
from healthlint.commands.progress import progress
from healthlint.filters.comparison import compare
from healthlint.reporters.standing import standing
from healthlint.reporters.words import summary
from healthlint.result import RunResult

SUFFIXES = {
    ".html": "html", ".htm": "html", ".md": "markdown", ".csv": "csv", ".json": "json", ".sarif": "sarif",
    ".txt": "text", ".docx": "docx",
}  # fmt: skip


def run(paths: tuple[str, ...], target: str, **options: Any) -> int:
    """Write the report and say where it is; findings alone do not fail."""
    try:
        format_name = SUFFIXES.get(Path(target).suffix.lower())
        if format_name is None:
            raise UsageError(f"-o {target}: the name must end in one of {', '.join(SUFFIXES)}")
        if format_name == "docx":
            _one_article(paths, Path(target))
        result = _checked(paths, options, whole=format_name != "docx")
    except RUN_ERRORS as error:
        return fail(error)
    say_problems(result)
    if not result.files and format_name == "docx":
        return FAILED
    if code := write_report(result, format_name, Path(target)):
        return code
    said = f"{summary(result)}. {standing(result)}." if result.comparison else f"{summary(result)}."
    click.echo(f"{said} The report is {Path(target).resolve()}")
    return exit_code(result, "never")


def _checked(paths: tuple[str, ...], options: dict[str, Any], *, whole: bool) -> RunResult:
    """Check the articles, and what they were where the report is held against that."""
    checker = checker_from(paths, options, claims=whole, scorecard=whole)
    inputs = list(inputs_from(paths, checker.settings, None))
    aside = Aside(checker.settings, paths, None, None)
    old = older(options["against"], paths, inputs, checker.settings.exclude) if options.get("against") else None
    with progress(len(inputs) + (len(old.inputs) if old else 0), quiet=options["quiet"]) as bar:
        result = checker.run(inputs, bar.step)
        aside.put(result)
        if old:
            before = checker.run(old.inputs.values(), bar.step)
            aside.put(before)
            result.failures += before.failures
            then = {file.path: file for file in before.files}
            known = {now: then[item.path] for now, item in old.inputs.items() if item.path in then}
            result.comparison = compare(result.files, known, old.name, old.gone)
    return result


def _one_article(paths: tuple[str, ...], target: Path) -> None:
    """Comments belong to one article, and its own file is never written over."""
    if len(paths) != 1 or Path(paths[0]).is_dir():
        raise UsageError(f"-o {target}: holds the comments on one article; name one file")
    if target.exists() and Path(paths[0]).exists() and target.samefile(paths[0]):
        raise UsageError(f"-o {target}: is the article itself; choose another name")
