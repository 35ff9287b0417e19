"""Regular expressions of rules: compiled late, gated by literals, bounded in time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any

from healthlint.annotations import Sentence
from healthlint.kinds import RuleError
from healthlint.kinds.common import expand, named_cues
from healthlint.matching import Literal
from healthlint.patterns import compile_pattern, literals_of
from healthlint.rule import Rule

TIME_LIMIT = 1.0  # seconds a search; a shipped pattern needs microseconds
_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "\u00a0": " ", "\u202f": " "})


class Expressions:
    """Alternative patterns of one rule, case-insensitive unless they say ``(?-i:…)``."""

    def __init__(self, rule: Rule, patterns: Sequence[str]) -> None:
        self.rule = rule
        self.sources = [expand(rule, pattern) for pattern in patterns]

    @cached_property
    def _compiled(self) -> list[Any]:
        import regex

        try:
            return [compile_pattern(source) for source in self.sources]
        except regex.error as error:
            raise RuleError(f"{self.rule.path or self.rule.id}: not a regular expression: {error}") from None

    def cues(self) -> tuple[Literal, ...]:
        """The literals that gate the patterns: the file's cues, else those every match must hold.

        Raises RuleError when a pattern has none: it would have to run on every sentence.
        """
        named = named_cues(self.rule)
        if named:
            return tuple(named)
        found: set[Literal] = set()
        for source in self.sources:
            literals = literals_of(source)
            if not literals or (min(map(len, literals)) < 2 and not all(x in "%=|" for x in literals)):
                raise RuleError(
                    f"{self.rule.path or self.rule.id}: no literal can be told from a pattern; name its cues"
                )
            found.update(Literal(text, False, False) for text in literals)
        return tuple(sorted(found, key=lambda literal: literal.text))

    def finditer(self, text: str) -> Iterator[Any]:
        """Matches of every pattern in ``text``, apostrophes and blanks made plain.

        Raises RuleError when one takes longer than the time limit.
        """
        plain = text.translate(_STRAIGHT)
        for compiled in self._compiled:
            try:
                yield from compiled.finditer(plain, timeout=TIME_LIMIT)
            except TimeoutError:
                raise RuleError(f"{self.rule.id}: a pattern ran out of time; it backtracks without end") from None

    def search(self, text: str) -> Any:
        """The first match of any pattern, or None."""
        return next(self.finditer(text), None)


def place_of(match: Any) -> tuple[int, int]:
    """The range that a match marks: its group ``at`` where it has one, else the whole."""
    if "at" in match.re.groupindex and match.start("at") >= 0:
        start, end = match.span("at")
    else:
        start, end = match.span()
    return start, end


def usable(rule: Rule, sentence: Sentence, start: int, end: int) -> bool:
    """Whether a range of a sentence is the author's own prose: no code, no quotation."""
    from healthlint.annotations import in_code

    if in_code(sentence, start, end):
        return False
    return rule.file.quotations or not sentence.quoted(start, end)
