"""How many items a series in a sentence has (“pain, swelling and fever”). Own method.

Commas part items for certain, “and” and “or” may stand inside one (“fish and chips”), so there is a least and a greatest number.
"""

from __future__ import annotations

import re

from healthlint.patterns import compile_pattern

_CLAUSE = compile_pattern(
    r"\b(?:who|which|that|when|if|because|where|while|but|including|such as|like|e\.g|etc|so|then|is|are|was|were|can|may|will|have|has|you|they|it|we)\b|\d"
)
MOST_WORDS = 5  # of an item of a series


def count_items(series: str) -> tuple[int, int]:
    """The least and the greatest number of items in a series; 0, 0 where it is none."""
    text = series.strip().rstrip(".!")
    commas = [part.strip() for part in re.split(r";" if ";" in text else r",", text) if part.strip()]
    if _CLAUSE.search(text) or any(len(part.split()) > MOST_WORDS for part in commas) or re.search(r"[.!?:(–—]", text):
        return 0, 0
    parted = [part for comma in commas for part in re.split(r"\b(?:and|or|plus)\b|&|/", comma) if part.strip()]
    return len(commas), len(parted)
