"""What several tests share: documents from text, runs in process, the command as a user starts it, a browser."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck
from hypothesis import settings as property_settings

from healthlint.config import Settings
from healthlint.document import Document
from healthlint.pack import Pack, load_packs
from healthlint.readers import Source, parse
from healthlint.result import RunResult
from healthlint.runner import Input, Runner

# a busy machine makes nothing wrong
property_settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
property_settings.load_profile("patient")

CHROMIUM = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))
QUIET = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")
Command = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="session")
def packs() -> list[Pack]:
    return load_packs()


@pytest.fixture
def read() -> Callable[..., Document]:
    def read_text(text: str, name: str = "a.md") -> Document:
        return parse(name, Source(text))

    return read_text


@pytest.fixture
def lint(packs: list[Pack]) -> Callable[..., RunResult]:
    """Check a text in process; by default with the text lane only."""

    def lint_text(text: str, name: str = "a.md", **settings: object) -> RunResult:
        chosen = Settings(**{"lanes": ("text",), **settings})  # type: ignore[arg-type]
        return Runner(chosen, packs).run([Input(name, Source(text))])

    return lint_text


@pytest.fixture
def healthlint(tmp_path: Path) -> Command:
    """Run the command in an empty folder, as a user would."""

    def run(*args: str, stdin: bytes | None = None, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "healthlint", *args]
        done = subprocess.run(command, input=stdin, cwd=cwd or tmp_path, capture_output=True, timeout=60, check=False)
        out, err = done.stdout.decode(), done.stderr.decode()
        assert "Traceback" not in err, err
        return subprocess.CompletedProcess(command, done.returncode, out, err)

    return run


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Chromium; absent it is a reason to skip, but not on the build server."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        sync_playwright = None  # type: ignore[assignment]
    if sync_playwright is None or not CHROMIUM.exists():
        if os.environ.get("CI") == "true":
            pytest.fail("playwright and Chromium are needed on the build server")
        pytest.skip(f"needs playwright and {CHROMIUM}")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=str(CHROMIUM), args=[*QUIET, "--disable-sync", "--no-first-run"]
        )
        yield chromium
        chromium.close()
