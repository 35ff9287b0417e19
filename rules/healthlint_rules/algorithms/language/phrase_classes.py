"""Classes of words and short phrases, found by their first word: “skip”, “lack of”, “fail to”, “treatment*”. Own method."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any, NamedTuple

from healthlint_rules.algorithms.language.line import Line

Phrase = tuple[str, ...]


class PhraseClass(NamedTuple):
    """The phrases of a class, its stems, and by first word the length of the longest phrase in words."""

    exact: frozenset[Phrase]
    stems: tuple[str, ...]
    longest: dict[str, int]


class PhraseClasses:
    """Named classes of a lexicon; “stem*” stands for every word that begins so."""

    def __init__(self, lexicon: Callable[[str], Any], names: Iterable[str]) -> None:
        self._classes = {name: _phrase_class(tuple(lexicon(name))) for name in names}

    def first_words(self, name: str) -> frozenset[str]:
        """The first words of the phrases of a class; its stems are not among them."""
        return frozenset(self._classes[name].longest)

    def is_a(self, name: str, line: Line, index: int) -> int:
        """How many words from ``index`` are a phrase of the class; 0 for none."""
        exact, stems, longest = self._classes[name]
        word = line.word(index)
        for size in range(longest.get(word, 0), 0, -1):
            words = tuple(line.words[index : index + size])
            if len(words) == size and words in exact and not any(line.stops[index + 1 : index + size]):
                return size
        return int(word.startswith(stems)) if stems and word else 0


@lru_cache(maxsize=256)
def _phrase_class(texts: tuple[str, ...]) -> PhraseClass:
    """Made once for all documents of a run."""
    exact = frozenset(tuple(text.split()) for text in texts if not text.endswith("*"))
    longest: dict[str, int] = {}
    for phrase in exact:
        longest[phrase[0]] = max(longest.get(phrase[0], 0), len(phrase))
    return PhraseClass(exact, tuple(text[:-1] for text in texts if text.endswith("*")), longest)
