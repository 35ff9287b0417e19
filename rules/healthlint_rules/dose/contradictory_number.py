"""Contradictory quantities: the same frame twice, limits, terms with a threshold, back references, named rules, onsets.

Pairs are compared only within one dimension, and stay silent where the sentences name different groups or cases (see
``algorithms/numbers/number_frames.py``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from healthlint.annotations import Sentence, sentences
from healthlint.diagnostic import Finding, Related
from healthlint.document import BlockKind, Document
from healthlint.patterns import compile_pattern
from healthlint.rule import Rule
from healthlint_rules.algorithms.numbers.number_frames import Frame, same_frame, same_limit
from healthlint_rules.algorithms.numbers.numerals import value
from healthlint_rules.algorithms.numbers.quantities import Quantity, conflict, quantities

WINDOW = 150  # quantities of one dimension that are looked back upon
BACK = compile_pattern(
    r"\W*(?:\w+\W+){0,2}?(?:given|mentioned|stated|named|quoted|set|listed|noted|cited)\s+(?:earlier|above|before|previously)\b",
    0,
)
RULE = compile_pattern(r"\b(\d+(?:[-–/]\d+)+) (?:rule|method|routine|technique|pattern)\b", 0)
TERM = compile_pattern(
    r"\b(?:is|are|it is|be)\s+(?:then\s+)?(?:called|termed|known as|considered|regarded as|classed as|defined as|said to be)\s+(?:an?\s+)?(\w{5,})"
    r"|\bcounts?\s+as\s+(?:an?\s+)?(\w{5,})",
    0,
)
COURSE = compile_pattern(r"\b(?:full|whole|entire|complete|usual|standard)\s+$", 0)
COURSE_NOUN = compile_pattern(r"[\w-]*\s(?:course|programme|program|treatment|cycle|regimen)\b", 0)
LASTS = compile_pattern(
    r"\b(?:treatment|therapy|course|programme|program|immunotherapy|it)\s+(?:(?:with|for|of) (?:\w+ ){1,3})?(?:usually |often |normally )?(?:lasts?|takes?|goes on for|runs? for)\b",
    0,
)
RESULT = compile_pattern(
    r"\b(?:better|improv\w*|results?|relief|changes?|eas(?:e|es|ier)|heals?|recover\w*|fewer|less|benefits?|effects?|works?|differences?)\b",
    0,
)
ONLY_AFTER = compile_pattern(
    r"\b(?:never sooner|not sooner|no sooner than|no earlier|never earlier|before any|before (?:you|they|people) (?:see|feel|notice)|not before)\b",
    0,
)


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """Yield the later of each pair, once a quantity."""
    rows = [s for s in sentences(document) if rule.covers(s.block)]
    frames = [Frame(q) for s in rows for q in quantities(s) if _usable(q)]
    done: set[tuple[int, int]] = set()
    for finding, key in [*_named_rules(rows), *_back(frames), *_pairs(frames)]:
        if key not in done:
            done.add(key)
            yield finding


def _usable(quantity: Quantity) -> bool:
    """Whether a quantity is a statement of its own: not “a day” of a rate, not quoted, not an age gone by."""
    text = quantity.sentence.folded
    before = text[: quantity.start].rstrip()
    if re.match(r"an?\s", quantity.text.lower()) and not re.search(
        r"\b(?:in|for|after|within|about|around|than|least|most|over|under|nearly|takes?|lasts?|every|inside|up to)$",
        before,
    ):
        return False
    later = text[quantity.end :]
    return not (
        quantity.sentence.quoted(quantity.start, quantity.end)
        or re.match(r"\s(?:ago|old|later|more|less|as|higher|lower)\b", later)
    )


def _pairs(frames: list[Frame]) -> Iterator[tuple[Finding, tuple[int, int]]]:
    by_dimension: dict[str, list[Frame]] = {}
    for frame in frames:
        if frame.quantity.dimension != "percent":  # shares differ by group more often than by mistake
            by_dimension.setdefault(frame.quantity.dimension, []).append(frame)
    for row in by_dimension.values():
        for index, later in enumerate(row):
            for earlier in row[max(0, index - WINDOW) : index]:
                if earlier.quantity.sentence is not later.quantity.sentence and _contradict(earlier, later):
                    yield _finding(later.quantity, earlier.quantity, None)
                    break


def _contradict(earlier: Frame, later: Frame) -> bool:
    one, other = earlier.quantity, later.quantity
    if BlockKind.LIST_ITEM in (earlier.place, later.place) and earlier.place is later.place:
        return False
    if not conflict(one, other):
        return _term(one) == _term(other) != "" and one.low != other.low and not earlier.groups ^ later.groups
    return (
        same_frame(earlier, later)
        or same_limit(earlier, later)
        or (_term(one) == _term(other) != "")
        or _course(one, other)
        or _onset(one, other)
    )


def _term(quantity: Quantity) -> str:
    """The term that a sentence defines by its quantity: “a cough of over eight weeks counts as chronic”."""
    match = TERM.search(quantity.sentence.folded, quantity.end)
    return (match.group(1) or match.group(2)) if match else ""


def _course(one: Quantity, other: Quantity) -> bool:
    """“Braces stay on for two years” and “the whole nine-month course”."""
    text = other.sentence.folded
    course = COURSE.search(text[: other.start]) and COURSE_NOUN.match(text, other.end)
    return bool(course and LASTS.search(one.sentence.folded[: one.start]))


def _onset(one: Quantity, other: Quantity) -> bool:
    """“Better within six weeks” and “six months, never sooner”."""
    quick, slow = sorted((one, other), key=lambda quantity: quantity.low)
    text = slow.sentence.folded
    only = ONLY_AFTER.search(text, slow.end)
    if quick.dimension != "time" or not only or only.start() - slow.end > 3 or not RESULT.search(text):
        return False
    before = quick.sentence.folded[: quick.start]
    return bool(RESULT.search(before) and re.search(r"\b(?:in|within|inside|after|of)\s+(?:about\s+)?$", before))


def _back(frames: list[Frame]) -> Iterator[tuple[Finding, tuple[int, int]]]:
    """A quantity said to be given earlier that nothing above gives."""
    for index, frame in enumerate(frames):
        quantity = frame.quantity
        if not BACK.match(quantity.sentence.folded, quantity.end):
            continue
        above = [f for f in frames[:index] if f.quantity.dimension == quantity.dimension]
        if any(not conflict(f.quantity, quantity) and f.quantity.low == quantity.low for f in above):
            continue
        other = next((f for f in reversed(above) if f.limit == frame.limit), None)
        yield _finding(quantity, other.quantity if other else None, "back" if other else "unseen")


def _named_rules(rows: list[Sentence]) -> Iterator[tuple[Finding, tuple[int, int]]]:
    """A quantity after “every” that the numbers in the name of its rule do not have."""
    for sentence in rows:
        named = RULE.search(sentence.folded)
        if not named:
            continue
        numbers = {float(number) for number in re.split(r"[-–/]", named.group(1))}
        for quantity in quantities(sentence):
            number = value(re.split(r"[\s-]", quantity.text)[0])
            before = sentence.folded[: quantity.start]
            if number is not None and number not in numbers and re.search(r"\b(?:every|for|about)\s+$", before):
                place = sentence.span(quantity.start, quantity.end)
                values = {"match": quantity.text, "rule": named.group(1)}
                yield Finding(place, values, (), (), None, "rule"), (sentence.index, quantity.start)


def _finding(later: Quantity, earlier: Quantity | None, variant: str | None) -> tuple[Finding, tuple[int, int]]:
    values = {"match": later.text}
    related: tuple[Related, ...] = ()
    if earlier is not None:
        place = earlier.sentence.span(earlier.start, earlier.end)
        values |= {"other": earlier.text}
        related = (Related(place, f"{earlier.text} here"),)
    span = later.sentence.span(later.start, later.end)
    return Finding(span, values, (), related, None, variant), (later.sentence.index, later.start)
