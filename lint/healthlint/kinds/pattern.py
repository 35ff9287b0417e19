"""``pattern``: regular expressions on single sentences."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from healthlint.annotations import cue_sentences
from healthlint.diagnostic import Applicability, Finding
from healthlint.document import Document
from healthlint.kinds import Check, RuleError
from healthlint.kinds.common import proposal, read_spec
from healthlint.kinds.expressions import Expressions, place_of, usable
from healthlint.rule import Rule


class Spec(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """``any``: patterns, the group ``at`` marks the place; ``unless``: patterns that silence a sentence;

    ``suggestion``: a template with ``{group}`` names.
    """

    any: tuple[str, ...]
    unless: tuple[str, ...] = ()
    suggestion: str = ""
    fix: Applicability = Applicability.UNSAFE


def spec_of(rule: Rule) -> Spec:
    """The patterns of a rule. Raises RuleError where it has none."""
    spec = read_spec(rule, Spec, rule.file.pattern)
    if not spec.any:
        raise RuleError(f"{rule.path or rule.id}: pattern: no patterns")
    return spec


def build(rule: Rule) -> Check:
    """A check that runs the patterns on sentences with one of their literals."""
    spec = spec_of(rule)
    wanted = Expressions(rule, spec.any)
    unwanted = Expressions(rule, spec.unless)

    def run(document: Document) -> Iterator[Finding]:
        for sentence in cue_sentences(document, rule.id):
            taken: list[tuple[int, int]] = []
            for match in wanted.finditer(sentence.text):
                start, end = place_of(match)
                if any(low < end and start < high for low, high in taken) or not usable(rule, sentence, start, end):
                    continue
                if unwanted.sources and unwanted.search(sentence.text):
                    break
                taken.append((start, end))
                groups = {name: text or "" for name, text in match.groupdict().items()}
                suggestion = spec.suggestion.format_map(groups) if spec.suggestion else ""
                quote = sentence.text[start:end]
                yield proposal(sentence.locate(start, end), quote, suggestion, groups, spec.fix)

    return Check(rule, run, wanted.cues())
