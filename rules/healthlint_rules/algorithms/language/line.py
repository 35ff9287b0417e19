"""A sentence as a line of words with what stands between them: what every method on word order reads."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise
from typing import Any, cast

from healthlint.annotations import WORD, Sentence, Word


class Line:
    """Folded words of a sentence; the punctuation between them is looked at on demand."""

    def __init__(self, text: str, words: Sequence[Word]) -> None:
        self.words = [word.text for word in words]
        self._text = text
        self._places = words

    @cached_property
    def stops(self) -> list[str]:
        """``stops[i]`` is the punctuation between word ``i - 1`` and word ``i``."""
        ends = [0, *(word.end for word in self._places)]
        return [self._text[end : word.start].strip() for end, word in zip(ends, self._places, strict=False)]

    def word(self, index: int) -> str:
        """The word at an index; empty outside the sentence."""
        return self.words[index] if 0 <= index < len(self.words) else ""

    def here(self, index: int) -> str:
        """The word at an index if nothing but a blank stands before it; the first if the sentence begins with it."""
        return self.words[index] if 0 <= index < len(self.words) and not self.stops[index] else ""

    def after(self, index: int) -> str:
        """The word after an index; empty when punctuation or nothing follows."""
        return self.words[index + 1] if self.glued(index) else ""

    def before(self, index: int) -> str:
        """The word before an index; empty when punctuation or nothing precedes."""
        return self.words[index - 1] if self.glued(index - 1) else ""

    def glued(self, index: int) -> bool:
        """Whether only a blank parts a word from the next."""
        if not 0 <= index < len(self._places) - 1:
            return False
        return self._text[self._places[index].end : self._places[index + 1].start].isspace()


def joined(words: Sequence[Word]) -> bool:
    """Whether no more than a blank stands between words of a text."""
    return all(one.end + 1 == other.start for one, other in pairwise(words))


def line_of(sentence: Sentence) -> Line:
    """The words of a sentence; made once and kept with the sentence, as its words are: a dozen rules read it."""
    kept: dict[str, Any] = vars(sentence)
    line = kept.get("line")
    if line is None:
        line = kept["line"] = Line(sentence.folded, sentence.words)
    return cast(Line, line)


def line_from(text: str) -> Line:
    """The words of a folded text that is no sentence of a document."""
    return Line(text, [Word(match.group(), match.start(), match.end()) for match in WORD.finditer(text)])
