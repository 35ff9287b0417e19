"""Applying fixes. Edits of one pass never overlap; what does waits for the next pass.

Other people's words and code stay as they are: an edit inside a quotation, code, front matter or a suppressed finding
is left out. One that takes in more than the whole of such a place (a line printed twice) is none of these.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from healthlint.annotations import block_quotations
from healthlint.diagnostic import Applicability, Diagnostic, Edit, Fix
from healthlint.document import BlockKind, Document, InlineKind
from healthlint.readers import Input, Source
from healthlint.result import FileResult, RunResult
from healthlint.span import LINE_BREAK, Span

SAFE = frozenset({Applicability.SAFE})
UNSAFE = frozenset({Applicability.SAFE, Applicability.UNSAFE})
PASSES = 10  # a fix may make room for the next; rules that undo each other's must come to an end
WORDS = 3  # between quotation marks; fewer are a term
_CODE = re.compile(r"<(?:pre|code|kbd|samp)\b.*?</(?:pre|code|kbd|samp)>", re.I | re.S)


def settle(run: Callable[[list[Input]], RunResult], result: RunResult, allowed: frozenset[Applicability]) -> list[int]:
    """Apply fixes until no file has one, put the last state into the result; how many findings that mended, by file.

    ``run`` checks texts and gives their files in the same order.
    """
    counts = [0] * len(result.files)
    waiting = [index for index, file in enumerate(result.files) if not file.text.places]
    for _ in range(PASSES):
        texts: dict[int, Input] = {}
        for index in waiting:
            file = result.files[index]
            edits, count = edits_of(file, allowed)
            changed = apply_edits(file.text.source, edits)
            if changed != file.text.source:
                texts[index] = Input(file.path, Source(changed))
                counts[index] += count
        if not texts:
            break
        waiting = list(texts)
        for index, file in zip(waiting, run(list(texts.values())).files, strict=True):
            result.files[index] = file
    return counts


def edits_of(file: FileResult, allowed: frozenset[Applicability]) -> tuple[list[Edit], int]:
    """What :func:`usable_edits` gives for a file."""
    if not any(diagnostic.fixes for diagnostic in file.diagnostics):
        return [], 0  # the document of a file that is known from the cache need not be read
    return usable_edits(file.document, file.diagnostics, allowed)


def usable_edits(
    document: Document, diagnostics: Iterable[Diagnostic], allowed: frozenset[Applicability]
) -> tuple[list[Edit], int]:
    """Edits of the first fix of each diagnostic that is allowed and clashes with none before it.

    The second value counts the diagnostics that they mend.
    """
    rows = list(diagnostics)
    wanted = [(d, fix) for d in rows if (fix := _first(d)) and fix.applicability in allowed]
    if not wanted:
        return [], 0
    kept = sorted([*_protected(document), *(d.span for d in rows if d.suppression)])
    taken: list[Edit] = []
    count = 0
    for _, fix in wanted:
        if any(_inside(edit, span) for edit in fix.edits for span in kept):
            continue
        if any(_clash(edit, other) for edit in fix.edits for other in taken):
            continue
        taken.extend(fix.edits)
        count += 1
    return taken, count


def _first(diagnostic: Diagnostic) -> Fix | None:
    return diagnostic.fixes[0] if diagnostic.fixes and not diagnostic.suppression else None


def _protected(document: Document) -> Iterator[Span]:
    """Places of the source whose words are not the article's own."""
    if document.front_matter and document.format != "html":  # that of a page is made of its tags
        yield document.front_matter.span
    if document.format == "html":
        yield from (Span(*match.span()) for match in _CODE.finditer(document.source))
    for block in document.blocks:
        if block.quoted or block.kind is BlockKind.CODE:
            yield block.span_in_source
            continue
        yield from (block.span(i.start, i.end) for i in block.inlines if i.kind is InlineKind.CODE)
        for low, high in block_quotations(block):
            if len(block.text[low:high].split()) >= WORDS:
                yield block.span(low, high)


def _inside(edit: Edit, kept: Span) -> bool:
    """Whether an edit changes something within a place, other than by taking in more than the whole of it."""
    touches = edit.span.overlaps(kept) or kept.start < edit.span.start < kept.end
    return touches and not (edit.span.contains(kept) and edit.span != kept)


def _clash(one: Edit, other: Edit) -> bool:
    return one.span.start <= other.span.end and other.span.start <= one.span.end


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """The text after all edits, which must not overlap; lines that they put in end as those around them do."""
    parts = []
    end = 0
    for edit in sorted(edits):
        parts += [text[end : edit.span.start], text_to_put(text, edit)]
        end = edit.span.end
    parts.append(text[end:])
    return "".join(parts)


def text_to_put(text: str, edit: Edit) -> str:
    """The text that an edit puts in, its lines ending as those around it do."""
    if "\n" in edit.text and "\r" in text:
        return LINE_BREAK.sub(_line_end(text, edit.span.start), edit.text)
    return edit.text


def _line_end(text: str, offset: int) -> str:
    """The line end next to an offset: of its line, else of the line before."""
    after = LINE_BREAK.search(text, offset)
    if after:
        return after.group()
    before = max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset))
    return "\r\n" if text[before - 1 : before + 1] == "\r\n" else text[before]
