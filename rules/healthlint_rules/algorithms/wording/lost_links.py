"""Lost articles, subjects and infinitive marks: “see dentist”, “if are unsure”, “ask you lie down”, “easier for you fall asleep”.

Each frame reads a :class:`~healthlint_rules.algorithms.language.line.Line` and says between which two words what is missing. Which nouns need
an article was counted in edited prose (``lexicons/missing_links.yaml``). Own method.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import Any

from healthlint_rules.algorithms.language.lexical_classes import (
    BE,
    MODALS,
    OBJECT_PRONOUNS,
    SUBJECT_PRONOUNS,
    first_tag,
    may_be,
    tags,
    word_set,
)
from healthlint_rules.algorithms.language.line import Line
from healthlint_rules.algorithms.wording.governed import OPENERS, Loss, contact_clause
from healthlint_rules.algorithms.wording.lost_verbs import ADJUNCTS

PREPOSITIONS = word_set(
    "in of to with for on at into through inside around near onto across behind under over against without about from by"
)
TIMES = word_set("week month year hour decade fortnight")
WITHIN = word_set("in for within after")
PLACES = word_set("in around near into through behind across inside onto over under from")
CLAUSE_OPENERS = word_set("if because unless although whether whenever")
GERUND_OPENERS = word_set("when if because while whenever once until although unless")
PERSONS = (OBJECT_PRONOUNS | word_set("you it people patients children adults women men parents babies")) - {"whom"}
PLURAL_SUBJECTS = word_set("you they we")
QUESTIONS = word_set("how what why when where who which can could should will would may might must")
SORTS = word_set("type types kind kinds sort sorts form forms number amount school")

Frame = Callable[[Line, int], Loss | None]


class Links:
    """The frames with the word classes of a pack."""

    def __init__(self, lexicons: Mapping[str, Any]) -> None:
        self.places = frozenset(lexicons["place_noun"])
        self.nouns = frozenset(lexicons["article_noun"]) | self.places
        self.causative = frozenset(lexicons["causative"])
        self.person_only = frozenset(lexicons["causative_person"])
        self.predicates = frozenset(lexicons["predicate_only"])
        self.for_head = frozenset(lexicons["for_head"])

    def find(self, line: Line) -> Iterator[Loss]:
        """Every place of a sentence where one of the frames misses a word."""
        triggers = self.triggers
        for index, word in enumerate(line.words):
            if word in triggers or word.endswith("ologist"):
                found = next((loss for frame in self._frames(line, index) if (loss := frame(line, index))), None)
                if found:
                    yield found

    @cached_property
    def triggers(self) -> frozenset[str]:
        """Words at which a frame may begin."""
        own = TIMES | word_set("for least addition well refer refers referred")
        return self.nouns | self.causative | self.person_only | CLAUSE_OPENERS | GERUND_OPENERS | MODALS | own

    def _frames(self, line: Line, index: int) -> Iterator[Frame]:
        word = line.word(index)
        if word in TIMES:
            yield self._time
        elif word in self.nouns or word.endswith("ologist"):
            yield self._article
        if word in self.causative or word in self.person_only:
            yield self._object
        if word == "for" and line.before(index) in self.for_head:
            yield self._purpose
        if word in CLAUSE_OPENERS:
            yield self._subject
        if word in GERUND_OPENERS:
            yield self._copula
        if word in MODALS or word in GERUND_OPENERS:
            yield self._be
        if word.startswith("refer"):
            yield self._refer
        if word in ("least", "addition", "well"):
            yield self._measure if word == "least" else self._addition

    def _article(self, line: Line, index: int) -> Loss | None:
        """A noun that needs an article, behind a preposition, a plain verb or “is” and an adjective."""
        following = line.after(index)
        coordinated = following in ("and", "or")
        if following in ("a", "b") or (coordinated and not self._pair(line, index)) or _goes_on(following):
            return None
        at = index - 1
        while line.before(at + 1) and set(tags(line.word(at))) == {"ADJ"}:
            at -= 1
        opener = line.before(at + 1)
        if not opener or (not following and index + 1 < len(line.words)):
            return None  # a comma follows: perhaps an item of a list
        if (coordinated or line.word(index) in self.places) and opener not in PLACES:
            return None
        if opener == "to" and may_be(line.before(at) or "a", "ADJ"):
            return None  # “moderate to severe”
        preposition = (
            opener in PREPOSITIONS
            and line.before(at) not in SORTS | {""}
            and "from" not in line.words[max(0, at - 5) : at + 1]
        )
        if opener == "to" and may_be(line.word(at + 1), "V"):
            return None
        verb = tags(opener) == ("V",)
        predicate = opener in ("is", "was", "be") and (index - at > 1 or following in ("of", "that", "which"))
        predicate = predicate or (opener in ("have", "has", "had") and following in ("of", "that", "which"))
        if preposition or verb or predicate:
            return Loss(at, "an" if line.word(at + 1)[:1] in "aeiou" else "a")
        return None

    def _time(self, line: Line, index: int) -> Loss | None:
        """“Within week or two”, “for month.”."""
        following, opener = line.after(index), line.before(index)
        ends = following in ("or", "if", "before", "after", "and") or (not following and index + 1 == len(line.words))
        return Loss(index - 1, "an" if line.word(index) == "hour" else "a") if ends and opener in WITHIN else None

    def _pair(self, line: Line, index: int) -> bool:
        """Whether “and” joins the noun to one more and the two are no modifiers: “in neck and shoulder”, not “in neck and back pain”."""
        other = line.after(index + 1)
        if not other or not set(tags(other)) & {"N", "NS"}:
            return bool(other) and not set(tags(other)) & {"ADJ", "VG", "VN", "NAME", "NUM"}
        return not _goes_on(line.after(index + 2))

    def _object(self, line: Line, index: int) -> Loss | None:
        """“Ask you lie down”, “allows muscles recover”: an object, then a bare verb."""
        at = index
        while (following := line.after(at)) and at < index + 4:
            if following in PERSONS and at == index:
                at += 1
                continue
            if at > index and tags(following) == ("V",) and following not in ("include", "be"):
                noun = set(tags(line.word(at))) == {"NS"} and line.word(index) in self.causative
                return Loss(at, "to") if line.word(at) in PERSONS or noun else None
            opens = at == index and following in OPENERS
            if not opens and not set(tags(following)) <= {"ADJ", "N", "NS"}:
                return None
            at += 1
        return None

    def _purpose(self, line: Line, index: int) -> Loss | None:
        """“Easier for you fall asleep”: someone, then a bare verb."""
        at = index + 1
        if line.after(index) in OPENERS:
            at += 1
        verb, someone = line.after(at), line.word(at)
        if not verb or not line.before(at) or not (someone in PERSONS or set(tags(someone)) <= {"N", "NS"}):
            return None
        bare = tags(verb) == ("V",) or (someone == "you" and may_be(verb, "V"))
        return Loss(at, "to") if bare and not may_be(verb, "ADV", "P", "ADJ") else None

    def _subject(self, line: Line, index: int) -> Loss | None:
        """“If are unsure”, “because is painful”: a verb where the subject should stand."""
        following = line.after(index)
        if following in BE and line.before(index) not in ("what", "decide", "see"):
            return Loss(index, "it" if following in ("is", "was") else "you")
        if line.word(index) == "if" and tags(following or "a") == ("V",) and following not in ("need", "be", "let"):
            return Loss(index, "you")
        return None

    def _copula(self, line: Line, index: int) -> Loss | None:
        """“When you feeling low”: a pronoun and an -ing form without “are”."""
        pronoun = line.after(index)
        verb = line.after(index + 1)
        if (
            pronoun in SUBJECT_PRONOUNS - {"there", "it"}
            and verb
            and set(tags(verb)) <= {"VG", "N"}
            and verb.endswith("ing")
        ):
            return Loss(index + 1, {"i": "am", "he": "is", "she": "is"}.get(pronoun, "are"))
        return None

    def _be(self, line: Line, index: int) -> Loss | None:
        """“May able to”, “can serious”, “if you unsure”: an adjective where “be” or “are” should stand before it."""
        at, modal = index + 1, line.word(index) in MODALS
        if not modal:
            if line.after(index) not in PLURAL_SUBJECTS:
                return None
            at += 1
            if line.word(index + 1) != "you" and line.word(at) in self.predicates and line.after(at) in ADJUNCTS:
                return None  # “if they unable to”: wording/broken-clause
        while line.before(at) and (
            line.word(at) in ("not", "also", "more", "most", "very", "less") or set(tags(line.word(at))) == {"ADV"}
        ):
            at += 1
        if (
            not line.before(at)
            or line.word(at) not in self.predicates
            or (modal and (not index or line.word(0) in QUESTIONS | {"so", "nor"}))
        ):
            return None
        following = line.after(at)
        if following and set(tags(following)) & {"N", "NS", "ADJ", "VG"} and following not in ("to", "for", "of", "in"):
            return None
        return Loss(at - 1, "be" if modal else "are")

    def _refer(self, line: Line, index: int) -> Loss | None:
        """“May refer you a specialist”."""
        if line.after(index) in PERSONS and line.after(index + 1) in ("a", "an", "the"):
            return Loss(index + 1, "to")
        return None

    def _measure(self, line: Line, index: int) -> Loss | None:
        """“Wait least two hours” for “at least”."""
        before = line.before(index)
        if before and before not in ("at", "the", "of", "very") and first_tag(line.after(index) or "a") == "NUM":
            return Loss(index - 1, "at")
        return None

    def _addition(self, line: Line, index: int) -> Loss | None:
        """“In addition medication, therapy helps”; “rest, as well plenty of fluids”."""
        following = line.after(index)
        if not following or not (following in OPENERS or set(tags(following)) <= {"N", "NS", "ADJ", "VG"}):
            return None
        if line.word(index) == "well":
            before = line.before(index) == "as" and line.before(index - 1) != "just"
            return (
                Loss(index, "as") if before and following != "known" and not contact_clause(line, index + 1) else None
            )
        if line.before(index) != "in" or index > 1 or contact_clause(line, index + 1):
            return None
        return Loss(index, "to")


def _goes_on(following: str) -> bool:
    """Whether a noun phrase goes on behind its noun."""
    return bool(following) and bool(set(tags(following)) & {"N", "NS", "ADJ", "VG", "NAME", "NUM"})
