"""``python``: one function ``check(document, rule)`` beside the rule file, for what no other kind can say."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from healthlint.diagnostic import Finding
from healthlint.document import Document
from healthlint.kinds import Check, RuleError
from healthlint.kinds.common import named_cues
from healthlint.pack import load_function
from healthlint.rule import Rule


def build(rule: Rule) -> Check:
    """A check that imports its module on the first document that holds one of its cues."""
    path = rule.path
    if path is None:
        raise RuleError(f"{rule.id}: a python rule needs a file")

    @cache
    def function() -> Any:
        return load_function(rule.pack, path)

    def run(document: Document) -> Iterable[Finding]:
        return function()(document, rule)  # type: ignore[no-any-return]

    return Check(rule, run, tuple(named_cues(rule)))
