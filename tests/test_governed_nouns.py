"""Prepositions behind nouns: the wrong ones, and those that only look so."""

from __future__ import annotations

import pytest

from healthlint.pack import load_pack
from healthlint_rules.algorithms.language.line import line_from
from healthlint_rules.algorithms.wording.governed_nouns import NounHeads

LEXICONS = load_pack("healthlint_rules").lexicons
NOUNS = NounHeads(LEXICONS["governed_nouns"])
WRONG = """\
Smoking is a frequent reason of lung disease.
Many feel a need of more exercise.
The cream has no effect to the skin.
Some germs have a resistance against antibiotics.
What is the difference of a cold and flu?
She felt a pain at her knee.
There is no cure to the disease.
A response on treatment may take weeks.
He has difficulty at swallowing.
Her interest to sports came late.
Exposure with sunlight is risky.
Allergies from pollen are common.
He has an addiction of alcohol.
A lack in vitamin D weakens bone.
This is the main cause to the pain.
The link of stress and acne is weak.
"""
RIGHT = """\
The reason for the pain is unclear.
The effect of the drug on the skin is slow.
The damage of recent years is clear.
A lack of sleep leads to a rise in blood pressure.
Treatment of the disease may differ between clinics.
The difference of two years is small.
Access for wheelchairs is at the back.
The need of the child comes first.
There is a reason of sorts.
She went to the doctor with pain at night.
A resistance of 5 ohms was used.
In response to the cold, vessels narrow.
Advice to parents is on the next page.
Risk for stroke and risk of stroke are both used.
The increase of 5 percent was small.
The relationship of parents to their child matters.
A balance of fluids is kept by the kidney.
Information for patients is online.
Exposure of the skin to light is risky.
Pressure in the eye rises.
The benefit to patients is small.
The demand for oxygen falls with rest.
The decrease of 10 points was seen.
The impact of stress on sleep is large.
Link to the page.
Evidence of damage is seen on a scan.
The cause of the pain and the allergy to nuts are known.
Contact with dust may cause a cough.
The lack of interest in food is a sign.
A visit to the doctor for advice on diet is wise.
"""


@pytest.mark.parametrize("text", WRONG.splitlines())
def test_the_wrong_preposition_is_found(text: str) -> None:
    assert list(NOUNS.find(line_from(text.lower())))


@pytest.mark.parametrize("text", RIGHT.splitlines())
def test_near_misses_are_silent(text: str) -> None:
    assert not list(NOUNS.find(line_from(text.lower())))
