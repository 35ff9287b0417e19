"""How large the review report on many articles is, how long its making takes, and how soon a browser paints it.

python benchmarks/report.py [--articles 500] [--keep FILE.html]

The articles are those of ``fixtures/articles`` again and again under other names. Time is CPU time of this process
beyond checking; the browser is Chromium by Playwright, where both are there.
"""

from __future__ import annotations

import argparse
import gc
import os
import tempfile
import time
from pathlib import Path

from healthlint import reporters
from healthlint.config import Settings
from healthlint.pack import load_packs
from healthlint.readers import Input, read_source
from healthlint.result import RunResult
from healthlint.runner import Runner

ROOT = Path(__file__).parent.parent
CHROMIUM = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))
PAINT = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime"


def checked(number: int) -> RunResult:
    """A result of ``number`` articles."""
    paths = sorted(path for path in (ROOT / "fixtures" / "articles").glob("*/article.*"))
    runner = Runner(Settings(lanes=("text", "metrics")), load_packs(), claims=True, scorecard=True)
    inputs = []
    for n in range(number):
        path = paths[n % len(paths)]
        inputs.append(Input(f"articles/{n:03}-{path.parent.name}{path.suffix}", read_source(str(path))))
    return runner.run(inputs)


def first_paint(path: Path) -> float | None:
    """Milliseconds until a browser paints the page; none without a browser. The better of two."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        return None
    if not CHROMIUM.exists():
        return None
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        times = []
        for _ in range(2):
            page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
            page.goto(path.as_uri())
            while (found := page.evaluate(PAINT)) is None:
                page.wait_for_timeout(50)
            times.append(float(found))
        browser.close()
    return min(times)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=500)
    parser.add_argument("--keep", type=Path, metavar="FILE.html")
    options = parser.parse_args()
    gc.set_threshold(50_000, 50, 100)  # as the command does
    started = time.process_time()
    result = checked(options.articles)
    checking = time.process_time() - started
    number, findings = options.articles, result.counts().total()
    times = []
    for _ in range(3):
        started = time.process_time()
        data = reporters.encoded(result, "html")
        times.append(time.process_time() - started)
    path = options.keep or Path(tempfile.mkdtemp()) / "report.html"
    path.write_bytes(data)
    print(f"{number} articles, {findings:,} findings, checked in {checking / number * 1000:.1f} ms each")
    print(f"size: {len(data) / 1e6:.1f} MB")
    print(f"making: {min(times) / number * 1000:.2f} ms an article (first time {times[0] / number * 1000:.2f})")
    paint = first_paint(path)
    print(f"first paint: {paint:.0f} ms" if paint is not None else "first paint: no browser")


if __name__ == "__main__":
    main()
