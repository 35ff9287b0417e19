"""The prose of a web page: text, white space as it is shown, entities, code, comments, each with its place."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser

from healthlint.document import BlockKind, Comment, Inline, InlineKind
from healthlint.readers.builder import BlockBuilder
from healthlint.readers.html_meta import Metadata
from healthlint.readers.html_tags import SILENT
from healthlint.span import Span

OBJECT = "\ufffc"
# words with one blank between them are one piece, other white space is another
_PIECES = re.compile(r"[^ \t\n\r\f\x01]+(?: [^ \t\n\r\f\x01]+)*|[ \t\n\r\f]+")


class Prose(HTMLParser):
    """A parser that adds prose to the open block; ``text`` is the page as it stands in the file."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=False)
        self.text = text
        self.stack: list[str] = []
        self.block: BlockBuilder | None = None
        self.comments: list[Comment] = []
        self.metadata = Metadata()
        self._at = 0

    def builder(self, kind: BlockKind, start: int) -> BlockBuilder:
        """A block of the kind that the open elements make of it."""
        raise NotImplementedError

    def place(self) -> int:
        """Where the current token begins."""
        return self._at

    def updatepos(self, i: int, j: int) -> int:
        """The parser's own count of lines is not needed, and it is slow."""
        self._at += j - i
        return j

    def silent(self) -> bool:
        return any(tag in SILENT for tag in self.stack)

    def put(self, text: str, start: int, end: int, *, exact: bool) -> None:
        if self.block is None:
            self.block = self.builder(BlockKind.PARAGRAPH, start)
        self.block.add(text, start, end, exact=exact)

    def handle_data(self, data: str) -> None:
        start = self.place()
        self.metadata.data(self.stack[-1] if self.stack else "", data, start)
        if self.silent() or "head" in self.stack:
            return
        if "code" in self.stack and "pre" not in self.stack:
            if data.strip():
                length = self.block.length if self.block else 0
                self.put(OBJECT, start, start + len(data), exact=False)
                assert self.block is not None
                self.block.inlines.append(Inline(InlineKind.CODE, length, length + 1))
            return
        for match in _PIECES.finditer(data):
            low, high = start + match.start(), start + match.end()
            if not match.group().isspace() or match.group()[0] == "\u00a0":
                self.put(match.group(), low, high, exact=True)
            elif self.block and self.block.length and not "".join(self.block.parts[-1:]).endswith(" "):
                self.put(" ", low, high, exact=match.group() == " ")

    def line_break(self, start: int, end: int) -> None:
        if self.block:
            self.block.add_break(start, end)

    def handle_entityref(self, name: str) -> None:
        self._reference(f"&{name}")

    def handle_charref(self, name: str) -> None:
        self._reference(f"&#{name}")

    def _reference(self, raw: str) -> None:
        """An entity is one opaque segment, as wide as its source."""
        start = self.place()
        end = start + len(raw)
        if self.text[end : end + 1] == ";":
            end += 1
        text = unescape(self.text[start:end])
        if not self.silent() and "head" not in self.stack and text:
            self.put(text, start, end, exact=text == self.text[start:end])

    def handle_comment(self, data: str) -> None:
        start = self.place()
        end = min(len(self.text), start + len(data) + len("<!---->"))
        self.comments.append(Comment(data.strip(), Span(start, end)))
