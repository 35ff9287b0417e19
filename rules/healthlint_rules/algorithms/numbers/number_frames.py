"""What a quantity is said of: the content words of its clause, and the role that it plays there.

Two quantities stand in one frame when their clauses say the same of the same thing; a limit is a frame of its own.
"""

from __future__ import annotations

import re
from functools import cached_property

import msgspec

from healthlint.document import BlockKind
from healthlint.patterns import compile_pattern
from healthlint.similarity import STOPWORDS, stem
from healthlint_rules.algorithms.numbers.quantities import Quantity


def _split(text: str) -> frozenset[str]:
    return frozenset(text.split())


def term(word: str) -> str:
    """The stem of a content word; nothing for a function word."""
    return "" if word in STOPWORDS else stem(word)


CLAUSE = compile_pattern(
    r"[;:—(),]|\s[-–]\s|\b(?:so|but|because|although|though|while|whereas|which|who|and then)\b", 0
)
WORD = compile_pattern(r"[a-z][a-z'-]+", 0)
LIGHT = _split(
    "come came start begin began last need want go do try usual typical normal average common mostly generally roughly nearly "
    "approximately recommend suggest advise allow require stay remain people person everyone anybody healthy "
    "daily day time given said total maximum limit ceiling exceed upper safe dose must because since also main whole "
    "become take takes took taken taking put make makes made keep keeps kept give gives gave hold holds see find found know known say"
)
LIGHT_TERMS = frozenset(term(word) for word in LIGHT)
GROUPS = _split(
    "child children infant infants baby babies toddler teenager teenagers adolescent men women man woman pregnant older elderly "
    "younger mild moderate severe acute chronic first second third fourth initial early late rapid slow short long small large "
    "newborn type stage left right upper lower high low new old morning night evening summer winter during girl boy "
    "boys girls other another type minor major smoker smokers athlete athletes beginner beginners partial full extra additional "
    "next further later final normal normally healthy birth"
)
GROUP_TERMS = frozenset(stem(word) for word in GROUPS)
LIMIT = compile_pattern(
    r"\b(?:not|never|n't)\b[^.]{0,25}\bmore than\b|\b(?:at most|limit|ceiling|maximum|no more than|not more than|never more than|exceed\w*|upper|or less|highest)\b",
    0,
)
ROLE = compile_pattern(
    r"\b(every|each|after|before|until|under|over|at|from|than|per|a|an|for|in|within|inside|of)\s+(?:about |around |the |an? )*$",
    0,
)
ROLES = {"each": "every", "before": "onset", "at": "onset", "from": "onset", "an": "a"}
PARTICLES = frozenset(("out", "off", "away", "back", "apart"))
ENOUGH = 2  # shared content words
SHORT = 14  # words of two clauses that may share but one
SPAN = frozenset({"", "for", "in", "within", "inside", "of", "than"})


class Frame(msgspec.Struct, frozen=True, dict=True):
    """A quantity with the words of its clause."""

    quantity: Quantity

    @cached_property
    def clause(self) -> str:
        text, low, high = self.quantity.sentence.folded, self.quantity.start, self.quantity.end
        ends = [(match.start(), match.end()) for match in CLAUSE.finditer(text)]
        start = max((end for _, end in ends if end <= low), default=0)
        stops = [*sorted(begin for begin, _ in ends if begin >= high), len(text), len(text)]
        leads = not WORD.search(text[start:low].replace("every", "")) and not WORD.search(text[high : stops[0]])
        return f"{text[start:low]} {text[high : stops[int(leads)]]}"  # “Every six weeks, blood is taken”

    @cached_property
    def content(self) -> frozenset[str]:
        found = {word if word in PARTICLES else term(word) for word in WORD.findall(self.clause)}
        return frozenset(found - LIGHT_TERMS - {"", self.quantity.unit, f"{self.quantity.unit}s"})

    @cached_property
    def role(self) -> str:
        match = ROLE.search(self.quantity.sentence.folded[: self.quantity.start])
        word = match.group(1) if match else ""
        if self.quantity.bound == "most" and word not in ("before", "under"):
            word = ""
        word = ROLES.get(word, word)
        return "" if word in SPAN else word

    @cached_property
    def case(self) -> bool:
        """Whether it is said of one case among several: under a condition, or at a point of time."""
        return bool(CASE.search(self.quantity.sentence.folded[: self.quantity.end]))

    @property
    def bracketed(self) -> bool:
        """Whether it stands in brackets, or begins what follows it (“two days after the meal”)."""
        text = self.quantity.sentence.folded
        opened = text.count("(", 0, self.quantity.start) > text.count(")", 0, self.quantity.start)
        begins = not WORD.search(text[max(0, self.quantity.start - 30) : self.quantity.start].rpartition(". ")[2])
        return opened or (begins and bool(re.match(r"\s(?:after|before|from|following)\b", text[self.quantity.end :])))

    @cached_property
    def limit(self) -> bool:
        return bool(LIMIT.search(self.quantity.sentence.folded))

    @cached_property
    def groups(self) -> frozenset[str]:
        """Words up to the end of the clause that tell whom or which case it is about."""
        text = self.quantity.sentence.folded
        stop = next((match.start() for match in CLAUSE.finditer(text) if match.start() >= self.quantity.end), len(text))
        words = WORD.findall(f"{text[: self.quantity.start]} {text[self.quantity.end : stop]}")
        return frozenset({stem(word) for word in words} & GROUP_TERMS)

    @property
    def place(self) -> BlockKind:
        return self.quantity.sentence.block.kind


CASE = compile_pattern(
    r"\b(?:if|when|unless|once|by then|by the end|by week|at this (?:point|stage|time)|at \w+ weeks)\b", 0
)
GENERIC = (
    "symptom symptoms pain ache treatment treatments infection disease disorder illness effect effects attack attacks episode rash fever "
    "cough test tests result results surgery operation procedure time period phase cycle medicine medication drug drugs dose tablet it age"
)
VAGUE = frozenset(stem(word) for word in ("symptom", "symptoms", "illness", "infection", "disease", "condition"))
GENERIC_TERMS = frozenset(term(word) for word in GENERIC.split())


def same_frame(one: Frame, other: Frame) -> bool:
    """Whether both clauses say the same of the same thing; at least two content words, none on one side alone."""
    if one.role != other.role or one.groups != other.groups or (one.case and other.case):
        return False
    shared = one.content & other.content
    if shared & VAGUE or one.bracketed or other.bracketed:
        return False
    smaller, larger = sorted((len(one.content), len(other.content)))
    if one.content == other.content and smaller == 1 and len(one.clause.split()) + len(other.clause.split()) <= SHORT:
        return not shared & GENERIC_TERMS
    return len(shared) >= ENOUGH and len(shared) == smaller and larger - smaller <= 1


def same_limit(one: Frame, other: Frame) -> bool:
    """Whether both give the limit of the same thing."""
    if not (one.limit and other.limit) or one.groups != other.groups or one.role == "every" != other.role:
        return False
    shared = one.content & other.content
    return bool(shared) and len(shared) == min(len(one.content), len(other.content))
