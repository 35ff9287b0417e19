"""What stands inside a block of Markdown: text without its filler, code, breaks, notes, inline HTML."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate

from healthlint.document import Inline, InlineKind
from healthlint.readers.builder import BlockBuilder
from healthlint.readers.masks import FILLER

OBJECT = "\ufffc"  # stands in prose for what is not words: inline code


@dataclass
class Inlines:
    """Handlers of pyromark's inline events; ``prose`` gives the block that they add to."""

    text: str
    start: int
    block: BlockBuilder | None = None
    silent: int = 0
    superscript: int | None = None

    def prose(self, low: int) -> BlockBuilder:
        """The open block, or a new one at an offset of the body."""
        raise NotImplementedError

    def on_text(self, text: str, low: int, high: int) -> None:
        if self.silent:
            return
        block = self.prose(low)
        start, end = self.start + low, self.start + high
        if FILLER in text:
            ends = accumulate(len(part) for part in re.split(f"({FILLER}+)", text))
            self._masked_text(block, text, start, list(ends))
            return
        block.add(text, start, end, exact=self.text[start:end] == text)

    def _masked_text(self, block: BlockBuilder, text: str, start: int, ends: list[int]) -> None:
        """Add a run of text without its filler; filler counts bytes, the source characters."""
        offset = start
        low = 0
        for end in ends:
            part = text[low:end]
            low = end
            if part.startswith(FILLER):
                taken = 0
                while taken < len(part):
                    taken += len(self.text[offset].encode("utf-8", "surrogatepass"))
                    offset += 1
            elif part:
                exact = self.text[offset : offset + len(part)] == part
                block.add(part, offset, offset + len(part), exact=exact)
                offset += len(part)

    def on_code(self, text: str, low: int, high: int) -> None:
        if self.silent:
            return
        block = self.prose(low)
        block.inlines.append(Inline(InlineKind.CODE, block.length, block.length + 1))
        block.add(OBJECT, self.start + low, self.start + high, exact=False)

    def on_softbreak(self, _: None, low: int, high: int) -> None:
        if not self.silent:
            self.prose(low).add_break(self.start + low, self.start + high)

    on_hardbreak = on_softbreak

    def on_footnotereference(self, name: str, low: int, high: int) -> None:
        block = self.prose(low)
        block.inlines.append(Inline(InlineKind.FOOTNOTE_REFERENCE, block.length, block.length, name))

    def on_inlinehtml(self, tag: str, low: int, high: int) -> None:
        lowered = tag.lower()
        if lowered.startswith("<br"):
            self.on_softbreak(None, low, high)
        elif lowered.startswith("<sup") and self.block:
            self.superscript = self.block.length
        elif lowered.startswith("</sup") and self.block and self.superscript is not None:
            mark = Inline(InlineKind.SUPERSCRIPT, self.superscript, self.block.length)
            self.block.inlines.append(mark)
            self.superscript = None

    def on_html(self, _: str, low: int, high: int) -> None:
        start, end = self.start + low, self.start + high
        self.prose(low).add(self.text[start:end], start, end, exact=True)
