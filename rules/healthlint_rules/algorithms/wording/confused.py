"""Words written for each other, told apart by their neighbours: “more tired then usual”, “the affect of”.

A frame (``lexicons/confused_frames.tsv``) names the words that are wrong between brackets and what stands before and behind, as
words or as classes of words. A class asks for words with that reading alone, so that a word nobody is sure of stays silent. Method: context
words and part-of-speech collocations for confusion sets (Golding and Roth 1999, A Winnow-based approach to context-sensitive spelling
correction), with frames written by hand instead of learnt.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from healthlint_rules.algorithms.language.lexical_classes import (
    ARTICLES,
    BE,
    CONJUNCTIONS,
    DETERMINERS,
    MODALS,
    NUMBERS,
    OBJECT_PRONOUNS,
    POSSESSIVES,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
    counted,
    first_tag,
    may_be,
    tags,
    word_set,
)
from healthlint_rules.algorithms.language.line import Line

FRAMES = Path(__file__).parents[2] / "lexicons" / "confused_frames.tsv"
_DET = ARTICLES | POSSESSIVES
_HAVE = word_set("has have had having")
_BE = BE | word_set("be been being")
_MORE = word_set("more less fewer greater higher lower older younger better worse larger smaller longer shorter")
_PURE = word_set("N NS V VZ VD ADJ ADV")
_OPEN = _PURE | word_set("VG VN NUM PERSON")
_CLOSED = {
    "DET": _DET, "POSS": POSSESSIVES, "MODAL": MODALS, "BE": _BE, "HAVE": _HAVE, "SUBJ": SUBJECT_PRONOUNS, "OBJ": OBJECT_PRONOUNS,
    "MORE": _MORE, "PRON": OBJECT_PRONOUNS | SUBJECT_PRONOUNS, "P": PREPOSITIONS,
    "SUB": (SUBORDINATORS | {"and", "but", "so", "that"}) - {"than", "as"},
}  # fmt: skip
_NO_NOUN = DETERMINERS | PREPOSITIONS | CONJUNCTIONS | NUMBERS

Test = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Place:
    """One neighbour: words and classes of words, asked for or denied; whether a stop, an end or the start will do."""

    words: frozenset[str]
    tests: tuple[Test, ...]
    denied: bool
    stop: bool

    def takes(self, word: str) -> bool:
        """Whether the word may stand here; an empty one is a stop."""
        if not word:
            return self.stop
        return (word in self.words or any(test(word) for test in self.tests)) != self.denied


@dataclass(frozen=True, slots=True)
class Frame:
    """The wrong words with what must stand before them, nearest last, and behind them."""

    wrong: tuple[str, ...]
    before: tuple[Place, ...]
    after: tuple[Place, ...]
    right: str


@dataclass(frozen=True, slots=True)
class Confusion:
    """A confused word: its first and last index and the word that is meant."""

    first: int
    last: int
    right: str


class Confusions:
    """The frames of a table, by the first wrong word."""

    def __init__(self, lines: Sequence[str], people: frozenset[str]) -> None:
        self._people = people
        self._frames: dict[str, list[Frame]] = {}
        for line in lines:
            if line and line[0] != "#":
                frame = self._frame(line)
                self._frames.setdefault(frame.wrong[0], []).append(frame)

    def find(self, line: Line) -> Iterator[Confusion]:
        """Each confused word of a sentence; a frame's first match at a place wins."""
        words = line.words
        for index, word in enumerate(words):
            for frame in self._frames.get(word, ()):
                last = index + len(frame.wrong) - 1
                if (last > index and tuple(words[index : last + 1]) != frame.wrong) or not _near(
                    words, frame, index, last
                ):
                    continue
                if _fits(line, frame, index, last):
                    yield Confusion(index, last, frame.right)
                    break

    def _frame(self, line: str) -> Frame:
        text, right = line.split("\t")
        before, _, rest = text.partition("[")
        wrong, _, after = rest.partition("]")
        row = [tuple(self._place(item) for item in part.split()) for part in (before, after)]
        return Frame(tuple(wrong.split()), row[0], row[1], right)

    def _place(self, item: str) -> Place:
        names = [] if item == "ANY" else item.lstrip("!").split("/")
        words = frozenset(name for name in names if not name.isupper()).union(*(_CLOSED.get(n, ()) for n in names))
        tests = tuple(self._test(name) for name in names if name in _OPEN)
        denied = item == "ANY" or item[0] == "!"
        return Place(words, tests, denied, stop=denied or "STOP" in names or "START" in names)

    def _test(self, name: str) -> Test:
        if name in _PURE:
            wanted = (name,)
            return lambda word: tags(word) == wanted and counted(word) and word not in _NO_NOUN
        if name == "NUM":
            return lambda word: word[0].isdigit() or word in NUMBERS
        if name == "PERSON":
            return lambda word: word in self._people or word.removesuffix("s") in self._people
        return lambda word: may_be(word, name) and first_tag(word) in (name, "VD")


def _near(words: Sequence[str], frame: Frame, first: int, last: int) -> bool:
    """Whether the words next to it could do, whatever stands between: asked first, for it is cheap."""
    if frame.before:
        near = frame.before[-1]
        if not near.stop and not (first and near.takes(words[first - 1])):
            return False
    if frame.after:
        near = frame.after[0]
        return near.stop or (last + 1 < len(words) and near.takes(words[last + 1]))
    return True


def _fits(line: Line, frame: Frame, first: int, last: int) -> bool:
    """Whether the neighbours are those of the frame; only a blank may part two words."""
    if any(line.stops[first + 1 : last + 1]):
        return False
    for place, wanted in zip(range(first, -1, -1), reversed(frame.before), strict=False):
        word = line.word(place - 1) if place and not line.stops[place] else ""
        if not wanted.takes(word):
            return False
        if not word:
            break
    for place, wanted in enumerate(frame.after, last + 1):
        word = line.here(place)
        if not wanted.takes(word):
            return False
        if not word:
            break
    return True
