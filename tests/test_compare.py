"""A report held against an older file, folder or git revision: what is solved, new and still open."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from conftest import Command
from test_changed_since import git
from test_reporters import REPORT_SCHEMA

from healthlint import reporters
from healthlint.filters.comparison import compare
from healthlint.result import RunResult

RULES = ("dose/trailing-zero", "trust/no-date", "dose/naked-decimal")
SELECT = ("--select", ",".join(RULES), "--lanes", "text")
LONG = "\n\nRest is good for a knee that hurts after a long walk in the hills.\n" * 12
OLD = "# Knees\n\nStart with 5.0 mg a day.\n\nThen .5 mg at night.\n" + LONG
NEW = "# Knees and hips\n\nBegin with 5.0 mg in a week.\n\nThen half a tablet. Later 7.0 mg.\n" + LONG
Lint = Callable[..., RunResult]


def states(result: RunResult) -> dict[str, list[str]]:
    comparison = result.comparison
    assert comparison
    found: dict[str, list[str]] = {"solved": [diagnostic.quote for _, diagnostic in comparison.solved()]}
    for file, diagnostic in result.diagnostics():
        found.setdefault(comparison.state(file, diagnostic), []).append(diagnostic.quote)
    return found


@pytest.fixture
def held(lint: Lint) -> Callable[[str, str], RunResult]:
    def hold(old: str, new: str) -> RunResult:
        result = lint(new, select=RULES)
        before = lint(old, select=RULES).files[0]
        result.comparison = compare(result.files, {"a.md": before}, "then")
        return result

    return hold


class TestStates:
    def test_changed_neighbours_and_a_new_title_leave_findings_open(self, held: Any) -> None:
        assert states(held(OLD, NEW)) == {
            "solved": [".5 mg"],
            "open": ["Knees and hips", "5.0 mg"],
            "new": ["7.0 mg"],
        }

    def test_each_finding_answers_for_one(self, held: Any) -> None:
        twice = OLD.replace("Then .5 mg", "Start with 5.0 mg a day")
        found = states(held(OLD, twice))
        assert found["new"] == ["5.0 mg"]
        assert states(held(twice, OLD.replace("Then .5 mg", "Then half")))["solved"] == ["5.0 mg"]

    def test_what_is_suppressed_now_is_not_solved(self, held: Any) -> None:
        quiet = OLD.replace("Then", "<!-- healthlint-disable-next-line dose/naked-decimal -- quoted -->\nThen")
        assert states(held(OLD, quiet))["solved"] == []
        assert "new" not in states(held(OLD, quiet))

    def test_a_new_article_is_new_as_a_whole(self, lint: Lint) -> None:
        result = lint(OLD, select=RULES)
        result.comparison = compare(result.files, {}, "then", ["gone.md"])
        assert len(states(result)["new"]) == 3


@pytest.fixture
def folders(tmp_path: Path) -> Path:
    for name, text in (("old/sub/knee.md", OLD), ("new/sub/knee.md", NEW), ("old/gone.md", OLD), ("new/hip.md", NEW)):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    return tmp_path


class TestCommand:
    def test_a_folder(self, healthlint: Command, folders: Path) -> None:
        done = healthlint("report", "new", *SELECT, "--against", "old", "-o", "x.json")
        assert "Against old: 1 finding solved, 4 new, 2 still open, 1 new article, 1 article no longer there." in (
            done.stdout
        )
        data = json.loads((folders / "x.json").read_text())
        jsonschema.validate(data, REPORT_SCHEMA)
        assert data["comparison"] == {"against": "old", "gone": ["old/gone.md"]}
        knee = next(file for file in data["files"] if file["path"] == "new/sub/knee.md")
        assert [item["state"] for item in knee["diagnostics"]] == ["open", "open", "new"]
        assert knee["solved"][0]["start"] == {"line": 5, "column": 6}
        assert knee["before"]["error"] == 2
        assert knee["before"]["criteria_met"] == sum(
            criterion["verdict"] == "met"
            for standard in knee["scorecard"]["standards"]
            for criterion in standard["criteria"]
        )

    def test_a_file(self, healthlint: Command, folders: Path) -> None:
        done = healthlint("report", "new/hip.md", *SELECT, "--against", "old/gone.md", "-o", "x.md")
        assert "1 finding solved, 1 new, 2 still open" in done.stdout
        page = (folders / "x.md").read_text()
        assert "| Article | Errors | Warnings | Hints | Solved | New | Reading grade | Criteria |" in page
        assert page.index("**New**") < page.index("**Still open**") < page.index("**Solved**")
        assert healthlint("report", "new", *SELECT, "--against", "old/gone.md", "-o", "x.md").returncode == 2

    def test_a_revision_with_a_renamed_article(self, healthlint: Command, tmp_path: Path) -> None:
        git(tmp_path, "init", "-q")
        (tmp_path / "articles").mkdir()
        (tmp_path / "articles" / "knee.md").write_text(OLD)
        (tmp_path / "articles" / "gone.md").write_text("# Gone\n\nBye.\n")
        git(tmp_path, "add", ".")
        git(tmp_path, "commit", "-qm", "first")
        git(tmp_path, "mv", "articles/knee.md", "articles/joints ü.md")
        git(tmp_path, "rm", "-q", "articles/gone.md")
        (tmp_path / "articles" / "joints ü.md").write_text(NEW)
        done = healthlint("report", "articles", *SELECT, "--against", "HEAD", "-o", "x.csv")
        assert "Against HEAD: 1 finding solved, 1 new, 2 still open, 1 article no longer there." in done.stdout
        rows = list(csv.DictReader((tmp_path / "x.csv").read_text(encoding="utf-8-sig").splitlines()))
        assert sorted(row["state"] for row in rows) == ["new", "open", "open", "solved"]
        done = healthlint("report", "articles", *SELECT, "--against", "nowhere", "-o", "x.csv")
        assert done.returncode == 2
        assert "“nowhere” is no revision" in done.stderr


class TestMarkdown:
    def test_it_begins_with_what_matters_and_folds_the_rest(self, lint: Lint) -> None:
        page = reporters.render(lint(OLD + "\n<b>7.0 mg</b>", name="a|b.md", select=RULES), "markdown")
        assert page.startswith("# Content review\n\n**4 findings (3 errors, 1 warning) in 1 file.**\n\n<details>")
        assert "| error | 5:6 | “.5 mg”" not in page
        assert "| error | 5:6 | The point of “.5 mg” is easily overlooked" in page

    def test_no_markup_of_an_article_is_alive(self, lint: Lint) -> None:
        page = reporters.render(lint("# A\n\nTake 5.0 mg</summary><img src=x>.\n", "<i>.md", select=RULES), "markdown")
        assert "<i>" not in page and "<img" not in page

    def test_a_comment_of_github_holds_it(self, lint: Lint) -> None:
        result = lint(OLD, select=RULES)
        result.files *= 500
        page = reporters.render(result, "markdown")
        assert len(page) < 65_536
        assert "more findings in articles that did not fit in here." in page


def test_csv_has_a_row_a_finding_and_no_formula(lint: Lint) -> None:
    text = reporters.render(lint("# A\n\nTake 5.0 mg.\n", "=cmd.md", select=RULES), "csv")
    (row,) = csv.DictReader(text.removeprefix("\ufeff").splitlines())
    assert (row["file"], row["line"], row["column"], row["rule"]) == ("'=cmd.md", "3", "6", "dose/trailing-zero")
    assert row["section"] == "A"
    assert row["proposal"] == "Replace by “5 mg”"


@pytest.mark.parametrize(
    ("terminal", "quiet", "shown"), [(True, False, True), (True, True, False), (False, False, False)]
)
def test_progress_is_for_a_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], terminal: bool, quiet: bool, shown: bool
) -> None:
    from healthlint.commands import progress

    monkeypatch.setattr(progress, "SECONDS", -1)
    monkeypatch.setattr("sys.stderr.isatty", lambda: terminal)
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")
    with progress.progress(3, quiet=quiet) as bar:
        bar.step()
        bar.step()
    err = capsys.readouterr().err
    assert bar.done == 2
    assert ("2/3" in err and "left" in err) is shown
