"""Singular and plural: what clashes, and what only seems to."""

from __future__ import annotations

import pytest

from healthlint_rules.algorithms.language.line import line_from
from healthlint_rules.algorithms.wording.agreement import clashes

WRONG = """\
These symptom often fade within days.
A swollen muscles can hurt for weeks.
Each patients gets a leaflet.
Every tablets holds iron.
The muscles is tight after a run.
The doctor have seen the scan.
Your knees was swollen.
When the symptoms is mild, stay home.
The exercises helps the back to move.
The doctor recommend a brace.
If the patient feel a sharp pain, stop.
The vaccines protects the child from measles.
There is many reasons for back pain.
There is several ways to treat acne.
They has a fever at night.
It have many causes.
She do not sleep well.
You was told to rest.
We is here to help.
He don't eat enough fruit.
These condition is common.
The joints becomes stiff in the morning.
The children has asthma.
People is often afraid of surgery.
"""
RIGHT = """\
A number of patients are at risk.
These symptom checkers are free.
Many a patient has asked this.
The muscles of the back are tight.
The muscle and the tendon are torn.
This helps the back.
The staff are kind.
The elderly have thin skin.
The measles is a virus.
Diabetes is common.
The United States is large.
What the doctor has seen matters.
Five days is long enough.
Stretching the muscles is wise.
One of the muscles is torn.
The pain in the knees is dull.
The doctor recommended that the patient rest.
Should the patient have a fever, call us.
Does the doctor have time?
Let the nurse help the child.
Make it do the work.
If it were serious, you would know.
Each of the patients gets a leaflet.
A sports injury is painful.
This species is harmless.
A woman's symptoms are often milder.
Every few days, wash the brace.
Another two weeks may pass.
There is a lot of pain.
There are a doctor and a nurse.
The blood tests show iron loss.
The stress tests the heart.
These include nausea and fever.
Several thousand people fell ill.
Two thirds of the dose is enough.
The young are at risk.
Three cup measures of rice fill a bowl.
Seven percent is a lot.
The patient's knees were swollen.
It does help, and so do they.
Not only does it help, it also heals.
She may have a fever; he need not.
"""


@pytest.mark.parametrize("text", WRONG.splitlines())
def test_what_disagrees_is_found(text: str) -> None:
    assert list(clashes(line_from(text.casefold())))


@pytest.mark.parametrize("text", RIGHT.splitlines())
def test_what_agrees_is_left_alone(text: str) -> None:
    assert not list(clashes(line_from(text.casefold())))
