"""One person's story told as evidence: a teller and how it turned out, weighed together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from healthlint.annotations import Sentence, in_code, sentences, sentences_of
from healthlint.diagnostic import Finding
from healthlint.document import Document
from healthlint.patterns import compile_pattern
from healthlint.rule import Rule
from healthlint_rules.algorithms.claims.stories import Teller, tellers
from healthlint_rules.algorithms.claims.story_events import Events, events
from healthlint_rules.algorithms.claims.story_gate import may_tell
from healthlint_rules.algorithms.claims.story_units import Story, bits
from healthlint_rules.algorithms.sources.sources import marks_in

_HISTORY = compile_pattern(r"\b1[5-9]\d\d\b|\b\d\dth[- ]century\b", 0)
_DISTANCE = compile_pattern(
    r"\b(?:anecdot\w+|coincidence|placebo|proves? (?:nothing|little)|not (?:proof|evidence)|no (?:proof|evidence)|one case|chance alone|on (?:its|their) own|"
    r"trials?|controlled|randomi[sz]ed|may have been|nothing to do with|not everyone|does not mean|doesn't mean|cannot tell|can't tell)\b",
    re.I,
)
_TAKEN_BACK = compile_pattern(
    r"^\W*(?:but|however|yet|still|one|that|this|such|it|she|he|they|these|trials?|studies|research|in\s|of\scourse|no|there|large)\b",
    re.I,
)
_LABELLED = compile_pattern(
    r"\b(?:stor(?:y|ies)|case (?:stud(?:y|ies)|reports?)|interviews?|in (?:their|her|his) own words|experiences)\b",
    re.I,
)
_TITLE = 8  # words of a heading that may label stories
_STORY_TYPES = frozenset(
    {"story", "patient-story", "patient story", "personal story", "interview", "case-report", "case report", "obituary"}
)
# by the weight of the teller: points, and of those the ones of change
_NEEDED = {3: [(0, 0)], 2: [(2, 1)], 1.5: [(2, 2), (3, 1)], 1.2: [(3, 2)], 1: [(4, 2)]}
_WEAK = 1.2  # tellers of whom a story needs a remedy, or much else
_CLOSE = 1.5  # followers who are readers or customers: what they say counts
_RICH = 4  # points
_CLINICAL = 2  # points more where a hospital treats
_LINKING = "LEDBY WRITER NOWADAYS LAPSE SINCE NO_MORE PROOF OWN"  # what ties a sentence to the one before
_BRIEF = 8  # units of a sentence that needs no tie
_PRONOUNS = frozenset({"he", "she", "his", "her", "him"})
_FOLLOWING = 2  # sentences behind a teller that may tell the rest


class _Reading:
    """Sentences as stories with their events and the tellers that count, each made once however many stories are tried."""

    def __init__(self, not_names: frozenset[str]) -> None:
        self.story = cache(lambda sentence: Story(sentence, not_names))
        self.events = cache(events)
        self.tellers = cache(lambda story, person: [teller for teller in tellers(story, person) if teller.weight])


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """The first story of each few sentences."""
    if _labelled_document(document):
        return
    reading = _Reading(frozenset(map(str, rule.lexicon("not_a_name"))))
    told = -1  # the last sentence that belongs to a story
    for sentence in sentences(document):
        if sentence.index <= told or not may_tell(sentence) or not rule.covers(sentence.block):
            continue
        row = sentences_of(document, sentence.block)
        place = row.index(sentence)
        for last in range(place, min(len(row), place + 1 + _FOLLOWING)):
            found = _story(row, place, last, reading)
            if found:
                told = row[last].index
                if not marks_in(document, sentence):
                    yield from _finding(document, sentence, *found)
                break


def _labelled_document(document: Document) -> bool:
    values = document.front_matter.values if document.front_matter else {}
    return any(str(values.get(key, "")).lower() in _STORY_TYPES for key in ("type", "category", "section", "layout"))


def _story(row: list[Sentence], first: int, last: int, reading: _Reading) -> tuple[int, int] | None:
    """The range of the block from a teller in a sentence to the last event of another, where the events are enough."""
    sentence = row[first]
    text = sentence.text
    if text.rstrip(" \"”'’").endswith("?") or _doubted(row[first : last + 1], row[last + 1 : last + 2]):
        return None
    story = reading.story(sentence)
    person = any(word.text in _PRONOUNS for other in row[first : last + 1] for word in other.words)
    found = reading.tellers(story, person)
    if not found:
        return None
    later = [reading.story(other) for other in row[first + 1 : last + 1]]
    if not all(_tied(other, reading) for other in later):
        return None
    parts = [reading.events(other) for other in (story, *later)]
    for teller in sorted(found, key=lambda item: -item.weight):
        if _enough(story, teller, parts):
            first_event = teller.low if parts[0].last < 0 else min(teller.low, parts[0].last)
            return sentence.start + story.starts[first_event], _end(story, teller, later, parts)
    return None


def _doubted(told: list[Sentence], following: list[Sentence]) -> bool:
    """Whether the text says what a story is worth, in it or right behind it."""
    behind = [other for other in following if _TAKEN_BACK.search(other.text)]
    return any(_DISTANCE.search(other.text) for other in (*told, *behind))


def _tied(story: Story, reading: _Reading) -> bool:
    """Whether a sentence may go on with the story of the one before."""
    return story.any_is(_LINKING) or story.size < _BRIEF or reading.events(story).lesson


def _end(story: Story, teller: Teller, later: list[Story], parts: list[Events]) -> int:
    """Where the story ends in the block: behind its last event, or the sentence of a teller who needs none."""
    for other, part in zip(reversed(later), reversed(parts), strict=False):
        if part.last >= 0:
            return other.sentence.start + other.ends[part.last]
    last = max(teller.high, parts[0].last if parts[0].last >= 0 else story.size - 1)
    return story.sentence.start + story.ends[min(last, story.size - 1)]


def _enough(story: Story, teller: Teller, parts: list[Events]) -> bool:
    text = story.sentence.text
    owned = story.any_is("OWN WRITER OF_OURS AMONG SEEN", teller.low - 1, teller.high + 2)
    if not owned and _HISTORY.search(text):
        return False
    if teller.weight < 3 and story.any_is(
        "OBLIGED", story.clause_start(teller.low), max(teller.high, parts[0].last) + 1
    ):
        return False
    if teller.weight == 1 and not any(mask & bits("VD VN VZ") for mask in story.masks):
        return False
    clinical = _CLINICAL if not owned and story.any_is("CLINICAL") and "told" not in story.texts else 0
    follower = teller.weight >= _CLOSE and story.is_a(teller.high, "FOLLOWER")
    better = (
        sum(part.better + (part.told if teller.crowd or follower else 0) + 2 * part.lesson for part in parts)
        + teller.invited
    )
    signs = [any(getattr(part, name) for part in parts) for name in ("complaint", "remedy", "passed", "told")]
    points = better + sum(signs) - clinical
    if teller.weight <= _WEAK and not (signs[1] or points >= _RICH):
        return False  # no complaint and no remedy: a story of something else
    past = any(mask & bits("VD") and mask & bits("TURN") for mask in story.masks)
    if owned and teller.weight >= _CLOSE and signs[0] and signs[1] and past:
        return True  # of the writer's own: what they took for what is told to persuade
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
            return "; ".join(title for title in section.path if title.count(" ") < _TITLE)
    return ""
