"""Cells of a row of a Markdown table, as GitHub Flavored Markdown counts them: a pipe parts cells even in code, unless escaped."""

from __future__ import annotations


def cells(row: str) -> list[str]:
    """The cells between the pipes of one line; the outer pipes are optional."""
    text = row.strip().replace("\\|", "\0").removeprefix("|").removesuffix("|")
    return [cell.strip().replace("\0", "|") for cell in text.split("|")]
