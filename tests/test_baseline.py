"""Accepted findings: written, matched, counted, missed when they are gone; decisions of editors are read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import Command

DOSE = ("--select", "dose/trailing-zero")
NAME = "healthlint-baseline.json"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "knee.md"
    path.write_text("# Knees\n\nStart with 5.0 mg a day.\n\nThen take 7.0 mg a day.\n")
    return path


def entries(folder: Path) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads((folder / NAME).read_text())["findings"]
    return found


def test_what_is_accepted_is_hidden_and_counted(healthlint: Command, article: Path) -> None:
    assert healthlint("baseline", "write", *DOSE).stdout == f"{NAME}: 2 findings accepted\n"
    done = healthlint("check", *DOSE, "--baseline", NAME)
    assert (done.returncode, done.stdout) == (0, "no findings in 1 file; 2 in the baseline\n")


def test_a_new_finding_counts_and_moved_lines_do_not(healthlint: Command, article: Path) -> None:
    healthlint("baseline", "write", *DOSE)
    article.write_text("# Knees\n\nNew here.\n\n" + article.read_text().split("\n\n", 1)[1] + "\nAt night 2.0 mg.\n")
    done = healthlint("check", *DOSE, "--baseline", NAME)
    assert done.returncode == 1
    assert done.stdout.startswith("knee.md:9:10 error")
    assert done.stdout.endswith("1 finding (1 error) in 1 file; 2 in the baseline\n")


def test_other_words_beside_a_finding_do_not_make_it_new(healthlint: Command, article: Path) -> None:
    healthlint("baseline", "write", *DOSE)
    article.write_text(article.read_text().replace("Start with 5.0 mg a day", "On Monday begin with 5.0 mg daily"))
    done = healthlint("check", *DOSE, "--baseline", NAME)
    assert (done.returncode, done.stderr) == (0, "")


def test_an_entry_hides_no_more_than_it_was_counted_for(healthlint: Command, article: Path) -> None:
    line = "\nStart with 5.0 mg a day.\n"
    article.write_text("# Knees\n" + line * 3)
    healthlint("baseline", "write", *DOSE)
    assert sum(int(str(entry.get("count", 1))) for entry in entries(article.parent)) == 3
    article.write_text("# Knees\n" + line * 4)
    assert "1 finding (1 error) in 1 file; 3 in" in healthlint("check", *DOSE, "--baseline", NAME).stdout


def test_a_renamed_article_stays_quiet(healthlint: Command, article: Path) -> None:
    healthlint("baseline", "write", *DOSE)
    article.rename(article.with_name("joints.md"))
    done = healthlint("check", *DOSE, "--baseline", NAME)
    assert (done.returncode, done.stderr) == (0, "")


def test_what_is_gone_is_said_and_can_be_dropped(healthlint: Command, article: Path) -> None:
    healthlint("baseline", "write", *DOSE)
    article.write_text(article.read_text().replace("5.0", "5"))
    done = healthlint("check", *DOSE, "--baseline", NAME)
    assert done.returncode == 0
    assert "1 finding of the baseline is gone; drop them with “healthlint baseline prune”" in done.stderr
    done = healthlint("baseline", "check", *DOSE)
    assert done.returncode == 1
    assert done.stdout == (
        "knee.md: gone: dose/trailing-zero: “5.0 mg”\n"
        f"{NAME}: 1 finding accepted, 1 finding of the baseline is gone, 0 new\n"
    )
    assert healthlint("baseline", "prune", *DOSE).stdout == f"{NAME}: 1 finding dropped\n"
    assert healthlint("baseline", "check", *DOSE).returncode == 0


def test_entries_of_articles_that_were_not_checked_stay(healthlint: Command, article: Path) -> None:
    (article.parent / "hip.md").write_text("# Hip\n\nTake 9.0 mg.\n")
    healthlint("baseline", "write", *DOSE)
    healthlint("baseline", "write", *DOSE, "knee.md")
    healthlint("baseline", "prune", *DOSE, "knee.md")
    assert [entry["path"] for entry in entries(article.parent)] == ["hip.md", "knee.md", "knee.md"]


def test_the_configuration_names_it_for_every_folder(healthlint: Command, article: Path) -> None:
    (article.parent / "healthlint.toml").write_text('baseline = "accepted.json"\n')
    assert healthlint("baseline", "write", *DOSE).stdout.endswith("accepted.json: 2 findings accepted\n")
    below = article.parent / "below"
    below.mkdir()
    assert "2 in the baseline" in healthlint("check", *DOSE, "..", cwd=below).stdout


def test_decisions_of_an_editor_become_entries_with_their_reason(healthlint: Command, article: Path) -> None:
    report = json.loads(healthlint("check", *DOSE, "--format", "json").stdout)
    found = report["files"][0]["diagnostics"]
    said: list[dict[str, str]] = [{"decision": "reject", "reason": "as in the trial"}, {"decision": "accept"}]
    decisions = [
        {key: item[key] for key in ("fingerprint", "rule", "quote")} | {"path": "knee.md"} | decided
        for item, decided in zip(found, said, strict=True)
    ]
    (article.parent / "decisions.json").write_text(json.dumps({"version": 1, "decisions": decisions}))
    done = healthlint("baseline", "add", "decisions.json")
    assert done.stdout == f"{NAME}: 1 rejected finding accepted as they are\n"
    assert [entry["reason"] for entry in entries(article.parent)] == ["as in the trial"]
    done = healthlint("check", *DOSE, "--baseline", NAME, "--format", "json")
    marks = [item["suppressed"] for item in json.loads(done.stdout)["files"][0]["diagnostics"]]
    assert marks == [{"kind": "baseline", "reason": "as in the trial"}, None]
    healthlint("baseline", "write", *DOSE)
    assert [entry.get("reason", "") for entry in entries(article.parent)] == ["as in the trial", ""]


def test_the_same_findings_give_the_same_bytes_an_entry_a_line(healthlint: Command, article: Path) -> None:
    healthlint("baseline", "write", *DOSE)
    first = (article.parent / NAME).read_bytes()
    healthlint("baseline", "write", *DOSE)
    assert (article.parent / NAME).read_bytes() == first
    assert len(first.splitlines()) == 5 + 2


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (None, "cannot be read (No such file or directory); write it anew with “healthlint baseline write”"),
        ("{", "not such a file"),
        ('{"version": 9}', "version 9 of a baseline is not known; update healthlint"),
    ],
)
def test_a_baseline_that_cannot_be_used_is_one_line(
    healthlint: Command, article: Path, text: str | None, words: str
) -> None:
    if text is not None:
        (article.parent / NAME).write_text(text)
    done = healthlint("check", *DOSE, "--baseline", NAME)
    assert done.returncode == 2
    assert done.stderr.startswith(f"healthlint: {NAME}: ") and words in done.stderr
    assert len(done.stderr.splitlines()) == 1
