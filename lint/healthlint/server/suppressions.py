"""Where a mark that accepts a finding can stand without changing what a reader sees.

A comment between two lines of a paragraph would cut it, one above a table's row would end the table. So each place is
tried on the text: the mark must hide the finding, hide no other, and leave every block's words as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePath

import msgspec

from healthlint.builtin import BUILTIN
from healthlint.diagnostic import Diagnostic, Edit
from healthlint.document import BlockKind, Document
from healthlint.filters.suppression import MARK, apply_suppressions
from healthlint.fixer import apply_edits, text_to_put
from healthlint.readers import Source, parse
from healthlint.result import BASELINE, FileResult
from healthlint.runner import Runner
from healthlint.span import Span

_BODY = re.compile(r"<body\b[^>]*>[ \t]*(?:\r\n|\r|\n)?|<!doctype[^>]*>[ \t]*(?:\r\n|\r|\n)?", re.I)


def accept_here(file: FileResult, target: Diagnostic, runner: Runner) -> Edit | None:
    """An edit that suppresses one finding by a mark at the line before; None where there is no place for one."""
    return _first(file, target, runner, _near(file.document, target))


def accept_in_file(file: FileResult, target: Diagnostic, runner: Runner) -> Edit | None:
    """An edit that suppresses a rule in the whole file."""
    mark = _comment(file.document, f"healthlint-disable-file {target.rule_id}")
    return _first(file, target, runner, [Edit(Span(at, at), mark + "\n\n") for at in _tops(file.document)])


def _near(document: Document, target: Diagnostic) -> Iterator[Edit]:
    mark = _comment(document, f"healthlint-disable-next-line {target.rule_id}")
    source, lines = document.source, document.lines
    line = lines.position(target.span.start).line
    here = lines.line_span(line)
    above = lines.line_span(line - 1) if line > 1 else None
    if above:
        for comment in document.comments:  # a second mark above a line would hide the first one, not the line
            match = MARK.match(comment.text)
            if match and match[1] == "disable-next-line" and above.contains(comment.span):
                at = source.index(match[1], comment.span.start) + len(match[1])
                yield Edit(Span(at, at), f" {target.rule_id},")
    text = here.of(source)
    indent = text[: len(text) - len(text.lstrip())]
    yield Edit(Span(here.start, here.start), f"{indent}{mark}\n")
    if above:
        yield Edit(Span(above.end, above.end), f" {mark}")


def _tops(document: Document) -> Iterator[int]:
    if document.format == "html":
        found = sorted(_BODY.finditer(document.source), key=lambda match: match.group()[:2].lower() == "<!")
        yield from (match.end() for match in found)
    elif document.front_matter:
        line = document.lines.position(document.front_matter.span.end).line
        if line < len(document.lines):
            yield document.lines.line_span(line + 1).start
    yield 0


def _comment(document: Document, text: str) -> str:
    return f"{{/* {text} */}}" if PurePath(document.path).suffix.lower() == ".mdx" else f"<!-- {text} -->"


def _first(file: FileResult, target: Diagnostic, runner: Runner, edits: Iterator[Edit] | list[Edit]) -> Edit | None:
    """The first edit that does what it should and nothing else."""
    length = len(file.document.source)
    return next((e for e in edits if e.span.end <= length and _works(file, target, runner, e)), None)


def _works(file: FileResult, target: Diagnostic, runner: Runner, edit: Edit) -> bool:
    document = file.document
    after = parse(document.path, Source(apply_edits(document.source, [edit])))
    if _prose(after) != _prose(document):
        return False
    put = len(text_to_put(document.source, edit))
    own = [d for d in file.diagnostics if d.rule_id not in BUILTIN]
    moved = [msgspec.structs.replace(d, span=_moved(d.span, edit, put), suppression=None) for d in own]
    marked = apply_suppressions(after, moved, runner.known, runner.active)
    faults = len(marked) - len(moved)
    before = len(file.diagnostics) - len(own)
    by_file = "disable-file" in edit.text
    for old, new in zip(own, marked[: len(own)], strict=True):
        wanted = old is target or (old.rule_id == target.rule_id and (by_file or _same_line(document, old, target)))
        marked_before = old.suppression is not None and old.suppression.kind != BASELINE
        if (new.suppression is not None) != (wanted or marked_before):
            return False
    return faults <= before


def _same_line(document: Document, one: Diagnostic, other: Diagnostic) -> bool:
    return document.lines.position(one.span.start).line == document.lines.position(other.span.start).line


def _moved(span: Span, edit: Edit, put: int) -> Span:
    if span.start >= edit.span.start:
        return Span(span.start + put, span.end + put)
    return Span(span.start, span.end + put) if span.end > edit.span.start else span


def _prose(document: Document) -> list[str]:
    return [" ".join(block.text.split()) for block in document.blocks if block.kind is not BlockKind.HTML]
