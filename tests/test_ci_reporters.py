"""Formats of build servers, each read by a program or a schema that is not ours."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from conftest import Command
from junitparser import JUnitXml
from samples import ARTICLE, every_feature, find
from word_files import par
from word_files import read as read_word

from healthlint import reporters
from healthlint.diagnostic import Diagnostic, Severity
from healthlint.readers import Source, parse
from healthlint.reporters.github import LIMIT, job_summary
from healthlint.result import FileResult, RunResult
from healthlint.span import Span

ROOT = Path(__file__).parent.parent
NEW = ("github", "gitlab", "checkstyle", "junit", "rdjson")


def many(count: int, severity: Severity = Severity.WARNING) -> RunResult:
    """One file with ``count`` findings that all say something else."""
    text = "# Hip\n\n" + "".join(f"Take {number}.0 mg.\n" for number in range(count))
    found = [find(text, f"{n}.0 mg", "dose/unit", severity, f"“{n}.0 mg” is wrong.") for n in range(count)]
    return RunResult(files=[FileResult("hip.md", parse("hip.md", Source(text)), found)])


def word_result() -> RunResult:
    """A Word file with one finding in its second paragraph."""
    document = read_word(par("Hip") + par("Take 7.0 mg."))
    start = document.source.index("7.0 mg")
    found = Diagnostic("dose/unit", Severity.ERROR, "wrong", Span(start, start + 6), "7.0 mg", "0" * 16)
    return RunResult(files=[FileResult("hip.docx", document, [found])])


@pytest.mark.parametrize("format_name", NEW)
class TestEveryFormat:
    def test_a_suppressed_finding_is_left_out_and_a_failure_is_told(self, format_name: str) -> None:
        text = reporters.render(every_feature(), format_name)
        assert "windmill" in text
        assert "Quoted." not in text
        assert "gone.md" in text

    def test_odd_names_and_messages_do_not_break_it(self, format_name: str) -> None:
        hostile = every_feature(path='a\udcff"<>&,:%.md', message="<b>&\x1b[2J\ufffe\n::error::forged")
        text = reporters.render(hostile, format_name)
        text.encode()
        if format_name in ("gitlab", "rdjson"):
            json.loads(text)
        elif format_name in ("checkstyle", "junit"):
            ElementTree.fromstring(text)

    def test_a_word_file_has_places_in_words(self, format_name: str) -> None:
        assert "paragraph 2" in reporters.render(word_result(), format_name)


class TestGithub:
    def test_an_annotation_says_where_what_and_which_rule(self) -> None:
        first = reporters.render(every_feature(), "github").splitlines()[1]
        assert first.startswith(
            "::error file=knee joint.md,line=5,endLine=5,col=10,endColumn=16,title=dose/unit::“5.0 mg”"
        )

    def test_the_worst_come_first_and_no_more_than_are_shown(self) -> None:
        result = many(LIMIT + 3)
        result.files += many(1, Severity.ERROR).files
        result.files[1].path = "knee.md"
        lines = reporters.render(result, "github").splitlines()
        commands = [line for line in lines if line.startswith(("::error", "::warning", "::notice"))]
        assert [line.split(" ")[0] for line in commands] == ["::error", *["::warning"] * LIMIT]
        assert lines[LIMIT + 1] == "3 more findings below; GitHub shows 10 of a level."

    def test_repeats_in_a_file_are_one(self) -> None:
        text = "# Hip\n\nTake 7.0 mg. Or 7.0 mg.\n"
        one = find(text, "7.0 mg", "dose/unit", Severity.ERROR, "“7.0 mg” is wrong.")
        two = find(text.replace("7.0", "___", 1), "7.0 mg", "dose/unit", Severity.ERROR, "“7.0 mg” is wrong.")
        result = RunResult(files=[FileResult("hip.md", parse("hip.md", Source(text)), [one, two])])
        commands = [line for line in reporters.render(result, "github").splitlines() if line.startswith("::error")]
        assert len(commands) == 1
        assert commands[0].endswith("“7.0 mg” is wrong. Also at 3:17.")

    def test_words_of_an_article_are_no_commands(self) -> None:
        text = reporters.render(every_feature(path="::set-env name=X::y.md", message="a\n::error::b"), "github")
        before, _, log = text.partition("::stop-commands::")
        token, _, log = log.partition("\n")
        assert all(
            line.startswith(("::error ", "::warning ", "::notice ", "::group::")) for line in before.splitlines()
        )
        assert log.endswith(f"::{token}::\n::endgroup::\n")

    def test_the_job_summary_is_a_table_in_which_no_markup_lives(self) -> None:
        page = job_summary(every_feature(message="a | b <img src=x> [c](d)"))
        assert "| error | knee joint.md:5:10 | a \\| b \\<img src=x\\> \\[c\\](d) | dose/unit |" in page

    def test_the_summary_goes_behind_what_is_on_the_page_of_the_job(
        self, healthlint: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        page = tmp_path / "summary"
        page.write_text("before\n")
        monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(page))
        (tmp_path / "a.md").write_text("# A\n\nStart with 5.0 mg.\n")
        done = healthlint("check", "--select", "dose/trailing-zero", "--format", "github", "a.md")
        assert done.returncode == 1
        assert page.read_text().startswith("before\n## healthlint\n\n1 finding (1 error)")


def test_gitlab_gets_a_fingerprint_once_and_relative_paths() -> None:
    text = "# Hip\n\nTake 7.0 mg.\n\nTake 7.0 mg.\n\nTake 7.0 mg.\n"
    one = find(text, "7.0 mg", "dose/unit", Severity.ERROR, "“7.0 mg” is wrong.")
    result = RunResult(files=[FileResult("./hip.md", parse("hip.md", Source(text)), [one, one])])
    issues = json.loads(reporters.render(result, "gitlab"))
    assert len({issue["fingerprint"] for issue in issues}) == 2
    assert {issue["location"]["path"] for issue in issues} == {"hip.md"}
    assert issues[0]["severity"] == "major"


def test_checkstyle_has_line_column_and_source() -> None:
    error = ElementTree.fromstring(reporters.render(every_feature(), "checkstyle")).find("file/error")
    assert error is not None
    assert (error.get("line"), error.get("column"), error.get("source")) == ("5", "10", "healthlint.dose.unit")


def test_junit_is_read_by_a_foreign_program(tmp_path: Path) -> None:
    path = tmp_path / "junit.xml"
    path.write_text(reporters.render(every_feature(), "junit"))
    suites = JUnitXml.fromfile(str(path))
    assert (suites.tests, suites.failures, suites.errors) == (5, 4, 1)


class TestRdjson:
    def test_columns_count_bytes(self) -> None:
        first = json.loads(reporters.render(every_feature(), "rdjson"))["diagnostics"][0]
        line = next(line for line in ARTICLE.splitlines() if "5.0 mg" in line)
        assert first["location"]["range"]["start"] == {"line": 5, "column": line.encode().index(b"5.0 mg") + 1}

    def test_a_fix_is_a_suggestion_and_a_proposal_for_display_is_none(self) -> None:
        found = json.loads(reporters.render(every_feature(), "rdjson"))["diagnostics"]
        assert found[0]["suggestions"][0]["text"] == "5 mg"
        assert "suggestions" not in next(item for item in found if item["code"]["value"] == "tables/broken")

    def test_reviewdog_reads_it(self) -> None:
        program = shutil.which("reviewdog")
        if program is None:
            pytest.skip("reviewdog is not installed (go install github.com/reviewdog/reviewdog/cmd/reviewdog@v0.21.0)")
        done = subprocess.run(
            [program, "-f=rdjson", "-reporter=local", "-filter-mode=nofilter", "-name=healthlint"],
            input=reporters.render(every_feature(), "rdjson"),
            capture_output=True, text=True, check=False, timeout=60, cwd=ROOT,
        )  # fmt: skip
        assert 'path:"knee joint.md"' in done.stdout, done.stderr


@pytest.mark.parametrize(
    ("schema", "file"),
    [
        ("vendor.github-actions", "action.yml"),
        ("vendor.github-workflows", ".github/workflows/ci.yml"),
        ("vendor.gitlab-ci", "templates/healthlint.gitlab-ci.yml"),
    ],
)
def test_ci_files_follow_their_schemas(schema: str, file: str) -> None:
    options = ["--data-transform", "gitlab-ci"] if "gitlab" in schema else []
    done = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, *options, str(ROOT / file)],
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout


def test_actionlint_accepts_the_workflows() -> None:
    program = shutil.which("actionlint")
    if program is None:
        pytest.skip("actionlint is not installed (go install github.com/rhysd/actionlint/cmd/actionlint@v1.7.7)")
    done = subprocess.run([program, "-no-color"], cwd=ROOT, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stdout
