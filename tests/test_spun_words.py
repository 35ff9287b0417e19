"""The vocabulary of rewording tools: what counts as evidence, and how much of it an article needs."""

from __future__ import annotations

import pytest

from healthlint.annotations import sentences
from healthlint.config import Settings
from healthlint.pack import load_pack
from healthlint.readers import Source
from healthlint.runner import Input, Runner
from healthlint_rules.algorithms.wording.spun_words import FEWEST, LEAST, SpunWords, cells_of, needed

RULE = "wording/spun-article-word"
PACK = load_pack("healthlint_rules")
TABLE = SpunWords(cells_of(PACK.lexicons["spun_weights"]))
SPUN = "Hefty people need roughage, or their entrails suffer from costiveness."
PLAIN = "Rest the leg, drink water and sleep well. Call the surgery when the pain lasts. "


def quotes(text: str) -> list[str]:
    result = Runner(Settings(select=(RULE,)), [PACK]).run([Input("a.md", Source(text))])
    return [diagnostic.quote for diagnostic in result.files[0].active]


def test_an_article_full_of_such_words() -> None:
    assert quotes(SPUN) == ["Hefty", "roughage", "entrails", "costiveness"]


def test_the_same_words_in_a_long_article_prove_nothing() -> None:
    assert quotes(SPUN + "\n\n" + PLAIN * 40) == []


def test_one_word_said_often_is_one_word() -> None:
    assert quotes("The gullet is long. " * 9 + "The gullet and the roughage. " * 9) == []


def test_quotations_prove_nothing() -> None:
    assert quotes(f"The page said: “{SPUN}”") == []
    assert quotes(f"> {SPUN}") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the nerves framework sends", ["nerves framework"]),
        ("the nerves, framework and all", []),
        ("she met Hefty there", []),
        ("Hefty people", ["Hefty"]),
        ("it reinforces and REINFORCES", []),
    ],
)
def test_places(text: str, found: list[str]) -> None:
    document = Runner(Settings(select=(RULE,)), [PACK]).run([Input("a.txt", Source(text))]).files[0].document
    hits = [hit for sentence in sentences(document) for hit in TABLE.find(sentence)]
    assert [hit.sentence.text[hit.start : hit.end] for hit in hits] == found


def test_what_is_needed_grows_with_the_article() -> None:
    assert needed(50) == LEAST < needed(800) < needed(3000)
    assert needed(400) < FEWEST * 4


def test_no_row_proposes_itself() -> None:
    for weight, forms in PACK.lexicons["spun_weights"]:
        assert weight.rstrip("p-").replace(".", "", 1).isdigit()
        assert all(form != usual and usual for form, _, usual in (cell.partition("=") for cell in forms.split("|")))
