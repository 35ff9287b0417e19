"""The hook as a writer meets it: a real pre-commit installs this repository and runs it over what is staged."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def run(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    quiet = {"NO_COLOR": "1", "PRE_COMMIT_COLOR": "never", "PRE_COMMIT_HOME": str(folder.parent / "pre-commit")}
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"} | quiet
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=600
    )


def git(folder: Path, *arguments: str) -> None:
    run(folder, "git", "-c", "user.name=n", "-c", "user.email=n@example.org", *arguments).check_returncode()


@pytest.fixture(scope="module")
def blog(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hook") / "blog"
    folder.mkdir()
    git(folder, "init", "-q")
    return folder


def test_pre_commit_reads_what_is_staged_and_says_what_is_wrong(blog: Path) -> None:
    if importlib.util.find_spec("pre_commit") is None:
        pytest.skip("pre-commit is not installed (pip install pre-commit)")
    if not (ROOT / ".git").exists():
        pytest.skip("pre-commit installs hooks from a git repository, and this is none")
    article = blog / "knee.md"
    article.write_text("# Knees\n\nStart with 5.0 mg a day.\n")
    (blog / "requirements.txt").write_text("Guaranteed to cure knees in ten days==5.0\n")
    git(blog, "add", ".")
    article.write_text("# Knees\n\nStart with 5 mg a day.\n")  # mended, but not staged
    done = run(blog, sys.executable, "-m", "pre_commit", "try-repo", str(ROOT), "healthlint", "--verbose")
    assert done.returncode == 1, done.stdout + done.stderr
    assert "knee.md:3:12 error dose/trailing-zero: “5.0 mg” can be read as ten times the dose" in done.stdout
    assert "requirements.txt:" not in done.stdout
    assert article.read_text().endswith("5 mg a day.\n")


def test_the_hooks_are_described_as_pre_commit_asks() -> None:
    if importlib.util.find_spec("pre_commit") is None:
        pytest.skip("pre-commit is not installed (pip install pre-commit)")
    done = run(ROOT, sys.executable, "-m", "pre_commit", "validate-manifest", ".pre-commit-hooks.yaml")
    assert done.returncode == 0, done.stdout
