"""Claims as frames of word classes that the writer asserts: what is promised, by what, how surely.

Method: a claim is a predicate with its object (heal × condition), in any of its forms, found by class patterns. *Strong* patterns hold
their certainty in themselves (forever, instantly, for everyone, never again); *plain* ones are claims only where nothing hedges them
and where no ordinary medicine acts: “antibiotics cure the infection” is medicine. Whether the writer stands behind a place is
told by :mod:`~healthlint_rules.algorithms.claims.frames`. Own method.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

import msgspec

from healthlint.annotations import Sentence, in_code
from healthlint.diagnostic import Finding
from healthlint.document import Document, InlineKind
from healthlint.rule import Rule
from healthlint_rules.algorithms.claims.frames import Clause, bits, denied, hedged, set_apart, supposed
from healthlint_rules.algorithms.language.class_patterns import ClassMatch, ClassPattern, PatternIndex
from healthlint_rules.algorithms.language.word_classes import Tagged, tagged
from healthlint_rules.algorithms.sources.sources import cited

PARTS = {
    "M": "[^PUNCT|BE|HAVE|WILL|MODAL|NEVER|NOT|HEDGE|WHO|OPEN_IF|but|than|to|causes|cause|causing|caused]",  # what may stand inside a noun phrase
    "ILL": "(?!PREP ) (<M>{0,5} [CONDITION|SYMPTOM]|<M>{0,2} BAD <M>? BODY)",
    "THING": "(?!PREP ) <M>{0,5} [CONDITION|SYMPTOM|BODY]",
    "A": "[GRADE|ADV|WHOLLY|CERTAINLY|EVER|SOON|ALWAYS]{0,2}",  # adverbs before a verb
    "TERM": "([in|within|after] [SHORT|DET|NUM|about|of|ADJ]{0,4} TIME|[in|after|with] [just|only|a|the|as|little|your]{0,2} [one|single|first|two|three] [N|ADJ]|SOON)",
    "FOR_EVER": "[EVER|ALWAYS|WHOLLY]",
    "WHEN": "(<FOR_EVER>|<TERM>)",
    "YOURS": "[YOU|PERSON]",
}


class Place(msgspec.Struct, frozen=True):
    """A claim: the sentence and the range in it."""

    sentence: Sentence
    start: int
    end: int


class Claims(msgspec.Struct, frozen=True, dict=True):
    """The patterns of a rule on claims; ``above`` are those of graver or more specific rules, whose places are left to them.

    ``strong`` ones are certain by their own words, ``plain`` ones only where nothing hedges them and no medicine acts, ``spared`` ones
    are strong but no claim either where medicine acts. A group ``at`` marks the place.
    With ``sourced``, a claim with a source in reach is none.
    """

    name: str
    strong: Sequence[str] = ()
    spared: Sequence[str] = ()
    plain: Sequence[str] = ()
    above: Sequence[Claims] = ()
    sourced: bool = False

    @cached_property
    def _patterns(self) -> list[tuple[str, ClassPattern]]:
        kinds = (("strong", self.strong), ("spared", self.spared), ("plain", self.plain))
        return [(kind, ClassPattern(query, PARTS)) for kind, queries in kinds for query in queries]

    def places(self, document: Document) -> list[Place]:
        """Where the writer makes such a claim, in reading order, apart from each other."""
        return document.once(
            f"claims {self.name}", lambda: [p for line in tagged(document) for p in self._find(document, line)]
        )

    def report(self, document: Document, rule: Rule) -> Iterator[Finding]:
        """A finding for each claim that no graver rule reports."""
        taken = [place for claims in self.above for place in claims.places(document)]
        for place in self.places(document):
            if not rule.covers(place.sentence.block) or _overlaps(place, taken):
                continue
            if self.sourced and cited(document, place.sentence, tuple(rule.lexicon("health_body"))):
                continue
            yield Finding(
                place.sentence.span(place.start, place.end), {"match": place.sentence.text[place.start : place.end]}
            )

    @cached_property
    def _index(self) -> PatternIndex:
        return PatternIndex([pattern for _, pattern in self._patterns])

    def _find(self, document: Document, line: Tagged) -> Iterator[Place]:
        taken: list[Place] = []
        for number in self._index.candidates(line):
            kind, pattern = self._patterns[number]
            for match in pattern.find(line):
                place = Place(line.sentence, match.start, match.end)
                if not _overlaps(place, taken) and asserted(document, line, match, kind):
                    taken.append(place)
        yield from sorted(taken, key=lambda place: place.start)


def asserted(document: Document, line: Tagged, match: ClassMatch, kind: str = "strong") -> bool:
    """Whether the writer claims what stands at a place as certain; *kind* is strong, spared or plain as in :class:`Claims`."""
    clause = Clause(line, match.start)
    strong = kind != "plain"
    if denied(clause) or hedged(clause, strong=strong) or supposed(clause, strong=strong):
        return False
    if kind != "strong" and (_medicine_acts(clause) or _holds(line, match, bits("DEFICIENCY"))):
        return False
    if _purpose(line, clause, match):
        return False
    if (
        kind != "strong"
        and not line.mask_at(match.low) & bits("CONDITION", "SYMPTOM", "BODY", "HARM", "OUTCOME")
        and _no_predicate(clause)
    ):
        return False
    return not (_foreign(line.sentence, match.start, match.end) or set_apart(document, line, clause, match))


def _holds(line: Tagged, match: ClassMatch, mask: int) -> bool:
    units = line.units
    return any(
        found & mask and match.start <= start < match.end
        for found, start in zip(units.masks, units.starts, strict=True)
    )


def _purpose(line: Tagged, clause: Clause, match: ClassMatch) -> bool:
    """Whether an infinitive stands at the place: “to rule out any disease”, “to ease pain and prevent relapse”."""
    mask = line.mask_at(match.low)
    if not mask & bits("V") or mask & bits("VZ", "WILL", "YOU", "NEVER", "NOT"):
        return False
    if "to" in clause.texts[-4:]:
        return True
    units = line.units
    if not _joined(clause):
        return False
    return any(
        text in _SUBORDINATE or mask & bits("HEDGE", "MODAL")
        for text, mask in zip(units.texts[: clause.end], units.masks, strict=False)
    )


_SUBORDINATE = frozenset({"to", "that", "which", "who"})


def _joined(clause: Clause) -> bool:
    """Whether “and” or “or” joins the place to what stands before it."""
    units, index = clause.line.units, clause.end - 1
    while index > 0 and units.masks[index] & bits("GRADE", "ADV"):
        index -= 1
    return index >= 0 and units.texts[index] in {"and", "or"}


def _no_predicate(clause: Clause) -> bool:
    """Whether the place follows “to”, an article or a preposition: a purpose or a noun, no finite verb."""
    masks, texts = clause.line.units.masks, clause.line.units.texts
    index = clause.end - 1
    while index >= clause.begin and masks[index] & bits("GRADE", "ADV") and not masks[index] & bits("PREP"):
        index -= 1
    return index >= clause.begin and (texts[index] in _BEFORE_NOUN or bool(masks[index] & bits("PREP", "DET")))


_BEFORE_NOUN = frozenset({"to", "who"})


def _medicine_acts(clause: Clause) -> bool:
    """Whether ordinary medicine is the subject: the last word of the clause, or the one before its first preposition."""
    medicine, remedy = bits("MEDICINE", "BODY", "DRUG"), bits("REMEDY", "SUPPLEMENT")
    masks = clause.line.units.masks[clause.begin : clause.end]
    if _joined(clause) and any(mask & medicine and not mask & remedy for mask in clause.line.units.masks[:3]):
        return True  # the subject of the first verb is that of the second
    while masks and masks[-1] & bits("GRADE", "ADV", "WHO", "WILL", "CERTAINLY", "ALWAYS", "PUNCT", "AND", "BE"):
        masks.pop()
    if not masks:
        return False
    head = next((i for i, mask in enumerate(masks) if i and mask & bits("PREP")), len(masks))
    ends = (masks[-1], masks[head - 1])
    return any(mask & medicine for mask in ends) and not any(mask & remedy and not mask & medicine for mask in ends)


def _foreign(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a range is code or lies in the words of a link, which are another page's title."""
    low, high = sentence.start + start, sentence.start + end
    return in_code(sentence, start, end) or any(
        link.start <= low and high <= link.end and link.kind is InlineKind.LINK for link in sentence.block.inlines
    )


def _overlaps(place: Place, others: Sequence[Place]) -> bool:
    return any(place.sentence is o.sentence and place.start < o.end and o.start < place.end for o in others)
