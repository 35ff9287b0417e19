"""What two stretches of prose share: content stems, runs of equal words. No model, no embedding.

In an article about one topic embeddings call every second pair alike; shared runs of words and overlaps of content
stems do not.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from collections.abc import Set as AbstractSet
from difflib import SequenceMatcher
from functools import lru_cache
from math import ceil

STOPWORDS = frozenset(
    [
        "a",
        "about",
        "above",
        "across",
        "after",
        "again",
        "against",
        "all",
        "almost",
        "along",
        "also",
        "although",
        "always",
        "am",
        "an",
        "and",
        "another",
        "any",
        "anyone",
        "anything",
        "are",
        "around",
        "as",
        "at",
        "be",
        "because",
        "been",
        "before",
        "being",
        "below",
        "between",
        "both",
        "but",
        "by",
        "can",
        "cannot",
        "could",
        "did",
        "do",
        "does",
        "doing",
        "done",
        "down",
        "during",
        "each",
        "either",
        "else",
        "especially",
        "even",
        "ever",
        "every",
        "few",
        "for",
        "from",
        "further",
        "get",
        "gets",
        "getting",
        "had",
        "has",
        "have",
        "having",
        "he",
        "her",
        "here",
        "hers",
        "herself",
        "him",
        "himself",
        "his",
        "how",
        "however",
        "i",
        "if",
        "in",
        "including",
        "into",
        "is",
        "it",
        "its",
        "itself",
        "just",
        "least",
        "less",
        "let",
        "like",
        "likely",
        "made",
        "make",
        "makes",
        "many",
        "may",
        "maybe",
        "me",
        "might",
        "more",
        "most",
        "much",
        "must",
        "my",
        "myself",
        "near",
        "need",
        "needs",
        "never",
        "no",
        "nor",
        "not",
        "now",
        "of",
        "off",
        "often",
        "on",
        "once",
        "one",
        "only",
        "onto",
        "or",
        "other",
        "others",
        "our",
        "out",
        "over",
        "own",
        "per",
        "particularly",
        "perhaps",
        "quite",
        "rather",
        "really",
        "same",
        "shall",
        "she",
        "should",
        "since",
        "so",
        "some",
        "someone",
        "something",
        "soon",
        "still",
        "such",
        "than",
        "that",
        "the",
        "their",
        "theirs",
        "them",
        "themselves",
        "then",
        "there",
        "these",
        "they",
        "thing",
        "things",
        "this",
        "those",
        "though",
        "through",
        "thus",
        "till",
        "to",
        "too",
        "toward",
        "towards",
        "under",
        "unless",
        "until",
        "up",
        "upon",
        "us",
        "use",
        "used",
        "using",
        "usually",
        "very",
        "was",
        "way",
        "ways",
        "we",
        "well",
        "were",
        "what",
        "when",
        "where",
        "whether",
        "which",
        "while",
        "who",
        "whom",
        "whose",
        "why",
        "will",
        "with",
        "within",
        "without",
        "would",
        "yes",
        "yet",
        "you",
        "your",
        "yours",
        "yourself",
    ]
)
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def tokens(text: str) -> list[str]:
    """The words of folded text."""
    return _WORD.findall(text)


def token_ranges(text: str) -> list[tuple[int, int]]:
    """Where the words of folded text stand."""
    return [match.span() for match in _WORD.finditer(text)]


_VOWEL = re.compile("[aeiouy]")
_SUFFIXES = (("ments", 4), ("ment", 4), ("ings", 3), ("ing", 3), ("ers", 4), ("ed", 3))  # and letters left at least


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """A crude stem: possessive, plural, -ing and -ed off, no doubled letter at its end, the first six letters."""
    word = word.partition("'")[0].partition("’")[0]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for suffix, least in _SUFFIXES:
        rest = word.removesuffix(suffix)
        if rest != word and len(rest) >= least and _VOWEL.search(rest) and not word.endswith("eed"):
            word = rest[:-1] if rest[-1] == rest[-2] and rest[-1] in "bdgmnprt" else rest
            break
    if word.endswith("ie") and len(word) > 3:
        word = word[:-1]  # dries, dried
    elif word.endswith("y") and len(word) > 2:
        word = word[:-1] + "i"
    return word[:6].rstrip("e") or word[:6]  # vitamin E keeps its letter


def content(words: Sequence[str]) -> list[str]:
    """Stems of the words that carry content."""
    return [stem(word) for word in words if word not in STOPWORDS]


def overlap(one: AbstractSet[str], other: AbstractSet[str]) -> float:
    """Jaccard similarity; 0 for two empty sets."""
    union = len(one | other)
    return len(one & other) / union if union else 0.0


def rare_first(stems: Collection[str], counts: Mapping[str, int], least: float) -> list[str]:
    """The stems of which another set must hold one to reach Jaccard's index ``least``: the rarest.

    Prefix filtering, after Bayardo, Ma and Srikant (2007), Scaling up all pairs similarity search.
    """
    size = len(stems)
    return sorted(stems, key=lambda found: (counts[found], found))[: size - ceil(least * size) + 1]


def aligned(one: Sequence[str], other: Sequence[str]) -> list[tuple[int, int, int]]:
    """Runs of equal words that stand in the same order in both: start in each, and length (Ratcliff and Obershelp)."""
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return [(low, high, size) for low, high, size in matcher.get_matching_blocks() if size]


def common_run(one: Sequence[str], other: Sequence[str]) -> tuple[int, int, int]:
    """The longest run of equal words: its start in each, and its length."""
    match = SequenceMatcher(None, one, other, autojunk=False).find_longest_match()
    return match.a, match.b, match.size
