"""How long does a writer wait? One changed article among many, as a commit hook and as a check of all see it.

    python benchmarks/hook.py FOLDER [--files 500] [--command healthlint] [--tries 7]

FOLDER holds articles; copies of them, no two of the same text, go into a temporary folder. Printed are wall and CPU
seconds (the least of the tries) of

- the hook on the changed article alone, nothing kept and kept from before,
- the whole repository, nothing kept, then with one article changed.
"""

from __future__ import annotations

import argparse
import os
import resource
import shlex
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

SUFFIXES = {".md", ".txt", ".html"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--files", type=int, default=500)
    parser.add_argument("--command", default="healthlint")
    parser.add_argument("--tries", type=int, default=7)
    options = parser.parse_args()
    command = shlex.split(options.command)
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        articles = copies(options.folder, root / "articles", options.files)
        changed = articles[len(articles) // 2]
        cache = ["--cache-dir", str(root / "cache")]
        hook = [*command, "check", "--fail-on", "warning"]

        def touch(number: int) -> None:
            changed.write_text(f"{changed.read_text(encoding='utf-8')}\nLine {number} is new.\n", encoding="utf-8")

        print(f"{len(articles)} articles, {sum(path.stat().st_size for path in articles) / 1e6:.1f} MB")
        report("hook, nothing kept", options.tries, [*hook, "--no-cache", str(changed)])
        report("all, nothing kept", 1, [*hook, *cache, str(root / "articles")])
        report("all, nothing changed", options.tries, [*hook, *cache, str(root / "articles")])
        report("all, one changed", options.tries, [*hook, *cache, str(root / "articles")], touch)
        report("hook, changed before each", options.tries, [*hook, *cache, str(changed)], touch)
        report("hook, kept", options.tries, [*hook, *cache, str(changed)])


def copies(source: Path, target: Path, count: int) -> list[Path]:
    """``count`` articles below ``target``, no two of the same text."""
    found = sorted(path for path in source.rglob("*") if path.suffix in SUFFIXES and path.stat().st_size > 500)
    if not found:
        sys.exit(f"{source}: no articles")
    target.mkdir(parents=True)
    made = []
    for number in range(count):
        path = found[number % len(found)]
        text = path.read_text(encoding="utf-8")
        made.append(target / f"{number:05}{path.suffix}")
        made[-1].write_text(f"{text}\nCopy {number} of this article.\n", encoding="utf-8")
    return made


def report(name: str, tries: int, command: list[str], before: Callable[[int], None] = lambda _: None) -> None:
    """Run a command and print the least wall and CPU seconds of it."""
    best = []
    for number in range(tries):
        before(number)
        used = _children()
        started = time.perf_counter()
        done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
        best.append((time.perf_counter() - started, _children() - used))
        if done.returncode not in (0, 1):
            sys.exit(f"{shlex.join(command)}: {done.stderr.decode(errors='replace')}")
    print(f"{name:26} {min(wall for wall, _ in best):7.3f} s wall {min(cpu for _, cpu in best):7.3f} s CPU", flush=True)


def _children() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


if __name__ == "__main__":
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    main()
