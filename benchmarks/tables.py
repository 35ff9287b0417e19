"""How many broken tables are found, and how many good ones are left alone.

usage: python benchmarks/tables.py FOLDER

FOLDER holds JSON Lines: malformed_markdown and wellformed_markdown (``table``), derived_collapse
(``collapsed_rows_fused``, ``cols``, ``markdown``), real_collapsed_spaced and real_collapsed_inline
(``text``, ``kind``).
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from hashlib import sha1
from pathlib import Path
from typing import Any

from healthlint.config import Settings
from healthlint.document import Document
from healthlint.pack import load_packs
from healthlint.readers import Source, parse
from healthlint.runner import Input, Runner
from healthlint_rules.algorithms.structure import tables
from healthlint_rules.algorithms.structure.rows import cells


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The records of a JSON Lines file; none where it is missing."""
    if path.is_file():
        for line in path.read_text(encoding="utf-8").splitlines():
            yield json.loads(line)


def shape(markdown: str) -> list[list[str]]:
    """The cells of a Markdown table without its delimiter row."""
    lines = [line for line in markdown.splitlines() if line.strip()]
    return [cells(line) for number, line in enumerate(lines) if number != 1]


def bare(cell: str) -> str:
    """The words of a cell, which is all that a collapsed line keeps: no marks, tags or addresses."""
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", re.sub(r"<[^>]+>", "", re.sub(r"<br ?/?>", " ", cell)))
    return " ".join(text.replace("**", "").split())


def main() -> int:
    """Print the figures."""
    folder = Path(sys.argv[1])
    runner = Runner(Settings(select=("tables",), lanes=("text",)), load_packs())

    def found(text: str, name: str = "a.md") -> int:
        return len(runner.run([Input(name, Source(text))]).files[0].active)

    bad = list(rows(folder / "malformed_markdown.jsonl"))
    hits = [found(row["table"]) > 0 for row in bad]
    print(f"malformed Markdown: {sum(hits)} of {len(bad)} found")
    for row, hit in zip(bad, hits, strict=True):
        if not hit:
            print(f"  missed {row['id']} ({row['kind']})")
    good = [found(row["table"]) for row in rows(folder / "wellformed_markdown.jsonl")]
    print(f"well-formed Markdown: {sum(map(bool, good))} of {len(good)} with a finding")
    _derived(folder)
    for name in ("real_collapsed_spaced", "real_collapsed_inline"):
        data = list(rows(folder / f"{name}.jsonl"))
        wanted = [row for row in data if "table" in row.get("kind", "table")]
        others = [row for row in data if row not in wanted]
        right = sum(found(row["text"], "a.txt") > 0 for row in wanted)
        false = sum(found(row["text"], "a.txt") > 0 for row in others)
        print(f"{name}: {right} of {len(wanted)} found, {false} of {len(others)} others called tables")
    return 0


def _derived(folder: Path) -> None:
    data = list(rows(folder / "derived_collapse.jsonl"))
    for name, half in (("all", None), ("half 0", 0), ("half 1", 1)):
        part = [
            row
            for row in data
            if half is None or sha1(row["id"].encode(), usedforsecurity=False).digest()[0] % 2 == half
        ]
        found = columns = exact = sure = sure_exact = 0
        for row in part:
            document: Document = parse("a.txt", Source(row["collapsed_rows_fused"]))
            proposals = list(tables.find(document))
            if not proposals:
                continue
            found += 1
            best = max(proposals, key=lambda table: len(table.rows))
            wanted = [line for line in ([bare(cell) for cell in line] for line in shape(row["markdown"])) if any(line)]
            wanted = [line + [""] * (int(row["cols"]) - len(line)) for line in wanted]
            same = [[" ".join(cell.split()) for cell in line] for line in best.rows] == wanted
            columns += best.columns == int(row["cols"])
            exact += same
            sure += best.certain
            sure_exact += best.certain and same
        print(
            f"fused rows, {name}: {found} of {len(part)} found, {columns} with the right number of columns, "
            f"{exact} exact; {sure} certain, {sure_exact} of them exact"
        )


if __name__ == "__main__":
    sys.exit(main())
