"""Tables of the swaps of words: what each swap needs, which pairs are usual, which odd ones edited prose has after all.

usage: python benchmarks/swap_tables.py PARAGRAPHS.jsonl.gz [WORDNET]

PARAGRAPHS holds one JSON object a line with ``document`` and ``text``; WORDNET is the folder of WordNet's
``data.*``, whose glosses and examples are 1,300,000 words of English that is not about health. Reads
``spun_swaps`` and ``spun_terms`` and writes ``swap_needs``, ``swap_pairs`` and ``swap_attested`` beside them.
Needs are counted so: a synonym that stands in a slot more than RARE times must, were it good English in place of
the usual word, be expected EXPECTED times beside its neighbour; then each tenth of the documents is judged by the
others, and a swap that accuses it needs half as much again as it had. Plain English is judged in the same way, for
health writers write that too, and a swap that accuses PLAIN of its pairs proves nothing alone. Prints how often
both were accused.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import math
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from healthlint.annotations import WORD, Word
from healthlint.document import fold
from healthlint_rules.algorithms.wording.collocations import (
    OBJECT,
    RELATIONS,
    Pair,
    noun_stem,
    pairs_from,
    tokens_of,
    verb_stem,
)
from healthlint_rules.algorithms.wording.swaps import FIRST, LEAST, NEVER, OWN, SECOND, TIES, Swaps, Usual, stem_in

LEXICONS = Path(__file__).parent.parent / "rules" / "healthlint_rules" / "lexicons"
FOLDS = 10
RARE, VERY_RARE, EXPECTED, COMMON = 8, 3, 4, 3000
PLAIN = 3  # odd pairs of plain English that make a swap a word of plain English
PLACES = (FIRST, SECOND)
SOURCES = """\
# Counted in MedQuAD (Ben Abacha and Demner-Fushman 2019, CC BY 4.0) and OpenStax Anatomy and Physiology (OpenStax
# College 2014, CC BY 3.0) by benchmarks/swap_tables.py, judged by WordNet 3.1 too (Copyright 2011
# Princeton University); words and counts only, no text. Licence of the list: MIT.
"""
Slot = tuple[str, str]
Key = tuple[str, str, str]
Tables = dict[Slot, dict[str, dict[str, Usual]]]


def rows(name: str) -> list[list[str]]:
    """The rows of a word table of the shipped pack."""
    lines = (LEXICONS / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


class Counts:
    """Pairs and words of all documents; answers like the shipped pairs, less one fold when one is left out."""

    def __init__(self, path: str, compounds: dict[str, list[tuple[str, ...]]], english: str | None = None) -> None:
        self.folds = [Counter[tuple[str, str, str]]() for _ in range(FOLDS)]
        self.english = Counter[tuple[str, str, str]]()
        self.words = Counter[str]()
        self.terms = {tuple(noun_stem(part) for part in row[0].split()): len(row) > 1 for row in rows("spun_terms")}
        self.left_out: int | None = None
        self.hidden: tuple[str, str, str] | None = None
        seen: set[str] = set()
        with gzip.open(path, "rt", encoding="utf-8") as file:
            for line in file:
                entry = json.loads(line)
                number = int(hashlib.sha256(entry["document"].encode()).hexdigest(), 16) % FOLDS
                for text in re.split(r"(?<=[.!?])\s+(?=[A-Z])", entry["text"]):
                    if text not in seen:  # boilerplate counts once
                        seen.add(text)
                        self._read(self.folds[number], fold(text), compounds)
        self.all = sum(self.folds, Counter())
        self.sides = Counter((relation, FIRST, first) for relation, first, _ in self.all.elements())
        self.sides.update((relation, SECOND, second) for relation, _, second in self.all.elements())
        self.sums = Counter(relation for relation, _, _ in self.all.elements())

        if english:
            words, self.words = self.words, Counter()
            for line in glosses(Path(english)):
                self._read(self.english, fold(line), compounds)
            self.words = words

    def _read(
        self, pairs: Counter[tuple[str, str, str]], text: str, compounds: dict[str, list[tuple[str, ...]]]
    ) -> None:
        words = [Word(match.group(), match.start(), match.end()) for match in WORD.finditer(text)]
        tokens = tokens_of(text, words, compounds)
        self.words.update(stem for name in tokens.names for stem in {noun_stem(name), verb_stem(name)})
        for left in range(len(tokens.names)):
            pairs.update((pair.relation, pair.first, pair.second) for pair in pairs_from(tokens, left))

    def count(self, relation: str, first: str, second: str) -> tuple[int, int]:
        """Count and tie of a pair."""
        key = relation, first, second
        count = self.all[key] if key != self.hidden else 0
        if count and self.left_out is not None:
            count -= self.folds[self.left_out][key]
        if relation != OBJECT and (first, second) in self.terms:
            return max(OWN, count), len(TIES)
        return count, self.tie(key) if count else 0

    def rigid(self, first: str, second: str) -> bool:
        """Whether a term has no variants at all."""
        return self.terms.get((first, second), False)

    def tie(self, key: tuple[str, str, str]) -> int:
        """How many of the thresholds the pair's mutual information passes."""
        relation, first, second = key
        expected = self.sides[relation, FIRST, first] * self.sides[relation, SECOND, second] / self.sums[relation]
        bits = math.log2(self.all[key] / expected)
        return sum(bits >= threshold for threshold in TIES)


def glosses(folder: Path) -> Iterator[str]:
    """The glosses of WordNet and its examples."""
    for part in ("noun", "verb", "adj", "adv"):
        for line in (folder / f"data.{part}").read_text(encoding="utf-8").splitlines():
            if not line.startswith(" "):
                yield from re.split(r'[;"]+', line.partition(" | ")[2])


def swapped() -> Iterator[tuple[str, str, bool]]:
    """Swapped word, usual word, and whether it is plain English elsewhere, of the hand-written table."""
    for usual, *columns in rows("spun_swaps"):
        for number, column in enumerate(columns):
            for word in column.split():
                yield word.replace("-", "_"), usual, number == 1


def compounds_of(words: set[str]) -> dict[str, list[tuple[str, ...]]]:
    """Words of more than one word by their first, longest first."""
    found: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for word in sorted(words, key=lambda word: (-len(word), word)):
        parts = (*word.split("_")[:-1], noun_stem(word.split("_")[-1]))
        if len(parts) > 1:
            found[parts[0]].append(parts)
    return found


def first_needs(counts: Counts) -> Tables:
    """What each swap needs by how often its word stands in a slot, before it is judged."""
    tables: Tables = {(relation, place): defaultdict(dict) for relation in RELATIONS for place in PLACES}
    for word, usual, plain in swapped():
        for (relation, place), table in tables.items():
            stem = stem_in(relation, place)
            one, other = stem(word), stem(usual)
            known, often = (counts.sides[relation, place, each] for each in (one, other))
            if one == other or often < LEAST or len(one) < 3 or counts.words[one] > COMMON:
                continue
            need = LEAST if known <= RARE else max(LEAST, math.ceil(EXPECTED * often / known))
            if plain:
                need = NEVER
            table[one][usual] = Usual(usual, other, need, counts.words[one] <= VERY_RARE)
    return tables


class Judge(Swaps):
    """The shipped judge with tables that still change."""

    def __init__(self, tables: Tables, counts: Counts) -> None:
        super().__init__([], counts, [], rows("swap_frames"), rows("swap_classes"))  # type: ignore[arg-type]
        self.tables = tables
        self.refresh()

    def refresh(self) -> None:
        """Take over the tables as they are now."""
        self.__dict__["slots"] = {
            slot: {word: tuple(usual.values()) for word, usual in table.items()} for slot, table in self.tables.items()
        }


def raise_needs(counts: Counts, judge: Judge) -> int:
    """Judge each fold by the others; every accused pair raises what its swaps need. Returns how many were accused."""
    accused = 0
    plain = Counter[tuple[Slot, str, str]]()
    raised: dict[tuple[Slot, str, str], int] = {}
    for place, pairs in enumerate((*counts.folds, counts.english)):
        counts.left_out = place if place < FOLDS else None
        for (relation, first, second), number in pairs.items():
            best = judge.judge(Pair(relation, first, second, 0, 1))
            if best is None:
                continue
            accused += number
            count, *usual = best
            need = int(count * 1.5) + 2
            for side, word, instead in zip(PLACES, (first, second), usual, strict=True):
                if instead and instead.need < NEVER and instead.word in judge.tables[relation, side].get(word, {}):
                    key = (relation, side), word, instead.word
                    raised[key] = max(raised.get(key, 0), need)
                    plain[key] += place == FOLDS
    counts.left_out = None
    raised.update((key, NEVER) for key, number in plain.items() if number >= PLAIN)
    for (slot, word, name), need in raised.items():
        instead = judge.tables[slot][word][name]
        judge.tables[slot][word][name] = instead._replace(need=max(instead.need, need), rare=False)
    judge.refresh()
    return accused


def attested(counts: Counts, judge: Judge) -> dict[tuple[str, str], list[str]]:
    """Pairs of edited prose that would be accused had they not been counted."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for key in sorted(counts.all.keys() | counts.english.keys()):
        counts.hidden = key
        if judge.judge(Pair(*key, 0, 1)):
            found[key[0], key[1]].append(key[2])
    counts.hidden = None
    return found


def usual_pairs(counts: Counts, judge: Judge) -> dict[tuple[str, str], list[str]]:
    """Pairs that may serve as the usual one for some swap."""
    least: dict[Slot, dict[str, int]] = defaultdict(dict)
    for slot, words in judge.tables.items():
        for usual in (usual for row in words.values() for usual in row.values()):
            least[slot][usual.stem] = min(least[slot].get(usual.stem, NEVER), usual.need)
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for (relation, first, second), count in sorted(counts.all.items()):
        needs = [least[relation, place].get(word) for place, word in zip(PLACES, (first, second), strict=True)]
        some = [need for need in needs if need is not None]
        need = min(some, default=NEVER)
        tie = counts.tie((relation, first, second))
        if count >= need and tie:
            found[relation, first].append(f"{second}:{count}:{tie}")
    return found


def write(name: str, head: str, lines: Iterator[str]) -> None:
    """Write a table with its head and the sources of its counts."""
    text = "".join(f"{line}\n" for line in lines)
    (LEXICONS / f"{name}.tsv").write_text(f"# {head}\n{SOURCES}{text}", encoding="utf-8")


def need_lines(judge: Judge, most: dict[tuple[str, str, str], int]) -> Iterator[str]:
    """Rows of swaps that can be shown at all; ``most`` is the highest count of a usual word in a slot."""
    rigid = {part for row in rows("spun_terms") if len(row) > 1 for part in map(noun_stem, row[0].split())}
    for (relation, place), words in judge.tables.items():
        for word in sorted(words):
            cells = [
                f"{usual.word}:{'-' if usual.need == NEVER else usual.need}{'r' * usual.rare}"
                for usual in words[word].values()
                if (highest := most.get((relation, place, usual.stem), 0))
                and (usual.need <= highest or usual.need == NEVER or usual.stem in rigid)
            ]
            if cells:
                yield f"{relation}.{place}\t{word}\t{' '.join(sorted(cells))}"


def main() -> None:
    """Count, judge, raise, write."""
    english = sys.argv[2] if len(sys.argv) > 2 else None
    counts = Counts(sys.argv[1], compounds_of({word for word, _, _ in swapped()}), english)
    judge = Judge(first_needs(counts), counts)
    for _ in range(4):
        print(f"accused {raise_needs(counts, judge)} pairs of documents left out")
    usual = usual_pairs(counts, judge)
    most: dict[tuple[str, str, str], int] = defaultdict(int)
    for (relation, first), cells in usual.items():
        for second, count, _ in (cell.split(":") for cell in cells):
            for key in ((relation, FIRST, first), (relation, SECOND, second)):
                most[key] = max(most[key], int(count))
    for term in counts.terms:
        for key in (
            (relation, place, part) for relation in RELATIONS[:2] for place, part in zip(PLACES, term, strict=True)
        ):
            most[key] = max(most[key], OWN)
    write(
        "swap_needs",
        "Slot, swapped stem, what it stands for, how often the usual pair must be in edited prose (- never; r rare).",
        need_lines(judge, most),
    )
    write(
        "swap_pairs",
        "Usual pairs: relation, first stem, then second stem, count and tie (how many of 1.5, 3 and 4 bits).",
        (f"{relation}\t{first}\t{' '.join(usual[relation, first])}" for relation, first in sorted(usual)),
    )
    odd = attested(counts, judge)
    write(
        "swap_attested",
        "Pairs that look swapped and stand in edited prose: relation, first stem, second stems.",
        (f"{relation}\t{first}\t{' '.join(odd[relation, first])}" for relation, first in sorted(odd)),
    )


if __name__ == "__main__":
    main()
