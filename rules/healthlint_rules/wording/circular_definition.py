"""Terms explained by themselves: “a blister forms when blistering skin …”, “gum loss is a loss of gum”.

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
from healthlint.similarity import STOPWORDS, stem
from healthlint_rules.algorithms.language.lexical_classes import may_be
from healthlint_rules.algorithms.wording.definition_words import (
    ARTICLES,
    DEFINING,
    EMPTY,
    NAMING,
    NO_TERM,
    SORTS,
    TELLING,
    WHEN_VERBS,
    participle_of,
    related,
    same,
    says_nothing,
)

_ANYBODY = frozenset({"you", "we", "they", "people", "someone", "person", "patients", "i"})
_CLAUSE_ENDS = frozenset({"and", "but", "because", "so", "which", "then"})


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """Yield the sentence's definition as far as the repeated word."""
    for sentence in cue_sentences(document, rule.id):
        words = [word.text for word in sentence.words]
        found = _when(words) or _is(sentence, words) or _named(sentence, words) or _nothing_new(sentence, words)
        if (
            found
            and "(" not in sentence.text[slice(*_place(sentence, *found))]
            and usable(rule, sentence, *(place := _place(sentence, *found)))
        ):
            quote = sentence.text[slice(*place)]
            values = {"match": quote, "term": words[found[0]]}
            yield Finding(sentence.span(*place), values)


def _place(sentence: Sentence, first: int, last: int) -> tuple[int, int]:
    return sentence.words[first].start, sentence.words[last].end


def _glued(sentence: Sentence, index: int) -> bool:
    """Whether a word follows with nothing but a blank between."""
    words = sentence.words
    return index + 1 < len(words) and sentence.text[words[index].end : words[index + 1].start].isspace()


def _heads(words: Sequence[str], end: int) -> list[str]:
    """Content words of the subject that can be a noun, the head last; “strain or tear” has two."""
    return [
        word
        for word in words[max(0, end - 7) : end]
        if word not in STOPWORDS and may_be(word, "N", "NS") and len(word) > 3
    ]


def _when(words: Sequence[str]) -> tuple[int, int] | None:
    for index in range(1, min(len(words) - 3, 12)):
        if words[index] not in WHEN_VERBS:
            continue
        opener = index + 1 + (words[index + 1] == "place")  # “takes place if”
        if words[opener] not in ("when", "if", "where", "whenever"):
            continue
        heads = _heads(words, index)
        for at in range(opener + 1, min(opener + 7, len(words))):
            if words[at] in _CLAUSE_ENDS:
                break
            same = words[at] in heads and words[at - 1] in _ANYBODY
            if same or any(participle_of(words[at], head) for head in heads):
                return 0, at
    return None


def _names_part(words: Sequence[str], verb: int, at: int) -> bool:
    """“The joint of the jaw is the jaw hinge”, “a state where one finds …”: a name or an example, no definition."""
    part = ("of" in words[:verb] and words[verb + 1] == "the") or "time" in words[:verb]
    return part or words[at - 1] in ("is", "are", "there") or (at + 1 < len(words) and "which" in words[verb:at])


def _nothing_new(sentence: Sentence, words: Sequence[str]) -> tuple[int, int] | None:
    """“Dry mouth is a condition in which the mouth is dry”: each word of the definition stands in the term."""
    for index in range(1, min(len(words) - 1, 7)):
        size = next((len(verb) for verb in TELLING if tuple(words[index : index + len(verb)]) == verb), 0)
        if not size:
            continue
        if (
            words[0] in NO_TERM
            or SORTS.intersection(words[index:])
            or any("=" in sentence.text or word.isdecimal() for word in words[:index])
        ):
            return None
        if words[index - 1] in ("that", "which", "who", "there", "it", "what"):
            return None
        if "to" in words[:index] or (size == 1 and words[index] in ("is", "are") and not _phrase(words[index + 1])):
            return None
        last = index + size
        while _glued(sentence, last):
            last += 1
        told = [word for word in words[index + size : last + 1] if word not in STOPWORDS and word not in EMPTY]
        term = [word for word in words[:index] if word not in STOPWORDS and len(word) > 2]
        if (
            told
            and len(told) <= 4
            and "not" not in words[:last]
            and all(any(same(word, other) for other in term) for word in told)
        ):
            return 0, last
        return None
    return None


def _phrase(word: str) -> bool:
    """Whether a word opens a noun phrase."""
    return word in ARTICLES or (may_be(word, "N", "NS") and not may_be(word, "VN", "ADJ"))


def _is(sentence: Sentence, words: Sequence[str]) -> tuple[int, int] | None:
    """“X is a loss of …”, “X is the state of being x-ed”: nothing but empty words before the term comes back."""
    for index in range(1, min(len(words) - 2, 8)):
        size = next((len(verb) for verb in DEFINING if tuple(words[index : index + len(verb)]) == verb), 0)
        heads = _heads(words, index)
        if (
            not size
            or not heads
            or index > 5
            or heads[-1] not in words[max(0, index - 2) : index]
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
            and words[first + 1] in ("of", "in", "with", "to", "from")
        ):
            rest = [word for word in words[first + 2 : first + 5] if word not in STOPWORDS]
            if rest and any(stem(rest[0]) == stem(word) or related(rest[0], word) for word in words[:index]):
                return 0, words.index(rest[0], first + 2)
        for at in range(first, min(first + 9, len(words))):
            if at > first and not _glued(sentence, at - 1):
                break
            if related(words[at], head) and may_be(words[at], "ADJ", "VN", "VG", "VZ", "V", "VD"):
                acts = words[at - 1] in ("that", "which") and may_be(words[at], "VZ", "V")
                return None if acts or _names_part(words, index, at) else (0, at)
            if not says_nothing(words[at]) and not any(same(words[at], word) for word in words[:index]):
                break
    return None


def _named(sentence: Sentence, words: Sequence[str]) -> tuple[int, int] | None:
    """“When you are constipated, this is known as constipation”."""
    for index in range(2, len(words) - 1):
        size = next((len(verb) for verb in NAMING if tuple(words[index : index + len(verb)]) == verb), 0)
        if not size:
            continue
        at = index + size + (words[index + size : index + size + 1] in (["a"], ["an"]))
        told = [word for word in words[:index] if word not in STOPWORDS and not says_nothing(word)]
        if (
            at < len(words)
            and not _glued(sentence, at)
            and len(told) in (1, 2)
            and all(related(word, words[at]) for word in told)
        ):
            return 0, at
        return None
    return None
