"""Fixes: what they leave alone, how a file is written, and that one run is enough."""

from __future__ import annotations

import os
import random
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Command

from healthlint.commands.aside import Aside
from healthlint.commands.fix import mend
from healthlint.config import Settings
from healthlint.diagnostic import Applicability, Edit
from healthlint.files import write_atomic
from healthlint.fixer import UNSAFE, apply_edits, usable_edits
from healthlint.pack import Pack
from healthlint.readers import Source
from healthlint.result import RunResult
from healthlint.runner import Input, Runner
from healthlint.span import Span
from healthlint.testing import unmark

DOSE = ("--select", "dose/trailing-zero")
Lint = Callable[..., RunResult]


def fixed(lint: Lint, text: str, name: str = "a.md", **settings: object) -> str:
    """A text after one pass of all fixes."""
    (file,) = lint(text, name, **settings).files
    edits, _ = usable_edits(file.document, file.diagnostics, UNSAFE)
    return apply_edits(text, edits)


# ---- what is left alone


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("She said, “start with 5.0 mg a day and wait” to him.\n", "a.md"),
        ("> Start with 5.0 mg a day.\n", "a.md"),
        ("---\ntitle: Knees\nlead: Start with 5.0 mg a day.\n---\n\nRest.\n", "a.md"),
        ("Rest.\n\n```\nStart with 5.0 mg a day.\n```\n", "a.md"),
        ("Rest as in `5.0 mg` here.\n", "a.md"),
        ("<!-- healthlint-disable-next-line dose -- as printed on the box -->\nStart with 5.0 mg a day.\n", "a.md"),
        ("<p>Rest as in <code>start with 5.0 mg</code> here.</p>\n", "a.html"),
        ("<blockquote><p>Start with 5.0 mg a day.</p></blockquote>\n", "a.html"),
    ],
)
def test_quotations_code_front_matter_and_accepted_findings_stay(lint: Lint, text: str, name: str) -> None:
    assert fixed(lint, text, name, select=("dose",)) == text


def test_a_line_printed_twice_may_hold_a_quotation(lint: Lint) -> None:
    line = "Ada Marsh wrote “The Quiet Knee of Runners” for us"
    assert fixed(lint, f"# Knees\n\n{line}\n{line}\n\nRest.\n") == f"# Knees\n\n{line}\n\nRest.\n"


TEASER = "See also: 7 Foods That Calm Sore Knees"


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("a.md", f"# Knees\n\nRest.\n\n{TEASER}\n\nWalk.\n", "# Knees\n\nRest.\n\nWalk.\n"),
        ("a.md", f"# Knees\n\nRest.\n\n**{TEASER}**\n\nWalk.\n", "# Knees\n\nRest.\n\nWalk.\n"),
        ("a.md", f"# Knees\n\nRest.\n\n[{TEASER}](/foods)\n\nWalk.\n", "# Knees\n\nRest.\n\nWalk.\n"),
        ("a.md", f"# Knees\n\nRest the knee. {TEASER}\n\nWalk.\n", "# Knees\n\nRest the knee.\n\nWalk.\n"),
        ("a.md", f"# Knees\n\n- Rest.\n- {TEASER}\n- Walk.\n", "# Knees\n\n- Rest.\n- Walk.\n"),
        ("a.md", f"# Knees\n\nRest.\n\n{TEASER}\n", "# Knees\n\nRest.\n"),
        ("a.txt", f"Knees\r\n\r\nRest.\r\n{TEASER}\r\n\r\nWalk.\r\n", "Knees\r\n\r\nRest.\r\n\r\nWalk.\r\n"),
        ("a.html", f"<p>Rest.</p>\n<p><b>{TEASER}</b></p>\n<p>Walk.</p>\n", "<p>Rest.</p>\n<p>Walk.</p>\n"),
        ("a.html", f"<h1>Knees</h1><p>Rest.</p><p>{TEASER}</p><p>Walk.</p>", "<h1>Knees</h1><p>Rest.</p><p>Walk.</p>"),
    ],
)  # fmt: skip
def test_a_teaser_goes_with_its_line(lint: Lint, name: str, before: str, after: str) -> None:
    assert fixed(lint, before, name, select=("residue",)) == after


@pytest.mark.parametrize("line", ["\r\n", "\r", "\n"])
def test_new_lines_end_as_those_around_them(line: str) -> None:
    text = f"a{line}b{line}c\n"
    assert apply_edits(text, [Edit(Span(0, 1), "x\ny")]) == f"x{line}y{line}b{line}c\n"


# ---- the file


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("text", ["Start with 5.0 mg.\r\nCafé 🧘\nRest.", "# A\n\nStart with 5.0 mg.\r\n\r\n"])
def test_encoding_mark_and_mixed_line_ends_stay(healthlint: Command, tmp_path: Path, encoding: str, text: str) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(text.encode(encoding))
    healthlint("check", *DOSE, "--fix", "--unsafe", "a.md")
    assert path.read_bytes() == text.replace("5.0", "5").encode(encoding)


def test_a_page_keeps_the_encoding_that_it_declares(healthlint: Command, tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    page = '<meta charset="iso-8859-1"><p>Start with 5.0 mg of “this” in the café.</p><p>The childs knee.</p>'
    path.write_bytes(page.encode("cp1252"))
    healthlint("check", *DOSE, "--fix", "--unsafe", "a.html")
    assert path.read_bytes() == page.replace("5.0", "5").encode("cp1252")
    greek = page.replace("iso-8859-1", "iso-8859-5").replace("“this”", "this").replace("café", "Ф").encode("iso-8859-5")
    path.write_bytes(greek)
    done = healthlint("check", "--select", "wording/lost-apostrophe", "--fix", "--unsafe", "a.html")
    assert done.returncode == 3 and "has no “’” in its encoding (iso-8859-5); nothing was changed" in done.stderr
    assert path.read_bytes() == greek


def test_a_link_stays_a_link_and_the_mode_stays(healthlint: Command, tmp_path: Path) -> None:
    target = tmp_path / "real" / "a.md"
    target.parent.mkdir()
    target.write_text("Start with 5.0 mg.\n")
    target.chmod(0o640)
    (tmp_path / "link.md").symlink_to(target)
    healthlint("check", *DOSE, "--fix", "--unsafe", "link.md")
    assert (tmp_path / "link.md").is_symlink() and target.read_text() == "Start with 5 mg.\n"
    assert target.stat().st_mode & 0o777 == 0o640
    assert [path.name for path in target.parent.iterdir()] == ["a.md"]


def test_a_read_only_file_is_one_line_and_the_others_are_mended(healthlint: Command, tmp_path: Path) -> None:
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text("Start with 5.0 mg.\n")
    (tmp_path / "a.md").chmod(0o444)
    done = healthlint("check", *DOSE, "--fix", "--unsafe", "a.md", "b.md")
    assert done.returncode == 3
    (line,) = [line for line in done.stderr.splitlines() if line.startswith("healthlint: ")]
    assert line.startswith("healthlint: a.md: cannot be written (Permission denied); nothing was changed; ")
    assert [(tmp_path / name).read_text() for name in ("a.md", "b.md")] == [
        "Start with 5.0 mg.\n",
        "Start with 5 mg.\n",
    ]
    assert done.stdout.startswith("a.md:1:12 error") and "b.md" not in done.stdout


def test_a_file_that_has_changed_meanwhile_is_left_alone(packs: list[Pack], tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("Start with 5.0 mg.\n")
    runner = Runner(Settings(select=("dose/trailing-zero",)), packs)
    inputs = [Input(str(path))]
    result = runner.run(inputs)
    path.write_text("Start with 6.0 mg.\n")
    mend(runner, Aside(runner.settings, (), None, None), result, inputs, unsafe=True, diff=False)
    assert path.read_text() == "Start with 6.0 mg.\n"
    assert "has changed meanwhile" in result.failures[0].message


def test_standard_input_comes_back_mended_and_no_file_is_touched(healthlint: Command, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("Another text.\n")
    for text in (b"\xef\xbb\xbfStart with 5.0 mg.\r\n", b"Rest.\n"):
        done = healthlint("check", *DOSE, "--fix", "--unsafe", "-", "--stdin-filename", "a.md", stdin=text)
        assert done.stdout == text.replace(b"5.0", b"5").decode()
    assert (tmp_path / "a.md").read_text() == "Another text.\n"


def test_what_is_fixed_left_and_could_be_fixed_is_said(healthlint: Command, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# Knees\n\nLi Chen Nurse\nLi Chen Nurse\n\nStart with 5.0 mg.\n")
    select = ("--select", "dose/trailing-zero,structure/duplicate-line")
    done = healthlint("check", *select, "--fix", "a.md")
    assert done.stderr.splitlines() == ["a.md: 1 fixed", "1 finding fixed, 1 left; --unsafe would fix 1 more"]
    assert healthlint("check", *select, "--diff", "--unsafe", "a.md").stderr == "1 finding would be fixed, 0 left\n"
    assert healthlint("check", *select, "--unsafe", "a.md").returncode == 2
    done = healthlint("check", *select, "--fix", "--unsafe-fixes", "a.md")
    assert (done.returncode, done.stderr) == (0, "a.md: 1 fixed\n1 finding fixed, 0 left\n")


def test_a_kill_in_the_middle_leaves_the_old_file_or_the_new_one(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    old, new = b"old " * 200_000, b"new " * 200_000
    path.write_bytes(old)
    code = (
        "import sys; from pathlib import Path; from healthlint.files import write_atomic\n"
        "path, old, new = Path(sys.argv[1]), b'old ' * 200_000, b'new ' * 200_000\n"
        "print('ready', flush=True)\n"
        "while True: write_atomic(path, new); write_atomic(path, old)"
    )
    chance = random.Random(5)
    for _ in range(24):
        with subprocess.Popen([sys.executable, "-c", code, str(path)], stdout=subprocess.PIPE) as child:
            assert child.stdout is not None and child.stdout.readline() == b"ready\n"
            time.sleep(chance.random() * 0.02)
            os.kill(child.pid, signal.SIGKILL)
        assert path.read_bytes() in (old, new)


def test_a_failure_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        write_atomic(path, b"new")
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.md"] and path.read_bytes() == b"old"


# ---- one run is enough


def test_a_second_run_changes_nothing(packs: list[Pack], capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Articles put together from the bad examples of all rules, in three formats, with CR LF in some."""
    texts = [unmark(e.text)[0] for pack in packs for rule, _ in pack.rules.values() for e in rule.examples.bad]
    chance = random.Random(11)
    runner = Runner(Settings(lanes=("text",), profile="strict"), packs)
    aside = Aside(runner.settings, (), None, None)
    inputs = []
    for index in range(24):
        text = "\n\n".join(chance.sample(texts, 10)) + "\n"
        name = ("a.md", "a.txt", "a.html")[index % 3]
        if name == "a.html":
            text = "".join(f"<p>{part}</p>\n" for part in re.split(r"\n\n", text) if "<" not in part)
        inputs.append(Input(name, Source(text.replace("\n", "\r\n") if index % 4 == 0 else text)))
    for unsafe in (False, True):
        once = runner.run(inputs)
        mend(runner, aside, once, inputs, unsafe=unsafe, diff=True)
        again = [Input(file.path, Source(file.document.source)) for file in once.files]
        twice = runner.run(again)
        capsys.readouterr()
        mend(runner, aside, twice, again, unsafe=unsafe, diff=True)
        assert capsys.readouterr().out == ""
        kinds = UNSAFE if unsafe else frozenset({Applicability.SAFE})
        assert not any(usable_edits(file.document, file.diagnostics, kinds)[0] for file in twice.files)
