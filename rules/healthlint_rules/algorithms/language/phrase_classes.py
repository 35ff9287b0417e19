"""Classes of words and short phrases, found by their first word: “skip”, “lack of”, “fail to”, “treatment*”. Own method."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from healthlint_rules.algorithms.language.line import Line

Phrase = tuple[str, ...]


class PhraseClasses:
    """Named classes of a lexicon; “stem*” stands for every word that begins so."""

    def __init__(self, lexicon: Callable[[str], Any], names: Iterable[str]) -> None:
        self._exact: dict[str, set[Phrase]] = {}
        self._stems: dict[str, tuple[str, ...]] = {}
        self._longest: dict[str, dict[str, int]] = {}
        for name in names:
            texts = [str(text) for text in lexicon(name)]
            self._exact[name] = {tuple(text.split()) for text in texts if not text.endswith("*")}
            self._stems[name] = tuple(text[:-1] for text in texts if text.endswith("*"))
            longest = self._longest.setdefault(name, {})
            for phrase in self._exact[name]:
                longest[phrase[0]] = max(longest.get(phrase[0], 0), len(phrase))

    def first_words(self, name: str) -> frozenset[str]:
        """The first words of the phrases of a class; its stems are not among them."""
        return frozenset(self._longest[name])

    def is_a(self, name: str, line: Line, index: int) -> int:
        """How many words from ``index`` are a phrase of the class; 0 for none."""
        word = line.word(index)
        for size in range(self._longest[name].get(word, 0), 0, -1):
            words = tuple(line.words[index : index + size])
            if len(words) == size and words in self._exact[name] and not any(line.stops[index + 1 : index + size]):
                return size
        stems = self._stems[name]
        return int(word.startswith(stems)) if stems and word else 0
