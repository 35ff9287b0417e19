"""``count``: what is fine once and tiresome often; one finding for the article."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from healthlint.annotations import cue_sentences, word_count
from healthlint.diagnostic import Finding, Related
from healthlint.document import Document
from healthlint.kinds import Check
from healthlint.kinds.common import read_spec
from healthlint.kinds.expressions import Expressions, place_of, usable
from healthlint.rule import Rule
from healthlint.span import Span


class Spec(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """``any``: patterns; more than ``more_than`` matches, and than ``per_1000`` words of them, is too many."""

    any: tuple[str, ...]
    more_than: int = 1
    per_1000: float = 0.0


def build(rule: Rule) -> Check:
    """A check that counts matches over the article and reports the first excessive one."""
    spec = read_spec(rule, Spec, rule.file.count)
    wanted = Expressions(rule, spec.any)

    def run(document: Document) -> Iterator[Finding]:
        places: list[Span] = []
        for sentence in cue_sentences(document, rule.id):
            for match in wanted.finditer(sentence.text):
                start, end = place_of(match)
                if usable(rule, sentence, start, end):
                    places.append(sentence.span(start, end))
        limit = int(rule.options.get("more_than", spec.more_than))
        rate = 1000 * len(places) / max(1, word_count(document))
        if len(places) > limit and rate > spec.per_1000:
            first, *others = places
            related = tuple(Related(place, "again here") for place in others)
            parameters = {"match": first.of(document.source), "count": str(len(places)), "limit": str(limit)}
            yield Finding(first, parameters, related=related)

    return Check(rule, run, wanted.cues())
