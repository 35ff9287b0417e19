"""What several kinds share: reading their part of the rule file, cues, proposals."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

import msgspec

from healthlint.diagnostic import Applicability, Edit, Finding, Fix
from healthlint.document import MappedSpan
from healthlint.kinds import RuleError
from healthlint.matching import Literal
from healthlint.pack import WORD_CLASS, class_words, expand_classes
from healthlint.rule import Rule

Spec = TypeVar("Spec", bound=msgspec.Struct)


def read_spec(rule: Rule, kind: type[Spec], values: Mapping[str, Any]) -> Spec:
    """The kind's own part of a rule file, typed.

    Raises RuleError for an unknown key or a wrong type.
    """
    try:
        return msgspec.convert(values, kind)
    except msgspec.ValidationError as error:
        raise RuleError(f"{rule.path or rule.id}: {rule.file.kind}: {error}") from None


def named_cues(rule: Rule) -> list[Literal]:
    """Cues that the rule file names, with its word classes put in."""
    found: list[Literal] = []
    for cue in rule.file.cues:
        name = WORD_CLASS.fullmatch(cue)
        words = class_words(_lexicon(rule, name.group(1))) if name else [cue]
        found.extend(Literal.of(word) for word in words)
    return found


def _lexicon(rule: Rule, name: str) -> Any:
    try:
        return rule.lexicon(name)
    except KeyError:
        raise RuleError(f"{rule.path or rule.id}: the pack has no word class “{name}”") from None


def expand(rule: Rule, pattern: str) -> str:
    """A pattern with the words of its classes.

    Raises RuleError for a class that the pack does not have.
    """
    try:
        return expand_classes(pattern, rule.lexicons)
    except KeyError as error:
        raise RuleError(f"{rule.path or rule.id}: the pack has no word class {error}") from None


def match_case(word: str, model: str) -> str:
    """``word`` with a capital where ``model`` has one: in a title on each word, else on the first."""
    ones, others = word.split(" "), model.split(" ")
    if len(ones) == len(others) > 1 and all(other[:1].isupper() for other in others):
        return " ".join(one[:1].upper() + one[1:] for one in ones)
    return word[:1].upper() + word[1:] if model[:1].isupper() and word[:1].islower() else word


def proposal(
    place: MappedSpan,
    quote: str,
    suggestion: str,
    parameters: Mapping[str, str] | None = None,
    applicability: Applicability = Applicability.UNSAFE,
) -> Finding:
    """A finding at ``place`` that proposes other words; a fix only where the place is exact.

    ``quote`` is the prose found; an empty suggestion makes a finding without a proposal.
    """
    text = match_case(suggestion, quote)
    values = {"match": quote, "suggestion": text, **(parameters or {})}
    fixes: Iterable[Fix] = ()
    if suggestion and place.exact:
        fixes = (Fix(f"Replace by “{text}”", (Edit(place.span, text),), applicability),)
    return Finding(place.span, values, tuple(fixes))
