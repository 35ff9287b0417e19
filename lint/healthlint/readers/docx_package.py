"""The parts of a Word file, opened with care: a zip of XML that anybody may have made (ECMA-376, parts 1 and 2).

The standard library reads it: its zip and XML parsers are fast, need no installing, and with document types refused no
entity can be declared, so none can grow or fetch anything.
"""

from __future__ import annotations

import posixpath
import zlib
from io import BytesIO
from urllib.parse import unquote
from xml.etree import ElementTree
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile

from healthlint.readers.source import ReadError

Element = ElementTree.Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
BOX = f"{W}txbxContent"
XML_LIMIT = 40_000_000  # bytes of XML in all parts that are read
TAG_LIMIT = 2_000_000  # and tags in them: a book of a million characters has less, each takes far more memory than room
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # the container of .doc and of encrypted files
AGAIN = "open it in Word and save it as .docx"
# what the strict form of the standard calls the same things (ECMA-376 part 1 against part 4)
STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": W[1:-1].encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": R[1:-1].encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/math": b"http://schemas.openxmlformats.org/officeDocument/2006/math",
}


class _Refused(Exception):
    """A document type, or the first element: both end the look at a part's beginning."""


class Package:
    """The XML parts of a Word file by name.

    Raises ReadError, with one line that says what to do, for whatever is no Word file that can be read.
    """

    def __init__(self, path: str, data: bytes) -> None:
        self.path = path
        self._left = XML_LIMIT
        self._tags_left = TAG_LIMIT
        if data.startswith(OLE):
            if "EncryptedPackage".encode("utf-16-le") in data:
                raise ReadError(path, "is locked with a password", "save a copy without one")
            raise ReadError(path, "is in Word's old format (.doc)", AGAIN)
        try:
            self._zip = ZipFile(BytesIO(data))
        except (BadZipFile, ValueError, OSError, EOFError, NotImplementedError):
            raise ReadError(path, "is not a Word file, or is damaged (no zip archive)", AGAIN) from None
        self._names = {name.lower(): name for name in self._zip.namelist()}
        self.main = self._main_part()

    def _main_part(self) -> str:
        for target, kind in self.relations("").values():
            if kind.endswith("/officeDocument"):
                return target
        return "word/document.xml"

    def document(self) -> Element:
        """The root of the main part."""
        root = self.part(self.main)
        if root is None:
            raise ReadError(self.path, "is not a Word file: it has no document part", AGAIN)
        if root.tag != f"{W}document":
            raise ReadError(self.path, "is not a Word document", AGAIN)
        return root

    def part(self, name: str) -> Element | None:
        """The root element of a part; none where the file has no such part."""
        data = self._read(name)
        return None if data is None else self._parse(name, data)

    def related(self, kind: str) -> tuple[str, Element] | None:
        """Name and root of the part that the document has of a kind: ``styles``, ``numbering``, ``footnotes`` …"""
        for target, found in self.relations(self.main).values():
            if found.rpartition("/")[2] == kind and (root := self.part(target)) is not None:
                return target, root
        return None

    def relations(self, part: str) -> dict[str, tuple[str, str]]:
        """Target and type of each relationship of a part by its id; a target inside the file is a part's name."""
        folder, name = posixpath.split(part)
        root = self.part(posixpath.join(folder, "_rels", f"{name}.rels"))
        found = {}
        for element in root if root is not None else ():
            target, kind = element.get("Target", ""), element.get("Type", "")
            if element.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, unquote(target))).lstrip("/")
            found[element.get("Id", "")] = (target, kind)
        return found

    def _read(self, name: str) -> bytes | None:
        real = self._names.get(name.lower())
        if real is None:
            return None
        info = self._zip.getinfo(real)
        self._left -= info.file_size
        if self._left < 0:
            raise self._too_much(f"{XML_LIMIT // 1_000_000} MB")
        if info.flag_bits & 0x1:
            raise ReadError(self.path, "is locked with a password", "save a copy without one")
        try:
            return self._zip.read(info)  # never more than the size that was counted
        except (BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError):
            raise ReadError(self.path, f"is damaged ({name} cannot be unpacked)", AGAIN) from None

    def _too_much(self, limit: str) -> ReadError:
        reason = f"holds more than {limit} of text and formatting when unpacked"
        return ReadError(self.path, reason, "split it, or exclude it if you do not know where it is from")

    def _parse(self, name: str, data: bytes) -> Element:
        self._tags_left -= data.count(b"<")
        if self._tags_left < 0:
            raise self._too_much(f"{TAG_LIMIT:,} tags")
        if b"purl.oclc.org/ooxml" in data[:8192]:
            for strict, usual in STRICT.items():
                data = data.replace(strict, usual)
        try:
            if _has_document_type(data):
                raise ReadError(self.path, f"declares a document type in {name}, which no Word file does", AGAIN)
            return ElementTree.fromstring(data)  # noqa: S314 (see above)
        except (ElementTree.ParseError, expat.ExpatError, ValueError, LookupError):
            raise ReadError(self.path, f"is damaged ({name} is not XML)", AGAIN) from None


def _has_document_type(data: bytes) -> bool:
    """Whether a document type stands before the first element, in whatever encoding."""
    found = []

    def doctype(*_: object) -> None:
        found.append(True)
        raise _Refused

    def first(*_: object) -> None:
        raise _Refused

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = doctype
    parser.StartElementHandler = first
    try:
        parser.Parse(data, True)
    except _Refused:
        return bool(found)
    return False


def text_boxes(element: Element) -> list[Element]:
    """The text boxes of a drawing, those within another and those of a fall-back apart."""
    found: list[Element] = []
    waiting = [element]
    while waiting:
        current = waiting.pop()
        if current.tag == BOX:
            found.append(current)
        elif current.tag == f"{MC}AlternateContent":
            choice = current.find(f"{MC}Choice")
            waiting += [choice] if choice is not None else list(current)
        else:
            waiting += reversed(current)
    return found
