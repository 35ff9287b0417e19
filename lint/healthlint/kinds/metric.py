"""``metric``: a readability figure of the whole article against a limit; the hardest section is named beside it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

import msgspec

from healthlint.diagnostic import Finding, Related
from healthlint.document import Document
from healthlint.kinds import Check, RuleError
from healthlint.kinds.common import read_spec
from healthlint.rule import Rule


class Spec(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """``measure``: which figure; ``syllables``: a list of the pack with rows of a count and its words."""

    measure: Literal["grade", "smog", "reading_ease"]
    syllables: str = ""


def build(rule: Rule) -> Check:
    """A check of one figure. Options: ``max`` (``min`` for reading ease), ``min_words`` below which it says nothing."""
    spec = read_spec(rule, Spec, rule.file.metric)
    if "metrics" not in rule.file.requires:
        raise RuleError(f"{rule.path or rule.id}: metric: needs “requires: [metrics]”")
    higher_is_easier = spec.measure == "reading_ease"
    bound = "min" if higher_is_easier else "max"
    if bound not in rule.options:
        raise RuleError(f"{rule.path or rule.id}: metric: needs an option “{bound}”")

    def run(document: Document) -> Iterator[Finding]:
        from healthlint.annotations import word_count
        from healthlint.readability import Scores, measure

        least = int(rule.options.get("min_words", 100))
        if word_count(document) < least:
            return
        found = measure(document, syllables_of(rule))
        limit = float(rule.options[bound])

        def badness(scores: Scores) -> float:
            value = float(getattr(scores, spec.measure))
            return limit - value if higher_is_easier else value - limit

        if found.document.words < least or badness(found.document) <= 0:
            return
        long = [(section, scores) for section, scores in found.sections if scores.words >= least and section.heading]
        section, scores = max(long, key=lambda item: badness(item[1]), default=(None, None))
        related: tuple[Related, ...] = ()
        if len(long) > 1 and section and section.heading and scores:
            related = (Related(section.heading.span(), f"hardest section: {getattr(scores, spec.measure):g}"),)
        yield Finding(document.title_span, _parameters(found.document, spec.measure, limit), (), related)

    return Check(rule, run)


def syllables_of(rule: Rule) -> dict[str, int]:
    """Syllables of words that a metric rule's list gives.

    Raises RuleError where its pack has no such list.
    """
    return syllables_in(rule, read_spec(rule, Spec, rule.file.metric).syllables)


def syllables_in(rule: Rule, name: str) -> dict[str, int]:
    """Syllables by word of a list of the rule's pack with rows of a count and its words; none without a name.

    Raises RuleError where the pack has no such list.
    """
    if not name:
        return {}
    try:
        rows: Any = rule.lexicon(name)
    except KeyError:
        raise RuleError(f"{rule.path or rule.id}: the pack has no list “{name}”") from None
    return {word: int(count) for count, words in rows for word in words.split()}


def _parameters(scores: Any, name: str, limit: float) -> dict[str, str]:
    return {
        "value": f"{getattr(scores, name):g}",
        "limit": f"{limit:g}",
        "words": f"{scores.words:,}",
        "sentences": f"{scores.sentences:,}",
        "grade": f"{scores.grade:g}",
        "smog": f"{scores.smog:g}",
        "reading_ease": f"{scores.reading_ease:g}",
        "dictionary": scores.dictionary,
    }
