"""How many checkable claims the inventory lists, of the right kind, and how many of what is no claim.

python benchmarks/inventory.py [FOLDER] [--list] [--sample N] [--seed S]

Labels: benchmarks/labels/inventory.jsonl, a sentence a row with its kind, or ``none``. A sentence is listed when any
claim of it is, and its kind is right when one of its claims has it. With a FOLDER of articles: claims per 1,000
words, the time that listing takes against checking, and with ``--sample`` so many claims drawn by chance, to be
judged by eye.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections import Counter
from pathlib import Path

from healthlint.config import Settings
from healthlint.files import find_files
from healthlint.pack import load_packs
from healthlint.readers import Source
from healthlint.result import RunResult
from healthlint.runner import Input, Runner

LABELS = Path(__file__).resolve().parent / "labels" / "inventory.jsonl"


def labelled(runner: Runner, show: bool) -> None:
    """Recall, precision and right kinds on the labelled sentences."""
    rows = [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()]
    counts, kinds = Counter[str](), Counter[str]()
    result = runner.run(Input(f"{number}.txt", Source(row["text"])) for number, row in enumerate(rows))
    assert not result.failures, result.failures
    for row, file in zip(rows, result.files, strict=True):
        found = [claim.item.kind for claim in file.claims or ()]
        wanted = row["kind"]
        if wanted == "none":
            outcome = "false alarm" if found else "silent"
        else:
            outcome = "missed" if not found else "right" if wanted in found else "other kind"
            kinds[f"{wanted} {'listed' if found else 'missed'}"] += 1
        counts[outcome] += 1
        if show and outcome in {"false alarm", "missed", "other kind"}:
            print(f"  {outcome:<11} {wanted:<11} {','.join(found):<12} {row['text']}")
    listed = counts["right"] + counts["other kind"]
    true = listed + counts["missed"]
    precise = listed / (listed + counts["false alarm"])
    print(f"{len(rows)} sentences: recall {listed / true:.3f}, precision {precise:.3f}, ", end="")
    print(
        f"right kind {counts['right'] / listed:.3f}; " + ", ".join(f"{name} {n}" for name, n in sorted(counts.items()))
    )


def timed(runner: Runner, paths: list[str]) -> tuple[RunResult, float]:
    """A run over files and the CPU seconds that it took."""
    started = time.process_time()
    result = runner.run(map(Input, paths))
    return result, time.process_time() - started


def article_rates(runner: Runner, plain: Runner, folder: str, size: int, seed: int) -> None:
    """Claims per 1,000 words, the cost against a check alone, and a sample."""
    paths = list(find_files([folder]))
    timed(plain, paths)
    _, checked = timed(plain, paths)
    result, listed = timed(runner, paths)
    claims = [(file, claim) for file in result.files for claim in file.claims or ()]
    words = sum(file.words for file in result.files)
    print(f"{len(paths)} files, {words:,} words: {1000 * len(claims) / words:.1f} claims per 1,000 words; ", end="")
    print(f"check {checked:.2f} s, with claims {listed:.2f} s ({listed / checked:.2f} times)")
    for kind, count in Counter(claim.item.kind for _, claim in claims).most_common():
        print(f"  {kind:<12} {count}")
    for file, claim in random.Random(seed).sample(claims, min(size, len(claims))):
        source = claim.item.source.kind if claim.item.source else "-"
        sentence = " ".join(claim.item.sentence.of(file.document.source).split())
        print(f"{claim.item.kind:<12} {source:<9} {' '.join(claim.quote.split())}\n    {sentence}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", nargs="?")
    parser.add_argument("--list", action="store_true", help="print what went wrong")
    parser.add_argument("--sample", type=int, default=0, metavar="N")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    settings, packs = Settings(lanes=("text",)), load_packs()
    runner = Runner(settings, packs, claims=True)
    labelled(runner, options.list)
    if options.folder:
        article_rates(runner, Runner(settings, packs), options.folder, options.sample, options.seed)


if __name__ == "__main__":
    main()
