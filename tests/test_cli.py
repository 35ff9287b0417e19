"""The command as a user meets it: exit codes, and one clear line for everything that can go wrong."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import Command

BAD = "# Knees\n\nStart with 5.0 mg a day.\n"
GOOD = "# Knees\n\nStart with 5 mg a day.\n"
DOSE = ("--select", "dose/trailing-zero")


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "knee.md"
    path.write_text(BAD)
    return path


def test_a_finding_has_path_line_column_severity_and_rule(healthlint: Command, article: Path) -> None:
    done = healthlint("check", *DOSE, "knee.md")
    assert done.returncode == 1
    assert done.stdout.startswith("knee.md:3:12 error dose/trailing-zero: “5.0 mg” can be read as ten times")


def test_a_clean_article_exits_with_0(healthlint: Command, tmp_path: Path) -> None:
    (tmp_path / "knee.md").write_text(GOOD)
    assert healthlint("check", *DOSE, "knee.md").returncode == 0


@pytest.mark.parametrize(("fail_on", "code"), [("error", 1), ("warning", 1), ("hint", 1), ("never", 0)])
def test_fail_on(healthlint: Command, article: Path, fail_on: str, code: int) -> None:
    assert healthlint("check", *DOSE, "--fail-on", fail_on, "knee.md").returncode == code


def test_a_lower_severity_does_not_fail_the_default(healthlint: Command, article: Path, tmp_path: Path) -> None:
    (tmp_path / "healthlint.toml").write_text('[rules."dose/trailing-zero"]\nseverity = "warning"\n')
    assert healthlint("check", *DOSE, "knee.md").returncode == 0
    assert healthlint("check", *DOSE, "--fail-on", "warning", "knee.md").returncode == 1


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("gone.md", None, "does not exist"),
        ("latin.md", "caf\xe9 cr\xe8me\n".encode("latin-1"), "is not UTF-8 (line 1)"),
        ("binary.md", b"\x89PNG\0\0\0", "is a binary file"),
        ("huge.md", b"word " * 10_000_000, "has 50 MB, more than 20 MB"),
        ("notes.pdf", b"%PDF", "no reader for “.pdf” files"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_line_and_the_others_are_checked(
    healthlint: Command, article: Path, tmp_path: Path, name: str, data: bytes | None, words: str
) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    done = healthlint("check", *DOSE, name, "knee.md")
    assert done.returncode == 3
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"healthlint: {name}: ") and words in line and "; " in line
    assert "knee.md:3:12 error" in done.stdout


def test_empty_and_blank_files_are_clean(healthlint: Command, tmp_path: Path) -> None:
    for name, text in [("a.md", ""), ("b.txt", "\n \n"), ("c.md", "---\ntitle: x\n---\n")]:
        (tmp_path / name).write_text(text)
    done = healthlint("check", "--lanes", "text", ".")
    assert (done.returncode, done.stderr) == (0, "")


def test_a_folder_is_searched_and_excludes_count(healthlint: Command, tmp_path: Path) -> None:
    for name in ("a/one.md", "a/.hidden/two.md", "b/three.txt", "node_modules/x.md", "b/four.py"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Start with 5.0 mg a day.\n")
    (tmp_path / "healthlint.toml").write_text('exclude = ["b/*"]\n')
    done = healthlint("check", *DOSE, "--format", "json", ".")
    assert [file["path"] for file in json.loads(done.stdout)["files"]] == ["a/one.md"]


def test_malformed_front_matter_is_a_finding_with_its_place(healthlint: Command, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\ntitle: [a\n---\n\nStart with 5.0 mg.\n")
    done = healthlint("check", *DOSE, "a.md")
    assert done.returncode == 1
    assert "a.md:3:1 error healthlint/front-matter: front matter is not valid YAML" in done.stdout
    assert "a.md:5:12 error dose/trailing-zero" in done.stdout


@pytest.mark.parametrize(
    ("config", "words"),
    [
        ('ignore = ["dose/trailing-zer"]', "no rule is called “dose/trailing-zer”; did you mean “dose/trailing-zero”?"),
        ('selekt = ["dose"]', "unknown key “selekt”; did you mean “select”?"),
        ('fail-on = "fatal"', "fail-on"),
        ('[rules."dose/trailing-zero"]\nmaximum = 3', "unknown option “maximum”"),
        ('[rules."dose/trailing-zero"]\nseverity = "fatal"', "severity is error, warning or hint"),
        ("select = [", "not valid TOML"),
    ],
)
def test_a_faulty_configuration_is_one_line(healthlint: Command, article: Path, config: str, words: str) -> None:
    (article.parent / "healthlint.toml").write_text(config)
    done = healthlint("check", "knee.md")
    assert done.returncode == 2
    (line,) = done.stderr.splitlines()
    assert words in line


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("check", "--select", "doze"), "no rule or group is called “doze”; did you mean “dose”?"),
        (("check", "--lanes", "fast"), "--lanes: “fast” is none of"),
        (("check", "--output", "pdf=x.pdf"), "write FORMAT=FILE"),
        (("report", ".", "-o", "x.pdf"), "must end in one of"),
        (("explain", "dose/trailing"), "did you mean “dose/trailing-zero”?"),
        (("rules", "doze"), "no group is called “doze”"),
        (("test-rules", "doze"), "is called “doze”"),
    ],
)
def test_a_mistyped_name_is_one_line_with_the_nearest(healthlint: Command, args: tuple[str, ...], words: str) -> None:
    done = healthlint(*args)
    assert done.returncode == 2
    (line,) = done.stderr.splitlines()
    assert words in line


def test_standard_input_has_the_format_of_its_name(healthlint: Command) -> None:
    text = b"Start with 5.0 mg.\n"
    done = healthlint("check", *DOSE, "-", "--stdin-filename", "pasted.txt", stdin=text)
    assert done.stdout.startswith("pasted.txt:1:12 error")


def test_fix_needs_leave_for_wording_and_keeps_bytes(healthlint: Command, tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    before = b"\xef\xbb\xbf# Caf\xc3\xa9\r\n\r\nStart with 5.0 mg.\r\n"
    path.write_bytes(before)
    healthlint("check", *DOSE, "--fix", "a.md")
    assert path.read_bytes() == before, "a change of wording is never safe"
    shown = healthlint("check", *DOSE, "--diff", "--unsafe", "a.md").stdout
    assert "-Start with 5.0 mg." in shown and "+Start with 5 mg." in shown
    assert path.read_bytes() == before
    healthlint("check", *DOSE, "--fix", "--unsafe", "a.md")
    assert path.read_bytes() == before.replace(b"5.0", b"5")


def test_several_reports_of_one_run(healthlint: Command, article: Path, tmp_path: Path) -> None:
    healthlint("check", *DOSE, "--output", "json=out/x.json", "knee.md")
    done = healthlint("check", *DOSE, "--output", "json=x.json", "--output", "sarif=x.sarif", "knee.md")
    assert done.returncode == 1
    assert json.loads((tmp_path / "x.json").read_text())["summary"]["error"] == 1
    assert json.loads((tmp_path / "x.sarif").read_text())["version"] == "2.1.0"


def test_a_report_that_cannot_be_written_is_one_line(healthlint: Command, article: Path) -> None:
    done = healthlint("check", *DOSE, "--output", "json=missing/x.json", "knee.md")
    assert done.returncode == 3
    assert "missing/x.json: cannot be written" in done.stderr


def test_no_model_names_the_rules_that_did_not_run(healthlint: Command, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# Knees\n\nPatients should rest the knee. Start with 5.0 mg.\n")
    (tmp_path / "healthlint.toml").write_text(
        'model = "no_such_model"\nselect = ["plain/instruction-not-direct", "dose"]\n'
    )
    done = healthlint("check", "a.md")
    assert "plain/instruction-not-direct did not run: the model “no_such_model” cannot be loaded" in done.stderr
    assert "dose/trailing-zero" in done.stdout


def test_a_parse_rule_parses_only_what_has_its_cue(healthlint: Command, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# Knees\n\nPatients should rest the knee. Walk on flat ground.\n")
    done = healthlint("check", "--select", "plain/instruction-not-direct", "--format", "json", "a.md")
    answer = json.loads(done.stdout)
    assert [d["quote"] for d in answer["files"][0]["diagnostics"]] == ["Patients should rest"]
    assert answer["engines"]["spacy"].startswith("en_core_web_sm")
    (tmp_path / "b.md").write_text("# Knees\n\nWalk on flat ground.\n")
    done = healthlint("check", "--select", "plain/instruction-not-direct", "--format", "json", "b.md")
    assert json.loads(done.stdout)["engines"] == {}, "no cue, no model"
