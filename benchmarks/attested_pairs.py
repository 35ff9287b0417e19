"""Which generated tortured terms edited health text really uses: they are no tortured terms.

usage: python benchmarks/attested_pairs.py PARAGRAPHS.jsonl.gz > rules/healthlint_rules/lexicons/spun_attested.tsv

PARAGRAPHS holds one JSON object a line with ``text``. A pair that stands there at least once is written out.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path

from healthlint.document import fold
from healthlint_rules.algorithms.tortured import Terms, singular

LEXICONS = Path(__file__).parent.parent / "rules" / "healthlint_rules" / "lexicons"
HEAD = """\
# Pairs of words that look like tortured terms and stand in edited health text. Counted in MedQuAD (Ben Abacha and
# Demner-Fushman 2019, CC BY 4.0) and OpenStax Anatomy and Physiology (2014, CC BY 3.0); pairs only, no text.
# Licence of the list: MIT.
"""


def rows(name: str) -> list[list[str]]:
    """The rows of a word table of the shipped pack."""
    lines = (LEXICONS / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def main() -> None:
    """Count the pairs of all paragraphs and print those that the generator would call tortured."""
    terms = Terms(rows("spun_terms.tsv"), rows("spun_swaps.tsv"), [])
    wanted = {(one, other) for one, other, _ in terms.pairs()}
    counts: Counter[tuple[str, str]] = Counter()
    with gzip.open(sys.argv[1], "rt", encoding="utf-8") as file:
        for line in file:
            words = re.findall(r"[^\W_]+(?:['\-][^\W_]+)*", fold(json.loads(line)["text"]))
            for raw, after in pairwise(words):
                for one in {raw, singular(raw)}:
                    pair = (one, singular(after))
                    if pair in wanted:
                        counts[pair] += 1
    sys.stdout.write(HEAD)
    for one, other in sorted(counts):
        sys.stdout.write(f"{one} {other}\n")


if __name__ == "__main__":
    main()
