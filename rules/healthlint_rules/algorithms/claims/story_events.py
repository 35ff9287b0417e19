"""What happens in a story: a complaint, a remedy taken up, time that passed, a change for the better, the lesson drawn.

Method: a change is a verb of ending or healing in the tense of telling, a good state behind a copula, “again”, what was denied
that used to be (“has not had a cold since”, “without wincing”), medicines done without; each by word classes, never by phrases.
After the parts of a personal narrative in Labov and Waletzky 1967 (complication, resolution, evaluation, coda). Own weights.
"""

from __future__ import annotations

from itertools import pairwise

import msgspec

from healthlint_rules.algorithms.claims.story_time import (
    after_weeks,
    grew_old,
    nowadays,
    since_taken_up,
    then,
    turning_point,
)
from healthlint_rules.algorithms.claims.story_units import Story
from healthlint_rules.algorithms.language.lexical_classes import word_set

_PAST = "VD VN"
_CHANGE = 2.0  # points of what shows that it got better
_HALF = 1.0  # the same in the present tense, where it may be advice
_DENIED_WITHIN = 3
_APART = 6  # units between the parts of “threw … away”, “could … again”
_COMPLAINTS = ("CONDITION", "SYMPTOM", "BODY")
_REMEDIES = ("REMEDY", "SUPPLEMENT")
_GOING = ("VANISH", "HEAL", "REMOVE")
_ILL = word_set("ill sick unwell coughed sneezed")
_WAS = word_set("was were been fell got is are coughed sneezed")
_ABLE = word_set("could can now finally able was were is went am been running walking sleeping")
_HAVE = word_set("has have had hasn't haven't hadn't never")
_OWNERS = word_set(
    "my his her the a your our their lower upper low bad sore stiff of back and in for on painful aching chronic straight your"
)
_CAUSES = word_set("made let lets watched saw seen watch")
_MISSING = word_set("nothing no none neither")
_HELPED = word_set("helped worked ever touched did offer help")


class Events(msgspec.Struct, frozen=True):
    """What a sentence tells of; ``better`` are points of change, ``last`` is the last unit that shows one, -1 without."""

    better: float = 0
    last: int = -1
    told: bool = False
    lesson: bool = False
    complaint: bool = False
    remedy: bool = False
    passed: bool = False


def events(story: Story, low: int = 0) -> Events:
    """The events of a sentence from a unit on."""
    better, last = 0.0, -1
    for index in range(low, story.size):
        found = _change(story, index)
        if found:
            better, last = better + found, index if found >= _CHANGE else last
    units = range(low, story.size)
    return Events(
        better,
        last,
        told=story.any_is("TOLD", low),
        lesson=story.any_is("PROOF", low) or _urges(story),
        complaint=any(story.health(index, *_COMPLAINTS) or story.is_a(index, "SUFFERED AILING") for index in units)
        or _unable(story, low)
        or any(pair in {("was", "told"), ("were", "told")} for pair in pairwise(story.texts))
        or any(grew_old(story, index) for index in units),
        remedy=any(story.health(index, *_REMEDIES) or _taken_up(story, index) for index in units),
        passed=any(_passed(story, index) for index in units),
    )


def _change(story: Story, index: int) -> float:
    """Points of a unit that tells of a change for the better."""
    if after_weeks(story, index):
        return _CHANGE
    if since_taken_up(story, index):
        return _HALF
    if then(story, index):
        return _HALF
    if grew_old(story, index) or nowadays(story, index) or turning_point(story, index):
        return _CHANGE
    if story.is_a(index, "NO_MORE STATE_VERB FREE"):
        return _CHANGE
    if story.is_a(index, "NOT") and _spared(story, index):
        return _CHANGE
    if _helpless(story, index) or _in_two_parts(story, index) or _done_without(story, index):
        return _CHANGE
    if _denied(story, index):
        return 0
    if story.is_a(index, "PRAISE"):
        return _CHANGE if story.is_a(index, "VZ VD VN") or _spoken(story, index) else 0
    return max(_ended(story, index), _went(story, index), _state(story, index))


def _went(story: Story, index: int) -> float:
    """“Vanished”, “has healed”; half in the present."""
    plain = story.health(index, *_GOING) and not story.is_a(index, "ENDED")
    if not (story.is_a(index, "TURNOUT") or plain):
        return 0
    if story.word(index) in {"work", "worked", "works"} and story.word(index + 1) in {"in", "as", "at", "with"}:
        return 0  # a trade
    if story.is_a(index, _PAST):
        return 0 if story.word(index - 1) in {"be", "is", "are", "being", "was", "were"} else _CHANGE
    caused = any(text in _CAUSES for text in story.texts[max(0, index - 4) : index])
    if caused and story.is_a(index, "V"):
        return _CHANGE  # “made them drop off”, “I have seen it dissolve”
    listed = story.is_a(index, "TURNOUT") and not story.is_a(index, "VG")
    return _HALF if listed and (story.is_a(index, "VZ") or story.word(index - 1) in {"can", "could"}) else 0


def _ended(story: Story, index: int) -> float:
    """“Her knees stopped”, “lost two dress sizes”: a verb of ending with a complaint beside it."""
    if not (story.is_a(index, "LOST ENDED") and story.is_a(index, _PAST)):
        return 0
    behind = _names_complaint(story, range(index + 1, index + 5))
    before = story.is_a(index, "ENDED") and _names_complaint(story, range(index - 1, index - 5, -1))
    return _CHANGE if behind or before else 0


def _names_complaint(story: Story, reach: range) -> bool:
    """Whether a complaint or a weight stands among the units, before any mark."""
    for place in reach:
        if story.is_a(place, "PUNCT"):
            return False
        if story.is_a(place, "WEIGHT AILING") or story.health(place, *_COMPLAINTS):
            return True
    return False


def _state(story: Story, index: int) -> float:
    """“Has been calm”, “are silent now”, “felt better”: a good state behind a copula."""
    if not story.is_a(index, "STATE"):
        return 0
    for place in range(index - 1, max(-1, index - 4), -1):
        if story.is_a(place, "PUNCT PREP") and not story.is_a(place, "COPULA"):
            return 0
        if story.is_a(place, "COPULA"):
            present = story.word(place) in {"is", "are", "be", "feel", "feels", "being", "become", "becomes"}
            if present and not story.any_is("NOWADAYS LAPSE"):
                return _HALF
            return _CHANGE if _of_health(story, place) else 0
    return 0


def _of_health(story: Story, copula: int) -> bool:
    """Whether the subject of a copula is a person, or a complaint or a part of the body stands before it."""
    for place in range(copula - 1, max(-1, copula - 6), -1):
        if story.is_a(place, "HE WRITER KIN OWN AILING") or story.name(place) or story.health(place, *_COMPLAINTS):
            return True
        if story.is_a(place, "PUNCT"):
            return False
    return False


def _spared(story: Story, index: int) -> bool:
    """“Has not had a cold since”, “never caught the flu”, “without wincing”."""
    word, reach = story.word(index), range(index + 1, min(story.size, index + _APART))
    if word == "without":
        near = range(index + 1, min(story.size, index + 4))
        wincing = story.is_a(index + 1, "VG") and story.any_is("NOWADAYS HE WRITER")
        return wincing or any(story.health(place, *_COMPLAINTS) or story.is_a(place, "MEDS") for place in near)
    if {story.word(index + 1), story.word(index + 2)} & _ILL and not _WAS.isdisjoint(
        story.texts[max(0, index - 1) : index + 3]
    ):
        return True
    perfect = word in _HAVE or story.word(index - 1) in _HAVE
    if not perfect:
        return False
    back = any(story.is_a(place, "RELAPSE") and story.is_a(place, "V VN VD") for place in reach)
    return back and (
        story.any_is("SINCE", index)
        or "again" in story.texts[index:]
        or any(
            story.health(place, "CONDITION", "SYMPTOM") for place in (reach if word != "never" else range(story.size))
        )
    )


def _helpless(story: Story, index: int) -> bool:
    """“Had tried everything”, “no drug ever helped”: what makes the change a wonder."""
    if story.is_a(index, "DESPAIR"):
        return True
    return story.word(index) in _MISSING and any(
        story.word(place) == "could" or (story.word(place) in _HELPED and story.is_a(place, _PAST))
        for place in range(index + 1, min(story.size, index + 5))
    )


def _in_two_parts(story: Story, index: int) -> bool:
    """“Threw … away”, “could … again”, “got … back”, “have been silent since”."""
    word, before = story.word(index), story.texts[max(0, index - _APART) : index]
    if word in {"change", "difference", "improvement", "relief"}:
        return any(text in {"noticed", "felt", "saw", "found", "made"} for text in before)
    if word in {"life", "lives"}:
        return any(text in {"changed", "saved", "transformed", "rescued"} for text in before)
    if word == "away":
        return any(text in {"threw", "thrown", "throw"} for text in before)
    if word == "again":
        relapsed = any(_came_back(story, place) for place in range(max(0, index - 3), index))
        moved = any(story.is_a(place, "VD") for place in range(max(0, index - _APART), index))
        return not relapsed and (moved or any(text in _ABLE for text in before))
    ends = index + 1 >= story.size or story.is_a(index + 1, "PUNCT")
    if word == "back":
        got = any(text in {"got", "brought", "gave", "had", "has", "won"} for text in before)
        return story.word(index - 1) not in _OWNERS and got and (ends or story.word(index + 1) in {"in", "within"})
    return word == "since" and ends and any(text in {"has", "have", "been", "hasn't", "haven't"} for text in before)


def _came_back(story: Story, index: int) -> bool:
    return story.health(index, "RETURN") or (story.is_a(index, "RELAPSE") and "_" in story.word(index))


def _done_without(story: Story, index: int) -> bool:
    """“Threw out her antihistamines”, “is off the tablets”: medicine given up, in the past."""
    if not (story.is_a(index, "MEDS") or story.health(index, "MEDICINE")):
        return False
    for place in range(index - 1, max(-1, index - 5), -1):
        if story.is_a(place, "PUNCT"):
            return False
        if story.word(place) == "off" or (story.is_a(place, "SHED") and story.is_a(place, _PAST)):
            return True
    return False


def _spoken(story: Story, index: int) -> bool:
    """Whether the writer or a crowd is the subject: “I swear by”, “users rave”."""
    return any(story.is_a(place, "WRITER FOLLOWER KIN MASSES") for place in range(max(0, index - 4), index))


def _denied(story: Story, index: int) -> bool:
    return any(story.is_a(place, "NOT") for place in range(max(0, index - _DENIED_WITHIN), index))


def _taken_up(story: Story, index: int) -> bool:
    """Whether a unit tells of taking up a remedy: “began eating”, “by gargling”, “since switching”."""
    if story.is_a(index, "VG") and (story.is_a(index - 1, "SINCE") or story.word(index - 1) == "by"):
        return True
    if not story.is_a(index, "TURN"):
        return False
    return story.is_a(index, "VZ VD VN") or not story.is_a(index, "V VG")


def _passed(story: Story, index: int) -> bool:
    """Whether time goes by: “within a week”, “two years later”, “for years”, “now”, “ever since”."""
    if story.is_a(index, "NOWADAYS") or story.word(index) in {"since", "until", "overnight", "ago", "used"}:
        return True
    return story.is_a(index, "LAPSE") and any(
        story.is_a(place, "SINCE NUM") or story.word(place) in {"for", "a", "every", "in", "all"}
        for place in (index - 1, index - 2, index - 3)
    )


def _urges(story: Story) -> bool:
    """“So try it”, “you can do the same”, “so can you”: what the reader is to make of it."""
    texts = story.texts
    pairs = set(pairwise(texts))
    same = ("the", "same") in pairs and "you" in texts and story.any_is("URGE")
    bidding = any(
        pair[0] == "so" and pair[1] in {"don't", "do", "let", "why", "try", "never", "stop"} for pair in pairs
    )
    return (
        same
        or bidding
        or ("you", "too") in pairs
        or any(pair in pairs for pair in (("so", "can"), ("so", "could"), ("just", "try"), ("so", "try")))
    )


def _unable(story: Story, low: int = 0) -> bool:
    """Whether somebody could not do a thing: “could not climb”, “could barely walk”."""
    return any(
        story.word(index) == "couldn't"
        or (story.word(index) == "could" and story.word(index + 1) in {"not", "barely", "hardly", "scarcely", "no"})
        for index in range(low, story.size)
    )
