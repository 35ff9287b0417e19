"""How many medical words get the right number of syllables, and by which means.

python benchmarks/syllables.py [--set tune|kept] [--list]

Reads labels/medical_syllables.tsv (word, count, set); the set “kept” was not looked at while the lists were made.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from healthlint.config import Settings, known_rules, ready_rule
from healthlint.kinds.metric import syllables_of
from healthlint.pack import load_packs
from healthlint.readability import syllables_by

LABELS = Path(__file__).parent / "labels" / "medical_syllables.tsv"


def main() -> None:
    """Print the share of words with the right count, and the wrong ones where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--set", choices=["tune", "kept"])
    parser.add_argument("--list", action="store_true", help="Show what is wrong; not for the set that is kept.")
    options = parser.parse_args()
    own = syllables_of(ready_rule("plain/readability-grade", known_rules(load_packs()), Settings()))
    rows = [line.split("\t") for line in LABELS.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    wanted = [(word, int(count)) for word, count, part in rows if options.set in (None, part)]
    means: Counter[str] = Counter()
    wrong = []
    for word, count in wanted:
        found, by = syllables_by(word, own)
        means[by] += 1
        if found != count:
            wrong.append((word, count, found, by))
    if options.list and options.set != "kept":
        for word, count, found, by in wrong:
            print(f"{word}: {count}, found {found} ({by})")
    right = len(wanted) - len(wrong)
    print(f"{right} of {len(wanted)} right ({right / len(wanted):.1%}); {dict(means)}")


if __name__ == "__main__":
    main()
