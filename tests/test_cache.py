"""Findings kept between runs: the same bytes with and without, and nothing on disk can make them wrong."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from conftest import Command
from test_layers import HEAVY, imported
from word_files import word

from healthlint import cache as cache_module
from healthlint import reporters
from healthlint.cache import FILE, FindingsCache, context_of
from healthlint.checker import Checker
from healthlint.config import Settings
from healthlint.pack import load_packs
from healthlint.readers import Input, Source
from healthlint.reporters.claims import render as render_claims
from healthlint.result import RunResult
from healthlint.runner import Runner

FIXTURES = Path(__file__).parent.parent / "fixtures" / "articles"
ARTICLES = sorted(str(path) for path in FIXTURES.rglob("*") if path.suffix in {".md", ".html", ".txt"})
BAD = (
    "# Knees\n\nStart with 5.0 mg a day. It hurts.\n\n<!-- healthlint-disable-next-line dose -- own -->\nTake 2.0 mg.\n"
)
DOSE = Settings(select=("dose/trailing-zero",), lanes=("text",))
Use = Callable[..., RunResult]


@pytest.fixture
def lines() -> list[str]:
    return []


@pytest.fixture
def use(tmp_path: Path, lines: list[str]) -> Use:
    """Check inputs with a cache in an empty folder; what it has to say lands in ``lines``."""

    def run(inputs: list[Input], settings: Settings = DOSE, **options: bool) -> RunResult:
        return Checker(settings, cache=FindingsCache(tmp_path / "kept", lines.append), jobs=1, **options).run(inputs)

    return run


@pytest.fixture
def checked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of files that a runner has checked."""
    names: list[str] = []
    run = Runner.run

    def noted(self: Runner, inputs: list[Input], *rest: Any) -> RunResult:
        rows = list(inputs)
        names.extend(item.path for item in rows)
        return run(self, rows, *rest)

    monkeypatch.setattr(Runner, "run", noted)
    return names


def of(text: str, name: str = "a.md") -> list[Input]:
    return [Input(name, Source(text))]


def found(result: RunResult) -> list[tuple[str, int, bool]]:
    return [(d.rule_id, d.span.start, d.suppression is not None) for file in result.files for d in file.diagnostics]


ONCE = [("dose/trailing-zero", 20, False), ("dose/trailing-zero", 100, True)]


def test_every_report_is_the_same_with_and_without(use: Use, checked: list[str], tmp_path: Path) -> None:
    docx = tmp_path / "knee.docx"
    docx.write_bytes(word("<w:p><w:r><w:t>Start with 5.0 mg a day.</w:t></w:r></w:p>"))
    (tmp_path / "bom.txt").write_bytes(b"\xef\xbb\xbfStart with 5.0 mg\r\n\r\n")
    inputs = [Input(path) for path in (*ARTICLES, str(docx), str(tmp_path / "bom.txt"))]
    settings = Settings()

    def reports(result: RunResult) -> dict[str, str]:
        texts = {name: reporters.render(result, name) for name in reporters.FORMATS}
        texts["terminal"] = reporters.render(result, "text", reporters.Terminal())
        return texts | {name: render_claims(result, name, {}) for name in ("json", "csv", "table")}

    plain = reports(Runner(settings, load_packs(), claims=True).run(inputs))
    first = reports(use(inputs, settings, claims=True))
    checked.clear()
    again = reports(use(inputs, settings, claims=True))
    assert not checked
    for name, text in plain.items():
        assert first[name] == text, name
        assert again[name] == text, name


def test_a_known_file_imports_no_rules(tmp_path: Path) -> None:
    article = tmp_path / "knee.md"
    article.write_text(BAD)
    asked = ("check", "--cache-dir", str(tmp_path / "kept"), "--select", "dose,plain", str(article))
    assert "healthlint_rules" in imported(*asked)
    heavy = {*HEAVY, "yaml", "regex", "pyromark", "ahocorasick_rs", "healthlint_rules", "email", "multiprocessing"}
    assert not imported(*asked) & heavy


def test_text_name_settings_and_claims_each_ask_for_another_entry(use: Use, checked: list[str]) -> None:
    use(of(BAD))
    checked.clear()
    assert found(use(of(BAD))) == ONCE
    assert not checked
    use(of(BAD.replace("hurts", "aches")))
    use(of(BAD, "b.md"))
    use(of(BAD), msgspec.structs.replace(DOSE, rules={"dose/trailing-zero": {"severity": "hint"}}))
    use(of(BAD), claims=True)
    assert len(checked) == 4
    use(of(BAD), msgspec.structs.replace(DOSE, fail_on="never", exclude=("x",)))
    assert len(checked) == 4


def test_a_changed_rule_asks_for_other_entries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pack, names = tmp_path / "own_pack", tmp_path / "own-1.0.dist-info"
    (pack / "plain").mkdir(parents=True)
    names.mkdir()
    (names / "entry_points.txt").write_text("[console_scripts]\na = b:c\n\n[healthlint.packs]\nown = own_pack\n")
    for name in ("__init__.py", "plain/rule.yaml"):
        (pack / name).write_text("")
    monkeypatch.syspath_prepend(str(tmp_path))
    contexts = [context_of(None)]
    (pack / "plain" / "rule.yaml").write_text("x: 1\n")
    contexts.append(context_of(None))
    names.rename(tmp_path / "own-1.1.dist-info")
    contexts.append(context_of(None))
    assert len(set(contexts)) == 3
    (pack / "__pycache__").mkdir()
    (pack / "__pycache__" / "x.pyc").write_text("")
    assert context_of(None) == contexts[-1]


@pytest.mark.parametrize("damage", ["not a database", "", "entry", "foreign table"])
def test_a_damaged_store_is_begun_anew(
    use: Use, checked: list[str], lines: list[str], tmp_path: Path, damage: str
) -> None:
    use(of(BAD))
    path = tmp_path / "kept" / FILE
    if damage == "entry":
        with sqlite3.connect(path) as database:
            database.execute(
                "UPDATE findings SET entry = CAST(substr(entry, 1, 20) || X'00' || substr(entry, 22) AS BLOB)"
            )
        database.close()
    elif damage == "foreign table":
        path.unlink()
        with sqlite3.connect(path) as database:
            database.execute("CREATE TABLE findings (other)")
        database.close()
    else:
        path.write_text(damage * 100)
    checked.clear()
    assert found(use(of(BAD))) == ONCE
    assert checked == ["a.md"]
    assert found(use(of(BAD))) == ONCE
    assert lines == [] or damage == "foreign table"
    assert checked == ["a.md"] or damage == "foreign table"


def test_a_store_that_cannot_be_written_is_one_line(healthlint: Command, tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("a file")
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text(BAD)
    done = healthlint("check", "--select", "dose", "--cache-dir", "kept/x", "a.md", "b.md")
    assert (done.returncode, done.stdout.count("error dose/trailing-zero")) == (1, 2)
    (line,) = done.stderr.splitlines()
    assert line.startswith("healthlint: findings cannot be kept in kept/x (") and "--no-cache" in line
    assert healthlint("check", "--select", "dose", "--cache-dir", "kept/x", "--no-cache", "a.md").stderr == ""


def test_a_full_disk_is_one_line(use: Use, lines: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    connect = sqlite3.connect

    def full(*args: object, **options: object) -> sqlite3.Connection:
        database = connect(*args, **options)
        database.execute("PRAGMA max_page_count = 3")
        return database

    monkeypatch.setattr(cache_module.sqlite3, "connect", full)
    text = BAD + "Take 2.0 mg more.\n\n" * 200
    assert len(found(use(of(text)))) == 202
    (line,) = lines
    assert "full" in line


def test_a_locked_store_is_one_line(
    use: Use, lines: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache_module, "_LOCK_SECONDS", 0.05)
    use(of(BAD))
    other = sqlite3.connect(tmp_path / "kept" / FILE, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    assert found(use(of(BAD))) == ONCE
    other.close()
    (line,) = lines
    assert "locked" in line


def test_two_runs_at_once(healthlint: Command, tmp_path: Path) -> None:
    for number in range(20):
        (tmp_path / f"{number}.md").write_text(f"{BAD}\nText {number}.\n")
    command = [sys.executable, "-m", "healthlint", "check", "--select", "dose", "--cache-dir", "kept", "."]
    runs = [subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(3)]
    outputs = {run.communicate(timeout=60) for run in runs}
    assert len(outputs) == 1
    assert outputs.pop()[1] == b""


WRITER = """
import sys
from pathlib import Path
from typing import Any
from healthlint.cache import Entry, FindingsCache
store = FindingsCache(Path(sys.argv[1]), print)
print("ready", flush=True)
for number in range(10**9):
    store.put({number.to_bytes(8, "big"): Entry([], number, None, {"text": "x" * 5000})})
"""


def test_a_killed_writer_leaves_the_store_whole(tmp_path: Path) -> None:
    for pause in (0.01, 0.03, 0.05):
        process = subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path)], stdout=subprocess.PIPE)
        assert process.stdout and process.stdout.readline() == b"ready\n"
        time.sleep(pause)
        os.kill(process.pid, signal.SIGKILL)
        process.communicate()
        lines: list[str] = []
        store = FindingsCache(tmp_path, lines.append)
        kept = store.get(number.to_bytes(8, "big") for number in range(100))
        assert all(key == entry.words.to_bytes(8, "big") for key, entry in kept.items())
        assert lines == []


PARSED = Settings(select=("plain/instruction-not-direct",))


def test_what_did_not_run_is_not_kept(use: Use, checked: list[str]) -> None:
    settings = msgspec.structs.replace(PARSED, model="no_such_model")
    for _ in range(2):
        result = use(of("Patients should rinse their mouth."), settings)
        assert [item.rule_id for item in result.not_run] == list(PARSED.select)
    assert checked == ["a.md", "a.md"]
    use(of("Rinse your mouth."), settings)
    use(of("Rinse your mouth."), settings)
    assert checked == ["a.md"] * 3, "a file without a candidate needs no parse"


def test_engines_are_named_for_the_files_they_saw(use: Use, checked: list[str]) -> None:
    inputs = [*of("Patients should rinse their mouth."), *of("Rinse your mouth.", "b.md")]
    reports = [reporters.render(use(inputs, PARSED), "json") for _ in range(2)]
    assert reports[0] == reports[1]
    assert '"spacy"' in reports[0]
    assert '"spacy"' not in reporters.render(use(inputs[1:], PARSED), "json")
    assert len(checked) == 2


def test_a_file_that_cannot_be_read_stays_a_failure(use: Use, tmp_path: Path) -> None:
    inputs = [Input("gone.md"), *of(BAD), Input("x.pdf", Source("x"))]
    for _ in range(2):
        result = use(inputs)
        assert [failure.path for failure in result.failures] == ["gone.md", "x.pdf"]
        assert found(result) == ONCE


def test_a_bad_setting_is_said_though_no_file_is_there(healthlint: Command) -> None:
    done = healthlint("check", "--select", "dose/trailing-zeros", ".")
    assert done.returncode == 2
    assert "no rule is called" in done.stderr


def test_clean_deletes_what_is_ours(healthlint: Command, tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    (tmp_path / "a.md").write_text(BAD)
    healthlint("check", "--select", "dose", "--cache-dir", "kept", "a.md")
    (kept / "mine.txt").write_text("keep")
    names = {path.name for path in kept.iterdir()}
    assert FILE in names and any(name.startswith("patterns-") for name in names)
    assert healthlint("clean", "--cache-dir", "kept").stdout == "deleted what was kept in kept\n"
    assert [path.name for path in kept.iterdir()] == ["mine.txt"]
    assert healthlint("clean", "--cache-dir", "kept").stdout == "nothing is kept in kept\n"
