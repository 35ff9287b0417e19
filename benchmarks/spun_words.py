"""Weights of the words that rewording tools write, from counts of edited prose.

usage: python benchmarks/spun_words.py PARAGRAPHS.jsonl.gz [--check]

PARAGRAPHS holds one JSON object a line with ``source``, ``document`` and ``text``. Reads ``spun_words`` and writes
``spun_weights`` beside it: a row a word, its weight, then its forms with the usual words. The weight is the natural
logarithm of how often a tool is expected to write the word (a share of how often edited prose has the usual word)
over how many documents of edited prose have it. A form that stands for several usual words goes to the commonest.
``--check`` writes nothing: it glues the paragraphs of each source to texts of 800 words, weighs them by the counts
of all other sources, and prints those that come nearest to being judged reworded.
"""

from __future__ import annotations

import gzip
import json
import math
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from healthlint.annotations import WORD
from healthlint.document import fold
from healthlint.pack import load_pack
from healthlint_rules.algorithms.language.inflection import noun_forms, verb_forms
from healthlint_rules.algorithms.language.lexical_classes import word_set
from healthlint_rules.algorithms.wording.spun_words import PLAIN, QUIET, SpunWords, cells_of, needed

LEXICONS = Path(__file__).parent.parent / "rules" / "healthlint_rules" / "lexicons"
SHARE, SELDOM, OFTEN = 0.02, 2.0, 12.0  # of its usual word, per million, a tool writes the word; bounds of that
MOST, UNSEEN = 4.0, 0.5  # bound of a weight; what an unseen word counts
LEAST_WEIGHT, LENGTH, CHUNKS = 1.0, 800, 150
INFLECTED = {"v": verb_forms, "n": noun_forms}
UNCOUNTED = word_set("health pain redness swelling nausea obesity water sleep food hunger energy strength")
HEAD = """\
# Weight of each word that rewording tools write (p: good English elsewhere; -: reported by another rule), its forms
# and the usual words. Counted in MedQuAD (Ben Abacha and Demner-Fushman 2019, CC BY 4.0) and OpenStax Anatomy and
# Physiology (OpenStax College 2014, CC BY 3.0) by benchmarks/spun_words.py; words and counts only, no text. MIT.
"""
Pair = tuple[str, str]


def words_of(text: str) -> list[str]:
    """The folded words of a text."""
    return WORD.findall(fold(text))


def listed() -> Iterator[tuple[list[Pair], bool]]:
    """Forms of each listed word with the forms of its usual word, and whether it is plain English elsewhere."""
    for line in (LEXICONS / "spun_words.tsv").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        kind, usual, sure, plain, beside = [*line.split("\t"), "", ""][:5]
        for number, column in enumerate((sure, plain)):
            for word in filter(None, column.split(", ")):
                for other in beside.split(", "):  # what may stand for the ~ of a frame
                    pairs = forms(kind, word.replace("~", other), usual.replace("~", other))
                    yield [pair for pair in pairs if pair[0] != pair[1]], number == 1


def forms(kind: str, word: str, usual: str) -> list[Pair]:
    """A word and its usual word in each form of their class."""
    if kind not in INFLECTED:
        return [(word, usual)]
    inflect = INFLECTED[kind]
    pairs = zip((form for form, _ in inflect(word)), (form for form, _ in inflect(usual)), strict=False)
    return list(dict.fromkeys((one, usual if other[:-1] in UNCOUNTED else other) for one, other in pairs))


class Finder:
    """Finds every one of a set of words and phrases, also inside each other."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self.first: dict[str, set[tuple[str, ...]]] = defaultdict(set)
        for phrase in phrases:
            parts = tuple(words_of(phrase))
            self.first[parts[0]].add(parts)

    def find(self, words: list[str]) -> Iterator[str]:
        """The phrases that stand among the words."""
        for index, word in enumerate(words):
            for parts in self.first.get(word, ()):
                if tuple(words[index : index + len(parts)]) == parts:
                    yield " ".join(parts)


def paragraphs(path: str) -> Iterator[tuple[str, str, str]]:
    """Source, document and text of each paragraph; boilerplate once."""
    seen: set[str] = set()
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            entry = json.loads(line)
            if entry["text"] not in seen:
                seen.add(entry["text"])
                yield entry["source"], entry["document"], entry["text"]


class Counts:
    """In how many documents of each source a phrase stands, and the words of each source."""

    def __init__(self, path: str, phrases: Iterable[str]) -> None:
        finder = Finder(phrases)
        places: dict[str, set[Pair]] = defaultdict(set)
        self.sizes = Counter[str]()
        for source, document, text in paragraphs(path):
            words = words_of(text)
            self.sizes[source] += len(words)
            for phrase in finder.find(words):
                places[phrase].add((source, document))
        self.documents = {phrase: Counter(source for source, _ in found) for phrase, found in places.items()}

    def rate(self, phrase: str, without: str, extra: float = 0) -> float:
        """Documents that hold a phrase per million words of all sources but one."""
        found = self.documents.get(" ".join(words_of(phrase)), {})
        size = self.sizes.total() - self.sizes[without]
        return 1e6 * (sum(number for source, number in found.items() if source != without) + extra) / size


def weighed(counts: Counts, without: str = "") -> Iterator[tuple[str, str]]:
    """Rows of the table, weighed without one source."""
    reported = _reported_elsewhere()
    owners: dict[str, tuple[float, int]] = {}
    entries = list(listed())
    for number, (pairs, _) in enumerate(entries):
        for form, usual in pairs:
            owners[form] = max(owners.get(form, (-1.0, 0)), (counts.rate(usual, without), -number))
    for number, (pairs, plain) in enumerate(entries):
        own = [(form, usual) for form, usual in pairs if owners[form][1] == -number]
        if not own:
            continue
        written = min(max(SHARE * max(owners[form][0] for form, _ in own), SELDOM), OFTEN)
        weight = math.log(written / (sum(counts.rate(form, without) for form, _ in own) + counts.rate("", "", UNSEEN)))
        weight = min(weight, MOST)
        if weight < LEAST_WEIGHT:
            continue
        marks = PLAIN * plain + QUIET * any(reported.search(form) for form, _ in own)
        yield f"{weight:.1f}{marks}", "|".join(f"{' '.join(words_of(form))}={usual}" for form, usual in own)


def _reported_elsewhere() -> re.Pattern[str]:
    """Phrases that ``wording/spun-phrase`` has, and words on which ``wording/spun-synonym`` looks at a sentence."""
    file, _ = load_pack("healthlint_rules").rules["wording/spun-synonym"]
    cues = [re.escape(cue.removesuffix("*")) + r"\w*" * cue.endswith("*") for cue in file.cues]
    lines = (LEXICONS / "spun_phrases.tsv").read_text(encoding="utf-8").splitlines()
    phrases = [re.escape(line.split("\t")[0]) for line in lines if line and not line.startswith("#")]
    return re.compile(rf"\b(?:{'|'.join(phrases + cues)})\b")


def check(path: str, counts: Counts) -> None:
    """Print the glued texts that come nearest to being judged reworded."""
    found = []
    chunks: dict[str, list[list[str]]] = defaultdict(lambda: [[]])
    for source, _, text in paragraphs(path):
        chunks[source][-1] += words_of(text)
        if len(chunks[source][-1]) >= LENGTH:
            chunks[source].append([])
    for source, texts in chunks.items():
        table = SpunWords(cells_of(list(weighed(counts, source))))
        for words in texts[:: max(1, len(texts) // CHUNKS)]:
            hits = {
                entry.row: entry
                for index in range(len(words))
                if words[index] in table
                for _, entry in table.at(words, index)
            }.values()
            weight = sum(entry.counted for entry in hits) / needed(len(words))
            found.append((weight, sum(PLAIN not in entry.marks for entry in hits), source))
    found.sort(reverse=True)
    print(f"{len(found)} texts, {sum(weight >= 1 for weight, _, _ in found)} reach the weight that is needed")
    for weight, distinct, source in found[:10]:
        print(f"{weight:.2f} of the weight, {distinct} sure words, {source}")


def main() -> None:
    """Count, then write or check."""
    path = sys.argv[1]
    counts = Counts(path, {phrase for pairs, _ in listed() for pair in pairs for phrase in pair})
    if "--check" in sys.argv:
        check(path, counts)
        return
    rows = [f"{weight}\t{cells}\n" for weight, cells in weighed(counts)]
    (LEXICONS / "spun_weights.tsv").write_text(HEAD + "".join(rows), encoding="utf-8")
    print(f"{len(rows)} words")


if __name__ == "__main__":
    main()
