"""Terms explained by themselves: “a spasm occurs when a spasming muscle …”, “D deficiency is a deficiency of D”.

Frame: subject, a verb of definition (occurs, happens, means, is), then when or a noun phrase. Circular is a participle of the
subject's head close behind “when”, a noun phrase that repeats the head and only what the subject said, or one that opens with a
participle of the head. “Skin cancer occurs when cancer cells form” repeats a word and still explains: it is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from healthlint.annotations import Sentence, cue_sentences
from healthlint.diagnostic import Finding
from healthlint.document import Document
from healthlint.kinds.expressions import usable
from healthlint.rule import Rule
from healthlint.similarity import STOPWORDS, stem
from healthlint_rules.algorithms.lexical_classes import may_be

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
    ]
)
DEFINING = (
    ("is", "defined", "as"), ("refers", "to"), ("is", "when"), ("means", "that"), ("is", "where"), ("is", "a"), ("is", "an"), ("is", "the"),
    ("means",), ("are", "when"), ("involves",), ("describes",),
)  # fmt: skip
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
}


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """Yield the sentence's definition as far as the repeated word."""
    for sentence in cue_sentences(document, rule.id):
        words = [word.text for word in sentence.words]
        found = _when(words) or _is(words)
        if found and usable(rule, sentence, *(place := _place(sentence, *found))):
            quote = sentence.text[slice(*place)]
            values = {"match": quote, "term": words[found[0]]}
            yield Finding(sentence.span(*place), values)


def _place(sentence: Sentence, first: int, last: int) -> tuple[int, int]:
    return sentence.words[first].start, sentence.words[last].end


def _heads(words: Sequence[str], end: int) -> list[str]:
    """Content words of the subject that can be a noun, the head last; “strain or tear” has two."""
    return [
        word
        for word in words[max(0, end - 7) : end]
        if word not in STOPWORDS and may_be(word, "N", "NS") and len(word) > 3
    ]


def _participle_of(word: str, head: str) -> bool:
    """Whether a word is a participle or verbal adjective of a noun: compressed of compression, torn of tear."""
    base = head[:-1] if head.endswith("s") and not head.endswith("ss") else head
    if word in IRREGULAR.get(base, ()):
        return True
    return word.endswith(("ed", "ing", "ied")) and _related(word, base)


def _related(word: str, head: str) -> bool:
    """Whether two different words come from one stem: dizzy and dizziness, infertile and infertility."""
    if word == head or word in (f"{head}s", f"{head}es") or min(len(word), len(head)) < 4:
        return False
    common = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(word, head, strict=False)))
    return common >= max(4, min(len(word), len(head)) - 3) and common >= 0.5 * max(len(word), len(head))


def _when(words: Sequence[str]) -> tuple[int, int] | None:
    for index in range(1, min(len(words) - 3, 12)):
        if words[index] in WHEN_VERBS and words[index + 1] in ("when", "if", "where", "whenever"):
            heads = _heads(words, index)
            for at in range(index + 2, min(index + 6, len(words))):
                if any(_participle_of(words[at], head) for head in heads):
                    return 0, at
    return None


def _is(words: Sequence[str]) -> tuple[int, int] | None:
    """“X is a deficiency of …”, “X is the state of being x-ed”: nothing but empty words before the term comes back."""
    for index in range(1, min(len(words) - 2, 8)):
        size = next((len(verb) for verb in DEFINING if tuple(words[index : index + len(verb)]) == verb), 0)
        heads = _heads(words, index)
        if (
            not size
            or not heads
            or heads[-1] in ("type", "form", "kind", "part")
            or words[index - 1] in ("this", "it", "there", "that", "which", "who")
        ):
            continue
        head = heads[-1]
        first = index + size
        while first < len(words) - 1 and words[first] in ARTICLES:
            first += 1
        if (
            words[first] in (head, f"{head}s")
            and words[first + 1 : first + 2]
            and words[first + 1] in ("of", "in", "with")
        ):
            rest = [word for word in words[first + 2 : first + 5] if word not in STOPWORDS]
            if rest and any(stem(rest[0]) == stem(word) for word in words[:index]):
                return 0, first + 2
        for at in range(first, min(first + 9, len(words))):
            if _related(words[at], head) and may_be(words[at], "ADJ", "VN", "VG", "VZ", "V", "VD"):
                return 0, at
            if words[at] not in EMPTY and words[at] not in STOPWORDS and words[at] not in words[:index]:
                break
    return None
