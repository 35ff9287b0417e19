"""The table by which fused words are cut: costs of words and the compounds that are words of their own.

usage: python benchmarks/joined_words.py PARAGRAPHS.jsonl.gz FREQUENCIES WORDNET DICTIONARY…

PARAGRAPHS holds one JSON object a line with ``document`` and ``text``; FREQUENCIES is
``frequency_dictionary_en_82_765.txt`` of symspellpy (a word and its count a line); WORDNET the folder with WordNet's
``index.*``; each DICTIONARY a word a line. Writes ``joined_words`` into the lexicons. A word of the text that stands in
no list but in MANY documents is a word.
"""

from __future__ import annotations

import gzip
import json
import math
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

from healthlint_rules.algorithms.language.word_split import SHORTEST, cut

LEXICON = Path(__file__).parent.parent / "rules" / "healthlint_rules" / "lexicons" / "joined_words.tsv"
MANY, DOCUMENTS, RAREST = 4, 3, 2e-6
TOKEN = re.compile(r"(?<![\w/@.#:-])[A-Za-z][a-z]+(?![\w/@#-]|\.\w)")
HEAD = """\
# Words with −ln of their share of text, and the compounds of dictionaries that would be cut into two of them.
# Counted in MedQuAD (Ben Abacha and Demner-Fushman 2019, CC BY 4.0) and OpenStax Anatomy and Physiology (OpenStax
# College 2014, CC BY 3.0) and taken from the English frequency dictionary of SymSpell (Wolf Garbe, MIT); only words of
# that dictionary, of WordNet 3.0 (Princeton University) or of SCOWL (Kevin Atkinson, permissive). Made by
# benchmarks/joined_words.py.
"""


def frequencies(path: Path) -> dict[str, int]:
    """Words and their counts."""
    rows = (line.split() for line in path.read_text(encoding="utf-8-sig").splitlines())
    return {word: int(count) for word, count in rows}


def wordnet(folder: Path) -> set[str]:
    """All words of lemmas, also of those of several words."""
    lines = (line for name in ("noun", "verb", "adj", "adv") for line in (folder / f"index.{name}").open())
    return {word for line in lines if line[0] != " " for word in re.split(r"[_-]", line.split()[0])}


def counted(path: Path) -> tuple[Counter[str], dict[str, set[str]]]:
    """Counts of the words of the paragraphs, and up to MANY documents of each."""
    counts: Counter[str] = Counter()
    documents: dict[str, set[str]] = defaultdict(set)
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            for match in TOKEN.finditer(row["text"]):
                word = match.group().lower()
                counts[word] += 1
                if len(documents[word]) < MANY:
                    documents[word].add(row["document"])
    return counts, documents


def main() -> None:
    """Write the table."""
    paragraphs, frequency, net, *others = map(Path, sys.argv[1:])
    common, (counts, documents) = frequencies(frequency), counted(paragraphs)
    known = set(common) | wordnet(net)
    for path in others:
        known |= {line.strip().lower() for line in path.read_text(encoding="utf-8").splitlines()}
    total, all_common = sum(counts.values()), sum(common.values())
    costs: dict[str, int] = {}
    for word in known:
        if len(word) < 3 or not (word.isascii() and word.isalpha()):
            continue
        if len(word) <= 4 and not (word in common and (counts[word] >= 20 or common[word] > 50_000_000)):
            continue
        own = counts[word] / total if len(documents[word]) >= DOCUMENTS else 0
        share = max(own, 0.3 * common.get(word, 0) / all_common)
        if share > RAREST:
            costs[word] = round(-math.log(share))
    known |= {word for word, where in documents.items() if len(where) >= MANY}
    long = [word for word in known if len(word) >= SHORTEST and word.isascii() and word.isalpha() and word not in costs]
    joined = [word for word in long if cut(word, costs)]
    rows = [f"{cost}\t{' '.join(sorted(w for w in costs if costs[w] == cost))}" for cost in sorted(set(costs.values()))]
    LEXICON.write_text(HEAD + "\n".join([*rows, "joined\t" + " ".join(sorted(joined))]) + "\n", encoding="utf-8")
    print(len(costs), "words", len(joined), "joined", LEXICON.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
