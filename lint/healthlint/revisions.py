"""What git says has changed since a revision, in the working tree and so in what a hook or a CI job has before it."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import msgspec

_HUNK = re.compile(rb"^@@ -\S+ \+(\d+)(?:,(\d+))? @@", re.M)
_OCTAL = re.compile(rb"\\([0-7]{3}|.)")
_NAMED = {b"t": b"\t", b"n": b"\n", b"r": b"\r", b"a": b"\a", b"b": b"\b", b"f": b"\f", b"v": b"\v"}
_DIFF = (
    "-c", "core.quotePath=false", "-c", "diff.noprefix=false", "-c", "diff.mnemonicPrefix=false",
    "diff", "--unified=0", "--find-renames", "--no-color", "--no-ext-diff", "--no-textconv", "--ignore-submodules",
    "--src-prefix=a/", "--dst-prefix=b/", "--inter-hunk-context=0",
)  # fmt: skip


class RevisionError(Exception):
    """No git, no repository or no such revision; one line with the remedy."""


class Change(msgspec.Struct):
    """How a file differs: ``new``, or the ``lines`` added as half-open ranges that count from 1.

    ``unknown_lines``: it has changed and git cannot say where, as in a Word file.
    """

    new: bool = False
    unknown_lines: bool = False
    lines: list[tuple[int, int]] = msgspec.field(default_factory=list)


def changes_since(revision: str, folder: Path) -> dict[Path, Change]:
    """Files of the repository around ``folder`` that differ from ``revision``, by their real path.

    Where HEAD and the revision have gone apart, what counts is the difference from where they parted. Renamed files
    count by their added lines; files that git does not know yet are new. Raises RevisionError.
    """
    top = _top(folder)
    base = _base(revision, folder)
    found = {top / name: change for name, change in _parsed(_git(top, *_DIFF, base, "--"))}
    for name in _git(top, "ls-files", "--others", "--exclude-standard", "-z").split(b"\0"):
        if name:
            found[top / os.fsdecode(name)] = Change(new=True)
    return {path.resolve(): change for path, change in found.items()}


def files_at(revision: str, folder: Path) -> dict[Path, Path]:
    """The files below ``folder`` as a revision has them: by their path of today, what they were called then.

    Renamed files count under their new name. Raises RevisionError.
    """
    top = _top(folder)
    commit = _commit(revision, folder)
    below = folder.resolve().relative_to(top).as_posix()
    names = _git(top, "ls-tree", "-r", "--name-only", "-z", "--full-tree", commit, "--", below).split(b"\0")
    found = {top / os.fsdecode(name): top / os.fsdecode(name) for name in names if name}
    parts = _git(top, "diff", "--name-status", "--find-renames", "--diff-filter=R", "-z", commit, "--").split(b"\0")
    for old, new in zip(parts[1::3], parts[2::3], strict=False):
        then, now = top / os.fsdecode(old), top / os.fsdecode(new)
        if now.is_relative_to(folder.resolve()):
            found.pop(then, None)
            found[now] = then
    return found


def bytes_at(revision: str, path: Path) -> bytes:
    """A file as it was at a revision. Raises RevisionError."""
    top = _top(next(folder for folder in path.parents if folder.is_dir()))
    return _git(top, "cat-file", "blob", f"{_commit(revision, top)}:{path.relative_to(top).as_posix()}")


def _base(revision: str, folder: Path) -> str:
    """Where HEAD left ``revision``; the revision itself where that is not known (a shallow clone)."""
    own = _commit(revision, folder)
    try:
        return _git(folder, "merge-base", own, "HEAD").decode().strip() or own
    except RevisionError:
        return own


def _top(folder: Path) -> Path:
    try:
        return Path(os.fsdecode(_git(folder, "rev-parse", "--show-toplevel").rstrip(b"\n"))).resolve()
    except RevisionError as error:
        raise RevisionError(f"{folder}: {error}") from None


def _commit(revision: str, folder: Path) -> str:
    try:
        commit = _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    except RevisionError:
        raise RevisionError(f"“{revision}” is no revision of this repository; fetch it, or name another") from None
    return commit.decode().strip()


def _git(folder: Path, *arguments: str) -> bytes:
    try:
        # without a language of its own git says everything in English
        done = subprocess.run(
            ["git", *arguments], cwd=folder, capture_output=True, check=False, env=os.environ | {"LC_ALL": "C"}
        )
    except FileNotFoundError:
        raise RevisionError("git is not installed; without it changed lines cannot be told") from None
    if done.returncode == 128 and b"not a git repository" in done.stderr:
        raise RevisionError("is in no git repository; without one changed lines cannot be told")
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise RevisionError(f"git {arguments[0]}: {said[-1] if said else 'failed'}")
    return done.stdout


def _parsed(patch: bytes) -> Iterator[tuple[str, Change]]:
    """The files of a patch by name, without those that were deleted."""
    for part in re.split(rb"^diff --git ", patch, flags=re.M)[1:]:
        head, _, _ = part.partition(b"\n@@")
        name = _name(head)
        if name is None:
            continue
        change = Change(new=b"\nnew file mode " in head, unknown_lines=b"\nBinary files " in head)
        for match in _HUNK.finditer(part):
            start, count = int(match[1]), int(match[2] or b"1")
            if count:
                change.lines.append((start, start + count))
        yield os.fsdecode(name), change


def _name(head: bytes) -> bytes | None:
    """What a file is called now; nothing for a deleted one."""
    lines = head.split(b"\n")
    if any(line.startswith(b"deleted file mode ") for line in lines):
        return None
    for line in lines:
        for mark in (b"+++ ", b"rename to ", b"copy to "):
            if line.startswith(mark):
                name = _unquoted(line[len(mark) :].rstrip(b"\t"))
                return name.removeprefix(b"b/") if mark == b"+++ " else name
    return _twice(lines[0])


def _twice(line: bytes) -> bytes | None:
    """The name in ``a/NAME b/NAME``, all that git says of an empty or a binary file."""
    if line.startswith(b'"'):
        return _unquoted(line[: line.index(b'" "') + 1]).removeprefix(b"a/")
    half = len(line) // 2
    return line[:half].removeprefix(b"a/")


def _unquoted(name: bytes) -> bytes:
    """A name as git prints it, without the quotes and escapes that odd characters bring."""
    if not name.startswith(b'"'):
        return name
    return _OCTAL.sub(lambda m: bytes([int(m[1], 8)]) if len(m[1]) == 3 else _NAMED.get(m[1], m[1]), name[1:-1])
