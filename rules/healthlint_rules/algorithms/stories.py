"""Stories of one person, or of happy customers, told as evidence: who is told of and how it turned out.

Method: a teller (the writer, a relative or a customer of the writer, a named or a sketched person, a crowd of followers) in a
sentence, weighed by how closely the text introduces him, and events (a remedy taken up, a complaint that went, praise) in the
same sentence or the two behind it. A story needs both; weak tellers need more events. After the schema of personal-experience
narratives (orientation, complication, result: Labov and Waletzky 1967) and FTC 16 CFR 255.2 on testimonials. Own classes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, reduce
from operator import or_

from healthlint.annotations import Sentence
from healthlint.patterns import compile_pattern
from healthlint_rules.algorithms.lexical_classes import counted, tags, word_set
from healthlint_rules.algorithms.word_classes import Lexicon, Tagged, lexicon

_AGE = compile_pattern(r"(?:\d{2}|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w+)?)$", 0)
_YEARS_OLD = compile_pattern(r"(?:\d{1,2}|\w+)-year-old$", 0)
_AGED = word_set("aged")
_HUMAN_ENDING = compile_pattern(r"[a-z]{3,}(?:er|or|ist|ian|man|woman|ress)$", 0)
_NOT_HUMAN = word_set(
    """
    number factor receptor motor colour color vapour error mirror another other after over under never ever water however
    doctor paper fever liver chamber finger shoulder center matter border corner order letter meter cancer tumor tumour
    disorder ulcer layer fiber answer offer cover marker tracker powder shower summer winter dinner supper list wrist waist chest
    flavor labor humor minor major prior inferior whether rather together
    """
)
_CLAUSE = 4  # units before a teller in which “if” or “should” takes the story back
_ARTICLES = word_set("a an one another the this that every each everybody everyone")
_ANYBODY = word_set("person child parent family baby infant patient woman man adult teenager boy girl women men")
_AUXILIARIES = word_set("had could couldn't has was is who")
_EVERY = word_set("every each everybody everyone")


@cache
def story_lexicon() -> Lexicon:
    """The classes of tellers and events."""
    return lexicon("story_classes")


@cache
def bits(names: str) -> int:
    """The mask of classes given as names parted by blanks."""
    return reduce(or_, (story_lexicon().bits[name] for name in names.split()))


@dataclass(frozen=True, slots=True)
class Teller:
    """Units ``low`` to ``high``, the last included, and how closely the text introduces the person: 1 barely, 3 it is a story."""

    low: int
    high: int
    weight: float
    crowd: bool = False


class Story:
    """A sentence as units with their classes, tellers and events."""

    def __init__(self, sentence: Sentence, not_names: frozenset[str]) -> None:
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
        return any(found & mask for found in self.masks[low:high])

    def name(self, index: int) -> bool:
        """Whether a unit may be a person's name: a capital that nothing else explains."""
        if not 0 <= index < self.size or not self.sentence.text[self.starts[index]].isupper():
            return False
        word = self.word(index).removesuffix("'s")
        if (
            len(word) < 2
            or word in self._not_names
            or self.sentence.text[self.starts[index] : self.ends[index]].removesuffix("'s").removesuffix("’s").isupper()
        ):
            return False
        if self.is_a(index, "CLINICIAN ADDRESS") or self.name_before(index):
            return False
        if self.is_a(index, "NAME_OF"):
            return True
        return not counted(word) or (self._mid(index) and not word.endswith(("ology", "ity", "ism", "itis")))

    def clause_start(self, index: int) -> int:
        """The first unit of the clause of a unit, at most four before it."""
        low = index
        while low > 0 and index - low < _CLAUSE and not self.is_a(low - 1, "PUNCT"):
            low -= 1
        return low

    def name_before(self, index: int) -> bool:
        """Whether a title of a doctor stands before."""
        return self.is_a(index - 1, "CLINICIAN")

    def _mid(self, index: int) -> bool:
        return index > 0 and self.word(index - 1) not in {".", ":", "—"}

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

    def tellers(self) -> Iterator[Teller]:
        """The persons whom the sentence may tell of."""
        told, writer, ours = bits("SEEN ALIAS"), bits("WRITER"), bits("OWN AMONG OF_OURS MASSES TITLE LETTERS")
        people = bits("HUMAN FOLLOWER KIN CELEBRITY")
        for index, mask in enumerate(self.masks):
            if mask & told:
                yield Teller(index, index, 3)
            elif mask & writer and self._writes(index):
                yield Teller(index, index, 1.2)
            elif mask & ours and (found := self._ours(index)):
                yield found
            elif self.name(index):
                yield self._named(index)
            elif mask & people and (found := self._sketched(index)):
                yield found

    def _writes(self, index: int) -> bool:
        """Whether “I” is a pronoun: no number, no letter of a name."""
        return self.word(index) != "i" or (
            self.sentence.text[self.starts[index]] == "I"
            and any(name in {"V", "VD", "AUX", "ADV", "VN"} for name in tags(self.word(index + 1).partition("_")[0]))
        )

    def _ours(self, index: int) -> Teller | None:
        """Relatives, customers, friends of the writer."""
        if self.is_a(index, "OF_OURS"):
            return Teller(max(0, index - 2), index, 2)
        if self.is_a(index, "TITLE") and not self.is_a(index - 1, "OWN"):
            if not self.sentence.text[self.starts[index]].isupper() or self.word(index + 1) in {"of", "and", "or"}:
                return None
            return Teller(index, index + 1, 2) if self.name(index + 1) else Teller(index, index, 1.5)
        if self.is_a(index, "LETTERS"):
            ours = self.any_is("OWN", index - 4 if index > 4 else 0, index + 5)
            telling = ours or (self.is_a(index, "NS") and self.is_a(index + 1, "TOLD PREP"))
            return Teller(index, index, 2 if ours else 1.5, crowd=True) if telling else None
        for head in range(index + 1, min(self.size, index + 5)):
            if self.is_a(head, "PUNCT"):
                break
            if self.is_a(head, "KIN FOLLOWER") or (self.is_a(index, "AMONG") and self.human(head)):
                high = head + 1 if self.name(head + 1) else head
                if self.is_a(index, "OWN") and self.word(head) in {
                    "doctor",
                    "dentist",
                    "family",
                    "child",
                    "baby",
                    "patient",
                }:
                    return Teller(index, head, 1.2)
                happy = self.any_is("HAPPY", index, head)
                crowd = self.is_a(index, "MASSES AMONG") or (self.is_a(head, "FOLLOWER") and self.is_a(head, "NS"))
                return Teller(index, high, 3 if happy else 2 if crowd else 1.5, crowd)
        return Teller(index, index, 1.2) if self.word(index) == "my" else None

    def _named(self, index: int) -> Teller:
        """A name with what introduces it."""
        after = index + 1
        while self.name(after) and after - index < 3:
            after += 1
        low, opened = self._opened(index)
        high, described = self._described(low, after)
        weight = max(opened, described)
        if weight < 2:
            genitive = self.is_a(index, "GEN")
            weight = 1.2 if self._acts(after) else 1 if genitive or self._spoken(low) or low < index else 0
        return Teller(low, high, 0 if self._expert(low, high) else weight)

    def _opened(self, index: int) -> tuple[int, float]:
        """Where the introduction before a name begins, and its weight."""
        before = index - 1
        if self.is_a(before, "OPENER"):
            return before, 3
        if self.is_a(before, "INVITE") and self.word(before) not in {"for", "like", "even", "use"}:
            return before, 2
        if self.word(before) in {"named", "called", "to"} and self.is_a(before - 1, "HUMAN"):
            return before - 1, 2
        person = self.human(index - 2) and self.any_is("HUMAN FOLLOWER KIN", max(0, index - 3), before)
        if self.word(before) == "," and person:
            return max(0, index - 3), 2
        if self.is_a(before, "ADDRESS"):
            return before, 1.2
        return index, 0

    def _described(self, low: int, after: int) -> tuple[int, float]:
        """Where the description behind a name ends, and its weight."""
        word, spoken = self.word(after), self._spoken(low)
        if word in {",", "("} and (self._introduced(after + 1) or self.word(after + 1) == "who"):
            return after + 1, 2
        if word in _AGED or _YEARS_OLD.match(word) or (word == "from" and self._capital(after + 1)):
            return after, 2
        if word in {",", "—", "–"} and self.name(after + 1) and spoken:
            return after + 1, 2
        relative = word == "and" and self.any_is("KIN", after + 1, after + 4)
        return after - 1, 2 if relative or (spoken and self.any_is("WRITER OWN")) else 0

    def _capital(self, index: int) -> bool:
        return 0 <= index < self.size and self.sentence.text[self.starts[index]].isupper()

    def _acts(self, index: int) -> bool:
        """Whether a verb of people stands at a unit or behind one more name or adverb."""
        for place in (index, index + 1):
            if self.is_a(place, "TURN TOLD PRAISE SUFFERED") and self.is_a(place, "VZ VD VN"):
                return True
            if self.word(place) in _AUXILIARIES or self.is_a(place, "TURNOUT"):
                state = self.is_a(place + 1, "TURNOUT") and "_" in self.word(place + 1)
                return state or self.any_is("HE") or self.is_a(place + 1, "TURN SUFFERED")
        return False

    def _spoken(self, low: int) -> bool:
        """Whether a name is that of the speaker of a quotation in the first person."""
        text = self.sentence.text
        if self.is_a(low - 1, "TOLD PRAISE"):
            return '"' in text or "”" in text
        return self.word(low - 1) in {"–", "—", "-"} and self.any_is("WRITER OWN")

    def _introduced(self, index: int) -> bool:
        """Whether an age, a trade or a kinship opens behind a name’s comma."""
        if self.age(index) or self.is_a(index, "ALIAS"):
            return True
        if not (self.word(index) in _ARTICLES | {"then", "now"} or self.is_a(index, "OWN")):
            return False
        for place in range(index, index + 5):
            if self.is_a(place, "PUNCT"):
                return False
            if self.human(place):
                return True
        return False

    def _expert(self, low: int, high: int) -> bool:
        roles = range(max(0, low - 1), min(self.size, high + 5))
        return any(self.is_a(index, "CLINICIAN") and not self.is_a(index, "NS") for index in roles) and not self.any_is(
            "OWN WRITER", low, high + 5
        )

    def _sketched(self, index: int) -> Teller | None:
        """“One swimmer”, “a teacher in her fifties”, “the singer”, “a colleague's toddler”, “everybody at my gym”."""
        low = index
        while (
            low > 0 and index - low < 4 and self.word(low) not in _ARTICLES and not self.is_a(low, "PREP PUNCT VD VZ")
        ):
            low -= 1
        if self.word(low) not in _ARTICLES or self.any_is("PUNCT", low, index + 1):
            return None
        if self.word(low) in {"the", "this", "that"} and not self.is_a(index, "CELEBRITY"):
            return None
        known = self.any_is("KNOWN_TO OF_OURS", index + 1, index + 4) or self.any_is("KNOWN_TO", max(0, low - 2), low)
        if self.any_is("CLINICIAN", low, index + 1) and not known:
            return None
        known = known or any(self.age(place) for place in (*range(low, index), index + 2))
        if not known and (
            self.word(index).removesuffix("'s") in _ANYBODY or not self.is_a(index, "HUMAN FOLLOWER KIN CELEBRITY")
        ):
            return None
        if self.word(low) in _EVERY and not known:
            return None
        kin = self.is_a(index, "KIN") and self.word(low) in {"a", "an", "one"} and self.is_a(index, "GEN")
        return Teller(low, index, 2 if known else 1.5 if kin or self.is_a(index, "FOLLOWER") else 1)
