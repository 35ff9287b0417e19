"""How well the signs of an article's making are found: author, date, reviewer, references, disclosure.

python benchmarks/trust.py [DATA] [--set tune|kept] [--list]

Without DATA it runs over own lines in labels/trust_forms.jsonl, set into an article in Markdown, HTML and plain text;
with the folder of articles that labels/trust_pages.jsonl names (file, signs; no text) over those. Prints precision,
recall and F1 of each sign. The set “kept” was not looked at while the rules were written.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from healthlint.config import Settings, known_rules, ready_rule
from healthlint.document import Document
from healthlint.kinds.required import Requirement
from healthlint.pack import load_packs
from healthlint.readers import Source, parse, read_source

LABELS = Path(__file__).parent / "labels"
SIGNS = {
    "a": ("author", "trust/no-author"),
    "d": ("date", "trust/no-date"),
    "r": ("reviewer", "trust/no-medical-reviewer"),
    "s": ("references", "trust/no-references"),
    "x": ("disclosure", "trust/no-disclosure"),
}
TITLE = "How naps help"
BODY = (
    "Most people feel better after a short nap, and a dark room helps them to fall asleep. Keep it under half an hour."
)
MORE = "A long nap in the evening makes the night shorter. Set an alarm, and get up when it rings."


def article(row: dict[str, Any]) -> Source:
    """A row's lines inside an article of its format."""
    text, where = row["text"], row["where"]
    if row["format"] == "html":
        return Source(
            f"<html><head><title>{TITLE}</title>{text['head']}</head><body><main><h1>{TITLE}</h1>{text['top']}<p>{BODY}</p>"
            f"<h2>How long</h2><p>{MORE}</p>{text['bottom']}</main><footer>{text['foot']}</footer></body></html>"
        )
    mark = "" if row["format"] == "txt" else "#"
    front = f"---\ntitle: {TITLE}\n{text}\n---\n\n" if where == "front" else ""
    parts = [f"{mark} {TITLE}".strip(), text if where == "top" else "", BODY, f"{mark * 2} How long".strip(), MORE]
    parts.append(text if where == "bottom" else "")
    return Source(front + "\n\n".join(filter(None, parts)) + "\n")


def rows(data: Path | None, wanted: str | None) -> Iterator[tuple[str, Document, set[str]]]:
    """Name, document and signs of each labelled article."""
    file = LABELS / ("trust_pages.jsonl" if data else "trust_forms.jsonl")
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        row = json.loads(line)
        if wanted and row["set"] != wanted:
            continue
        if data:
            yield row["file"], parse(row["file"], read_source(str(data / row["file"]))), set(row["signs"])
        else:
            name = f"{number}.{row['format']}"
            yield f"{name} {row['text']!r:.100}", parse(name, article(row)), set(row["signs"])


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", nargs="?", type=Path)
    parser.add_argument("--set", choices=["tune", "kept"])
    parser.add_argument("--list", action="store_true", help="Show what is wrong; not for the set that is kept.")
    options = parser.parse_args()
    known, settings = known_rules(load_packs()), Settings()
    asked = {sign: Requirement(ready_rule(rule, known, settings)) for sign, (_, rule) in SIGNS.items()}
    counts: Counter[tuple[str, str]] = Counter()
    for name, document, signs in rows(options.data, options.set):
        for sign, requirement in asked.items():
            found = requirement.find(document)
            outcome = {(True, True): "tp", (True, False): "fp", (False, True): "fn"}.get(
                (bool(found), sign in signs), "tn"
            )
            counts[sign, outcome] += 1
            if options.list and options.set != "kept" and outcome in ("fp", "fn"):
                print(f"{outcome} {SIGNS[sign][0]:10} {name} {found.words if found else ''}")
    print(f"{'sign':12}{'right':>7}{'fp':>5}{'fn':>5}{'precision':>11}{'recall':>8}{'F1':>7}")
    for sign, (word, _) in SIGNS.items():
        tp, fp, fn = (counts[sign, outcome] for outcome in ("tp", "fp", "fn"))
        precision, recall = tp / (tp + fp or 1), tp / (tp + fn or 1)
        score = 2 * tp / (2 * tp + fp + fn or 1)
        print(f"{word:12}{tp:7}{fp:5}{fn:5}{precision:11.2f}{recall:8.2f}{score:7.2f}")


if __name__ == "__main__":
    main()
