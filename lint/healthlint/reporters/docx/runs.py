"""Where the runs of a part of a Word file stand in its bytes, so that marks go in without a change to the rest."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from xml.parsers import expat

_TAG = re.compile(rb"<[^\"'>]*(?:\"[^\"]*\"[^\"'>]*|'[^']*'[^\"'>]*)*>")
_CHARACTER = re.compile(rb"&[^;]*;|\r\n|[\x00-\x7f]|[\xc0-\xff][\x80-\xbf]*")
KEEP = b' xml:space="preserve"'
_ONE = frozenset({"tab", "ptab", "noBreakHyphen", "cr", "br", "sym"})
_RIGID = frozenset(
    {"AlternateContent", "ruby", "fldChar", "instrText"}
)  # with these the count of characters is not sure


@dataclass
class Child:
    """An element in a run, at bytes ``[start, end)``; ``length`` are its characters as the reader counts them."""

    name: str
    start: int
    end: int = 0
    length: int = 0
    inner: tuple[int, int] = (0, 0)
    preserved: bool = True


@dataclass
class Run:
    """A run at bytes ``[start, end)``; ``opening`` is its tag and ``properties`` its format, as they stand."""

    start: int
    opening: bytes
    end: int = 0
    properties: bytes = b""
    children: list[Child] = field(default_factory=list)
    rigid: bool = False

    @property
    def prefix(self) -> str:
        """“w:”, or nothing."""
        name = re.match(rb"<([^\s/>]*:)?", self.opening)
        return (name[1] or b"").decode() if name else ""

    @property
    def length(self) -> int:
        return sum(child.length for child in self.children)


@dataclass(frozen=True)
class Cut:
    """A place for marks at byte ``at``; ``before`` and ``after`` close and open again what is cut there.

    ``keep`` is where a text that is cut takes the attribute that keeps the blanks at its ends; 0 where it has that.
    """

    at: int
    before: bytes = b""
    after: bytes = b""
    keep: int = 0


def scan(data: bytes) -> tuple[list[Run], dict[str, list[int]]]:
    """The runs of a part in UTF-8, in document order, and by kind of note the runs that cite one first."""
    runs: list[Run] = []
    cited: dict[str, dict[str, int]] = {"footnote": {}, "endnote": {}}
    stack: list[Run | Child | None] = []
    open_runs: list[int] = []
    parser = expat.ParserCreate(namespace_separator=" ")

    def start(name: str, attributes: dict[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        at = parser.CurrentByteIndex
        parent = stack[-1] if stack else None
        if local == "r" and "/wordprocessingml/" in space:
            open_runs.append(len(runs))
            runs.append(Run(at, _tag(data, at)))
            stack.append(runs[-1])
            return
        stack.append(_child(data, at, local, attributes) if isinstance(parent, Run) else None)
        if local in ("footnoteReference", "endnoteReference") and open_runs:
            number = next((value for key, value in attributes.items() if key.endswith(" id")), "")
            cited[local.removesuffix("Reference")].setdefault(number, open_runs[-1])

    def end(_: str) -> None:
        item = stack.pop()
        if item is None:
            return
        at = parser.CurrentByteIndex
        tag = _tag(data, at)
        if isinstance(item, Run):
            item.end = at + len(tag)
            open_runs.pop()
            return
        item.end = at + len(tag)
        if item.name == "t":
            item.inner = (item.start + len(_tag(data, item.start)), at if tag.startswith(b"</") else item.end)
            item.length = len(_text(data, item))
        run = stack[-1]
        assert isinstance(run, Run)
        if item.name == "rPr":
            run.properties = data[item.start : item.end]
        run.rigid = run.rigid or item.name in _RIGID
        run.children.append(item)

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.Parse(data, True)
    return runs, {kind: list(found.values()) for kind, found in cited.items()}


def _tag(data: bytes, at: int) -> bytes:
    match = _TAG.match(data, at)
    return match.group() if match else b""


def _child(data: bytes, at: int, local: str, attributes: dict[str, str]) -> Child:
    kind = next((value for key, value in attributes.items() if key.endswith(" type")), "textWrapping")
    child = Child(local, at, length=int(local in _ONE and (local != "br" or kind == "textWrapping")))
    child.preserved = attributes.get("http://www.w3.org/XML/1998/namespace space") == "preserve"
    return child


def _text(data: bytes, child: Child) -> str:
    text = unescape(data[slice(*child.inner)].decode().replace("\r\n", "\n"))
    return text if child.preserved else text.strip(" ")


def place(data: bytes, run: Run, offset: int, *, end: bool) -> Cut:
    """Where a range that starts (or ends) after ``offset`` characters of a run begins (or ends).

    A run that cannot be cut there gives its own beginning or end.
    """
    if run.rigid or (not end and offset <= 0) or (end and offset >= run.length):
        return Cut(run.end if end else run.start)
    again = b"</" + run.prefix.encode() + b"r>", run.opening + run.properties
    done = 0
    for child in run.children:
        if child.name == "rPr":
            continue
        if done == offset and (end or child.length):
            return Cut(child.start, *again)
        if done < offset < done + child.length:
            return _within(data, run, child, offset - done, again) or Cut(run.end if end else run.start)
        done += child.length
    return Cut(run.end if end else run.start)


def _within(data: bytes, run: Run, child: Child, offset: int, again: tuple[bytes, bytes]) -> Cut | None:
    """A cut in the middle of a text; none where the text is not plain."""
    inner = data[slice(*child.inner)]
    if b"<" in inner or (not child.preserved and inner != inner.strip(b" ")):
        return None
    for index, match in enumerate(_CHARACTER.finditer(inner)):
        if index == offset:
            tag = b"<" + run.prefix.encode() + b"t"
            closing = b"</" + tag[1:] + b">"
            keep = 0 if child.preserved else child.start + len(tag)
            return Cut(child.inner[0] + match.start(), closing + again[0], again[1] + tag + KEEP + b">", keep)
    return None
