"""Relative changes of a risk in a paragraph that gives no absolute figure.

Method: multiples and percentages of change that speak of a risk, a chance or how likely something is; silent where the
paragraph also gives a share, odds, a rate or a percent chance. Own method after Gigerenzer et al. (2007).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from healthlint.annotations import Sentence
from healthlint.diagnostic import Finding
from healthlint.document import Document
from healthlint.kinds.expressions import usable
from healthlint.rule import Rule
from healthlint_rules.algorithms.numbers.statistics import Statistic, statistics

_RISK = re.compile(r"\b(?:risks?|chances?|odds|likelihood|likel(?:y|ier)|probability|hazard)\b")
_RELATIVE = re.compile(
    r"\b(?:lower|higher|greater|less|more|fewer|reduc\w+|increas\w+|decreas\w+|drop\w*|rise[sn]?|rose|fall\w*|fell|declin\w+|cut\w*|by|ratio|relative|halv\w+|rais\w+|lower\w+|boost\w*|slash\w*)\b"
)
_NEAR = 45  # characters behind a figure in which its risk is named


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """The first relative figure of each sentence whose paragraph holds no absolute one."""
    blocks: dict[int, list[tuple[Sentence, Statistic]]] = defaultdict(list)
    for sentence, found in statistics(document, rule.lexicons).values():
        if rule.covers(sentence.block):
            blocks[sentence.block.index] += [(sentence, statistic) for statistic in found]
    for rows in blocks.values():
        relative = [(sentence, s) for sentence, s in rows if _relative(sentence, s)]
        if len(relative) < sum(s.number.share or s.kind != "count" for _, s in rows):
            continue
        done: set[int] = set()
        for sentence, statistic in relative:
            if sentence.index in done or not usable(rule, sentence, statistic.start, statistic.end):
                continue
            if sentence.text.rstrip().endswith("?"):
                continue
            done.add(sentence.index)
            quote = sentence.text[statistic.start : statistic.end].strip(" ,")
            start = sentence.text.index(quote, statistic.start)
            yield Finding(sentence.span(start, start + len(quote)), {"match": quote})


def _relative(sentence: Sentence, statistic: Statistic) -> bool:
    text = sentence.folded
    quote, before = text[statistic.start : statistic.end], text[max(0, statistic.start - _NEAR) : statistic.start]
    if not _RISK.search(before + text[statistic.start : statistic.end + _NEAR]):
        return False
    if statistic.kind == "multiple":
        return True
    stated = statistic.kind == "risk" and ("relative" in before or "ratio" in before)
    return stated or (statistic.kind == "change" and bool(_RELATIVE.search(quote)))
