"""The structure is what the design says: import directions, and what a quick run may import."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
HEAVY = ("spacy", "textstat", "language_tool_python", "rich", "numpy", "jinja2", "nltk")


def test_import_contracts_hold() -> None:
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as main; main()", "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def imported(*args: str) -> set[str]:
    """Top-level modules that a run of the command has imported."""
    code = (
        "import sys, json, io\n"
        "from healthlint.cli import main\n"
        "sys.stdout = io.StringIO()\n"
        "try: main(sys.argv[1:])\n"
        "except SystemExit: pass\n"
        "sys.__stdout__.write(json.dumps(sorted({name.partition('.')[0] for name in sys.modules})))\n"
    )
    done = subprocess.run([sys.executable, "-c", code, *args], capture_output=True, text=True, check=True)
    return set(json.loads(done.stdout))


ARTICLE = "# Knees\n\nStudies show over 60% of runners hurt, especially whether they train. It guarantees relief.\n"


@pytest.mark.parametrize("output", ["text", "json", "sarif"])
def test_a_run_without_parse_rules_imports_nothing_heavy(tmp_path: Path, output: str) -> None:
    article = tmp_path / "knee.md"
    article.write_text(ARTICLE)
    modules = imported("check", "--lanes", "text", "--format", output, str(article))
    assert "ahocorasick_rs" in modules, "the run did check"
    assert not modules & set(HEAVY)


@pytest.mark.parametrize("args", [("--version",), ("--help",)])
def test_version_and_help_import_neither_rules_nor_engines(args: tuple[str, ...]) -> None:
    modules = imported(*args)
    assert not modules & {*HEAVY, "yaml", "msgspec", "regex", "pyromark", "ahocorasick_rs", "healthlint_rules"}


def test_the_engine_knows_nothing_about_health() -> None:
    words = ("statistic", "runner's knee", "dose", "patient", "medical", "doctor", "clinic", "disease")
    # the --statistics option counts findings, and installations have their doctor
    allowed = {"statistics", "healthlint doctor", 'main.command("doctor")'}
    for path in (ROOT / "lint").rglob("*.py"):
        text = path.read_text(encoding="utf-8").lower()
        for name in allowed:
            text = text.replace(name, "")
        found = [word for word in words if word in text]
        assert not found, f"{path.relative_to(ROOT)} speaks of {found}"
