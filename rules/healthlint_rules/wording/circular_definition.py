"""Terms explained by themselves: “a spasm occurs when a spasming muscle …”, “D deficiency is a deficiency of D”.

Frame: subject, a verb of definition (occurs, happens, means, is), then when or a noun phrase. Circular is a participle of the
subject's head close behind “when”, a noun phrase that repeats the head and only what the subject said, or one that opens with a
participle of the head. “Skin cancer occurs when cancer cells form” repeats a word and still explains: it is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from healthlint.annotations import Sentence, cue_sentences
from healthlint.diagnostic import Finding
from healthlint.document import Document
from healthlint.kinds.expressions import usable
from healthlint.rule import Rule
from healthlint.similarity import STOPWORDS
from healthlint_rules.algorithms.lexical_classes import may_be

WHEN_VERBS = frozenset(
    ["occurs", "occur", "happens", "happen", "develops", "develop", "arises", "arise", "results", "appears", "means"]
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
    if not word.endswith(("ed", "ing", "ied")) or word == head:
        return False
    stem = min(len(base), len(word) - 2, 6)
    common = stem >= 4 and word[: max(4, min(stem, 5))] == base[: max(4, min(stem, 5))]
    return common and abs(len(word) - len(base)) <= 5


def _when(words: Sequence[str]) -> tuple[int, int] | None:
    for index in range(1, min(len(words) - 3, 12)):
        if words[index] in WHEN_VERBS and words[index + 1] in ("when", "if", "where", "whenever"):
            heads = _heads(words, index)
            for at in range(index + 2, min(index + 6, len(words))):
                if any(_participle_of(words[at], head) for head in heads):
                    return 0, at
    return None


def _is(words: Sequence[str]) -> tuple[int, int] | None:
    for index in range(1, min(len(words) - 2, 7)):
        if words[index] not in ("is", "are", "means") or words[index + 1] not in ("a", "an", "the", "when", "any"):
            continue
        heads = _heads(words, index)
        if not heads or (index > 1 and words[index - 1] in ("this", "it", "there")):
            continue
        head = heads[-1]
        first = index + 2
        if first < len(words) and _participle_of(words[first], head):
            return 0, first
        if first + 2 < len(words) and words[first] == head and words[first + 1] in ("of", "in", "with"):
            rest = [word for word in words[first + 2 : first + 5] if word not in STOPWORDS]
            if rest and rest[0] in words[:index]:
                return 0, first + 2
    return None
