"""Doses as articles write them: each notation in prose, lists and cells, and the numbers that are no doses."""

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


@cache
def _runner() -> Runner:
    return Runner(Settings(select=("dose",)), load_packs())


def check(text: str) -> FileResult:
    return checked(_runner(), text, "x.md")


def found(text: str) -> dict[str, str]:
    return {d.rule_id.partition("/")[2]: d.quote for d in check(text).active}


@pytest.mark.parametrize(
    ("text", "rule", "quote"),
    [
        ("Begin with 2.0 mg at night.", "trailing-zero", "2.0 mg"),
        ("Begin with 2.0mg at night, and 5 mg later.", "trailing-zero", "2.0mg"),
        ("- insulin glargine 10.0 units", "trailing-zero", "10.0 units"),
        ("| Drug | Dose |\n|---|---|\n| Baclofen | 5.00 mg |", "trailing-zero", "5.00 mg"),
        ("The starting dose is 50.0 micrograms.", "trailing-zero", "50.0 micrograms"),
        ("Inhale 2.0 puffs.", "trailing-zero", "2.0 puffs"),
        ("Give .25 mL by mouth.", "naked-decimal", ".25 mL"),
        ("| Drug | Dose |\n|---|---|\n| Digoxin | .125 mg |", "naked-decimal", ".125 mg"),
        ("- melatonin, .5 mg", "naked-decimal", ".5 mg"),
        ("Older notes say digoxin 125 micrograms q.d.", "error-prone-abbreviation", "q.d."),
        ("Warfarin 5 mg QD was stopped.", "error-prone-abbreviation", "QD"),
        ("Prednisone 20 mg qod for a month.", "error-prone-abbreviation", "qod"),
        ("Inject 8U before meals.", "error-prone-abbreviation", "8U"),
        ("Amoxicillin 500 mg PO BID.", "error-prone-abbreviation", "BID"),
        ("Take 1 tab TID with food.", "error-prone-abbreviation", "TID"),
        ("The capsule has 25 μg of vitamin D.", "error-prone-abbreviation", "25 μg"),
        ("Take 400 mgs at once.", "unit-plural", "mgs"),
        ("Drink 250 mls of broth.", "unit-plural", "mls"),
        ("It gives 50 milligram's of iron.", "unit-plural", "milligram's"),
        ("Take 650MG of it.", "unit-case", "MG"),
        ("Use 10 Ml of the rinse.", "unit-case", "Ml"),
        ("Never take 60000 IU a day.", "large-number", "60000 IU"),
        ("One tablet has 325mg.", "no-space-before-unit", "325mg"),
    ],
)
def test_a_dose_that_can_be_misread(text: str, rule: str, quote: str) -> None:
    assert found(text).get(rule) == quote


@pytest.mark.parametrize(
    "text",
    [
        "The result was not significant (P = .05).",
        "The correlation was .8 and alpha was .91.",
        "Her potassium level was 4.0 mmol/L and creatinine 1.0 mg/dL.",
        "The nodule measured 2.0 cm.",
        "Version 3.0 is out at 10.0.0.1.",
        "The class starts at 9.00 and costs $.50.",
        "About 5.0% of people and 10.0 kg of apples.",
        "A temperature of 38.0 °C is a fever.",
        "The vote on the bid was tid-bits and ids.",
        "PM and AM; the PC is in the PO; AC is cool.",
        "He has a QD-OLED screen.",
        "The enzyme rose to 300 U/L.",
        "Dust below 25 µg/m3 is allowed.",
        "A 250 cc scooter needs a licence.",
        "Babies weigh 7 lbs and sleep 16 hrs.",
        "The kit has 200 MB of video and 5G.",
        "Take 500 mg, 1,000 mg or 2.5 mL with water.",
        "Take 1 g of paracetamol four times a day.",
        "Lozenges of 10 mg dissolve on the tongue. Ask first.",
        "We asked 100000 people in 30000 homes.",
        "`take 5.0 mg QD`",
    ],
)
def test_no_dose_or_a_clear_one(text: str) -> None:
    assert found(text) == {}


def test_a_house_style_of_closed_units_is_left_alone() -> None:
    assert found("Adults take 500mg, teenagers 250mg and children 125mg.") == {}
    assert found("Adults take 500 mg, teenagers 250mg.") == {"no-space-before-unit": "250mg"}


def test_fixes_give_readable_doses() -> None:
    text = "Take .5 mg QD, then 2.0 mg, or 200 mgs, or 10 U of insulin, or 50000 IU."
    result = check(text)
    edits, _ = usable_edits(result.document, result.diagnostics, frozenset(Applicability))
    wanted = "Take 0.5 mg daily, then 2 mg, or 200 mg, or 10 units of insulin, or 50,000 IU."
    assert apply_edits(text, edits) == wanted
    assert found(wanted) == {}
