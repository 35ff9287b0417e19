"""Tables that lost their cells, in the forms that pasting gives them, and lines that only look so."""

from __future__ import annotations

from functools import cache

import pytest
from checking import checked

from healthlint.config import Settings
from healthlint.diagnostic import Applicability
from healthlint.pack import load_packs
from healthlint.readers import Source, parse
from healthlint.result import FileResult
from healthlint.runner import Runner
from healthlint_rules.algorithms.structure import tables

AROUND = "Sleep at Every Age\n\nSleep needs change with the years.\n\n{}\n\nA nap after lunch does no harm."


@cache
def _runner() -> Runner:
    return Runner(Settings(select=("tables",), lanes=("text",)), load_packs())


def check(text: str, name: str = "a.txt") -> FileResult:
    return checked(_runner(), text, name)


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
@pytest.mark.parametrize(
    ("text", "columns"),
    [
        (
            "Age GroupHours of SleepTrouble\nBabiesFourteen hoursWaking\nTeenagersNine hoursLate evenings",
            3,
        ),
        ("Age\tHours\tNaps\nInfant\t14\tmany\nTeenager\t9\tnone", 3),
        ("Age    Hours    Naps\nInfant    14    many\nTeenager    9    none", 3),
        ("Age Hours Of Sleep Usual Naps\nInfant 14 Many\nTeenager 9 None\nAdult 8 One", 0),
        ("Mean hours14.2\nNaps3.1\nWaking at night2.4", 2),
        ("Age: infant Hours: 14\nAge: teenager Hours: 9\nAge: adult Hours: 8", 0),
    ],
)
def test_flattened_tables(name: str, text: str, columns: int) -> None:
    found = check(AROUND.format(text), name).active
    assert [(d.rule_id, d.quote) for d in found] == [("tables/flattened", text)]
    if columns:
        assert found[0].fixes[0].edits[0].text.splitlines()[0].count("|") == columns + 1


@pytest.mark.parametrize(
    "text",
    [
        "Warm milk before bed\nA dark room\nNo screens after nine",
        "Sleep Clinic\n4 Mill Road\nYork",
        "Dr Ana Ruiz, Sleep Medicine\nDr Li Chen, Neurology\nDr Tom Byrne, Psychiatry",
        "MedlinePlus and YouTube\nPubMed and LinkedIn",
        "Phone: 555 0100 Fax: 555 0101\nPhone: 555 0102 Fax: 555 0103\nPhone: 555 0104 Fax: 555 0105",
        "Roses are red,\nViolets are blue,\nSleep is for me,\nAnd sleep is for you.",
        "Take vitamin B12 at night.\nCO2 is a gas.\nH1N1 is a virus.",
    ],
)
def test_lines_that_are_no_table(text: str) -> None:
    assert check(AROUND.format(text)).active == []


def test_a_wide_line_between_paragraphs_is_a_table() -> None:
    line = "Food    Portion    Iron        Lentils    100 g    3 mg        Beef    80 g    2 mg"
    assert [d.quote for d in check(AROUND.format(line)).active] == [line]


def test_only_a_sure_proposal_is_a_fix() -> None:
    sure = "Age GroupUsual Trouble\nBabiesWaking at night\nTeenagersLate evenings"
    guess = "Age Hours Of Sleep\nInfant 14 Many\nTeenager 9 None\nAdult 8 One"
    levels = [check(AROUND.format(text)).active[0].fixes[0].applicability for text in (sure, guess)]
    assert levels == [Applicability.UNSAFE, Applicability.DISPLAY]


def test_a_compound_in_a_cell_does_not_make_its_boundary_doubtful() -> None:
    text = (
        "HabitEffect on WristRemedy\nOvergrippingOutlasts weak tendonsLoosen fingers\n"
        "Hand TwistStrains small jointsTurn your arm\nUneven PressureCreates sore spotsPadded grip\n"
    )
    fixes = check(AROUND.format(text)).active[0].fixes
    assert [fix.applicability for fix in fixes] == [Applicability.UNSAFE]
    assert "| Overgripping | Outlasts weak tendons | Loosen fingers |" in fixes[0].edits[0].text


@pytest.mark.parametrize("text", ["MedlinePlus", "McArdle", "mRNA", "HbA1c", "iPhone", "PhD", "O’Brien", "eGFR"])
def test_names_are_no_joins(text: str) -> None:
    assert tables.joins(f"{text} is a name") == []


def test_surplus_and_missing_cells_are_read_from_the_source() -> None:
    text = "# A\n\n| Age | Hours |\n|---|---|\n| Infant | 14 | many |\n| Adult |\n| Old | 7 |\n"
    assert [d.quote for d in check(text, "a.md").active] == ["| Infant | 14 | many |", "| Adult |"]


def test_cells_with_escaped_pipes_are_counted_as_one() -> None:
    text = "# A\n\n| Age | Sign |\n|---|---|\n| Infant | red \\| sore |\n"
    assert check(text, "a.md").active == []


def test_pipes_in_one_line_make_no_table() -> None:
    text = "# A\n\n[Home](/) | [Sleep](/sleep) | [Food](/food)\n\nText."
    assert check(text, "a.md").active == []


def test_the_flattened_table_knows_its_lines() -> None:
    text = "Age GroupHours\nBabiesFourteen\nAdultsEight"
    (table,) = tables.find(parse("a.txt", Source(AROUND.format(text))))
    assert [line.text for line in table.lines] == text.splitlines()
    assert table.rows == (("Age Group", "Hours"), ("Babies", "Fourteen"), ("Adults", "Eight"))


RUNS = [
    ("Sign Share of sleepers Snoring 40% Waking at night 30% Dry mouth 12% Sore jaw 7.5%", 2),
    ("Drug Usual dose Highest dose Larotil 5 mg 20 mg Sontex 10 mg 40 mg Veltane 2 mg 8 mg Quiadan 15 mg 30 mg", 3),
    ("Finding How often it is seen Long naps - Loud snoring - Night sweats - Sleep walking - Tooth grinding -", 2),
]


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
@pytest.mark.parametrize(("table", "columns"), RUNS)
def test_a_table_in_one_run_of_text(name: str, table: str, columns: int) -> None:
    text = f"Most people sleep badly at times. {table} Ask a nurse about the rest."
    text = f"<h1>Sleep</h1><p>{text}</p>" if name == "a.html" else f"# Sleep\n\n{text}\n"
    (found,) = check(text, name).active
    assert (found.rule_id, found.quote) == ("tables/flattened", table)
    first = "".join(found.fixes[0].edits[0].text.splitlines()[: 2 if name == "a.html" else 1])
    assert first.count("<th>") == columns if name == "a.html" else first.count("|") == columns + 1


@pytest.mark.parametrize(
    "text",
    [
        "Common signs include - Snoring - Waking - Dry mouth - Sore jaw - Night sweats Most of them pass.",
        "Between 2010 and 2015, 40% of sleepers in Oslo, 30% in Rome, 12% in Bern and 7% in Bonn woke up.",
        "Call 555-0100 Monday 9-5, or 555-0101 on Sunday.",
        "Larotil 5 mg. Sontex 10 mg. Veltane 2 mg. Quiadan 15 mg.",
        "Lee 2001, Roe 2004, Diaz 2010, Chen 2012 and Byrne 2015 agree.",
    ],
)
def test_running_text_that_is_no_table(text: str) -> None:
    assert check(AROUND.format(text)).active == []


FUSED = [
    # figures of one kind, cut where the decimals end
    (
        "Age bandMean hoursSpread\nUnder 1014.251.25\n10 to 199.501.10\n20 to 597.750.85\n60 and over7.250.95",
        "7.75|0.85",
    ),
    # acronyms before a capital, a cell that begins in lower case
    ("DrugClassDose\nLarotilSSRIOne tablet\nSontexMAOITwo tablets\nVeltaneSNRIOne capsule", "SSRI|One tablet"),
    (
        "CauseEffect\nNoise (street)wakes light sleepers\nLight (lamp)delays sleep\nHeat (summer)shortens sleep",
        "Noise (street)|wakes light sleepers",
    ),
    ("SleeperDay 1Day 2\nAnna$5.00$10.00\nBert$7.50$12.00\nCleo$8.25$15.75", "Bert|$7.50|$12.00"),
    # a row of one cell is a title
    (
        "MeasureBabiesAdults\nNight\nHours slept14 (2)8 (1)\nTimes awake5 (3)2 (1)\nDay\nNaps taken3 (1)0 (1)",
        "Times awake|5 (3)|2 (1)",
    ),
]


@pytest.mark.parametrize(("text", "row"), FUSED)
def test_the_cells_of_fused_lines(text: str, row: str) -> None:
    (table,) = tables.find(parse("a.txt", Source(AROUND.format(text))))
    assert [line.text for line in table.lines] == text.splitlines()
    assert all(
        "".join(cells).replace(" ", "") == line.text.replace(" ", "")
        for cells, line in zip(table.rows, table.lines, strict=True)
    )
    assert any(row in "|".join(cells) for cells in table.rows)
    assert len({len(cells) for cells in table.rows}) == 1


CELLS = "<tr><td>Molar</td><td>2 years</td></tr><tr><td>Incisor</td><td>6 months</td></tr>"


@pytest.mark.parametrize(
    ("table", "hits"),
    [
        (f"<table>{CELLS}</table>", ["Molar"]),
        (f"<table><tbody>{CELLS}</tbody></table>", ["Molar"]),
        (f"<table><tr><th>Tooth</th><th>Age</th></tr>{CELLS}</table>", []),
        (f'<table role="presentation">{CELLS}</table>', []),
        (f"<table class='x' role=none>{CELLS}</table>", []),
        (f"<table>{CELLS.replace('<td>M', '<th>M')}</table>", []),
        ("<table><tr><td>Brush at night.</td></tr><tr><td>Rinse at noon.</td></tr></table>", []),
        (f"<table>{CELLS.replace('2 years', 'A long text. ' * 30)}</table>", []),
    ],
)
def test_a_web_table_without_header_cells(table: str, hits: list[str]) -> None:
    found = check(f"<h1>Teeth</h1>{table}", "a.html").active
    assert [d.quote for d in found if d.rule_id == "tables/header-missing"] == hits


def test_in_a_web_page_the_proposal_takes_the_place_of_the_paragraph() -> None:
    rows = ["Age GroupUsual Trouble", "BabiesWaking &lt; 3 times", "TeenagersLate evenings"]
    text = f"<h1>Sleep</h1><p>{'<br>'.join(rows)}</p><p>Rest.</p>"
    (found,) = check(text, "a.html").active
    (edit,) = found.fixes[0].edits
    assert edit.span.of(text).startswith("<p>Age Group") and edit.span.of(text).endswith("evenings</p>")
    assert edit.text.splitlines()[1:3] == [
        "<tr><th>Age Group</th><th>Usual Trouble</th></tr>",
        "<tr><td>Babies</td><td>Waking &lt; 3 times</td></tr>",
    ]
