"""Finding files to check and writing files whole."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import suppress
from fnmatch import fnmatch
from pathlib import Path

from healthlint.readers import SUFFIXES

SKIPPED = frozenset({"node_modules", "__pycache__", "venv", "site-packages"})


def find_files(paths: Iterable[str], exclude: Iterable[str] = ()) -> Iterator[str]:
    """Files to check in a stable order, each once: those named, and below folders those a reader knows.

    ``exclude`` globs apply to what is found in folders, not to files that are named.
    """
    seen: set[str] = set()
    patterns = tuple(exclude)
    for path in paths:
        found = _below(Path(path), patterns) if Path(path).is_dir() else iter([path])
        for name in found:
            key = os.path.realpath(name)
            if key not in seen:
                seen.add(key)
                yield name


def _below(folder: Path, exclude: tuple[str, ...]) -> Iterator[str]:
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in SKIPPED)
        for name in sorted(names):
            path = Path(root, name)
            if name.startswith("~$"):  # Word's note that a file is open
                continue
            if path.suffix.lower() in SUFFIXES and not excluded(path, exclude):
                yield str(path)


def excluded(path: Path, patterns: Iterable[str]) -> bool:
    """Whether a path matches one of the globs."""
    return any(matches(path, pattern) for pattern in patterns)


def matches(path: Path, pattern: str) -> bool:
    """Whether a glob fits a path, the end of it or one of its parts; ``*`` takes slashes too."""
    text = path.as_posix()
    return fnmatch(text, pattern) or fnmatch(text, f"*/{pattern}") or any(fnmatch(p, pattern) for p in path.parts)


def write_atomic(path: Path, data: bytes) -> None:
    """Write a file so that a reader sees the old one or the new one, never half of either, whatever ends the program.

    Mode and owner stay; a link stays one, its target is written, as is a device. Raises OSError when the file is
    read-only or the folder cannot be written.
    """
    path = Path(os.path.realpath(path))
    if path.exists() and not path.is_file():  # a device or a pipe takes what is written; it must not be replaced
        path.write_bytes(data)
        return
    old = path.stat() if path.exists() else None
    if old and not (old.st_mode & 0o222 and os.access(path, os.W_OK)):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".tmp")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(old.st_mode if old else 0o666 & ~_umask())
        if old and hasattr(os, "chown"):
            with suppress(PermissionError):  # only the superuser may give files away
                os.chown(temporary, old.st_uid, old.st_gid)
        temporary.replace(path)
    except BaseException:
        temporary.unlink()
        raise


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current
