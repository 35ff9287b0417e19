"""“Such” for “such as”: a noun, then such, then examples that are no subject of a verb after them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from healthlint.annotations import Sentence, cue_sentences
from healthlint.diagnostic import Finding
from healthlint.document import Document
from healthlint.kinds.common import proposal
from healthlint.kinds.expressions import usable
from healthlint.rule import Rule
from healthlint_rules.algorithms.language.lexical_classes import BE, MODALS, POSSESSIVES, first_tag, may_be, word_set

NOT_NEXT = word_set("as a an that is are was were and or has have had things thing cases case the it one will can may")
VERBS = word_set(
    "cause causes use uses need needs make makes find take takes give gives have has produce provide show see be avoid treat of in to for with by from"
)


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """Yield “such” with the word after it; the proposal puts “as” between them."""
    for sentence in cue_sentences(document, rule.id):
        words = [word.text for word in sentence.words]
        for index, word in enumerate(words[1:-1], start=1):
            if word == "such" and _lost(sentence, words, index):
                start, end = sentence.words[index].start, sentence.words[index + 1].end
                if usable(rule, sentence, start, end):
                    quote = sentence.text[start:end]
                    yield proposal(sentence.locate(start, end), quote, f"such as {quote.split(maxsplit=1)[1]}")


def _lost(sentence: Sentence, words: Sequence[str], index: int) -> bool:
    before, after = words[index - 1], words[index + 1]
    if _opens_sentence(sentence, words, index):
        return True
    gap = sentence.text[sentence.words[index - 1].end : sentence.words[index].start]
    if (
        after in NOT_NEXT
        or before in VERBS
        or sentence.text[sentence.words[index].end : sentence.words[index + 1].start] != " "
    ):
        return False
    if first_tag(before) not in ("N", "NS") or (gap.strip() not in ("", ",", "(", "—", "–")):
        return False
    if before in ("many", "few", "all", "no", "any", "several", "other", "some", "one", "two", "three", "another"):
        return False
    if first_tag(after) not in ("N", "NS", "ADJ", "VG", "NAME") and after not in ("after", "during"):
        return False
    if may_be(before, "V", "VZ") and gap == " " and first_tag(after) == "ADJ":
        return False  # “patients experience such severe pain”
    return not _subject(sentence, words, index + 1) and not (
        may_be(before, "V")
        and not may_be(before, "NS")
        and gap == " "
        and before not in ("pain", "care", "exercise", "stress", "treatment")
    )


def _opens_sentence(sentence: Sentence, words: Sequence[str], index: int) -> bool:
    """“Medicines such ibuprofen can …”: nothing but a plural noun phrase before such, so that this phrase is the subject."""
    if index > 4 or sentence.words[index].start - sentence.words[index - 1].end != 1:
        return False
    if first_tag(words[index - 1]) != "NS" or any(
        not may_be(word, "DET", "ADJ", "N", "NS", "VN") for word in words[:index]
    ):
        return False
    example = words[index + 1] in POSSESSIVES or first_tag(words[index + 1]) in ("N", "NS", "VG", "NAME")
    return example and words[index + 1] not in NOT_NEXT


def _subject(sentence: Sentence, words: Sequence[str], index: int) -> bool:
    """Whether the noun phrase from ``index`` on is the subject of a verb before the next comma."""
    at = index
    while at < len(words) and first_tag(words[at]) in ("ADJ", "N", "NS", "VG", "VN", "NAME"):
        at += 1
        if at < len(words) and sentence.text[sentence.words[at - 1].end : sentence.words[at].start].strip():
            return False
    return at < len(words) and (
        words[at] in MODALS
        or words[at] in BE
        or may_be(words[at], "VZ", "VD", "V")
        or words[at] in ("do", "does", "did", "have", "has", "had")
    )
