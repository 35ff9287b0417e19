"""Word lists as alternatives of a pattern over folded text."""

from __future__ import annotations

import re
from functools import cache

from healthlint.pack import class_words


@cache
def either(words: tuple[str, ...]) -> str:
    """An alternation of words, longest first; ``stem*`` takes any ending."""
    return "|".join(
        re.escape(word.rstrip("*")).replace(r"\ ", r"\s") + (r"[\w-]*" if word.endswith("*") else "")
        for word in class_words(words)
    )
