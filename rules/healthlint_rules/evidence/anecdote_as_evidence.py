"""One person's story told as evidence: a teller and how it turned out, weighed together."""

from __future__ import annotations

import re
from collections.abc import Iterator

from healthlint.annotations import Sentence, in_code, sentences, sentences_of
from healthlint.diagnostic import Finding
from healthlint.document import Document
from healthlint.patterns import compile_pattern
from healthlint.rule import Rule
from healthlint_rules.algorithms.sources import marks_in
from healthlint_rules.algorithms.stories import Story, Teller, bits
from healthlint_rules.algorithms.story_events import Events, events, may_tell

_HISTORY = compile_pattern(r"\b1[5-9]\d\d\b|\b\d\dth[- ]century\b", 0)
_DISTANCE = compile_pattern(
    r"\b(?:anecdot\w+|coincidence|placebo|proves? (?:nothing|little)|not (?:proof|evidence)|no (?:proof|evidence)|one case|chance alone|on (?:its|their) own|"
    r"trials?|controlled|randomi[sz]ed|may have been|nothing to do with|not everyone|does not mean|doesn't mean|cannot tell|can't tell)\b",
    re.I,
)
_LABELLED = compile_pattern(
    r"\b(?:stor(?:y|ies)|case (?:stud(?:y|ies)|reports?)|interviews?|in (?:their|her|his) own words|experiences?)\b",
    re.I,
)
_STORY_TYPES = frozenset(
    {"story", "patient-story", "patient story", "personal story", "interview", "case-report", "case report", "obituary"}
)
# by the weight of the teller: points, and of those the ones for the better
_NEEDED = {3: [(0, 0)], 2: [(2, 1)], 1.5: [(2, 2), (3, 1)], 1.2: [(3, 2)], 1: [(4, 2)]}
_PRONOUNS = "LEDBY WRITER"
_FOLLOWING = 2  # sentences behind a teller that may tell the rest


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """The first story of each few sentences."""
    if _labelled_document(document):
        return
    not_names = frozenset(map(str, rule.lexicon("not_a_name")))
    told = -1  # the last sentence that belongs to a story
    for sentence in sentences(document):
        if sentence.index <= told or not may_tell(sentence) or not rule.covers(sentence.block):
            continue
        row = sentences_of(document, sentence.block)
        place = row.index(sentence)
        for last in range(place, min(len(row), place + 1 + _FOLLOWING)):
            found = _story(row, place, last, not_names)
            if found:
                told = row[last].index
                if not marks_in(document, sentence):
                    yield from _finding(document, sentence, *found)
                break


def _labelled_document(document: Document) -> bool:
    values = document.front_matter.values if document.front_matter else {}
    return any(str(values.get(key, "")).lower() in _STORY_TYPES for key in ("type", "category", "section", "layout"))


def _story(row: list[Sentence], first: int, last: int, not_names: frozenset[str]) -> tuple[int, int] | None:
    """The range of the block from a teller in a sentence to the last event of another, where the events are enough."""
    sentence = row[first]
    text = sentence.text
    if text.rstrip(" \"”'’").endswith("?") or any(_DISTANCE.search(other.text) for other in row[first : last + 2]):
        return None
    story = Story(sentence, not_names)
    tellers = [teller for teller in story.tellers() if teller.weight]
    if not tellers:
        return None
    later = [Story(other, not_names) for other in row[first + 1 : last + 1]]
    if any(not other.any_is(f"{_PRONOUNS} INFER COMPLICATION") for other in later):
        return None
    parts = [events(story), *map(events, later)]
    for teller in sorted(tellers, key=lambda item: -item.weight):
        if _enough(story, teller, parts):
            first_event = teller.low if parts[0].last < 0 else min(teller.low, parts[0].last)
            return sentence.start + story.starts[first_event], _end(story, teller, later, parts)
    return None


def _end(story: Story, teller: Teller, later: list[Story], parts: list[Events]) -> int:
    """Where the story ends in the block: behind its last event, or the sentence of a teller who needs none."""
    for other, part in zip(reversed(later), reversed(parts), strict=False):
        if part.last >= 0:
            return other.sentence.start + other.ends[part.last]
    last = max(teller.high, parts[0].last if parts[0].last >= 0 else story.size - 1)
    return story.sentence.start + story.ends[min(last, story.size - 1)]


def _enough(story: Story, teller: Teller, parts: list[Events]) -> bool:
    text = story.sentence.text
    owned = story.any_is("OWN WRITER OF_OURS AMONG SEEN", max(0, teller.low - 1), teller.high + 2)
    if not owned and (_HISTORY.search(text) or story.any_is("CLINICAL")):
        return False
    if teller.weight < 3 and story.any_is(
        "OBLIGED", story.clause_start(teller.low), max(teller.high, parts[0].last) + 1
    ):
        return False
    if teller.weight == 1 and not any(mask & bits("VD VN VZ") for mask in story.masks):
        return False
    points = sum(part.points for part in parts)
    better = sum(part.better + (part.told if teller.crowd else 0) for part in parts)
    return any(points >= enough and better >= good for enough, good in _NEEDED[teller.weight])


def _finding(document: Document, sentence: Sentence, start: int, end: int) -> Iterator[Finding]:
    block = sentence.block
    if in_code(sentence, start - sentence.start, end - sentence.start) or _LABELLED.search(
        _heading(document, sentence)
    ):
        return
    yield Finding(block.locate(start, end).span, {"match": block.text[start:end]})


def _heading(document: Document, sentence: Sentence) -> str:
    for section in document.sections:
        if any(block is sentence.block for block in section.blocks):
            return " ".join(section.path)
    return ""
