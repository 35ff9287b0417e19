"""Print tallies and rates."""

from typing import Any

from planting.answer import Answer
from planting.score import Key, Tally


def print_tallies(title: str, tallies: dict[Key, Tally], show: bool) -> None:
    """One line for each kind and bank, with the rules that caught it; a total for each bank."""
    print(f"\n{title}\n{'kind':30} {'bank':9} {'n':>4} {'hit':>4} {'share':>6} {'named':>5}  rules")
    for (kind, bank), tally in tallies.items():
        rules = ", ".join(f"{rule} {count}" for rule, count in tally.rules.most_common(5))
        print(f"{kind:30} {bank:9} {tally.planted:4} {tally.found:4} {tally.recall:6.2f} {tally.named:5}  {rules}")
    for bank in sorted({bank for _, bank in tallies}):
        mine = [tally for (_, b), tally in tallies.items() if b == bank]
        n, hit, named = (sum(getattr(t, field) for t in mine) for field in ("planted", "found", "named"))
        share, mean = hit / max(n, 1), sum(t.recall for t in mine) / len(mine)
        print(f"{'all':30} {bank:9} {n:4} {hit:4} {share:6.2f} {named:5}  mean over kinds {mean:.2f}")
    if show:
        for (kind, bank), tally in tallies.items():
            if bank == "open":
                for text in tally.missed:
                    print(f"  {kind}: {text!r}")


def per_10k(count: int, words: int) -> float:
    """Hits per 10,000 words."""
    return 10000 * count / words if words else 0.0


def print_rates(answer: Answer) -> None:
    """Hits per 10,000 words of the untouched articles, per rule."""
    words = sum(answer.words.values())
    print(f"\nHits on the untouched articles ({len(answer.words)} files, {words:,} words)")
    print(f"{'rule':40} {'hits':>5} {'per 10k':>8}")
    for rule, count in answer.rules().most_common():
        print(f"{rule:40} {count:5} {per_10k(count, words):8.2f}")


def as_json(tallies: dict[Key, Tally], fired: dict[Key, Tally], twins: Answer) -> dict[str, Any]:
    """Figures for a machine; never a text of a bank."""
    words = sum(twins.words.values())

    def rows(source: dict[Key, Tally]) -> list[dict[str, Any]]:
        return [
            {
                "kind": kind,
                "bank": bank,
                "planted": t.planted,
                "found": t.found,
                "named": t.named,
                "share": round(t.recall, 4),
                "rules": dict(t.rules.most_common()),
            }
            for (kind, bank), t in source.items()
        ]

    rates = {rule: {"hits": n, "per_10k": round(per_10k(n, words), 3)} for rule, n in twins.rules().most_common()}
    return {"recall": rows(tallies), "near_misses": rows(fired), "twins": {"words": words, "rules": rates}}
