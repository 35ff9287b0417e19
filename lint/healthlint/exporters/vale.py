"""A style for Vale out of the rules that its checks can express.

Phrases with a replacement become ``substitution``, phrases without one and patterns ``existence``, grades ``metric``.
What silences a sentence (``unless``) becomes a look-around, which Vale's engine has without limits. A rule that parses,
counts or compares has no counterpart; neither has the place within a match: Vale marks the whole.
Source: Vale, "Styles" (vale.sh/docs/styles), version 3.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

import yaml

from healthlint.config import Settings, choose_rules
from healthlint.diagnostic import Severity
from healthlint.kinds.expressions import Expressions
from healthlint.pack import Pack
from healthlint.rule import Rule

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "suggestion"}
GRADE = "(0.39 * (words / sentences)) + (11.8 * (syllables / words)) - 15.59"
EASE = "206.835 - (1.015 * (words / sentences)) - (84.6 * (syllables / words))"
_GAP = re.compile(r"\{(\w+)\}")
_PARTS = re.compile(r"\\.|\(\?P<\w+>|\(\?|.", re.S)
_TWO = frozenset({"match", "suggestion"})


def style(settings: Settings, packs: Iterable[Pack]) -> tuple[dict[str, str], list[str]]:
    """The style's files by name, and the ids of selected rules that it leaves out."""
    files: dict[str, str] = {}
    left_out: list[str] = []
    for rule in choose_rules(settings, list(packs)):
        check = _check(rule)
        if check is None:
            left_out.append(rule.id)
            continue
        data = check | {"level": LEVELS[rule.severity]}
        if link := next((source.url for source in rule.file.sources if source.url), ""):
            data["link"] = link
        body = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=10_000)
        files[f"{rule.id.replace('/', '-')}.yml"] = f"# {rule.file.summary}\n{body}"
    return files, left_out


def _check(rule: Rule) -> dict[str, Any] | None:
    file = rule.file
    if file.kind == "phrase" and file.phrase is not None:
        return _phrases(rule)
    if file.kind == "pattern" and file.pattern is not None:
        return _patterns(rule)
    if file.kind == "metric" and file.metric is not None:
        return _metric(rule)
    return None


def _phrases(rule: Rule) -> dict[str, Any]:
    from healthlint.kinds.phrase import entries_of

    entries = entries_of(rule)
    shared = {"ignorecase": True}
    if all(entries.values()):
        swap = {_literal(phrase): text for phrase, text in sorted(entries.items())}
        return {"extends": "substitution", "message": _message(rule, swap=True), **shared, "swap": swap}
    tokens = [_literal(phrase) for phrase in sorted(entries)]
    return {"extends": "existence", "message": _message(rule), **shared, "tokens": tokens}


def _patterns(rule: Rule) -> dict[str, Any] | None:
    from healthlint.kinds.pattern import spec_of

    spec = spec_of(rule)
    if any("(?P=" in source for source in (*spec.any, *spec.unless)):
        return None
    wanted = [_translated(source) for source in Expressions(rule, spec.any).sources]
    unwanted = [_translated(source) for source in Expressions(rule, spec.unless).sources]
    guard = ""
    if unwanted:
        either = "|".join(f"(?:{source})" for source in unwanted)
        guard = f"(?<=^(?![\\s\\S]*(?:{either}))[\\s\\S]*)"
    raw = [f"{guard}(?:{source})" for source in wanted]
    anchored = any(re.search(r"(?<!\\)(?<!\[)[\^$]", source) for source in wanted)
    scope = {"scope": "sentence"} if unwanted or anchored else {}
    return {
        "extends": "existence",
        "message": _message(rule),
        "ignorecase": True,
        "nonword": True,
        **scope,
        "tokens": raw,
    }


def _metric(rule: Rule) -> dict[str, Any] | None:
    measure: str = (rule.file.metric or {}).get("measure", "")
    formulas: Mapping[str, tuple[str, str, str]] = {"grade": (GRADE, ">", "max"), "reading_ease": (EASE, "<", "min")}
    if measure not in formulas:
        return None
    formula, sign, bound = formulas[measure]
    limit = f"{float(rule.options[bound]):g}"
    message = f"{rule.file.summary}: %s; the limit is {limit}."
    return {"extends": "metric", "message": message, "formula": formula, "condition": f"{sign} {limit}"}


def _message(rule: Rule, *, swap: bool = False) -> str:
    """The rule's message with Vale's places for the match, and of a swap for what to write."""
    text = rule.file.message.replace("%", "%%")
    named = set(_GAP.findall(text))
    if not named <= (_TWO if swap else {"match"}):
        text = rule.file.summary.replace("%", "%%") + ": “{match}”."
    match, suggestion = ("%[2]s", "%[1]s") if swap else ("%s", "")
    return text.replace("{match}", match).replace("{suggestion}", suggestion)


def _literal(phrase: str) -> str:
    """A phrase for Vale, which reads it as a pattern."""
    return re.sub(r"([.^$*+?()\[\]{}|\\])", r"\\\1", phrase).replace("'", "['’]")


def _translated(source: str) -> str:
    """A pattern in the dialect of .NET, with both apostrophes where it has the plain one.

    Vale tells its tokens by their groups, so that none of ours may capture.
    """
    out: list[str] = []
    inside = False
    for part in _PARTS.findall(source):
        if part == "'":
            part = "'’" if inside else "['’]"
        elif not inside and (part == "(" or part.startswith("(?P<")):
            part = "(?:"
        elif part in "[]":
            inside = part == "[" or (inside and part != "]")
        out.append(part)
    return "".join(out)
