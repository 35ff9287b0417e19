"""The closed set of check kinds, one file each. A kind turns a rule into a check."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import msgspec

from healthlint.diagnostic import Finding
from healthlint.document import Document
from healthlint.rule import Rule

if TYPE_CHECKING:  # a run that checks nothing needs no matcher
    from healthlint.matching import Literal


class RuleError(Exception):
    """A rule that its kind cannot use: a bad pattern, a missing word class, no literal."""


class Check(msgspec.Struct, frozen=True):
    """A rule made ready to run.

    ``cues`` gate it: with cues, ``run`` is called only for documents that hold one. Without, always.
    """

    rule: Rule
    run: Callable[[Document], Iterable[Finding]]
    cues: tuple[Literal, ...] = ()

    def wanted(self, document: Document) -> bool:
        """Whether the document holds what the check looks for."""
        return not self.cues or bool(document.memo["cues"].get(self.rule.id))


def build(rule: Rule) -> Check:
    """The check of a rule, by its kind.

    Raises RuleError when the rule's own part is faulty.
    """
    from importlib import import_module

    module = import_module(f"healthlint.kinds.{rule.file.kind}")
    check: Check = module.build(rule)
    return check
