"""``healthlint check --fix`` and ``--diff``: pass after pass until nothing is left to mend."""

from __future__ import annotations

import difflib
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from healthlint.checker import Checker
from healthlint.commands.aside import Aside
from healthlint.files import write_atomic
from healthlint.fixer import SAFE, UNSAFE, edits_of, settle
from healthlint.readers import Input, ReadError, read_source
from healthlint.reporters.words import plural
from healthlint.result import Failure, FileResult, RunResult

WORD = (
    "a Word file is never rewritten; `healthlint report FILE -o COPY.docx` writes a copy with the findings as comments"
)


def mend(
    checker: Checker, aside: Aside, result: RunResult, inputs: Sequence[Input], *, unsafe: bool, diff: bool
) -> None:
    """Mend the files of a result, or show what that would change, and say how many findings it mends.

    What is mended leaves the result, so that reports show what is left. Standard input goes to standard output.
    """

    def run(texts: list[Input]) -> RunResult:
        mended = checker.run(texts)
        aside.put(mended)
        return mended

    given = {item.path: item.source for item in inputs if item.source}
    before = list(result.files)
    counts = settle(run, result, UNSAFE if unsafe else SAFE)
    mended = 0
    for index, (old, count) in enumerate(zip(before, counts, strict=True)):
        file = result.files[index]
        if file.text.places:
            click.echo(f"healthlint: {file.path}: {WORD}", err=True)
            continue
        changed = file.text.source
        if diff:
            click.echo(_difference(old, changed), nl=False)
        elif source := given.get(file.path):
            sys.stdout.buffer.write(source.encoded(changed))
            sys.stdout.buffer.flush()
        elif count:
            if failure := _write(old, changed):
                result.failures.append(failure)
                result.files[index] = old
                continue
            click.echo(f"{file.path}: {count} fixed", err=True)
        mended += count
    click.echo(_summary(result, mended, unsafe=unsafe, diff=diff), err=True)


def _difference(file: FileResult, changed: str) -> str:
    before, after = (text.splitlines(keepends=True) for text in (file.text.source, changed))
    name = file.path.lstrip("/")
    lines = difflib.unified_diff(before, after, f"a/{name}", f"b/{name}")
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def _write(file: FileResult, changed: str) -> Failure | None:
    """Write a mended text with the encoding, byte order mark and line ends of its file; why not, where it cannot be."""
    try:
        source = read_source(file.path)
        if source.text != file.text.source:
            return Failure(file.path, "has changed meanwhile; nothing was written", "run again")
        write_atomic(Path(file.path), source.encoded(changed))
    except ReadError as error:
        return Failure(error.path, error.reason, error.remedy)
    except UnicodeEncodeError as error:
        reason = f"has no “{error.object[error.start]}” in its encoding ({source.encoding}); nothing was changed"
        return Failure(file.path, reason, "save it as UTF-8")
    except OSError as error:
        reason = f"cannot be written ({error.strerror}); nothing was changed"
        return Failure(file.path, reason, "check its permissions")
    return None


def _summary(result: RunResult, mended: int, *, unsafe: bool, diff: bool) -> str:
    """“3 findings fixed, 12 left; --unsafe would fix 2 more.”"""
    left = result.counts().total()
    text = f"{plural(mended, 'finding')} {'would be fixed' if diff else 'fixed'}, {left:,} left"
    more = sum(edits_of(file, UNSAFE)[1] for file in result.files if not file.text.places)
    return text + (f"; --unsafe would fix {more:,} more" if more and not unsafe else "")
