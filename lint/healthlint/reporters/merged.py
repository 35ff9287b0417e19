"""Findings that say the same of one file, taken together: a list for a person need not repeat them."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from healthlint.diagnostic import Diagnostic
from healthlint.result import FileResult


class Annotation(msgspec.Struct):
    """A finding and the later ones in its file that say the same."""

    file: FileResult
    first: Diagnostic
    others: list[Diagnostic]

    def also_at(self, most: int = 5) -> str:
        """“ Also at 4:7, 9:1 and 3 more.”: where else the finding is; empty where it is alone."""
        if not self.others:
            return ""
        named = [str(self.file.text.where(other.span)) for other in self.others[:most]]
        more = len(self.others) - len(named)
        return f" Also at {', '.join(named)}" + (f" and {more} more." if more else ".")


def merged(found: Iterable[tuple[FileResult, Diagnostic]]) -> list[Annotation]:
    """Findings of one rule with one message in one file made one; gravest first, then in the order given."""
    annotations: dict[tuple[str, str, str], Annotation] = {}
    for file, diagnostic in found:
        key = (file.path, diagnostic.rule_id, diagnostic.message)
        if key in annotations:
            annotations[key].others.append(diagnostic)
        else:
            annotations[key] = Annotation(file, diagnostic, [])
    return sorted(annotations.values(), key=lambda item: item.first.severity.rank)
