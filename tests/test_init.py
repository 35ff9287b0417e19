"""A repository made ready: what is written fits what is there, is read by those it is for, and replaces nothing."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from conftest import Command

from healthlint.config import load_settings


@pytest.fixture
def blog(tmp_path: Path) -> Path:
    """A repository with articles in two folders, and texts that are none."""
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    for name in ("articles/knee.md", "leaflets/flu.html", "README.md", "requirements.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("# Words\n")
    return tmp_path


def remote(folder: Path, url: str) -> None:
    subprocess.run(["git", "-C", str(folder), "remote", "add", "origin", url], check=True)


def written(done: subprocess.CompletedProcess[str]) -> list[str]:
    return [line.split()[1] for line in done.stdout.splitlines() if line.startswith("written")]


def test_a_github_repository_gets_all_three(healthlint: Command, blog: Path) -> None:
    remote(blog, "git@github.com:me/blog.git")
    done = healthlint("init", "--profile", "patient", "articles")
    assert done.returncode == 0
    assert "a git repository with 2 articles in articles, leaflets" in done.stdout
    assert written(done) == ["healthlint.toml", ".pre-commit-config.yaml", ".github/workflows/healthlint.yml"]
    settings = load_settings(blog)
    assert (settings.profile, settings.exclude) == ("patient", ("README.md", "requirements.txt"))
    (hook,) = yaml.safe_load((blog / ".pre-commit-config.yaml").read_text())["repos"][0]["hooks"]
    assert hook["id"] == "healthlint"
    assert hook["files"].startswith("^(articles|leaflets)/")
    steps = yaml.safe_load((blog / ".github/workflows/healthlint.yml").read_text())["jobs"]["healthlint"]["steps"]
    assert steps[1]["with"]["paths"] == "articles leaflets"
    assert healthlint("check", ".").returncode == 0
    again = healthlint("init")
    assert written(again) == []
    assert again.stdout.count("it has settings of healthlint") == 3


def test_what_is_there_is_never_changed(healthlint: Command, blog: Path) -> None:
    (blog / "pyproject.toml").write_text("[tool.healthlint]\nignore = []\n")
    (blog / ".pre-commit-config.yaml").write_text("repos: []\n")
    (blog / ".gitlab-ci.yml").write_text("stages: [test]\n")
    before = {path: path.read_bytes() for path in blog.iterdir() if path.is_file()}
    done = healthlint("init")
    assert done.returncode == 0
    assert written(done) == []
    assert "pyproject.toml (it has settings of healthlint)" in done.stdout
    assert ".pre-commit-config.yaml (not ours to change); add to it:" in done.stdout
    assert "      - id: healthlint" in done.stdout
    assert '      HEALTHLINT_PATHS: "articles leaflets"' in done.stdout
    assert {path: path.read_bytes() for path in blog.iterdir() if path.is_file()} == before


def test_a_dry_run_shows_and_writes_nothing(healthlint: Command, blog: Path) -> None:
    names = sorted(blog.rglob("*"))
    done = healthlint("init", "--dry-run", "--ci", "github")
    assert "would write .github/workflows/healthlint.yml:" in done.stdout
    assert "    fail-on = " in done.stdout
    assert sorted(blog.rglob("*")) == names


def test_without_git_there_is_no_hook_and_many_folders_are_the_whole(healthlint: Command, tmp_path: Path) -> None:
    for number in range(6):
        (tmp_path / f"part {number}").mkdir()
        (tmp_path / f"part {number}" / "a.md").write_text("# Words\n")
    done = healthlint("init")
    assert written(done) == ["healthlint.toml"]
    assert "no git repository with 6 articles\n" in done.stdout
    assert "no hook" in done.stdout
    assert "name it with --ci" in done.stdout


def test_a_profile_that_is_none_writes_nothing(healthlint: Command, blog: Path) -> None:
    done = healthlint("init", "--profile", "strikt")
    assert done.returncode == 2
    assert "did you mean “strict”?" in done.stderr
    assert not (blog / "healthlint.toml").exists()


@pytest.mark.parametrize(
    ("module", "ci", "command"),
    [
        ("pre_commit", "none", ["-m", "pre_commit", "validate-config", ".pre-commit-config.yaml"]),
        ("check_jsonschema", "github",
         ["-m", "check_jsonschema", "--builtin-schema", "vendor.github-workflows", ".github/workflows/healthlint.yml"]),
        ("check_jsonschema", "gitlab",
         ["-m", "check_jsonschema", "--builtin-schema", "vendor.gitlab-ci", ".gitlab-ci.yml"]),
    ],
)  # fmt: skip
def test_foreign_readers_take_what_is_written(
    healthlint: Command, blog: Path, module: str, ci: str, command: list[str]
) -> None:
    if importlib.util.find_spec(module) is None:
        pytest.skip(f"{module} is not installed")
    assert healthlint("init", "--ci", ci).returncode == 0
    done = subprocess.run([sys.executable, *command], cwd=blog, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def rows(done: subprocess.CompletedProcess[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in done.stdout.splitlines():
        state, _, text = line.partition(" ")
        found.setdefault(state, []).append(text.strip())
    return found


def test_doctor_says_what_is_here_and_fails_for_nothing_optional(
    healthlint: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JAVA_HOME", "")
    monkeypatch.setenv("HEALTHLINT_LANGUAGETOOL", "/nowhere")
    done = healthlint("doctor")
    found = rows(done)
    assert done.returncode == 0, done.stdout
    assert any(text.startswith("Python 3.") for text in found["ok"])
    assert any("packs: healthlint_rules" in text for text in found["ok"])
    assert any("the parse lane: model en_core_web_sm" in text for text in found["ok"])
    (note,) = [text for text in found["note"] if "/nowhere" in text]
    assert note.endswith("run: healthlint setup languagetool")


@pytest.mark.parametrize(
    ("config", "code", "words"),
    [
        (
            'lanes = ["text", "languagetool"]\n[languagetool]\ndirectory = "none"',
            3,
            "run: healthlint setup languagetool",
        ),
        ('model = "no_such_model"', 3, "the model “no_such_model” cannot be loaded"),
        ('ignor = ["dose"]', 2, "did you mean “ignore”?"),
        ('[languagetool]\nurl = "http://127.0.0.1:9"', 0, "127.0.0.1:9"),
    ],
)
def test_doctor_fails_as_a_run_would(healthlint: Command, tmp_path: Path, config: str, code: int, words: str) -> None:
    (tmp_path / "healthlint.toml").write_text(config)
    done = healthlint("doctor")
    assert done.returncode == code, done.stdout
    found = rows(done)
    assert any(words in text for text in found["fault" if code else "note"])


def test_doctor_knows_a_cache_that_cannot_be_written(
    healthlint: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("HEALTHLINT_CACHE_DIR", str(tmp_path / "file"))
    done = healthlint("doctor")
    assert done.returncode == 0
    assert any("cannot be used" in text and "HEALTHLINT_CACHE_DIR" in text for text in rows(done)["note"])
