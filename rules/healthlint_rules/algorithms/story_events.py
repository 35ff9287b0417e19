"""What happens in a story: a remedy taken up, a complaint that went, praise, a span of time; counted as evidence.

Method: points for classes of words in the tense of telling; what is denied does not count. Own weights, set on own sentences.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from healthlint.annotations import Sentence
from healthlint_rules.algorithms.lexical_classes import counted, word_set
from healthlint_rules.algorithms.stories import Story, bits, story_lexicon
from healthlint_rules.algorithms.word_classes import lexicon

_OWN_WORDS = word_set("mine ours us we me my our")
_ANYBODY = word_set(  # too common to open a story: only beside “my”, “our”, “I”
    """
    person people child parent family baby infant patient patients woman man women men adult adults children teenager teenagers boy girl boys
    girls mother father mothers fathers parents friend friends couple couples someone somebody everyone everybody families persons
    student students participant participants member members babies cell cells star nurse nurses officer teacher teachers
    """
)
_COMMON = word_set(  # words of terms that say nothing by themselves
    """
    with have about that can you more not what which when through get need has person doctor doctors don't like take there been much
    go down then over even being getting right very enough health symptoms medication history always study case review office did
    veteran veterans technician technicians converts workers social clinic without normal every each them his her
    """
)
_INVITING = word_set("meet take consider ask remember picture")
_PRONOUNS = word_set("she he her his him")
_CAPITAL = re.compile(r"\b[A-Z][a-z]+")
_COMPLAINTS = ("CONDITION", "SYMPTOM", "BODY")
_REMEDIES = ("REMEDY", "SUPPLEMENT")
_PAST = "VD VN"
_DENIED_WITHIN = 3
_SHORT = 8  # words of a sentence that may do nothing but introduce somebody
_APART = 6  # units between the parts of “threw … away”
_FINAL = 2.0  # points of what shows that it got better


@dataclass(frozen=True, slots=True)
class Events:
    """Points of a sentence; how many of them show a change for the better; its last such unit, -1 without."""

    points: float = 0
    better: float = 0
    last: int = -1
    told: int = 0


def events(story: Story, low: int = 0) -> Events:
    """The events of a sentence from a unit on."""
    better, last = 0.0, -1
    for index in range(low, story.size):
        found = _better(story, index)
        if found:
            better, last = better + found, index
    turned = any(_turned(story, index) for index in range(low, story.size))
    told = story.any_is("TOLD", low)
    lapses = [index for index in range(low, story.size) if _lapse(story, index)]
    complains = _speaks_of(story, _COMPLAINTS)
    remedy = _speaks_of(story, _REMEDIES)
    if lapses and turned and (complains or told) and not better:
        better, last = 1, lapses[-1]  # “after eighteen days of steak”
    if complains and remedy and (turned or lapses):
        better += 1  # a remedy taken for a complaint
    until = [index for index in range(low, story.size) if story.word(index) == "until"]
    if until and story.any_is("SUFFERED", low, until[0]):
        better, last = better + _FINAL, until[0]
    inferred = 2 * story.any_is("INFER", low)
    return Events(
        better + turned + told + bool(lapses) + complains + remedy + inferred, better + inferred / 2, last, int(told)
    )


def _better(story: Story, index: int) -> float:
    """Points of a unit that praises or tells of a change for the better."""
    if story.is_a(index, "COMPLICATION") or _in_two_parts(story, index):
        return _FINAL
    if not story.is_a(index, "PRAISE TURNOUT LOST ENDED") or _denied(story, index):
        return 0
    if story.is_a(index, "LOST ENDED") and story.is_a(index, _PAST):
        behind = _names_complaint(story, range(index + 1, index + 5))
        if behind or (story.is_a(index, "ENDED") and _names_complaint(story, range(index - 1, index - 5, -1))):
            return _FINAL
    if story.is_a(index, "PRAISE"):
        return _FINAL if story.is_a(index, "VZ VD VN") or _spoken(story, index) else 0
    if not story.is_a(index, "TURNOUT"):
        return 0
    if not story.is_a(index, "V VZ VG VD VN"):
        return _FINAL  # adverbs and states: no longer, like new, back to
    if story.is_a(index, _PAST):
        return _FINAL
    return 1.0 if story.is_a(index, "VZ") or story.word(index - 1) in {"can", "could", "to"} else 0


def _in_two_parts(story: Story, index: int) -> bool:
    """“Threw … away”, “could … again”, “have been silent since”."""
    word, before = story.word(index), story.texts[max(0, index - _APART) : index]
    if word == "away":
        return any(text in {"threw", "thrown", "throw"} for text in before)
    if word == "again":
        return any(text in {"could", "can", "now", "finally", "able"} for text in before)
    ends = index + 1 >= story.size or story.is_a(index + 1, "PUNCT")
    return word == "since" and ends and any(text in {"has", "have", "been", "hasn't", "haven't"} for text in before)


def _names_complaint(story: Story, reach: range) -> bool:
    """Whether a complaint or a weight stands among the units, before any mark."""
    for place in reach:
        if story.is_a(place, "PUNCT"):
            return False
        if story.is_a(place, "WEIGHT") or _of_claims(story.word(place), _COMPLAINTS):
            return True
    return False


def _spoken(story: Story, index: int) -> bool:
    """Whether the writer or a crowd is the subject: “I swear by”, “users rave”."""
    return any(story.is_a(place, "WRITER FOLLOWER KIN MASSES") for place in range(max(0, index - 4), index))


def _denied(story: Story, index: int) -> bool:
    return any(story.is_a(place, "NOT") for place in range(max(0, index - _DENIED_WITHIN), index))


def _turned(story: Story, index: int) -> bool:
    """Whether a unit tells of taking up a remedy."""
    if not story.is_a(index, "TURN"):
        return False
    if story.is_a(index, "VZ VD VN") or not story.is_a(index, "V VG"):
        return True
    return story.is_a(index, "VG") and story.is_a(index - 1, "SINCE")


def _lapse(story: Story, index: int) -> bool:
    """Whether a span of time is counted: “within a week”, “two years later”, “for years”."""
    return story.is_a(index, "LAPSE") and any(
        story.is_a(place, "SINCE NUM") or story.word(place) in {"for", "a", "every", "in"}
        for place in (index - 1, index - 2)
    )


def _speaks_of(story: Story, names: tuple[str, ...]) -> bool:
    """Whether a unit has one of the classes of the lexicon of claims."""
    return any(_of_claims(text, names) for text in story.texts)


@cache
def _of_claims(text: str, names: tuple[str, ...]) -> bool:
    known = lexicon()
    mask = known.look_up(text.rpartition("_")[2])
    return any(mask & known.bits[name] for name in names)


@cache
def _teller_words() -> frozenset[str]:
    names = "WRITER OWN FOLLOWER LETTERS CELEBRITY HUMAN TITLE NAME_OF SEEN ALIAS MASSES OPENER"
    return (_words_of(names) | _OWN_WORDS) - _ANYBODY


def _words_of(names: str) -> frozenset[str]:
    wanted = bits(names)
    forms = (form for form, mask in story_lexicon().forms().items() if mask & wanted)
    return frozenset(max(form.split(), key=len) for form in forms) - _COMMON


def may_tell(sentence: Sentence) -> bool:
    """Whether a sentence may speak of a person: a word for a teller, or what may be a name beside “he” or “she”."""
    words = {word.text for word in sentence.words}
    words |= {word[:-2] for word in words if word.endswith("'s")}
    if not words.isdisjoint(_teller_words()) or "-year-old" in sentence.folded:
        return True
    return ((len(words) < _SHORT and not words.isdisjoint(_INVITING)) or not words.isdisjoint(_PRONOUNS)) and any(
        not counted(match.group().lower()) for match in _CAPITAL.finditer(sentence.text)
    )
