"""Planting bench.

python benchmarks/planting/run.py CLEAN_FOLDER [--bank open|held-out|all] [--per-kind N] [--seed S]
                                  [--command healthlint] [--json OUT] [--show missed|near|all] [--kind REGEX]
                                  [--mutate [--trained DOCUMENTS]]

Plants every kind of defect into clean articles, runs the linter once over the planted copies, once over the
untouched articles and once over copies with near misses, and prints recall per kind and rule, hits per 10,000
untouched words and the near misses that fired. `--show` prints texts of the open bank only; the held-out bank is
scored and never shown. The same seed and folder give the same copies.

`--mutate` makes the defects in sentences of the articles themselves and plants no templates; `--bank` then names the
articles, which are dealt to the two parts by their names.
"""

import argparse
import json
import random
import re
import shutil
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from planting.answer import Answer, run_command
from planting.banks import PARTS, Bank, Template, load_banks, load_kinds
from planting.hosts import articles, load_hosts
from planting.mutate import mutated
from planting.plan import pick, plan, plan_documents
from planting.plant import Copy
from planting.report import as_json, print_rates, print_tallies
from planting.score import score


def arguments(argv: list[str] | None = None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description="Plant defects in clean articles and count what is found.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--bank", choices=["open", "held-out", "all"], default="open")
    parser.add_argument("--per-kind", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--command", default="healthlint")
    parser.add_argument("--json", type=Path)
    parser.add_argument("--kind", default="", help="only kinds that match this regex")
    parser.add_argument("--show", choices=["missed", "near", "all"], help="print texts of the open bank")
    parser.add_argument("--mutate", action="store_true", help="change real sentences instead of planting templates")
    parser.add_argument("--trained", type=Path, help="with --mutate: leave out these documents of a training")
    parser.add_argument("--keep", type=Path, help="write the copies to this folder and keep them (open bank only)")
    return parser.parse_args(argv)


def choose(banks: list[Bank], near: bool, per_kind: int, seed: int, kind: str) -> list[tuple[Template, Bank]]:
    """Templates to plant, each with its bank."""
    queue = []
    for bank in banks:
        rng = random.Random(f"{seed}/{bank.name}/{near}")
        templates = [t for t in (bank.near if near else bank.defects) if re.search(kind, t.kind)]
        queue += [(template, bank) for template in pick(templates, per_kind, rng)]
    return queue


def write(copies: list[Copy], folder: Path) -> None:
    """Write copies byte for byte."""
    folder.mkdir(parents=True)
    for copy in copies:
        (folder / copy.name).write_bytes(copy.text.encode("utf-8"))


def make_copies(options: argparse.Namespace, banks: list[Bank], near: bool) -> tuple[list[Copy], list[Template]]:
    """Plan all copies of the defects or of the near misses."""
    kinds = load_kinds()
    hosts = load_hosts(articles(options.folder))
    queue = choose(banks, near, options.per_kind, options.seed, options.kind)
    rng = random.Random(f"{options.seed}/plan/{near}")
    document = [item for item in queue if kinds[item[0].kind].place == "document"]
    local = [item for item in queue if kinds[item[0].kind].place != "document"]
    prefix = "n" if near else "p"
    copies, left = plan(local, hosts, kinds, rng, prefix)
    return copies + plan_documents(document, hosts, rng, prefix + "d"), left


def copy_twins(options: argparse.Namespace, folder: Path) -> None:
    """Copy the untouched articles, bytes as they are, under names that cannot collide."""
    folder.mkdir(parents=True)
    for number, path in enumerate(articles(options.folder)):
        shutil.copyfile(path, folder / f"t-{number:04d}-{path.name}")


def main(argv: list[str] | None = None) -> int:
    """Run the bench."""
    options = arguments(argv)
    if options.bank != "open" and (options.keep or options.show):
        raise SystemExit("--show and --keep work with the open bank only: the held-out bank is scored, not read")
    began = time.perf_counter()
    kinds, near = load_kinds(), list[Copy]()
    left, near_left = list[Template](), list[Template]()
    if options.mutate:
        parts = list(PARTS) if options.bank == "all" else [options.bank]
        planted, kinds = mutated(options.folder, options.trained, parts, options.per_kind, options.seed, options.kind)
    else:
        banks = load_banks(options.bank)
        planted, left = make_copies(options, banks, near=False)
        near, near_left = make_copies(options, banks, near=True)
    with tempfile.TemporaryDirectory(prefix="planting-") as scratch:
        root = Path(scratch)
        write(planted, root / "planted")
        write(near, root / "near")
        copy_twins(options, root / "twins")
        if options.keep:
            shutil.copytree(root, options.keep, dirs_exist_ok=True)
        answers: dict[str, Answer] = {}
        for part in ("planted", "near", "twins"):
            answers[part] = run_command(options.command, root / part)
    tallies = score(planted, answers["planted"], kinds)
    fired = score(near, answers["near"], kinds)
    print_tallies("Recall of planted defects", tallies, options.show in {"missed", "all"})
    if not options.mutate:
        print_tallies("Near misses that fired", fired, options.show in {"near", "all"})
    print_rates(answers["twins"])
    if left or near_left:
        print(f"\n{len(left)} defects and {len(near_left)} near misses found no host.")
    notes = Counter(note for answer in answers.values() for note in answer.not_run)
    for note, count in sorted(notes.items()):
        print(f"not run ({count} times): {note[:300]}")
    print(f"{len(planted)} planted copies, {len(near)} near-miss copies, {time.perf_counter() - began:.0f} s")
    if options.json:
        options.json.write_text(json.dumps(as_json(tallies, fired, answers["twins"]), indent=1) + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
