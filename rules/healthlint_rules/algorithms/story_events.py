"""What happens in a story: a complaint, a remedy taken up, time that passed, a change for the better, the lesson drawn.

Method: a change is a verb of ending or healing in the tense of telling, a good state behind a copula, “again”, what was denied
that used to be (“has not had a cold since”, “without wincing”), medicines done without; each by word classes, never by phrases.
After the parts of a personal narrative in Labov and Waletzky 1967 (complication, resolution, evaluation, coda). Own weights.
"""

from __future__ import annotations

from dataclasses import dataclass

from healthlint_rules.algorithms.lexical_classes import word_set
from healthlint_rules.algorithms.story_units import Story

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
_PERSONS = word_set("he she i")
_ABLE = word_set("could can now finally able was were is went am been running walking sleeping")
_HAVE = word_set("has have had hasn't haven't hadn't never")
_OWNERS = word_set(
    "my his her the a your our their lower upper low bad sore stiff of back and in for on painful aching chronic straight your"
)
_CAUSES = word_set("made let lets watched saw seen watch")
_MISSING = word_set("nothing no none neither")
_HELPED = word_set("helped worked ever touched did offer help")


@dataclass(frozen=True, slots=True)
class Events:
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
            better, last = better + found, index
    units = range(low, story.size)
    return Events(
        better,
        last,
        told=story.any_is("TOLD", low),
        lesson=story.any_is("PROOF", low) or _urges(story),
        complaint=any(story.health(index, *_COMPLAINTS) or story.is_a(index, "SUFFERED AILING") for index in units)
        or _unable(story, low)
        or any(_grew_old(story, index) for index in units),
        remedy=any(story.health(index, *_REMEDIES) or _taken_up(story, index) for index in units),
        passed=any(_passed(story, index) for index in units),
    )


def _change(story: Story, index: int) -> float:
    """Points of a unit that tells of a change for the better."""
    if _after_weeks(story, index):
        return _CHANGE
    if _since_taken_up(story, index):
        return _HALF
    if story.word(index) == "then" and story.is_a(index + 1, "VD") and _opens(story, index):
        return _HALF
    if _grew_old(story, index) or _nowadays(story, index) or _turning_point(story, index):
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


def _after_weeks(story: Story, index: int) -> bool:
    """“After two weeks of yoga, my aunt …”: a span of a remedy that opens the clause of a person."""
    if not (story.is_a(index, "LAPSE") and story.word(index + 1) in {"of", "on", "with"}):
        return False
    if not story.is_a(index - 1, "SINCE NUM ADJ") or not story.any_is("SINCE", index - 4, index):
        return False
    comma = next((place for place in range(index + 2, min(story.size, index + 9)) if story.word(place) == ","), -1)
    return comma > 0 and (story.is_a(comma + 1, "HE WRITER OWN KIN") or story.name(comma + 1))


def _since_taken_up(story: Story, index: int) -> bool:
    """“When Jonas switched to oats”, “since she gave up milk”: a person takes up a remedy in a clause of time."""
    if story.word(index) not in {"since", "when", "after", "once", "until", "day", "ever_since"}:
        return False
    near = range(index + 2, min(story.size, index + 6))
    who = story.is_a(index + 1, "HE WRITER OWN KIN TITLE") or story.name(index + 1)
    return who and any(story.is_a(place, "TURN") and story.is_a(place, "VD") for place in near)


def _nowadays(story: Story, index: int) -> bool:
    """“Today he kneels”, “she runs now”, “since she moved her bed she breathes freely”: what a person does after the change."""
    if not (story.is_a(index, "VZ V") and story.word(index - 1) in _PERSONS):
        return False
    if story.word(index - 1) == "i" and not story.is_a(index, "V"):
        return False
    near = range(max(0, index - 5), min(story.size, index + 4))
    if any(story.word(place) in {"now", "today", "nowadays"} for place in near):
        return True
    opened = [place for place in range(index - 2) if story.word(place) == "since" and _opens(story, place)]
    return any(story.any_is("VD", place + 2, place + 4) for place in opened)


def _turning_point(story: Story, index: int) -> bool:
    """“Until I cut out salt”: what somebody took up and it was over."""
    if story.word(index) != "until":
        return False
    who = story.is_a(index + 1, "HE WRITER KIN") or story.name(index + 1)
    return who and any(story.is_a(place, "TURN SHED") and story.is_a(place, "VD") for place in (index + 2, index + 3))


def _grew_old(story: Story, index: int) -> bool:
    """“Lived to 97”, “saw her ninetieth birthday”."""
    if story.word(index) in {"lived", "live"} and story.word(index + 1) == "to":
        return story.is_a(index + 2, "NUM") or story.age(index + 2) or story.word(index + 2) == "be"
    return story.word(index) == "birthday" and story.any_is("VD", index - 5, index)


def _opens(story: Story, index: int) -> bool:
    return index == 0 or story.is_a(index - 1, "PUNCT")


def _went(story: Story, index: int) -> float:
    """“Vanished”, “has healed”; half in the present."""
    if not (story.is_a(index, "TURNOUT") or story.health(index, *_GOING)):
        return 0
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
    if {story.word(index + 1), story.word(index + 2)} & _ILL and not _WAS.isdisjoint(story.texts[max(0, index - 1) : index + 3]):
        return True
    perfect = word in _HAVE or story.word(index - 1) in _HAVE
    if not perfect:
        return False
    back = any(story.is_a(place, "RELAPSE") and story.is_a(place, "V VN VD") for place in reach)
    return back and (
        story.any_is("SINCE", index)
        or "again" in story.texts[index:]
        or any(story.health(place, "CONDITION", "SYMPTOM") for place in (reach if word != "never" else range(story.size)))
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
    if word == "away":
        return any(text in {"threw", "thrown", "throw"} for text in before)
    if word == "again":
        relapsed = any(story.health(place, "RETURN") for place in range(max(0, index - 3), index))
        moved = any(story.is_a(place, "VD") for place in range(max(0, index - _APART), index))
        return not relapsed and (moved or any(text in _ABLE for text in before))
    ends = index + 1 >= story.size or story.is_a(index + 1, "PUNCT")
    if word == "back":
        got = any(text in {"got", "brought", "gave", "had", "has", "won"} for text in before)
        return story.word(index - 1) not in _OWNERS and got and (ends or story.word(index + 1) in {"in", "within"})
    return word == "since" and ends and any(text in {"has", "have", "been", "hasn't", "haven't"} for text in before)


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
    pairs = set(zip(texts, texts[1:], strict=False))
    same = ("the", "same") in pairs and "you" in texts and story.any_is("URGE")
    return same or ("you", "too") in pairs or any(pair in pairs for pair in (("so", "can"), ("so", "could"), ("try", "it")))


def _unable(story: Story, low: int = 0) -> bool:
    """Whether somebody could not do a thing: “could not climb”, “could barely walk”."""
    return any(
        story.word(index) == "couldn't"
        or (story.word(index) == "could" and story.word(index + 1) in {"not", "barely", "hardly", "scarcely", "no"})
        for index in range(low, story.size)
    )
