"""Time the command as a whole process: one article, a megabyte of prose, a folder in one process and two, and again.

usage: python benchmarks/speed.py ARTICLE FOLDER [--command healthlint] [--runs 10] [--readers]

ARTICLE is one file; the files of FOLDER are joined and repeated to a megabyte. Printed are medians of wall clock for
the article and of CPU seconds, kilobytes a CPU second and peak memory for the megabyte; before them what each reader
makes of the folder's files. The folder is checked with a cache of its own: cold in one process and in two, then as it
is known, and with one article changed. Never part of the tests.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from healthlint.files import find_files
from healthlint.readers import ReadError, Source, format_of, parse, read_source

MEGABYTE = 1_000_000
SUFFIX = {"markdown": "md", "html": "html", "plain": "txt"}
COLD = ("check", "--no-cache", "--fail-on", "never")
TEXT = (*COLD, "--lanes", "text")
PARSE = (*COLD, "--lanes", "text,parse")
DEFAULT = COLD


@dataclass(frozen=True, slots=True)
class Cost:
    """Wall and CPU seconds of a process, and its peak memory in megabytes."""

    wall: float
    cpu: float
    memory: float


def cost(command: list[str]) -> Cost:
    """Run a command to its end and read the operating system's account of it."""
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - started
    if process.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def median(command: list[str], runs: int) -> Cost:
    """The median of each figure over several runs after a warm-up."""
    cost(command)
    costs = [cost(command) for _ in range(runs)]
    return Cost(*(statistics.median(getattr(item, name) for item in costs) for name in ("wall", "cpu", "memory")))


def megabyte(folder: Path, target: Path) -> None:
    """A megabyte of Markdown from the folder's files."""
    text = "\n\n".join(Path(path).read_text(encoding="utf-8") for path in find_files([str(folder)]))
    target.write_bytes(
        (text * (1 + MEGABYTE // max(1, len(text)))).encode()[:MEGABYTE].decode(errors="ignore").encode()
    )


def reader_rate(text: str, name: str) -> float:
    """Megabytes a CPU second from text to blocks, the best of three."""
    seconds = []
    for _ in range(3):
        started = time.process_time()
        parse(name, Source(text))
        seconds.append(time.process_time() - started)
    return len(text.encode()) / 1e6 / min(seconds)


def readers(folder: Path) -> None:
    """Print the rate of each reader of text over the folder's files of its kind, repeated to a megabyte at least."""
    texts: dict[str, list[str]] = {}
    for path in find_files([str(folder)]):
        if format_of(path) != "docx":
            with suppress(ReadError):
                texts.setdefault(format_of(path), []).append(read_source(path).text)
    for kind, found in sorted(texts.items()):
        text = "\n\n".join(found)
        text *= 1 + MEGABYTE // max(1, len(text))
        print(f"{kind} to blocks: {reader_rate(text, f'a.{SUFFIX[kind]}'):.1f} MB/s over {len(found)} files")


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("article", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--command", default=shutil.which("healthlint") or "healthlint")
    parser.add_argument("--readers", action="store_true", help="only the readers")
    parser.add_argument("--runs", type=int, default=10)
    args = parser.parse_args()
    readers(args.folder)
    if args.readers:
        return 0
    size = args.article.stat().st_size / 1000
    print(f"--version: {median([args.command, '--version'], args.runs).wall * 1000:.0f} ms")
    for name, lanes in [("text lane", TEXT), ("with parse rules", PARSE), ("all default lanes", DEFAULT)]:
        found = median([args.command, *lanes, str(args.article)], args.runs)
        print(f"one article of {size:.0f} kB, {name}: {found.wall * 1000:.0f} ms, {found.memory:.0f} MB")
    with tempfile.TemporaryDirectory() as scratch:
        big = Path(scratch, "big.md")
        megabyte(args.folder, big)
        for name, lanes in [("text lane", TEXT), ("with parse rules", PARSE), ("all default lanes", DEFAULT)]:
            found = median([args.command, *lanes, str(big)], max(1, args.runs // 3))
            rate = big.stat().st_size / 1000 / found.cpu
            print(f"1 MB, {name}: {found.cpu:.1f} s CPU, {rate:.0f} kB/s, {found.memory:.0f} MB")
        folder_costs(args.command, args.folder, Path(scratch))
    return 0


def folder_costs(command: str, folder: Path, scratch: Path) -> None:
    """Print the wall clock of runs over a folder."""
    copy = scratch / "articles"
    shutil.copytree(folder, copy)
    count = len(list(find_files([str(copy)])))
    one, two = (cost([command, *COLD, "--jobs", jobs, str(copy)]) for jobs in ("1", "2"))
    print(
        f"{count} files, one process: {one.wall:.1f} s; two: {two.wall:.1f} s, {one.wall / two.wall:.2f} times as fast"
    )
    kept = [command, "check", "--fail-on", "never", "--cache-dir", str(scratch / "kept"), str(copy)]
    known = median(kept, 3)
    print(f"{count} files that are known: {known.wall:.2f} s")
    changed = Path(next(find_files([str(copy)])))
    changed.write_text(changed.read_text(encoding="utf-8") + "\nOne more sentence.\n", encoding="utf-8")
    print(f"{count} files, one changed: {cost(kept).wall:.2f} s")


if __name__ == "__main__":
    sys.exit(main())
