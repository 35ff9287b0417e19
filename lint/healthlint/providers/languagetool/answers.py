"""Answers of a server kept between runs: an unchanged text is not sent again, and a server nobody needs is not started.

One file an answer in the user's cache folder, named by a hash of what was asked, of whom and in which language; written
whole or not at all. A folder that cannot be written keeps nothing.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec

from healthlint.folders import cache_folder
from healthlint.providers.languagetool.client import RawMatch

LIMIT = 4_000  # files; when there are more, the half that was not asked for the longest goes


class Answers:
    """The store of one server version."""

    def __init__(self, version: str, folder: Path | None = None) -> None:
        self.folder = folder or cache_folder() / "languagetool"
        self._salt = f"{version}\0".encode()
        self._wrote = False

    def get(self, annotation: Mapping[str, Any], language: str) -> tuple[RawMatch, ...] | None:
        """What was answered to this text; None if it was never asked, or what is kept cannot be read."""
        path = self._path(annotation, language)
        try:
            found = msgspec.msgpack.decode(path.read_bytes(), type=tuple[RawMatch, ...])
            os.utime(path)
        except (OSError, msgspec.MsgspecError):
            return None
        return found

    def put(self, annotation: Mapping[str, Any], language: str, matches: tuple[RawMatch, ...]) -> None:
        """Keep an answer."""
        path = self._path(annotation, language)
        temporary = path.with_name(f"{path.name}.{os.getpid()}")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            temporary.write_bytes(msgspec.msgpack.encode(matches))
            temporary.replace(path)
            self._wrote = True
        except OSError:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)

    def prune(self) -> None:
        """Drop the oldest answers of a store that has grown too large."""
        if not self._wrote:
            return
        with contextlib.suppress(OSError):
            files = sorted(self.folder.iterdir(), key=lambda path: path.stat().st_mtime)
            for path in files[: -LIMIT // 2] if len(files) > LIMIT else ():
                path.unlink(missing_ok=True)

    def _path(self, annotation: Mapping[str, Any], language: str) -> Path:
        asked = self._salt + f"{language}\0".encode() + msgspec.json.encode(annotation)
        return self.folder / sha256(asked).hexdigest()[:32]
