"""The language server, driven as an editor drives it, says what ``check`` says of the same text."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from editor import Editor, applied
from lsprotocol import types

from healthlint.config import Settings
from healthlint.pack import load_packs
from healthlint.readers import Source
from healthlint.runner import Input, Runner
from healthlint.server.positions import Positions
from healthlint.server.session import Session, name_for
from healthlint.span import Span

TEXT = (
    "# Knees\n\nIt hurts 😀, especially whether you run uphill.\nStart with 5.0 mg.\n\n"
    "| Day | Dose |\n| --- | --- |\n| 1 | 2.0 mg |\n| 2 | 3.0 mg |\n"
)
FIXTURES = sorted((Path(__file__).parent.parent / "fixtures" / "articles").rglob("*.md"))


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    """One editor for all tests; each opens files of its own."""
    with Editor(tmp_path_factory.mktemp("editor")) as started:
        yield started


def uri(tmp_path: Path, name: str = "a.md") -> str:
    return (tmp_path / name).as_uri()


def codes(found: list[types.Diagnostic]) -> list[str]:
    return [str(row.code) for row in found]


def find(found: list[types.Diagnostic], code: str) -> types.Diagnostic:
    return next(row for row in found if row.code == code)


def test_diagnostics_follow_the_text(editor: Editor, tmp_path: Path) -> None:
    name = uri(tmp_path)
    row = find(editor.open(name, TEXT), "wording/wrong-whether")
    assert (row.range.start, row.range.end) == (types.Position(2, 24), types.Position(2, 31)), "UTF-16 by default"
    assert row.severity is types.DiagnosticSeverity.Error
    assert row.source == "healthlint"
    assert "wording/wrong-whether" not in codes(editor.change(name, TEXT.replace("whether", "when")))
    assert "wording/wrong-whether" in codes(editor.change(name, "\n" + TEXT))
    editor.versions.pop(name)
    editor.tell("textDocument/didClose", {"textDocument": {"uri": name}})
    assert editor.diagnostics(name) == []


def test_only_the_last_of_quick_changes_need_be_checked(editor: Editor, tmp_path: Path) -> None:
    name = uri(tmp_path)
    editor.open(name, "# Knees\n")
    for end in range(1, len(TEXT)):
        editor.type(name, TEXT[:end])
    assert "wording/wrong-whether" in codes(editor.change(name, TEXT))


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_columns_count_in_the_units_of_the_client(tmp_path: Path, encoding: str) -> None:
    with Editor(tmp_path, encodings=(encoding,)) as editor:
        assert editor.server.capabilities.position_encoding == encoding
        row = find(editor.open(uri(tmp_path), TEXT), "wording/wrong-whether")
        assert row.range.start == types.Position(2, 24 if encoding == "utf-16" else 23)
        (fix, *_) = editor.actions(uri(tmp_path), row.range)
        assert fix.edit
        assert applied(TEXT, fix.edit, encoding) == TEXT.replace("whether", "if")


def test_positions_are_those_of_the_clients_text() -> None:
    text = "\ufeffa\x0cb\u2028c\r\n😀é x\rlast"
    assert Positions(text, "utf-16").position(0) == types.Position(0, 1), "the client sees a byte order mark"
    offset = text.index(" x") - 1
    assert Positions(text, "utf-16").position(offset) == types.Position(1, 3)
    assert Positions(text, "utf-32").position(offset) == types.Position(1, 2)
    assert Positions(text, "utf-8").position(offset) == types.Position(1, 6)
    assert Positions(text, "utf-16").range(Span(len(text) - 1, len(text) - 1)).start == types.Position(2, 4)


def test_hover_says_why(editor: Editor, tmp_path: Path) -> None:
    editor.open(uri(tmp_path), TEXT)
    said = editor.hover(uri(tmp_path), 3, 12)
    assert said.startswith("**dose/trailing-zero** (error): ")
    assert "](http" in said, "a source"
    assert editor.hover(uri(tmp_path), 0, 3) == "" or "**" in editor.hover(uri(tmp_path), 0, 3)


def test_fixes_of_one_finding_and_of_all(editor: Editor, tmp_path: Path) -> None:
    text = TEXT + 2 * "\nThe knee is a joint that bends and carries the weight.\n"
    name = uri(tmp_path)
    editor.open(name, text)
    everything = types.Range(types.Position(0, 0), types.Position(99, 0))
    (unsafe,) = editor.actions(name, everything, ["source.healthlint"])
    assert unsafe.edit
    assert "especially if you" in applied(text, unsafe.edit)
    for action in editor.actions(name, everything, ["source.fixAll"]):
        assert action.edit
        assert "whether" in applied(text, action.edit), "a change of wording is never made by saving"
    quick = editor.actions(name, everything, ["quickfix"])
    assert all(action.is_preferred is None for action in quick if "read before" in action.title)


def test_accepted_findings_are_gone_and_nothing_else(editor: Editor, tmp_path: Path) -> None:
    name = uri(tmp_path)
    found = editor.open(name, TEXT)
    for row in found:
        for action in editor.actions(name, row.range):
            if not action.title.startswith("Accept") or str(row.code) not in action.title:
                continue
            assert action.edit
            after = codes(editor.change(name, applied(TEXT, action.edit)))
            assert str(row.code) not in after or "here" in action.title
            assert not [code for code in after if code.startswith("healthlint/")], action.title
            assert {code for code in codes(found) if code != row.code} <= {*after}
            editor.change(name, TEXT)
    assert any(a.title == "Accept in this file: dose/trailing-zero" for a in editor.actions(name, found[-1].range))


def test_a_second_mark_joins_the_first(editor: Editor, tmp_path: Path) -> None:
    text = (
        "<!-- healthlint-disable-next-line dose/trailing-zero -- own -->\nTake 5.0 mg, especially whether it hurts.\n"
    )
    row = find(editor.open(uri(tmp_path), text), "wording/wrong-whether")
    action = next(a for a in editor.actions(uri(tmp_path), row.range) if a.title.startswith("Accept here"))
    assert action.edit
    after = applied(text, action.edit)
    assert "disable-next-line wording/wrong-whether, dose/trailing-zero -- own" in after
    left = codes(editor.change(uri(tmp_path), after))
    assert not {"wording/wrong-whether", "dose/trailing-zero"} & {*left}


@pytest.mark.parametrize(
    ("name", "language"),
    [("a.md", "markdown"), ("a.mdx", "mdx"), ("a.html", "html"), ("a.txt", "plaintext"), ("notes", "markdown")],
)
def test_marks_of_every_format_hide_what_they_should(editor: Editor, tmp_path: Path, name: str, language: str) -> None:
    body = "Take 5.0 mg of it with water.\nIt hurts, especially whether you run.\n"
    text = (
        f"<!doctype html>\n<html><body>\n<p>{body}</p>\n</body></html>\n" if language == "html" else f"# Pain\n\n{body}"
    )
    row = find(editor.open(uri(tmp_path, name), text, language), "wording/wrong-whether")
    accepted = [a for a in editor.actions(uri(tmp_path, name), row.range) if a.title.startswith("Accept")]
    assert accepted
    for action in accepted:
        assert action.edit
        after = codes(editor.change(uri(tmp_path, name), applied(text, action.edit)))
        assert "wording/wrong-whether" not in after
        assert "dose/trailing-zero" in after


def test_the_configuration_is_read_again(editor: Editor, tmp_path: Path) -> None:
    name = uri(tmp_path)
    assert "dose/trailing-zero" in codes(editor.open(name, TEXT))
    config = tmp_path / "healthlint.toml"
    config.write_text('ignore = ["dose"]\n')
    changes = {"changes": [{"uri": config.as_uri(), "type": 1}]}
    editor.tell("workspace/didChangeWatchedFiles", changes)
    assert "dose/trailing-zero" not in codes(editor.diagnostics(name))
    config.write_text("ignore = 7\n")
    editor.tell("workspace/didChangeWatchedFiles", changes)
    assert editor.diagnostics(name) == []
    assert any("ignore" in said["message"] for said in editor.heard("window/showMessage")), "one line says why"
    config.write_text('exclude = ["a.md"]\n')
    editor.tell("workspace/didChangeWatchedFiles", changes)
    assert editor.diagnostics(name) == []
    config.unlink()
    editor.tell("workspace/didChangeWatchedFiles", changes)
    assert "dose/trailing-zero" in codes(editor.diagnostics(name))


def test_strange_texts_and_questions_end_nothing(editor: Editor, tmp_path: Path) -> None:
    name = uri(tmp_path)
    editor.open(name, "")
    for text in ("\ud800 lone", "\0\x07", "\ufeff# A\r\rb\u2028c\x0cd", "---\n: [\n---\n# A\n", "<" * 500):
        editor.change(name, text)
    assert editor.hover(name, 999, 999) == ""
    assert editor.hover(uri(tmp_path, "never-opened.md"), 0, 0) == ""
    editor.tell("textDocument/didChange", {"textDocument": {"uri": name, "version": 1}, "contentChanges": []})
    editor.tell("textDocument/didClose", {"textDocument": {"uri": uri(tmp_path, "never-opened.md")}})
    assert codes(editor.open(uri(tmp_path, "b.md"), TEXT))


def test_random_edits_give_what_a_fresh_check_gives(tmp_path: Path) -> None:
    """Nothing that is kept from check to check shows in the findings."""
    chance = random.Random(8)
    session = Session()
    article = FIXTURES[0]
    text = article.read_text(encoding="utf-8")
    name = str(tmp_path / "a.md")
    for step in range(12):
        start = chance.randrange(len(text))
        piece = text[start : start + chance.choice((0, 1, 5, 200))]
        place = chance.randrange(len(text))
        text = chance.choice((text[:place] + piece + text[place:], text[:start] + text[start + len(piece) :]))
        kept = session.check(name, text).file
        assert kept
        if step % 4 == 3:
            (fresh,) = Runner(Settings(), load_packs()).run([Input(name, Source(text))]).files
            assert kept.diagnostics == fresh.diagnostics


def test_names_of_texts() -> None:
    assert name_for("/a/b.MD", "plaintext") == "/a/b.MD"
    assert name_for("Untitled-1", "markdown") == "Untitled-1.md"
    assert name_for("/a/b.docx", "plaintext") is None
    assert name_for("/a/b.py", "python") is None
