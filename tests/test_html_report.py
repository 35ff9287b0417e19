"""The review report in a real browser: marks and list agree, filters, ticks, nothing leaves the page, nothing runs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from report_samples import HOSTILE, RULES, Opened, file_of, find, sample, swap

from healthlint import reporters
from healthlint.result import RunResult


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.html"
    path.write_bytes(reporters.render(sample(), "html").encode())
    return path


def kept(page: Any, condition: str) -> bool:
    """Whether a stored choice shows after a reload; a busy browser stores it late, and one that is lost never shows."""
    for _ in range(5):
        page.wait_for_timeout(300)
        page.reload()
        if page.evaluate(condition):
            return True
    return False


@pytest.fixture
def opened(browser: Any, report: Path) -> Iterator[Opened]:
    view = Opened(browser, report, viewport={"width": 1280, "height": 900})
    yield view
    assert view.requests == [report.as_uri()] * len(view.requests)
    assert view.noise == []
    view.page.context.close()


@pytest.mark.browser
class TestPage:
    def test_marks_and_list_correspond(self, opened: Opened) -> None:
        page = opened.page
        marks = page.eval_on_selector_all("mark[id]", "all => all.map(m => [m.id, m.dataset.of, m.className])")
        links = page.eval_on_selector_all(
            ".finding a.number",
            "all => all.map(a => [a.hash.slice(1), a.closest('li').id, a.closest('li').dataset.severity])",
        )
        assert sorted(marks) == sorted(links)
        assert len(links) == 8
        assert page.locator(".whole .finding").count() == 1
        anchors = page.eval_on_selector_all("a[href^='#']", "all => all.map(a => a.hash.slice(1))")
        ids = page.eval_on_selector_all("[id]", "all => all.map(e => e.id)")
        assert len(ids) == len(set(ids))
        assert set(anchors) <= set(ids)

    def test_marks_hold_the_words_of_their_findings(self, opened: Opened) -> None:
        words = opened.page.evaluate(
            """() => Object.fromEntries([...document.querySelectorAll("#a1-text ~ .side .finding")].map(li => [li.id,
            [...document.querySelectorAll(`mark[data-of="${li.id}"]`)].map(mark => {
              const copy = mark.cloneNode(true);
              copy.querySelectorAll(".chip").forEach(chip => chip.remove());
              return copy.textContent;
            }).join("")]))"""
        )
        assert words == {
            "a1-f2": "Take 5.0 mg a day of it",
            "a1-f3": "5.0 mg",
            "a1-f4": "a day of it. The knee",
            "a1-f5": "slowlyon",
            "a1-f6": "Drug | Dose One | 1 mg and some more",
            "a1-f7": "",
        }

    def test_a_mark_leads_to_its_entry_and_back(self, opened: Opened) -> None:
        page = opened.page
        page.click("#a1-m3 > .chip")
        assert page.evaluate("location.hash") == "#a1-f3"
        page.click("#a1-f3 a.number")
        assert page.evaluate("document.querySelector(':target').id") == "a1-m3"
        page.click("#a1-f3 .related a")
        assert page.evaluate("document.querySelector(':target').textContent") == "Walk"

    def test_the_list_follows_the_text(self, browser: Any, tmp_path: Path) -> None:
        text = "# Knees\n\n" + "".join(f"Take {n}.0 mg.\n\nA line to read.\n\n" for n in range(100, 180))
        found = [find(text, f"{n}.0 mg", "dose/zero") for n in range(100, 180)]
        path = tmp_path / "report.html"
        path.write_bytes(
            reporters.render(RunResult(files=[file_of("a.md", text, found)], rules=RULES), "html").encode()
        )
        page = Opened(browser, path, viewport={"width": 1280, "height": 700}).page
        assert not page.evaluate("document.getElementById('a1-f50').getBoundingClientRect().top < innerHeight")
        page.evaluate("document.getElementById('a1-m50').scrollIntoView({behavior: 'instant', block: 'start'})")
        box = "document.getElementById('a1-f50').getBoundingClientRect()"
        page.wait_for_function(f"{box}.top > 0 && {box}.bottom < innerHeight")
        page.context.close()

    def test_the_article_keeps_its_shape(self, opened: Opened) -> None:
        page = opened.page
        assert page.locator("#a1-text ul ul").count() == 1
        assert page.locator("#a1-text ol > li").count() == 2
        assert page.locator("#a1-text table th").all_inner_texts() == ["Drug", "Dose"]
        assert page.locator("#a1-text > blockquote").inner_text() == "Quoted words."
        assert page.locator("#a1-text pre").inner_text() == "a < b"
        assert page.locator("#a1-text p.note").inner_text() == "1 A note."
        levels = page.eval_on_selector_all("#a1-text :is(h4, h5, h6)", "all => all.map(h => h.tagName)")
        assert levels == ["H4", "H5", "H6"]

    def test_proposals_are_seen_as_changes_and_as_a_table(self, opened: Opened) -> None:
        page = opened.page
        assert page.locator("#a1-f3 del").inner_text() == "5.0 mg"
        assert page.locator("#a1-f3 ins").inner_text() == "5 mg"
        assert page.locator("#a1-f6 table tr").count() == 2
        assert page.locator("#a1-f6 th").all_inner_texts() == ["Drug", "Dose"]

    def test_sources_are_links_only_on_the_web(self, opened: Opened) -> None:
        page = opened.page
        assert page.get_attribute("#a1-f3 .sources a", "href") == "https://example.org/standard"
        assert page.locator("#a1-f2 .sources a").count() == 0
        assert page.locator("#a1-f2 .sources li").all_text_contents() == ["The <b>standard</b>"]

    def test_filters_hide_entries_and_marks(self, opened: Opened) -> None:
        page = opened.page
        page.uncheck("input[value=error]")
        assert page.locator(".finding.error:visible").count() == 0
        assert page.locator("#a1-m3 > .chip:visible").count() == 0
        assert page.inner_text("#shown") == "6"
        page.click("text=Rule groups")
        page.click("#no-groups")
        assert page.locator(".finding:visible").count() == 0
        page.check("input[value=style]")
        assert page.inner_text("#shown") == "4"
        assert page.locator("#a2-text ~ .side .none").is_visible()

    def test_a_tick_survives_a_reload(self, opened: Opened) -> None:
        page = opened.page
        page.check("#a1-f3 .done input")
        assert kept(page, "document.querySelector('#a1-f3 .done input').checked")
        assert page.locator(".done input:checked").count() == 1
        page.check("#hide-done")
        assert not page.is_visible("#a1-f3")

    def test_the_overview_is_worst_first_and_sortable(self, opened: Opened) -> None:
        page = opened.page
        names = page.locator("#articles tbody td:nth-child(2)")
        assert names.all_inner_texts() == ["hip.md", "knee.md", "ok.md"]
        page.click("#articles th >> text=Warnings")
        assert names.all_inner_texts()[0] == "knee.md"
        page.click("#articles th >> text=Warnings")
        assert names.all_inner_texts()[-1] == "knee.md"
        page.focus("#articles th:nth-child(2) button")
        page.keyboard.press("Enter")
        assert names.all_inner_texts() == ["hip.md", "knee.md", "ok.md"]

    def test_what_did_not_run_is_said(self, opened: Opened) -> None:
        words = opened.page.inner_text("footer")
        for part in (
            "style/parse",
            "install one",
            "gone.md: does not exist; check the path",
            "spacy 3.8.0",
            "1 finding suppressed",
        ):
            assert part in words

    def test_the_index_counts_findings_by_section(self, opened: Opened) -> None:
        lines = opened.page.locator("#a1-article").locator("xpath=..").locator(".index li").all_text_contents()
        assert [re.sub(r"\s+", " ", line).strip() for line in lines] == [
            "Knee pain & you 3 findings",
            "What helps 1 finding",
            "Sources 2 findings",
        ]

    def test_colours_follow_the_system_and_the_button(self, browser: Any, report: Path) -> None:
        colour = "getComputedStyle(document.body).backgroundColor"
        view = Opened(browser, report, color_scheme="dark")
        dark = view.page.evaluate(colour)
        view.page.emulate_media(media="print")
        assert view.page.evaluate(colour) == "rgb(251, 250, 247)"
        view.page.emulate_media(media="screen")
        view.page.click("#theme")
        light = view.page.evaluate(colour)
        assert (dark, light) == ("rgb(22, 25, 29)", "rgb(251, 250, 247)")
        assert kept(view.page, f"{colour} === '{light}'")
        view.page.context.close()

    def test_a_phone_never_scrolls_sideways(self, browser: Any, report: Path) -> None:
        view = Opened(browser, report, viewport={"width": 390, "height": 844})
        view.page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
        for width in (390, 320):
            view.page.set_viewport_size({"width": width, "height": 844})
            assert view.page.evaluate("document.documentElement.scrollWidth") <= width
        view.page.context.close()

    @pytest.mark.parametrize(("scheme", "width"), [("dark", 390), ("light", 1280), ("dark", 1280)])
    def test_axe_finds_nothing(self, browser: Any, report: Path, scheme: str, width: int) -> None:
        axe = pytest.importorskip("axe_playwright_python.sync_playwright")
        view = Opened(browser, report, color_scheme=scheme, viewport={"width": width, "height": 900})
        view.page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
        found = axe.Axe().run(view.page).response["violations"]
        assert [(item["id"], [node["html"] for node in item["nodes"]][:3]) for item in found] == []
        view.page.context.close()

    def test_a_hostile_article_is_inert(self, browser: Any, tmp_path: Path) -> None:
        path, name = tmp_path / "report.html", "<img src=x onerror=alert(9)>.md"
        diagnostics = [find(HOSTILE, "click me", "style/word"), find(HOSTILE, "alert(3)", "dose/zero")]
        diagnostics.append(find(HOSTILE, "there", "style/word", swap(HOSTILE, "there", "<script>alert(10)</script>")))
        result = RunResult(files=[file_of(name, HOSTILE, diagnostics)] * 2, rules=RULES)
        path.write_bytes(reporters.render(result, "html").encode())
        view = Opened(browser, path)
        view.page.wait_for_timeout(200)
        assert view.page.evaluate("document.scripts.length") == 1
        assert view.page.locator("img, iframe, svg:not(.bar), [href^='javascript' i], [onerror], [onload]").count() == 0
        assert "alert(1)" in view.page.inner_text("h2 >> nth=1")
        assert view.requests == [path.as_uri()]
        assert view.noise == []
        view.page.context.close()

    def test_a_script_from_elsewhere_is_refused(self, browser: Any, report: Path, tmp_path: Path) -> None:
        planted = tmp_path / "planted.html"
        hole = "<script>document.title = 'run'</script><p onclick='1' style='color:red'></p><img src='https://example.org/a.png'>"
        planted.write_text(report.read_text(encoding="utf-8").replace("<footer>", hole + "<footer>"), encoding="utf-8")
        view = Opened(browser, planted)
        assert view.page.title() == "Content review"
        assert len([line for line in view.noise if "Content Security Policy" in line]) >= 3
        view.page.context.close()
