"""Claims as plain text, grouped by file: place, kind, source, and the claim's words. Nothing heavy is imported here."""

from __future__ import annotations

from collections.abc import Iterator

from healthlint.inventory import Claim
from healthlint.reporters.claims import manner, total
from healthlint.reporters.words import one_line
from healthlint.result import FileResult, RunResult

_NARROW = 24  # the least room for a claim's words
_SOURCE = 28


def render(result: RunResult, width: int = 0) -> str:
    """A block of rows for each file that claims something, then the total; ``width`` in cells, 0 cuts nothing."""
    blocks = [_block(file, width) for file in result.files if file.claims]
    return "\n".join([*blocks, f"{total(result.files)}\n"])


def _block(file: FileResult, width: int) -> str:
    rows = [_row(file, claim) for claim in file.claims or ()]
    sizes = [max(len(row[column]) for row in rows) for column in range(3)]
    return "".join([f"{one_line(file.path)}\n", *(f"{line}\n" for row in rows for line in _lines(row, sizes, width))])


def _row(file: FileResult, claim: Claim) -> tuple[str, str, str, str, str]:
    source = claim.item.source
    words = _cut(one_line(source.text), _SOURCE) if source else "no source"
    notes = [manner(claim), *(f"{severity.value} {rule_id}" for rule_id, severity in claim.reports)]
    return (
        file.text.where(claim.item.span),
        claim.item.kind,
        words,
        one_line(claim.quote),
        "; ".join(filter(None, notes)),
    )


def _lines(row: tuple[str, str, str, str, str], sizes: list[int], width: int) -> Iterator[str]:
    place, kind, source, quote, notes = row
    lead = f"  {place:>{sizes[0]}}  {kind:<{sizes[1]}}  {source:<{sizes[2]}}  "
    room = max(_NARROW, width - len(lead) - 2)
    yield f"{lead}“{_cut(quote, room) if width else quote}”"
    if notes:
        yield " " * len(lead) + f"({notes})"


def _cut(text: str, size: int) -> str:
    if len(text) <= size:
        return text
    return text[: size - 1].rsplit(" ", 1)[0] + "…"
