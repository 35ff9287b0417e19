"""The review report in a real browser: marks and list agree, filters, ticks, nothing leaves the page, nothing runs."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from report_samples import HOSTILE, RULES, Opened, file_of, find, sample, swap

from healthlint import reporters
from healthlint.filters.baseline import read_decisions
from healthlint.filters.comparison import compare
from healthlint.reporters.html import IN_PLACE
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


def pages_of(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


@pytest.fixture
def opened(browser: Any, report: Path) -> Iterator[Opened]:
    view = Opened(browser, report, "#a1-article", viewport={"width": 1280, "height": 900})
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
            "all => all.map(a => [a.hash.slice(1), a.closest('li').id, a.closest('li').className.split(' ')[1]])",
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
        for _ in range(40):
            page.wait_for_timeout(50)
            if page.evaluate(f"{box}.top > 0 && {box}.bottom < innerHeight"):
                break
        apart = page.evaluate(
            """() => {
              const top = (id) => document.getElementById(id).getBoundingClientRect().top;
              const marks = [...document.querySelectorAll("mark[id]")];
              const read = marks.find(mark => mark.getBoundingClientRect().bottom > innerHeight / 4);
              return top(read.id) - top(read.dataset.of);
            }"""
        )
        assert abs(apart) < 12
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
        assert page.locator("#a1-f6 .pair pre").inner_text() == "Drug | Dose\nOne | 1 mg and some more"
        assert page.locator("#a1-f6 th").all_inner_texts() == ["Drug", "Dose"]

    def test_sources_are_links_only_on_the_web(self, opened: Opened) -> None:
        page = opened.page
        page.click("#a1-f3 summary")
        assert page.get_attribute("#a1-f3 .sources a", "href") == "https://example.org/standard"
        page.click("#a1-f2 summary")
        assert page.inner_text("#a1-f2 .because p >> nth=0") == "Because <i>so</i>."
        assert page.locator("#a1-f2 .sources a").count() == 0
        assert page.locator("#a1-f2 .sources li").all_text_contents() == ["The <b>standard</b>"]

    def test_filters_hide_entries_and_marks(self, opened: Opened) -> None:
        page = opened.page
        page.uncheck("input[value=error]")
        assert page.locator(".finding.error:visible").count() == 0
        assert page.locator("#a1-m3 > .chip:visible").count() == 0
        assert (page.inner_text("#shown"), page.inner_text("#all")) == ("6", "7")
        page.click("text=Rule groups")
        page.click("#no-groups")
        assert page.locator(".finding:visible").count() == 0
        assert page.locator("#a1-text ~ .side .none").is_visible()
        page.check("input[value=style]")
        assert page.inner_text("#shown") == "4"

    def test_a_section_and_words_narrow_the_list(self, opened: Opened) -> None:
        page = opened.page
        assert page.locator("[data-sections] option").all_text_contents() == [
            "all", "Knee pain & you (3)", "· What helps (1)", "· · Sources (2)",
        ]  # fmt: skip
        page.select_option("[data-sections]", "2")
        assert page.locator(".side .finding:visible").count() == 1
        page.select_option("[data-sections]", "")
        page.fill("#find", "5.0 MG")
        assert page.locator(".side .finding:visible").evaluate_all("all => all.map(li => li.id)") == ["a1-f2", "a1-f3"]

    def test_decisions_survive_a_reload_and_are_exported(self, opened: Opened, tmp_path: Path) -> None:
        page = opened.page
        page.click("#a1-f3 [value=accept]")
        page.click("#a1-f4 [value=reject]")
        page.fill("#a1-f4 .reason", "a quotation")
        page.click("#a1-f5 [value=accept]")
        page.click("#a1-f5 [value=accept]")
        assert kept(page, "document.querySelectorAll('.decide [aria-pressed=true]').length === 2")
        assert page.input_value("#a1-f4 .reason") == "a quotation"
        assert page.inner_text("#decided") == "2"
        with page.expect_download() as download:
            page.click("#export")
        path = tmp_path / "decisions.json"
        download.value.save_as(path)
        data = json.loads(path.read_text(encoding="utf-8"))
        schema = Path(__file__).parent.parent / "docs" / "schema" / "decisions.schema.json"
        jsonschema.validate(data, json.loads(schema.read_text(encoding="utf-8")))
        found = {d.fingerprint: d for d in sample().files[0].diagnostics}
        assert [(line["decision"], line["reason"]) for line in data["decisions"]] == [
            ("accept", ""), ("reject", "a quotation"),
        ]  # fmt: skip
        assert [found[line["fingerprint"]].rule_id for line in data["decisions"]] == ["dose/zero", "style/word"]
        assert [line.reason for line in read_decisions(path)] == ["", "a quotation"]
        page.evaluate("localStorage.clear()")
        page.reload()
        assert page.inner_text("#decided") == "0"
        page.set_input_files("#load input", path)
        page.wait_for_selector("#a1-f4.rejected")
        assert page.inner_text("#decided") == "2"
        page.check("#hide-decided")
        assert not page.is_visible("#a1-f3")

    def test_the_keyboard_alone_is_enough(self, opened: Opened) -> None:
        page = opened.page
        focus = "document.activeElement.id"
        keys = page.keyboard
        keys.press("j")
        keys.press("j")
        keys.press("j")
        assert page.evaluate(focus) == "a1-f3"
        mark = "document.getElementById('a1-m3').getBoundingClientRect().top"
        assert abs(page.evaluate(f"{mark} - document.getElementById('a1-f3').getBoundingClientRect().top")) < 60
        keys.press("a")
        assert page.locator("#a1-f3.accepted").count() == 1
        keys.press("k")
        keys.press("r")
        keys.type("jar")
        keys.press("Enter")
        assert page.evaluate(focus) == "a1-f2"
        assert page.input_value("#a1-f2 .reason") == "jar"
        keys.press("/")
        assert page.evaluate(focus) == "find"
        keys.press("Escape")
        keys.press("?")
        assert page.locator("#help").is_visible()
        keys.press("Escape")
        assert not page.locator("#help").is_visible()
        keys.press("n")
        page.wait_for_selector("#a2-article:visible")
        keys.press("o")
        page.wait_for_selector("#articles:visible")
        keys.press("j")
        assert page.evaluate("document.activeElement.hash") == "#a2-article"
        keys.press("?")
        page.uncheck("#with-keys")
        keys.press("Escape")
        keys.press("n")
        page.wait_for_timeout(50)
        assert page.evaluate("location.hash") == "#overview"

    def test_skip_link_and_focus_are_seen(self, opened: Opened) -> None:
        page = opened.page
        page.evaluate("document.activeElement.blur()")
        page.focus(".skip")
        assert page.evaluate("document.querySelector('.skip').getBoundingClientRect().left") >= 0
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "main"
        page.focus("#export")
        page.keyboard.press("Tab")
        assert page.evaluate("getComputedStyle(document.getElementById('load')).outlineStyle") == "solid"

    def test_the_overview_is_worst_first_and_sortable(self, opened: Opened) -> None:
        page = opened.page
        page.click(".review.now .steps >> text=Overview")
        names = page.locator("#articles tbody .path")
        assert names.all_inner_texts() == ["hip.md", "knee.md", "ok.md"]
        page.click("#articles th >> text=Warnings")
        assert names.all_inner_texts()[0] == "knee.md"
        page.click("#articles th >> text=Warnings")
        assert names.all_inner_texts()[-1] == "knee.md"
        page.focus("#articles th:nth-child(1) button")
        page.keyboard.press("Enter")
        assert names.all_inner_texts() == ["ok.md", "hip.md", "knee.md"]
        page.fill("#find", "knee")
        assert page.locator("#articles tbody tr:visible").count() == 1
        assert page.locator(".chart tr").count() == 4
        assert page.locator("#articles .decided").all_inner_texts() == ["–", "0 of 2", "0 of 7"]

    def test_one_article_is_shown_at_a_time(self, opened: Opened) -> None:
        page = opened.page
        assert page.locator(".review:visible").count() == 1
        page.click(".review.now .steps >> text=Next")
        page.wait_for_selector("#a2-article:visible")
        assert page.locator(".review:visible, .overview:visible").count() == 1
        page.go_back()
        page.wait_for_selector("#a1-article:visible")

    def test_it_prints(self, opened: Opened) -> None:
        page = opened.page
        one = pages_of(page.pdf())
        page.evaluate("location.hash = 'overview'")
        page.wait_for_selector("#articles:visible")
        assert pages_of(page.pdf()) > one

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
        for place in ("overview", "a1-article"):
            view.page.evaluate(f"location.hash = '{place}'")
            view.page.wait_for_timeout(50)
            view.page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
            for width in (390, 320):
                view.page.set_viewport_size({"width": width, "height": 844})
                assert view.page.evaluate("document.documentElement.scrollWidth") <= width
        view.page.context.close()

    @pytest.mark.parametrize(("scheme", "width"), [("dark", 390), ("light", 1280), ("dark", 1280)])
    def test_axe_finds_nothing(self, browser: Any, report: Path, scheme: str, width: int) -> None:
        axe = pytest.importorskip("axe_playwright_python.sync_playwright")
        view = Opened(browser, report, color_scheme=scheme, viewport={"width": width, "height": 900})
        for place in ("overview", "a1-article"):
            view.page.evaluate(f"location.hash = '{place}'")
            view.page.wait_for_timeout(50)
            view.page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
            view.page.evaluate("document.querySelectorAll('[value=accept]')[0].click()")
            found = axe.Axe().run(view.page).response["violations"]
            assert [(item["id"], [node["html"] for node in item["nodes"]][:3]) for item in found] == []
        view.page.context.close()

    def test_a_hostile_article_is_inert(self, browser: Any, tmp_path: Path) -> None:
        path, name = tmp_path / "report.html", "<img src=x onerror=alert(9)>.md"
        diagnostics = [find(HOSTILE, "click me", "style/word"), find(HOSTILE, "alert(3)", "dose/zero")]
        diagnostics.append(find(HOSTILE, "there", "style/word", swap(HOSTILE, "there", "<script>alert(10)</script>")))
        result = RunResult(files=[file_of(name, HOSTILE, diagnostics)] * 2, rules=RULES)
        path.write_bytes(reporters.render(result, "html").encode())
        view = Opened(browser, path, "#a1-article")
        view.page.wait_for_timeout(200)
        assert view.page.locator("script:not([type])").count() == 1
        assert (
            view.page.locator("img, iframe, svg:not(.bar, .dots), [href^='javascript' i], [onerror], [onload]").count()
            == 0
        )
        assert "alert(1)" in view.page.inner_text("#a1-article")
        assert view.requests == [path.as_uri()]
        assert view.noise == []
        view.page.context.close()

    def test_a_long_report_is_packed_and_inert(self, browser: Any, tmp_path: Path) -> None:
        path = tmp_path / "report.html"
        diagnostics = [find(HOSTILE, "click me", "style/word"), find(HOSTILE, "alert(3)", "dose/zero")]
        files = [file_of(f"{number}.md", HOSTILE, diagnostics) for number in range(IN_PLACE + 1)]
        path.write_bytes(reporters.render(RunResult(files=files, rules=RULES), "html").encode())
        view = Opened(browser, path)
        page = view.page
        assert page.locator(".finding").count() == 0
        assert page.inner_text("#all") == "26"
        page.click("#articles tbody tr:nth-child(3) a")
        page.wait_for_selector(".finding:visible")
        assert page.locator(".finding").count() == 2
        assert page.locator("img, iframe, [href^='javascript' i], [onerror], [onload]").count() == 0
        page.keyboard.press("j")
        page.keyboard.press("a")
        page.evaluate("location.hash = 'overview'")
        page.wait_for_selector("#articles:visible")
        assert page.inner_text("#articles tbody tr:nth-child(3) .decided") == "1 of 2"
        page.evaluate("window.print = () => { document.title = 'printed'; }")
        page.click("#print")
        page.wait_for_timeout(500)
        assert page.title() == "printed"
        assert page.locator(".finding").count() == 26
        assert view.requests == [path.as_uri()]
        assert view.noise == []
        page.context.close()

    def test_without_a_script_all_is_there(self, browser: Any, report: Path) -> None:
        view = Opened(browser, report, java_script_enabled=False)
        assert view.page.locator(".finding:visible").count() == 9
        assert view.page.locator(".tools:visible").count() == 0
        view.page.context.close()

    def test_what_is_solved_and_new_is_seen(self, browser: Any, tmp_path: Path) -> None:
        path = tmp_path / "report.html"
        old, new = "# Hip\n\nTake 7.0 mg, 8.0 mg.\n", "# Hip\n\nTake 7.0 mg and 9.0 mg.\n"
        before = file_of("hip.md", old, [find(old, "7.0 mg", "dose/zero"), find(old, "8.0 mg", "dose/zero")])
        now = file_of("hip.md", new, [find(new, "7.0 mg", "dose/zero"), find(new, "9.0 mg", "dose/zero")])
        result = RunResult(files=[now, file_of("ok.md", "# Fine\n", [])], rules=RULES)
        result.comparison = compare(result.files, {"hip.md": before}, "v1 <b>", ["gone.md"])
        path.write_bytes(reporters.render(result, "html").encode())
        page = Opened(browser, path).page
        assert "Against v1 <b>: 1 finding solved, 1 new, 1 still open, 1 new article" in page.inner_text(".overview")
        assert "gone.md" in page.inner_text(".overview")
        page.click("#articles tbody a >> nth=0")
        page.wait_for_selector("#a1-solved")
        assert page.locator("#a1-text ~ .side .state").all_inner_texts() == ["open", "new"]
        assert "About 8.0 mg." in page.inner_text(".solved")
        page.uncheck("input[value=open]")
        assert page.locator(".finding:visible .quote").all_inner_texts() == ["9.0 mg"]
        page.context.close()

    def test_a_script_from_elsewhere_is_refused(self, browser: Any, report: Path, tmp_path: Path) -> None:
        planted = tmp_path / "planted.html"
        hole = "<script>document.title = 'run'</script><p onclick='1' style='color:red'></p><img src='https://example.org/a.png'>"
        planted.write_text(report.read_text(encoding="utf-8").replace("<footer>", hole + "<footer>"), encoding="utf-8")
        view = Opened(browser, planted)
        assert view.page.title() == "Content review"
        assert len([line for line in view.noise if "Content Security Policy" in line]) >= 3
        view.page.context.close()
