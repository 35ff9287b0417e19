"""Findings of two rules at one place."""

from __future__ import annotations

import pytest

from healthlint.diagnostic import Diagnostic, Severity
from healthlint.filters.merge import merged
from healthlint.span import Span

YIELDS = {"grammar/lt": ("wording", "tables/flat")}


def diagnostic(rule: str, start: int, end: int) -> Diagnostic:
    return Diagnostic(rule, Severity.HINT, "Wrong.", Span(start, end), "", "")


@pytest.mark.parametrize(
    ("rule", "start", "end", "stays"),
    [
        ("wording/broken", 0, 9, False),
        ("wording/broken", 5, 9, True),
        ("wording/broken", 0, 200, True),  # a whole paragraph
        ("tables/flat", 0, 200, False),
        ("tables/other", 0, 9, True),
        ("style/mixed", 0, 9, True),
    ],
)
def test_a_rule_yields(rule: str, start: int, end: int, stays: bool) -> None:
    own = diagnostic(rule, start, end)
    found = merged([own, diagnostic("grammar/lt", 2, 5)], YIELDS)
    assert [d.rule_id for d in found] == [rule, "grammar/lt"][: 1 + stays]
    assert found[0].message == ("Wrong." if stays else "Wrong. grammar/lt says so too.")


def test_rules_that_do_not_yield_stand_side_by_side() -> None:
    both = [diagnostic("wording/one", 0, 5), diagnostic("wording/two", 0, 5)]
    assert merged(both, YIELDS) == both
