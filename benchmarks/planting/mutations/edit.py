"""What a mutation is, and questions about a parsed sentence that all kinds ask."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

FOCUS = frozenset({"especially", "particularly", "even", "only", "mainly", "mostly", "usually", "often", "typically"})
NOUNS = frozenset({"NN", "NNS"})
FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})
PUNCTUATION = frozenset({".", ",", ";", ":", "!", "?", "", ")", "—", "–"})


def word_set(text: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(text.split())


@dataclass(frozen=True)
class Edit:
    """Characters ``start`` to ``end`` of a text become ``text``, in which [[…]] marks the defect."""

    kind: str
    start: int
    end: int
    text: str


Mutator = Callable[[Any, int], Iterator[Edit]]


def swap(kind: str, token: Any, word: str) -> Edit:
    """Put another word in the place of a token, with its capital."""
    word = word[0].upper() + word[1:] if token.text[0].isupper() else word
    return Edit(kind, token.idx, token.idx + len(token.text), f"[[{word}]]")


def drop(kind: str, token: Any) -> Edit:
    """Take a token out; its neighbours are marked. It must have a word on both sides."""
    before, after = token.nbor(-1), token.nbor(1)
    return Edit(kind, before.idx, after.idx + len(after.text), f"[[{before.text} {after.text}]]")


def near(token: Any, offset: int) -> str:
    """The word some places from a token, folded; empty outside its sentence."""
    at = token.i + offset
    return token.doc[at].lower_ if token.sent.start <= at < token.sent.end else ""


def between_words(token: Any) -> bool:
    """Whether a token has a word on both sides, each parted from it by one blank."""
    inside = token.sent.start < token.i < token.sent.end - 1
    return bool(
        inside
        and token.whitespace_ == " "
        and token.nbor(-1).whitespace_ == " "
        and token.nbor(-1).is_alpha
        and token.nbor(1).is_alpha
    )


def finite_verb(head: Any) -> Any | None:
    """The finite verb of the clause of a head: its first auxiliary or the head itself."""
    for child in head.children:
        if child.dep_ in {"aux", "auxpass"} and child.tag_ in FINITE and child.i < head.i:
            return child
    return head if head.tag_ in FINITE else None


def subject(head: Any) -> Any | None:
    """The subject of the clause of a head."""
    return next((c for c in head.children if c.dep_ in {"nsubj", "nsubjpass", "expl"} and c.i < head.i), None)


def adverbial(token: Any) -> bool:
    """Whether a subordinator opens a finite adverbial clause: the parser says so, and the words stand in that order."""
    head = token.head
    return bool(
        token.dep_ in {"mark", "advmod"}
        and head.dep_ == "advcl"
        and head.left_edge.i == token.i
        and (who := subject(head)) is not None
        and who.left_edge.i == token.i + 1
        and finite_verb(head) is not None
    )


def clause_words(token: Any) -> list[str]:
    """The folded words of the clause that a subordinator opens."""
    return [t.lower_ for t in token.doc[token.i : token.head.right_edge.i + 1]]
