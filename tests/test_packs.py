"""A stranger's pack comes in by the same door as ours; faulty rule files are one clear line."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
import yaml

from healthlint import authoring
from healthlint.literals import required_literals
from healthlint.pack import Pack, PackError, compile_pack, load_pack, read_classes, read_rule, read_rules

RULE = """\
id: vet/lame-dog
summary: A lame joke
severity: hint
kind: phrase
phrase:
  entries: {"lame dog": "limping dog"}
message: "“{match}” should be “{suggestion}”."
rationale: Words matter.
sources: [{title: own}]
examples:
  bad: [{text: "Rest the [[lame dog]].", fixed: "Rest the limping dog."}]
  good: ["Rest the limping dog.", "A flame dogged him."]
"""
PYTHON_RULE = (
    RULE.replace("lame-dog", "loud-cat")
    .replace("kind: phrase\n", "kind: python\ncues: [lame dog]\n")
    .replace('phrase:\n  entries: {"lame dog": "limping dog"}\n', "")
)
CODE = """\
from healthlint.annotations import cue_sentences
from healthlint.kinds.common import proposal

def check(document, rule):
    for sentence in cue_sentences(document, rule.id):
        start = sentence.folded.index("lame dog")
        yield proposal(sentence.locate(start, start + 8), sentence.text[start:start + 8], "limping dog")
"""


@pytest.fixture
def stranger(tmp_path: Path) -> Path:
    """A tiny pack, installed as an egg-info beside it on the path: a name, an entry point, two rules."""
    site = tmp_path / "site"
    group = site / "vet_pack" / "vet"
    group.mkdir(parents=True)
    for package in (group.parent, group):
        (package / "__init__.py").write_text("")
    (group / "lame_dog.yaml").write_text(RULE)
    (group / "loud_cat.yaml").write_text(PYTHON_RULE)
    (group / "loud_cat.py").write_text(CODE)
    info = site / "vet_pack-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: vet-pack\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[healthlint.packs]\nvet = vet_pack\n")
    return site


def run(site: Path, *args: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(site)}
    command = [sys.executable, "-m", "healthlint", *args]
    return subprocess.run(command, cwd=site, env=environment, capture_output=True, text=True, check=False)


def test_a_strangers_rules_are_listed_run_explained_and_tested(stranger: Path) -> None:
    (stranger / "dog.md").write_text("# Dogs\n\nRest the lame dog.\n")
    assert "vet/lame-dog" in run(stranger, "rules", "vet").stdout
    assert "vet/lame-dog: “lame dog” should be “limping dog”." in run(stranger, "check", "dog.md").stdout
    assert "Words matter." in run(stranger, "explain", "vet/lame-dog").stdout
    done = run(stranger, "test-rules", "vet")
    assert (done.returncode, done.stdout) == (0, "2 rules passed, 0 failed\n"), done.stderr


def test_the_rule_tester_is_strict(stranger: Path) -> None:
    path = stranger / "vet_pack" / "vet" / "lame_dog.yaml"
    for old, new, words in [
        ("[[lame dog]]", "lame [[dog]]", "found ['lame dog'], expected ['dog']"),
        ('the limping dog."}', 'the slow dog."}', "the fix gives 'Rest the limping dog.'"),
        ("A flame dogged him.", "A lame dog.", "good: found ['lame dog'], expected []"),
        ("good: [", "todo: ['A [[lame dog]]!']\n  good: [", "solved; move it from todo"),
    ]:
        path.write_text(RULE.replace(old, new))
        done = run(stranger, "test-rules", "vet/lame-dog")
        assert done.returncode == 1
        assert words in done.stdout


def test_new_rule_writes_a_skeleton_that_runs_and_passes_once_edited(stranger: Path) -> None:
    done = run(stranger, "new-rule", "vet/sad-cow", "--pack", "vet_pack", "--kind", "python")
    assert done.returncode == 0, done.stderr
    assert run(stranger, "test-rules", "vet/sad-cow").stdout == "1 rules passed, 0 failed\n"
    again = run(stranger, "new-rule", "vet/sad-cow", "--pack", "vet_pack")
    assert again.returncode == 2 and "exists already" in again.stderr


def test_two_packs_with_one_id_are_one_line(stranger: Path) -> None:
    copy = stranger / "cat_pack" / "vet"
    copy.mkdir(parents=True)
    for package in (copy.parent, copy):
        (package / "__init__.py").write_text("")
    (copy / "lame_dog.yaml").write_text(RULE)
    (stranger / "vet_pack-1.0.dist-info" / "entry_points.txt").write_text(
        "[healthlint.packs]\nvet = vet_pack\ncat = cat_pack\n"
    )
    done = run(stranger, "rules")
    assert done.returncode == 2
    assert "vet/lame-dog is in two packs" in done.stderr


def test_a_rule_that_fails_loses_no_other_finding(stranger: Path) -> None:
    (stranger / "vet_pack" / "vet" / "loud_cat.py").write_text("def check(document, rule):\n    return 1 / 0\n")
    (stranger / "dog.md").write_text("Rest the lame dog.\n")
    done = run(stranger, "check", "dog.md", "--select", "vet")
    assert done.returncode == 3
    assert "rule vet/loud-cat failed (ZeroDivisionError" in done.stderr
    assert "vet/lame-dog" in done.stdout


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("severity: hint", "severity: fatal", "rule.yaml:3: Invalid enum value 'fatal'"),
        ("summary:", "sumary:", "rule.yaml:2: unknown key “sumary”; did you mean “summary”?"),
        ("kind: phrase", "kind: phrases", "rule.yaml:4: Invalid enum value"),
        ("rationale: Words matter.", "rationale: [", "not valid YAML"),
        ("id: vet/lame-dog", "id: Lame", "rule.yaml:1: Expected `str` matching regex"),
        ("sources: [{title: own}]", "sources: []", "rule.yaml:9: Expected `array` of length >= 1"),
    ],
)
def test_a_faulty_rule_file_is_one_line_with_its_place(tmp_path: Path, old: str, new: str, words: str) -> None:
    path = tmp_path / "rule.yaml"
    path.write_text(RULE.replace(old, new))
    with pytest.raises(PackError) as caught:
        read_rule(path)
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


def test_the_schema_knows_every_shipped_rule(packs: list[Pack]) -> None:
    validator = jsonschema.Draft202012Validator(authoring.schema())
    for pack in packs:
        for file, path in pack.rules.values():
            if path.suffix == ".yaml" and path.exists():
                data = json.loads(
                    json.dumps(yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader), default=str)
                )
                errors = [error.message for error in validator.iter_errors(data)]
                assert not errors, f"{file.id}: {errors}"


def test_compiled_rules_agree_with_their_files() -> None:
    pack = load_pack("healthlint_rules")
    data = json.loads(compile_pack(pack.root))
    assert len(data["rules"]) == len(read_rules(pack.root))
    assert data["classes"] == json.loads(json.dumps(read_classes(pack.root / "lexicons"), default=str))
    import msgspec

    from healthlint.pack import CompiledPack

    compiled = msgspec.json.decode(compile_pack(pack.root), type=CompiledPack)
    assert {file.id: file for file in compiled.rules.values()} == {i: f for i, (f, _) in read_rules(pack.root).items()}


def test_a_pack_of_yaml_is_kept_until_a_file_changes(
    stranger: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HEALTHLINT_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.syspath_prepend(str(stranger))
    words = stranger / "vet_pack" / "lexicons" / "words.yaml"
    words.parent.mkdir()
    words.write_text("classes:\n  pet: [dog, cat]\n")
    made = load_pack("vet_pack")
    (kept,) = (tmp_path / "cache").glob("pack-*.bin")
    with monkeypatch.context() as patch:
        patch.setattr("healthlint.pack.read_rule", None)
        again = load_pack("vet_pack")
        assert again.rules == made.rules
        assert list(again.lexicons.items()) == list(made.lexicons.items()) == [("pet", ["dog", "cat"])]
    for data in (kept.read_bytes()[:-1], b"", kept.read_bytes().replace(b"cat", b"cow")):
        kept.write_bytes(data)
        assert load_pack("vet_pack").lexicons["pet"] == ["dog", "cat"]
    words.write_text("classes:\n  pet: [dog, parrot]\n")
    assert load_pack("vet_pack").lexicons["pet"] == ["dog", "parrot"]
    words.write_text("classes: [\n")
    with pytest.raises(PackError, match="not a word list"):
        _ = load_pack("vet_pack").lexicons
    (stranger / "vet_pack" / "vet" / "lame_dog.yaml").unlink()
    assert list(load_pack("vet_pack").rules) == ["vet/loud-cat"]


def test_a_pack_is_read_where_nothing_can_be_kept(
    stranger: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "cache").write_text("a file, no folder")
    monkeypatch.setenv("HEALTHLINT_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.syspath_prepend(str(stranger))
    assert list(load_pack("vet_pack").rules) == ["vet/lame-dog", "vet/loud-cat"]


@pytest.mark.parametrize(
    ("pattern", "literals"),
    [
        (r"\bstud(?:y|ies) show\b", {" show"}),
        (r"(?:cure|heal)s\b", {"cure", "heal"}),
        (r"\d+\s?%", {"%"}),
        (r"a?b?", set()),
        (r"(?:x|y*)z", {"z"}),
        (r"(?:guarantee)?d", {"d"}),
        (r"\w+\b(?=[^.]*disease)", {"disease"}),
        (r"Don't", {"don't"}),
    ],
)
def test_literals_are_in_every_match(pattern: str, literals: set[str]) -> None:
    assert required_literals(pattern) == literals
