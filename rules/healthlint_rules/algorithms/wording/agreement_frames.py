"""Subjects and verbs that disagree across a relative pronoun, a preposition, a pronoun or “there”: “people who suffers”. Own method."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from healthlint_rules.algorithms.language.lexical_classes import (
    DETERMINERS,
    PREPOSITIONS,
    counted,
    may_be,
    tags,
    word_set,
)
from healthlint_rules.algorithms.language.line import Line
from healthlint_rules.algorithms.wording.agreement import (
    COLLECTIVE,
    INVERTING,
    OPENERS,
    PEOPLE,
    PLURAL_VERBS,
    SINGULAR_VERBS,
    Clash,
    base_of,
    goes_on,
    is_plural,
    is_singular,
    plural_of,
)
from healthlint_rules.algorithms.wording.noun_numbers import UNCOUNTED

_INDEFINITE = word_set(
    "everyone everybody anyone anybody someone somebody nobody everything anything something nothing"
)
_WHO = word_set("anyone someone everyone somebody anybody everybody person patient child woman man")
_PERSONS = word_set(
    "people patients women men children adults babies infants doctors nurses parents mothers smokers runners athletes teenagers others those"
)
_CLAUSE = (OPENERS - {"since"}) | word_set("that but once whereas")
_QUANTITY = word_set(
    "number lot few couple variety range handful host multitude wide many great good dozen hundred thousand million large small huge "
    "combination percentage portion proportion fraction share minority subset amount total growing limited vast whole series bunch plethora long short wealth set pair list group minimum maximum"
)

_HEADS = (
    (DETERMINERS - word_set("many all most more some any no half few both that what"))
    | PEOPLE
    | word_set("patients symptoms")
)
_OBJECTS = (DETERMINERS - {"that", "such", "all", "other", "certain"}) | {"to", "you"}
_ONE_OF = word_set("a an the this each every any")
_NOT_NOUN = word_set("DET PRON P AUX WH CONJ ADV")
_MANY_ENDS = ("s", "a", "ae", "i", "men", "lice", "mice", "teeth", "feet")
_SAME_PAST = word_set(
    "let be cost hit put cut hurt burst spread bet cast fit quit split shut set read beat bid shed thrust rid"
)
_MANY = word_set("many most some few all several")
_BETWEEN = word_set("of in on around for with near at under behind inside during after against to from")

Frame = Callable[[Line, int], Clash | None]


def far_clashes(line: Line) -> Iterator[Clash]:
    """Disagreements of a sentence from left to right."""
    words = line.words
    for index, word in enumerate(words):
        frame = _FRAMES.get(word)
        if frame and (found := frame(line, index)):
            yield found
    if words and (found := _bare(line) or _gerund(line)):
        yield found


def _who(line: Line, index: int) -> Clash | None:
    """“People who suffers”, “anyone who have”, “symptoms that gets worse”."""
    noun, verb = line.before(index), line.after(index)
    before = line.before(index - 1)
    if not noun or not verb or before == "of" or "one" in line.words[max(0, index - 6) : index]:
        return None
    who = line.words[index] == "who"
    if not who and PREPOSITIONS.intersection(line.words[max(0, index - 6) : index - 1]):
        return None
    start = index - 1
    many = noun in _PERSONS if who else is_plural(noun) or noun in PEOPLE
    if many and (who or (before in DETERMINERS | {""} or tags(before)[0] in ("V", "VZ", "VG"))):
        right = SINGULAR_VERBS.get(verb) or (base_of(verb) if _third(verb) else "")
        return Clash(start, index + 2, f"{noun} {line.words[index]} {right}", "relative") if right else None
    named = noun in _WHO if who else (is_singular(noun) and noun not in COLLECTIVE and before in _ONE_OF)
    if named:
        right = PLURAL_VERBS.get(verb) or (plural_of(verb) if _base(line, index + 1) else "")
        return Clash(start, index + 2, f"{noun} {line.words[index]} {right}", "relative") if right else None
    return None


def _phrase(line: Line, index: int) -> Clash | None:
    """“The symptoms of the disease includes”, “the pain in the joints are”: the head, a preposition and a noun phrase."""
    opener = line.words[index]
    if not _begins(line, index):
        return None
    head = _head(line, index)
    last = _end(line, head) if head >= 0 else -1
    verb = line.after(last) if last >= 0 else ""
    if not verb or not counted(line.words[last]):
        return None
    noun, right = line.words[head], ""
    if (is_plural(noun, "VZ") and noun not in COLLECTIVE) or noun in PEOPLE:
        right = SINGULAR_VERBS.get(verb) or (base_of(verb) if tags(verb) == ("VZ",) and counted(verb) else "")
    elif _one_thing(noun, opener) and noun not in COLLECTIVE and noun not in _QUANTITY:
        before = line.word(index - 1)
        if verb in PLURAL_VERBS and not (verb.startswith("were") and before in {"if", "unless"}):
            right = PLURAL_VERBS[verb]
        elif tags(verb) == ("V",) and _base(line, last + 1) and (not index or before in OPENERS):
            right = plural_of(verb)
    return Clash(index, last + 2, right, "phrase") if right else None


def _end(line: Line, head: int) -> int:
    """The index of the last noun of a phrase, past one preposition; -1 where it cannot be told."""
    if line.after(head) not in _BETWEEN:
        return head
    at = head + 2
    if line.here(at) in DETERMINERS:
        at += 1
    return _head(line, at - 1)


def _bare(line: Line) -> Clash | None:
    """“Symptoms includes”, “most patients has”, “smoking increase the risk”: a bare noun at the head of a sentence."""
    many = line.words[0] in _MANY
    at = _head(line, 0 if many else -1) if many or not _NOT_NOUN.intersection(tags(line.words[0])) else -1
    noun, verb = line.word(at), line.after(at)
    if at < 0 or not verb or noun in COLLECTIVE - PEOPLE:
        return None
    if is_plural(noun) or noun in PEOPLE:
        right = SINGULAR_VERBS.get(verb, "") or (base_of(verb) if tags(verb) == ("VZ",) and counted(verb) else "")
    elif many or at or not {"N", "VG"}.issuperset(tags(noun)) or noun.endswith(_MANY_ENDS) or not counted(noun):
        return None
    else:
        fits = tags(noun) == ("VG",) or is_singular(noun, "VG")
        right = (
            PLURAL_VERBS.get(verb)
            or (plural_of(verb) if _base(line, 1) and line.after(1) in _OBJECTS | PREPOSITIONS else "")
            if fits
            else ""
        )
    return Clash(0, at + 2, right, "bare") if right else None


def _gerund(line: Line) -> Clash | None:
    """“Stretching the muscles are important”; not “covering the lungs are two layers”."""
    if line.words[0][-3:] != "ing" or line.after(0) not in DETERMINERS or tags(line.words[0])[0] != "VG":
        return None
    at = _head(line, 1)
    verb, after = line.after(at), line.after(at + 1)
    if at < 0 or not is_plural(line.words[at], "VZ") or verb not in PLURAL_VERBS or tags(after or "the")[0] != "ADJ":
        return None
    following = line.after(at + 2)
    if following and tags(following)[0] in ("N", "NS", "ADJ", "NAME", "CONJ"):
        return None
    return Clash(0, at + 2, PLURAL_VERBS[verb], "gerund")


def _they(line: Line, index: int) -> Clash | None:
    """“They causes”, “you feels”, “we needs”."""
    verb = line.after(index)
    opens = not line.before(index) or line.before(index) in OPENERS
    if not _third(verb) or (line.words[index] == "you" and may_be(verb, "NS") and not opens):
        return None
    return Clash(index, index + 2, f"{line.words[index]} {base_of(verb)}", "pronoun")


def _it(line: Line, index: int) -> Clash | None:
    """“It help”, “she need”: only at the head of a clause, and never in questions and wishes."""
    verb = line.after(index)
    if not (_base(line, index + 1) or _plain(verb)) or (
        index and line.before(index) and line.before(index) not in OPENERS | {"and", "but", "so"}
    ):
        return None
    if INVERTING.intersection(line.words[:index]):
        return None
    return Clash(index, index + 2, f"{line.words[index]} {plural_of(verb)}", "pronoun")


def _pointing(line: Line, index: int) -> Clash | None:
    """“These is”, “this are”."""
    word, verb = line.words[index], line.after(index)
    right = PLURAL_VERBS.get(verb) if word == "this" else SINGULAR_VERBS.get(verb)
    if not right:
        return _phrase(line, index)
    if not (index == 0 or line.before(index) in OPENERS) or INVERTING.intersection(line.words[:index]):
        return None
    wish = verb.startswith("were") and index
    return None if wish else Clash(index, index + 2, f"{word} {right}", "pronoun")


def _indefinite(line: Line, index: int) -> Clash | None:
    """“Everyone are”, “nobody have”."""
    verb = line.after(index)
    right = PLURAL_VERBS.get(verb) or (plural_of(verb) if _plain(verb) else "")
    if not right or not (index == 0 or line.before(index) in OPENERS) or verb.startswith("were"):
        return None
    if INVERTING.intersection(line.words[:index]):
        return None
    return Clash(index, index + 2, f"{line.words[index]} {right}", "pronoun")


def _there(line: Line, index: int) -> Clash | None:
    """“There is symptoms”, “there are no evidence”, “there are a risk”."""
    verb, opener = line.after(index), line.after(index + 1)
    if verb in {"is", "was"} and is_plural(opener) and not goes_on(line, index + 2):
        return Clash(index, index + 3, f"there {SINGULAR_VERBS[verb]} {opener}", "there")
    if verb not in {"are", "were"} or "if" in line.words[:index] or opener not in {"a", "an", "no", "any", "some"}:
        return None
    at = index + 3
    while line.glued(at - 1) and tags(line.word(at)) == ("ADJ",) and line.word(at) not in _QUANTITY:
        at += 1
    noun = line.here(at)
    if not noun or noun in _QUANTITY or goes_on(line, at):
        return None
    wrong = (is_singular(noun) and noun not in COLLECTIVE) or (opener not in {"a", "an"} and noun in UNCOUNTED)
    if opener in {"no", "some", "any"} and noun not in UNCOUNTED:
        return None
    return Clash(index, at + 1, f"there {PLURAL_VERBS[verb]}", "there") if wrong else None


_FRAMES: dict[str, Frame] = {
    **dict.fromkeys(("who", "that", "which"), _who),
    **dict.fromkeys(("they", "we", "you"), _they),
    **dict.fromkeys(("it", "he", "she"), _it),
    **dict.fromkeys(_INDEFINITE, _indefinite),
    **dict.fromkeys(_HEADS, _phrase),
    **dict.fromkeys(("these", "those", "this"), _pointing),
    "there": _there,
}


def _begins(line: Line, index: int) -> bool:
    """Whether a clause begins here."""
    if index == 0 or line.words[index - 1] in _CLAUSE:
        return True
    return not line.glued(index - 1) and line.stops[index] in {",", ";", ":"}


def _head(line: Line, start: int) -> int:
    """The index of the noun that ends a noun phrase of plain modifiers after ``start``; -1 for none."""
    at = start if line.words[start] in _HEADS - DETERMINERS else start + 1
    while at < start + 4 and (line.glued(at - 1) or at == 0):
        word, after = line.word(at), line.after(at)
        readings = set(tags(word))
        if (
            (readings & {"N", "NS"} or word in PEOPLE)
            and counted(word)
            and not (
                after
                and set(tags(after)) & {"N", "NS", "ADJ"}
                and after not in PREPOSITIONS
                and not set(tags(after)) & {"VZ"}
            )
        ):
            return at
        if not readings <= {"ADJ", "N", "VN"}:
            return -1
        at += 1
    return -1


def _one_thing(noun: str, opener: str) -> bool:
    """Whether a noun behind a determiner is singular; it may be a verb elsewhere (“the cause”)."""
    if opener in {"these", "those"} or noun.endswith(("s", "ae", "a", "i", "men")):
        return False
    return (
        {"N", "V", "ADJ", "VN", "VD"}.issuperset(tags(noun))
        and "N" in tags(noun)
        and tags(noun)[0] in ("N", "V")
        and "NS" in tags(plural_of(noun))
    )


def _third(verb: str) -> bool:
    """Whether a word can only be a third person or a plural."""
    return (
        bool(verb)
        and verb.endswith("s")
        and counted(verb)
        and may_be(verb, "VZ")
        and not may_be(verb, "V", "N", "ADJ", "ADV", "P")
    )


def _plain(verb: str) -> bool:
    """Whether a word is a base form or a noun, and no past."""
    readings = set(tags(verb or "the"))
    return "V" in readings and readings <= {"V", "N"} and counted(verb) and verb not in _SAME_PAST


def _base(line: Line, at: int) -> bool:
    """Whether the word at an index is a base form: by itself, or by its object."""
    verb, readings = line.here(at), set(tags(line.word(at)))
    if not verb or "V" not in readings or not counted(verb) or verb in _SAME_PAST:
        return False
    return readings == {"V"} or (readings == {"V", "N"} and line.after(at) in _OBJECTS)
