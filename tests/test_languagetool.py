"""A real LanguageTool server: started, asked, killed, and never left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from healthlint.config import LanguageToolSettings, Settings
from healthlint.pack import Pack
from healthlint.providers.languagetool import LanguageTool, LanguageToolError, Match
from healthlint.providers.languagetool.client import Client
from healthlint.providers.languagetool.install import Install, find_install, find_java
from healthlint.providers.languagetool.server import Server, running
from healthlint.readers import Source, parse
from healthlint.runner import Input, Runner
from healthlint.testing import check_rules

pytestmark = [pytest.mark.languagetool, pytest.mark.xdist_group("languagetool")]
RULE = "grammar/languagetool"


@pytest.fixture(scope="session")
def install() -> Install:
    try:
        find_java()
        return find_install()
    except LanguageToolError as error:
        if os.environ.get("CI") == "true":
            pytest.fail(f"LanguageTool is needed on CI: {error}")
        pytest.skip(str(error))


@pytest.fixture(scope="session")
def server(install: Install) -> Iterator[Server]:
    server = Server(find_java(), install)
    server.start()
    server.wait()
    yield server
    pid = server.pid
    server.stop()
    assert pid is not None
    assert not running(pid)


@pytest.fixture
def tool(server: Server) -> Iterator[LanguageTool]:
    with LanguageTool.from_settings(url=server.url) as tool:
        yield tool


def _check(tool: LanguageTool, text: str, name: str = "a.md") -> list[tuple[str, str, bool]]:
    document = parse(name, Source(text))
    return [(m.rule, m.span.of(text), m.exact) for m in tool.check(document) if m.category != "TYPOS"]


def _gone(pid: int, seconds: float = 15.0) -> bool:
    end = time.monotonic() + seconds
    while running(pid) and time.monotonic() < end:
        time.sleep(0.1)
    return not running(pid)


def test_version(tool: LanguageTool, install: Install) -> None:
    assert tool.version == install.version


AN = ("EN_A_VS_AN", "an", True)


@pytest.mark.parametrize(
    "text",
    [
        "This is an test.",
        "👍 This is an test. 👍",
        "👍🏽 𝒳 Zoë\r\n\r\nLine one\r\nis an test.\r\n",
        "10\u00a0mg is an\u00a0test of it.",
        "Caf\u0065\u0301, then an test.",
        "See [the *long* link](https://x.org/a_b?c=d) for an test.",
        "Fish &amp; chips &lt; an test.",
        "# Title 👍\n\nIt is **an** test.",
        "- One\n  - Two, an test\n",
        "| Dose 👍 | Unit |\n| --- | --- |\n| 5 | an test |\n",
        "> Quoted an test.\n\nBut this is an test.",
        "Use `an test` or\nan test.",
        "```\nan test\n```\n\nThis is an test.",
        "<div class='an test'>\n</div>\n\nThis is an test.<!-- an test -->",
        "---\ntitle: an test\n---\n\nThis is an test.",
        "This is an test.\n\n## References\n\n1. Smith. This is an test.\n",
    ],
)
def test_places_are_those_of_the_source(tool: LanguageTool, text: str) -> None:
    assert _check(tool, text) == [AN]


@pytest.mark.parametrize(
    "text",
    [
        "Steps:\n\n    1. Rest the leg.\n    2. Cool it.\n",
        "Set a `apple` value, or an `pear` one.",
        "| Dose | Unit |\n|------|------|\n| 5    | mg   |\n",
        "Take it slowly,  \nwith food.",
        "The caf\u0065\u0301 is near.",
        "It helps.[^1]\n\n[^1]: he go to an test\n",
    ],
)
def test_layout_and_code_are_no_mistakes(tool: LanguageTool, text: str) -> None:
    assert _check(tool, text, "a.md") == []
    if "`" not in text and "|" not in text and "[^" not in text:
        assert _check(tool, text, "a.txt") == []


def test_matches_over_markup_are_wide_and_inexact(tool: LanguageTool) -> None:
    assert _check(tool, "It has the **the** effect.") == [("ENGLISH_WORD_REPEAT_RULE", "the **the", False)]


def test_long_documents_are_sent_in_parts(tool: LanguageTool) -> None:
    filler = "Rest is good for the leg, and so is a short walk. " * 12
    text = "\n\n".join([filler.strip()] * 90 + ["Here is an test."])
    assert len(text) > 50_000
    assert [row for row in _check(tool, text) if row[0] == "EN_A_VS_AN"] == [AN]


def test_language_that_the_server_lacks(server: Server) -> None:
    with (
        pytest.raises(LanguageToolError, match="language code"),
        LanguageTool.from_settings(url=server.url, language="xx-YY"),
    ):
        pass


def test_a_text_that_takes_too_long(server: Server) -> None:
    client = Client(server.url, timeout=0.005)
    with pytest.raises(LanguageToolError, match="gave no answer within"):
        client.check({"annotation": [{"text": "He walk a lot. " * 2000}]})
    assert Client(server.url).warm_up().version


def test_examples_of_the_rule(packs: list[Pack], server: Server) -> None:
    options = LanguageToolSettings(url=server.url, cache=False)
    assert check_rules(packs, [RULE], ("text", "languagetool"), options) == {RULE: []}


def test_a_run_with_a_server(packs: list[Pack], server: Server) -> None:
    chosen = Settings(
        select=(RULE,), lanes=("text", "languagetool"), languagetool=LanguageToolSettings(url=server.url, cache=False)
    )
    result = Runner(chosen, packs).run(
        [Input("a.md", Source("👍 Recent studies have show that rest helps.")), Input("b.md", Source("Good."))]
    )
    (diagnostic,) = result.files[0].diagnostics
    assert (diagnostic.quote, diagnostic.span.start) == ("show", 22)
    assert "(LanguageTool HAVE_PART_AGREEMENT)" in diagnostic.message
    assert diagnostic.fixes[0].edits[0].text == "shown"
    assert not result.files[1].diagnostics
    assert not result.not_run


def test_a_run_without_a_server_lists_the_rule(packs: list[Pack]) -> None:
    chosen = Settings(
        select=(RULE,),
        lanes=("text", "languagetool"),
        languagetool=LanguageToolSettings(url="http://127.0.0.1:9", cache=False),
    )
    result = Runner(chosen, packs).run([Input("a.md", Source("Recent studies have show it."))])
    (item,) = result.not_run
    assert item.rule_id == RULE
    assert "http://127.0.0.1:9" in item.reason
    assert not result.failures


def test_a_killed_server_of_our_own_is_restarted_once(install: Install) -> None:
    document = parse("a.md", Source("This is an test."))

    def kill(tool: LanguageTool) -> int:
        assert tool._server is not None
        assert tool._server.pid is not None
        os.kill(tool._server.pid, signal.SIGKILL)
        assert _gone(tool._server.pid)
        return tool._server.pid

    def rules(matches: list[Match]) -> list[str]:
        return [match.rule for match in matches]

    with LanguageTool.from_settings(directory=install.directory) as tool:
        assert rules(tool.check(document)) == ["EN_A_VS_AN"]
        first = kill(tool)
        assert rules(tool.check(document)) == ["EN_A_VS_AN"]
        second = kill(tool)
        assert first != second
        with pytest.raises(LanguageToolError, match="no LanguageTool server answers"):
            tool.check(document)
    assert not running(second)


def test_two_at_once(server: Server, install: Install) -> None:
    document = parse("a.md", Source("This is an test."))
    with (
        LanguageTool.from_settings(url=server.url) as ours,
        LanguageTool.from_settings(directory=install.directory) as other,
    ):
        assert ours.check(document) == other.check(document) != []
        assert other._server is not None
        assert other._server.url != server.url
        pid = other._server.pid
    assert pid is not None
    assert not running(pid)
    assert server.alive


CHILD = """
import sys, time
from healthlint.providers.languagetool import LanguageTool
tool = LanguageTool.from_settings(directory=sys.argv[1]).__enter__()
print(tool._server.pid, flush=True)
if sys.argv[2] == "wait":
    time.sleep(60)
"""


@pytest.mark.parametrize("end", ["exit", "kill", "terminate"])
def test_no_server_outlives_its_program(install: Install, end: str) -> None:
    mode = "end" if end == "exit" else "wait"
    with subprocess.Popen(
        [sys.executable, "-c", CHILD, str(install.directory), mode], stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        pid = int(child.stdout.readline())
        assert end == "exit" or running(pid)
        if end != "exit":
            child.send_signal(signal.SIGKILL if end == "kill" else signal.SIGTERM)
        child.wait(20)
    assert _gone(pid)


def test_a_server_that_does_not_start_quotes_its_log(install: Install) -> None:
    broken = Install(install.directory / "libs", install.version)
    server = Server(find_java(), broken)
    server.start()
    with pytest.raises(LanguageToolError, match=r"did not start: .*ClassNotFoundException"):
        server.wait()
    assert not server.alive


def test_a_server_that_is_not_ready_in_time(install: Install) -> None:
    server = Server(find_java(), install, start_seconds=0.0)
    server.start()
    pid = server.pid
    with pytest.raises(LanguageToolError, match="was not ready within 0 s"):
        server.wait()
    assert pid is not None
    assert not running(pid)


FRAGMENTS = ["an test ", "👍", "**", "`x`", "\x00", "\ufffc", "\r\n", "\n\n- ", "e\u0301", "| a |"]


@settings(max_examples=40)
@given(st.lists(st.sampled_from(FRAGMENTS)))
def test_no_text_breaks_the_server(server: Server, pieces: list[str]) -> None:
    text = "".join(pieces)
    document = parse("a.md", Source(text))
    with LanguageTool.from_settings(url=server.url) as tool:
        for match in tool.check(document):
            assert 0 <= match.span.start < match.span.end <= len(text)
            if match.rule == "EN_A_VS_AN" and match.exact:
                assert match.span.of(text) == "an"
