"""healthlint beside other linters of prose: CPU time, findings on clean text, planted defects and near misses.

python benchmarks/peers.py CLEAN_FOLDER [--styles FOLDER] [--command healthlint] [--vale vale] [--proselint proselint]
                           [--nabokov nabokov] [--per-kind 5] [--seed 1] [--runs 3]

Takes whichever of the programs are there. --styles is a folder of Vale's styles (`vale sync` fetches them); all in it
are used together. Each reads the same files and does the same work: nothing kept, its findings written as JSON.

- time: CPU seconds, of children too, the median of the runs, over the folder and over one file of a megabyte of it;
- clean: findings for 10,000 words of the folder as it is;
- defects: planted ones (see planting/run.py; open bank, faults of a place) of which a word lies in some finding;
- near misses: correct sentences that look like defects, marked likewise. A program that marks much hits both alike.

nabokov needs its model (`nabokov download-model`). Never part of the tests.
"""

import argparse
import json
import random
import shlex
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))

from planting.answer import Answer, Hit, read_answer
from planting.banks import load_banks, load_kinds
from planting.hosts import articles, load_hosts
from planting.plan import plan
from planting.plant import Copy
from planting.run import choose, write
from planting.score import overlaps
from speed import cost, megabyte

Place = tuple[int, int]
Read = Callable[[Any], dict[str, list[tuple[int, int, int, int] | Place]]]


@dataclass(frozen=True)
class Peer:
    """A program, how it is called on a folder, and how the places of its findings are read from its JSON.

    A place is a start and an end in code points, or line and column of start and of the end that is not part of it.
    """

    name: str
    command: list[str]
    read: Read


def of_vale(data: Any) -> dict[str, list[Any]]:
    """Line and the first and last column, from 1."""
    return {
        path: [(a["Line"], a["Span"][0], a["Line"], a["Span"][1] + 1) for a in alerts] for path, alerts in data.items()
    }


def of_proselint(data: Any) -> dict[str, list[Any]]:
    """Offsets from 1."""
    return {
        path.removeprefix("file://"): [(d["span"][0] - 1, d["span"][1] - 1) for d in entry.get("diagnostics", ())]
        for path, entry in data["result"].items()
    }


def of_nabokov(data: Any) -> dict[str, list[Any]]:
    """Lines and columns from 1; a finding on the whole text has none."""
    return {
        entry["path"]: [
            (d["line"], d["col"], d["end_line"] or d["line"], d["end_col"] or d["col"] + 1)
            for d in entry["diagnostics"]
            if d["line"]
        ]
        for entry in data
    }


def of_healthlint(data: Any) -> dict[str, list[Any]]:
    """Offsets from 0; suppressed findings are left out."""
    answer = read_answer(data, full_paths=True)
    return {path: [(hit.start, hit.end) for hit in hits] for path, hits in answer.hits.items()}


def peers(options: argparse.Namespace, scratch: Path) -> list[Peer]:
    """The programs that are there."""
    ours = [*shlex.split(options.command), "check", "--no-cache", "--fail-on", "never", "--format", "json"]
    found = [Peer("healthlint", ours, of_healthlint)]
    vale, proselint, nabokov = (shutil.which(getattr(options, name)) for name in ("vale", "proselint", "nabokov"))
    if vale and options.styles:
        styles = ", ".join(sorted(path.name for path in options.styles.iterdir() if any(path.glob("*.yml"))))
        ini = scratch / "vale.ini"
        top = f"StylesPath = {options.styles.resolve()}\nMinAlertLevel = suggestion\n"
        ini.write_text(f"{top}[*.{{md,txt,html}}]\nBasedOnStyles = {styles}\n")
        command = [vale, "--config", str(ini), "--no-exit", "--output", "JSON"]
        found.append(Peer(f"Vale ({styles})", command, of_vale))
    if proselint:
        found.append(Peer("proselint", [proselint, "check", "-o", "json"], of_proselint))
    if nabokov:
        found.append(Peer("nabokov --ai", [nabokov, "--ai", "--exit-zero", "--format", "json"], of_nabokov))
    return found


def places(peer: Peer, folder: Path) -> dict[str, list[Place]]:
    """Where a program has findings, in code points by the names of the files."""
    done = subprocess.run(
        [*peer.command, str(folder)], capture_output=True, text=True, encoding="utf-8", cwd=folder, check=False
    )
    if not done.stdout.strip().startswith(("{", "[")):
        raise SystemExit(f"{peer.name} ended with {done.returncode}:\n{done.stderr[-2000:]}")
    found: dict[str, list[Place]] = {}
    for path, rows in peer.read(json.loads(done.stdout)).items():
        text = Path(folder, path).read_bytes().decode("utf-8")
        starts = [0]
        for line in text.split("\n"):
            starts.append(starts[-1] + len(line) + 1)
        found[Path(path).name] = [row if len(row) == 2 else _offsets(row, starts) for row in rows]
    return found


def _offsets(row: tuple[int, int, int, int], starts: list[int]) -> Place:
    line, column, end_line, end_column = row
    return starts[line - 1] + column - 1, starts[end_line - 1] + end_column - 1


def planted(options: argparse.Namespace, near: bool) -> list[Copy]:
    """Copies with defects of a place, or with near misses."""
    kinds = load_kinds()
    queue = choose(load_banks("open"), near, options.per_kind, options.seed, "")
    local = [item for item in queue if kinds[item[0].kind].place != "document"]
    return plan(local, load_hosts(articles(options.folder)), kinds, random.Random(options.seed), "n" if near else "p")[
        0
    ]


def share(copies: list[Copy], found: dict[str, list[Place]]) -> tuple[int, int]:
    """How many of the plants some finding touches, and how many there are."""
    touched = total = 0
    for copy in copies:
        hits = [Hit("", "", start, end, 0, 0, "") for start, end in found.get(copy.name, ())]
        for plant in copy.plants:
            total += 1
            touched += any(overlaps(hit, span) for hit in hits for span in plant.spans)
    return touched, total


def seconds(peer: Peer, target: Path, runs: int) -> float:
    """The median of the CPU seconds of several runs."""
    return statistics.median(cost([*peer.command, str(target)]).cpu for _ in range(runs))


def main() -> int:
    """Print the table as Markdown."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--styles", type=Path)
    for name in ("healthlint", "vale", "proselint", "nabokov"):
        parser.add_argument("--command" if name == "healthlint" else f"--{name}", default=name)
    parser.add_argument("--per-kind", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    options.folder = options.folder.resolve()
    defects, misses = planted(options, near=False), planted(options, near=True)
    print("| program | CPU s, folder | CPU s, 1 MB | findings / 10,000 words | defects marked | near misses marked |")
    print("| --- | --- | --- | --- | --- | --- |")
    with tempfile.TemporaryDirectory(prefix="peers-") as name:
        scratch = Path(name)
        write(defects, scratch / "defects")
        write(misses, scratch / "near")
        clean = scratch / "clean"
        clean.mkdir()
        for number, path in enumerate(articles(options.folder)):
            shutil.copyfile(path, clean / f"t-{number:04d}{path.suffix}")
        megabyte(clean, scratch / "big.md")
        answer: Answer | None = None
        for peer in peers(options, scratch):
            if answer is None:
                done = subprocess.run([*peer.command, str(clean)], capture_output=True, text=True, check=False)
                answer = read_answer(json.loads(done.stdout))
            times = [seconds(peer, target, options.runs) for target in (clean, scratch / "big.md")]
            rate = 10_000 * sum(map(len, places(peer, clean).values())) / sum(answer.words.values())
            marked = [
                f"{touched} of {total} ({touched / total:.0%})"
                for copies, part in ((defects, "defects"), (misses, "near"))
                for touched, total in [share(copies, places(peer, scratch / part))]
            ]
            cells = [peer.name, *(f"{value:.1f}" for value in times), f"{rate:.1f}", *marked]
            print(f"| {' | '.join(cells)} |", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
