"""Reporters turn a result into text; none knows a rule. One file a format, one function ``render``.

The command line reads ``FORMATS`` at each start: nothing heavy is imported here.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from healthlint.result import RunResult

FORMATS = (
    "text", "json", "sarif", "html", "markdown", "csv", "github", "gitlab", "checkstyle", "junit", "rdjson",
)  # fmt: skip


class Terminal(NamedTuple):
    """The terminal that text is written to: its width in cells, and whether it wants colours."""

    width: int = 100
    colour: bool = True


def render(result: RunResult, format_name: str, terminal: Terminal | None = None) -> str:
    """The result in one of ``FORMATS``; ``terminal`` where text goes to one and not into a pipe."""
    if format_name == "text" and terminal:
        from healthlint.reporters.terminal import render as render_for_terminal

        return render_for_terminal(result, width=terminal.width, colour=terminal.colour)
    text: str = import_module(f"healthlint.reporters.{format_name}").render(result)
    return text


def encoded(result: RunResult, format_name: str) -> bytes:
    """The bytes of a report's file: one of ``FORMATS``, or ``docx`` for a result of one article."""
    if format_name == "docx":
        from healthlint.reporters.docx import render as render_word

        return render_word(result)
    return render(result, format_name).encode("utf-8", "surrogatepass")
