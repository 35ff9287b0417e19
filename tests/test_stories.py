"""Who may tell a story and what counts as an event of one."""

from __future__ import annotations

import pytest

from healthlint.annotations import Sentence, sentences
from healthlint.readers import Source, parse
from healthlint_rules.algorithms.claims.stories import tellers
from healthlint_rules.algorithms.claims.story_events import events
from healthlint_rules.algorithms.claims.story_gate import may_tell
from healthlint_rules.algorithms.claims.story_units import Story


def sentence(text: str) -> Sentence:
    return sentences(parse("a.txt", Source(text)))[0]


def heaviest(text: str) -> float:
    story = Story(sentence(text))
    return max((teller.weight for teller in tellers(story, story.any_is("HE"))), default=0)


@pytest.mark.parametrize(
    ("text", "weight"),
    [
        ("Dagny, a 52-year-old baker, ate oats.", 2),
        ("Take Dagny: she ate oats.", 2),
        ("A friend of mine ate oats.", 2),
        ("Dagny tried oats.", 1.2),
        ("Dagny ate oats, and her cough went.", 1.5),
        ("My uncle ate oats.", 1.5),
        ("I ate oats.", 1.2),
        ("Dextrocardia is a condition of the heart.", 0),
        ("Type I is the commonest form.", 0),
        ("X-ray images were taken.", 0),
        ("Many doctors consider Usher syndrome a rare disease.", 0),
        ("Dr. Dagny Holm ate oats.", 0),
    ],
)
def test_tellers_are_weighed_by_their_introduction(text: str, weight: float) -> None:
    assert heaviest(text) == weight


@pytest.mark.parametrize(
    "text",
    [
        "Her cough vanished.",
        "She has not had a cold since.",
        "Now he kneels.",
        "He never coughed again.",
        "She threw out her antihistamines.",
        "His scalp has been calm.",
        "My ears rang until I cut out salt.",
        "The drops made it fade.",
        "She lived to 97.",
        "No cream ever helped.",
        "After two weeks of oats, my aunt danced.",
    ],
)
def test_changes_for_the_better(text: str) -> None:
    assert events(Story(sentence(text))).better >= 2


@pytest.mark.parametrize(
    "text",
    [
        "Her cough has not vanished.",
        "The rash came back again.",
        "The room is quiet.",
        "She takes a tablet in the morning.",
        "The cream can help.",
        "He stopped the car.",
        "She has worked in Bergen for years.",
    ],
)
def test_no_change(text: str) -> None:
    assert events(Story(sentence(text))).better < 2


def test_lessons() -> None:
    assert events(Story(sentence("You can do the same."))).lesson
    assert events(Story(sentence("She is living proof."))).lesson
    assert not events(Story(sentence("Do the same with the other leg."))).lesson


def test_gate() -> None:
    assert may_tell(sentence("My uncle ate oats."))
    assert may_tell(sentence("Dagny ate oats."))
    assert not may_tell(sentence("The heart pumps blood."))
