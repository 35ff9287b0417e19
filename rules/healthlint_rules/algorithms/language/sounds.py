"""Whether a word begins with the sound of a vowel, as it is read aloud: “an hour”, “a unit”, “an MRI”, “a UTI”, “an 80-year-old”.

By spelling with the exceptions of English (Quirk et al., A Comprehensive Grammar of the English Language, 1985, 5.11), initialisms by the
name of their first letter. Words that speakers disagree on have no answer.
"""

from __future__ import annotations

from functools import lru_cache

from healthlint.patterns import compile_pattern

# “you” or “w” at the start: unit, use, urine, uterus, euphoria, one, once; “un” + in… is a prefix (unintended)
GLIDE = compile_pattern(
    r"(?:eu|ew[ae]|one(?![rs]ou)|once|uni(?!m(?!od|ol)|n|d(?!ir|im)|ro|ss(?!on)|nt|ll)|un[au]ni|us(?:[aeu]|ing|ur)|ut[aeio](?!l?ter)|ur[aeio]|ubi|uv|uk|ufo|ugand|uran|ou[ij])",
    0,
)
SILENT_H = compile_pattern(r"(?:hour|honest|honou?r|heir)", 0)
DEBATED = compile_pattern(
    r"(?:herb|hist|hyst|hered|habit|hero|homa|homo|hallu|hypo|hotel|hilar|humb|hum[aeio]|heli|harm|hib|hype|yt|yl|ouija|mmm|x|u$|a$|ur(?:b|g|s)?$|heu)",
    0,
)
LETTERS = frozenset("AEFHILMNORSX")  # whose names begin with a vowel
_ONSETS = frozenset(("SC", "SK", "SL", "SM", "SN", "SP", "SQ", "ST", "SW", "SH", "FL", "FR", "RH", "MC"))
SPELLED = frozenset({"HIV", "STI"})  # never read as words
EIGHTS = compile_pattern(r"(?:8\d*|1[18])(?:,\d{3})*(?!\d)", 0)
UNSURE = compile_pattern(r"1[18]\d\d(?!\d)", 0)  # eleven hundred, or one thousand one hundred


@lru_cache(maxsize=4096)
def opens_with_vowel(word: str) -> bool | None:
    """Whether a word, as written, is read with a vowel first; None where nobody can tell."""
    if word[0].isdigit():
        return None if UNSURE.match(word) else bool(EIGHTS.match(word))
    if not (word.isascii() and word[0].isalpha()):
        return None
    head = word.replace("’", "'").partition("-")[0].partition("'")[0]
    letters = head[:-1] if len(head) > 2 and head[-1] == "s" else head
    if letters.isupper():
        return _letters(letters)
    if not head.islower() and (len(head) < 3 or not head[1:].islower()):
        return None  # mRNA, HbA1c, Rh
    return _spelling(head.lower(), named=head[0].isupper())


def _letters(word: str) -> bool | None:
    """An initialism by the name of its first letter, unless it may be read as a word."""
    first = word[0] in LETTERS
    if len(word) == 1 or word in SPELLED:
        return first
    vowel = word[0] in "AEIO"
    if vowel:
        return True
    if word[0] == "U" or not first:  # a UTI; “an” before CT, TB, PSA as word or as letters
        return False
    if any(letter in "AEIOUY" for letter in word[1:]) and (word[1] in "AEIOUY" or word[:2] in _ONSETS):
        return None  # SARS, FODMAP, SPECT; NIH, RAST
    return True


def _spelling(word: str, *, named: bool) -> bool | None:
    if DEBATED.match(word) or len(word) == 1:
        return None
    if SILENT_H.match(word):
        return True
    if GLIDE.match(word):
        return False
    if named and word[0] in "uoe" and word[:2] in ("ue", "ub", "ul", "um", "ou", "oi", "ew"):
        return None  # names of other languages
    return word[0] in "aeiou"
