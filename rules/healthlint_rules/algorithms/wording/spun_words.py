"""The vocabulary of rewording tools, weighed over a whole article.

Own method. Thesaurus tools and translation there and back put other words for the usual ones: “torment” for pain, “with the aid of” for
by. One such word proves nothing, for any of them may be good English; an article that was reworded holds dozens, an edited one next to
none. So every word of ``spun_words`` has a weight, the logarithm of how much likelier it is where tools write than in edited health prose
(``benchmarks/spun_words.py`` counts), and the weights of an article's *distinct* words are added up. Above what no edited text reaches,
each word is reported. Words that are good English elsewhere count little and never prove an article reworded.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import msgspec

from healthlint.annotations import Sentence, sentences, word_count
from healthlint.document import BlockKind, Document
from healthlint_rules.algorithms.language.line import joined
from healthlint_rules.algorithms.made_once import MadeOnce, kept_table
from healthlint_rules.algorithms.wording.swaps import swaps_in

LEAST = 8.0  # no article is judged on less, so a short one needs its words closer together
BASE, PER_WORD = 4.0, 0.008  # what edited texts of any length stay below, by far
FEWEST, WORDS_EACH = (
    4,
    400,
)  # distinct sure words, and one more for every so many words of prose; edited texts have two at most
PLAIN_MOST, PLAIN_LEAST = 1.2, 3.0  # what a plain word counts at most; what it must weigh to be reported
BEYOND_DOUBT = 2.0  # how many times what is needed until plain words are reported
PAIR = 3.0  # what a pair of words weighs that the rules on pairs find
QUIET = "-"  # a word that another rule reports
PLAIN = "p"  # a word that is good English elsewhere


class Entry(NamedTuple):
    """A form of a word that tools write: its words, the usual ones, its row in the table, weight and marks."""

    words: tuple[str, ...]
    usual: str
    row: int
    weight: float
    marks: str

    @property
    def counted(self) -> float:
        """What the word adds to the evidence."""
        return min(self.weight, PLAIN_MOST) if PLAIN in self.marks else self.weight

    def reported(self, certainty: float) -> bool:
        """Whether the word is worth a finding where the evidence is so many times what is needed."""
        if QUIET in self.marks:
            return False
        return PLAIN not in self.marks or (certainty >= BEYOND_DOUBT and self.weight >= PLAIN_LEAST)


class Hit(NamedTuple):
    """A range of a sentence's text that holds a word of the table."""

    sentence: Sentence
    start: int
    end: int
    entry: Entry


class Evidence(msgspec.Struct, frozen=True):
    """The words of an article that can be reported, how many distinct ones there are, and whether they are enough."""

    hits: Sequence[Hit]
    distinct: int
    enough: bool


def cells_of(rows: Sequence[Sequence[str]]) -> dict[str, str]:
    """The cells of the table by the longest word of each, for shorter ones stand everywhere: ``row=weight=form=usual|…``."""
    found: dict[str, list[str]] = defaultdict(list)
    for row, (weight, forms) in enumerate(rows):
        for cell in forms.split("|"):
            form = cell.partition("=")[0]
            found[max(form.split(" "), key=len) if " " in form else form].append(f"{row}={weight}={cell}")
    return {word: "|".join(cells) for word, cells in found.items()}


class SpunWords:
    """The table by the longest word of each entry, as :func:`cells_of` gives it, and a word beside that."""

    def __init__(self, cells: Mapping[str, str]) -> None:
        self._cells = cells
        self._known: dict[str, dict[str, list[tuple[int, Entry]]]] = {}

    def __contains__(self, word: str) -> bool:
        """Whether a folded word is the longest of an entry."""
        return word in self._cells

    def _entries(self, longest: str) -> dict[str, list[tuple[int, Entry]]]:
        """The entries of a longest word by a word beside it; made when the word is first met."""
        if longest not in self._known:
            found: dict[str, list[tuple[int, Entry]]] = defaultdict(list)
            for cell in self._cells[longest].split("|"):
                row, weight, form, usual = cell.split("=")
                words = tuple(form.split(" "))
                lead = words.index(longest)
                beside = words[lead - 1] if lead else words[1] if len(words) > 1 else ""
                number = weight.rstrip(PLAIN + QUIET)
                found[beside].append((lead, Entry(words, usual, int(row), float(number), weight[len(number) :])))
            self._known[longest] = found
        return self._known[longest]

    def at(self, words: Sequence[str], index: int) -> Iterator[tuple[int, Entry]]:
        """The entries whose longest word stands at a place, and where they begin."""
        known = self._entries(words[index])
        for beside in {"", *words[max(index - 1, 0) : index + 2]}:
            for lead, entry in known.get(beside, ()):
                first = index - lead
                if first >= 0 and tuple(words[first : first + len(entry.words)]) == entry.words:
                    yield first, entry

    def find(self, sentence: Sentence) -> list[Hit]:
        """The words of a sentence that stand in the table, in order; none inside another."""
        words = sentence.words
        names = [word.text for word in words]
        places = [index for index, name in enumerate(names) if name in self]
        found = sorted(
            (first, -len(entry.words), entry)
            for index in places
            for first, entry in self.at(names, index)
            if not _is_name(sentence, first, len(entry.words)) and joined(words[first : first + len(entry.words)])
        )
        hits: list[Hit] = []
        for first, _, entry in found:
            start, end = words[first].start, words[first + len(entry.words) - 1].end
            if not hits or start >= hits[-1].end:
                hits.append(Hit(sentence, start, end, entry))
        return hits


def _is_name(sentence: Sentence, first: int, length: int) -> bool:
    """Whether a single word has a capital that its place does not explain."""
    if length > 1 or first == 0 or sentence.block.kind is BlockKind.HEADING:
        return False
    return sentence.text[sentence.words[first].start].isupper()


def _make_table(rule: Any) -> SpunWords:
    source = rule.lexicons.source("spun_weights")
    cells = kept_table(
        "spun words", source, lambda: cells_of(rule.lexicon("spun_weights")), dict[str, str], (__file__,)
    )
    return SpunWords(cells)


_table = MadeOnce(_make_table)


def evidence(document: Document, rule: Any) -> Evidence:
    """What an article's words say about how it was written, computed once."""
    return document.once("spun_words", lambda: _weigh(document, rule))


def needed(words: int) -> float:
    """The weight that an article of so many words must reach."""
    return max(LEAST, BASE + PER_WORD * words)


def _weigh(document: Document, rule: Any) -> Evidence:
    table = _table(rule)
    found = [
        hit
        for sentence in sentences(document)
        if rule.covers(sentence.block)
        for hit in table.find(sentence)
        if not sentence.quoted(hit.start, hit.end)
    ]
    if not found:
        return Evidence((), 0, False)
    swaps = [(sentence, swap.start, swap.end) for sentence, swap in swaps_in(document, rule)]
    found = [hit for hit in found if not any(_touch(hit, *swap) for swap in swaps)]
    weights = {hit.entry.row: hit.entry.counted for hit in found}
    pairs = {sentence.folded[start:end] for sentence, start, end in swaps if rule.covers(sentence.block)}
    distinct = len({hit.entry.row for hit in found if PLAIN not in hit.entry.marks}) + len(pairs)
    words = word_count(document)
    certainty = (sum(weights.values()) + PAIR * len(pairs)) / needed(words)
    if certainty < 1 or distinct < FEWEST + words // WORDS_EACH:
        return Evidence((), distinct, False)
    return Evidence([hit for hit in found if hit.entry.reported(certainty)], distinct, True)


def _touch(hit: Hit, sentence: Sentence, start: int, end: int) -> bool:
    return hit.sentence is sentence and hit.start < end and start < hit.end
