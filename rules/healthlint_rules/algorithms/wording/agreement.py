"""Number agreement read from a dictionary of word readings: determiner and noun, subject and verb. Own method.

A subject is read only where a clause surely begins and only as determiner, modifiers and noun: nothing that could be the tail
of a longer phrase (“a number of patients are”) is judged, and no word that has a reading in both numbers.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from healthlint_rules.algorithms.language.lexical_classes import (
    DETERMINERS,
    FINITE_AUXILIARIES,
    NUMBERS,
    OBJECT_PRONOUNS,
    PREPOSITIONS,
    counted,
    tags,
    word_set,
)
from healthlint_rules.algorithms.language.line import Line

PLURAL_DETERMINERS = word_set(
    "these those many several few both various numerous two three four five six seven eight nine ten"
)
SINGULAR_DETERMINERS = word_set("a an this each every another")
SINGULAR_VERBS = {
    "is": "are",
    "was": "were",
    "has": "have",
    "does": "do",
    "isn't": "aren't",
    "doesn't": "don't",
    "hasn't": "haven't",
}
PLURAL_VERBS = {plural: singular for singular, plural in SINGULAR_VERBS.items()}
PLURAL_COUNT = word_set("many several few various numerous three four five six")
_BOTH = word_set("has does is isn't hasn't doesn't")
PRONOUN_VERBS = {
    **dict.fromkeys(("they", "we"), _BOTH | {"was"}),
    "you": _BOTH | {"was"},
    **dict.fromkeys(("he", "she", "it"), word_set("have are do don't aren't haven't")),
}
INVERTING = word_set(
    "do does did can could may might must shall should will would let make makes made help helps not only nor neither had"
)
OPENERS = word_set("if when because although while since unless whether")
PEOPLE = word_set("people women men children")
# singular words that stand for many, plural ones that are one thing, and words that count
COLLECTIVE = word_set(
    "people staff team public family majority minority number rest percent couple police half group data media bacteria range variety lot pair "
    "committee board government public audience crowd faculty crew class company council press elderly young old sick poor rich few third quarter "
    "range series species means news diabetes measles mumps rabies herpes shingles hives rickets physics genetics athletics gymnastics aerobics "
    "obstetrics pediatrics paediatrics mathematics economics statistics ethics states nations headquarters institutes centers centres offspring "
    "fish sheep aircraft deer biceps triceps forceps pelvis pancreas lens gas bus virus fetus foetus uterus sinus pus mucus process access progress "
    "illness abscess class mass loss glass dress press happiness analysis diagnosis basis crisis sepsis years months weeks days hours minutes "
    "times dollars pounds grams milligrams miles degrees inches feet percent plus minus thus works women men children person majority total remainder "
    "more most less dens contrasts subspecies pons one kind sort type hundred thousand million dozen pain us less minus amount gallows crossroads barracks innings proceeds kudos bellows scissors "
    "what that this lots loads plenty sars aids cells sperm scabies"
)

TRIGGERS = PLURAL_DETERMINERS | SINGULAR_DETERMINERS | OPENERS | PRONOUN_VERBS.keys() | {"there"}


@dataclass(frozen=True, slots=True)
class Clash:
    """Words ``start`` to ``end`` that disagree, and what would agree; kind is “noun” or “verb”."""

    start: int
    end: int
    suggestion: str
    kind: str


def clashes(line: Line) -> Iterator[Clash]:
    """Disagreements of a sentence from left to right."""
    places = [index for index, word in enumerate(line.words) if word in TRIGGERS]
    for index in [0, *places] if places[:1] != [0] and line.words else places:
        word = line.words[index]
        found = None
        if word in PLURAL_DETERMINERS or word in SINGULAR_DETERMINERS:
            found = _noun(line, index)
        elif word in PRONOUN_VERBS:
            found = _pronoun(line, index)
        elif word == "there":
            found = _there(line, index)
        if not found and (index == 0 or word in OPENERS):
            found = _verb(line, index + (word in OPENERS))
        if found:
            yield found


def _noun(line: Line, start: int) -> Clash | None:
    """“These symptom”, “a muscles”."""
    plural = line.words[start] in PLURAL_DETERMINERS
    if line.word(start - 1) in {"a", "an", "one", "of", "such", "what", "half"} or line.word(start - 1) == "per":
        return None
    index = start + 1
    while tags(line.word(index)) == ("ADJ",):
        index += 1
    noun = line.word(index)
    if plural == noun.endswith("s") or any(line.stops[start + 1 : index + 1]):
        return None
    if not noun or index > start + 3 or not counted(noun) or goes_on(line, index):
        return None
    if line.word(start) == "each" and line.word(start - 1) in FINITE_AUXILIARIES:  # “they are each parts of it”
        return None
    if line.word(start - 1) == "in" and line.words[start] in NUMBERS:  # “one in four”
        return None
    if line.words[start] == "both" and "and" in line.words[index : index + 8]:
        return None
    if plural and is_singular(noun):
        return Clash(start, index + 1, plural_of(noun), "noun") if noun not in COLLECTIVE else None
    if not plural and is_plural(noun):
        return Clash(start, index + 1, noun[:-1], "noun")
    return None


def goes_on(line: Line, index: int) -> bool:
    """Whether another noun, a hyphen or a slash may go on the phrase."""
    if index + 1 >= len(line.words):
        return False
    stop = line.stops[index + 1]
    if stop in {"-", "–", "/", "'", "’", "and", "&"} or stop.startswith(("-", "/", "–", "(“", '("')):
        return True
    after = line.here(index + 1)
    return (
        bool(after)
        and (
            any(tag in ("N", "NS", "NAME", "VG", "ADJ", "NUM", "VN", "GEN") for tag in tags(after))
            or after in {"and", "or", "to", "per"}
        )
        and after not in FINITE_AUXILIARIES
        and after not in PREPOSITIONS - {"to", "per"}
    )


def _pronoun(line: Line, index: int) -> Clash | None:
    """“They has”, “it have”, “he don't”; not in questions, wishes and behind “let”."""
    verb = line.here(index + 1)
    if verb not in PRONOUN_VERBS[line.words[index]]:
        return None
    opens = index == 0 or line.word(index - 1) in OPENERS | {"and", "but", "so"} or "," in line.stops[index]
    wish = verb in {"were", "weren't"} or not {"if", "unless", "whether"}.isdisjoint(
        line.words[max(0, index - 1) : index]
    )
    if not opens or (wish and verb in {"were", "weren't"}) or INVERTING.intersection(line.words[:index]):
        return None
    right = SINGULAR_VERBS.get(verb) or PLURAL_VERBS[verb]
    return Clash(index, index + 2, f"{line.words[index]} {right}", "verb")


def _there(line: Line, index: int) -> Clash | None:
    """“There is many reasons”."""
    if line.here(index + 1) not in {"is", "was", "isn't", "wasn't"} or line.here(index + 2) not in PLURAL_COUNT:
        return None
    noun = next((i for i in range(index + 3, min(index + 6, len(line.words))) if is_plural(line.words[i])), -1)
    if noun < 0 or any(line.stops[index + 3 : noun + 1]):
        return None
    return Clash(index, index + 3, f"there {SINGULAR_VERBS.get(line.words[index + 1], 'were')}", "verb")


def _verb(line: Line, start: int) -> Clash | None:
    """“The muscles is tight”, “the doctor recommend rest”, at the head of a clause."""
    opener = line.word(start)
    if opener not in DETERMINERS | PEOPLE or opener in {
        "many",
        "all",
        "most",
        "more",
        "some",
        "any",
        "no",
        "half",
        "few",
        "both",
        "that",
        "what",
    }:
        return None
    index = start if opener in PEOPLE else start + 1
    while _modifier(line.word(index)) and tags(line.here(index + 1) or "of")[0] in ("N", "NS", "ADJ"):
        index += 1
    noun, verb = line.here(index), line.here(index + 1)
    if not noun or not verb or index - start > 3 or (noun in COLLECTIVE and noun not in PEOPLE) or not counted(noun):
        return None
    plural = noun in PEOPLE or is_plural(noun, "VZ")
    singular = not plural and is_singular(noun) and opener not in {"these", "those"}
    if plural and verb in SINGULAR_VERBS:
        return Clash(start, index + 2, SINGULAR_VERBS[verb], "verb")
    if singular and verb in PLURAL_VERBS and not (verb.startswith("were") and line.word(start - 1) in {"if", "unless"}):
        return Clash(start, index + 2, PLURAL_VERBS[verb], "verb")
    if not counted(verb) or not is_complement(line, index + 1):
        return None
    if plural and tags(verb)[0] == "VZ":
        return Clash(start, index + 2, base_of(verb), "verb")
    if singular and tags(verb)[0] == "V" and "VN" not in tags(verb) and "VD" not in tags(verb):
        return Clash(start, index + 2, plural_of(verb), "verb")
    return None


def is_complement(line: Line, verb: int) -> bool:
    """Whether what follows makes the word before it a verb."""
    after = line.here(verb + 1)
    if after in DETERMINERS or after in OBJECT_PRONOUNS or after in PREPOSITIONS - {"of", "than"}:
        return True
    linking = line.words[verb].startswith(("becom", "seem", "feel", "remain", "look", "get"))
    return linking and bool(after) and tags(after)[0] == "ADJ"


def _modifier(word: str) -> bool:
    found = tags(word)
    return found[0] in ("ADJ", "N", "VN") and "NS" not in found and word not in COLLECTIVE


def is_singular(word: str, *others: str) -> bool:
    """Whether a word is a singular noun, no verb, with a plural that is known; ``others``: readings besides that it may have."""
    if word.endswith(("s", "ae", "a", "i", "men")) or (
        tags(word)[0] != "N" and not others
    ):  # Latin plurals, “diabetes”
        return False
    readings = set(tags(word))
    return (
        "N" in readings
        and {"N", "ADJ", *others} >= readings
        and "NS" in tags(plural_of(word))
        and counted(plural_of(word))
    )


def is_plural(word: str, *others: str) -> bool:
    """Whether a word is the plural of a known noun; ``others``: readings besides that it may have."""
    if not word.endswith("s") or word.endswith(("ss", "is", "us")) or word in COLLECTIVE or tags(word)[0] != "NS":
        return False
    base = base_of(word)
    return {"NS", *others}.issuperset(tags(word)) and counted(base) and "N" in tags(base)


def plural_of(word: str) -> str:
    """The regular plural of a noun, the third person of a verb."""
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")


def base_of(word: str) -> str:
    """What a regular plural or third person comes from."""
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-2] if word.endswith(("sses", "shes", "ches", "xes", "zes", "oes")) else word[:-1]
