"""Word swaps: a usual pair of words with a part replaced by a near synonym (“facet effects”, “diminish torment”).

Method, after Cabanac, Labbé and Magazinov, "Tortured phrases" (2021), turned round: not a list of finds but what rewording tools
write for single words (``swap_needs``, made of ``spun_swaps``) times the pairs of words that edited health prose really uses
(``swap_pairs``, with counts; ``spun_terms``). A pair is odd when edited prose has it nowhere, and putting one or both words back gives a
pair that is common enough. How common is counted for every swap: were the synonym good English here, it would stand beside the word as
often as elsewhere in proportion, so the rarer the synonym is, the more often the usual pair must occur before its absence says
anything; a swap that accused edited prose needs more than it had then. ``benchmarks/swap_tables.py`` makes the tables.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

import msgspec

from healthlint.annotations import Sentence, sentences
from healthlint.document import Document
from healthlint_rules.algorithms.wording.collocations import (
    NEIGHBOURS,
    OBJECT,
    OF,
    RELATIONS,
    Pair,
    Tokens,
    noun_stem,
    pairs_at,
    tokens_of,
    verb_stem,
)

FIRST, SECOND = "first", "second"
NEVER = 10**6  # the need of a swap that proves nothing alone
LEAST = 3  # no swap needs less
OWN = 40  # what a term of our own list counts
TIES = (1.5, 3.0, 4.0)  # bits of mutual information: with a rare swap, with another, with two


class Usual(NamedTuple):
    """What a swapped word stands for: word, its stem, the count that the usual pair needs, and whether the swap is rare."""

    word: str
    stem: str
    need: int
    rare: bool


class Swap(msgspec.Struct, frozen=True):
    """An odd pair, its range in the sentence's text, the words to put, and whether a swapped word is all but unknown to edited prose."""

    pair: Pair
    start: int
    end: int
    usual: str
    sure: bool


class Pairs:
    """Counts of usual pairs, read row by row on demand: relation and first stem, then ``second:count:tie``."""

    def __init__(self, rows: Sequence[Sequence[str]], terms: Sequence[Sequence[str]]) -> None:
        self._rows = {(row[0], row[1]): row[2] for row in rows}
        self._read: dict[tuple[str, str], dict[str, tuple[int, int]]] = {}
        self._terms = {tuple(noun_stem(part) for part in row[0].split()): len(row) > 1 for row in terms}

    def count(self, relation: str, first: str, second: str) -> tuple[int, int]:
        """Count and tie (0 to 3) of a pair."""
        if (first, second) in self._terms and relation != OBJECT:
            return max(OWN, self._seconds(relation, first).get(second, (0, 0))[0]), 3
        return self._seconds(relation, first).get(second, (0, 0))

    def rigid(self, first: str, second: str) -> bool:
        """Whether a term has no variants at all."""
        return self._terms.get((first, second), False)

    def _seconds(self, relation: str, first: str) -> dict[str, tuple[int, int]]:
        key = relation, first
        if key not in self._read:
            cells = (cell.split(":") for cell in self._rows.get(key, "").split())
            self._read[key] = {second: (int(count), int(tie)) for second, count, tie in cells}
        return self._read[key]


class Swaps:
    """The tables of a pack, ready for sentences."""

    def __init__(
        self,
        needs: Sequence[Sequence[str]],
        pairs: Pairs,
        attested: Sequence[Sequence[str]],
        frames: Sequence[Sequence[str]] = (),
        classes: Sequence[Sequence[str]] = (),
    ) -> None:
        self.pairs = pairs
        self.classes = classes_of(classes)
        self._frames = frames
        self._attested = {(row[0], row[1], second) for row in attested for second in row[2].split(" ")}
        self._needs = needs
        self._known: dict[str, tuple[bool, bool, bool] | None] = {}

    @cached_property
    def slots(self) -> dict[tuple[str, str], dict[str, tuple[Usual, ...] | str]]:
        """What a stem may stand for, by relation and place in the pair (“first”, “second”); a cell until it is asked for."""
        by_slot: dict[str, dict[str, tuple[Usual, ...] | str]] = defaultdict(dict)
        for slot, word, cell in self._needs:
            by_slot[slot][word] = cell
        for relation, place, word, _ in self.frames:
            by_slot[f"{relation}.{place}"].setdefault(word, ())
        keys = {slot: slot.split(".") for slot in by_slot}
        return {(relation, place): by_slot[slot] for slot, (relation, place) in keys.items()}

    def _stands_for(self, relation: str, place: str, word: str) -> tuple[Usual, ...] | None:
        """What a stem may stand for in a slot; None where it is not swapped."""
        table = self.slots.get((relation, place))
        found = table.get(word) if table else None
        if not isinstance(found, str):
            return found
        usual = self.slots[relation, place][word] = _usual(found, stem_in(relation, place))
        return usual

    @cached_property
    def frames(self) -> dict[tuple[str, str, str, str], Usual]:
        """What a stem may stand for beside a class of words, by relation, place, stem and class."""
        found: dict[tuple[str, str, str, str], Usual] = {}
        for slot, name, words, classes in self._frames:
            relation, place = slot.rstrip("!").split(".")
            stem = stem_in(relation, place)
            usual = Usual(name, stem(name), 1, slot.endswith("!"))
            for word in words.split(" "):
                folded = stem(word.replace("-", "_"))
                found.update(((relation, place, folded, each), usual) for each in classes.split(" "))
        return found

    @cached_property
    def verbs(self) -> frozenset[str]:
        """Stems that frames know to be verbs."""
        return frozenset(word for relation, place, word, _ in self.frames if (relation, place) == (OBJECT, FIRST))

    @cached_property
    def words(self) -> frozenset[str]:
        """All swapped words, as stems."""
        return frozenset(word for table in self.slots.values() for word in table)

    @cached_property
    def compounds(self) -> Mapping[str, Sequence[tuple[str, ...]]]:
        """Swapped words of more than one word, by their first, longest first."""
        found: dict[str, set[tuple[str, ...]]] = defaultdict(set)
        for word in self.words:
            if "_" in word:
                parts = tuple(word.split("_"))
                found[parts[0]].add(parts)
        return {first: sorted(rows, key=len, reverse=True) for first, rows in found.items()}

    def find(self, sentence: Sentence) -> Iterator[Swap]:
        """Odd pairs of a sentence, the surest where two share a word."""
        places = {word.start: sides for word in sentence.words if (sides := self._sides(word.text))}
        if not places:
            return
        tokens = tokens_of(sentence.text, sentence.words, self.compounds, self.verbs)
        seen: set[tuple[int, int, str]] = set()
        found: list[tuple[int, Swap]] = []
        for place, (start, _) in enumerate(tokens.ranges):
            if start not in places:
                continue
            for pair in pairs_at(tokens, place, *places[start]):
                key = pair.left, pair.right, pair.relation
                if key not in seen:
                    seen.add(key)
                    if best := self.judge(pair):
                        found.append((best[0], _swap(sentence, tokens, pair, best[1], best[2])))
        taken: set[int] = set()
        for _, swap in sorted(found, key=lambda item: -item[0]):
            if not taken & {swap.pair.left, swap.pair.right}:
                taken.update((swap.pair.left, swap.pair.right))
                yield swap

    def _sides(self, word: str) -> tuple[bool, bool, bool] | None:
        """Whether a word may be swapped as the first of a pair, the second of neighbours, or another second; None if never."""
        if word not in self._known:
            stems = [stem(word.replace("-", "_")) for stem in (noun_stem, verb_stem)]
            always = word in self.compounds

            def in_slot(relation: str, place: str) -> bool:
                return always or any(stem in self.slots.get((relation, place), {}) for stem in stems)

            first = any(in_slot(relation, FIRST) for relation in RELATIONS)
            near, far = in_slot(NEIGHBOURS, SECOND), any(in_slot(relation, SECOND) for relation in (OF, OBJECT))
            self._known[word] = (first, near, far) if first or near or far else None
        return self._known[word]

    def judge(self, pair: Pair) -> tuple[int, Usual | None, Usual | None] | None:
        """The usual pair for an odd one: its count and what to put for either word; None for a pair that is right."""
        relation, first, second = pair.relation, pair.first, pair.second
        firsts = self._stands_for(relation, FIRST, first)
        seconds = self._stands_for(relation, SECOND, second)
        if (firsts is None and seconds is None) or (relation, first, second) in self._attested:
            return None
        if self.pairs.count(relation, first, second)[0]:
            return None
        best: tuple[int, Usual | None, Usual | None] | None = None
        for one in (None, *(firsts or ())):
            for other in (None, *(seconds or ())):
                swapped = [usual for usual in (one, other) if usual]
                stems = one.stem if one else first, other.stem if other else second
                if not swapped or stems == (first, second):
                    continue
                count, tie = self.pairs.count(relation, *stems)
                if best and count <= best[0]:
                    continue
                if self._enough(swapped, count, tie, stems):
                    best = count, one, other
        return best or self._by_class(pair)

    def _by_class(self, pair: Pair) -> tuple[int, Usual | None, Usual | None] | None:
        """The usual word where a class of neighbours shows that one is swapped."""
        relation, first, second = pair.relation, pair.first, pair.second
        for each in self.classes.get(second, ()):
            if usual := self.frames.get((relation, FIRST, first, each)):
                return 1, usual, None
        for each in self.classes.get(first, ()):
            if usual := self.frames.get((relation, SECOND, second, each)):
                return 1, None, usual
        return None

    def _enough(self, swapped: Sequence[Usual], count: int, tie: int, stems: tuple[str, str]) -> bool:
        """Whether a usual pair of this count and tie shows that the swapped words are odd."""
        need = min(usual.need for usual in swapped)
        rare = [usual.rare for usual in swapped]
        if len(swapped) == 2 and not all(rare):  # two common words are a pair of their own
            lenient = 4 if max(usual.need for usual in swapped) < NEVER else 1
            need = need * lenient if need <= lenient * LEAST else NEVER
        elif len(swapped) == 1 and self.pairs.rigid(*stems):
            need = LEAST
        wanted = 1 if any(rare) else 2
        return count >= need and tie >= wanted + (len(swapped) == 2)


def classes_of(rows: Sequence[Sequence[str]]) -> dict[str, list[str]]:
    """The classes of each listed stem."""
    found: dict[str, list[str]] = defaultdict(list)
    for name, members in rows:
        for member in members.split(" "):
            found[member].append(name)
    return dict(found)


def stem_in(relation: str, place: str) -> Callable[[str], str]:
    """How a word is folded in a slot."""
    return verb_stem if (relation, place) == (OBJECT, FIRST) else noun_stem


def _usual(cell: str, stem: Callable[[str], str]) -> tuple[Usual, ...]:
    found = []
    for part in cell.split(" "):
        word, need = part.rsplit(":", 1)
        number = need.rstrip("r")
        found.append(Usual(word, stem(word), NEVER if number == "-" else int(number), number != need))
    return tuple(found)


def _swap(sentence: Sentence, tokens: Tokens, pair: Pair, one: Usual | None, other: Usual | None) -> Swap:
    (start, stop), (restart, end) = tokens.ranges[pair.left], tokens.ranges[pair.right]
    text = sentence.text
    first = _form(tokens.names[pair.left], one, pair.relation == OBJECT) if one else text[start:stop]
    second = _form(tokens.names[pair.right], other, False) if other else text[restart:end]
    sure = any(usual.rare for usual in (one, other) if usual) and pair.relation != OBJECT
    return Swap(pair, start, end, f"{first}{text[stop:restart]}{second}", sure)


def _form(written: str, usual: Usual, verb: bool) -> str:
    """The usual word in the form of the written one: plural, third person or -ing."""
    if verb:
        third, present = (written.endswith("s"), written.endswith("ing"))
        stem = usual.word[:-1] if usual.word.endswith("e") else usual.word
        return plural(usual.word) if third else f"{stem}ing" if present else usual.word
    return plural(usual.word) if noun_stem(written) != written else usual.word


def plural(term: str) -> str:
    """The plural of a noun, or the third person of a verb."""
    if term.endswith(("s", "x", "ch", "sh")):
        return term if term.endswith("s") and not term.endswith(("ss", "us", "is")) else f"{term}es"
    if term.endswith("y") and term[-2] not in "aeiou":
        return f"{term[:-1]}ies"
    return f"{term}s"


_SWAPS: dict[int, Swaps] = {}


def swaps_of(rule: Any) -> Swaps:
    """The tables of a rule's pack, made once."""
    needs = rule.lexicon("swap_needs")
    if id(needs) not in _SWAPS:
        pairs = Pairs(rule.lexicon("swap_pairs"), rule.lexicon("spun_terms"))
        tables = (rule.lexicon(name) for name in ("swap_attested", "swap_frames", "swap_classes"))
        _SWAPS[id(needs)] = Swaps(needs, pairs, *tables)
    return _SWAPS[id(needs)]


def swaps_in(document: Document, rule: Any) -> list[tuple[Sentence, Swap]]:
    """The odd pairs of a document, looked for once for all rules of the pack."""
    swaps = swaps_of(rule)
    return document.once(
        "swaps", lambda: [(sentence, swap) for sentence in sentences(document) for swap in swaps.find(sentence)]
    )
