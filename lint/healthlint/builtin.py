"""Rules about the linter's own marks and the file itself: they have no pack and cannot be edited."""

from __future__ import annotations

from healthlint.diagnostic import Severity
from healthlint.rule import BadExample, Examples, Reference, RuleFile


def _rule(name: str, summary: str, severity: Severity, message: str, rationale: str, bad: str) -> RuleFile:
    return RuleFile(
        id=f"healthlint/{name}",
        summary=summary,
        severity=severity,
        kind="python",
        message=message,
        rationale=rationale,
        sources=(Reference("own"),),
        examples=Examples((BadExample(bad),), ()),
    )


UNUSED_SUPPRESSION = _rule(
    "unused-suppression",
    "A suppression that suppresses nothing",
    Severity.WARNING,
    "Nothing is suppressed here for {ids}; remove the mark.",
    "A mark that no longer hides anything would hide the next, real defect at its place.",
    "<!-- healthlint-disable-next-line wording/wrong-whether -->",
)
UNKNOWN_SUPPRESSION = _rule(
    "unknown-suppression",
    "A suppression of a rule that does not exist",
    Severity.WARNING,
    "No rule is called “{id}”{nearest}.",
    "A mistyped id suppresses nothing, and the writer believes that it does.",
    "<!-- healthlint-disable-next-line wording/wrong-wether -->",
)
FRONT_MATTER = _rule(
    "front-matter",
    "Front matter that cannot be read",
    Severity.ERROR,
    "{reason}.",
    "Author, date and reviewer live in the front matter; a site generator may refuse the page or drop them.",
    "---\ntitle: “a: b\n---",
)
BUILTIN = {file.id: file for file in (UNUSED_SUPPRESSION, UNKNOWN_SUPPRESSION, FRONT_MATTER)}
