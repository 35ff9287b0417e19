"""Two words that lost the blank between them (“pancreassignals”), told from compounds and from words nobody listed.

Method (own, after word segmentation by unigram counts, Norvig 2009, “Natural Language Corpus Data”): of all cuts of an unlisted
word into two counted words the likeliest is taken. How rare its halves may be depends on what English joins for itself: hardly
anything before or after a function word, after a plural, after a derived noun, before an adverb; many things after a noun.
Prefixes, combining forms and endings make no word of their own. ``lexicons/joined_words.tsv`` holds −ln of each word's share of text
and the compounds of dictionaries which the method would cut.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

SHORTEST = 7  # letters of a word that is looked at; of two small words less
PREFIXES = frozenset(
    """over anti pro post extra multi non micro macro sub semi inter trans auto para hyper bio radio electro mid out under up down hydro
    super ultra pre self counter intra infra meta mono poly hypo cardio neuro psycho homo hetero pseudo supra stereo hemi mini tele thermo
    photo chemo immuno uni dis mis off after fore back hand head eye half well ill ever cross all through air sea sun snow fire water wind
    retro amino gamma methyl acetyl porto utero contra step""".split()  # noqa: SIM905
)
ENDINGS = frozenset(
    """like less free wide ally ella pox worm worms ness able ship hood ful fully man men woman women work works worker workers house room
    time line lines side proof tight berry berries wood land lands weed weeds fish bird ward wards wise fold way ways most ability ant ted
    tic mates mate stick field more ling lings lets let son sons ton ville form forms borne shaped ones urea cycle missions family families
    supply only early fly belly bus uses""".split()  # noqa: SIM905
)
FUNCTION = frozenset(
    """the and that this which with from have has can should may will into because when where who are was were but for even also such another
    through between including particularly called your you they their these those than then not its our his her used use often usually
    sometimes while about before during without against some""".split()  # noqa: SIM905
)
# small words, and those that no word of English ends in after one of them
SMALL = FUNCTION | {"is", "it", "or", "if", "by", "we", "as", "in", "of", "to", "on", "be", "at", "do", "so"}
CLOSERS = (
    "the",
    "this",
    "your",
    "their",
    "these",
    "those",
    "you",
    "that",
    "which",
    "can",
    "should",
    "may",
    "will",
    "often",
    "also",
)
_DERIVED = re.compile(r"\w+(?:tion|ness|ment|ity|sis|ance|ence|ism|itis|ing|ed|ic|al|ous|ive|ly)")
# −ln of the product of both shares up to which a cut is believed, by its reading
LIMITS = {"function": 24, "plural": 21, "adverb": 21, "derived": 20, "nouns": 19}


class Cut(NamedTuple):
    """The two words of a fused one; ``free`` where English makes such compounds at will, so that it may be a term."""

    left: str
    right: str
    free: bool = False


class _Table(NamedTuple):
    costs: dict[str, int]
    joined: frozenset[str]


@cache
def _table() -> _Table:
    path = Path(__file__).parents[2] / "lexicons" / "joined_words.tsv"
    costs: dict[str, int] = {}
    joined: frozenset[str] = frozenset()
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and line[0] != "#":
            name, _, words = line.partition("\t")
            if name == "joined":
                joined = frozenset(words.split())
            else:
                costs.update(dict.fromkeys(words.split(), int(name)))
    return _Table(costs, joined)


def listed(word: str) -> bool:
    """Whether a folded word is known as it stands."""
    table = _table()
    return word in table.costs or word in table.joined


@cache
def split(word: str) -> Cut | None:
    """The two words that an unlisted folded word is made of; None where it may be one word."""
    if listed(word):
        return None
    for closer in CLOSERS:
        if word.endswith(closer) and word[: -len(closer)] in SMALL:
            return Cut(word[: -len(closer)], closer)
    if len(word) < SHORTEST:
        return None
    costs = _table().costs
    if word[-2:] in ("of", "to") and len(word) > SHORTEST and word[:-2] in costs:
        return Cut(word[:-2], word[-2:])
    return cut(word, costs)


def cut(word: str, costs: dict[str, int]) -> Cut | None:
    """The likeliest cut of a word into two of ``costs``, where its reading allows one so rare."""
    best: tuple[int, int, Cut] | None = None
    for at in range(3, len(word) - 2):
        left, right = costs.get(word[:at]), costs.get(word[at:])
        if left is not None and right is not None:
            found = (left + right, -min(at, len(word) - at), Cut(word[:at], word[at:]))
            best = min(best, found) if best else found
    if best is None:
        return None
    reading = _reading(best[2], costs)
    return best[2]._replace(free=reading == "nouns") if best[0] <= LIMITS.get(reading, 0) else None


def _reading(halves: Cut, costs: dict[str, int]) -> str:
    left, right, _ = halves
    if left in PREFIXES or right in ENDINGS:
        return ""
    if (right in FUNCTION and len(left) > 3) or (left in FUNCTION and len(right) > 3):
        return "function"
    if min(len(left), len(right)) < 4:
        return ""
    if left.endswith("s") and left[:-1] in costs and not left.endswith(("ss", "us", "is")):
        return "plural"
    if right.endswith("ly"):
        return "adverb"
    if len(left) > 5 and _DERIVED.fullmatch(left):
        return "derived"
    return "nouns" if min(len(left), len(right)) > 4 else ""
