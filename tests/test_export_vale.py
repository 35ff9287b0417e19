"""The style for Vale, judged by a real Vale on the examples of the rules."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml
from conftest import Command

from healthlint.config import Settings
from healthlint.exporters.vale import style
from healthlint.pack import Pack
from healthlint.testing import unmark

EVERYTHING = Settings(profile="strict")


@pytest.fixture(scope="module")
def exported(packs: list[Pack]) -> tuple[dict[str, str], list[str]]:
    return style(EVERYTHING, packs)


def test_every_file_is_a_check_with_a_level_a_message_and_a_link(exported: tuple[dict[str, str], list[str]]) -> None:
    files, _ = exported
    assert len(files) >= 10
    for text in files.values():
        check = yaml.safe_load(text)
        assert check["extends"] in ("existence", "substitution", "metric")
        assert check["level"] in ("error", "warning", "suggestion")
        assert "{" not in check["message"]


def test_every_selected_rule_is_written_or_named(packs: list[Pack], exported: tuple[dict[str, str], list[str]]) -> None:
    files, left_out = exported
    ids = {rule_id for pack in packs for rule_id in pack.rules}
    written = {name.removesuffix(".yml").replace("-", "/", 1) for name in files}
    assert written | set(left_out) == ids
    assert not written & set(left_out)


def test_the_command_says_what_it_leaves_out_and_clears_what_is_old(healthlint: Command, tmp_path: Path) -> None:
    old = tmp_path / "styles" / "healthlint" / "gone-rule.yml"
    old.parent.mkdir(parents=True)
    old.write_text("extends: existence\n")
    done = healthlint("export", "vale", "-o", "styles", "--select", "residue/chat-residue,evidence/stat-no-source")
    assert done.returncode == 0
    assert done.stdout.startswith("styles/healthlint: 1 rule. In .vale.ini: StylesPath = styles")
    assert "1 rule cannot be expressed and need healthlint itself: evidence/stat-no-source" in done.stdout
    assert [path.name for path in old.parent.iterdir()] == ["residue-chat-residue.yml"]


def test_vale_finds_the_bad_examples_and_not_the_good_ones(
    packs: list[Pack], exported: tuple[dict[str, str], list[str]], tmp_path: Path
) -> None:
    vale = shutil.which("vale")
    if vale is None:
        pytest.skip("Vale is not installed (go install github.com/vale-cli/vale/v3/cmd/vale@v3.21.0)")
    files, _ = exported
    folder = tmp_path / "styles" / "healthlint"
    folder.mkdir(parents=True)
    for name, text in files.items():
        (folder / name).write_text(text)
    ini = "StylesPath = styles\nMinAlertLevel = suggestion\n[*.md]\nBasedOnStyles = healthlint\n"
    (tmp_path / ".vale.ini").write_text(ini)
    rules = {file.id: file for pack in packs for file, _ in pack.rules.values()}
    wanted: dict[str, str] = {}
    for name in files:
        rule = rules[name.removesuffix(".yml").replace("-", "/", 1)]
        if rule.kind == "metric":
            continue
        for kind, texts in (("bad", [unmark(e.text)[0] for e in rule.examples.bad]), ("good", rule.examples.good)):
            for number, text in enumerate(texts):
                if text.count("\n") < 2 and not set(text) & set('“‘"`<[*'):  # Vale reads quotations, and no mark-up
                    path = tmp_path / f"{kind}-{number}-{name.removesuffix('.yml')}.md"
                    path.write_text(f"{text}\n")
                    wanted[path.name] = f"healthlint.{name.removesuffix('.yml')}"
    done = subprocess.run(
        [vale, "--no-exit", "--output=JSON", *wanted],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    alerts = {name: {alert["Check"] for alert in found} for name, found in json.loads(done.stdout).items()}
    missed = [name for name, check in wanted.items() if name.startswith("bad") and check not in alerts.get(name, ())]
    false = [name for name, check in wanted.items() if name.startswith("good") and check in alerts.get(name, ())]
    assert len(wanted) > 100
    assert (missed, false) == ([], [])
