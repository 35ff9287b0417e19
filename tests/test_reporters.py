"""Text and SARIF: exact lines, nothing heavy in a pipe, and logs that other programs can read."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from conftest import Command
from samples import ARTICLE, every_feature

from healthlint import reporters
from healthlint.document import Document
from healthlint.reporters import Terminal
from healthlint.reporters.sarif import uri
from healthlint.result import FileResult, RunResult

DATA = Path(__file__).parent / "data"
SARIF_SCHEMA = json.loads((DATA / "sarif-2.1.0.schema.json").read_text(encoding="utf-8"))
REPORT_SCHEMA = json.loads(
    (Path(__file__).parent.parent / "docs" / "schema" / "report.schema.json").read_text(encoding="utf-8")
)
HEAVY = ("rich", "spacy", "textstat", "language_tool_python", "jinja2")


@pytest.fixture(scope="module")
def result() -> RunResult:
    return every_feature()


def sarif_of(result: RunResult) -> dict[str, Any]:
    log: dict[str, Any] = json.loads(reporters.render(result, "sarif"))
    return log


class TestText:
    def test_one_line_a_finding_and_a_summary_last(self, result: RunResult) -> None:
        *lines, last = reporters.render(result, "text").splitlines()
        assert lines[0] == "knee joint.md:5:10 error dose/unit: “5.0 mg” is wrong; write “5 mg”."
        assert len(lines) == 4
        assert last == (
            "4 findings (2 errors, 1 warning, 1 hint) in 2 files; 1 suppressed; 1 rule did not run; 1 failure"
        )

    def test_a_clean_run_says_so(self, read: Callable[..., Document]) -> None:
        clean = RunResult(files=[FileResult("a.md", read("# Knees\n"), [])])
        assert reporters.render(clean, "text") == "no findings in 1 file\n"
        assert reporters.render(clean, "text", Terminal(90, colour=False)) == "no findings in 1 file\n"

    def test_a_message_cannot_steer_the_terminal_or_break_the_line(self, result: RunResult) -> None:
        hostile = every_feature(message="\x1b[2Jgone\nx.md:1:1 error a/b: forged\x9b")
        for terminal in (None, Terminal(90, colour=False)):
            text = reporters.render(hostile, "text", terminal)
            assert "\x1b" not in text and "\x9b" not in text
            assert not any(line.startswith("x.md") for line in text.splitlines())

    def test_a_file_name_of_odd_bytes_is_printed(self) -> None:
        text = reporters.render(every_feature(path="a\udcff.md"), "text")
        assert text.encode().decode().startswith("a\ufffd.md:")

    @pytest.mark.parametrize("format_name", ["text", "json", "sarif"])
    def test_a_piped_run_imports_nothing_heavy(self, tmp_path: Path, format_name: str) -> None:
        (tmp_path / "a.md").write_text(ARTICLE)
        code = (
            "import sys\nfrom healthlint.cli import main\n"
            f"sys.argv[1:] = ['check', '--lanes', 'text', '--format', '{format_name}', 'a.md']\n"
            "try:\n    main()\nexcept SystemExit:\n    pass\n"
            f"print([name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)"
        )
        done = subprocess.run(
            [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True, timeout=60
        )
        assert done.stderr.splitlines()[-1] == "[]"


class TestTerminal:
    def test_the_span_is_underlined_under_tabs_emoji_and_wide_letters(self, result: RunResult) -> None:
        lines = reporters.render(result, "text", Terminal(90, colour=False)).splitlines()
        row = next(index for index, line in enumerate(lines) if "5.0 mg" in line and "│" in line)
        source, carets = lines[row], lines[row + 1]
        assert carets.count("^") == len("5.0 mg")
        before = source[: source.index("5.0 mg")]
        wide = sum(1 for char in before if char in "你好😀")
        assert len(before) + wide == carets.index("^")

    def test_a_long_line_is_cut_around_the_span(self, result: RunResult) -> None:
        text = reporters.render(result, "text", Terminal(60, colour=False))
        shown = [line for line in text.splitlines() if "│" in line]
        assert all(len(line) <= 60 for line in shown)
        assert any("…" in line and "windmill" in line for line in shown)

    def test_reason_proposal_and_standard_are_shown_once_a_rule(self, result: RunResult) -> None:
        text = reporters.render(result, "text", Terminal(90, colour=False))
        assert text.count("see https://example.org/dose") == 2, "once for each file"
        assert "fix Replace by “5 mg”" in text
        assert "see https://example.org/dose" in text
        assert "Second sentence" not in text

    def test_colours_are_asked_for_and_refused(self, tmp_path: Path, healthlint: Command, result: RunResult) -> None:
        assert "\x1b[" in reporters.render(result, "text", Terminal(90, colour=True))
        assert "\x1b" not in reporters.render(result, "text", Terminal(90, colour=False))

    @pytest.mark.parametrize(
        ("variables", "coloured", "marked"),
        [({}, False, False), ({"FORCE_COLOR": "1"}, True, True), ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False, True)],
    )
    def test_variables(
        self,
        tmp_path: Path,
        healthlint: Command,
        monkeypatch: pytest.MonkeyPatch,
        variables: Mapping[str, str],
        coloured: bool,
        marked: bool,
    ) -> None:
        for name in ("FORCE_COLOR", "NO_COLOR"):
            monkeypatch.delenv(name, raising=False)
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        (tmp_path / "a.md").write_text("Start with 5.0 mg a day.\n")
        out = healthlint("check", "--select", "dose/trailing-zero", "a.md").stdout
        assert ("\x1b[" in out) is coloured
        assert ("│" in out) is marked


class TestJson:
    def test_the_report_keeps_to_its_published_schema(self, result: RunResult) -> None:
        report = json.loads(reporters.render(result, "json"))
        jsonschema.Draft202012Validator.check_schema(REPORT_SCHEMA)
        jsonschema.Draft202012Validator(REPORT_SCHEMA).validate(report)
        aside = {"suppressed": 1, "baselined": 0, "unchanged": 0}
        assert report["summary"] == {"error": 2, "warning": 1, "hint": 1, "files": 2, **aside}

    def test_the_schema_knows_every_key(self, result: RunResult) -> None:
        """A key added to the report and not to the schema is noticed."""
        report = json.loads(reporters.render(result, "json"))
        report["files"][0]["diagnostics"][0]["surprise"] = 1
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.Draft202012Validator(REPORT_SCHEMA).validate(report)

    def test_no_findings_and_no_files(self) -> None:
        report = json.loads(reporters.render(RunResult(), "json"))
        jsonschema.Draft202012Validator(REPORT_SCHEMA).validate(report)


class TestSarif:
    def test_the_log_is_valid(self, result: RunResult) -> None:
        jsonschema.Draft4Validator(SARIF_SCHEMA).validate(sarif_of(result))
        jsonschema.Draft4Validator(SARIF_SCHEMA).validate(sarif_of(RunResult()))

    def test_indexes_point_at_what_they_name(self, result: RunResult) -> None:
        (run,) = sarif_of(result)["runs"]
        rules, artifacts = run["tool"]["driver"]["rules"], run["artifacts"]
        for found in run["results"]:
            assert rules[found["ruleIndex"]]["id"] == found["ruleId"]
            place = found["locations"][0]["physicalLocation"]["artifactLocation"]
            assert artifacts[place["index"]]["location"]["uri"] == place["uri"]

    def test_regions_hold_their_snippets(self, result: RunResult) -> None:
        (run,) = sarif_of(result)["runs"]
        assert run["columnKind"] == "unicodeCodePoints"
        sources = {uri(file.path): file.document.source for file in result.files}
        for found in run["results"]:
            place = found["locations"][0]["physicalLocation"]
            lines = sources[place["artifactLocation"]["uri"]].splitlines(keepends=True)
            region = place["region"]
            first, last = region["startLine"] - 1, region["endLine"] - 1
            taken = lines[first : last + 1]
            taken[-1] = taken[-1][: region["endColumn"] - 1]
            taken[0] = taken[0][region["startColumn"] - 1 :]
            assert "".join(taken) == region.get("snippet", {"text": ""})["text"]

    def test_levels_rules_fixes_and_related_places(self, result: RunResult) -> None:
        (run,) = sarif_of(result)["runs"]
        assert [found["level"] for found in run["results"]] == ["error", "warning", "note", "warning", "error"]
        (dose,) = (rule for rule in run["tool"]["driver"]["rules"] if rule["id"] == "dose/unit")
        assert dose["helpUri"] == "https://example.org/dose"
        assert dose["fullDescription"]["text"] == "A point is lost. Second sentence."
        assert dose["properties"]["tags"] == ["dose"]
        assert dose["properties"]["precision"] == "high"
        first = run["results"][0]
        (replacement,) = first["fixes"][0]["artifactChanges"][0]["replacements"]
        assert replacement["insertedContent"]["text"] == "5 mg"
        assert first["relatedLocations"][0]["message"]["text"] == "first said here"
        assert first["partialFingerprints"]["healthlint/v1"] == result.files[0].diagnostics[0].fingerprint

    def test_what_was_suppressed_is_there_with_its_reason(self, result: RunResult) -> None:
        (run,) = sarif_of(result)["runs"]
        (found,) = (found for found in run["results"] if "suppressions" in found)
        assert found["suppressions"] == [{"kind": "inSource", "justification": "a quotation"}]

    def test_what_did_not_run_is_told(self, result: RunResult) -> None:
        (run,) = sarif_of(result)["runs"]
        (invocation,) = run["invocations"]
        assert invocation["executionSuccessful"] is False
        failed, left_out = invocation["toolExecutionNotifications"]
        assert "does not exist" in failed["message"]["text"]
        assert left_out["associatedRule"]["id"] == "style/parse"

    def test_a_quoted_link_stays_words(self) -> None:
        log = sarif_of(every_feature(message="see [1](2) and [note]"))
        assert log["runs"][0]["results"][0]["message"]["text"] == "see \\[1](2) and [note]"

    @pytest.mark.parametrize(
        ("path", "expected"),
        [
            ("a b/knee #1 100%.md", "a%20b/knee%20%231%20100%25.md"),
            ("ü.md", "%C3%BC.md"),
            ("c:d.md", "c%3Ad.md"),
            ("a\udcff.md", "a%FF.md"),
            ("/somewhere/else.md", "file:///somewhere/else.md"),
            ("../up.md", "../up.md"),
        ],
    )
    def test_paths_become_references(self, path: str, expected: str) -> None:
        assert uri(path) == expected

    def test_an_absolute_path_in_the_working_folder_becomes_relative(self) -> None:
        assert uri(str(Path.cwd() / "a.md")) == "a.md"
