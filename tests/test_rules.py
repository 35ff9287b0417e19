"""Every shipped rule holds its own examples; what the rule files owe to readers and to speed."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest

from healthlint import kinds
from healthlint.config import Settings, choose_rules
from healthlint.kinds.expressions import Expressions
from healthlint.pack import Pack, load_packs
from healthlint.testing import check_rules

PACKS = load_packs()
RULES = {rule_id: (file, path) for pack in PACKS for rule_id, (file, path) in pack.rules.items()}
OFFLINE = sorted(rule_id for rule_id, (file, _) in RULES.items() if "languagetool" not in file.requires)


@pytest.mark.parametrize("rule_id", OFFLINE)
def test_examples(rule_id: str) -> None:
    problems = check_rules(PACKS, [rule_id])[rule_id]
    assert not problems, "\n".join(problems)


@pytest.mark.parametrize("rule_id", sorted(RULES))
def test_rule_files_stay_small_and_say_what_they_measured(rule_id: str) -> None:
    file, path = RULES[rule_id]
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 90, "a rule file is read in one go"
    assert file.precision is not None, "how often does it speak on good text?"
    code = path.with_suffix(".py")
    assert code.exists() == (file.kind == "python")
    if code.exists():
        assert len(code.read_text(encoding="utf-8").splitlines()) <= 200
    if file.kind != "required":  # what is missing has no text to quote
        assert re.search(r"“.*?”|\{", file.message), "the message names what was found"


def test_every_python_file_of_a_group_belongs_to_a_rule() -> None:
    for pack in PACKS:
        for path in pack.root.glob("*/*.py"):
            if path.parent.name not in ("algorithms", "lexicons") and path.stem != "__init__":
                assert path.with_suffix(".yaml").exists(), f"{path} has no rule file"


def test_lexicons_name_source_and_licence() -> None:
    for pack in PACKS:
        for path in sorted(pack.root.glob("lexicons/*")):
            if path.suffix in (".yaml", ".tsv"):
                head = "\n".join(path.read_text(encoding="utf-8").splitlines()[:6]).lower()
                assert head.startswith("#"), f"{path.name} has no head"
                assert re.search(r"licen[cs]e|mit\b|cc by|public domain", head), f"{path.name} names no licence"


def _patterns(rule_file: object) -> list[str]:
    part = getattr(rule_file, "pattern", {}) or getattr(rule_file, "count", {})
    return [*part.get("any", ()), *part.get("unless", ())]


HOSTILE = ["a" * 20_000, "studies " * 2_000, "over 60% of " * 1_500, "see also " * 2_000, "(((" * 3_000, "1.0" * 5_000]


@pytest.mark.parametrize("rule_id", [rule_id for rule_id, (file, _) in RULES.items() if _patterns(file)])
def test_patterns_do_not_backtrack_without_end(rule_id: str) -> None:
    rules = {rule.id: rule for rule in choose_rules(Settings(select=("all",)), PACKS)}
    expressions = Expressions(rules[rule_id], _patterns(RULES[rule_id][0]))
    started = time.process_time()
    for text in HOSTILE:
        for _ in expressions.finditer(text):
            pass
    assert time.process_time() - started < 5


def test_every_rule_can_be_built_and_most_are_gated(packs: list[Pack]) -> None:
    checks = [kinds.build(rule) for rule in choose_rules(Settings(select=("all",)), packs)]
    assert len(checks) == len(RULES)
    parse = [check for check in checks if "parse" in check.rule.file.requires]
    assert all(check.cues for check in parse), "a parse rule names its cues"


def test_the_model_file_record_is_complete(tmp_path: Path) -> None:
    from healthlint.language import ModelError, check_files, packaged_model

    folder = packaged_model()
    check_files(folder)
    copy = tmp_path / "model"
    copy.mkdir()
    with pytest.raises(ModelError, match="is not the recorded one"):
        check_files(copy)
