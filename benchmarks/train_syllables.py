"""Train the counts of syllables of words that no dictionary has; writes lint/healthlint/data/vowel_weights.txt.gz.

python benchmarks/train_syllables.py [--check]

Least squares by stochastic gradient on the words of CMUdict: a word's syllables are the sum over its groups of vowel
letters of the weights of what stands around each (:func:`healthlint.syllable_estimate.features`). ``--check`` leaves
out every fifth word, writes nothing and prints the share of those that come out right. Own method.
"""

from __future__ import annotations

import argparse
import gzip
import random
from collections import defaultdict

from healthlint.readability import DATA
from healthlint.syllable_estimate import WEIGHTS, features

EPOCHS = 12
RATE = 0.08
LEAST = 0.03  # weights nearer to nothing are left out
SEED = 7


def words() -> list[tuple[str, int]]:
    """The dictionary's words of five letters and more, and their counts."""
    rows = (line.split() for line in gzip.decompress(DATA.read_bytes()).decode().splitlines())
    return [(word, int(count)) for count, *entries in rows for word in entries if word.isalpha() and len(word) > 4]


def train(rows: list[tuple[str, int]]) -> dict[str, float]:
    """Weights by feature."""
    weights: dict[str, float] = defaultdict(float)
    cases = [(groups, count) for word, count in rows if (groups := list(features(word)))]
    shuffle = random.Random(SEED)
    for epoch in range(EPOCHS):
        shuffle.shuffle(cases)
        rate = RATE / (1 + epoch / 3)
        for groups, count in cases:
            names = [name for group in groups for name in group]
            wrong = count - sum(weights[name] for name in names)
            step = rate * wrong / len(names)
            for name in names:
                weights[name] += step
    return {name: round(weight, 2) for name, weight in weights.items() if abs(weight) >= LEAST}


def main() -> None:
    """Train and write, or check."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    rows = words()
    if options.check:
        weights = train([row for number, row in enumerate(rows) if number % 5])
        kept = rows[::5]
        right = sum(1 for word, count in kept if max(1, round(total(weights, word))) == count)
        print(f"{right / len(kept):.1%} of {len(kept):,} words left out; {len(weights):,} weights")
        return
    weights = train(rows)
    lines = "".join(f"{name}\t{weight:g}\n" for name, weight in sorted(weights.items()))
    WEIGHTS.write_bytes(gzip.compress(lines.encode(), 9, mtime=0))
    print(f"{len(weights):,} weights, {WEIGHTS.stat().st_size:,} bytes")


def total(weights: dict[str, float], word: str) -> float:
    """The sum of the weights of a word."""
    return sum(weights.get(name, 0.0) for group in features(word) for name in group)


if __name__ == "__main__":
    main()
