"""The review report without a browser: source spans as prose, articles without words, no address outside."""

from __future__ import annotations

import re

import pytest
from report_samples import ARTICLE, file_of, sample

from healthlint import reporters
from healthlint.diagnostic import Diagnostic, Severity
from healthlint.readers import Source, parse
from healthlint.reporters.prose import prose_of
from healthlint.result import FileResult, RunResult
from healthlint.span import Span


class TestPlaces:
    @pytest.mark.parametrize(
        ("quote", "prose"),
        [
            ("Knee pain &amp; you", ["Knee pain & you"]),
            ("&am", ["&"]),
            ("**5.0 mg a day** of", ["5.0 mg a day of"]),
            ("slowly\n  - on grass\n- Re", ["slowly", "on grass", "Re"]),
            ("One | 1 mg |\n\n####", ["One", "1 mg"]),
            ("[](https://example.org/empty)", [""]),
        ],
    )
    def test_a_source_span_is_the_prose_it_covers(self, quote: str, prose: list[str]) -> None:
        document = parse("a.md", Source(ARTICLE))
        start = ARTICLE.index(quote)
        places = prose_of(document, Span(start, start + len(quote)))
        assert [block.text[start:end] for block, start, end in places] == prose

    def test_every_span_of_every_block_comes_back(self) -> None:
        document = parse("a.md", Source(ARTICLE))
        for block in document.blocks:
            for start in range(len(block.text)):
                places = prose_of(document, block.span(start, start + 1))
                assert (block, start, start + 1) in places

    @pytest.mark.parametrize("text", ["", "---\ntitle: x\n---\n", "\n\n<!-- a -->\n"])
    def test_an_article_without_words_has_a_report(self, text: str) -> None:
        bare = Diagnostic("style/word", Severity.HINT, "m", Span(0, len(text)), text, "f")
        assert "About this report" in reporters.render(RunResult(files=[file_of("a.md", text, [bare])]), "html")

    def test_a_file_name_of_odd_bytes_can_be_written(self) -> None:
        result = RunResult(files=[FileResult("a\udcff.md", parse("a.md", Source("Hi\n")), [], 1)])
        assert "a\ufffd.md" in reporters.render(result, "html").encode().decode()

    def test_no_article_is_said(self) -> None:
        assert "No article was checked" in reporters.render(RunResult(), "html")


def test_nothing_in_the_file_points_outside_but_sources() -> None:
    page = reporters.render(sample(), "html")
    assert not re.findall(r"""(?:src|@import|url\()\s*=?\s*["']?(?:https?:)?//""", page)
    assert set(re.findall(r'href="(?!#)([^"]*)"', page)) == {"https://example.org/standard"}
    assert page.count("<script>") == 1
    assert page.count("<script") == 2
