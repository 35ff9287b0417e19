"""What identifies a finding across edits: rule, quoted words and neighbours, never a line number."""

from __future__ import annotations

import re
from hashlib import sha256

from healthlint.span import Span

_NEIGHBOURS = 4
_REACH = 80
_BLANK = re.compile(r"(?:\r?\n|\r)[ \t]*(?:\r?\n|\r)")


def fingerprint(rule_id: str, source: str, span: Span) -> str:
    """A hash of 16 hex digits from rule id, normalised quote and the words beside it in its paragraph."""
    before = _words(_BLANK.split(source[max(0, span.start - _REACH) : span.start])[-1])[-_NEIGHBOURS:]
    after = _words(_BLANK.split(source[span.end : span.end + _REACH])[0])[:_NEIGHBOURS]
    quote = _words(source[span.start : span.end])
    key = "\n".join([rule_id, " ".join(before), " ".join(quote), " ".join(after)])
    return sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())
