"""``healthlint claims``."""

from __future__ import annotations

import difflib
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from healthlint.builtin import FRONT_MATTER
from healthlint.claims import load_inventory
from healthlint.commands import FAILED
from healthlint.commands.check import exit_code, say_problems
from healthlint.commands.common import RUN_ERRORS, UsageError, fail, run_checks
from healthlint.files import write_atomic
from healthlint.inventory import Claim
from healthlint.pack import load_packs
from healthlint.reporters.claims import FORMATS, render, total
from healthlint.result import RunResult

SUFFIXES = {".json": "json", ".csv": "csv", ".txt": "table"}


def run(paths: tuple[str, ...], **options: Any) -> int:
    """List the claims; the exit code. A claim without a source is no failure."""
    try:
        kinds = _kinds()
        wanted = _wanted(options["kind"], kinds)
        format_name = _format(options["format_name"], options["output"])
        result, _ = run_checks(paths, options, options["stdin_filename"], claims=True)
    except RUN_ERRORS as error:
        return fail(error)
    for file in result.files:
        file.claims = [claim for claim in file.claims or () if _shown(claim, wanted, options["unsourced"])]
    code = _write(result, format_name, kinds, options["output"])
    _say_unread(result)
    say_problems(result)
    return code or exit_code(result, "never")


def _kinds() -> dict[str, str]:
    """The kinds of all packs with their meanings.

    Raises PackError for a faulty pack, UsageError where no pack lists claims.
    """
    found: dict[str, str] = {}
    for pack in load_packs():
        inventory = load_inventory(pack)
        found |= inventory.kinds if inventory else {}
    if not found:
        raise UsageError("no installed pack lists claims; install one")
    return found


def _wanted(texts: tuple[str, ...], kinds: Mapping[str, str]) -> frozenset[str]:
    """The kinds to show: those named, or all."""
    names = [name.strip() for text in texts for name in text.split(",") if name.strip()]
    for name in names:
        if name not in kinds:
            near = difflib.get_close_matches(name, kinds, 1)
            meant = f"did you mean “{near[0]}”? " if near else ""
            raise UsageError(f"--kind {name}: {meant}the kinds are {', '.join(kinds)}")
    return frozenset(names or kinds)


def _format(format_name: str | None, output: str | None) -> str:
    """The format that was asked for, or that the file's name says."""
    if format_name or not output:
        return format_name or FORMATS[0]
    found = SUFFIXES.get(Path(output).suffix.lower())
    if found is None:
        raise UsageError(f"--output {output}: give --format, or a name that ends in one of {', '.join(SUFFIXES)}")
    return found


def _shown(claim: Claim, kinds: frozenset[str], unsourced: bool) -> bool:
    return claim.item.kind in kinds and not (unsourced and claim.item.source)


def _write(result: RunResult, format_name: str, kinds: Mapping[str, str], output: str | None) -> int:
    """Print the list, or write it whole and say where it is."""
    if not output:
        width = shutil.get_terminal_size((100, 24)).columns if sys.stdout.isatty() else 0
        click.echo(render(result, format_name, kinds, width), nl=False)
        return 0
    target = Path(output)
    try:
        write_atomic(target, render(result, format_name, kinds).encode("utf-8", "surrogatepass"))
    except OSError as error:
        click.echo(f"healthlint: {target}: cannot be written ({error.strerror}); choose another place", err=True)
        return FAILED
    click.echo(f"{total(result.files)}. The list is {target.resolve()}")
    return 0


def _say_unread(result: RunResult) -> None:
    """What of a file could not be read as meant; its claims are listed all the same."""
    for file in result.files:
        for problem in file.diagnostics:
            if problem.rule_id == FRONT_MATTER.id:
                line = file.text.lines.position(problem.span.start).line
                message = problem.message.removesuffix(".")
                click.echo(f"healthlint: {file.path}:{line}: {message}; the claims are listed all the same", err=True)
