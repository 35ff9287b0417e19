"""``tokens``: spaCy token patterns on parsed sentences; the rule must require ``parse``."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import msgspec

from healthlint.annotations import cue_sentences
from healthlint.diagnostic import Applicability, Finding
from healthlint.document import Document
from healthlint.kinds import Check, RuleError
from healthlint.kinds.common import named_cues, proposal, read_spec
from healthlint.kinds.expressions import usable
from healthlint.pack import WORD_CLASS, class_words
from healthlint.rule import Rule


class Spec(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """``any``: lists of token descriptions in spaCy's ``Matcher`` form; ``{name}`` in an ``IN`` is a class.

    ``mark`` gives first and last token of the place (from 0, negative from the end).
    """

    any: tuple[tuple[dict[str, Any], ...], ...]
    mark: tuple[int, int] = (0, -1)
    suggestion: str = ""
    fix: Applicability = Applicability.UNSAFE


def build(rule: Rule) -> Check:
    """A check that matches token patterns on the sentences with one of the rule's cues."""
    spec = read_spec(rule, Spec, rule.file.tokens)
    cues = tuple(named_cues(rule))
    if "parse" not in rule.file.requires or not cues:
        raise RuleError(f"{rule.path or rule.id}: tokens: needs cues and “requires: [parse]”")
    patterns = [[_with_classes(rule, token) for token in pattern] for pattern in spec.any]

    @cache
    def matcher(vocab: Any) -> Any:
        from spacy.matcher import Matcher

        found = Matcher(vocab, validate=True)
        found.add(rule.id, patterns, greedy="LONGEST")
        return found

    def run(document: Document) -> Iterator[Finding]:
        for sentence in cue_sentences(document, rule.id):
            doc = sentence.parse
            if doc is None:
                continue
            for _, low, high in sorted(matcher(doc.vocab)(doc), key=lambda match: match[1]):
                tokens = doc[low:high]
                first, last = tokens[spec.mark[0]], tokens[spec.mark[1]]
                start, end = first.idx, last.idx + len(last)
                if usable(rule, sentence, start, end):
                    quote = sentence.text[start:end]
                    suggestion = spec.suggestion.format(*(token.text for token in tokens), match=quote)
                    yield proposal(sentence.locate(start, end), quote, suggestion, applicability=spec.fix)

    return Check(rule, run, cues)


def _with_classes(rule: Rule, value: Any) -> Any:
    """A token description with ``{name}`` replaced by the words of the class."""
    if isinstance(value, dict):
        return {key: _with_classes(rule, item) for key, item in value.items()}
    if isinstance(value, str) and (name := WORD_CLASS.fullmatch(value)):
        try:
            return class_words(rule.lexicon(name.group(1)))
        except KeyError:
            raise RuleError(f"{rule.path or rule.id}: the pack has no word class “{name.group(1)}”") from None
    return value
