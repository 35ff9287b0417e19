"""Teasers: lines that advertise another post and were pasted into the article with it.

Method: a line, or the rest of a line from a sentence on, that opens with a label of page navigation and goes on like a title:
capitals on its longer words, a question mark, a number or a colon inside, no full stop at its end. Real cross-references go on in
lower case, name a chapter or a section, or end like a sentence. Own judgement, after the related-post boxes of common blog themes.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

import msgspec

from healthlint.annotations import sentences_of
from healthlint.diagnostic import Applicability, Finding
from healthlint.document import Block, BlockKind, Document
from healthlint.pack import class_words
from healthlint.patterns import compile_pattern
from healthlint.removal import removal

DECORATION = compile_pattern(r"[\s>»›→➡➜👉📖🔗✅⭐•*_|–—\-\[(“\"'#:]*", 0)
JOIN = compile_pattern(r"\s*[:–—|>»→\-]+\s*|[\s\u00a0]+", 0)
_WORD = compile_pattern(r"[^\W_]+(?:['’\-][^\W_]+)*", 0)
_ASKS = frozenset(["what", "why", "how", "when", "is", "are", "do", "does", "can", "should", "the", "signs"])
_SMALL = frozenset(
    {
        "with",
        "from",
        "that",
        "this",
        "your",
        "when",
        "what",
        "into",
        "than",
        "have",
        "over",
        "after",
        "before",
        "about",
        "their",
    }
)


# Labels with room for a name or a noun; what follows must be a title.
_POST = r"(?:posts?|articles?|stor(?:y|ies)|guides?|reads?|pieces?|blogs?|blog posts?|videos?|picks?|lists?|tips?|recipes?|topics?|news)"
FRAMES = tuple(
    compile_pattern(frame)
    for frame in (
        r"you(?:'ll| will| may| might| could| would| should)? (?:also |really |just |even )*(?:like|love|enjoy|appreciate|find (?:useful|helpful|interesting)|"
        r"want to (?:read|see|check out|know)|be interested in|check out)(?: (?:this|these|our|reading))?(?= ?[:–—-]| {2}|\u00a0)",
        r"(?:more|most (?:read|popular)|popular|trending|also|new|latest|top|hot|best|featured|elsewhere|next) (?:stories |posts |articles )?(?:from|on|at|in|by) "
        r"(?:our |the |this )?[\w'.-]+(?: [\w'.-]+){0,2}?(?= ?:| ?[–—] )",
        rf"(?:here(?:'s| is| are)|check out|see|read|try|enjoy|don't miss|do not miss|have a look at|take a look at|discover|explore) "
        rf"(?:also )?(?:another|our|this|these|my|one more|some|two|three|the|a|more|related|latest|next|full|other|similar|popular|great)(?: \w+){{0,2}}? {_POST}(?= ?[:–—-]| {{2}})",
        r"(?:if|since|because|when) you(?:'ve)? (?:liked|enjoyed|loved|found)[^,:]{0,40}, (?:then )?(?:you(?:'ll| will| may| might)? (?:also )?(?:love|like|enjoy)|read|check out|see|try|don't miss|have a look at)\b",
        r"(?:have|did) you (?:already )?(?:read|see|seen|check(?:ed)? out|miss(?:ed)?)\b",
        r"(?:click|tap) (?:here|below|through)(?: (?:to|for|and) (?:read|see|find out|learn|discover|watch|more|view)(?: more| about| the| our)*)?\b",
        r"(?:readers|people|others|users|visitors|subscribers|many|our readers)(?: who \w+ this)? (?:also|are also|are) (?:read(?:ing)?|lik(?:ed?|ing)|view(?:ed|ing)|lov(?:ed?|ing)|enjoy(?:ed|ing)?|recommend)\b",
        rf"(?:related|similar|suggested|recommended|popular|featured|latest|recent|further|additional|bonus|next|top|trending|must-read|handpicked|sponsored|hot)(?: \w+)? {_POST}(?= ?[:–—-]| {{2}})",
        r"(?:for )?(?:more|further|additional) (?:on (?:this|the) (?:topic|subject)|reading|like this|where that came from)(?= ?[:–—-])",
    )
)
# first words of the frames, which are many
FIRST_WORDS = frozenset(
    (
        "you",
        "you'll",
        "more",
        "most",
        "popular",
        "trending",
        "also",
        "new",
        "latest",
        "top",
        "hot",
        "best",
        "featured",
        "elsewhere",
        "next",
        "here's",
        "here",
        "check",
        "see",
        "read",
        "try",
        "enjoy",
        "don't",
        "do",
        "have",
        "take",
        "discover",
        "explore",
        "if",
        "since",
        "because",
        "when",
        "did",
        "click",
        "tap",
        "readers",
        "people",
        "others",
        "users",
        "visitors",
        "subscribers",
        "many",
        "our",
        "related",
        "similar",
        "suggested",
        "recommended",
        "recent",
        "further",
        "additional",
        "bonus",
        "must-read",
        "handpicked",
        "sponsored",
        "for",
    )
)
ARROW = compile_pattern(r"\s*(?:>{1,3}|[»›→➡➜➤▶👉🔥📌🔗]+\ufe0f?)\s*(?=\S)", 0)


class Teaser(msgspec.Struct, frozen=True):
    """A range of a block's prose and the label that it opens with, folded."""

    block: Block
    start: int
    end: int
    label: str


def find(document: Document, lexicons: Mapping[str, Any]) -> Iterator[Teaser]:
    """All teasers of the document, in order."""
    strong = _labels(tuple(class_words(lexicons["teaser_opening"])))
    weak = _labels(tuple(class_words(lexicons["teaser_weak_opening"])))
    boxes = frozenset(lexicons["teaser_heading"])
    stops = frozenset(lexicons["teaser_not_title"])
    for block in document.prose():
        if block.reference or block.quoted or block.kind in (BlockKind.TABLE_CELL, BlockKind.FOOTNOTE):
            continue
        if (found := _box(document, block, boxes)) is not None:
            yield found
            continue
        taken = -1
        for start, end in _places(document, block):
            if start < taken:
                continue
            found = (
                _teaser(block, start, end, strong, stops, sure=True)
                or _framed(block, start, end, stops)
                or _teaser(block, start, end, weak, stops, sure=False)
                or _arrow(block, start, end, stops)
            )
            if found:
                taken = found.end
                yield found


def finding(document: Document, teaser: Teaser, boxes: Collection[str]) -> Finding:
    """What a rule says of a teaser; it can be taken out, but the heading of a box stays until its posts are gone."""
    block, start, end = teaser.block, teaser.start, teaser.end
    fixes = removal(document, block, start, end, "Take the teaser out", Applicability.UNSAFE)
    match = {"match": block.text[start:end]}
    return Finding(block.span(start, end), match, () if teaser.label in boxes else fixes)


@cache
def _labels(words: tuple[str, ...]) -> re.Pattern[str]:
    return compile_pattern("(?:" + "|".join(re.escape(word) for word in words) + r")(?![\w'])", 0)


def _places(document: Document, block: Block) -> Iterator[tuple[int, int]]:
    """Starts of lines and of sentences, each with the end of its line."""
    lines = list(block.lines())
    starts = {start for start, _ in lines} | {sentence.start for sentence in sentences_of(document, block)}
    for start in sorted(starts):
        end = next((high for low, high in lines if low <= start < max(high, low + 1)), len(block.text))
        yield start, end


def _box(document: Document, block: Block, labels: frozenset[str]) -> Teaser | None:
    """The heading of a box of related posts, or such a label alone on its line."""
    text = block.folded.strip(" :*")
    if text not in labels or len(block.breaks) > 0:
        return None
    following = document.blocks[block.index + 1] if block.index + 1 < len(document.blocks) else None
    points = following is not None and (
        any(following.links()) or following.kind is BlockKind.LIST_ITEM or _looks_like_title(following)
    )
    return Teaser(block, 0, len(block.text), text) if block.kind is BlockKind.HEADING or points else None


def _looks_like_title(block: Block) -> bool:
    words = _WORD.findall(block.text)
    return 3 <= len(words) <= 16 and not block.text.endswith((".", ":")) and _capitals(words) >= 0.75


def _teaser(
    block: Block, start: int, end: int, labels: re.Pattern[str], stops: frozenset[str], *, sure: bool
) -> Teaser | None:
    opening = DECORATION.match(block.text, start, end)
    begin = opening.end() if opening else start
    label = labels.match(block.folded, begin, end)
    if not label or not block.text[begin].isupper():
        return None
    join = JOIN.match(block.text, label.end(), end)
    if not join:
        return None
    rest = block.text[join.end() : end].strip(" *_)]”\"'»→>")
    if not _is_title(rest, join.group(), stops, sure=sure, label=label.group()):
        return None
    return Teaser(block, begin, end, label.group())


def _framed(block: Block, start: int, end: int, stops: frozenset[str]) -> Teaser | None:
    """A label with room in it, and a title after it."""
    opening = DECORATION.match(block.text, start, end)
    begin = opening.end() if opening else start
    if not block.text[begin : begin + 1].isupper() or block.folded[begin:end].partition(" ")[0] not in FIRST_WORDS:
        return None
    for frame in FRAMES:
        label = frame.match(block.folded, begin, end)
        join = JOIN.match(block.text, label.end(), end) if label else None
        if label and join:
            rest = block.text[join.end() : end].strip(" *_)]”\"'»→>").removesuffix("yet?").strip(' *_?”"')
            if _is_title(rest, join.group(), stops, sure=True, label="frame"):
                return Teaser(block, begin, end, label.group())
    return None


def _arrow(block: Block, start: int, end: int, stops: frozenset[str]) -> Teaser | None:
    """An arrow and a title, alone in their block."""
    mark = ARROW.match(block.text, start, end)
    if not mark or block.breaks or start > 0 or block.list_place:
        return None
    rest = block.text[mark.end() : end].strip(" *_)]”\"'»→>")
    return Teaser(block, mark.start(), end, "arrow") if _is_title(rest, ":", stops, sure=True, label="arrow") else None


def _is_title(rest: str, join: str, stops: frozenset[str], *, sure: bool, label: str) -> bool:
    words = _WORD.findall(rest)
    sentence = rest.endswith(".") and not rest.endswith(("...", "A.M.", "P.M.", "U.S."))
    if len(words) < 3 or len(words) > 25 or sentence:
        return False
    if words[0] in stops or (words[0].lower() in stops and words[1][0].islower()) or _names_a_place(words):
        return False
    capitals = _capitals(words)
    parted = bool(join.strip()) or len(join) > 1 or "\u00a0" in join
    signs = "?" in rest or ": " in rest or any(word[0].isdigit() for word in words[:4])
    if sure:
        if label in ("see also", "also see") and not signs and (join.strip() or len(join) == 1):
            return capitals >= 0.9 and len(words) >= 5 and "," not in rest
        return capitals >= 0.75 or (signs and capitals >= 0.6) or (parted and signs and words[0][0].isupper())
    named = ": " in rest and not label.startswith("more ")
    asks = "?" in rest or named or words[0][0].isdigit() or words[0].lower() in _ASKS
    return capitals >= 0.8 and bool(join.strip()) and len(words) >= 4 and asks


def _names_a_place(words: Sequence[str]) -> bool:
    """Chapter 3, Section B: a place in the same book."""
    named = words[0].lower() in {"chapter", "section", "table", "figure", "fig", "box", "page", "appendix", "part"}
    return named and (words[1][0].isdigit() or len(words[1]) == 1)


def _capitals(words: Sequence[str]) -> float:
    """The share of longer words, after the first, that have a capital."""
    longer = [word for word in words[1:] if (len(word) > 3 and word.lower() not in _SMALL) or word[0].isdigit()]
    if not longer:
        return 0.0
    return sum(not word[0].islower() for word in longer) / len(longer)
