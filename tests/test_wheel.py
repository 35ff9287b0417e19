"""The wheel holds what a user needs and no generic import name, and its compiled rules are what runs."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(target)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (path,) = target.glob("*.whl")
    return path


def test_contents(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    tops = {name.partition("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"healthlint", "healthlint_rules"}
    for wanted in ("healthlint/py.typed", "healthlint/model_sha256.txt", "healthlint_rules/_compiled.json"):
        assert wanted in names
    assert any(name.endswith("licenses/LICENSE") for name in names)


def test_the_compiled_rules_run_without_reading_yaml(wheel: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    zipfile.ZipFile(wheel).extractall(site)
    for path in site.glob("healthlint_rules/*/*.yaml"):
        path.unlink()
    (tmp_path / "a.md").write_text("Start with 5.0 mg.\n")
    code = (
        "import sys; from healthlint.cli import main\n"
        "try: main(['check', '--lanes', 'text', '--select', 'dose', 'a.md'])\n"
        "except SystemExit: pass\n"
        "import healthlint_rules; print(healthlint_rules.__file__, 'yaml' in sys.modules)\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(site)}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True
    )
    assert "a.md:1:12 error dose/trailing-zero" in done.stdout
    assert done.stdout.splitlines()[-1] == f"{site / 'healthlint_rules' / '__init__.py'} False"
