"""Number of nouns behind “one of the”, “much”, “fewer”, “other” or a figure, and “a” or “an”: “one of the reason”, “for 30 minute”. Own method."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from healthlint_rules.algorithms.language.lexical_classes import MODALS, NUMBERS, POSSESSIVES, counted, tags, word_set
from healthlint_rules.algorithms.language.line import Line
from healthlint_rules.algorithms.wording.agreement import (
    COLLECTIVE,
    PLURAL_VERBS,
    Clash,
    base_of,
    goes_on,
    is_plural,
    is_singular,
    plural_of,
)

_ONE = word_set("one each either neither")
_COUNTS = word_set("number variety couple series")
_MASS = word_set("most some all few")  # “most of the body”
_SEVERAL = _COUNTS | _MASS | word_set("many several both")
_POINTING = word_set("these those")
_DEFINITE = POSSESSIVES | _POINTING | {"the"}
UNCOUNTED = word_set(
    "pain advice information evidence knowledge equipment exposure research damage bleeding swelling stress sleep water blood help progress housework "
    "nausea fatigue weakness tiredness stiffness redness itching inflammation fluid alcohol caffeine sugar salt oxygen energy strength"
)
_UNITS = word_set(
    "minute hour day week month year tablet capsule dose pound calorie cup glass night pill teaspoon tablespoon gram kilogram serving portion"
)
_COUNTING = NUMBERS - word_set("one half zero hundred thousand million dozen")
_NAMED = word_set("day week month year phase type stage step figure table grade chapter version part size number")
_CONSONANT_SOUND = re.compile(r"uni(?!n|m|d)|us[aeu]|eu|one|once|ut[ei]|ur[aeio]|ub|ufo|ewe")
_SILENT_H = re.compile(r"hour|honest|honou?r|heir")

Frame = Callable[[Line, int], Clash | None]


def noun_clashes(line: Line) -> Iterator[Clash]:
    """Nouns of the wrong number, and articles of the wrong sound, from left to right."""
    for index, word in enumerate(line.words):
        frame = _FRAMES.get(word)
        if frame and (found := frame(line, index)):
            yield found


def _partitive(line: Line, index: int) -> Clash | None:
    """“One of the reason”, “each of these condition”, “a number of patient”."""
    before, opener = line.before(index), line.after(index)
    if before not in _ONE | _SEVERAL or not opener or (before == "number" and line.before(index - 1) != "a"):
        return None
    definite = opener in _DEFINITE
    if definite and before in _MASS and opener not in _POINTING:
        return None
    if not definite and before not in _COUNTS:
        return None
    at = low = index + 1 + definite
    while line.glued(at - 1) and (tags(line.word(at))[0] == "ADJ" or line.word(at) in ("most", "more", "least")):
        at += 1
    noun = line.here(at)
    if not noun or at > low + 3 or not is_singular(noun, "V") or (tags(noun)[0] != "N" and at == low):
        return None
    verb = opener in _POINTING and tags(line.after(at) or "of")[0] == "VZ"  # “each of these condition needs”
    bracket = at + 1 < len(line.words) and line.stops[at + 1].startswith("(")
    if noun in COLLECTIVE | UNCOUNTED or bracket or (goes_on(line, at) and not verb):
        return None
    return Clash(index - 1, at + 1, plural_of(noun), "partitive")


def _much(line: Line, index: int) -> Clash | None:
    """“Too much symptoms”."""
    noun = line.after(index)
    if line.before(index) == "how" or not is_plural(noun) or tags(line.after(index + 1) or "of")[0] in ("N", "NS"):
        return None
    return Clash(index, index + 2, f"many {noun}", "much")


def _fewer(line: Line, index: int) -> Clash | None:
    """“Fewer pain”, “many advice”."""
    noun = line.after(index)
    if noun not in UNCOUNTED or goes_on(line, index + 1):
        return None
    right = "less" if line.words[index] == "fewer" else "little" if line.words[index] == "few" else "much"
    return Clash(index, index + 2, f"{right} {noun}", "uncounted")


def _verbal(line: Line, index: int) -> Clash | None:
    """“A changes in mood”, “this exercises make”: a plural that may be a verb elsewhere."""
    noun, after = line.after(index), line.after(index + 1)
    if (
        not {"NS", "VZ"}.issuperset(tags(noun or "the"))
        or not counted(noun)
        or noun in COLLECTIVE
        or noun == "helps"
        or noun[-1] != "s"
        or noun.endswith("ss")
    ):
        return None
    finite = after in PLURAL_VERBS or after in MODALS or tags(after or "the") == ("V",)
    if not finite and (line.words[index] == "this" or goes_on(line, index + 1)):
        return None
    return Clash(index, index + 2, f"{line.words[index]} {base_of(noun)}", "verbal")


def _unit(line: Line, index: int) -> Clash | None:
    """“For 30 minute”, “take two tablet”."""
    number = line.before(index)
    if not number or not (number in _COUNTING or (number.isdigit() and number != "1")):
        return None
    if goes_on(line, index) or line.after(index) == "old" or line.before(index - 1) in _NAMED | {"", "in", "one"}:
        return None
    return Clash(index - 1, index + 1, f"{number} {plural_of(line.words[index])}", "unit")


def _indefinite_article(line: Line, index: int) -> Clash | None:
    return _article(line, index) or _verbal(line, index)


def _article(line: Line, index: int) -> Clash | None:
    """“A hour”, “an useful tip”: the sound decides; words with capitals are spelled out and left to the rule."""
    word = line.after(index)
    if len(word) < 3 or not word.isalpha() or (word[0] == "h" and not _SILENT_H.match(word)):
        return None
    vowel = bool(_SILENT_H.match(word)) or (word[0] in "aeiou" and not _CONSONANT_SOUND.match(word))
    if vowel == (line.words[index] == "an"):
        return None
    return Clash(index, index + 2, f"{'an' if vowel else 'a'} {word}", "article")


_FRAMES: dict[str, Frame] = {
    "of": _partitive,
    "much": _much,
    **dict.fromkeys(("a", "an"), _indefinite_article),
    **dict.fromkeys(("every", "another", "this"), _verbal),
    **dict.fromkeys(("fewer", "few", "many", "several"), _fewer),
    **dict.fromkeys(_UNITS, _unit),
}
