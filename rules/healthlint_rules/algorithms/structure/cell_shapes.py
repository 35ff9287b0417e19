"""What cells look like, and where in a fused line one may end and the next begin.

A joint is a place inside a token where the kind of character changes, or between two digits. Its log odds of being a boundary and
the cost of each token of a cell were counted on tables of edited pages and papers whose cells were joined by machine.
"""

from __future__ import annotations

import re
from collections.abc import Container
from functools import cache
from typing import NamedTuple

from healthlint.patterns import compile_pattern
from healthlint_rules.algorithms.language.lexical_classes import counted
from healthlint_rules.algorithms.language.word_split import PREFIXES


def weights(text: str) -> dict[str, float]:
    """The numbers of a text of pairs “name=number”; the last “=” counts."""
    pairs = (pair.rpartition("=") for pair in text.split())
    return {name: float(number) for name, _, number in pairs}


COSTS: dict[str, float] = weights(
    """
    l=1.5 C=2.2 9=2.4 9.99=3.1 )=3.4 (=3.4 A=3.9 ,=4.0 $=4.0 -=4.5 .=4.5 9.9=4.6 U=4.7 %=4.8 9.999=5.1 −=5.4 /=5.5
    ’=5.9 :=5.9 '=6.0 m=6.1 _=6.2 09=6.3 ==6.3 @=6.3 *=6.3 `=6.4 –=6.5 M=12.0 ±=6.9 ½=7.4 ¼=7.4 †=7.7 .99=7.7
    ;=7.9 +=7.9 >=7.9 ‡=7.9 …=8.0 ¾=8.1 .9=8.2 &=8.2 ≥=8.3 •=8.4 <=8.4
    """
)
RARE, BLANK = 7.0, 1.2
ODDS: dict[str, float] = weights(
    """
    )d=7.1 l$=5.5 l−=4.6 )$=4.2 dUl=4.0 )−=4.0 d$=4.0 oUl=3.7 %−=3.7 dl==3.3 )U=3.2 )l=3.0 ld=2.9 )Ul=2.8 )UU=2.5
    U−=2.4 d−=2.4 lUl=2.3 lUU=1.6 %d=1.3 UUl=1.2 lU=0.8 dUU=0.2 Ud=0.1 ))=0.0 dl=-0.2 dd..=-0.5 .Ul=-0.6 dd--=-1.7
    dd-.=-2.0 l-=-2.1 ol=-2.3 -U=-2.4 %–=-2.4 (o=-2.4 (.=-2.4 (Ud=-2.4 –<=-2.4 $)=-2.4 l<=-2.4 d'=-2.4 /UU=-2.5
    UUU=-2.7 lUd=-2.8 d:=-2.8 dd.-=-2.8 (U=-2.8 /Ul=-2.9 dUd=-3.0 /U=-3.0 do=-3.0 U/=-3.0 l(=-3.1 dU=-3.1 l;=-3.2
    -UU=-3.4 (Ul=-3.4 UUd=-3.5 U)=-3.5 l/=-3.6 UUs=-3.7 AAs=-3.7 U.=-3.8 (%=-3.8 ,−=-3.9 (−=-3.9 -Ul=-4.0 .)=-4.0
    ),=-4.1 od=-4.1 d.9=0.0 :Ul=-0.5 :UU=-1.0 AAl=-1.5
    """
)
RARELY = -4.2
_HALF = re.compile(r"[A-Z]*[^\W\d_A-Z]*")
WORDS = 1.0  # two known words in one
LETTER = 4.0  # a word and the letter of a statistic
_STATISTIC = re.compile(r"b \((?:SE|95)|n ?= ?\d|n \(%|p[ -]value")
_ADDRESS = re.compile(r"\w+(?:[.-]\w+)*@\w+(?:\.[a-z]+)+|https?://\S+")
WORD = re.compile(r"[^\W\d_]*[a-z]{2}[^\W\d_A-Z]*")
TOKEN = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+|[^\W\d_]+|\S|\s+")
NAMES = compile_pattern(
    r"\b(?:PhD|PharmD|DPhil|MPhil|BSc|MSc|DSc|EdD|PsyD|DrPH|BPharm|MBChB|MedD|JavaScript)s?\b|\b(?:Mc|Mac|Fitz|De|Di|La|Le|Van|Von|O['’])[A-Z]\w*|\b[a-z]{1,2}[A-Z]\w*|\b(?:Medline|Pub|You|Web|Health|Face|Linked|Whats|My|Pay|Java|"
    r"Git|Care|Med|Bio|Clinical|Type|Insta|Tik|Open|Data|Power|Star|Smart|Fit|Go|Home|Doc|Glaxo|Astra|Novo|Micro|Tri|Wiki|Blue|Mono|"
    r"Vet|Per|Tele|Quick|Drug|Snap|Path|Gen|Hem|Dr|Play|Word|Share)"
    r"(?:Plus|Med|Tube|MD|Care|Book|In|App|Chart|Pal|Script|Hub|Line|gram|Tok|AI|Smith|Zeneca|Nordisk|Soft|Point|Bit|Fund|Trials|Time|First|Web|"
    r"Bank|DB|Cross|Rights|Press|Caid|Nordic|Info|Kline|Pedia|Chat|Health|Store|Trust|Drive)\w*\b|\b\w*\d\w*[a-z][A-Z]\w*",
    0,
)
LONG = re.compile(r"(?<![\d,])\d{5}|\.\d{4}")  # a figure that may be two
GLUED = re.compile(r"[A-Z]{2}[a-z]{2}|[a-z]{3}[A-Z]")  # no acronym and no trade name
_CLASSES = {
    **dict.fromkeys(')]”"…†‡?!', ")"),
    **dict.fromkeys("%*", "%"),
    **dict.fromkeys("([“‘", "("),
    **dict.fromkeys("$£€", "$"),
    **dict.fromkeys("<>≥≤±•#~", "<"),
    **dict.fromkeys("¼½¾", "d"),
    "’": "'",
}


class Shape(NamedTuple):
    """A cell as its column sees it: form of the whole, kind, first and last token, digits of its first number, cost in nats."""

    whole: str
    kind: str
    first: str
    last: str
    digits: int
    cost: float


def token_class(token: str) -> str:
    """“9.9” for a number with one decimal, “A” for capitals, “C” for a capital word, “l” for lower case, else the sign."""
    head = token[0]
    if head.isdigit() or (head == "." and len(token) > 1):
        whole, _, decimals = token.partition(".")
        if len(whole) > 1 and whole[0] == "0":
            return "09"
        return ("9" if whole else "") + ("." + "9" * min(len(decimals), 3) if decimals else "")
    if head.isspace():
        return " "
    if not head.isalpha():
        return head
    if token.islower():
        return "l"
    if token.isupper():
        return "A" if len(token) > 1 else "U"
    if token[1:].islower():
        return "C"
    return "M" if GLUED.search(token) else "m"


@cache
def shape(cell: str) -> Shape:
    """The shape of a cell that is not empty."""
    tokens = TOKEN.findall(cell)
    classes = [token_class(token) for token in tokens]
    words = sum(name in "lCAUm" for name in classes)
    figures = sum(name[-1] == "9" for name in classes)
    kind = "word" if not figures else "figure" if not words else "both"
    if kind == "word" and not words:
        kind = "sign"
    number = next((token for token in tokens if token[0].isdigit()), "")
    cost = sum((BLANK if name == " " else COSTS.get(name, RARE)) for name in classes) + sum(map(_length, tokens))
    text = "".join(classes)
    return Shape(text, kind, classes[0], classes[-1], len(number.partition(".")[0].replace(",", "")), cost)


def _length(token: str) -> float:
    """What a figure of more than four digits, or of more than three decimals, costs besides."""
    if not token[-1].isdigit():
        return 0.0
    whole, _, decimals = token.partition(".")
    return (1.5 * max(0, len(whole) - 4) if "," not in whole else 0.0) + 1.5 * max(0, len(decimals) - 3)


def _class(char: str) -> str:
    if char.isdigit():
        return "d"
    if char.isalpha():
        return "l" if char.islower() else "U"
    return _CLASSES.get(char, char if char in ".,-–−/:;'" else "o")


def joint(text: str, at: int) -> str:
    """The kind of place between ``text[at - 1]`` and ``text[at]``: classes of both, and what stands around a capital or a digit."""
    left, right = _class(text[at - 1]), _class(text[at])
    kind = left + right
    if right == "U":
        after = text[at + 1 : at + 2]
        kind += "l" if after.islower() else "U" if after.isupper() else "d" if after.isdigit() else ""
        if kind == "UUl" and after == "s" and not text[at + 2 : at + 3].isalpha():
            kind = "UUs"
    elif kind == "dd":
        before, behind = text[max(0, at - 12) : at], text[at : at + 12]
        kind += "." if re.search(r"\.\d+$", before) else "," if re.search(r",\d{1,2}$", before) else "-"
        kind += "." if re.match(r"\d+\.\d", behind) else "-"
    elif kind == "d.":
        kind += "9" if re.search(r"\.\d+$", text[max(0, at - 12) : at]) and text[at + 1 : at + 2].isdigit() else "-"
    elif kind in ("ld", "dl") and re.match(r"[a-z] ?[=(]", text[at : at + 3]):
        kind += "="
    elif kind == "Ul" and at > 1 and text[at - 2].isupper():
        kind = "AAs" if text[at] == "s" and not text[at + 1 : at + 2].isalpha() else "AAl"
    return kind


def odds(text: str, usual: Container[str] = ()) -> dict[int, float]:
    """Log odds of a boundary by offset of a joint; places that can be none are left out. Words in ``usual`` are whole."""
    found = {}
    for at in range(1, len(text)):
        if text[at].isspace() or text[at - 1].isspace():
            continue
        kind = joint(text, at)
        value = ODDS.get(kind, RARELY) if kind != "ll" else RARELY
        if value > RARELY:
            found[at] = value
    for match in (*NAMES.finditer(text), *_ADDRESS.finditer(text)):
        for at in range(match.start() + 1, match.end()):
            if at in found:
                found[at] -= 3.0
    found.update(_words(text, usual))
    return found


def _words(text: str, usual: Container[str]) -> dict[int, float]:
    """Log odds where two known words make one that is unknown, or a word and the letter of a statistic (“groupp-value”)."""
    found = {}
    for match in WORD.finditer(text):
        word = match.group().lower()
        if len(word) < 6 or word in usual or known(word):
            continue
        for part in _HALF.finditer(match.group()):  # a capital within has parted the word already
            half = part.group().lower()
            if len(half) < 6 or half in usual or known(half):
                continue
            for at in range(4, len(half) - 3):
                if known(half[:at]) and half[:at] not in PREFIXES and known(half[at:]):
                    found[match.start() + part.start() + at] = WORDS
        tail = word[-1:]
        if tail in "bnp" and known(word[:-1]) and _STATISTIC.match(text, match.end() - 1):
            found[match.end() - 1] = LETTER
    return found


def known(word: str) -> bool:
    """Whether a word in lower case is one that health prose has."""
    return len(word) > 2 and counted(word)
