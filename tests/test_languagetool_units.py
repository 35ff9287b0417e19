"""LanguageTool without LanguageTool: annotated text, errors of servers, setup, and which matches are kept."""

from __future__ import annotations

import http.server
import json
import os
import socket
import stat
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from healthlint.document import Document
from healthlint.pack import Pack, load_packs
from healthlint.providers.languagetool import LanguageTool, LanguageToolError, Match
from healthlint.providers.languagetool import install as installs
from healthlint.providers.languagetool import setup as setups
from healthlint.providers.languagetool.annotated import AnnotatedText, Utf16Index, annotate
from healthlint.providers.languagetool.client import Client, base_url
from healthlint.readers import Source, parse
from healthlint.rule import Rule
from healthlint.span import Span, utf16_length
from healthlint_rules.grammar.languagetool import check

WORDS = [
    "word",
    "A",
    "X",
    ". ",
    "\n",
    "\n\n",
    "\r\n",
    "    ",
    "👍",
    "é",
    "e\u0301",
    "\u00a0",
    "\x00",
    "\ufffc",
    "&amp;",
    "&nbsp;",
]
MARKS = ["**", "*", "`", "`code`", "[x](y)", "![x](y)", "<b>", "</b>", "<!-- c -->", "\\*", "[^1]", "\n[^1]: note\n"]
BLOCKS = ["- ", "1. ", "> ", "# ", "| a | b |\n|---|---|\n| c | d |\n", "```\nx\n```\n", "## References\n\n"]
PIECES = st.lists(st.sampled_from(WORDS + MARKS + BLOCKS), max_size=30).map("".join)
TEXTS = st.one_of(PIECES, st.text(max_size=60))


def _read(text: str, name: str = "a.md") -> Document:
    return parse(name, Source(text))


def _plain(text: str, name: str = "a.md") -> str:
    return "".join(part.plain for part in annotate(_read(text, name)))


@given(TEXTS, st.sampled_from(["a.md", "a.txt", "a.mdx"]), st.sampled_from([1, 20, 50_000]))
def test_text_and_markup_are_the_source(text: str, name: str, chunk: int) -> None:
    document = _read(text, name)
    texts = annotate(document, chunk)
    assert "".join(part.source for part in texts) == document.source
    assert [part.start for part in texts] == [len("".join(t.source for t in texts[:i])) for i in range(len(texts))]
    for part in texts:
        joined = "".join(item.get("text", item.get("markup", "")) for item in part.annotation()["annotation"])
        assert joined == part.source


@given(TEXTS, st.data())
def test_what_is_found_in_text_is_at_its_place(text: str, data: st.DataObject) -> None:
    document = _read(text)
    for annotated in annotate(document):
        pieces = [index for index, part in enumerate(annotated.parts) if part.reading is None and not part.hidden]
        if not pieces:
            continue
        index = data.draw(st.sampled_from(pieces))
        before = "".join(part.source for part in annotated.parts[:index])
        piece = annotated.parts[index].source
        low = data.draw(st.integers(0, len(piece) - 1))
        high = data.draw(st.integers(low + 1, len(piece)))
        place = annotated.locate(utf16_length(before + piece[:low]), utf16_length(piece[low:high]))
        assert place is not None
        assert place.span.of(document.source) == piece[low:high]
        assert place.exact


@given(st.text(st.sampled_from("a👍é\u00a0𝒳\n"), max_size=40))
def test_utf16_offsets_become_code_points(text: str) -> None:
    index = Utf16Index(text)
    for offset in range(len(text) + 1):
        assert index.code_point(utf16_length(text[:offset])) == offset


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Take **two** [tablets](https://x.org/a) a day.", "Take two tablets a day."),
        ("Set the `dose` field.", "Set the X field."),
        ("Look at ![a picture](b.png) first.", "Look at X first."),
        ("Fish &amp; chips&nbsp;now.", "Fish & chips\u00a0now."),
        ("One line\nand the next.", "One line and the next."),
        ("One line  \r\nand the next.", "One line and the next."),
        ("- one\n- two\n   1. three", "one\n\ntwo\n\nthree"),
        ("| a | b |\n|---|---|\n| c | d |", "a\n\nb\n\nc\n\nd"),
        ("Caf\u0065\u0301 now.", "Caf\u00e9 now."),
        ("10\u00a0mg", "10\u00a0mg"),
        ("Text.\n\n> Quoted words.\n\nMore.", "Text.\n\nMore."),
        ("Text.\n\n```\ncode\n```\n\n<div>\nhtml\n</div>\n", "Text."),
        ("Text.\n\n## Sources\n\n1. A paper.\n", "Text.\n\nSources"),
        ("---\ntitle: x\n---\n\nText.", "Text."),
    ],
)
def test_what_the_server_reads(text: str, plain: str) -> None:
    assert _plain(text).strip("\n") == plain


def test_lines_of_an_address_are_not_one_sentence() -> None:
    plain = _plain("Morris Tucker\nMorris Tucker is a writer who has written a good many long lines.", "a.txt")
    assert plain.startswith("Morris Tucker\n\nMorris Tucker")


def test_list_marks_of_plain_text_are_hidden() -> None:
    assert _plain("Do this:\n\n    1. Rest.\n    2. Walk.\n", "a.txt").strip() == "Do this:\n\nRest.\n\nWalk."


def test_markup_at_the_ends_of_a_match_is_cut_off() -> None:
    (text,) = annotate(_read("It **are** bad."))
    place = text.locate(3, 7)
    assert place is not None
    assert place.span == Span(5, 8)
    assert text.locate(3, 2) is None


def test_a_match_across_markup_is_not_exact() -> None:
    (text,) = annotate(_read("It a**re** bad."))
    place = text.locate(3, 5)
    assert place is not None
    assert (place.span, place.exact) == (Span(3, 8), False)


def test_a_match_beside_code_is_known() -> None:
    (text,) = annotate(_read("It is a `x` value, a big one."))
    assert text.beside_placeholder(Span(6, 7))
    assert not text.beside_placeholder(Span(19, 20))


def test_nothing_to_check_is_empty() -> None:
    assert all(text.empty for text in annotate(_read("```\nx\n```\n")))
    assert all(text.empty for text in annotate(_read("")))
    assert AnnotatedText(0, ()).annotation() == {"annotation": []}


# ---- servers that are no help


class _Handler(http.server.BaseHTTPRequestHandler):
    answers: list[tuple[int, str]]
    delay: float = 0.0

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        time.sleep(self.delay)
        code, body = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        data = body.encode()
        self.send_response(code)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def _server(*answers: tuple[int, str], delay: float = 0.0) -> Iterator[str]:
    handler = type("Handler", (_Handler,), {"answers": list(answers), "delay": delay})
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


GOOD = json.dumps({"software": {"name": "LanguageTool", "version": "6.8"}, "matches": []})


def _one_line(error: LanguageToolError) -> str:
    assert "\n" not in str(error)
    assert error.reason
    assert error.remedy
    return str(error)


@pytest.mark.parametrize(
    ("code", "body", "said"),
    [
        (404, "<html>Not Found</html>", "is not LanguageTool"),
        (200, "<html>Hello</html>", "is not LanguageTool"),
        (200, '{"software": {"name": "Other", "version": "1"}, "matches": []}', "is not LanguageTool"),
        (200, "[]", "is not LanguageTool"),
        (413, "Error: Your text exceeds the limit of 5 characters (it's 24 characters)", "exceeds the limit"),
        (400, "Error: 'xx' is not a language code known to LanguageTool.", "not a language code"),
        (500, "Error: Internal Error: java.lang.NoClassDefFoundError", "NoClassDefFoundError"),
        (500, "", "is not LanguageTool"),
    ],
)
def test_answers_that_are_no_check_are_one_line(code: int, body: str, said: str) -> None:
    with _server((code, body)) as url, pytest.raises(LanguageToolError) as caught:
        Client(url).warm_up()
    assert said in _one_line(caught.value)


def test_a_passing_failure_is_tried_again() -> None:
    with _server((503, "Error: busy"), (200, GOOD)) as url:
        assert Client(url).warm_up().version == "6.8"
    with _server((503, "Error: busy")) as url, pytest.raises(LanguageToolError, match="busy"):
        Client(url).warm_up()


def test_a_dead_port_is_one_line() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{probe.getsockname()[1]}"
    with pytest.raises(LanguageToolError) as caught, LanguageTool.from_settings(url=url):
        pass
    assert f"no LanguageTool server answers at {url}" in _one_line(caught.value)
    assert not Client(url).healthy()


def test_a_slow_server_is_given_up() -> None:
    with _server((200, GOOD), delay=0.4) as url, pytest.raises(LanguageToolError) as caught:
        Client(url, timeout=0.1).warm_up()
    assert "gave no answer within" in _one_line(caught.value)


def test_a_server_that_hangs_up_is_one_line() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def hang_up() -> None:
            for _ in range(2):
                connection, _ = listener.accept()
                connection.close()

        thread = threading.Thread(target=hang_up)
        thread.start()
        with pytest.raises(LanguageToolError, match="no LanguageTool server answers"):
            Client(f"http://127.0.0.1:{listener.getsockname()[1]}").warm_up()
        thread.join()


@pytest.mark.parametrize("tail", ["", "/", "/v2", "/v2/", "/v2/check"])
def test_urls_may_name_the_api(tail: str) -> None:
    assert base_url(f"http://localhost:8081{tail}") == "http://localhost:8081"
    assert base_url(f"https://x.org/lt{tail}") == "https://x.org/lt"


@pytest.mark.parametrize("url", ["localhost:8081", "file:///etc/passwd", "http://", "http://x:port", "8081"])
def test_what_is_no_url_is_told(url: str) -> None:
    with pytest.raises(LanguageToolError, match="is no address"):
        LanguageTool.from_settings(url=url)


def test_our_own_machine_is_not_asked_through_a_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.delenv("no_proxy", raising=False)
    with _server((200, GOOD)) as url:
        assert Client(url).warm_up().version == "6.8"


# ---- Java, installs, setup


@pytest.mark.parametrize(
    ("text", "major"),
    [
        ('openjdk version "17.0.15" 2025-04-15', 17),
        ('java version "1.8.0_292"', 8),
        ('openjdk version "25" 2025-09-16', 25),
        ("no java", None),
    ],
)
def test_java_versions(text: str, major: int | None) -> None:
    assert installs.java_major(text) == major


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A machine with nothing on it: no PATH, no installs."""
    for name in ("LTP_PATH", installs.VARIABLE, "JAVA_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    (tmp_path / "bin").mkdir()
    return tmp_path


def _script(folder: Path, name: str, body: str) -> None:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{body}\n")
    path.chmod(path.stat().st_mode | stat.S_IEXEC)


def _fake_install(directory: Path, version: str) -> None:
    import zipfile

    (directory / "libs").mkdir(parents=True)
    (directory / installs.SERVER_JAR).touch()
    with zipfile.ZipFile(directory / "libs" / "languagetool-core.jar", "w") as jar:
        jar.writestr("META-INF/MANIFEST.MF", f"Manifest-Version: 1.0\nComponentVersion: {version}\n")


def test_a_machine_without_java_says_so(alone: Path) -> None:
    with pytest.raises(LanguageToolError, match="there is none on PATH"):
        installs.find_java()


def test_an_old_java_says_so(alone: Path) -> None:
    _script(alone / "bin", "java", "echo 'openjdk version \"11.0.2\"' >&2")
    with pytest.raises(LanguageToolError, match="needs Java 17"):
        installs.find_java()


def test_the_newest_install_is_found(alone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(LanguageToolError, match="not installed; run: healthlint setup languagetool"):
        installs.find_install()
    for version in ("6.8", "6.10", "6.9"):
        _fake_install(alone / "ltp" / f"LanguageTool-{version}", version)
    (alone / "ltp" / "LanguageTool-7.0" / "libs").mkdir(parents=True)  # an unfinished one
    monkeypatch.setenv("LTP_PATH", str(alone / "ltp"))
    assert installs.find_install().version == "6.10"
    _fake_install(installs.data_directory() / "LanguageTool-6.8", "6.8")
    assert installs.find_install().directory == installs.data_directory() / "LanguageTool-6.8"
    assert installs.find_install(alone / "ltp" / "LanguageTool-6.9").version == "6.9"


def test_a_named_folder_must_hold_one(alone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _fake_install(installs.data_directory() / "LanguageTool-6.8", "6.8")
    with pytest.raises(LanguageToolError, match=r"from configuration\) has no languagetool-server.jar"):
        installs.find_install(alone)
    monkeypatch.setenv(installs.VARIABLE, str(alone))
    with pytest.raises(LanguageToolError, match=f"from {installs.VARIABLE}"):
        installs.find_install()


@pytest.fixture
def with_java(alone: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    _script(alone / "bin", "java", "echo 'openjdk version \"17\"' >&2")
    monkeypatch.setenv("PATH", f"{alone / 'bin'}{os.pathsep}/bin{os.pathsep}/usr/bin")
    return alone


MAVEN = """
for word in "$@"; do case $word in -DoutputDirectory=*) out=${word#*=};; esac; done
touch "$out/languagetool-server.jar"
cp "$FAKE/libs/languagetool-core.jar" "$out/"
"""


def test_setup_fetches_once_and_whole(with_java: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _fake_install(with_java / "fake", installs.VERSION)
    monkeypatch.setenv("FAKE", str(with_java / "fake"))
    _script(with_java / "bin", "mvn", MAVEN)
    said: list[str] = []
    done = setups.install(report=said.append)
    assert done == installs.find_install()
    assert done.directory == installs.data_directory() / f"LanguageTool-{installs.VERSION}"
    assert [path.name for path in installs.data_directory().iterdir()] == [done.directory.name]
    _script(with_java / "bin", "mvn", "exit 1")
    assert setups.install(report=said.append) == done
    assert "already" in said[-1]


def test_setup_replaces_a_broken_install(with_java: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _fake_install(with_java / "fake", installs.VERSION)
    monkeypatch.setenv("FAKE", str(with_java / "fake"))
    _script(with_java / "bin", "mvn", MAVEN)
    broken = with_java / "elsewhere" / f"LanguageTool-{installs.VERSION}"
    broken.mkdir(parents=True)
    (broken / "rest").touch()
    done = setups.install(with_java / "elsewhere")
    assert done.directory == broken
    assert not (broken / "rest").exists()
    assert installs.find_install(with_java / "elsewhere") == done


def test_a_failed_setup_leaves_nothing(with_java: Path) -> None:
    _script(with_java / "bin", "mvn", "echo '[ERROR] Could not transfer artifact'; echo '[ERROR] more'; exit 1")
    with pytest.raises(LanguageToolError, match="Maven failed: Could not transfer artifact; check the network"):
        setups.install()
    assert list(installs.data_directory().iterdir()) == []
    _script(with_java / "bin", "mvn", "exit 0")
    with pytest.raises(LanguageToolError, match="is no LanguageTool"):
        setups.install()
    assert list(installs.data_directory().iterdir()) == []


def test_setup_without_a_way_names_the_ways(alone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _script(alone / "bin", "java", "echo 'openjdk version \"17\"' >&2")
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(LanguageToolError, match="install Maven, or pip install"):
        setups.install()


# ---- which matches are kept


@pytest.fixture(scope="module")
def rule_with() -> Callable[..., Rule]:
    pack: Pack = next(pack for pack in load_packs() if "grammar/languagetool" in pack.rules)
    file, path = pack.rules["grammar/languagetool"]

    def make(**options: object) -> Rule:
        return Rule(file, file.severity, {**file.options, **options}, pack.lexicons, path, pack.package)

    return make


def _found(rule: Rule, text: str, *matches: tuple[str, str, str]) -> list[str]:
    document = _read(text)
    memo = []
    for word, name, category in matches:
        rule_id, _, sub = name.partition("[")
        start = -1
        while (start := text.find(word, start + 1)) >= 0:
            span = Span(start, start + len(word))
            memo.append(Match(span, True, rule_id, category, "Said.", ("other",), sub.rstrip("]")))
    document.memo["languagetool"] = sorted(memo, key=lambda match: match.span)
    return [finding.span.of(text) for finding in check(document, rule)]


@pytest.mark.parametrize(
    ("name", "category", "kept"),
    [
        ("HE_VERB_AGR[1]", "GRAMMAR", True),
        ("EN_A_VS_AN", "MISC", True),
        ("MORFOLOGIK_RULE_EN_US", "TYPOS", False),
        ("WHITESPACE_RULE", "TYPOGRAPHY", False),
        ("EN_COMPOUNDS_X_RAY", "MISC", False),
        ("HAND_COMPOUNDS[6]", "GRAMMAR", False),
        ("PHRASE_REPETITION[1]", "GRAMMAR", False),
        ("AGREEMENT_SENT_START[1]", "GRAMMAR", False),
        ("AGREEMENT_SENT_START[36]", "GRAMMAR", True),
        ("TOO_LONG_SENTENCE", "STYLE", False),
    ],
)
def test_lists_choose_matches(rule_with: Callable[..., Rule], name: str, category: str, kept: bool) -> None:
    assert _found(rule_with(), "It hurts now.", ("hurts", name, category)) == (["hurts"] if kept else [])


def test_options_change_the_lists(rule_with: Callable[..., Rule]) -> None:
    rule = rule_with(keep=["EN_COMPOUNDS_*"], drop=["HE_VERB_AGR"])
    assert _found(rule, "An x ray.", ("x ray", "EN_COMPOUNDS_X_RAY", "MISC")) == ["x ray"]
    assert _found(rule, "He go.", ("go", "HE_VERB_AGR[1]", "GRAMMAR")) == []


@pytest.mark.parametrize("word", ["overstriding", "Overstriding", "thighfixes", "Thighfix’s", "thighfix-overstriding"])
def test_the_vocabulary_knows_forms(rule_with: Callable[..., Rule], word: str) -> None:
    speller = (word, "MORFOLOGIK_RULE_EN_US", "TYPOS")
    vocabulary = ["overstriding", "thighfix"]
    assert _found(rule_with(spelling=True, vocabulary=vocabulary), f"See {word}.", speller) == []
    assert _found(rule_with(spelling=True, vocabulary=vocabulary), f"See x{word}.", ("x" + word, *speller[1:])) != []


def test_our_medical_words_are_known(rule_with: Callable[..., Rule]) -> None:
    text = "Tendinopathies and the iliopsoas; mispeled."
    spelling = [(word, "MORFOLOGIK_RULE_EN_US", "TYPOS") for word in ("Tendinopathies", "iliopsoas", "mispeled")]
    assert _found(rule_with(spelling=True), text, *spelling) == ["mispeled"]


def test_a_misspelling_is_reported_once(rule_with: Callable[..., Rule]) -> None:
    text = "You cant go. You cant stay."
    document = _read(text)
    document.memo["languagetool"] = [
        Match(Span(start, start + 4), True, "CANT", "TYPOS", "Say it", ("can't",)) for start in (4, 17)
    ]
    (finding,) = check(document, rule_with())
    assert finding.span == Span(4, 8)
    assert [other.span for other in finding.related] == [Span(17, 21)]
    assert finding.parameters["reason"] == "Say it. So 2 times in this article."
    assert [edit.span for edit in finding.fixes[0].edits] == [Span(4, 8), Span(17, 21)]


def test_known_exceptions_are_left_alone(rule_with: Callable[..., Rule]) -> None:
    rule = rule_with()
    assert _found(rule, "It is an herbal tea.", ("an", "EN_A_VS_AN", "MISC")) == []
    assert _found(rule, "It is an protein.", ("an", "EN_A_VS_AN", "MISC")) == ["an"]
    assert _found(rule, "Ask a benefits agent.", ("benefits", "POSSESSIVE_APOSTROPHE[2]", "TYPOS")) == []


def test_a_match_over_two_blocks_is_layout(rule_with: Callable[..., Rule]) -> None:
    assert _found(rule_with(), "One two\n\nthree.", ("two\n\nthree", "HE_VERB_AGR", "GRAMMAR")) == []


# ---- answers kept between runs

ONE = json.dumps(
    {
        "software": {"name": "LanguageTool", "version": "6.8"},
        "matches": [
            {
                "offset": 3,
                "length": 4,
                "message": "Wrong form.",
                "replacements": [{"value": "walks"}],
                "rule": {"id": "HE_WALK", "category": {"id": "GRAMMAR"}},
            }
        ],
    }
)


def _matches(url: str, text: str, *, cache: bool = True) -> list[str]:
    with LanguageTool.from_settings(url=url, cache=cache) as tool:
        return [match.rule for match in tool.check(_read(text))]


def test_an_unchanged_text_is_not_sent_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    with _server((200, GOOD), (200, ONE)) as url:
        assert _matches(url, "He walk a lot.") == ["HE_WALK"]
    with _server((200, GOOD), (500, "Error: gone")) as url:
        assert _matches(url, "He walk a lot.") == ["HE_WALK"]
        with pytest.raises(LanguageToolError, match="gone"):
            _matches(url, "He walk a little.")
    with _server((200, GOOD), (500, "Error: gone")) as url, pytest.raises(LanguageToolError, match="gone"):
        _matches(url, "He walk a lot.", cache=False)


def test_another_version_is_asked_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    with _server((200, GOOD), (200, ONE)) as url:
        assert _matches(url, "He walk a lot.") == ["HE_WALK"]
    newer = GOOD.replace("6.8", "6.9")
    with _server((200, newer), (200, newer)) as url:
        assert _matches(url, "He walk a lot.") == []


@pytest.mark.parametrize("damage", [b"", b"not a packed answer", b"\x93\x01"])
def test_a_damaged_answer_is_asked_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damage: bytes) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    with _server((200, GOOD), (200, ONE)) as url:
        assert _matches(url, "He walk a lot.") == ["HE_WALK"]
    (kept,) = (tmp_path / "healthlint" / "languagetool").iterdir()
    kept.write_bytes(damage)
    with _server((200, GOOD), (200, ONE)) as url:
        assert _matches(url, "He walk a lot.") == ["HE_WALK"]
    assert kept.read_bytes() != damage


def test_a_cache_that_cannot_be_written_keeps_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    with _server((200, GOOD), (200, ONE)) as url:
        assert _matches(url, "He walk a lot.") == ["HE_WALK"]


@pytest.mark.parametrize(
    ("head", "language"),
    [
        ("", "en-US"),
        ("---\nlang: en-GB\n---\n", "en-GB"),
        ("---\nlanguage: en_gb\n---\n", "en-GB"),
        ("---\nlang: de\n---\n", "en-US"),
    ],
)
def test_an_article_names_its_english(
    head: str, language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    asked: list[str] = []
    ask = LanguageTool._ask

    def recorded(self: LanguageTool, annotation: Any, size: int, language: str) -> Any:
        asked.append(language)
        return ask(self, annotation, size, language)

    monkeypatch.setattr(LanguageTool, "_ask", recorded)
    with _server((200, GOOD), (200, ONE)) as url:
        _matches(url, f"{head}He walk a lot.")
    assert asked == [language]


def test_a_web_page_names_its_english() -> None:
    page = parse("a.html", Source('<html lang="en-GB"><body><p>Rest.</p></body></html>'))
    assert page.front_matter is not None and page.front_matter.values["lang"] == "en-GB"
