"""“Such” or “as” for “such as”: a noun, then one of the two, then examples that are no subject of a verb after them."""

from __future__ import annotations

from collections.abc import Iterator

from healthlint.annotations import cue_sentences
from healthlint.diagnostic import Finding, Severity
from healthlint.document import Document
from healthlint.kinds.common import proposal
from healthlint.kinds.expressions import usable
from healthlint.rule import Rule
from healthlint_rules.algorithms.language.lexical_classes import (
    ARTICLES,
    FINITE_AUXILIARIES,
    POSSESSIVES,
    PREPOSITIONS,
    counted,
    first_tag,
    may_be,
    tags,
    word_set,
)
from healthlint_rules.algorithms.language.line import Line, line_of

NOT_NEXT = FINITE_AUXILIARIES | word_set("as that and or things thing cases case it one")
DEFINITE = POSSESSIVES | word_set("the those these this")  # “such” never stands before them
CIRCUMSTANCES = word_set("by in on at with from during after before while when through")
VERBS = word_set(
    "cause causes use uses need needs make makes find take takes give gives have has produce provide show see be avoid treat of in to for with by from"
)
QUANTITIES = word_set("many few all no any several other some one two three another as and or")
GIVING = word_set(
    "give gives gave giving offer offers offered bring brings cause causes cost costs save saves spare spares"
)
AS_VERBS = word_set(  # what takes “as” in its own right
    """
    as same such use uses used using serve serves served serving known act acts acting work works working see seeing seen regard
    considered given similar treat treated well twice much many far long soon referred refer described describe identified
    identify define defined classify classified function functions functioning recognized recognised taken take count counts
    visible appear appears appearing display displays keep keeping report reported present presents project think sold listed
    """
)
LISTED = frozenset({"ADJ", "N", "NS", "VG", "VN", "NAME", "GEN"})
GAPS = frozenset({"", ",", "(", ")", "),", "—", "–"})


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """Yield “such” or “as” with the word after it; the proposal puts the other one beside it."""
    for sentence in cue_sentences(document, rule.id):
        line = line_of(sentence)
        for index, word in enumerate(line.words):
            if not index or not line.after(index):
                continue
            if (word == "such" and _lost(line, index)) or (word == "as" and _lone_as(line, index)):
                start, end = sentence.words[index].start, sentence.words[index + 1].end
                if usable(rule, sentence, start, end):
                    quote = sentence.text[start:end]
                    item = proposal(sentence.locate(start, end), quote, f"such as {quote.split(maxsplit=1)[1]}")
                    if word == "as":
                        item = Finding(
                            item.span, item.parameters, item.fixes, severity=Severity.WARNING, variant="such"
                        )
                    yield item


def _lone_as(line: Line, index: int) -> bool:
    """“Foods as nuts, seeds and beans”: a plural, “as” and a list of nouns, where nothing is compared, used or called."""
    before, after = line.words[index - 1], line.words[index + 1]
    listed = set(tags(before)) == {"NS"} and set(tags(after)) <= {"N", "NS"} and counted(after)
    if not listed or line.stops[index] not in ("", ",") or not AS_VERBS.isdisjoint(line.words[:index]):
        return False
    at = index + 1
    while at < len(line.words) and not line.stops[at] and {"N", "NS"} & set(tags(line.words[at])):
        at += 1
    word, stop = line.word(at), line.stops[at] if at < len(line.words) else ""
    then = line.word(at + 1) if word in ("and", "or") else word
    return (stop == "," or (not stop and word in ("and", "or"))) and set(tags(then or "the")) <= {"N", "NS"}


def _lost(line: Line, index: int) -> bool:
    before, after, gap = line.words[index - 1], line.words[index + 1], line.stops[index]
    if after in NOT_NEXT or before in VERBS | QUANTITIES or gap not in GAPS:
        return False
    noun = first_tag(before) in ("N", "NS")
    if after in DEFINITE:
        return noun or gap != ""
    if after in ("a", "an"):
        return _one_of_them(line, index)
    if after in CIRCUMSTANCES:
        return (gap == "," and noun) or after in ("after", "during")
    if _opens_sentence(line, index) or _closes_sentence(line, index):
        return True
    sure = gap == "" and _plain_plural(line, index - 1)
    example = first_tag(after) in LISTED or after == "certain" or (sure and may_be(after, "N", "NS"))
    if not noun or not example or _subject(line, index + 1):
        return False
    if gap == "" and not GIVING.isdisjoint(line.words[max(0, index - 4) : index]):
        return False  # “gives patients such freedom”
    if gap == "" and may_be(before, "V", "VZ") and first_tag(after) in ("ADJ", "VN") and not sure:
        return False  # “patients experience such severe pain”
    verb = may_be(before, "V") and not may_be(before, "NS")
    return not (verb and gap == "" and before not in ("pain", "care", "exercise", "stress", "treatment"))


def _one_of_them(line: Line, index: int) -> bool:
    """“Injuries such a sprain”: a plural, then one example that is neither a subject nor given to anybody."""
    named = set(tags(line.words[index - 1])) & {"V", "VZ"} and not _plain_plural(line, index - 1)
    listed = first_tag(line.words[index - 1]) == "NS" or (
        line.stops[index] == "," and first_tag(line.words[index - 1]) == "N"
    )
    if not listed or named or first_tag(line.words[0]) in ("P", "WH"):
        return False
    near = line.words[max(0, index - 5) : index]
    examples = line.after(index + 1) not in (
        "",
        "way",
        "manner",
        "degree",
        "extent",
        "lot",
        "long",
        "short",
        "high",
        "low",
    )
    return examples and GIVING.isdisjoint(near) and not _subject(line, index + 2)


def _plain_plural(line: Line, index: int) -> bool:
    """Whether a word is a plural and no verb: nothing else in its readings, or the object of a preposition."""
    word = line.words[index]
    if set(tags(word)) == {"NS"}:
        return counted(word)
    at = index - 1
    while at > 0 and not line.stops[at + 1] and set(tags(line.words[at])) <= {"ADJ", "N", "VN", "VG"}:
        at -= 1
    opens = line.words[at] in PREPOSITIONS and not line.stops[at + 1]
    return opens and "NS" in tags(word) and index - at < 3


def _opens_sentence(line: Line, index: int) -> bool:
    """“Medicines such ibuprofen can …”: nothing but a noun phrase before such, so that this phrase is the subject."""
    before, after = line.words[index - 1], line.words[index + 1]
    if line.stops[index] or first_tag(before) != "NS" or any(line.stops[1:index]):
        return False
    short = index < 5 and all(may_be(word, "DET", "ADJ", "N", "NS", "VN") for word in line.words[:index])
    first = line.words[0]
    long = _plain_plural(line, index - 1) and (first in ARTICLES or first_tag(first) in ("N", "NS"))
    long = long and all(_nominal(line, at) for at in range(index))
    return (short or long) and (after in POSSESSIVES or first_tag(after) in ("N", "NS", "VG", "NAME"))


def _nominal(line: Line, index: int) -> bool:
    word = line.words[index]
    determined = index > 0 and line.words[index - 1] in ARTICLES
    return determined or word in ("and", "or") or first_tag(word) in {"DET", "ADJ", "N", "NS", "P", "NUM"}


def _closes_sentence(line: Line, index: int) -> bool:
    """“…, such whooping cough, measles and polio.”: examples up to the end, and no verb that they could be the subject of."""
    rest = line.words[index + 1 :]
    if line.stops[index] != "," or len(rest) < 2 or first_tag(rest[0]) not in LISTED:
        return False
    if any(first_tag(word) in ("AUX", "VZ", "VD") for word in rest):
        return False
    listed = any(line.stops[at] == "," or line.words[at] in ("and", "or") for at in range(index + 2, len(line.words)))
    return listed and any(word in FINITE_AUXILIARIES or may_be(word, "VZ", "V") for word in line.words[:index])


def _subject(line: Line, index: int) -> bool:
    """Whether the noun phrase from ``index`` on is the subject of a verb before the next comma."""
    at = index
    while at < len(line.words) and first_tag(line.words[at]) in LISTED:
        at += 1
        if at < len(line.words) and line.stops[at]:
            return False
    return at < len(line.words) and (line.words[at] in FINITE_AUXILIARIES or may_be(line.words[at], "VZ", "VD", "V"))
