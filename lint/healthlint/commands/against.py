"""The older state that a report is held against: a file, a folder or a git revision."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec

from healthlint.commands.common import UsageError
from healthlint.files import find_files
from healthlint.readers import SUFFIXES, Input, Source
from healthlint.readers.source import ReadError, decode
from healthlint.revisions import bytes_at, files_at


class Older(msgspec.Struct):
    """Files as they were, by the path of today; ``gone`` are those that today has no more."""

    name: str
    inputs: dict[str, Input] = msgspec.field(default_factory=dict)
    gone: list[str] = msgspec.field(default_factory=list)


def older(against: str, paths: Sequence[str], inputs: Sequence[Input], exclude: Sequence[str]) -> Older:
    """What ``against`` names: a file or folder where there is one, else a git revision.

    Raises UsageError, RevisionError or ReadError.
    """
    path = Path(against)
    if path.is_dir():
        return _in_folder(path, paths, inputs, exclude)
    if path.exists():
        if len(inputs) != 1:
            raise UsageError(f"--against {against}: is one file; name one article, or a folder to hold several against")
        return Older(against, {inputs[0].path: Input(against)})
    return _at_revision(against, paths, inputs)


def _in_folder(folder: Path, paths: Sequence[str], inputs: Sequence[Input], exclude: Sequence[str]) -> Older:
    """Files of the same name at the same depth; a file that is named is looked up by its path, then by its name."""
    found, taken = Older(str(folder)), set()
    roots = [Path(path) for path in paths if Path(path).is_dir()]
    for item in inputs:
        path = Path(item.path)
        names = [path.relative_to(root) for root in roots if path.is_relative_to(root)] or [path, Path(path.name)]
        then = next((folder / name for name in names if not name.is_absolute() and (folder / name).is_file()), None)
        if then:
            found.inputs[item.path] = Input(str(then))
            taken.add(then.resolve())
    if roots:
        found.gone = [name for name in find_files([str(folder)], exclude) if Path(name).resolve() not in taken]
    return found


def _at_revision(revision: str, paths: Sequence[str], inputs: Sequence[Input]) -> Older:
    found = Older(revision)
    folders = {Path(path) if Path(path).is_dir() else Path(path).parent for path in paths}
    known = {now: then for folder in sorted(folders) for now, then in files_at(revision, folder).items()}
    for item in inputs:
        then = known.pop(Path(item.path).resolve(), None)
        if then is not None:
            found.inputs[item.path] = Input(item.path, _source(revision, then))
    named = [Path(path).resolve() for path in paths if Path(path).is_dir()]
    found.gone = sorted(
        str(now)
        for now in known
        if now.suffix.lower() in SUFFIXES and not now.exists() and any(now.is_relative_to(root) for root in named)
    )
    return found


def _source(revision: str, path: Path) -> Source:
    try:
        return decode(str(path), bytes_at(revision, path))
    except ReadError as error:
        raise ReadError(f"{revision}:{error.path}", error.reason, error.remedy) from None
