"""Which phrases credit nobody in particular, and which do not."""

from __future__ import annotations

import pytest

from healthlint.annotations import sentences
from healthlint.readers import Source, parse
from healthlint_rules.algorithms.claims.attribution import Attribution, attributions
from healthlint_rules.algorithms.claims.source_phrases import Kind


def first(text: str) -> Attribution | None:
    document = parse("a.txt", Source(text))
    return next(iter(attributions(document, sentences(document)[0])), None)


@pytest.mark.parametrize(
    ("text", "kind", "sold"),
    [
        ("Studies show that oats fill you.", Kind.STUDIES, False),
        ("Science has proven that oats fill you.", Kind.STUDIES, True),
        ("Many doctors believe that oats fill you.", Kind.PEOPLE, False),
        ("Leading doctors agree that oats fill you.", Kind.PEOPLE, True),
        ("Oats, experts say, fill you.", Kind.PEOPLE, True),
        ("According to experts, oats fill you.", Kind.PEOPLE, True),
        ("It is widely believed that oats fill you.", Kind.PEOPLE, True),
        ("Oats are believed to ease gout.", Kind.NOBODY, False),
        ("There is growing evidence that oats fill you.", Kind.STUDIES, True),
        ("Oats have been prized for centuries.", Kind.PEOPLE, True),
        ("Oats are backed by science.", Kind.STUDIES, True),
    ],
)
def test_who_is_credited(text: str, kind: Kind, *, sold: bool) -> None:
    found = first(text)
    assert found is not None
    assert (found.kind, found.sold) == (kind, sold)


@pytest.mark.parametrize(
    "text",
    [
        "Researchers at Uppsala University found that oats fill you.",
        "A 2014 review of 25 trials found no effect.",
        "Blood tests show how much iron you have.",
        "Ask what studies say about oats.",
        "No study shows that oats fill you.",
        "Your doctor may suggest oats.",
        "Oats may fill you.",
        "If experts agree, the leaflet will change.",
    ],
)
def test_nobody_is_credited(text: str) -> None:
    assert first(text) is None
