"""Marks by which a writer accepts a finding; marks that are faulty are findings."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from healthlint.result import RunResult

Lint = Callable[..., RunResult]
RULE = "dose/trailing-zero"
TEXT = "Start with 5.0 mg."


def outcome(result: RunResult) -> list[tuple[str, bool]]:
    (file,) = result.files
    return [(d.rule_id, d.suppression is not None) for d in file.diagnostics]


@pytest.mark.parametrize("name", ["a.md", "a.txt"])
@pytest.mark.parametrize("ids", [RULE, "dose", "", f"wording/x, {RULE}"])
def test_next_line(lint: Lint, name: str, ids: str) -> None:
    result = lint(f"<!-- healthlint-disable-next-line {ids} -- measured -->\n{TEXT}\n\n{TEXT}\n", name, select=(RULE,))
    hits = [(rule, hidden) for rule, hidden in outcome(result) if rule == RULE]
    assert hits == [(RULE, True), (RULE, False)]
    assert result.files[0].diagnostics[-2 if "x" not in ids else 0].suppression or "x" in ids
    assert result.suppressed == 1


def test_the_reason_is_kept(lint: Lint) -> None:
    result = lint(f"<!-- healthlint-disable-next-line {RULE} -- from the leaflet -->\n{TEXT}\n", select=(RULE,))
    suppression = result.files[0].diagnostics[0].suppression
    assert suppression is not None and suppression.reason == "from the leaflet"


def test_from_here_to_there(lint: Lint) -> None:
    text = f"{TEXT}\n\n<!-- healthlint-disable {RULE} -->\n\n{TEXT}\n\n<!-- healthlint-enable {RULE} -->\n\n{TEXT}\n"
    assert outcome(lint(text, select=(RULE,))) == [(RULE, False), (RULE, True), (RULE, False)]


def test_the_whole_file(lint: Lint) -> None:
    assert outcome(lint(f"{TEXT}\n\n<!-- healthlint-disable-file dose -->\n", select=(RULE,))) == [(RULE, True)]


@pytest.mark.parametrize("value", [RULE, f"[{RULE}]", "dose", "true"])
def test_front_matter(lint: Lint, value: str) -> None:
    assert outcome(lint(f"---\nhealthlint-disable: {value}\n---\n{TEXT}\n", select=(RULE,))) == [(RULE, True)]


def test_in_mdx(lint: Lint) -> None:
    text = f"{{/* healthlint-disable-next-line {RULE} */}}\n\n{TEXT}\n"
    assert outcome(lint(text, "a.mdx", select=(RULE,))) == [(RULE, True)]


def test_a_mark_that_hides_nothing_is_a_finding_at_the_mark(lint: Lint) -> None:
    text = f"<!-- healthlint-disable-next-line {RULE} -->\nStart with 5 mg.\n"
    (file,) = lint(text, select=(RULE,)).files
    (found,) = file.diagnostics
    assert found.rule_id == "healthlint/unused-suppression"
    assert found.quote.startswith("<!-- healthlint-disable-next-line")


def test_a_mark_for_a_rule_that_did_not_run_is_not_called_unused(lint: Lint) -> None:
    text = f"<!-- healthlint-disable-next-line {RULE} -->\nStart with 5 mg.\n"
    assert outcome(lint(text, select=("evidence",), ignore=(), profile="default")) == []


def test_an_unknown_id_is_a_finding_with_the_nearest(lint: Lint) -> None:
    text = f"<!-- healthlint-disable-next-line dose/trailing-zer -->\n{TEXT}\n"
    (file,) = lint(text, select=(RULE,)).files
    messages = {d.rule_id: d.message for d in file.diagnostics}
    assert "did you mean “dose/trailing-zero”?" in messages["healthlint/unknown-suppression"]
    assert "healthlint/unused-suppression" not in messages
