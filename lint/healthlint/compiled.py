"""What a folder of sources compiles to, kept in the cache folder until one of the sources changes.

A pack that is worked on is YAML: reading it takes longer than checking an article. One file a folder holds the stamp of
its sources and what was made of them; where it is missing, damaged or cannot be written, the sources are read.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from healthlint.folders import cache_folder

_STAMP = 32  # bytes of a SHA-256


def stamp_of(paths: Iterable[Path], layout: str) -> bytes:
    """A hash of the names, sizes and dates of files and of the ``layout`` of what is made of them.

    Raises OSError where a file is gone.
    """
    rows = [(str(path), status.st_mtime_ns, status.st_size) for path in paths for status in [path.stat()]]
    return sha256(repr((layout, rows)).encode("utf-8", "surrogatepass")).digest()


def read_compiled(folder: Path, stamp: bytes) -> bytes | None:
    """What was kept of a folder under the same stamp; None where there is nothing whole."""
    try:
        data = _place(folder).read_bytes()
    except OSError:
        return None
    body = data[2 * _STAMP :]
    return body if data[: 2 * _STAMP] == stamp + sha256(body).digest() else None


def keep_compiled(folder: Path, stamp: bytes, data: bytes) -> None:
    """Keep what was made of a folder in the place of what was kept before; no matter if it cannot be."""
    place = _place(folder)
    temporary = place.with_name(f"{place.name}.{os.getpid()}")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_bytes(stamp + sha256(data).digest() + data)
        temporary.replace(place)
    except OSError:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def _place(folder: Path) -> Path:
    name = sha256(str(folder).encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return cache_folder() / f"pack-{name}.bin"
