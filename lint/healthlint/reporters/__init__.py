"""Reporters turn a result into text; none knows a rule. One file a format, one function ``render``."""

from __future__ import annotations

from importlib import import_module

from healthlint.result import RunResult

FORMATS = ("text", "json", "sarif", "html")


def render(result: RunResult, format_name: str) -> str:
    """The result in one of ``FORMATS``."""
    text: str = import_module(f"healthlint.reporters.{format_name}").render(result)
    return text
