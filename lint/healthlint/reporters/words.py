"""Words that several reporters share: counts, plurals, and text made safe to print."""

from __future__ import annotations

import re
from collections import Counter

from healthlint.diagnostic import Severity
from healthlint.result import RunResult

_CONTROLS = {code: 0x2400 + code for code in range(0x20) if code not in (0x09, 0x0A)} | {0x7F: 0x2421}
_CONTROLS |= dict.fromkeys(range(0x80, 0xA0), 0xFFFD)
_SURROGATES = re.compile("[\ud800-\udfff]")
_NO_XML = re.compile("[\ufffe\uffff]")
_SENTENCE = re.compile(r"(?<![A-Z])[.!?](?=\s+[A-Z“\"(])")


def printable(text: str) -> str:
    """``text`` without anything that steers a terminal or that UTF-8 cannot say (file names of odd bytes)."""
    return _SURROGATES.sub("\ufffd", text.translate(_CONTROLS))


def one_line(text: str) -> str:
    """``text`` on one line."""
    return printable(" ".join(text.split()))


def xml_text(text: str) -> str:
    """``text`` on one line and without characters that XML 1.0 cannot hold."""
    return _NO_XML.sub("\ufffd", one_line(text))


def plural(number: int, noun: str) -> str:
    """A number and its noun."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def tally(counts: Counter[Severity]) -> str:
    """“3 errors, 7 warnings”: the severities that occur, gravest first."""
    return ", ".join(plural(counts[severity], severity.value) for severity in Severity if counts[severity])


def summary(result: RunResult) -> str:
    """One line: findings by severity, files, what was suppressed, what did not run."""
    counts = result.counts()
    total = counts.total()
    found = f"{plural(total, 'finding')} ({tally(counts)})" if total else "no findings"
    parts = [f"{found} in {plural(len(result.files), 'file')}"]
    if result.suppressed:
        parts.append(f"{result.suppressed:,} suppressed")
    if result.baselined:
        parts.append(f"{result.baselined:,} in the baseline")
    if result.unchanged:
        parts.append(f"{result.unchanged:,} on unchanged lines")
    if result.not_run:
        parts.append(f"{plural(len({item.rule_id for item in result.not_run}), 'rule')} did not run")
    if result.failures:
        parts.append(plural(len(result.failures), "failure"))
    return "; ".join(parts)


def first_sentence(text: str) -> str:
    """The first sentence of a rationale."""
    flat = one_line(text)
    match = _SENTENCE.search(flat)
    return flat[: match.end()] if match else flat
