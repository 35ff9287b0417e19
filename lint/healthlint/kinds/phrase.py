"""``phrase``: fixed phrases, each with the words to write instead."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from healthlint.annotations import Cue, sentences_of
from healthlint.diagnostic import Applicability, Finding
from healthlint.document import Document, fold
from healthlint.kinds import Check, RuleError
from healthlint.kinds.common import proposal, read_spec
from healthlint.kinds.expressions import usable
from healthlint.matching import Literal
from healthlint.rule import Rule


class Spec(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """``entries`` map a phrase to its replacement (empty for none); ``lexicon`` names a list of such rows."""

    entries: dict[str, str] = {}
    lexicon: str = ""
    fix: Applicability = Applicability.UNSAFE


def entries_of(rule: Rule) -> dict[str, str]:
    """The phrases of a rule in folded form, each with its replacement. Raises RuleError where it has none."""
    spec = read_spec(rule, Spec, rule.file.phrase)
    entries = {fold(phrase): text for phrase, text in spec.entries.items()}
    if spec.lexicon:
        entries.update(_rows(rule, spec.lexicon))
    if not entries:
        raise RuleError(f"{rule.path or rule.id}: phrase: no entries")
    return entries


def build(rule: Rule) -> Check:
    """A check that finds the rule's phrases, the longest where several begin together."""
    entries = entries_of(rule)
    applicability = read_spec(rule, Spec, rule.file.phrase).fix

    def run(document: Document) -> Iterator[Finding]:
        for cue in _longest(document.memo["cues"].get(rule.id, [])):
            block = document.blocks[cue.block]
            sentence = next((s for s in sentences_of(document, block) if s.start <= cue.start < s.end), None)
            if sentence is None:
                continue
            start, end = cue.start - sentence.start, cue.end - sentence.start
            if not usable(rule, sentence, start, end):
                continue
            quote = block.text[cue.start : cue.end]
            suggestion = entries.get(fold(quote), "")
            yield proposal(block.locate(cue.start, cue.end), quote, suggestion, applicability=applicability)

    return Check(rule, run, tuple(Literal.of(phrase) for phrase in entries))


def _rows(rule: Rule, name: str) -> dict[str, str]:
    try:
        rows: Any = rule.lexicon(name)
    except KeyError:
        raise RuleError(f"{rule.path or rule.id}: the pack has no list “{name}”") from None
    if isinstance(rows, dict):
        return {fold(str(phrase)): str(text or "") for phrase, text in rows.items()}
    return {fold(row[0]): row[1] if len(row) > 1 else "" for row in rows}


def _longest(cues: list[Cue]) -> Iterator[Cue]:
    """Leftmost longest of overlapping places."""
    last: Cue | None = None
    for cue in sorted(cues, key=lambda cue: (cue.block, cue.start, -cue.end)):
        if last is None or cue.block != last.block or cue.start >= last.end:
            yield cue
            last = cue
