"""A sentence as a story sees it: units with classes of tellers and events, and which of them may be a person.

Method: longest match over ``lexicons/story_classes.tsv``; a name is a word with a capital that health prose does not count and
that nothing beside it makes a place, a body or a title; nouns for people by list or by agent ending. Own rules.
"""

from __future__ import annotations

from functools import cache, reduce
from operator import or_

from healthlint.annotations import Sentence
from healthlint.patterns import compile_pattern
from healthlint_rules.algorithms.language.lexical_classes import counted, tags, word_set
from healthlint_rules.algorithms.language.word_classes import Lexicon, Tagged, lexicon

_AGE = compile_pattern(r"(?:\d{2}|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w+)?)$", 0)
_YEARS_OLD = compile_pattern(r"(?:\d{1,2}|\w+)-year-old$", 0)
_HUMAN_ENDING = compile_pattern(r"[a-z]{3,}(?:er|or|ist|ian|man|woman|ress)$", 0)
_NOT_HUMAN = word_set(
    """
    number factor receptor motor colour color vapour error mirror another other after over under never ever water however
    doctor paper fever liver chamber finger shoulder center matter border corner order letter meter cancer tumor tumour
    laser disorder ulcer layer fiber answer offer cover marker tracker powder shower summer winter dinner supper list wrist waist chest
    flavor labor humor minor major prior inferior whether rather together
    """
)
_LOCAL = word_set("in at near to via within into outside around across")
_OPENS = word_set('. : — – " “')
_CLAUSE = 4  # units before a teller in which “if” or “should” takes the story back


@cache
def story_lexicon() -> Lexicon:
    """The classes of tellers and events."""
    return lexicon("story_classes")


@cache
def bits(names: str) -> int:
    """The mask of classes given as names parted by blanks."""
    return reduce(or_, (story_lexicon().bits[name] for name in names.split()))


@cache
def health_bits(names: tuple[str, ...]) -> int:
    """The mask of classes of the lexicon of claims on health."""
    return reduce(or_, (lexicon().bits[name] for name in names))


class Story:
    """A sentence as units with their classes."""

    def __init__(self, sentence: Sentence, not_names: frozenset[str] = frozenset()) -> None:
        self.sentence = sentence
        line = Tagged(sentence, 0, story_lexicon())
        self.masks, self.texts, self.starts, self.ends = line.units
        self.size = len(self.masks)
        self._not_names = not_names

    def is_a(self, index: int, names: str) -> bool:
        """Whether the unit at an index exists and has one of the classes."""
        return 0 <= index < self.size and bool(self.masks[index] & bits(names))

    def word(self, index: int) -> str:
        """The text of a unit; empty outside the sentence."""
        return self.texts[index] if 0 <= index < self.size else ""

    def any_is(self, names: str, low: int = 0, high: int | None = None) -> bool:
        """Whether a unit of a range has one of the classes."""
        mask = bits(names)
        return any(found & mask for found in self.masks[max(0, low) : high])

    def health(self, index: int, *names: str) -> bool:
        """Whether the last word of a unit has one of the classes of the lexicon of claims on health."""
        word = self.word(index).rpartition("_")[2]
        return bool(word) and bool(lexicon().look_up(word) & health_bits(names))

    def capital(self, index: int) -> bool:
        """Whether a unit begins with a capital."""
        return 0 <= index < self.size and self.sentence.text[self.starts[index]].isupper()

    def name(self, index: int) -> bool:
        """Whether a unit may be a person's name: a capital that nothing else explains."""
        if not self.capital(index):
            return False
        word = self.word(index).removesuffix("'s")
        written = self.sentence.text[self.starts[index] : self.ends[index]]
        shouted = written.removesuffix("'s").removesuffix("’s").isupper()
        if (
            len(word) < 2
            or word[1] == "-"
            or word in self._not_names
            or shouted
            or self.is_a(index, "CLINICIAN ADDRESS")
        ):
            return False
        if self._titled(index):
            return False
        if self.is_a(index, "NAME_OF"):
            return True
        if self.capital(index - 1) and counted(self.word(index - 1)) and not self._sentence_start(index - 1):
            return False
        if self.capital(index + 1) and counted(self.word(index + 1)) and not self.is_a(index + 1, "NAME_OF"):
            return False  # the first word of what an institution or a thing is called
        if counted(word):
            return not self._sentence_start(index) and self.word(index - 1) not in _LOCAL
        return not word.endswith(("ology", "ity", "ism", "itis", "ness", "tion"))

    def _titled(self, index: int) -> bool:
        """Whether a doctor's title stands before a name of one or two words."""
        for place in range(index - 1, max(-1, index - 4), -1):
            if self.is_a(place, "CLINICIAN") and self.capital(place):
                return True
            if not (self.capital(place) or self.word(place) == "."):
                return False
        return False

    def _sentence_start(self, index: int) -> bool:
        return index == 0 or self.word(index - 1) in _OPENS

    def local(self, index: int) -> bool:
        """Whether a preposition of place stands before a unit."""
        return self.word(index - 1) in _LOCAL

    def human(self, index: int) -> bool:
        """Whether a unit is a noun for a person, listed or by its ending."""
        if self.is_a(index, "HUMAN FOLLOWER KIN CELEBRITY"):
            return True
        word = self.word(index)
        return bool(_HUMAN_ENDING.match(word)) and word not in _NOT_HUMAN and tags(word)[0] == "N"

    def age(self, index: int) -> bool:
        """Whether a unit gives an age."""
        word = self.word(index)
        return bool(_AGE.match(word) or _YEARS_OLD.match(word))

    def clause_start(self, index: int) -> int:
        """The first unit of the clause of a unit, at most four before it."""
        low = index
        while low > 0 and index - low < _CLAUSE and not self.is_a(low - 1, "PUNCT"):
            low -= 1
        return low
