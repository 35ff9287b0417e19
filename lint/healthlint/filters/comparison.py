"""What became of the findings of an older state: solved, still open, or new.

A finding is known by its fingerprint (rule, words, neighbours). Where only the words beside it have changed, rule and
words are enough; what is said of an article as a whole is known by rule and message, though its title may be another.
Each finding answers for one of the other side.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping

from healthlint.diagnostic import Diagnostic
from healthlint.document import Document
from healthlint.result import Comparison, FileComparison, FileResult


def compare(
    files: Iterable[FileResult], before: Mapping[str, FileResult], against: str, gone: Iterable[str] = ()
) -> Comparison:
    """Hold files against what they were, by the path of today; one that is not in ``before`` is new."""
    compared = {file.path: _compared(file, before.get(file.path)) for file in files}
    return Comparison(against, compared, tuple(gone))


def _compared(file: FileResult, before: FileResult | None) -> FileComparison:
    if before is None:
        return FileComparison(None, (), frozenset(file.active))
    old, now = list(before.active), list(file.diagnostics)
    for key in _KEYS:
        old, now = _unmatched(old, now, key(before.document), key(file.document))
    return FileComparison(before, tuple(old), frozenset(d for d in now if d.suppression is None))


_Key = Callable[[Diagnostic], Hashable]


def _unmatched(
    old: list[Diagnostic], now: list[Diagnostic], key_then: _Key, key_now: _Key
) -> tuple[list[Diagnostic], list[Diagnostic]]:
    """What is left of both sides when pairs with equal keys are gone; a key of None fits nothing."""
    waiting: dict[Hashable, list[Diagnostic]] = {}
    for diagnostic in now:
        waiting.setdefault(key_now(diagnostic), []).append(diagnostic)
    waiting.pop(None, None)
    left = []
    for diagnostic in old:
        partners = waiting.get(key_then(diagnostic))
        if partners:
            partners.pop(0)
        else:
            left.append(diagnostic)
    still = {id(d) for partners in waiting.values() for d in partners}
    return left, [d for d in now if id(d) in still or key_now(d) is None]


def _by_fingerprint(_: Document) -> _Key:
    return lambda diagnostic: diagnostic.fingerprint


def _by_words(_: Document) -> _Key:
    return lambda diagnostic: (diagnostic.rule_id, " ".join(diagnostic.quote.split()))


def _by_article(document: Document) -> _Key:
    title = document.title_span
    return lambda diagnostic: (diagnostic.rule_id, diagnostic.message) if diagnostic.span == title else None


_KEYS = (_by_fingerprint, _by_words, _by_article)
