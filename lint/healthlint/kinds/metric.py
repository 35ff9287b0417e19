"""``metric``: a measure of the whole article against a limit; one finding at the title."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import msgspec

from healthlint.annotations import word_count
from healthlint.diagnostic import Finding
from healthlint.document import Document
from healthlint.kinds import Check, RuleError
from healthlint.kinds.common import read_spec
from healthlint.rule import Rule


class Spec(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """``name`` of the measure; ``min_words`` below which nothing is said; ``syllables``: a table of words and counts.

    The limit is the rule's option ``max`` (for reading ease ``min``).
    """

    name: Literal["grade", "ease", "smog"] = "grade"
    min_words: int = 100
    syllables: str = ""


def build(rule: Rule) -> Check:
    """A check that measures the article's prose by :mod:`healthlint.readability`."""
    spec = read_spec(rule, Spec, rule.file.metric)
    bound = "min" if spec.name == "ease" else "max"
    if "metrics" not in rule.file.requires or bound not in rule.options:
        raise RuleError(f"{rule.path or rule.id}: metric: needs “requires: [metrics]” and an option “{bound}”")

    def run(document: Document) -> Iterator[Finding]:
        if word_count(document) < spec.min_words:
            return
        from healthlint.readability import measure, prose_of

        lines = prose_of(document)
        if not lines:
            return
        rows = rule.lexicon(spec.syllables) if spec.syllables else []
        found = measure(lines, {row[0]: int(row[1]) for row in rows})
        value, limit = float(getattr(found, spec.name)), float(rule.options[bound])
        if (value < limit) if bound == "min" else (value > limit):
            values = {
                "value": f"{value:.1f}",
                "limit": f"{limit:g}",
                "words": str(found.words),
                "sentences": str(found.sentences),
                "average": f"{found.words / found.sentences:.0f}",
                "dictionary": found.dictionary,
            }
            yield Finding(document.title_span, values)

    return Check(rule, run)
