"""A copy of a Word file with comments at the exact words: nothing but marks is put in, no byte of the rest changes."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Sequence
from io import BytesIO
from zipfile import ZipFile

from healthlint.places import Places
from healthlint.readers.docx_package import STRICT, Package
from healthlint.reporters.docx.parts import HEAD, PACKAGE, WORD, R, Remark, W, comment, relation, zipped
from healthlint.reporters.docx.runs import KEEP, Cut, Run, place, scan
from healthlint.span import Span

_IDS = re.compile(rb"""\bid=["'](\d+)["']""")
_STRICT = {new.decode(): old.decode() for old, new in STRICT.items()}


def with_comments(path: str, data: bytes, places: Places, remarks: Sequence[Remark]) -> bytes:
    """The bytes of a Word file with the remarks as comments, those it has kept.

    Raises ReadError for what is no Word file.
    """
    main = Package(path, data).main
    folder, name = posixpath.split(main)
    relations_name = posixpath.join(folder, "_rels", f"{name}.rels")
    archive = ZipFile(BytesIO(data))
    real = {info.filename.lower(): info for info in archive.infolist()}

    def part(name: str) -> bytes:
        info = real.get(name.lower())
        return _utf8(archive.read(info)) if info else b""

    comments_name = next(
        (t for t, kind in Package(path, data).relations(main).values() if kind.endswith("/comments")), ""
    )
    document, old = part(main), part(comments_name) if comments_name else b""
    strict = any(space in document[:8192] for space in STRICT)
    first = max((int(number) for number in _IDS.findall(old)), default=-1) + 1
    changed = {main: _marked(document, main, places, remarks, first)}
    prefix = _prefix(old) if old else "w:"
    new = "".join(comment(first + index, remark.lines, prefix) for index, remark in enumerate(remarks))
    if old:
        changed[comments_name] = _appended(old, new)
    else:
        comments_name = posixpath.join(folder, "comments.xml")
        space, kind = (_STRICT.get(W, W), _STRICT.get(R, R)) if strict else (W, R)
        changed[comments_name] = (HEAD + f'<w:comments xmlns:w="{space}">{new}</w:comments>').encode()
        relations = part(relations_name) or f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships"/>'.encode()
        link = relation("healthlintComments", f"{kind}/comments", "comments.xml")
        changed[relations_name] = _appended(relations, link)
        types = f'<Override PartName="/{comments_name}" ContentType="{WORD}.comments+xml"/>'
        changed["[Content_Types].xml"] = _appended(part("[Content_Types].xml"), types)
    left = {name.lower(): content for name, content in changed.items()}
    entries = [(info, left.pop(info.filename.lower(), b"") or archive.read(info)) for info in archive.infolist()]
    return zipped([*entries, *((name, left[name.lower()]) for name in changed if name.lower() in left)])


def _utf8(data: bytes) -> bytes:
    """XML in UTF-8; the declaration of another encoding goes."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return re.sub(r"^\s*<\?xml[^>]*\?>", "", data.decode("utf-16")).encode()
    declared = re.match(rb"""\s*<\?xml[^>]*encoding=["']([\w.-]+)["'][^>]*\?>""", data)
    if declared and declared[1].lower() not in (b"utf-8", b"us-ascii"):
        return data[declared.end() :].decode(declared[1].decode()).encode()
    return data


def _prefix(data: bytes) -> str:
    found = re.search(rb"<([\w.-]+:)?comments\b", data)
    return (found[1] or b"").decode() if found else "w:"


def _appended(data: bytes, text: str) -> bytes:
    """A part with more at the end of its root element."""
    end = data.rstrip().rfind(b"</")
    if end >= 0 and not data[end:].lstrip(b"</").startswith(b"!"):
        return data[:end] + text.encode() + data[end:]
    start = data.rfind(b"<")
    name = re.match(rb"<([^\s/>]+)", data[start:])
    assert name is not None
    slash = data.rfind(b"/>")
    return data[:slash] + b">" + text.encode() + b"</" + name[1] + b">" + data[slash + 2 :]


def _marked(data: bytes, part: str, places: Places, remarks: Sequence[Remark], first: int) -> bytes:
    """The document part with the marks of comments ``first``, ``first + 1`` …"""
    runs, cited = scan(data)
    found: dict[Cut, tuple[list[bytes], list[bytes]]] = {}
    for number, remark in enumerate(remarks, first):
        start, end = _ends(data, runs, cited, part, places, remark.span)
        if start is None or end is None:
            continue
        p = start[1].prefix
        found.setdefault(start[0], ([], []))[1].append(_tag(p, "commentRangeStart", number))
        p = end[1].prefix
        mark = f"<{p}r>".encode() + _tag(p, "commentReference", number) + f"</{p}r>".encode()
        found.setdefault(end[0], ([], []))[0].append(_tag(p, "commentRangeEnd", number) + mark)
    pieces: list[tuple[int, int, bytes]] = []
    keep = set()
    for cut, (ends, starts) in found.items():
        # where two runs meet, the end of the one comes before the start of the other
        pieces.append((cut.at, int(not ends), cut.before + b"".join(ends) + b"".join(starts) + cut.after))
        if cut.keep:
            keep.add(cut.keep)
    pieces += [(at, 0, KEEP) for at in keep]
    out, done = [], 0
    for at, _, text in sorted(pieces):
        out += [data[done:at], text]
        done = at
    return b"".join(out) + data[done:]


def _tag(prefix: str, name: str, number: int) -> bytes:
    return f'<{prefix}{name} {prefix}id="{number}"/>'.encode()


_Ends = tuple[tuple[Cut, Run] | None, tuple[Cut, Run] | None]


def _ends(data: bytes, runs: list[Run], cited: dict[str, list[int]], part: str, places: Places, span: Span) -> _Ends:
    """Where a comment begins and ends: at the words, at the mark of the note that holds them, or at the first words."""
    held = [piece for piece in places.runs_of(span) if piece[0].part == part and 0 <= piece[0].index < len(runs)]
    if held and span.end > span.start:
        (one, low, _), (other, _, high) = held[0], held[-1]
        start, end = runs[one.index], runs[other.index]
        return (place(data, start, low, end=False), start), (place(data, end, high, end=True), end)
    kind, number = places.unit(span.start).names[0]
    notes = cited.get(kind, [])
    near = [run for run in places.runs if run.part == part and 0 <= run.index < len(runs)]
    if 0 < number <= len(notes):
        run = runs[notes[number - 1]]
    elif held:
        run = runs[held[0][0].index]
    elif near:
        run = runs[max((r for r in near if r.start <= span.start), key=lambda r: r.start, default=near[0]).index]
    else:
        return None, None
    return (Cut(run.start), run), (Cut(run.end), run)
