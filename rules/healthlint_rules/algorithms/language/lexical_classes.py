"""Which parts of speech a word may have: closed classes by list, open classes by counts, the rest by its ending.

The counts (``lexicons/word_tags.tsv``) come from health prose; :func:`tags` gives every usual reading of a word, the
commonest first. It is a dictionary, not a tagger: a rule asks "can this be a verb?", never "is it one here?".
"""

from __future__ import annotations

from functools import cache
from pathlib import Path


def word_set(text: str) -> frozenset[str]:
    """The words of a text, for classes that are written as one line."""
    return frozenset(text.split())


MODALS = word_set(
    """
    can could may might must shall should will would cannot can't couldn't won't wouldn't shouldn't mustn't
    """
)
BE = word_set("is are was were am isn't aren't wasn't weren't")
AUXILIARIES = BE | word_set("has have had do does did hasn't haven't hadn't don't doesn't didn't")
FINITE_AUXILIARIES = MODALS | AUXILIARIES
ARTICLES = word_set("a an the")
DEMONSTRATIVES = word_set("this that these those")
POSSESSIVES = word_set("my your his her its our their")
QUANTIFIERS = word_set(
    """
    some any no each every all both either neither most many few several much another enough certain other
    such
    """
)
DETERMINERS = ARTICLES | DEMONSTRATIVES | POSSESSIVES | QUANTIFIERS
SUBJECT_PRONOUNS = word_set("i you he she it we they there")
INDEFINITE_PRONOUNS = word_set(
    """
    someone somebody anyone anybody everyone everybody nobody something anything everything nothing one none
    """
)
OBJECT_PRONOUNS = word_set("me him them us whom")
REFLEXIVES = word_set("myself yourself himself herself itself ourselves yourselves themselves")
PRONOUNS = SUBJECT_PRONOUNS | INDEFINITE_PRONOUNS | OBJECT_PRONOUNS | REFLEXIVES
CONJUNCTIONS = word_set("and or but nor yet")
SUBORDINATORS = word_set(
    """
    after although as because before if lest once since so than that though till unless until when whenever
    where whereas wherever whether while whilst albeit provided providing considering
    """
)
WH_WORDS = word_set("who whom whose which what how why where when whether whoever whatever whichever")
PREPOSITIONS = word_set(
    """
    about above across after against along alongside amid amidst among amongst around as at atop before behind
    below beneath beside besides between betwixt beyond by concerning despite down during except excluding for
    from in including inside into like minus near of off on onto opposite out outside over past per regarding
    round since than through throughout till to toward towards under underneath unlike until unto up upon
    versus via with within without
    """
)
NUMBERS = word_set(
    """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million
    half dozen
    """
)
_CLOSED: tuple[tuple[frozenset[str], tuple[str, ...]], ...] = (
    (FINITE_AUXILIARIES, ("AUX",)),
    (DETERMINERS, ("DET",)),
    (PRONOUNS, ("PRON",)),
    (CONJUNCTIONS, ("CONJ",)),
    (WH_WORDS, ("WH",)),
    (PREPOSITIONS, ("P",)),
    (SUBORDINATORS, ("P",)),
    (NUMBERS, ("NUM",)),
)
_ENDINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("ly", ("ADV",)),
    ("ing", ("VG", "N")),
    ("ed", ("VN", "VD")),
    *((ending, ("ADJ",)) for ending in ("ous", "ful", "less", "ible", "able", "ical", "ish", "ive", "ary", "al", "ic")),
    *((ending, ("N",)) for ending in ("ss", "sis", "itis", "us", "ics")),
    ("s", ("NS", "VZ")),
)


@cache
def _table() -> dict[str, tuple[str, ...]]:
    path = Path(__file__).parents[2] / "lexicons" / "word_tags.tsv"
    table: dict[str, tuple[str, ...]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and line[0] != "#":
            names, _, words = line.partition("\t")
            if names.startswith("+"):
                table.update({word: (*table.get(word, ()), names[1:]) for word in words.split()})
            else:
                table.update(dict.fromkeys(words.split(), tuple(names.split())))
    return table


@cache
def tags(word: str) -> tuple[str, ...]:
    """The usual parts of speech of a folded word, commonest first; ``N`` for a word nobody counted."""
    for words, found in _CLOSED:
        if word in words:
            return found
    if word[:1].isdigit():
        return ("NUM",)
    table = _table()
    known = table.get(word, ())
    if word.endswith("s") and not {"VZ", "NS"} <= set(known):
        known = _with_inflection(word, known)
    if known:
        return known
    if "-" in word:
        found = tags(word.rpartition("-")[2])
        return ("N",) if found[0] in {"P", "ADV"} else found  # a warm-up, a check-up
    if word.endswith("'s"):
        return ("GEN",)
    return next((found for ending, found in _ENDINGS if word.endswith(ending) and len(word) > len(ending) + 2), ("N",))


def _with_inflection(word: str, known: tuple[str, ...]) -> tuple[str, ...]:
    """Plural and third person of a counted base form: nobody has counted every inflection."""
    table = _table()
    added = [
        plural
        for base in _bases(word)
        for singular, plural in (("N", "NS"), ("V", "VZ"))
        if singular in table.get(base, ()) and plural not in known
    ]
    return (*known, *dict.fromkeys(added))


def _bases(word: str) -> list[str]:
    bases = [word[:-1]]
    if word.endswith("es"):
        bases.append(word[:-2])
    if word.endswith("ies"):
        bases.append(word[:-3] + "y")
    return bases


def counted(word: str) -> bool:
    """Whether the word or its base form stands in the table, so that its readings are more than a guess."""
    return word in _table() or any(base in _table() for base in _bases(word))


def may_be(word: str, *names: str) -> bool:
    """Whether one of the word's usual readings is among ``names``."""
    return any(name in names for name in tags(word))


def first_tag(word: str) -> str:
    """The commonest reading of a word."""
    return tags(word)[0]
