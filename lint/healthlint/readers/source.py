"""From bytes to source text: encodings, binary files and sizes."""

from __future__ import annotations

import re
from pathlib import Path, PurePath

import msgspec

SIZE_LIMIT = 20_000_000
BOM = "\ufeff"
PAGES = frozenset({".html", ".htm", ".xhtml"})
LATIN = frozenset({"iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii", "windows-1252"})
_CHARSET = re.compile(rb"""<(?:meta|\?xml)\b[^>]*(?:charset|encoding)\s*=\s*["']?([\w.:-]+)""", re.I)
PACKED = frozenset({".docx"})  # whose reader opens the bytes itself
OFFICE = frozenset(
    {".doc", ".docm", ".dot", ".dotx", ".odt", ".rtf", ".pages", ".wpd"}
)  # other writing programs' files


class ReadError(Exception):
    """A file that cannot be checked; one line names the file, the reason and the remedy."""

    def __init__(self, path: str, reason: str, remedy: str) -> None:
        super().__init__(f"{path}: {reason}; {remedy}")
        self.path = path
        self.reason = reason
        self.remedy = remedy


class Source(msgspec.Struct, frozen=True):
    """Decoded text without its byte order mark, newlines untouched; of a packed file the bytes instead."""

    text: str
    bom: bool = False
    data: bytes = b""
    encoding: str = "utf-8"

    def encoded(self, text: str) -> bytes:
        """Another text as this file would hold it: in its encoding, with its byte order mark.

        Raises UnicodeEncodeError where the encoding has no such character.
        """
        return ((BOM if self.bom else "") + text).encode(self.encoding)


class Input(msgspec.Struct, frozen=True):
    """A file to check; ``source`` where its text is already at hand (standard input, an editor)."""

    path: str
    source: Source | None = None


def read_source(path: str) -> Source:
    """Read and decode a file.

    Raises ReadError when it is missing, a folder, too large, binary or not UTF-8.
    """
    file = Path(path)
    try:
        size = file.stat().st_size
        if file.is_dir():
            raise ReadError(path, "is a folder", "name its files or let healthlint search it")
        if size > SIZE_LIMIT:
            limit = SIZE_LIMIT // 1_000_000
            remedy = "compress its pictures or exclude it" if _packed(path) else "split it or exclude it"
            raise ReadError(path, f"has {size / 1e6:.0f} MB, more than {limit} MB", remedy)
        data = file.read_bytes()
    except FileNotFoundError:
        raise ReadError(path, "does not exist", "check the path") from None
    except OSError as error:
        raise ReadError(path, f"cannot be read ({error.strerror})", "check its permissions") from None
    return decode(path, data)


def decode(path: str, data: bytes) -> Source:
    """Decode bytes as UTF-8 (or UTF-16 with a byte order mark); those of a packed file are left to its reader.

    Raises ReadError when the bytes are binary, in another encoding or of another writing program.
    """
    if _packed(path):
        return Source("", data=data)
    if (suffix := PurePath(path).suffix.lower()) in OFFICE:
        raise ReadError(path, f"no reader for “{suffix}” files", "save it as .docx")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            encoding = "utf-16-le" if data.startswith(b"\xff") else "utf-16-be"
            return Source(data[2:].decode(encoding), bom=True, encoding=encoding)
        except UnicodeDecodeError:
            raise ReadError(path, "is not valid UTF-16", "save it as UTF-8") from None
    if b"\0" in data[:8192]:
        raise ReadError(path, "is a binary file", "exclude it or export it as text")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        if page := _declared(path, data):
            return page
        line = data.count(b"\n", 0, error.start) + 1
        raise ReadError(path, f"is not UTF-8 (line {line})", "save it as UTF-8") from None
    if text.startswith(BOM):
        return Source(text[1:], bom=True)
    return Source(text)


def _declared(path: str, data: bytes) -> Source | None:
    """A web page in the encoding that it declares (WHATWG Encoding, 4.2: Latin 1 is windows-1252)."""
    found = _CHARSET.search(data[:2048]) if PurePath(path).suffix.lower() in PAGES else None
    if not found:
        return None
    name = found[1].decode().lower()
    name = "cp1252" if name in LATIN else name
    try:
        return Source(data.decode(name), encoding=name)
    except (LookupError, UnicodeDecodeError):
        return None


def _packed(path: str) -> bool:
    return PurePath(path).suffix.lower() in PACKED
