"""Time from a keystroke to its diagnostics, through the language server as an editor drives it.

``python benchmarks/lsp.py FILE… [--keys N]``: opens each article, types N letters one at a time (each when those of the
last one came), says median and 95th percentile in milliseconds, debounce included.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from editor import Editor


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--keys", type=int, default=20)
    asked = parser.parse_args()
    times: list[float] = []
    with tempfile.TemporaryDirectory() as folder, Editor(Path(folder)) as editor:
        for file in asked.files:
            text = file.read_text(encoding="utf-8")
            uri = Path(folder, file.name).as_uri()
            started = time.perf_counter()
            editor.open(uri, text)
            opened = time.perf_counter() - started
            place = text.find(". ", len(text) // 2) + 2
            own = []
            for number in range(1, asked.keys + 1):
                typed = text[:place] + "Rest helps the knee to heal. "[:number] + text[place:]
                started = time.perf_counter()
                editor.change(uri, typed)
                own.append((time.perf_counter() - started) * 1000)
            times += own
            words = len(text.split())
            print(f"{file.name}: {words} words, opened {opened * 1000:.0f} ms, key {statistics.median(own):.0f} ms")
    print(f"median {statistics.median(times):.0f} ms, 95 % below {statistics.quantiles(times, n=20)[-1]:.0f} ms")


if __name__ == "__main__":
    main()
