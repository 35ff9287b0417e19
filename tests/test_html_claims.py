"""The evidence map of the review report in a real browser: its links, its filter, print, articles without claims."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from report_samples import HOSTILE, Opened, file_of

from healthlint import reporters
from healthlint.diagnostic import Severity
from healthlint.inventory import Claim, ClaimSource, Item
from healthlint.result import FileResult, RunResult
from healthlint.span import Span

TEXT = "# Sleep\n\nNaps *ease* stress. Tea keeps [some](https://example.org/tea) awake.\n\n- Tea keeps you thin.\n"


def at(text: str, quote: str) -> Span:
    return Span(text.index(quote), text.index(quote) + len(quote))


def claim(text: str, quote: str, kind: str, source: ClaimSource | None = None, **more: Any) -> Claim:
    span = at(text, quote)
    reports = more.pop("reports", ())
    return Claim(Item(span, span, kind, source, **more), quote, f"{kind}{span.start}", reports)


def sample() -> list[FileResult]:
    full = file_of("full.md", TEXT, [])
    empty, unasked = (file_of(f"{name}.md", f"# {name}\n", []) for name in ("Empty", "Unasked"))
    url = "https://example.org/tea"
    link = ClaimSource("link", "some", "in the sentence", at(TEXT, f"[some]({url})"), url, "Lind A. Tea. 2020.")
    full.claims = [
        claim(TEXT, "Naps *ease* stress", "effect", hedged=True, reports=(("promo/cure-claim", Severity.ERROR),)),
        claim(TEXT, f"Tea keeps [some]({url}) awake", "effect", link),
        claim(TEXT, "Tea keeps you thin", "effect", ClaimSource("footnote", "[^1]", "around"), negated=True),
    ]
    empty.claims = []
    return [full, empty, unasked]


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.html"
    path.write_bytes(reporters.render(RunResult(files=sample()), "html").encode())
    return path


@pytest.mark.browser
class TestEvidenceMap:
    def test_rows_lead_to_their_words_in_the_text(self, browser: Any, report: Path) -> None:
        view = Opened(browser, report, "#a1-article")
        rows = view.page.locator(".claims tbody tr")
        assert rows.count() == 3
        rows.nth(0).locator("td a").first.click()
        assert view.page.evaluate("document.querySelector(':target').textContent") == "Naps "
        assert view.page.locator(".place.now").all_text_contents() == ["Naps ", "ease", " stress"]
        rows.nth(1).get_by_text("in the text").click()
        assert view.page.evaluate("document.querySelector(':target').textContent") == "some"
        assert rows.nth(1).locator("a[href='https://example.org/tea']").count() == 1
        assert "Lind A. Tea. 2020." in rows.nth(1).inner_text()
        assert "no source" in rows.nth(0).inner_text() and "promo/cure-claim" in rows.nth(0).inner_text()
        assert "hedged" in rows.nth(0).inner_text() and "denied" in rows.nth(2).inner_text()
        ids = view.page.eval_on_selector_all("[id]", "all => all.map(e => e.id)")
        anchors = view.page.eval_on_selector_all("a[href^='#']", "all => all.map(a => a.hash.slice(1))")
        assert len(ids) == len(set(ids)) and set(anchors) <= set(ids)
        assert view.noise == []
        view.page.context.close()

    def test_the_keyboard_filters_what_has_a_source(self, browser: Any, report: Path) -> None:
        page = Opened(browser, report, "#a1-article").page
        page.locator("input[data-unsourced]").focus()
        page.keyboard.press("Space")
        assert page.locator(".claims tbody tr:not([hidden])").count() == 1
        assert page.locator(".listed").inner_text() == "1"
        page.keyboard.press("Space")
        assert page.locator(".claims tbody tr:not([hidden])").count() == 3
        page.context.close()

    def test_an_article_without_claims_says_so_and_one_never_asked_says_nothing(
        self,
        browser: Any,
        report: Path,
    ) -> None:
        page = Opened(browser, report, "#a1-article").page
        parts = page.locator(".claims").all_inner_texts()
        assert len(parts) == 2
        assert "3 claims, 2 with a source, 1 without, 1 reported by rules" in parts[0]
        assert "no claims" in parts[1]
        page.context.close()

    def test_it_prints_whole(self, browser: Any, report: Path) -> None:
        page = Opened(browser, report, "#a1-article").page
        page.emulate_media(media="print")
        assert page.locator(".claims .pick").is_hidden()
        assert page.locator(".claims table").is_visible()
        page.context.close()

    @pytest.mark.parametrize(("scheme", "width"), [("dark", 390), ("light", 1280)])
    def test_axe_finds_nothing_and_a_phone_never_scrolls_sideways(
        self,
        browser: Any,
        report: Path,
        scheme: str,
        width: int,
    ) -> None:
        axe = pytest.importorskip("axe_playwright_python.sync_playwright")
        view = Opened(browser, report, color_scheme=scheme, viewport={"width": width, "height": 900})
        assert view.page.evaluate("document.documentElement.scrollWidth") <= width
        found = axe.Axe().run(view.page).response["violations"]
        assert [(item["id"], [node["html"] for node in item["nodes"]][:3]) for item in found] == []
        view.page.context.close()

    def test_hostile_claims_are_inert(self, browser: Any, tmp_path: Path) -> None:
        file = file_of("a.md", HOSTILE, [])
        bad = ClaimSource("<b>", "<img src=x onerror=alert(1)>", "“", at(HOSTILE, "click me"), "javascript:alert(2)")
        file.claims = [claim(HOSTILE, "there </script><script>alert(3)</script>", "<script>alert(4)</script>", bad)]
        path = tmp_path / "report.html"
        path.write_bytes(reporters.render(RunResult(files=[file]), "html").encode())
        view = Opened(browser, path)
        view.page.wait_for_timeout(200)
        assert view.page.locator("script:not([type])").count() == 1
        assert view.page.locator("img, [href^='javascript' i], [onerror]").count() == 0
        assert view.noise == [] and view.requests == [path.as_uri()]
        view.page.context.close()
