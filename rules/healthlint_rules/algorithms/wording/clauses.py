"""Does a finite clause, a noun phrase or something else follow a connective? A shallow chunker without a tagger.

A subject noun phrase is read word by word over the readings of ``lexical_classes``; a finite verb must agree with it
and gets a grade: ``STRONG`` (an auxiliary, a word that is nothing but a verb) or ``WEAK`` (a noun would fit too).
Rules that call a clause wrong ask for STRONG; rules that need one are content with WEAK. Own method.
"""

from __future__ import annotations

import msgspec

from healthlint_rules.algorithms.language.lexical_classes import (
    AUXILIARIES,
    DEMONSTRATIVES,
    DETERMINERS,
    FINITE_AUXILIARIES,
    INDEFINITE_PRONOUNS,
    MODALS,
    NUMBERS,
    OBJECT_PRONOUNS,
    POSSESSIVES,
    PREPOSITIONS,
    QUANTIFIERS,
    SUBJECT_PRONOUNS,
    SUBORDINATORS,
    WH_WORDS,
    counted,
    first_tag,
    tags,
)
from healthlint_rules.algorithms.language.line import Line

WEAK, STRONG = 1, 2
MODIFIERS = frozenset({"ADJ", "VN", "VG", "N", "NS", "NAME", "GEN", "NUM"})
NOMINAL = frozenset({"N", "NS", "NAME", "VG", "NUM"})
POSTMODIFIERS = PREPOSITIONS & {
    "of",
    "in",
    "on",
    "at",
    "for",
    "with",
    "from",
    "to",
    "around",
    "between",
    "near",
    "within",
}
ADVERBS = frozenset(
    [
        *("always", "also", "already", "even", "ever", "first", "just", "never", "not", "now", "often", "once", "only"),
        *("quite", "rather", "really", "simply", "so", "still", "then", "too", "usually", "very", "well", "sometimes"),
        *("both", "all", "each"),
    ]
)
PARTICLES = frozenset({"up", "down", "off", "out", "away"})
IMPERATIVE = frozenset({"please", "do", "don't", "never"})
CLAUSE_OPENERS = (SUBORDINATORS | WH_WORDS | {"that"}) - {"than", "so"}


class Clause(msgspec.Struct, frozen=True):
    """A finite clause: where its subject begins, where its verb stands, how sure the verb is one."""

    subject: int
    verb: int
    grade: int

    def joined(self, line: Line) -> bool:
        """Whether the subject holds a coordination that may join more than two bare nouns.

        “Considering surgery and many are afraid” is two clauses, “considering symptoms and signs are alike” is one.
        """
        for index in range(self.subject, self.verb):
            if line.words[index] in {"and", "or"} and not (
                index + 2 == self.verb and set(tags(line.words[index + 1])) <= {"N", "NS"}
            ):
                return True
        return False


def finite_clause(line: Line, start: int) -> Clause | None:
    """The finite clause whose subject begins at ``start``; None where none can be read before the next stop."""
    index = _skip_adverbs(line, start)
    word = line.word(index)
    if not word or (index > start and line.stops[index]):
        return None
    if "'" in word and word.partition("'")[0] in SUBJECT_PRONOUNS | {"that"}:  # they'll, it's
        return Clause(index, index, STRONG)
    if word in SUBJECT_PRONOUNS | INDEFINITE_PRONOUNS:
        return _predicate(line, index, index + 1, word not in {"he", "she", "it", "there", *INDEFINITE_PRONOUNS})
    if word in DEMONSTRATIVES | {"some", "many", "most", "few", "others", "both"}:
        plural = word not in {"this", "that"}
        found = _predicate(line, index, index + 1, plural)
        if found and found.grade == STRONG:
            return found
    return _after_noun_phrase(line, index, index)


def noun_phrase_end(line: Line, start: int) -> int:
    """One past the longest noun phrase that begins at ``start``; ``start`` if there is none."""
    index = _skip_determiners(line, start)
    end = start
    while index < len(line.words) and (index == start or not line.stops[index]):
        word = line.words[index]
        if word in FINITE_AUXILIARIES or word in PREPOSITIONS or word in OBJECT_PRONOUNS:
            break
        found = tags(word)
        if not MODIFIERS.intersection(found) and found[0] != "ADV":
            break
        if end > start and found[0] == "ADV":
            break
        if end > start and end == index and verb_grade(word, line.here(index + 1), _plural(line, index - 1)) == STRONG:
            break
        index += 1
        if NOMINAL.intersection(found):
            end = index
    return end


def _skip_determiners(line: Line, start: int) -> int:
    index = start
    while index < len(line.words) and (index == start or not line.stops[index]):
        word = line.words[index]
        if word in DETERMINERS or word in NUMBERS or word[:1].isdigit() or (word == "of" and index > start):
            index += 1
        else:
            break
    return index


def _skip_adverbs(line: Line, index: int) -> int:
    first = index
    while index < len(line.words) and (index == first or not line.stops[index]):
        word = line.words[index]
        if word in DETERMINERS or not (word in ADVERBS or tags(word) == ("ADV",)):
            break
        index += 1
    return index


def _after_noun_phrase(line: Line, subject: int, start: int, joined: bool = False, depth: int = 0) -> Clause | None:
    """Read noun phrases joined by prepositions and conjunctions until a finite verb stands after one."""
    index = _skip_determiners(line, start)
    determined = index > start and line.word(start) not in NUMBERS
    head = -1
    weak: Clause | None = None
    while index < len(line.words) and (index == start or not line.stops[index]):
        word = line.words[index]
        if head >= 0 and (found := _predicate(line, subject, index, _plural(line, head) or joined, determined)):
            if found.grade == STRONG:
                return found
            weak = weak or found
        if word in FINITE_AUXILIARIES or word in OBJECT_PRONOUNS or word in SUBJECT_PRONOUNS:
            return weak
        if head >= 0 and depth < 3 and (word in POSTMODIFIERS or word in {"and", "or"}):
            after = index + 1
            if line.here(after):
                plural = joined or word == "and" or _plural(line, head)
                return weak or _after_noun_phrase(line, subject, after, plural, depth + 1)
            return weak
        found_tags = tags(word)
        if not MODIFIERS.intersection(found_tags) and found_tags[0] != "ADV":
            return weak
        if NOMINAL.intersection(found_tags):
            head = index
        index += 1
    return weak


def _plural(line: Line, head: int) -> bool:
    return "NS" in tags(line.words[head]) or line.words[head] in {"people", "children", "women", "men", "feet", "teeth"}


def _predicate(line: Line, subject: int, index: int, plural: bool, determined: bool = True) -> Clause | None:
    """The finite verb at ``index``, past adverbs, if one stands there."""
    if not line.here(index):
        return None
    verb = _skip_adverbs(line, index)
    if verb > index and line.word(verb - 1) == "no":
        return None
    word = line.here(verb)
    if not word:
        return None
    grade = verb_grade(word, line.here(verb + 1), plural, line.word(subject), determined)
    return Clause(subject, verb, grade) if grade else None


def verb_grade(word: str, after: str, plural: bool, subject: str = "", determined: bool = False) -> int:
    """How surely ``word`` is a finite verb of a plural or singular subject; 0 for not at all."""
    if word in MODALS or word in AUXILIARIES:
        return STRONG
    if word in PREPOSITIONS or word in DETERMINERS:
        return 0
    found = tags(word)
    if after in {"that", "which", "who", "whose"} and len(found) > 1:
        return 0
    opens_object = after in DETERMINERS or after in POSSESSIVES or after in OBJECT_PRONOUNS or after in SUBJECT_PRONOUNS
    personal = subject in SUBJECT_PRONOUNS or subject in INDEFINITE_PRONOUNS
    if personal and not plural and "NS" in found:
        return STRONG
    if "VZ" in found and after in PARTICLES and counted(word):
        return STRONG
    if "VZ" in found and (not plural or subject in QUANTIFIERS):
        sure = (
            found == ("VZ",)
            or personal
            or (opens_object and counted(word))
            or (found[0] == "VZ" and (determined or _open(after)))
        )
        return STRONG if sure else WEAK
    if "V" in found and plural:
        adverb = bool(after) and tags(after) == ("ADV",)
        sure = found[0] == "V" or personal or opens_object or adverb
        return STRONG if sure else WEAK
    if "VD" in found:
        return STRONG if found == ("VD",) or (personal and found[0] in {"VD", "VN"}) else WEAK
    return 0


def _open(after: str) -> bool:
    """Whether a word goes on a predicate rather than a compound noun."""
    return bool(after) and first_tag(after) in {"ADJ", "ADV", "VG", "NS", "NUM"}


def has_main_clause(line: Line, end: int) -> bool:
    """Whether a finished main clause stands before ``end``: more finite verbs than words that open clauses."""
    begin = max((i for i in range(end) if _restarts(line, i)), default=0)
    main = later_clause(line, begin + 1) if line.words[begin] in CLAUSE_OPENERS else -1
    begin = main if begin < main < end else begin
    verbs = openers = 0
    for index in range(begin, end):
        word = line.words[index]
        if index == begin and (first_tag(word) == "V" or word in IMPERATIVE):
            verbs += 1
        elif word in CLAUSE_OPENERS and not (
            word in {"before", "after", "since", "as"} and not finite_clause(line, index + 1)
        ):
            openers += 1
        elif index > begin and _finite(line, index):
            verbs += 1
    return verbs > openers


def _restarts(line: Line, index: int) -> bool:
    stop = line.stops[index]
    word = line.words[index]
    return ";" in stop or word == "but" or ("," in stop and word in {"and", "or", "so"})


def _finite(line: Line, index: int) -> bool:
    word = line.words[index]
    past = index - 1
    while past > 0 and not line.stops[past + 1] and tags(line.words[past])[0] == "ADV":
        past -= 1
    before = line.words[past]
    if word in FINITE_AUXILIARIES:
        return before not in FINITE_AUXILIARIES and before != "to"
    found = tags(word)
    if before in PREPOSITIONS or before in DETERMINERS or before in FINITE_AUXILIARIES:
        return False
    if found[0] == "VZ":
        return True
    bare = found[0] == "V" or ("V" in found and tags(before)[0] == "NS")  # "babies sleep"; plurals seldom modify
    return bare and ("NS" in tags(before) or before in SUBJECT_PRONOUNS)


def later_clause(line: Line, start: int) -> int:
    """The index of the first word after a comma at which a finite clause begins; -1 if there is none."""
    for index in range(start, len(line.words)):
        if "," in line.stops[index]:
            word = line.words[index]
            end = noun_phrase_end(line, index)
            broken_off = end > index and end < len(line.words) and line.stops[end][:1] in {"—", "–", "("}
            if finite_clause(line, index) or broken_off or first_tag(word) == "V" or word in IMPERATIVE:
                return index
    return -1


def ends_with(line: Line, end: int, phrases: set[tuple[str, ...]]) -> int:
    """How many words right before ``end`` form one of the phrases; 0 if none does."""
    for size in (4, 3, 2, 1):
        if (
            end >= size
            and tuple(line.words[end - size : end]) in phrases
            and not any(line.stops[end - size + 1 : end + 1])
        ):
            return size
    return 0
