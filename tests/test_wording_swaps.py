"""Pairs of words and their swaps: what the rules on odd vocabulary share."""

from __future__ import annotations

import pytest

from healthlint.annotations import WORD, Sentence, Word
from healthlint.document import fold
from healthlint.pack import load_pack
from healthlint_rules.algorithms.wording.collocations import (
    NEIGHBOURS,
    OBJECT,
    OF,
    noun_stem,
    pairs_from,
    tokens_of,
    verb_stem,
)
from healthlint_rules.algorithms.wording.swaps import Pairs, Swaps

LEXICONS = load_pack("healthlint_rules").lexicons
SWAPS = Swaps(
    LEXICONS["swap_needs"],
    Pairs(LEXICONS["swap_pairs"], LEXICONS["spun_terms"]),
    LEXICONS["swap_attested"],
    LEXICONS["swap_frames"],
    LEXICONS["swap_classes"],
)


class Plain(Sentence):
    """A sentence outside a document."""

    def __init__(self, text: str) -> None:
        self.__dict__.update(text=text, folded=fold(text))


def words_of(text: str) -> list[Word]:
    return [Word(match.group(), match.start(), match.end()) for match in WORD.finditer(fold(text))]


def pairs(text: str) -> set[tuple[str, str, str]]:
    tokens = tokens_of(text, words_of(text), {})
    return {
        (pair.relation, pair.first, pair.second)
        for left in range(len(tokens.names))
        for pair in pairs_from(tokens, left)
    }


def test_relations() -> None:
    assert (NEIGHBOURS, "kidney", "stone") in pairs("Kidney stones hurt.")
    assert (OF, "loss", "appetite") in pairs("a loss of normal appetite")
    assert (OBJECT, "reduc", "pain") in pairs("It reduces the pain.")
    assert (OBJECT, "reduc", "pain") in pairs("reducing severe pain")


@pytest.mark.parametrize("text", ["pain, relief", "pain (relief)", "the of and", "alternatives include it"])
def test_no_relation(text: str) -> None:
    assert pairs(text) == set()


def test_stems() -> None:
    assert [noun_stem(word) for word in ("bodies", "masses", "glass", "virus", "stones")] == [
        "body",
        "mass",
        "glass",
        "virus",
        "stone",
    ]
    assert len({verb_stem(word) for word in ("reduce", "reduces", "reduced", "reducing")}) == 1
    assert len({verb_stem(word) for word in ("stop", "stops", "stopped", "stopping")}) == 1


def test_words_that_count_as_one() -> None:
    text = "the pores and skin itch"
    tokens = tokens_of(text, words_of(text), {"pores": [("pores", "and", "skin")]})
    assert tokens.names == ["the", "pores_and_skin", "itch"]
    assert tokens.glued(0) and not tokens.glued(2)


@pytest.mark.parametrize(
    ("text", "usual"),
    [
        ("facet effects", "side effects"),
        ("Kidney disappointment", "Kidney failure"),
        ("torment alleviation", "pain relief"),
        ("heart onslaught", "heart attack"),
        ("flow of gore", "flow of blood"),
        ("relieving agony", "relieving pain"),
    ],
)
def test_swaps_are_put_back(text: str, usual: str) -> None:
    found = [swap.usual for swap in SWAPS.find(Plain(text))]
    assert [each.lower() for each in found] == [usual.lower()]


@pytest.mark.parametrize(
    "text",
    [
        "side effects",
        "kidney disease",
        "an anxious child",
        "clinical history",
        "when panic sets in",
        "blood passes through",
        "a scientific term",
        "the disappointment of the team",
        "an assault on the heart of the town",
        "the legal framework of the state",
        "a thick skin and a ship",
        "increase your activity",
        "reduce your stress",
    ],
)
def test_good_english_is_left_alone(text: str) -> None:
    assert list(SWAPS.find(Plain(text))) == []


@pytest.mark.parametrize(
    ("text", "usual"),
    [
        ("tonsil boulders", "tonsil stones"),
        ("elbow substitution", "elbow replacement"),
        ("kindled eyelids", "inflamed eyelids"),
        ("amiable cysts", "benign cysts"),
        ("brevity of breath", "shortness of breath"),
        ("it supervises the heartbeat", "controls the heartbeat"),
        ("the tumult annoys the tongue", "irritates the tongue"),
    ],
)
def test_what_is_odd_beside_a_class(text: str, usual: str) -> None:
    assert [swap.usual for swap in SWAPS.find(Plain(text))] == [usual]


@pytest.mark.parametrize(
    "text",
    [
        "boulders fell on the road",
        "the substitution of salt",
        "they kindled a fire",
        "an amiable nurse with a cyst",
        "the brevity of the talk",
        "the midwife supervises the student",
        "the noise annoys the neighbours",
        "a face cloth and a piece of paper",
        "his untimely death",
        "the rope, the heart of the matter",
    ],
)
def test_the_same_words_elsewhere(text: str) -> None:
    assert list(SWAPS.find(Plain(text))) == []


def test_frames_name_known_classes_and_no_word_twice() -> None:
    classes = {name for name, _ in LEXICONS["swap_classes"]}
    seen = set()
    for slot, usual, words, names in LEXICONS["swap_frames"]:
        relation, place = slot.rstrip("!").split(".")
        assert relation in (NEIGHBOURS, OF, OBJECT) and place in ("first", "second") and usual
        for word in words.split(" "):
            for name in names.split(" "):
                assert name in classes and (slot.rstrip("!"), word, name) not in seen
                seen.add((slot.rstrip("!"), word, name))


def test_every_swap_names_a_slot_and_a_need() -> None:
    for slot, word, cell in LEXICONS["swap_needs"]:
        assert slot.split(".")[0] in (NEIGHBOURS, OF, OBJECT) and word
        assert all(
            part.rsplit(":", 1)[1].rstrip("r").lstrip("-").isdigit() or part.endswith(("-", "-r"))
            for part in cell.split()
        )


def test_no_attested_pair_is_accused() -> None:
    from healthlint_rules.algorithms.wording.collocations import Pair

    for relation, first, seconds in LEXICONS["swap_attested"]:
        for second in seconds.split():
            assert SWAPS.judge(Pair(relation, first, second, 0, 1)) is None
