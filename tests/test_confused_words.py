"""Words written for each other, and the sound that “a” and “an” go by."""

from __future__ import annotations

import pytest

from healthlint.pack import load_pack
from healthlint_rules.algorithms.language.line import line_from
from healthlint_rules.algorithms.language.sounds import opens_with_vowel
from healthlint_rules.algorithms.wording.confused import FRAMES, Confusions

PEOPLE = frozenset(load_pack("healthlint_rules").lexicons["apostrophe_person"]) - {"body"}
CONFUSIONS = Confusions(FRAMES.read_text(encoding="utf-8").splitlines(), PEOPLE)
CONFUSED = """\
He reads more that 20 books.
Depending on it's size, a lump may press on the nerve.
Each bone has it's own blood supply.
Talk with you're pharmacist first.
If your taking a blood thinner, tell the nurse.
Smoking will effect how the wound closes.
The vaccine has few side affects.
The medicine had no affect on the fever.
Many patients loose interest in food.
You should of called earlier.
The dose was far to high.
Do not take to much of it.
She followed her doctor's advise.
We advice you to wait.
He finds it hard to breath at night.
Take a deep breathe and hold it.
An ice pack can bring relieve.
She wears the brace everyday.
This cream is for every day use.
There maybe a delay.
Rest has lead to a full recovery.
The trial was lead by a nurse.
Take a low does of the tablet.
It dose not help all people.
He suffers form the same illness.
It is a rare from of cancer.
They where given a placebo.
It happened because off the heat.
Most off the pain goes away.
The hole body may ache.
Inject it twice a weak.
The infection spread past the injection sight.
He injured his spinal chord.
Ask your doctor about complimentary therapies.
It is a disease of the prostrate gland.
More that 20 people fell ill.
The principle symptom is fatigue.
Doctors cannot except the result.
Rest you're legs.
Keep there own records.
A wound heels faster in clean air.
"""
RIGHT = """\
Rest first, then usual activities can start.
It's symptoms that count, not scans.
It's own-label paracetamol.
What you're doctor-shopping for is a cure.
Your taking part matters to us.
Reforms can effect change in hospitals.
Flat affect is a sign of the illness.
Loose clothing helps, and loose stools pass.
Because of course the pain fades.
The way to much relief is to ask early.
She likes to advise patients.
Listen to advice you trust.
It is painful to breath-hold.
The everyday tasks of life are hard.
It is normal every day of the year.
Maybe a walk will help.
The lead to the pacemaker broke.
Lead levels were high.
What does of course help is sleep.
The doe does not eat.
Fill in the form the nurse gives you.
Symptoms that come from food allergy vary.
The places where patients were treated differ.
Turn off the light.
The one off the ward is ill.
The patch over the hole in your eardrum heals.
He felt too weak to walk.
At first sight the skin looks clear.
Complimentary tickets are at the desk.
More that day than before.
The principle is simple.
Everyone except the child was ill.
The way you lungs-test at home varies.
The doctors whose advice you trust.
Take care of you and your family.
The heel heals slowly.
It passed the half-way mark.
He has been quite well and quiet.
To late risers, mornings are hard.
The weather you get in spring brings pollen.
People who's to blame for is unclear.
"""


def meant(sentence: str) -> list[str]:
    """The words that are meant in place of the confused ones."""
    return [item.right for item in CONFUSIONS.find(line_from(sentence.casefold()))]


@pytest.mark.parametrize("sentence", CONFUSED.splitlines())
def test_confused(sentence: str) -> None:
    assert meant(sentence)


@pytest.mark.parametrize("sentence", RIGHT.splitlines())
def test_right(sentence: str) -> None:
    assert not meant(sentence)


@pytest.mark.parametrize(
    "word",
    [
        "hour",
        "heir",
        "MRI",
        "SSRI",
        "STI",
        "X-ray",
        "8-week",
        "11,000",
        "80",
        "unintended",
        "urgent",
        "ECG",
        "NSAIDs",
        "Israeli",
    ],
)
def test_an(word: str) -> None:
    assert opens_with_vowel(word)


@pytest.mark.parametrize(
    "word", ["unit", "uterus", "European", "one-sided", "UTI", "CT", "T-cell", "5-day", "usual", "ureter", "year"]
)
def test_a(word: str) -> None:
    assert opens_with_vowel(word) is False


@pytest.mark.parametrize("word", ["herbal", "historic", "SARS", "NIH", "1800", "mRNA", "Rh"])
def test_either(word: str) -> None:
    assert opens_with_vowel(word) is None
