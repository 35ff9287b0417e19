"""Words of definitions: verbs that define, sorts of things, words that say nothing, irregular kin."""

from __future__ import annotations

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
    ("is", "defined", "as"), ("refers", "to"), ("is", "when"), ("means", "that"), ("is", "where"), ("is", "a"), ("is", "an"), ("is", "the"),
    ("means",), ("are", "when"), ("involves",), ("describes",),
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
    ]
)
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
