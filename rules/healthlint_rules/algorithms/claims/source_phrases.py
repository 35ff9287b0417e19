"""Phrases that name a source of knowledge, and what is said of it: the grammar under every rule on attribution.

Method: a shallow noun phrase around a noun for a source (determiners, quantities and adjectives before it; prepositional,
participial and relative modifiers behind it), then the finite verb that it is the subject of, by word classes and parts
of speech (chunking by cascades: Abney 1996, Partial parsing via finite-state cascades, Nat Lang Eng 2:337–344). Own rules.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache, reduce
from operator import or_

import msgspec

from healthlint.patterns import compile_pattern
from healthlint_rules.algorithms.language.lexical_classes import word_set
from healthlint_rules.algorithms.language.word_classes import Lexicon, Tagged, lexicon

SOURCE = "STUDY WEAK_STUDY SCIENCE ROLE CARER CROWD LORE"
FIELDS = word_set("literature evidence research data science")  # “the literature”: no study in particular
ROLE_ENDING = compile_pattern(r"(?:ologist|iatrist|iatrician|therapist|opedist|opaedist)s?\b", 0)
_REACH = 9  # units between a noun and its verb
_MODIFIED = 13  # the same with modifiers between
_PHRASE = 7  # units before a noun
_DEFINITE = word_set("the this that these those both same")
_OWNED = word_set("our their its your his her my whose")
_LATEST = word_set("latest newest most_recent current available best leading top foremost")
_MODALS = word_set("may might could should must")
_PLURAL = word_set("data some many others plenty people women men")
_EXAMS = word_set(
    """
    imaging blood urine sleep nerve conduction x-ray ultrasound barium diagnostic electrodiagnostic radiologic radiology
    urodynamic motility serologic microscopic tissue culture vision hearing eye lung allergy skin stool doppler contrast
    exercise stress case quality home police safety market search annual weather news credit test lab physical service
    """
)
_EXAM_FINDINGS = word_set("clinical radiographic physical")


class Kind(StrEnum):
    """Who is credited: studies, people, or nobody in a passive."""

    STUDIES = "studies"
    PEOPLE = "people"
    NOBODY = "nobody"


class Found(msgspec.Struct, frozen=True):
    """An attribution in units ``low`` to ``high``, the last included; ``sold`` where only promotion would put it so."""

    low: int
    high: int
    kind: Kind
    sold: bool


class Source(msgspec.Struct, frozen=True):
    """A phrase for a source: its first unit, its head, who is credited, whether it swells its own weight."""

    low: int
    head: int
    kind: Kind
    grand: bool


class Predicate(msgspec.Struct, frozen=True):
    """The verb of a subject: its unit and the auxiliaries before it."""

    verb: int
    auxiliary: str = ""


def source_lexicon() -> Lexicon:
    """The classes of sources and of what is said of them."""
    return lexicon("attribution_classes")


@cache
def bits(names: str) -> int:
    """The mask of classes given as names parted by blanks."""
    return reduce(or_, (source_lexicon().bits[name] for name in names.split()))


class Phrases:
    """Units of a sentence with the questions that rules on sources ask of them."""

    def __init__(self, line: Tagged) -> None:
        masks, self.texts, self.starts, self.ends = line.units
        self.text = line.sentence.text
        self.folded = line.sentence.folded
        role = bits("ROLE")
        self.masks = masks
        if ROLE_ENDING.search(self.folded):
            self.masks = [
                mask | role if ROLE_ENDING.search(text) else mask for mask, text in zip(masks, self.texts, strict=True)
            ]
        self.size = len(masks)

    def is_a(self, index: int, names: str) -> bool:
        """Whether the unit at an index exists and has one of the classes."""
        return 0 <= index < self.size and bool(self.masks[index] & bits(names))

    def any_is(self, low: int, high: int, names: str) -> bool:
        """Whether one of the units from ``low`` up to ``high``, the last not included, has one of the classes."""
        return any(self.is_a(index, names) for index in range(low, high))

    def word(self, index: int) -> str:
        """The text of a unit; empty outside the sentence."""
        return self.texts[index] if 0 <= index < self.size else ""

    def words(self, low: int, high: int) -> set[str]:
        """The texts of the units from ``low`` up to ``high``, the last not included."""
        return {self.word(index) for index in range(low, high)}

    def named(self, index: int) -> bool:
        """Whether a unit begins with a capital that no sentence start explains; places name nobody."""
        if not 0 <= index < self.size or not self.text[self.starts[index]].isupper():
            return False
        opens = index == 0 or self.word(index - 1) in {":", "."}
        return not opens and not self.is_a(index, "KINDS PLACE") and self.word(index) != "i"

    def left(self, head: int) -> int:
        """The first unit of the noun phrase whose head is given."""
        low = head
        if self.is_a(head, "ALL_KNOW"):
            return head
        while low > 0 and head - low < _PHRASE and self._modifies(low - 1, low):
            low -= 1
        return low

    def _modifies(self, before: int, low: int) -> bool:
        word = self.word(before)
        if self.is_a(before, "MANY MASS NEW FAME KINDS STRONG EVERYWHERE") or word in _DEFINITE | _OWNED | {"no"}:
            return True
        if self.is_a(before, "PUNCT PREP BE AUX WHO ADVERB") or word == "and" or self.is_a(low, "MANY MASS"):
            return False
        return self.is_a(before, "ADJ N VN GEN NUM") and not self.is_a(before, "VZ VD")

    def known(self, low: int, head: int) -> bool:
        """Whether the phrase is definite, owned or counted with a figure: the text has said or says which."""
        words = self.words(low, head)
        if not words.isdisjoint(_OWNED):
            return True
        if self.is_a(head, "SCIENCE"):
            return False
        if any(word[:1].isdigit() for word in words):
            return True
        if not words.isdisjoint(_DEFINITE) and words.isdisjoint(_LATEST):
            return words != {"the"} or self.word(head) not in FIELDS
        return any(self.named(index) for index in range(low, head + 1))

    def detailed(self, index: int) -> bool:
        """Whether a modifier follows that names, dates or counts."""
        if not self.is_a(index, "PREP DONE WHO"):
            return False
        for place in range(index + 1, min(self.size, index + 7)):
            if self.is_a(place, "PUNCT"):
                return False
            word = self.word(place)
            if self.named(place) or word[:1].isdigit() or word in _OWNED or word in {"this", "these"}:
                return True
        return False

    def exam(self, low: int, head: int) -> bool:
        """Whether the studies are examinations of a patient."""
        words = self.words(low, head)
        if self.word(head) == "findings" and not words.isdisjoint(_EXAM_FINDINGS):
            return True
        return self.is_a(head, "STUDY WEAK_STUDY") and not words.isdisjoint(_EXAMS)

    def denied(self, low: int, head: int) -> bool:
        """Whether the phrase or what stands before it says that there is none, or asks for one."""
        if self.any_is(low - 1, head, "DENIED"):
            return True
        for index in range(low - 1, max(-1, low - 5), -1):
            if self.is_a(index, "PUNCT"):
                return False
            if self.is_a(index, "SUBORDINATE"):
                return not (self.any_is(index + 1, low, "BE") or self._cleft(index, head))
        return False

    def _cleft(self, opening: int, head: int) -> bool:
        """Whether “what” opens a cleft that does state something: “what studies show is that”."""
        if self.word(opening) != "what":
            return False
        return any(self.word(index) == "that" and self.is_a(index - 1, "BE") for index in range(head + 2, self.size))

    def predicate(self, head: int, verbs: str) -> Predicate | None:
        """The finite verb of the classes whose subject ends in ``head``; None where it has another or none."""
        plural = self.is_a(head, "NS") or self.word(head) in _PLURAL
        auxiliary, modifier, index = "", False, head + 1
        while 0 < index < min(self.size, head + (_MODIFIED if modifier else _REACH)):
            if self._ends_subject(index):
                return None
            if self.is_a(index, "PUNCT"):
                index = self._aside(index)
                continue
            if self._finite(index, verbs, auxiliary, plural) and not (modifier and self._noun_here(index)):
                return None if self._relative(index) else Predicate(index, auxiliary)
            if self.is_a(index, "ASPECT"):
                auxiliary = "to"
            elif self.is_a(index, "AUX"):
                auxiliary = f"{auxiliary} {self.word(index)}".strip()
            elif self.is_a(index, "PREP WHO DONE") and not auxiliary:
                modifier = True
            elif not (modifier or self.is_a(index, "ADVERB EVERYWHERE KNOWNLY")):
                return None
            index += 1
        return None

    def _ends_subject(self, index: int) -> bool:
        """Whether a name, a figure, a denial or a modal verb stands where a predicate was looked for."""
        word = self.word(index)
        return self.named(index) or self.is_a(index, "DENIED") or word in _MODALS or word[:1].isdigit()

    def _noun_here(self, index: int) -> bool:
        """Whether a unit that may be a verb is a noun by its neighbours."""
        before = self.word(index - 1)
        if self.is_a(index - 1, "PREP MANY NEW GEN") or before in _DEFINITE | _OWNED | {"to"}:
            return True
        return self.is_a(index + 1, "BE AUX") and not self.is_a(index, "VZ VD")

    def _relative(self, index: int) -> bool:
        """Whether the verb belongs to a relative clause that opens right before it."""
        index -= 1
        while self.is_a(index, "ADVERB AUX KNOWNLY"):
            index -= 1
        return self.is_a(index, "WHO")

    def _aside(self, index: int) -> int:
        """The unit behind a short aside between commas that begins at ``index``; 0 where there is none."""
        if self.word(index) not in {",", "—", "–"}:
            return 0
        for end in range(index + 2, min(self.size, index + 8)):
            if self.word(end) in {",", "—", "–"}:
                opens = self.is_a(index + 1, "ADVERB EVERYWHERE PREP DONE WHO KNOWNLY")
                return end + 1 if opens or end == index + 2 else 0
        return 0

    def _finite(self, index: int, verbs: str, auxiliary: str, plural: bool) -> bool:
        """Whether a unit is a verb of the classes in the form that its auxiliary asks for."""
        if not self.is_a(index, verbs):
            return False
        last = auxiliary.rpartition(" ")[2]
        if last:
            return self.is_a(index, _FORMS.get(last, "V"))
        if self.is_a(index, "VD") or (self.is_a(index, "VZ") and not plural):
            return True
        return self.is_a(index, "V") and (plural or not self.is_a(index, "N"))


_FORMS = {"has": "VN", "have": "VN", "had": "VN", "is": "VG", "are": "VG", "was": "VG", "were": "VG", "been": "VG"}
