"""Repetition, pointers, promised counts, lists, teasers and links, in forms that the rule files do not show."""

from __future__ import annotations

from functools import cache

import pytest
from checking import checked

from healthlint.config import Settings
from healthlint.diagnostic import Applicability
from healthlint.fixer import apply_edits, usable_edits
from healthlint.pack import load_packs
from healthlint.result import FileResult
from healthlint.runner import Runner

FILLER = "Nothing else is said here about it.\n\n## Another part\n\nSome other words stand between."


@cache
def _runner() -> Runner:
    return Runner(Settings(select=("structure", "residue", "links"), lanes=("text",)), load_packs())


def check(text: str, name: str = "a.md") -> FileResult:
    return checked(_runner(), text, name)


def found(text: str, name: str = "a.md") -> list[tuple[str, str]]:
    return [(d.rule_id.partition("/")[2], d.quote) for d in check(text, name).active]


@pytest.mark.parametrize(
    ("first", "later"),
    [
        (
            "During sleep the body repairs small tears that training leaves in the muscle.",
            "The body repairs small tears in the muscle that training leaves during sleep.",
        ),
        (
            "Many parents worry when a toddler refuses vegetables for weeks on end.",
            "When a toddler refuses vegetables for weeks on end, many parents worry.",
        ),
        (
            "A pinch of salt in warm water soothes a sore throat and thins the mucus.",
            "Warm water with a pinch of salt can soothe a sore throat and thin out mucus.",
        ),
        (
            "Sugar-free gum stimulates saliva and helps to wash acid off the teeth.",
            "Chewing sugar-free gum stimulates saliva, which helps wash acid off the teeth.",
        ),
    ],
)
def test_a_sentence_said_again_in_another_order(first: str, later: str) -> None:
    text = f"# A title\n\n{first} {FILLER}\n\n## Last\n\nIt ends here. {later}"
    assert found(text) == [("near-duplicate-sentence", later)]


@pytest.mark.parametrize(
    ("first", "later"),
    [
        (
            "The left lobe of the thyroid drains into the left vein.",
            "The right lobe of the thyroid drains into the right vein.",
        ),
        (
            "Children from 2 to 5 years need 10 hours of sleep a night.",
            "Children from 6 to 9 years need 9 hours of sleep a night.",
        ),
        (
            "Learn more about how to apply for a dental plan.",
            "Learn more about how to apply for a dental plan.",
        ),
    ],
)
def test_parallel_statements_and_pointers_are_no_repetition(first: str, later: str) -> None:
    end = "Here it ends, with a few more words on the left lobe and the right lobe, which are alike."
    assert found(f"# A title\n\n{first} {FILLER}\n\n## Last\n\n{end} {later}") == []


def test_a_word_of_one_letter_has_a_stem() -> None:
    first = "Most adults get enough vitamins from nuts, seeds and plant oils every day."
    later = "Most adults get enough vitamin E from nuts, seeds and plant oils every day."
    text = f"# A title\n\n{first} {FILLER}\n\n## Last\n\nIt ends here. {later}"
    assert found(text) == [("near-duplicate-sentence", later)]


def test_a_passage_said_again_is_one_finding() -> None:
    passage = "Damp rooms breed mould on cold outer walls. Opened windows carry the moisture out within minutes."
    text = f"# A title\n\n{passage} {FILLER}\n\n## Last\n\nAnd so it ends, with words on old houses and rent. {passage}"
    assert found(text) == [("near-duplicate-sentence", passage)]


def test_collections_of_questions_repeat_by_design() -> None:
    answer = "Gallstones are hard lumps that form in the gallbladder or in the bile duct."
    questions = [
        "What are gallstones?",
        "What causes gallstones?",
        "How are gallstones treated?",
        "Can gallstones return?",
    ]
    text = "# Gallstones\n\n" + "\n\n".join(f"## {question}\n\n{answer}" for question in questions)
    assert found(text) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Living With Eczema Day to Day", "Day-to-Day Living With Eczema"),
        ("Treatment Options for Eczema", "Options for Treating Eczema"),
        ("Foods That Ease Itching", "Foods to Ease Itching"),
        ("The Bottom Line on Creams", "Creams: The Bottom Line"),
        ("How Long Does a Flare Last?", "How Long a Flare Lasts"),
    ],
)
def test_headings_that_say_the_same(one: str, other: str) -> None:
    text = f"# Dry Skin\n\nText.\n\n## {one}\n\nSoap dries it.\n\n## Care\n\nOil helps.\n\n## {other}\n\nBaths do not."
    assert found(text) == [("heading-near-duplicate", other)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Causes of Itching", "Treatment of Itching"),
        ("Why Creams Help", "When Creams Help"),
        ("Itching at Night", "Itching"),
        ("Stage 1", "Stage 2"),
        ("Eating With Pain", "Eating Without Pain"),
    ],
)
def test_headings_that_differ(one: str, other: str) -> None:
    assert found(f"# Dry Skin\n\nText.\n\n## {one}\n\nSoap dries it.\n\n## {other}\n\nOil helps.") == []


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("The video below shows how to hold it.", "The video below"),
        ("Look at the diagram on the right.", "Look at the diagram on the right"),
        ("As illustrated in the graph, it rises.", "As illustrated in the graph"),
        ("Sleep matters too, but more on this later.", "more on this later"),
        ("It is described in section 3.2 of our plan.", "described in section 3.2"),
        ("Download the checklist below and tick it off.", "Download the checklist below"),
    ],
)
def test_pointers_without_a_target(text: str, quote: str) -> None:
    assert found(f"# A title\n\n{text}") == [("dangling-reference", quote)]


@pytest.mark.parametrize(
    "text",
    [
        "The table above lists them.\n\n## Part\n\nText.",
        "See the chart below.\n\n## Part\n\nText.",
    ],
)
def test_a_pointer_names_a_side(text: str) -> None:
    table = "| Tooth | Age |\n|---|---|\n| Molar | 2 |"
    below, above = f"# A title\n\n{text}\n\n{table}", f"# A title\n\n{table}\n\n{text}"
    silent, loud = (above, below) if "above" in text else (below, above)
    assert found(silent) == []
    assert [rule for rule, _ in found(loud)] == ["dangling-reference"]


@pytest.mark.parametrize(
    "text",
    [
        "The baby follows objects later on.",
        "Put the box on the table below the window.",
        "Form a circle with the thumb.",
        "See a doctor for a test in the next week.",
        "Figure out what helps.",
    ],
)
def test_ordinary_words_are_no_pointers(text: str) -> None:
    assert found(f"# A title\n\n{text}") == []


@pytest.mark.parametrize(
    "line",
    [
        "SEE ALSO: Why Your Ears Ring at Night",
        "**You might also enjoy:** [9 Teas for Better Sleep](/teas)",
        "Readers also liked: Is Your Mattress Too Old?",
        "More from SleepWell: 7 Pillows Tested by Nurses",
        "Since you liked this, check out 5 Stretches for Stiff Hips",
        "👉 What Happens When You Skip Breakfast",
        "Keep reading – The Truth About Blue Light",
    ],
)
def test_teasers(line: str) -> None:
    rules = [rule for rule, _ in found(f"# Sleep\n\nText goes on.\n\n{line}\n\nMore text.")]
    assert rules in (["see-also-fragment"], ["related-post-teaser"])


@pytest.mark.parametrize(
    "line",
    [
        "See also the leaflet on sleep in your pharmacy.",
        "Read more about [sleep in old age](/old-age).",
        "You may also like a warm bath before bed.",
        "More from life than sleep is what many want.",
        "Have you seen a doctor about it yet?",
        "If you liked the first exercise, do the second one.",
        "Recommended Daily Allowance",
    ],
)
def test_ordinary_sentences_are_no_teasers(line: str) -> None:
    assert [rule for rule, _ in found(f"# Sleep\n\nText goes on.\n\n{line}\n\nMore text.") if "-" in rule] == []


def test_counts_in_plain_text_pass_over_nested_items() -> None:
    text = "Foods\n\nFour foods are rich in iron:\n\n- lentils\n- beef\n- spinach\n  - fresh\n  - frozen\n- oats\n"
    assert found(text, "a.txt") == []


def test_a_safe_fix_removes_the_second_line_with_its_line_end() -> None:
    text = "# A title\n\nWords.\n\nLi Chen\r\nLi Chen\r\n\r\nLi Chen is a nurse."
    result = check(text)
    edits, _ = usable_edits(result.document, result.active, frozenset({Applicability.SAFE}))
    assert apply_edits(text, edits) == "# A title\n\nWords.\n\nLi Chen\r\n\r\nLi Chen is a nurse."


@pytest.mark.parametrize("broken", ["’", "“", "é", "°", "½", "–", "µ"])
def test_every_broken_character_is_told(broken: str) -> None:
    wrong = "".join(bytes([code]).decode("cp1252", "replace") for code in broken.encode())
    if "\ufffd" in wrong:
        pytest.skip("this character has no form in Windows-1252")
    assert found(f"# A title\n\nIt is a{wrong}b here.") == [("mojibake", wrong)]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("<p>Rest for **two** days.</p>", "**two**"),
        ("<p>Read [our guide](/guide) first.</p>", "[our guide](/guide)"),
        ("<p>Rest the jaw.[su_spacer size='20']</p>", "[su_spacer size='20']"),
        ("<p>Use &lt;strong&gt;ice&lt;/strong&gt; now.</p>", "&lt;strong&gt;"),
    ],
)
def test_markup_that_a_web_page_shows_as_text(text: str, quote: str) -> None:
    assert ("markup-leftover", quote) in found(text, "a.html")


@pytest.mark.parametrize(
    "text",
    [
        "<h1>Teeth</h1><p>Rest (see <a href='#care'>care</a>).</p><h2 id='care'>Care</h2><p>5 &lt; 7 and A&amp;E.</p>",
        "<h1>Teeth</h1><p>Rest <code>[gallery ids='1']</code> now.</p>",
        "<h1>Teeth</h1><ol><li>Rinse</li><li>Brush</li></ol><p><img src='a.png' alt=''></p>",
    ],
)
def test_web_pages_without_leftovers_are_silent(text: str) -> None:
    assert found(text, "a.html") == []


def test_levels_lists_and_pictures_of_a_web_page() -> None:
    page = "<h1>Teeth</h1><h4>Causes</h4><p>These things can help:</p><h2>Care</h2><p>Brush. <img src='a.png'></p>"
    rules = {rule for rule, _ in found(page, "a.html")}
    assert rules == {"heading-level-skipped", "list-lead-in-orphan", "image-no-alt"}


@pytest.mark.parametrize("body", ["", "<p>&nbsp;</p>", "<ul><li></li></ul>", "</section><section>"])
def test_a_section_of_a_web_page_without_text(body: str) -> None:
    page = f"<h1>Teeth</h1><p>Brush.</p><section><h2>Causes</h2>{body}<h2>Care</h2><p>Rest the jaw.</p></section>"
    assert found(page, "a.html") == [("section-empty", "Causes")]


@pytest.mark.parametrize("body", ["<p>Sugar.</p>", "<iframe src='x'></iframe>", "<img src='x' alt='a tooth'>"])
def test_a_section_of_a_web_page_with_text_or_pictures(body: str) -> None:
    page = f"<h1>Teeth</h1><p>Brush.</p><h2>Causes</h2>{body}<h2>Care</h2><p>Rest the jaw.</p>"
    assert found(page, "a.html") == []


def test_a_pointer_to_the_wrong_side_says_where_the_thing_stands() -> None:
    text = "| Tooth | Age |\n|---|---|\n| Incisor | 6 months |\n\nSee the table below to compare ages."
    (message,) = [d.message for d in check(text).active if d.rule_id == "structure/dangling-reference"]
    assert "stands above" in message
