"""Prepositions that fit neither what follows (``algorithms/wording/prepositions.py``) nor the verb, adjective (``misgoverned.py``) or noun
(``governed_nouns.py``) that stands before."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from healthlint.annotations import sentences
from healthlint.diagnostic import Finding
from healthlint.document import Document
from healthlint.kinds.common import proposal
from healthlint.kinds.expressions import usable
from healthlint.rule import Rule
from healthlint_rules.algorithms.language.line import Line, line_of
from healthlint_rules.algorithms.made_once import MadeOnce
from healthlint_rules.algorithms.wording.governed_nouns import NounHeads
from healthlint_rules.algorithms.wording.misgoverned import Heads
from healthlint_rules.algorithms.wording.prepositions import Prepositions

Place = tuple[int, int, int, str, str]  # first word, last word and end of the context; proposal and message


_tables = MadeOnce(
    lambda rule: (
        Prepositions(rule.lexicon),
        Heads(rule.lexicon("governed_prepositions"), rule.lexicon("transitive_verb")),
        NounHeads(rule.lexicon("governed_nouns")),
    )
)


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """A finding a preposition; where another one is likely, it is proposed."""
    table, heads, nouns = _tables(rule)
    for sentence in sentences(document):
        if not rule.covers(sentence.block):
            continue
        line = line_of(sentence)
        for first, last, end, suggestion, variant in chain(
            _objects(table, line), _heads(heads, line), _nouns(nouns, line)
        ):
            start, stop = sentence.words[first].start, sentence.words[last].end
            named = (
                variant == "pair" and sentence.text[sentence.words[last].start : stop].isupper()
            )  # “the cause of AT”
            named = named or (
                variant == "noun" and sentence.text[start].isupper() and first > 0
            )  # “a Heart Association at”
            if named or not usable(rule, sentence, start, stop):
                continue
            quote = sentence.text[start:stop]
            context = sentence.text[start : sentence.words[end - 1].end]
            item = proposal(sentence.locate(start, stop), quote, suggestion, {"context": context})
            yield Finding(item.span, item.parameters, item.fixes, variant=variant)


def _objects(table: Prepositions, line: Line) -> Iterator[Place]:
    for found in table.misfits(line):
        yield found.start, found.last, found.end, found.suggestion, "proposal" if found.suggestion else "agent"


def _heads(heads: Heads, line: Line) -> Iterator[Place]:
    for head, meant in heads.find(line):
        last = head + 1
        if meant == "-":
            yield head, last, last + 1, line.words[head], "bare"
        else:
            yield head, last, last + 1, f"{line.words[head]} {meant}" if meant else "", "proposal" if meant else "pair"


def _nouns(nouns: NounHeads, line: Line) -> Iterator[Place]:
    for head, meant in nouns.find(line):
        yield head, head + 1, head + 3, f"{line.words[head]} {meant}", "noun"
