"""Syllables of a word that no dictionary has, from its groups of vowel letters and what stands around them.

The weights are learnt from CMUdict by benchmarks/train_syllables.py, so that “melanocyte” counts four and “thalassemia”
five where hyphenation, which breaks lines and leaves short pieces together, counts one and two. Own method.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

WEIGHTS = Path(__file__).parent / "data" / "vowel_weights.txt.gz"
_GROUP = re.compile(r"[aeiouy]+")


def features(word: str) -> Iterator[tuple[str, ...]]:
    """For each group of vowels of a word in lower case: the group with more and more of the letters around it."""
    text = f"^{word}$"
    for match in _GROUP.finditer(text):
        start, end = match.span()
        group, before, after = match.group(), text[max(0, start - 2) : start], text[end : end + 3]
        near = f"{before[-1:]}{group.upper()}{after[:1]}"
        yield (
            group.upper(),
            f"{before[-1:]}{group.upper()}",
            f"{group.upper()}{after[:1]}",
            near,
            f"{group.upper()}{after[:2]}",
            f"{before}{group.upper()}{after[:1]}",
            f"{before[-1:]}{group.upper()}{after[:2]}",
            f"{group.upper()}{after}",
        )


def estimate(word: str) -> int:
    """Syllables of a word in lower case; 1 at least."""
    weights = _weights()
    total = sum(weights.get(name, 0.0) for group in features(word) for name in group)
    return max(1, round(total))


@cache
def _weights() -> dict[str, float]:
    lines = gzip.decompress(WEIGHTS.read_bytes()).decode().splitlines()
    return {name: float(weight) for name, _, weight in (line.partition("\t") for line in lines)}
