"""The model of promises: its weights, its scores and the gate before it."""

from __future__ import annotations

from pathlib import Path

import pytest

import healthlint_rules
from healthlint.readers import Source, parse
from healthlint_rules.algorithms.claims.promise_model import Score, features, possible, score
from healthlint_rules.algorithms.language.word_classes import Tagged, tagged

WEIGHTS = Path(healthlint_rules.__file__).parent / "lexicons" / "promise_weights.tsv"
PROMISE = "Whoever drinks this broth stays free of colds all winter, without exception."
NEAR = "Nobody stays free of colds all winter, but broth can soothe a sore throat."


def line(text: str) -> Tagged:
    return tagged(parse("a.txt", Source(text)))[0]


def judged(text: str) -> Score:
    found = score(line(text).units)
    assert found
    return found


def test_a_promise_is_above_the_threshold_and_a_near_miss_below() -> None:
    assert judged(PROMISE).over > 0
    near = score(line(NEAR).units)
    assert near is None or near.over < 0


def test_a_score_is_the_sum_of_the_weights_of_the_features() -> None:
    rows = (row.split("\t") for row in WEIGHTS.read_text(encoding="utf-8").splitlines() if row[0] != "#")
    weights = {name: int(weight) for name, weight in rows}
    total = sum(weights.get(name, 0) for name in features(line(PROMISE).units))
    assert judged(PROMISE).over == total + weights["bias"] - weights["threshold"]


def test_the_strongest_run_lies_in_the_sentence() -> None:
    found = judged(PROMISE)
    first, last = found.strongest()
    assert 0 <= first < last < len(found.shares)


def test_weights_are_few_and_hold_no_text() -> None:
    rows = [row for row in WEIGHTS.read_text(encoding="utf-8").splitlines() if row[0] != "#"]
    assert len(rows) <= 6000
    assert not [row for row in rows if " " in row]


@pytest.mark.parametrize("text", ["never again", "The weather will never be fine again.", "The knee has a cap."])
def test_other_lines_get_no_score(text: str) -> None:
    assert not possible(line(text))
