"""Whether a line is a person's name and nothing else."""

from __future__ import annotations

import re

NAME_WORDS = range(2, 5)
NAME = re.compile(r"[^\W\d_][\w'’-]*\.?(?:\s+[^\W\d_][\w'’-]*\.?)+")
PARTICLES = frozenset(
    ["de", "da", "di", "del", "della", "van", "von", "der", "den", "la", "le", "bin", "al", "el", "ter", "dos", "du"]
)
# words of menus and labels, which stand alone with capitals as names do
_LABEL_LIST = """
about abstract article board brief browse care categories contact contents copyright copy download facts fact faq
figure final form guide help home index info information introduction join key latest learn link links list
log main menu more news next note notes of on overview page pages phone pictures points print
privacy questions quick read related research resources search section services share sheet sheets sign site
skip story summary support table tables team terms thoughts tips tools top topic topics useful video your
"""
LABELS = frozenset(_LABEL_LIST.split())


def is_name(line: str, common: set[str]) -> bool:
    """Two to four words with capitals, of which none is in ``common`` (words in lower case elsewhere) or a label's."""
    words = line.split(",")[0].split()
    if len(words) not in NAME_WORDS or not NAME.fullmatch(" ".join(words)):
        return False
    return all(word in PARTICLES or _could_be_name(word, common) for word in words)


def _could_be_name(word: str, common: set[str]) -> bool:
    capital = len(word) < 3 or (word[0].isupper() and not word.isupper())
    return capital and word.lower() not in common and word.lower() not in LABELS
