"""Words of definitions: verbs that define, sorts of things, words that say nothing, and which words are kin."""

from __future__ import annotations

from itertools import takewhile

from healthlint.similarity import STOPWORDS, stem
from healthlint_rules.algorithms.language.word_classes import lexicon

WHEN_VERBS = frozenset(
    [
        "occurs",
        "occur",
        "happens",
        "happen",
        "develops",
        "develop",
        "arises",
        "arise",
        "results",
        "appears",
        "takes",
        "take",
        "is",
        "are",
    ]
)
DEFINING = (
    ("is", "defined", "as"), ("refers", "to"), ("is", "when"), ("means", "that"), ("is", "where"), ("is", "a"), ("is", "an"), ("is", "the"), ("is", "being"), ("is", "feeling"), ("is", "what"), ("is", "having"), ("described", "as"), ("thought", "of", "as"),
    ("means",), ("are", "when"), ("is", "said", "to", "occur", "when"), ("involves",), ("describes",),
)  # fmt: skip
TELLING = (
    ("occurs", "when"), ("happens", "when"), ("is", "when"), ("are", "when"), ("is", "defined", "as"), ("refers", "to"), ("means", "that"), ("means",),
    ("describes",), ("results", "from"), ("comes", "from"), ("come", "from"), ("stems", "from"), ("arises", "from"), ("is", "caused", "by"),
    ("are", "caused", "by"), ("is", "due", "to"), ("are", "due", "to"), ("is",), ("are",),
)  # fmt: skip
NO_TERM = frozenset(
    {
        "this",
        "these",
        "it",
        "they",
        "he",
        "she",
        "you",
        "we",
        "i",
        "what",
        "who",
        "how",
        "why",
        "if",
        "when",
        "there",
        "not",
        "all",
        "most",
        "some",
    }
)
SORTS = frozenset(
    {"type", "types", "form", "forms", "kind", "kinds", "part", "parts", "version", "remainder", "word", "term"}
)
ARTICLES = frozenset({"a", "an", "the"})
# words that say nothing yet about what a thing is
EMPTY = frozenset(
    [
        "state",
        "condition",
        "process",
        "act",
        "feeling",
        "noise",
        "sound",
        "disorder",
        "disease",
        "problem",
        "situation",
        "fact",
        "being",
        "person",
        "someone",
        "people",
        "body",
        "couple",
        "patient",
        "muscle",
        "man",
        "woman",
        "child",
        "made",
        "caused",
        "medical",
        "common",
        "general",
        "state-of",
        "condition-of",
        "time",
        "place",
        "phenomenon",
        "experience",
        "sensation",
        "result",
        "symptom",
        "linked",
        "related",
        "associated",
        "connected",
        "due",
        "involving",
        "marked",
        "characterised",
        "characterized",
        *(
            "become",
            "becoming",
            "becomes",
            "feel",
            "feels",
            "felt",
            "get",
            "gets",
            "getting",
            "got",
            "having",
            "illness",
            "ailment",
        ),
        *(
            "appearance",
            "occurrence",
            "presence",
            "name",
            "thing",
            "something",
            "seen",
            "found",
            "suffer",
            "suffers",
            "suffering",
        ),
        *(
            "sense",
            "suffered",
            "been",
            "you",
            "your",
            "one",
            "known",
            "called",
            "patients",
            "persons",
            "individuals",
            "area",
            "tissue",
        ),
    ]
)
# “… is called”: the term comes last
NAMING = (
    ("is", "known", "as"), ("is", "called"), ("is", "termed"), ("is", "referred", "to", "as"), ("are", "called"), ("are", "known", "as"),
)  # fmt: skip
IRREGULAR = {
    "tear": ("torn",),
    "break": ("broken",),
    "swelling": ("swollen",),
    "freeze": ("frozen",),
    "bite": ("bitten",),
    "burn": ("burnt",),
    "wear": ("worn",),
    "fall": ("fallen",),
    "loss": ("lose", "loses", "losing", "lost"),
    "growth": ("grow", "grows", "growing", "grown"),
    "death": ("die", "dies", "dying", "dead"),
    "bleeding": ("bleed", "bleeds"),
    "tooth": ("teeth",),
    "foot": ("feet",),
    "choice": ("choose", "chooses", "choosing", "chosen"),
    "sight": ("see", "sees", "seeing"),
}


def participle_of(word: str, head: str) -> bool:
    """Whether a word is a participle or verbal adjective of a noun: compressed of compression, torn of tear."""
    base = head[:-1] if head.endswith("s") and not head.endswith("ss") else head
    if word in IRREGULAR.get(base, ()):
        return True
    return word.endswith(("ed", "ing", "ied")) and related(word, base)


def related(word: str, head: str) -> bool:
    """Whether two different words come from one stem: dizzy and dizziness, infertile and infertility."""
    if word == head or word in (f"{head}s", f"{head}es") or min(len(word), len(head)) < 4:
        return False
    common = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(word, head, strict=False)))
    return common >= max(4, min(len(word), len(head)) - 3) and common >= 0.44 * max(len(word), len(head))


def same(word: str, other: str) -> bool:
    """Whether two words are forms of one, or kin."""
    base = other[:-1] if other.endswith("s") and not other.endswith("ss") else other
    return stem(word) == stem(other) or related(word, base) or word in IRREGULAR.get(base, ())


def says_nothing(word: str) -> bool:
    """Function words, words like “condition”, and parts of the body: what happens to them is still to come."""
    known = lexicon()
    return word in EMPTY or word in STOPWORDS or bool(known.look_up(word) & known.bits["BODY"])
