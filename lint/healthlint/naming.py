"""The nearest known name for a mistyped one."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(name: str, known: Iterable[str]) -> str:
    """“; did you mean “x”?” where some known name is near, else nothing."""
    close = get_close_matches(name, list(known), n=1, cutoff=0.5)
    return f"; did you mean “{close[0]}”?" if close else ""
