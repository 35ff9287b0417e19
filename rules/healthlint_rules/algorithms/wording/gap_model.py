"""Is a word lost before a determiner? A logistic regression over the words and word classes around the gap.

“Damage the cells”, “a sore the lip”: a noun, an adjective or a passive right before an article or a possessive is either
grammar (two objects, a contact clause, a time) or a loss of any of a dozen words (of, in, on, is, with …). Places that a known
construction explains are left out; the model weighs the rest. It was trained on edited sentences as they are and with every
function word dropped; weights and limit come from ``benchmarks/train_gaps.py``. Features follow the confusion-set tradition
(Golding and Roth, A Winnow-based approach to context-sensitive spelling correction, 1999). Nothing is imported to score.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from healthlint_rules.algorithms.language.lexical_classes import (
    ARTICLES,
    BE,
    FINITE_AUXILIARIES,
    MODALS,
    POSSESSIVES,
    SUBJECT_PRONOUNS,
    counted,
    first_tag,
    may_be,
    tags,
    word_set,
)
from healthlint_rules.algorithms.language.line import Line
from healthlint_rules.algorithms.wording.clauses import noun_phrase_end
from healthlint_rules.algorithms.wording.governed import Loss
from healthlint_rules.algorithms.wording.lost_gaps import TIMES, TWO_OBJECTS

SCALE = 100
DETERMINERS = ARTICLES | POSSESSIVES | {"these", "this"}
OPENERS = word_set(
    "that which who when if because while where whether how what than as until although since before after"
)
SIZES = frozenset({"age", "size", "weight", "length"})  # “children | their age”
LETTERED = word_set("part hepatitis type vitamin group class influenza stage grade")
ADVERBIAL = word_set(
    "half twice double triple times percent matter all both near nearest nearer opposite worth like unlike loose"
)
PHRASE = frozenset({"ADJ", "N", "VN", "NUM", "NS", "NAME", "VG"})
BEING = BE | {"be", "been", "being"}


def places(line: Line) -> Iterator[int]:
    """Indices of words before a determiner that no construction of good English explains."""
    for index, following in enumerate(line.words[1:-1]):
        if following in DETERMINERS and line.glued(index) and line.glued(index + 1) and _open(line, index):
            yield index


def _open(line: Line, index: int) -> bool:
    word, following = line.words[index], line.words[index + 1]
    readings = set(tags(word))
    if not readings & {"N", "NS", "VN", "ADJ"} or word in ADVERBIAL or word in TIMES or not counted(word):
        return False
    verbal = readings & {"V", "VZ", "VD", "VG", "ADV", "P"} or word.endswith("ed") or first_tag(word) == "VN"
    if verbal and not _passive(line, index):
        return False
    if _verb_by_place(line, index):
        return False
    if (
        (word in LETTERED and following == "a")
        or word in TWO_OBJECTS
        or "such" in line.words[max(0, index - 3) : index]
    ):
        return False
    end = noun_phrase_end(line, index + 1)
    if end <= index + 2 or not (TIMES | SIZES).isdisjoint(line.words[index + 2 : end]):
        return False
    if following in ("a", "an") and tags(line.words[end - 1])[0] == "NS":
        return False  # a letter: “dark A bands”
    return not _has_verb(line, index + 1, end) and not _fronted(line, index)


def _verb_by_place(line: Line, index: int) -> bool:
    """Whether a noun may be a verb nobody counted: “to position | the arm”, “print | the form”, “digestion demands | the most”."""
    before = line.before(index)
    if not before or before == "to" or before in MODALS | SUBJECT_PRONOUNS | OPENERS or tags(before)[0] == "NS":
        return True  # a plural is a subject rather than a modifier
    begin = index
    while line.glued(begin - 1):
        begin -= 1
    lone = line.words[begin:index]
    finite = any(word in FINITE_AUXILIARIES or may_be(word, "VZ", "VD", "V") for word in lone)
    modified = first_tag(before) in ("DET", "ADJ", "NUM", "VN", "P")
    return "NS" in tags(line.words[index]) and not finite and not modified


def _has_verb(line: Line, start: int, end: int) -> bool:
    """Whether the phrase is the subject of a verb: “substances | the body needs”, “problems | the child or adult may have”."""
    last, after = line.words[end - 1], line.here(end)
    if end > start + 2 and (may_be(last, "VZ") or (not after and may_be(last, "V", "VD"))):
        return True
    if after in ("and", "or"):
        joined = noun_phrase_end(line, end + 1)
        end = joined if joined > end + 1 else end
        after = line.here(end)
    while after and first_tag(after) == "ADV":
        end += 1
        after = line.here(end)
    return after in FINITE_AUXILIARIES - BE or (bool(after) and may_be(after, "V", "VZ", "VD"))


def _fronted(line: Line, index: int) -> bool:
    """“In such disorders | the body”: a phrase of circumstance before the subject."""
    begin = index
    while line.glued(begin - 1) and first_tag(line.words[begin]) not in ("P", "WH"):
        begin -= 1
    opens = first_tag(line.words[begin]) in ("P", "WH") and not line.glued(begin - 1)
    return opens or (begin > 0 and line.words[begin - 1] in OPENERS | {"and", "but"})


def _passive(line: Line, index: int) -> bool:
    """Whether a participle stands behind a form of “be”."""
    at = index - 1
    while line.glued(at) and first_tag(line.word(at)) == "ADV":
        at -= 1
    return "VN" in tags(line.words[index]) and line.glued(at) and line.word(at) in BEING


def features(line: Line, index: int) -> list[str]:
    """Features of the gap after a word."""
    words, stops = line.words, line.stops
    begin = index
    while begin and not stops[begin]:
        begin -= 1
    clause = words[begin : index + 1]
    end = _phrases_end(line, index + 1)
    after = line.here(end) or stops[end][:1] if end < len(words) else "."
    next_tag = first_tag(after) if after[:1].isalnum() else after
    finite = min(2, sum(first_tag(word) in ("AUX", "VZ", "VD") for word in clause))
    openers = [word for word in clause if word in OPENERS]
    verbs = [word for word in clause[:-1] if may_be(word, "V", "VZ", "VD", "VG") and word not in OPENERS]
    start = index
    while start > begin and first_tag(words[start - 1]) in PHRASE:
        start -= 1
    opener = words[start - 1] if start > begin else ""
    opener_tag = _tag(opener) if opener else stops[begin][:1] or "^"
    word, tag = words[index], _tag(words[index])
    before = words[index - 1] if index > begin else ""
    return [
        f"w={word}", f"t={tag}", f"d={words[index + 1]}", f"tn={tag}_{next_tag}", f"n={after}", f"nf={next_tag}_{finite}",
        f"o={opener}", f"ot={opener_tag}", f"ont={opener_tag}_{next_tag}_{tag}", f"fo={finite}{bool(openers)}_{next_tag}",
        f"v={verbs[-1] if verbs else ''}", f"c={clause[0]}_{len(clause) == 1}", f"cn={_tag(clause[0])}_{next_tag}",
        f"s={word[-3:]}", f"op={openers[-1] if openers else ''}", f"otl={opener_tag}_{min(index - start, 2)}_{tag}",
        f"bw={before}_{word}", f"bt={_tag(before)}_{tag}", f"nof={next_tag}_{opener_tag}_{finite}",
        f"dn={words[index + 1]}_{next_tag}", f"st={stops[begin] or '^'}", f"l={min(index - begin, 4)}_{next_tag}",
        *(f"p={verb}" for verb in verbs[-3:]),
    ]  # fmt: skip


def _phrases_end(line: Line, start: int) -> int:
    """One past a noun phrase and the phrases of “of” behind it."""
    end = noun_phrase_end(line, start)
    while line.here(end) == "of" and noun_phrase_end(line, end + 1) > end + 1:
        end = noun_phrase_end(line, end + 1)
    return end


def _tag(word: str) -> str:
    return "/".join(tags(word)[:2]) if word else ""


@cache
def _weights() -> dict[str, int]:
    path = Path(__file__).parents[2] / "lexicons" / "window_gaps.tsv"
    table: dict[str, int] = {}
    for row in path.read_text(encoding="utf-8").splitlines():
        if row[:1] != "#":
            weight, _, names = row.partition("\t")
            table.update(dict.fromkeys(names.split(), int(weight)))
    return table


def score(line: Line, index: int) -> int:
    """Logarithm of the odds that a word was lost after a word, times ``SCALE``, above the model's limit."""
    table = _weights()
    return table["bias"] - table["limit"] + sum(table.get(name, 0) for name in features(line, index))


def lost_before_determiner(line: Line) -> Iterator[Loss]:
    """Places before a determiner where the model is sure that a word was lost."""
    for index in places(line):
        if score(line, index) > 0:
            yield Loss(index, "")
