"""Regular expressions, compiled once and kept between runs.

Compiling is most of a cold start: a pattern with a few word classes takes as long as checking an article with it. The
``regex`` module can pickle a compiled pattern, and reading that back is a hundred times faster. The store is one
file in the user's cache folder, named after the module's version; without a folder to write to nothing is kept.
"""

from __future__ import annotations

import atexit
import io
import os
import pickle
import re
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from hashlib import sha256
from typing import Any, cast

import msgspec
import regex

from healthlint.folders import cache_folder
from healthlint.literals import required_literals

LIMIT = 8_000_000  # bytes; a store that has grown past it is begun anew


class _Unpickler(pickle.Unpickler):
    """Reads compiled patterns and nothing else."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) != ("_regex", "compile") and (module, name) != ("regex._regex", "compile"):
            raise pickle.UnpicklingError(f"not a pattern: {module}.{name}")
        return super().find_class(module, name)


class _Store:
    """What is kept, by a hash of its source; read on first use, written when the process ends."""

    def __init__(self) -> None:
        self.path = cache_folder() / f"patterns-{regex.__version__}-{sys.version_info[0]}{sys.version_info[1]}.bin"
        self.dirty = False
        self.entries = self._read()
        atexit.register(self.save)

    def _read(self) -> dict[str, bytes]:
        try:
            data = self.path.read_bytes()
            return msgspec.msgpack.decode(data, type=dict[str, bytes]) if len(data) < LIMIT else {}
        except (OSError, msgspec.DecodeError):
            return {}

    def get(self, key: str, make: Callable[[], bytes]) -> bytes:
        if key not in self.entries:
            self.entries[key] = make()
            self.dirty = True
        return self.entries[key]

    def save(self) -> None:
        """Write the store whole, with what other processes have kept meanwhile."""
        if not self.dirty:
            return
        temporary = self.path.with_name(f"{self.path.name}.{os.getpid()}")
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            temporary.write_bytes(msgspec.msgpack.encode(self._read() | self.entries))
            temporary.replace(self.path)
            self.dirty = False
        except OSError:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)


@cache
def _store() -> _Store:
    return _Store()


def save() -> None:
    """Keep what was compiled; the end of a process does so too, but not that of a worker of a pool."""
    _store().save()


def _key(kind: str, source: str, flags: int) -> str:
    return sha256(f"{kind}\0{flags}\0{source}".encode("utf-8", "surrogatepass")).hexdigest()[:24]


def kept(kind: str, source: str, make: Callable[[], bytes]) -> bytes:
    """What ``make`` derives from a source, kept between runs; ``kind`` tells derivations of one source apart.

    The bytes come from a file of the user's: read them with a decoder that checks their type.
    """
    return _store().get(_key(kind, source, 0), make)


@cache
def compile_pattern(source: str, flags: int = regex.I) -> re.Pattern[str]:
    """A compiled pattern of the ``regex`` module (which can stand in for ``re``'s), case-insensitive by default.

    Raises regex.error for a faulty pattern.
    """
    flags = int(flags)
    data = _store().get(_key("pattern", source, flags), lambda: pickle.dumps(regex.compile(source, flags)))
    try:
        found: re.Pattern[str] = _Unpickler(io.BytesIO(data)).load()
        return found
    except (pickle.UnpicklingError, EOFError, TypeError, ValueError, AttributeError):
        return cast(re.Pattern[str], regex.compile(source, flags))


@cache
def literals_of(source: str) -> frozenset[str]:
    """The literals of which every match holds one; see :func:`healthlint.literals.required_literals`."""
    data = kept("literals", source, lambda: msgspec.json.encode(sorted(required_literals(source))))
    return frozenset(msgspec.json.decode(data, type=list[str]))
