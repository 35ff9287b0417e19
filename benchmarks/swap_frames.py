"""Frames of swapped words that edited prose or the commonest pairs of English words contradict.

usage: python benchmarks/swap_frames.py PARAGRAPHS.jsonl.gz [BIGRAMS]

PARAGRAPHS holds one JSON object a line with ``text``; BIGRAMS two words and a count a line (the frequency list of
SymSpell). Prints each pair of a frame's word and a member of its classes that stands there, with how often.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter
from pathlib import Path

from healthlint.annotations import WORD, Word
from healthlint.document import fold
from healthlint.pack import load_pack
from healthlint_rules.algorithms.wording.collocations import NEIGHBOURS, pairs_from, tokens_of
from healthlint_rules.algorithms.wording.swaps import FIRST, SECOND, Pairs, Swaps, stem_in


def main() -> None:
    """Count and print."""
    lexicons = load_pack("healthlint_rules").lexicons
    tables = (lexicons[name] for name in ("swap_attested", "swap_frames", "swap_classes"))
    swaps = Swaps(lexicons["swap_needs"], Pairs(lexicons["swap_pairs"], lexicons["spun_terms"]), *tables)
    found: Counter[tuple[str, str, str, str]] = Counter()

    def look(relation: str, first: str, second: str, where: str) -> None:
        for place, word, other in ((FIRST, first, second), (SECOND, second, first)):
            if any((relation, place, word, each) in swaps.frames for each in swaps.classes.get(other, ())):
                found[where, relation, first, second] += 1

    with gzip.open(sys.argv[1], "rt", encoding="utf-8") as file:
        for line in file:
            text = fold(json.loads(line)["text"])
            words = [Word(match.group(), match.start(), match.end()) for match in WORD.finditer(text)]
            tokens = tokens_of(text, words, swaps.compounds, swaps.verbs)
            for left in range(len(tokens.names)):
                for pair in pairs_from(tokens, left):
                    look(pair.relation, pair.first, pair.second, "prose")
    if len(sys.argv) > 2:
        with Path(sys.argv[2]).open(encoding="utf-8-sig") as pairs:
            for row in map(str.split, pairs):
                sides = zip((FIRST, SECOND), row, strict=False)
                first, second = (stem_in(NEIGHBOURS, place)(word) for place, word in sides)
                look(NEIGHBOURS, first, second, "list")
    for key, number in sorted(found.items()):
        print(*key, number)


if __name__ == "__main__":
    main()
