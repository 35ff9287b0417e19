"""Words that are written for each other (``algorithms/wording/confused.py``)."""

from __future__ import annotations

from collections.abc import Iterator

from healthlint.annotations import sentences
from healthlint.diagnostic import Finding
from healthlint.document import Document
from healthlint.kinds.common import proposal
from healthlint.kinds.expressions import usable
from healthlint.rule import Rule
from healthlint_rules.algorithms.language.line import line_of
from healthlint_rules.algorithms.made_once import MadeOnce
from healthlint_rules.algorithms.wording.confused import FRAMES, Confusions

NO_PEOPLE = frozenset(
    {
        "body",
        "heart",
        "brain",
        "families",
        "households",
        "population",
        "public",
        "nation",
        "workforce",
        "cases",
        "crews",
        "staff",
    }
)


def _make(rule: Rule) -> Confusions:
    people = {*rule.lexicon("apostrophe_person"), *rule.lexicon("stat_person")} - NO_PEOPLE
    return Confusions(FRAMES.read_text(encoding="utf-8").splitlines(), frozenset(people))


_confusions = MadeOnce(_make)


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """A finding for each confused word, with the word that is meant; names are left alone."""
    confusions = _confusions(rule)
    for sentence in sentences(document):
        if not rule.covers(sentence.block):
            continue
        for item in confusions.find(line_of(sentence)):
            start, end = sentence.words[item.first].start, sentence.words[item.last].end
            quote = sentence.text[start:end]
            if usable(rule, sentence, start, end) and not (start and quote[:1].isupper()):
                yield proposal(sentence.locate(start, end), quote, item.right.replace("'", "’"))
