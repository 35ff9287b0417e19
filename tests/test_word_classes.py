"""Word classes of a sentence and patterns over them."""

from __future__ import annotations

import pytest

from healthlint.readers import Source, parse
from healthlint_rules.algorithms.language.class_patterns import ClassPattern
from healthlint_rules.algorithms.language.inflection import noun_forms, verb_forms
from healthlint_rules.algorithms.language.word_classes import Tagged, lexicon, tagged


def line(text: str) -> Tagged:
    return tagged(parse("a.txt", Source(text)))[0]


def found(query: str, text: str, **parts: str) -> list[str]:
    tag = line(text)
    return [tag.sentence.text[match.start : match.end] for match in ClassPattern(query, parts).find(tag)]


def classes(word: str) -> set[str]:
    mask = line(word).units.masks[0]
    return {name for name, bit in lexicon().bits.items() if mask & bit}


def test_verbs_and_nouns_are_inflected() -> None:
    assert dict(verb_forms("wipe out")) == {
        "wipe out": "V",
        "wipes out": "VZ",
        "wiped out": "VN",
        "wiping out": "VG",
    }
    assert [form for form, _ in verb_forms("stop")] == ["stop", "stops", "stopped", "stopped", "stopping"]
    assert [form for form, _ in noun_forms("sore tooth")] == ["sore tooth", "sore teeth"]


def test_the_longest_term_is_one_unit() -> None:
    assert line("It wipes out pain, in no time.").units.texts == ["it", "wipes_out", "pain", ",", "in_no_time", "."]


def test_diseases_are_known_by_their_endings_and_freedom_by_its_own() -> None:
    assert "CONDITION" in classes("blepharitis")
    assert "FREE" in classes("itch-free")
    assert "NOT" in classes("doesn't")


def test_patterns_are_read_over_units() -> None:
    text = "It wipes out stubborn knee pain in 3 days, 100% naturally."
    assert found("REMOVE [ADJ|N]{0,2} SYMPTOM", text) == ["wipes out stubborn knee pain"]
    assert found("SYMPTOM (?P<at><SPAN>)", text, SPAN="in NUM? TIME") == ["in 3 days"]
    assert found("REMOVE WORD{0,9} FULL", text) == []  # a comma is no word
    assert found("FULL&WHOLLY", text) == ["100%"]
    assert found("in [^NUM]", text) == []


def test_a_sentence_without_the_needed_classes_is_skipped() -> None:
    pattern = ClassPattern("HEAL CONDITION")
    assert not list(pattern.find(line("The clinic opens at nine.")))
    assert "_compiled" not in vars(pattern)


@pytest.mark.parametrize("query", ["HEAL @", "~"])
def test_what_is_no_query_is_refused(query: str) -> None:
    with pytest.raises(ValueError, match="not a class pattern"):
        list(ClassPattern(query).find(line("Rest.")))
