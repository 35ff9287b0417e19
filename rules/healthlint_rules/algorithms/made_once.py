"""Tables that a rule makes out of its pack's word lists, made once for all documents of a run, the large ones once for many runs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Generic, TypeVar

import msgspec

from healthlint.patterns import kept
from healthlint.rule import Rule

Made = TypeVar("Made")


class MadeOnce(Generic[Made]):
    """Calls ``make`` with the first rule of a pack and gives the same answer to later calls with that pack's word lists."""

    def __init__(self, make: Callable[[Rule], Made]) -> None:
        self._make = make
        self._known: list[tuple[object, Made]] = []

    def __call__(self, rule: Rule) -> Made:
        """What was made of the word lists of the rule's pack."""
        for lexicons, made in self._known:
            if lexicons is rule.lexicons:
                return made
        self._known.append((rule.lexicons, self._make(rule)))
        return self._known[-1][1]


def kept_table(kind: str, source: str, make: Callable[[], Made], form: type[Made], code: Sequence[str | None]) -> Made:
    """What ``make`` derives from the text of a word list, kept between runs as MessagePack of the type ``form``.

    ``kind`` names the derivation, ``code`` the files of Python that it rests on: when one of them changes, it is made anew.
    """
    source = "\0".join((source, *(Path(file).read_text(encoding="utf-8") for file in code if file)))
    try:
        return msgspec.msgpack.decode(kept(kind, source, lambda: msgspec.msgpack.encode(make())), type=form)
    except msgspec.MsgspecError:  # a damaged store
        return make()
