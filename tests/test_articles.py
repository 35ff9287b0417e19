"""Whole articles: a change of a rule shows its effect on prose, and formats agree."""

from __future__ import annotations

import importlib.util
from collections import Counter
from pathlib import Path

import pytest

from healthlint.config import Settings
from healthlint.document import BlockKind
from healthlint.pack import Pack
from healthlint.readers import Source, parse, read_source
from healthlint.runner import Input, Runner

FIXTURES = Path(__file__).parent.parent / "fixtures"
_SPEC = importlib.util.spec_from_file_location("fixtures_update", FIXTURES / "update.py")
assert _SPEC and _SPEC.loader
update = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(update)
ARTICLES = list(update.articles())


@pytest.mark.parametrize("article", ARTICLES, ids=lambda path: path.parent.name)
def test_findings_are_the_recorded_ones(article: Path) -> None:
    recorded = (article.parent / update.FINDINGS).read_text(encoding="utf-8")
    assert update.findings(article) == recorded, "run fixtures/update.py and read the difference"


def as_markdown(path: Path) -> str:
    """A pasted article as a writer would set it in Markdown: marks for headings, blank lines kept."""
    source = read_source(str(path))
    text = source.text
    headings = [block for block in parse(str(path), source).blocks if block.kind is BlockKind.HEADING]
    for block in reversed(headings):
        start = block.span().start
        text = f"{text[:start]}{'#' * block.level} {text[start:]}"
        end = text.index("\n", start) if "\n" in text[start:] else len(text)
        if text[end : end + 2] != "\n\n":
            text = f"{text[:end]}\n{text[end:]}"
    return text


@pytest.mark.parametrize("article", [a for a in ARTICLES if a.suffix == ".txt"], ids=lambda path: path.parent.name)
def test_the_same_article_as_text_and_as_markdown_gives_the_same_findings(article: Path, packs: list[Pack]) -> None:
    runner = Runner(Settings(), packs)
    twins = [Input("a.txt", read_source(str(article))), Input("a.md", Source(as_markdown(article)))]
    plain, markdown = runner.run(twins).files
    found = [Counter((d.rule_id, " ".join(d.quote.split())) for d in file.diagnostics) for file in (plain, markdown)]
    assert found[0] == found[1]
    assert sum(found[0].values()) > 10, "the article is full of defects"


def test_there_are_samples_of_both_kinds() -> None:
    assert {article.suffix for article in ARTICLES} == {".md", ".txt"}
