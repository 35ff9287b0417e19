"""The scorecard: what decided each criterion, and that nothing decides what it cannot; the reading beside it."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from checking import checked
from conftest import Command

from healthlint.assessment import Verdict
from healthlint.config import Settings
from healthlint.pack import PackError, load_packs
from healthlint.result import FileResult
from healthlint.runner import Runner
from healthlint.scorecard import Definition, Scorer, load_definition

ROOT = Path(__file__).parent.parent
SCHEMA = json.loads((ROOT / "docs" / "schema" / "scorecard.schema.json").read_text(encoding="utf-8"))
REPORT_SCHEMA = json.loads((ROOT / "docs" / "schema" / "report.schema.json").read_text(encoding="utf-8"))
ARTICLES = sorted((ROOT / "fixtures" / "articles").glob("*/article.*"))
BODY = "The leg gets sore after a long walk in old shoes, and rest for some days helps most people who have it. " * 20
BARE = f"# Sore shins\n\n{BODY}\n\n## Causes\n\n{BODY}\n"
FULL = f"""---
title: Sore shins
author: Ida Moe, physiotherapist
reviewed_by: Dr Lena Ortiz
funding: none
date: 2026-01-02
---
# Sore shins

This page explains how to care for sore shins.

{BODY}

## How it is treated

Rest your leg for two days. Side effects of tape are rare: about 1 in 100 people get a rash. Ask your doctor which
treatment is best for you, or wait: without treatment most shins heal in a month. It is not clear how well tape works.

## When to get help

See a doctor if the shin is hot. Call the helpline at night.

## Key points

- Rest the leg.

## References

1. Ortiz L. Shins. Leg Letters. 2024;3:55–58.

© 2026 Northside Health. Next review due: January 2029. This page does not replace advice from your own doctor.
"""


@cache
def runner(**options: Any) -> Runner:
    return Runner(Settings(**options), load_packs(), scorecard=True)


def verdicts(file: FileResult) -> dict[str, Verdict]:
    assert file.scorecard
    return {item.criterion.id: item.verdict for item in file.scorecard.assessments}


@pytest.fixture(scope="module")
def bare() -> FileResult:
    return checked(runner(), BARE, "x.md")


@pytest.fixture(scope="module")
def full() -> FileResult:
    return checked(runner(), FULL, "x.md")


TOLD = ["jama-authorship", "jama-attribution", "jama-currency", "nhs-reviewed", "discern-5", "jama-disclosure"]


@pytest.mark.parametrize("criterion", TOLD)
def test_what_is_there_is_met_and_shown(full: FileResult, criterion: str) -> None:
    assert full.scorecard
    item = next(item for item in full.scorecard.assessments if item.criterion.id == criterion)
    assert item.verdict is Verdict.MET, item.reason
    assert item.evidence
    for shown in item.evidence:
        source = full.document.source
        assert shown.words.split()[-1].rstrip("…") in shown.span.of(source)


@pytest.mark.parametrize("criterion", TOLD)
def test_what_is_missing_is_not_met(bare: FileResult, criterion: str) -> None:
    assert verdicts(bare)[criterion] is Verdict.NOT_MET


def test_every_other_topic_of_a_full_article(full: FileResult) -> None:
    wanted = [
        "hon-2",
        "hon-6",
        "hon-7",
        "nhs-review-cycle",
        "discern-7",
        "pemat-11",
        "pemat-20",
        "pemat-21",
        "nhs-seek-care",
    ]
    wanted += [f"discern-{number}" for number in (8, 11, 12, 14, 15)]
    found = verdicts(full)
    assert {name: found[name] for name in wanted} == dict.fromkeys(wanted, Verdict.MET)


def test_what_may_stand_on_the_site_decides_nothing(bare: FileResult) -> None:
    assert bare.scorecard
    items = {item.criterion.id: item for item in bare.scorecard.assessments}
    assert items["hon-6"].verdict is Verdict.CANNOT_TELL
    assert "site" in items["hon-6"].reason


def test_what_only_a_person_can_judge(bare: FileResult) -> None:
    assert verdicts(bare)["discern-2"] is Verdict.CANNOT_TELL


def test_a_treatment_is_asked_for_its_risks_only_where_there_is_one(bare: FileResult) -> None:
    assert bare.scorecard
    item = next(item for item in bare.scorecard.assessments if item.criterion.id == "discern-11")
    assert (item.verdict, item.reason) == (Verdict.CANNOT_TELL, "asked only of articles on treatments")


def test_a_biography_at_the_end_gives_credentials() -> None:
    text = f"{BARE}\nIda Moe\n\nFor ten years, Ida Moe has been a physiotherapist in Bergen. Dr. Moe holds a PhD.\n"
    found = verdicts(checked(runner(), text, "x.md"))
    assert (found["jama-authorship"], found["jama-credentials"]) == (Verdict.MET, Verdict.MET)


def test_a_stub_is_no_article() -> None:
    found = verdicts(checked(runner(), "# Shins\n\nRest the leg.\n", "x.md"))
    assert found["jama-authorship"] is Verdict.CANNOT_TELL


def test_findings_count_against_a_criterion() -> None:
    text = BARE.replace("## Causes", "## Causes\n\nStudies show that 60% of runners have it.")
    file = checked(runner(), text, "x.md")
    assert file.scorecard
    item = next(item for item in file.scorecard.assessments if item.criterion.id == "jama-figures")
    assert item.verdict is Verdict.NOT_MET
    assert all(shown.against for shown in item.evidence)
    assert "evidence/" in item.reason


def test_a_suppressed_finding_does_not_count() -> None:
    mark = "<!-- healthlint-disable evidence -- own survey -->"
    text = BARE.replace("## Causes", f"## Causes\n\n{mark}\n\nStudies show that 60% of runners have it.")
    assert verdicts(checked(runner(), text, "x.md"))["jama-figures"] is Verdict.MET


def test_rules_that_are_not_selected_answer_all_the_same() -> None:
    lone = Runner(Settings(select=("dose",)), load_packs(), scorecard=True)
    file = checked(lone, FULL.replace("Rest your", "Utilize rest for your"), "x.md")
    assert verdicts(file)["pemat-3"] is Verdict.NOT_MET
    assert verdicts(file)["jama-authorship"] is Verdict.MET
    assert not file.diagnostics


def test_there_is_no_total(full: FileResult) -> None:
    assert full.scorecard
    assert sum(full.scorecard.tally().values()) == len(full.scorecard.assessments)
    assert len({item.criterion.id for item in full.scorecard.assessments}) == len(full.scorecard.assessments)
    assert all(item.criterion.person for item in full.scorecard.assessments)


def test_the_target_grade_comes_from_the_configuration(bare: FileResult) -> None:
    strict = Runner(Settings(rules={"plain/readability-target": {"max": 2}}), load_packs(), scorecard=True)
    low = checked(strict, BARE, "x.md")
    assert bare.reading and low.reading
    assert (bare.reading.target, low.reading.target) == (8, 2)
    assert (bare.reading.on_target, low.reading.on_target) == (True, False)
    assert verdicts(low)["nhs-plain"] is Verdict.NOT_MET


def test_a_reading_has_sections_and_hard_words(bare: FileResult) -> None:
    assert bare.reading
    assert [section.title for section in bare.reading.sections] == ["Sore shins", "Causes"]
    file = checked(runner(), BARE + "\nUtilize ice prior to bed.\n", "x.md")
    assert file.reading
    assert [shown.words for shown in file.reading.hard_words] == ["Utilize", "prior to"]


def test_without_the_metrics_lane_there_is_no_reading() -> None:
    file = checked(Runner(Settings(lanes=("text",)), load_packs(), scorecard=True), BARE, "x.md")
    assert file.reading is None
    assert verdicts(file)["nhs-plain"] is Verdict.CANNOT_TELL


def test_criteria_that_name_no_rule_are_refused() -> None:
    pack = load_packs()[0]
    definition = load_definition(pack)
    assert definition
    broken = Definition(
        definition.standards, (definition.criteria[0].__class__("x", "jama", "t", "p", clean=("gone/rule",)),)
    )
    with pytest.raises(PackError, match="gone/rule"):
        Scorer(pack, broken, Settings(), [])


class TestCommand:
    def test_json_keeps_to_its_schema(self, healthlint: Command, tmp_path: Path) -> None:
        (tmp_path / "a.md").write_text(FULL, encoding="utf-8")
        data = json.loads(healthlint("scorecard", "--format", "json", "a.md").stdout)
        jsonschema.validate(data, SCHEMA)
        first = data["files"][0]["scorecard"]["standards"][0]
        assert (first["id"], first["counts"]["not met"]) == ("jama", 0)

    def test_text_says_why_and_what_is_left(self, healthlint: Command) -> None:
        article = ARTICLES[0]
        done = healthlint("scorecard", str(article))
        assert done.returncode == 0
        assert (
            "JAMA benchmarks" in done.stdout and "for a person: " in done.stdout and "Readability: grade" in done.stdout
        )

    def test_the_report_holds_it_as_well(self, healthlint: Command, tmp_path: Path) -> None:
        (tmp_path / "a.md").write_text(FULL, encoding="utf-8")
        assert healthlint("report", "a.md", "-o", "r.json").returncode == 0
        data = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))
        jsonschema.validate(data, REPORT_SCHEMA)
        assert data["files"][0]["readability"]["grade"] > 0
        assert healthlint("report", "a.md", "-o", "r.html").returncode == 0
        page = (tmp_path / "r.html").read_text(encoding="utf-8")
        assert "Trust scorecard" in page and "author: Ida Moe, physiotherapist" in page
