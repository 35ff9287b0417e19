"""Hits per 10,000 words of clean articles.

python benchmarks/rates.py FOLDER [--command healthlint] [--profile default] [--known-issues FILE] [--list]

Runs the linter over a folder of clean articles and prints, for every rule, its severity, its hits and its hits per
10,000 words; then the totals by severity. Rules that judge the whole article (trust/*, readability) stand apart.
A known-issues file (JSON Lines: file, line, quote, kind) names true defects in the articles; hits on them are
counted in a column of their own and are left out of the rate.
"""

import argparse
import json
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from planting.answer import Answer, Hit, run_command

APART = ("trust/", "plain/readability")
SEVERITIES = ("error", "warning", "hint")

Issue = dict[str, object]


def load_issues(path: Path | None) -> list[Issue]:
    """Read the known issues."""
    if path is None:
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def same_file(path: str, wanted: str) -> bool:
    """Whether a path of the answer is the file that an issue names by the end of its path."""
    ours, theirs = Path(path).parts, Path(wanted).parts
    shared = min(len(ours), len(theirs), 2)
    return ours[-shared:] == theirs[-shared:]


def is_known(path: str, hit: Hit, issues: list[Issue]) -> bool:
    """Whether a hit lies on a known defect: same file and line, and the quotes overlap if both are given."""
    for issue in issues:
        if issue["line"] != hit.line or not same_file(path, str(issue["file"])):
            continue
        quote = str(issue.get("quote") or "")
        if not quote or not hit.quote or quote in hit.quote or hit.quote in quote:
            return True
    return False


def rate(count: int, words: int) -> str:
    """Hits per 10,000 words as text."""
    return f"{10000 * count / words:8.2f}" if words else "       -"


def print_rules(title: str, rows: dict[str, tuple[str, int, int]], words: int) -> None:
    """Print one group of rules: hits, hits on known defects, rate of the rest."""
    if not rows:
        return
    print(f"\n{title}\n{'rule':42} {'severity':8} {'hits':>5} {'known':>5} {'per 10k':>8}")
    for rule, (severity, hits, known) in sorted(rows.items(), key=lambda row: (-row[1][1], row[0])):
        print(f"{rule:42} {severity:8} {hits:5} {known:5} {rate(hits - known, words)}")


def summarise(answer: Answer, issues: list[Issue]) -> dict[str, tuple[str, int, int]]:
    """For every rule: severity, hits, hits on known defects."""
    hits, known = Counter[str](), Counter[str]()
    severity: dict[str, str] = {}
    for path, found in answer.hits.items():
        for hit in found:
            hits[hit.rule] += 1
            known[hit.rule] += is_known(path, hit, issues)
            severity[hit.rule] = hit.severity
    return {rule: (severity[rule], hits[rule], known[rule]) for rule in hits}


def print_totals(rows: dict[str, tuple[str, int, int]], words: int) -> None:
    """Totals by severity, without the rules that stand apart."""
    print(f"\n{'severity':51} {'hits':>5} {'known':>5} {'per 10k':>8}")
    for severity in SEVERITIES:
        mine = [row for row in rows.values() if row[0] == severity]
        hits, known = sum(row[1] for row in mine), sum(row[2] for row in mine)
        print(f"{severity:51} {hits:5} {known:5} {rate(hits - known, words)}")


def print_list(answer: Answer, issues: list[Issue]) -> None:
    """Print the findings."""
    for path, found in sorted(answer.hits.items()):
        for hit in found:
            note = "  (known)" if is_known(path, hit, issues) else ""
            quote = " ".join(hit.quote.split())
            print(f"{path}:{hit.line}:{hit.column} {hit.severity} {hit.rule}: {quote[:160]}{note}")


def main(argv: list[str] | None = None) -> int:
    """Run the linter and print the rates."""
    parser = argparse.ArgumentParser(description="Hits per 10,000 words of clean articles, per rule.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--command", default="healthlint")
    parser.add_argument("--profile")
    parser.add_argument("--known-issues", type=Path)
    parser.add_argument("--list", action="store_true", dest="listing")
    options = parser.parse_args(argv)
    extra = ("--profile", options.profile) if options.profile else ()
    answer = run_command(options.command, options.folder.resolve(), extra, full_paths=True)
    issues = load_issues(options.known_issues)
    words = sum(answer.words.values())
    rows = summarise(answer, issues)
    apart = {rule: row for rule, row in rows.items() if rule.startswith(APART)}
    rest = {rule: row for rule, row in rows.items() if rule not in apart}
    print(f"{len(answer.words)} files, {words:,} words")
    print_rules("Findings at a place", rest, words)
    print_totals(rest, words)
    print_rules("Trust and readability (one article, one finding)", apart, words)
    for note, count in sorted(Counter(answer.not_run).items()):
        print(f"not run ({count} times): {note[:300]}")
    if options.listing:
        print()
        print_list(answer, issues)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
