"""Prepositions that their head or the word beside them does not allow: “depend from”, “consult to a doctor”, “is affected of”, “with from”.

Three classes, after Quirk et al., A Comprehensive Grammar of the English Language (1985), 9.1–10, 16.5–14 and 16.69: heads with a
preposition of their own (``lexicons/governed_prepositions.tsv``), verbs and predicative words that take no “of” or no “to”, and two
prepositions in a row. Each was counted in 1,870,000 words of edited health prose; the table was learnt on one half of them and met one
object of a wrong “of” in 7,500 uses of its heads in the other, all errors. Own method.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from healthlint_rules.algorithms.language.lexical_classes import (
    ARTICLES,
    BE,
    DETERMINERS,
    INDEFINITE_PRONOUNS,
    MODALS,
    OBJECT_PRONOUNS,
    SUBJECT_PRONOUNS,
    counted,
    may_be,
    tags,
    word_set,
)
from healthlint_rules.algorithms.language.line import Line
from healthlint_rules.algorithms.wording.governed import forms_of

# no particles: after a verb they never stand alone, unless a passive or a relative clause strands them
_FIRST = word_set(
    """
    of to for from with at during into among amongst amid amidst between against despite onto throughout via per toward towards
    upon without within by in
    """
)
_AFTER_ANY = word_set("of to for with from at in into during via per toward towards by")
# adverbs as well, but not before “of”
_BEFORE_OF = word_set(
    "about above across alongside around behind below beneath beside besides beyond over past regarding concerning through under underneath near on"
)
_NOT_AFTER = {  # pairs that stand: “from within”, “in to see”; particles before another preposition
    "in": word_set("to for with from at into by via during"),  # a particle: “taken in by”
    "by": word_set("to at in"),
    "to": word_set("for by"),
    **dict.fromkeys(("for", "with", "at", "of", "on"), word_set("by")),  # “cared for by”
}
_FIXED = {
    "in": word_set("vitro vivo situ utero"),
    "at": word_set("least most best worst"),
    "for": word_set("example instance"),
    "of": word_set("course"),
}
_RELATIVE = word_set("that which who whom whose what whatever whoever")
_SUPERLATIVE = word_set("most least more less worst best first last")
_BEING = BE | word_set("be been being become becomes became get gets got getting seem seems feel feels felt")
_SUBJECT = MODALS | SUBJECT_PRONOUNS | word_set("to who which that don't doesn't didn't please always never not also")
_TAKE_OF = word_set(
    """
    think thinks die dies know knows hear hears warn warns speak speaks be exist exists consist consists tell tells dispose
    disposes beware become becomes learn learns read reads come comes partake partakes admit admits approve approves permit allow
    sing write writes rid conceive conceives despair inform remind assure convince deprive rob strip relieve accuse cure
    see sees feel feels get gets
    """
)
_PARTICIPLE_OF = word_set(
    """
    made composed comprised suspected deprived starved formed notified informed reminded convinced accused convicted robbed cured rid
    relieved cleared born possessed advised assured warned stripped drained emptied thought spoken heard told taken required expected
    asked demanded constructed built conceived approved disposed cleansed purged learned learnt known seen been died said used done
    written woven broken heard consumed read dreamt dreamed taught become
    """
)
_ADJECTIVE_OF = word_set(
    """
    aware unaware capable incapable typical atypical characteristic free short full independent intolerant suspicious sure unsure certain
    uncertain afraid fearful symptomatic critical reminiscent worthy unworthy guilty innocent ignorant devoid proud fond tired weary sick
    ashamed jealous envious scared frightened mindful forgetful conscious unconscious diagnostic tolerant respectful appreciative
    wary sceptical skeptical cognisant cognizant thoughtful kind nice good brave wise generous considerate ahead clear true wide careful
    careless hopeful doubtful observant bereft south north east west southeast northeast little much more most less least few many
    worst best first last larger smaller older younger lateral medial anterior posterior distal proximal inferior superior
    severe common worth low high black white gray grey
    """
)
_PHASE = word_set(
    "start beginning birth age childhood infancy onset outset first time day today moment month week year early mid late outside inside"
)
_OBJECTS = OBJECT_PRONOUNS | INDEFINITE_PRONOUNS | {"you", "it"}
_PREDICATIVE = word_set("good away")  # “do more harm than good to”, “a wasting away of”
_ABOUT = word_set(
    "discuss discusses discussing describe describes mention mentions consider considers emphasise emphasize contact affect treat"
)
_FROM = word_set(
    "avoid avoids avoiding lack lacks need needs contain contains affect affects cause causes consult treat"
)


class Wrong(NamedTuple):
    """The word ``first`` and the preposition after it; what fits instead: a preposition, “-” for none, nothing where nobody knows."""

    first: int
    meant: str


class Heads:
    """The table and the list of transitive verbs, ready for sentences."""

    def __init__(self, rows: Iterable[Sequence[str]], transitive: Iterable[str]) -> None:
        self.table = {
            (head, wrong): right
            for right, wrongs, heads in rows
            for wrong in wrongs.split()
            for head in forms_of(heads)
        }
        self.wrongs = frozenset(wrong for _, wrong in self.table) | _AFTER_ANY | {"about"}
        self.transitive = frozenset(form for verb in transitive for form in (verb, f"{verb}s"))

    def find(self, line: Line) -> Iterator[Wrong]:
        """Each word with a preposition that it does not allow."""
        for index, following in enumerate(line.words[1:]):
            if following not in self.wrongs or not line.glued(index):
                continue
            word, after = line.words[index], line.after(index + 1)
            if word in _FIRST or (following == "of" and word in _BEFORE_OF):
                if _row(line, index):
                    yield Wrong(index, "")
            elif self._suspect(word, following) and _object(after, following):
                meant = self._meant(line, index)
                if meant:
                    yield Wrong(index, meant)

    def _suspect(self, word: str, following: str) -> bool:
        """Whether the two words may be wrong side by side, before the words around them are looked at."""
        if (word, following) in self.table:
            return True
        return _no_noun(word) if following == "of" else word in self.transitive or word in _ABOUT or word in _FROM

    def _meant(self, line: Line, index: int) -> str:
        word, wrong, after = line.words[index : index + 3]
        right = self.table.get((word, wrong), "")
        if right:
            if word in _PREDICATIVE and (
                (line.before(index) not in _BEING and word != "away") or may_be(line.before(index) or "the", "VG")
            ):
                return ""
            if may_be(word, "N", "NS") and may_be(word, "V", "VZ") and not _as_verb(line, index):
                return ""  # “a focus of infection”
            phase = wrong == "from" and (_PHASE & set(line.words[index + 2 : index + 5]) or after[:1].isdigit())
            return "" if phase or line.before(index) in _SUPERLATIVE | ARTICLES else right
        if not counted(word):
            return ""
        if wrong == "of":
            return _no_of(line, index)
        verb = (
            (word in self.transitive or word in _ABOUT | _FROM)
            and not _RELATIVE & set(line.words[:index])
            and _as_verb(line, index)
            and not _contact(line, index)
        )
        if not verb:
            return ""
        if wrong == "to":
            return "-" if word in self.transitive and after in DETERMINERS else ""
        if wrong == "about":
            return "-" if word in _ABOUT and after in DETERMINERS and after not in ("all", "half", "every") else ""
        return "-" if wrong == "from" and word in _FROM else ""


def _row(line: Line, index: int) -> bool:
    """Two prepositions in a row, neither of them stranded: “suffers with from migraine”."""
    first, second, after = line.words[index], line.words[index + 1], line.after(index + 1)
    if (
        second not in _AFTER_ANY
        or first == second
        or second in _NOT_AFTER.get(first, ())
        or after in _FIXED.get(second, ())
    ):
        return False
    if not after or not line.before(index):
        return False
    if (after[:1].isdigit() or tags(after) == ("NUM",)) and (
        second != "to" or first not in ("of", "for", "within", "during")
    ):
        return False  # “of from five to ten”
    before = line.words[index - 1]
    stranded = may_be(before, "VN", "VD") or _RELATIVE & set(line.words[: index - 1]) or "to" in line.words[: index - 1]
    contact = _contact(line, index)
    if second == "of" and first != "in":
        stranded = False
    return not stranded and not contact and before not in ("-", "and", "or", "instead", "because", "outside", "ahead")


def _contact(line: Line, index: int) -> bool:
    """Whether a clause without a relative pronoun ends here: “the teeth he chews with”, “any care you may need”."""
    return any(
        line.words[at] in SUBJECT_PRONOUNS and may_be(line.before(at) or "the", "N", "NS")
        for at in range(max(1, index - 4), index)
    )


def _object(after: str, wrong: str) -> bool:
    if not after or (wrong == "to" and may_be(after, "V") and after not in DETERMINERS):
        return False
    readings = set(tags(after))
    return after in DETERMINERS or after in _OBJECTS or readings <= {"N", "NS", "ADJ", "NUM", "NAME", "VG"}


@cache
def _no_noun(word: str) -> bool:
    return counted(word) and not may_be(word, "N", "NS") and word not in _TAKE_OF


def _no_of(line: Line, index: int) -> str:
    """“-” for a verb, “by” for a passive and “for” for an adjective that takes no “of”."""
    word, readings = line.words[index], set(tags(line.words[index]))
    if readings <= {"V", "VZ"}:
        return "-" if word not in _TAKE_OF and _as_verb(line, index) else ""
    at = index - 1
    while line.before(at + 1) and tags(line.words[at]) == ("ADV",):
        at -= 1
    if not line.before(at + 1) or line.words[at] not in _BEING or _SUPERLATIVE & set(line.words[at:index]):
        return ""
    if readings <= {"VN", "VD"}:
        return "by" if word not in _PARTICIPLE_OF else ""
    allowed = word in _ADJECTIVE_OF or word.endswith(("ive", "est", "er", "less"))
    return "for" if readings == {"ADJ"} and not allowed else ""


def _as_verb(line: Line, index: int) -> bool:
    """Whether a word that may be a verb stands where only a verb can."""
    before = line.before(index)
    if not before:
        return index == 0 or line.words[index - 1] not in ("the", "a")
    third = tags(line.words[index]) == ("VZ",) and set(tags(before)) <= {"N", "NAME", "PRON"}
    return before in _SUBJECT or third or tags(before) in (("ADV",), ("NS",))
