"""The shared parts of the connective rules: lexical classes, the chunker, frames, the window model, polarity."""

from __future__ import annotations

import pytest

from healthlint.pack import load_pack
from healthlint_rules.algorithms.language.lexical_classes import may_be, tags
from healthlint_rules.algorithms.language.line import line_from
from healthlint_rules.algorithms.wording import conjunctions, licensing
from healthlint_rules.algorithms.wording.clauses import STRONG, finite_clause, has_main_clause, later_clause
from healthlint_rules.algorithms.wording.connectives import Frames, parse_frame
from healthlint_rules.algorithms.wording.lost_verbs import lost_verbs
from healthlint_rules.algorithms.wording.misgoverned import Heads
from healthlint_rules.algorithms.wording.polarity import Polarity
from healthlint_rules.algorithms.wording.prepositions import Prepositions
from healthlint_rules.algorithms.wording.reversed_advice import ReversedAdvice
from healthlint_rules.algorithms.wording.window_model import limit, scores

LEXICONS = load_pack("healthlint_rules").lexicons


@pytest.mark.parametrize(
    ("word", "tag"),
    [
        ("they", "PRON"),
        ("might", "AUX"),
        ("hips", "NS"),
        ("flares", "VZ"),
        ("warm-up", "N"),
        ("usually", "ADV"),
        ("12", "NUM"),
    ],
)
def test_readings_of_a_word(word: str, tag: str) -> None:
    assert may_be(word, tag)


def test_an_uncounted_word_is_read_by_its_ending() -> None:
    assert tags("zorgation") == ("N",)
    assert tags("zorgly") == ("ADV",)


@pytest.mark.parametrize(
    "text",
    ["they are washed", "the little finger is spared", "salt holds water", "the weather turns cold", "it'll heal"],
)
def test_a_finite_clause_is_seen(text: str) -> None:
    clause = finite_clause(line_from(text), 0)
    assert clause is not None and clause.grade == STRONG


@pytest.mark.parametrize(
    "text", ["inherited mutations in the gene", "regular exercise and a healthy diet", "surgery, they rest"]
)
def test_a_noun_phrase_is_no_clause(text: str) -> None:
    assert finite_clause(line_from(text), 0) is None


def test_main_clauses() -> None:
    assert has_main_clause(line_from("the pain returns due to"), 3)
    assert not has_main_clause(line_from("people who have anemia due to"), 4)
    assert later_clause(line_from("if it swells, the foot is raised"), 2) == 3


def test_a_frame_that_cannot_be_read_is_an_error() -> None:
    assert parse_frame("np @start -> while").start
    with pytest.raises(ValueError, match="not a frame"):
        parse_frame("noun phrase please")


def test_every_shipped_frame_can_be_read() -> None:
    Frames(LEXICONS["connective_frame"], LEXICONS["connective_pair"])


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("rest is needed despite the fever falls", True),
        ("rest is needed despite the fever", False),
        ("insofar the gums bleed, brush gently", True),
        ("insofar as the gums bleed, brush gently", False),
        ("deaths due to heart disease are rare", False),
        ("during the night the pulse slows, and breathing is calm", False),
    ],
)
def test_frames(text: str, wrong: bool) -> None:
    frames = Frames(LEXICONS["connective_frame"], LEXICONS["connective_pair"])
    assert bool(list(frames.broken(line_from(text)))) is wrong


def test_window_model_knows_a_condition() -> None:
    fits = scores(line_from("call your doctor whether you have a fever"), 3)
    assert max(fits, key=fits.__getitem__) in {"if", "when"}
    assert fits["if"] > 110 + fits["whether"]


def test_window_limits_lie_above_ordinary_differences() -> None:
    assert all(limit(word) > 200 for word in ("whether", "whereas", "unless", "as"))


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("skipping inadequate rest slows healing", True),
        ("avoid poor posture", False),
        ("a lack of insufficient sleep", True),
        ("no lack of effort", False),
        ("not skipping meals leads to headaches", True),
        ("not skipping meals helps the body heal", False),
    ],
)
def test_polarity(text: str, wrong: bool) -> None:
    polarity = Polarity(LEXICONS.__getitem__)
    line = line_from(text)
    assert bool(list(polarity.stacks(line)) or ReversedAdvice(polarity).find(line)) is wrong


@pytest.mark.parametrize(("text", "meant"), [("worse amid the night", "during"), ("worse amid the crisis", "")])
def test_prepositions(text: str, meant: str) -> None:
    found = [item.suggestion for item in Prepositions(LEXICONS.__getitem__).misfits(line_from(text))]
    assert found == ([meant] if meant else [])


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("ask how to consult to a dentist", ["-"]),
        ("the cheek is affected of the drug", ["by"]),
        ("he hears with from the ear", [""]),
        ("it is the worst affected of the teeth", []),
        ("the drugs they were treated with in the trial", []),
        ("the doctor was informed of the pain", []),
    ],
)
def test_heads(text: str, meant: list[str]) -> None:
    heads = Heads(LEXICONS["governed_prepositions"], LEXICONS["transitive_verb"])
    assert [item.meant for item in heads.find(line_from(text))] == meant


def test_comparisons() -> None:
    assert conjunctions.comparative_then(line_from("these are safer then older ones"), 3)
    assert not conjunctions.comparative_then(line_from("walk to the corner then turn"), 4)
    assert licensing.unlicensed_than(line_from("as common than in men"), 2)
    assert not licensing.unlicensed_than(line_from("more common than in men"), 2)


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("the cast not bend at the knee", "does"),
        ("doctors recommend that the knee not bend", ""),
        ("asthma a disease of the airways", "is"),
        ("the load a knee can carry", ""),
        ("the nurse threads a tube into the vein", ""),
        ("call if they unable to walk", "are"),
        ("the hip is a joint carries weight", "that"),
        ("the hip is a joint and carries weight", ""),
        ("the trouble is a joint can swell", ""),
        ("children have rest in bed", ""),
        ("children have remain in bed", "to"),
        ("the kind of rash you have depend on age", ""),
        ("it heals because gets more blood", "it"),
        ("use of the drug stops when needed", ""),
    ],
)
def test_lost_verbs(text: str, lost: str) -> None:
    assert [loss.lost for loss in lost_verbs(line_from(text))] == ([lost] if lost else [])
