"""Findings kept between runs: an unchanged article under unchanged rules is not checked again.

An entry belongs to the text of a file, its name, the settings, and all code and data that made it; whoever changes one
of them asks for another entry. The store is one SQLite file: two runs may use it at once, one that is killed leaves it
whole, and a damaged one is begun anew. Where it cannot be written, one line says so and all findings are still right.
"""

from __future__ import annotations

import os
import sqlite3
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from hashlib import sha256
from importlib import util
from pathlib import Path
from typing import Any
from zlib import crc32

import msgspec

from healthlint.assessment import Reading, Scorecard
from healthlint.diagnostic import Diagnostic
from healthlint.inventory import Claim
from healthlint.pack import installed_distributions
from healthlint.readers import Source
from healthlint.result import FileResult

FILE = "findings-1.sqlite3"  # the number is that of the layout
KEPT_DAYS = 30  # since an entry was last of use
_DAY = 86_400
_LOCK_SECONDS = 5.0
_TABLE = "CREATE TABLE IF NOT EXISTS findings (key BLOB PRIMARY KEY, day INTEGER, entry BLOB) WITHOUT ROWID"


class Entry(msgspec.Struct, array_like=True):
    """What is known of a file beside its text; the fields are those of a FileResult."""

    diagnostics: list[Diagnostic]
    words: int
    claims: list[Claim] | None
    engines: Mapping[str, str]
    scorecard: Scorecard | None
    reading: Reading | None

    @classmethod
    def of(cls, file: FileResult) -> Entry:
        """The part of a result that is kept."""
        return cls(file.diagnostics, file.words, file.claims, file.engines, file.scorecard, file.reading)

    def fields(self) -> tuple[Any, ...]:
        """The values in the order in which a FileResult takes them after its text."""
        return tuple(getattr(self, name) for name in self.__struct_fields__)


class FindingsCache:
    """Entries by key in one folder; ``say`` takes the one line about a store that cannot be used."""

    def __init__(self, folder: Path, say: Callable[[str], None]) -> None:
        self.path = folder / FILE
        self._say = say
        self._usable = True
        self._today = int(time.time() // _DAY)
        self._encode = msgspec.msgpack.Encoder().encode
        self._decode = msgspec.msgpack.Decoder(Entry).decode

    def get(self, keys: Iterable[bytes]) -> dict[bytes, Entry]:
        """The entries there are for the keys; none where the store cannot be read."""
        found: dict[bytes, Entry] = {}
        worn: list[tuple[int, bytes]] = []

        def read(database: sqlite3.Connection) -> None:
            for key in keys:
                row = database.execute("SELECT entry, day FROM findings WHERE key = ?", (key,)).fetchone()
                if row and (entry := self._read(row[0])):
                    found[key] = entry
                    if row[1] < self._today - KEPT_DAYS // 4:
                        worn.append((self._today, key))
            database.executemany("UPDATE findings SET day = ? WHERE key = ?", worn)

        self._use(read)
        return found

    def put(self, entries: Mapping[bytes, Entry]) -> None:
        """Keep entries, and drop those that were of no use for long."""
        rows = []
        for key, entry in entries.items():
            data = self._encode(entry)
            rows.append((key, self._today, crc32(data).to_bytes(4, "big") + data))

        def write(database: sqlite3.Connection) -> None:
            database.executemany("INSERT OR REPLACE INTO findings VALUES (?, ?, ?)", rows)
            database.execute("DELETE FROM findings WHERE day < ?", (self._today - KEPT_DAYS,))

        if rows:
            self._use(write)

    def _read(self, data: bytes) -> Entry | None:
        try:
            return self._decode(data[4:]) if crc32(data[4:]).to_bytes(4, "big") == data[:4] else None
        except (msgspec.DecodeError, ValueError):
            return None

    def _use(self, work: Callable[[sqlite3.Connection], None]) -> None:
        """Work on the store in one transaction, begun anew once where it is damaged.

        It is open for no longer: a connection must not be carried into another process.
        """
        for attempt in (1, 2):
            if not self._usable:
                return
            try:
                self.path.parent.mkdir(parents=True, exist_ok=True)
                with closing(sqlite3.connect(self.path, timeout=_LOCK_SECONDS)) as database, database:
                    # what a crash of the machine may harm is noticed and made again
                    database.execute("PRAGMA synchronous = OFF")
                    database.execute(_TABLE)
                    work(database)
                return
            except (OSError, sqlite3.OperationalError) as error:
                self._give_up(getattr(error, "strerror", None) or str(error))
            except sqlite3.Error as error:
                try:
                    self.path.unlink(missing_ok=True)
                except OSError:
                    self._give_up(str(error))
                if attempt == 2:
                    self._give_up(str(error))

    def _give_up(self, reason: str) -> None:
        if self._usable:
            self._say(
                f"findings cannot be kept in {self.path.parent} ({reason}); name another --cache-dir, or use --no-cache"
            )
        self._usable = False


def key_of(context: bytes, path: str, source: Source) -> bytes:
    """The key of a file's entry: its name as given and its text, under a ``context`` of installation and settings."""
    digest = sha256(context)
    for part in (os.fsencode(path), source.text.encode("utf-8", "surrogatepass")):
        digest.update(len(part).to_bytes(8, "big") + part)
    digest.update(source.data)
    return digest.digest()


def context_of(model: str | None) -> bytes:
    """What all entries of a run depend on beside settings: Python, what is installed, engine and packs, the month.

    The month is there for rules that ask how old an article is; they look no closer at the clock.

    Files count by what they hold, not by their dates, so that a store can be carried to another machine.
    """
    names, packages = installed_distributions()
    digest = sha256(repr((sys.version, time.strftime("%Y-%m"), names, packages)).encode())
    roots = [Path(__file__).parent]
    for package in packages:
        spec = util.find_spec(package)
        roots += [Path(folder) for folder in (spec and spec.submodule_search_locations) or ()]
    for root in roots:
        for name, file in sorted(_files(str(root), "")):
            data = Path(file).read_bytes()
            digest.update(f"{name}\0{len(data)}\0".encode("utf-8", "surrogatepass") + data)
    if model and (description := Path(model, "meta.json")).is_file():
        digest.update(description.read_bytes())
    return digest.digest()


def _files(folder: str, prefix: str) -> Iterator[tuple[str, str]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                if entry.name != "__pycache__":
                    yield from _files(entry.path, f"{prefix}{entry.name}/")
            else:
                yield prefix + entry.name, entry.path
