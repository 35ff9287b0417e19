"""Words that govern a small word: “consist of”, “prone to”, “able to”. Where what follows cannot stand without it, the word was lost.

Sub-categorisation by table (``lexicons/missing_governed.tsv``): a row says which classes of the next word are wrong after its heads
and which words must stand before a head for the row to hold. The next word must belong to one class beyond doubt: a word with
a second reading (adverb, verb, participle) is left alone. Own method; the rows were checked against counts of edited prose.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec

from healthlint_rules.algorithms.language.inflection import verb_forms
from healthlint_rules.algorithms.language.lexical_classes import (
    ARTICLES,
    BE,
    DEMONSTRATIVES,
    FINITE_AUXILIARIES,
    MODALS,
    POSSESSIVES,
    SUBJECT_PRONOUNS,
    counted,
    first_tag,
    may_be,
    tags,
    word_set,
)
from healthlint_rules.algorithms.language.line import Line

OPENERS = (ARTICLES | POSSESSIVES | DEMONSTRATIVES) - {"that"}
LINKING = BE | word_set(
    "be been being become becomes became becoming feel feels felt seem seems get gets getting it's they're you're"
)
BEFORE_VERBS = (
    MODALS
    | SUBJECT_PRONOUNS
    | word_set("to who which that not also often usually always sometimes rarely never and or don't doesn't")
)
DEGREE = word_set(
    "more less most very highly often also usually not still especially particularly so too closely always commonly just"
)
# compounds that look like a loss
EXCEPT = frozenset(
    [("full", word) for word in ("size", "force", "blood", "body", "recovery", "term")]
    + [
        ("allergic", word)
        for word in (
            "rhinitis",
            "conjunctivitis",
            "asthma",
            "reaction",
            "reactions",
            "disease",
            "contact",
            "bronchopulmonary",
        )
    ]
    + [
        ("due", "date"),
        ("due", "dates"),
        ("due", "process"),
        ("due", "course"),
        ("due", "care"),
        ("due", "regard"),
        ("rich", "sources"),
        ("rich", "source"),
        ("stem", "cell"),
        ("stem", "cells"),
        ("able", "body"),
        ("contact", "lens"),
        ("contact", "lenses"),
        ("contact", "sports"),
    ]
)
SEVERAL = word_set("several many certain various numerous")
NO_COUNT = word_set("and or the this that only no another first but")
MANY = word_set("two three four five six several many different various certain main common other all some most")
QUANTITY = word_set("a an the one two three four five another each half large small wide huge whole vast great of")
ADVERBIAL = word_set(
    """
    day days week weeks month months year years hour hours minute minutes time times night nights today tonight tomorrow yesterday
    morning evening afternoon way home same next last first half one twice daily weekly following previous entire whole
    """
)


class Row(msgspec.Struct, frozen=True):
    """The lost word, the frame it is asked in, and the classes of the next word that show the loss."""

    lost: str
    frame: str
    classes: str
    first: tuple[str, ...] = ()


class Loss(msgspec.Struct, frozen=True):
    """Words ``first`` and the next one of a sentence, and what stood between them."""

    first: int
    lost: str


def forms_of(heads: str) -> Iterator[str]:
    """Heads of a row, a verb with “~” in all its forms."""
    for head in heads.split():
        yield from dict.fromkeys(form for form, _ in verb_forms(head[:-1])) if head.endswith("~") else (head,)


class Governed:
    """The table of heads, ready for sentences."""

    def __init__(self, rows: Iterable[Sequence[str]], diseases: frozenset[str] = frozenset()) -> None:
        self.diseases = diseases
        self.heads: dict[str, list[Row]] = defaultdict(list)
        for lost, frame, classes, heads in rows:
            for form in forms_of(heads):
                *first, last = form.split("_")
                self.heads[last].append(Row(lost, frame, classes, tuple(first)))

    def find(self, line: Line) -> Iterator[Loss]:
        """Every head of a sentence whose small word is lost."""
        for index, word in enumerate(line.words):
            if word not in self.heads:
                continue
            following = line.after(index)
            if not following or (word, following) in EXCEPT:
                continue
            for row in self.heads[word]:
                if row.first and tuple(line.words[max(0, index - len(row.first)) : index]) != row.first:
                    continue
                shown = following in self.diseases if row.classes == "C" else shows(line, index + 1, row.classes)
                if shown and holds(line, index, row):
                    yield Loss(index, row.lost)
                    break


def shows(line: Line, index: int, classes: str) -> bool:
    """Whether a word belongs to one of the classes, beyond doubt where the class asks for that."""
    word, following = line.word(index), line.after(index)
    if len(classes) > 4 or classes == "#":
        return word == classes or (classes == "#" and word.isdecimal())
    if word in SEVERAL and "Q" in classes:
        return True
    if word in OPENERS:
        return _opens(word, following, classes)
    if word in ADVERBIAL or may_be(word, "ADV", "P", "NUM", "DET", "PRON", "CONJ", "WH", "AUX"):
        return False
    readings = set(tags(word))
    if readings == {"ADJ"} and first_tag(following or "of") not in ("N", "NS", "ADJ"):
        return False  # “a limited amount available”
    if not counted(word):
        return bool(set(classes) & set("NM")) and word.isalpha() and len(word) > 3 and first_tag(word) == "N"
    return (
        ("N" in classes and readings <= {"N", "NS", "ADJ"})
        or ("M" in classes and bool(readings & {"N", "NS", "ADJ", "VN"}) and (readings != {"VN"} or following != ""))
        or ("G" in classes and readings <= {"VG", "N"} and "VG" in readings)
        or (bool(set(classes) & set("UV")) and readings == {"V"} and word != "include")
        or ("U" in classes and "V" in readings and not readings & {"ADJ", "VN", "VD"} and _object(word, following))
    )


def _opens(word: str, following: str, classes: str) -> bool:
    if word in DEMONSTRATIVES and (not following or first_tag(following) not in ("N", "NS", "ADJ")):
        return False
    if following in ADVERBIAL or following[:1].isdigit() or following in ("great", "lot", "bit", "few", "long"):
        return False
    if "D" in classes:
        return True
    if "E" in classes:
        return word not in ("a", "an")
    return "T" in classes and word not in ARTICLES


def _object(word: str, following: str) -> bool:
    """Whether a verb's object, adverb or preposition follows, so that the word before is a verb and no noun."""
    if following in OPENERS or following in ("it", "them", "you", "enough", "plenty", "more", "less"):
        return True
    return first_tag(word) == "V" and following != "to" and may_be(following or "is", "P", "ADV")


def holds(line: Line, index: int, row: Row) -> bool:
    """Whether what stands before a head, and the clause after it, fit the row's frame."""
    if row.frame in ("be", "pred", "it"):
        return _predicate(line, index, row.frame)
    if row.frame in ("start", "mid", "noun", "the", "a", "many") and contact_clause(line, index + 1):
        return False
    return FRAMES[row.frame](line, index, line.before(index))


def _verb(line: Line, index: int, before: str) -> bool:
    adverb = before != "" and set(tags(before)) == {"ADV"}
    return not before or before in BEFORE_VERBS or adverb or set(tags(before)) == {"NS"}


def _quantity(line: Line, index: int, before: str) -> bool:
    verb = may_be(before or "the", "V", "VZ", "VD")
    return before != "how" and not (verb and contact_clause(line, index + 1))


def _noun(line: Line, index: int, before: str) -> bool:
    verb = may_be(line.word(index), "V", "VZ", "VG") and before not in ("the", "a", "an")
    return not verb and before not in ("and", "or")


FRAMES: dict[str, Callable[[Line, int, str], bool]] = {
    "any": lambda line, index, before: True,
    "start": lambda line, index, before: not index,
    "mid": lambda line, index, before: index > 1,
    "comma": lambda line, index, before: index > 0 and not before,
    "many": lambda line, index, before: before in MANY,
    "count": lambda line, index, before: before not in NO_COUNT,
    "the": lambda line, index, before: before in ("the", "a", "an", "is", "of"),
    "a": lambda line, index, before: before in QUANTITY,
    "verb": _verb,
    "quantity": _quantity,
    "noun": _noun,
}


def _predicate(line: Line, index: int, frame: str) -> bool:
    at = index - 1
    if line.before(at + 1) and (line.word(at) in DEGREE or may_be(line.word(at), "ADV")):
        at -= 1
    if at < 0 or line.word(at) not in LINKING:
        return False
    if frame == "it":
        return line.word(at) == "it's" or "it" in line.words[max(0, at - 2) : at + 1]
    following = line.after(index)
    plural = (
        line.word(at) in ("are", "were", "they're")
        and first_tag(following) not in ("V", "VG")
        and following not in OPENERS
    )
    return frame == "pred" or not plural


def contact_clause(line: Line, index: int) -> bool:
    """Whether a subject and its verb stand from a place on, before any punctuation: “the part | the doctor sees”."""
    at = index
    while following := line.after(at):
        verb = following in FINITE_AUXILIARIES or may_be(following, "VZ", "V", "VD")
        if verb and (at > index or line.word(index) not in OPENERS):
            return True
        if at > index + 4 or not set(tags(following)) & {"ADJ", "N", "NS", "VN", "VG", "NAME"}:
            return may_be(following, "ADV", "VZ", "V", "VD", "AUX")
        at += 1
    return False
