"""The documentation: every page is made, every link leads somewhere, the site builds, and the tutorials hold."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest
from conftest import Command

from healthlint.pack import Pack

ROOT = Path(__file__).parent.parent
FENCE = re.compile(r"^( *)```.*?^\1```$|<pre>.*?</pre>|`[^`\n]+`", re.S | re.M)
LINK = re.compile(r"\]\(([^)\s]+)\)")


@pytest.fixture(scope="module")
def made() -> ModuleType:
    spec = importlib.util.spec_from_file_location("docs_pages", ROOT / "scripts" / "docs_pages.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def site(made: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the pages below build/docs, as ./scripts/docs makes them."""
    folder = tmp_path_factory.mktemp("site")
    made.build(folder / "build" / "docs")
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return folder


def test_every_rule_has_a_page_with_its_reason_and_its_sources(site: Path, packs: list[Pack]) -> None:
    overview = (site / "build/docs/rules/index.md").read_text()
    for pack in packs:
        for rule_id, (file, _) in pack.rules.items():
            page = (site / f"build/docs/rules/{rule_id}.md").read_text()
            assert file.rationale.strip() in page
            assert all(source.title in page for source in file.sources)
            assert f"]({rule_id}.md)" in overview


def test_every_link_leads_to_a_page_and_every_page_has_one(site: Path) -> None:
    pages = site / "build" / "docs"
    reached = {pages / name for name in re.findall(r": (\S+\.md)$", (site / "mkdocs.yml").read_text(), re.M)}
    for page in pages.rglob("*.md"):
        for target in LINK.findall(FENCE.sub("", page.read_text())):
            if "://" not in target and not target.startswith(("#", "mailto:")):
                path = Path(os.path.normpath(page.parent / target.partition("#")[0]))
                assert path.exists(), f"{page.relative_to(pages)}: {target}"
                reached.add(path)
    assert set(pages.rglob("*.md")) <= reached


def test_the_site_builds(site: Path) -> None:
    if importlib.util.find_spec("zensical") is None:
        pytest.skip("zensical is not installed (pip install zensical)")
    done = subprocess.run(
        [sys.executable, "-m", "zensical", "build", "--clean"], cwd=site, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "No issues found" in done.stdout + done.stderr
    page = (site / "build/site/rules/dose/trailing-zero/index.html").read_text()
    assert "<mark>" in page


def blocks(name: str, language: str) -> list[str]:
    """The code blocks of a tutorial in one language, without their indent."""
    text = (ROOT / "docs" / "tutorials" / name).read_text()
    found = re.findall(rf"^( *)```{language}\n(.*?)^\1```$", text, re.S | re.M)
    return [re.sub(rf"^{indent}", "", block, flags=re.M) for indent, block in found]


def test_the_writers_article_has_what_the_tutorial_mends(healthlint: Command, tmp_path: Path) -> None:
    (tmp_path / "knee.md").write_text(blocks("writer.md", "markdown")[0])
    out = healthlint("check", "knee.md").stdout
    for rule in ("evidence/stat-no-source", "wording/wrong-whether", "dose/trailing-zero", "promo/guarantee-claim"):
        assert rule in out


def test_the_authors_rule_passes_its_test(healthlint: Command, tmp_path: Path) -> None:
    pack = tmp_path / "house_rules"
    (pack / "house").mkdir(parents=True)
    for folder in (pack, pack / "house"):
        (folder / "__init__.py").write_text("")
    (pack / "house" / "clinic_name.yaml").write_text(blocks("rules.md", "yaml")[0])
    done = healthlint("test-rules", "house_rules")
    assert done.stdout == "1 rules passed, 0 failed\n", done.stdout + done.stderr


def test_the_editors_configuration_can_be_read(healthlint: Command, tmp_path: Path) -> None:
    (tmp_path / "house").mkdir()
    (tmp_path / "house" / "healthlint.toml").write_text("")
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "healthlint.toml").write_text(blocks("editor.md", "toml")[0])
    done = healthlint("config", "--show", "site/leaflets/flu.md")
    assert 'profile = "patient"' in done.stdout
