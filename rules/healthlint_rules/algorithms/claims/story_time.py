"""Time in a story: before and after, told by clauses and adverbs of time rather than by what got better.

Method: a person in a clause of “since”, “when”, “until” with a verb of taking up, “now” and “today” beside what a person does, a
span of a remedy before a person (temporal junctures: Labov and Waletzky 1967). Own rules over :mod:`story_units`.
"""

from __future__ import annotations

from healthlint_rules.algorithms.claims.story_units import Story
from healthlint_rules.algorithms.language.lexical_classes import word_set

_OLD = ("7", "8", "9", "seventy", "eighty", "ninety")
_PERSONS = word_set("he she i")


def after_weeks(story: Story, index: int) -> bool:
    """“After two weeks of yoga, my aunt …”: a span of a remedy that opens the clause of a person."""
    if not (story.is_a(index, "LAPSE") and story.word(index + 1) in {"of", "on", "with"}):
        return False
    if not story.is_a(index - 1, "SINCE NUM ADJ") or not story.any_is("SINCE", index - 4, index):
        return False
    comma = next((place for place in range(index + 2, min(story.size, index + 9)) if story.word(place) == ","), -1)
    return comma > 0 and (story.is_a(comma + 1, "HE WRITER OWN KIN") or story.name(comma + 1))


def since_taken_up(story: Story, index: int) -> bool:
    """“When Jonas switched to oats”, “since she gave up milk”: a person takes up a remedy in a clause of time."""
    if story.word(index) not in {"since", "when", "after", "once", "day", "ever_since"}:
        return False
    near = range(index + 2, min(story.size, index + 6))
    who = story.is_a(index + 1, "HE WRITER OWN KIN TITLE") or story.name(index + 1)
    return who and any(story.is_a(place, "TURN") and story.is_a(place, "VD") for place in near)


def nowadays(story: Story, index: int) -> bool:
    """“Today he kneels”, “she runs now”, “since she moved her bed she breathes freely”: what a person does after the change."""
    if not (story.is_a(index, "VZ V") and story.word(index - 1) in _PERSONS):
        return False
    if story.word(index - 1) == "i" and not story.is_a(index, "V"):
        return False
    near = range(max(0, index - 5), min(story.size, index + 4))
    if any(story.word(place) in {"now", "today", "nowadays"} for place in near):
        return True
    opened = [place for place in range(index - 2) if story.word(place) == "since" and opens(story, place)]
    return any(story.any_is("VD", place + 2, place + 4) for place in opened)


def turning_point(story: Story, index: int) -> bool:
    """“Until I cut out salt”: what somebody took up and it was over."""
    if story.word(index) != "until":
        return False
    who = story.is_a(index + 1, "HE WRITER KIN") or story.name(index + 1)
    return who and any(story.is_a(place, "TURN SHED") and story.is_a(place, "VD") for place in (index + 2, index + 3))


def grew_old(story: Story, index: int) -> bool:
    """“Lived to 97”, “saw her ninetieth birthday”."""
    if story.word(index) in {"lived", "live"} and story.word(index + 1) == "to":
        return story.is_a(index + 2, "NUM") or story.age(index + 2) or story.word(index + 2) == "be"
    if story.word(index) == "at" and story.age(index + 1):
        return story.word(index + 1).startswith(_OLD)
    return story.word(index) == "birthday" and story.any_is("VD", index - 5, index)


def opens(story: Story, index: int) -> bool:
    """Whether a unit opens a clause."""
    return index == 0 or story.is_a(index - 1, "PUNCT")


def then(story: Story, index: int) -> bool:
    """“Then came oats”, “then she found yoga”: the turn of a tale."""
    if story.word(index) != "then" or not opens(story, index):
        return False
    place = index + 2 if story.is_a(index + 1, "HE WRITER OWN") or story.name(index + 1) else index + 1
    return story.is_a(place, "VD") or story.is_a(place + 1, "VD")
