"""Agreement across phrases, forms behind auxiliaries, numbers and articles: what clashes, what only seems to."""

from __future__ import annotations

from itertools import chain

import pytest

from healthlint_rules.algorithms.language.line import line_from
from healthlint_rules.algorithms.wording.agreement import Clash, clashes
from healthlint_rules.algorithms.wording.agreement_frames import far_clashes
from healthlint_rules.algorithms.wording.auxiliaries import misfits
from healthlint_rules.algorithms.wording.noun_numbers import noun_clashes

WRONG = """\
The signs of this illness includes a rash.
Many people who suffers from gout drink little.
One of the reason is poor sleep.
This drug can causes a dry mouth.
Ice helps to reduces the swelling.
The cream may helps at night.
The pill doesn't works for all.
The swelling has went down since then.
The clinic is an hour away, but a hour is long.
She had too much symptoms to work.
Walking brings fewer pain than running.
The cause of her headaches are unknown.
They causes more harm than good.
Anyone who have a fever should rest.
Most patients has no symptoms.
There are no evidence that it works.
Nurses gave her many advice.
Patients with the flu has a high fever.
Doctors recommends a daily walk.
It is one of the most common cause of blindness.
The virus can spreads by touch.
You needs to drink more water.
The injection did not helped her.
Try to avoids fatty meals.
The wound have begun to heal.
Each of these condition needs care.
Several study have looked at this.
Children which is under five need less.
The muscles in the calf is tight.
An useful tip is to walk.
There is many side effects.
It are often mild.
This exercises make the back strong.
By strengthen the core you protect the spine.
She should sees a doctor.
If the symptom persist for a week, call us.
Everyone need sleep.
Another reasons are stress and age.
He has took the pills for years.
The doctor will asks about your diet.
These medicine can be bought in shops.
"""
RIGHT = """\
The signs of this illness include a rash.
The number of patients who are ill is small.
One of the family is ill.
Can causes of pain be found?
It leads to changes in mood.
The lining of the lungs that produces mucus swells.
The medicine makes it hurt less.
Nor does the pain help.
He has become tired, and the wound has let up.
An hour of a university course costs much.
What problems can falls cause?
The doctor suggested that she take a break.
Growing pains are common.
All you have to do is relax.
There are a number of ways.
Only then can aches ease.
The use of the eyes is hard when light causes pain.
Vitamin A is found in eggs.
Patients with the flu have a fever that lasts days.
One of the most is enough.
The virus that spreads by touch can be washed off.
Try to avoid fats.
Each of these needs care.
The team of doctors who has treated her is large.
Many a doctor has said so.
It is vital that he see a doctor.
Let it rest.
How much exercise do patients need?
How does the drug help patients?
The pain in the joints and the fever are gone.
What matters most is sleep.
Two weeks is a long time.
The disease process affects the joints.
Everyone who can walk needs shoes; did everyone take part?
With this are listed the doses.
Skin cells that divide too fast cause scales.
A will helps the family.
One in ten people has it.
Half of the women have had one of these done.
The best exercise is walk, rest, walk.
For help with eating, see a dietitian.
The patient may well need more.
"""


def _found(text: str) -> list[Clash]:
    line = line_from(text.lower())
    return list(chain(clashes(line), far_clashes(line), noun_clashes(line), misfits(line)))


@pytest.mark.parametrize("text", WRONG.splitlines())
def test_words_that_do_not_agree_are_found(text: str) -> None:
    assert _found(text)


@pytest.mark.parametrize("text", RIGHT.splitlines())
def test_near_misses_are_silent(text: str) -> None:
    assert not _found(text)
