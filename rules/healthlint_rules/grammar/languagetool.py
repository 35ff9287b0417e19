"""Matches of LanguageTool that are true of health text; which ones, says lexicons/languagetool.yaml."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fnmatch import translate
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from healthlint.annotations import sentences_of
from healthlint.diagnostic import Applicability, Edit, Finding, Fix, Related
from healthlint.document import Block, Document
from healthlint.patterns import compile_pattern
from healthlint.rule import Rule

if TYPE_CHECKING:
    from healthlint.providers.languagetool import Match

FIXES = 3  # proposals offered for one match
INITIALISM = re.compile(
    r"[A-Z][A-Z0-9.&-]+(?:s|[’']s)?"
)  # no speller knows them; plain/acronym-undefined asks for their meaning
_ENDINGS = ("'s", "’s", "s'", "s’", "es", "s", "'", "’")


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """Findings for the matches that the runner has put into ``document.memo``."""
    matches: Sequence[Match] = document.memo.get("languagetool", ())
    choice = Choice(rule.lexicon("languagetool"), rule.options, rule.lexicons.get("medical_words", ()))
    blocks = _Blocks(document, rule)
    groups: dict[tuple[str, str], list[Match]] = {}
    for match in matches:
        block = blocks.around(match)
        if block is None or not choice.wanted(match):
            continue
        text = match.span.of(document.source)
        if choice.spelling(match) and (INITIALISM.fullmatch(text) or choice.known(text)):
            continue
        if choice.fits(match, _marked(document, block, match)):
            key = text.casefold() if choice.once(match) else str(match.span.start)
            groups.setdefault((match.rule, key), []).append(match)
    for group in groups.values():
        yield _finding(document, group)


class Choice:
    """Which matches are kept: the lists of the lexicon, changed by the rule's options."""

    def __init__(self, lists: Mapping[str, Any], options: Mapping[str, Any], words: Iterable[str]) -> None:
        spelling = tuple(lists["spelling"])
        dropped = [name for name in lists["drop"] if not (options.get("spelling") and name in spelling)]
        self._categories = frozenset(lists["categories"])
        self._spelling = _pattern(spelling)
        keep = [*lists["keep"], *(spelling if options.get("spelling") else ())]
        self._keep = _pattern(tuple(keep))
        self._drop = _pattern(tuple(dropped))
        self._once = _pattern(tuple(lists["once"]))
        self._own_keep = _pattern(tuple(options.get("keep", ())))
        self._own_drop = _pattern(tuple(options.get("drop", ())))
        self._unless: Mapping[str, str] = lists["unless"]
        self._only: Mapping[str, str] = lists["only"]
        self._words = frozenset(word.casefold() for word in (*words, *options.get("vocabulary", ())))

    def wanted(self, match: Match) -> bool:
        """Whether the lists keep the match, whatever its sentence says; the user's lists come first."""
        names = (match.rule, f"{match.rule}[{match.sub_rule}]")
        for pattern, kept in ((self._own_drop, False), (self._own_keep, True), (self._drop, False), (self._keep, True)):
            if any(pattern.match(name) for name in names):
                return kept
        return match.category in self._categories

    def spelling(self, match: Match) -> bool:
        """Whether the match comes from the speller."""
        return self._spelling.match(match.rule) is not None

    def once(self, match: Match) -> bool:
        """Whether the same text of this rule is reported once for the article."""
        return self._once.match(match.rule) is not None

    def known(self, text: str) -> bool:
        """Whether the vocabulary has the word, its singular, or all parts of the compound."""
        word = text.casefold()
        if word in self._words or any(stem in self._words for stem in _stems(word)):
            return True
        parts = re.split(r"[-\u2010\u2011–/ ]", word)
        return len(parts) > 1 and all(self.known(part) for part in parts)

    def fits(self, match: Match, sentence: str) -> bool:
        """Whether the sentence, the match between « and », is not one of the known exceptions."""
        unless, only = self._unless.get(match.rule), self._only.get(match.rule)
        return not (unless and re.search(unless, sentence)) and (not only or bool(re.search(only, sentence)))


@lru_cache(maxsize=32)
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    """One pattern for rule ids; in them only ``*`` is special, brackets hold a sub-rule."""
    return compile_pattern("|".join(translate(name.replace("[", "[[]")) for name in names) or r"(?!)", 0)


def _stems(word: str) -> Iterator[str]:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            yield word.removesuffix(ending)
    if word.endswith("ies"):
        yield word[:-3] + "y"


class _Blocks:
    """Finds the block around a match; only blocks that the rule covers count."""

    def __init__(self, document: Document, rule: Rule) -> None:
        self._blocks = sorted(
            (block for block in document.prose() if block.segments and rule.covers(block)),
            key=lambda block: block.span().start,
        )
        self._starts = [block.span().start for block in self._blocks]

    def around(self, match: Match) -> Block | None:
        """The block that holds the whole match; a match over two blocks says something about layout only."""
        index = bisect_right(self._starts, match.span.start) - 1
        if index < 0 or not self._blocks[index].span().contains(match.span):
            return None
        return self._blocks[index]


def _marked(document: Document, block: Block, match: Match) -> str:
    """The source of the sentence around a match, the match between « and »."""
    span, start, end = match.span, block.span().start, block.span().end
    for sentence in sentences_of(document, block):
        place = sentence.span()
        if place.start <= span.start < place.end:
            start, end = place.start, max(place.end, span.end)
    source = document.source
    return f"{source[start : span.start]}«{span.of(source)}»{source[span.end : end]}"


def _finding(document: Document, group: Sequence[Match]) -> Finding:
    """One finding for matches of the same text: at the first, related to the others, which its fixes correct too."""
    match = group[0]
    text = match.span.of(document.source)
    reason = re.sub(r"\s+", " ", match.message).strip()
    reason = reason if reason.endswith((".", "?", "!", "”", "’", ")")) else f"{reason}."
    if len(group) > 1:
        reason += f" So {len(group)} times in this article."
    fixes = tuple(
        Fix(f"Replace by “{word.strip()}”", tuple(_edits(document, group, word)), Applicability.DISPLAY)
        for word in match.replacements[:FIXES]
        if match.exact and word != text
    )
    suggestion = match.replacements[0] if match.replacements else ""
    parameters = {"match": text, "suggestion": suggestion, "reason": reason, "lt_rule": match.rule}
    related = tuple(Related(other.span, "the same again") for other in group[1:])
    # many reasons name the proposal themselves; a proposal of blanks says nothing in quotation marks
    told = suggestion in reason or suggestion.strip() in ("", text.strip())
    return Finding(match.span, parameters, fixes, related, variant=None if told else "proposal")


def _edits(document: Document, group: Sequence[Match], word: str) -> Iterator[Edit]:
    """The first place and those that are written exactly so."""
    text = group[0].span.of(document.source)
    for match in group:
        if match.exact and match.span.of(document.source) == text:
            yield Edit(match.span, word)
