"""UTF-8 byte offsets to code points."""

from __future__ import annotations

import re
from bisect import bisect_right


class ByteMap:
    """UTF-8 byte offsets to code point offsets; only non-ASCII characters cost anything."""

    def __init__(self, text: str) -> None:
        self._ends: list[int] = []
        self._extra: list[int] = [0]
        if text.isascii():
            return
        extra = 0
        for match in re.finditer(r"[^\x00-\x7f]", text):
            width = len(match.group().encode("utf-8", "surrogatepass"))
            extra += width - 1
            self._ends.append(match.end() + extra)
            self._extra.append(extra)

    def __call__(self, offset: int) -> int:
        return offset - self._extra[bisect_right(self._ends, offset)]
