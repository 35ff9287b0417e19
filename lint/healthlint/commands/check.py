"""``healthlint check``."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import Any

import click

from healthlint import reporters
from healthlint.commands import CLEAN, FAILED, FINDINGS
from healthlint.commands.aside import Aside
from healthlint.commands.common import RUN_ERRORS, UsageError, checker_from, fail, inputs_from
from healthlint.commands.fix import mend
from healthlint.commands.progress import progress
from healthlint.config import FailOn
from healthlint.diagnostic import Severity
from healthlint.files import write_atomic
from healthlint.reporters.github import job_summary
from healthlint.result import RunResult


def run(paths: tuple[str, ...], **options: Any) -> int:
    """Check, report, fix; the exit code."""
    try:
        targets = _targets(options["output"])
        pages = "html" in {options["format_name"], *(name for name, _ in targets)}
        if options["unsafe"] and not (options["fix"] or options["diff"]):
            raise UsageError("--unsafe: goes with --fix or --diff")
        checker = checker_from(paths, options, claims=pages, scorecard=pages)
        inputs = list(inputs_from(paths, checker.settings, options["stdin_filename"]))
        aside = Aside(checker.settings, paths, options["baseline"], options["changed_since"])
        with progress(len(inputs), quiet=options["quiet"]) as bar:
            result = checker.run(inputs, bar.step)
        aside.put(result)
        if options["diff"] or options["fix"]:
            mend(checker, aside, result, inputs, unsafe=options["unsafe"], diff=options["diff"])
    except RUN_ERRORS as error:
        return fail(error)
    piped = options["fix"] and any(item.source for item in inputs)  # the mended text is on standard output
    if options["statistics"]:
        click.echo(_statistics(result), nl=False, err=piped)
    elif not options["diff"]:
        _print_report(result, options["format_name"], err=piped)
    for format_name, path in targets:
        code = write_report(result, format_name, path)
        if code:
            return code
    say_problems(result)
    aside.say_stale()
    if options["timing"]:
        _say_timing(result)
    return exit_code(result, checker.settings.fail_on)


def _print_report(result: RunResult, format_name: str, *, err: bool) -> None:
    """The report on standard output (or error): with marked lines on a terminal, plain in a pipe."""
    terminal = None if err else _terminal()
    if format_name == "github" and (page := os.environ.get("GITHUB_STEP_SUMMARY")):
        _append_summary(result, Path(page))
    click.echo(reporters.render(result, format_name, terminal), nl=False, color=terminal is not None, err=err)


def _append_summary(result: RunResult, page: Path) -> None:
    """Put the summary on the page of the job, behind what other steps wrote there."""
    try:
        with page.open("a", encoding="utf-8", errors="replace") as file:
            file.write(job_summary(result))
    except OSError as error:
        click.echo(f"healthlint: {page}: the job summary cannot be written ({error.strerror})", err=True)


def _terminal() -> reporters.Terminal | None:
    """The terminal of standard output; FORCE_COLOR makes one of a pipe, NO_COLOR takes the colours away."""
    forced = os.environ.get("FORCE_COLOR", "") not in ("", "0")
    if not (forced or sys.stdout.isatty()):
        return None
    colour = not os.environ.get("NO_COLOR") and (forced or os.environ.get("TERM") != "dumb")
    return reporters.Terminal(width=shutil.get_terminal_size((100, 24)).columns, colour=colour)


def _targets(outputs: tuple[str, ...]) -> list[tuple[str, Path]]:
    found = []
    for text in outputs:
        format_name, _, name = text.partition("=")
        if format_name not in reporters.FORMATS or not name:
            raise UsageError(f"--output {text}: write FORMAT=FILE with one of {', '.join(reporters.FORMATS)}")
        found.append((format_name, Path(name)))
    return found


def write_report(result: RunResult, format_name: str, path: Path) -> int:
    """Write one report whole; 0, or the exit code after one line that says why not."""
    try:
        write_atomic(path, reporters.encoded(result, format_name))
    except OSError as error:
        click.echo(f"healthlint: {path}: cannot be written ({error.strerror}); choose another place", err=True)
        return FAILED
    return 0


def say_problems(result: RunResult) -> None:
    """Files that could not be checked and rules that could not run, a line each on standard error."""
    for failure in result.failures:
        click.echo(f"healthlint: {failure}", err=True)
    for item in result.not_run:
        click.echo(f"healthlint: {item.rule_id} did not run: {item.reason}; {item.remedy}", err=True)


def exit_code(result: RunResult, fail_on: FailOn) -> int:
    """3 where something could not be checked, else 1 where a finding is grave enough, else 0."""
    if result.failures:
        return FAILED
    if fail_on == "never":
        return CLEAN
    limit = Severity(fail_on).rank
    return FINDINGS if any(d.severity.rank <= limit for _, d in result.diagnostics()) else CLEAN


def _statistics(result: RunResult) -> str:
    counts: dict[str, int] = {}
    for _, diagnostic in result.diagnostics():
        counts[diagnostic.rule_id] = counts.get(diagnostic.rule_id, 0) + 1
    rows = sorted(counts.items(), key=lambda row: (-row[1], row[0]))
    return "".join(f"{count:6} {rule_id}\n" for rule_id, count in rows)


def _say_timing(result: RunResult) -> None:
    for name, seconds in sorted(result.seconds.items(), key=lambda row: -row[1]):
        click.echo(f"{seconds * 1000:9.1f} ms  {name}", file=sys.stderr)
