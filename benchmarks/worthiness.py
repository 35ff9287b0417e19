"""How much a sentence calls for a citation, from 0 to 1, by its words alone.

Method: a logistic sum over a few classes of words and shapes. Weights were set by hand after a regression over one half
of 31 documents whose authors' citations are known, on units of one sentence, and rounded. 7,000 weights of words and
bigrams ranked such units of the other half little better (best F1 .44 against .41; every unit: .34), so none are
shipped. A weak signal, for whether a sentence is cited depends on those around it: order sentences by it, report none.

Judged on NCI PDQ summaries for health professionals (public domain) and PLOS articles (CC BY).
After Redi et al. (2019), Citation Needed: A Taxonomy and Algorithmic Assessment of Wikipedia's Verifiability.
"""

from __future__ import annotations

import re
from functools import cache
from math import exp

from healthlint.patterns import compile_pattern

_BIAS = -1.9
_SHORT = 8  # words; shorter ones are headings, labels and transitions
_SHORT_WEIGHT = -0.7
_WEIGHTS: tuple[tuple[float, str], ...] = (
    # figures
    (
        0.4,
        r"\d\s?%|\bper ?cent\b|\b(?:1|one|two|three|four|nine) (?:in|out of) (?:\d|two|three|four|five|six|ten)|\d-?fold\b|\b(?:two|three|four|five|ten)-?fold\b|"
        r"\btimes (?:more|less|as|higher|lower|greater)\b|\b(?:half|thirds?|quarters?) of\b|\b(?:million|billion)\b",
    ),
    (0.2, r"\b\d[\d,.]*\d\b"),
    # what was found before, and by whom
    (
        1.2,
        r"\b(?:evidence|previous(?:ly)?|prior|earlier|recent(?:ly)?|several|numerous|others|controversial|consensus)\b",
    ),
    (
        0.4,
        r"\b(?:stud(?:y|ies)|trials?|cohorts?|surveys?|meta-analys[ie]s|reviews?|investigations?|literature|research|experiments?|scientists|"
        r"researchers|experts)\b",
    ),
    (
        0.5,
        r"\b(?:show(?:s|ed|n)?|found|report(?:s|ed)?|suggest(?:s|ed|ing)?|demonstrat(?:e|es|ed|ing)|reveal(?:s|ed)?|observed|indicat(?:e|es|ed|ing)|"
        r"identified|confirm(?:s|ed)|estimated|conclude[sd]?|described|proposed|noted|thought|believed|known|proven)\b",
    ),
    (0.6, r"\b(?:has|have) (?:also |not |recently |previously |long |consistently )?been\b"),
    (0.4, r"\b(?:according to|based on|(?:described|proposed|reported|developed|published) (?:by|in))\b"),
    (
        0.5,
        r"\b(?:is|are) (?:\w+ly )?(?:known|thought|believed|considered|estimated|recognized|reported|characterized|linked)\b",
    ),
    # general statements about effects and comparisons
    (
        0.5,
        r"\b(?:increases?|reduces?|decreases?|inhibits?|induces?|promotes?|causes?|leads? to|results? in|plays?|affects?|activates?|regulates?|improves?|"
        r"prevents?|protects?|lowers?|raises?)\b",
    ),
    (
        0.3,
        r"\b(?:than|compared|versus|whereas|unlike|similar|higher|lower|greater|fewer|more likely|less likely|common(?:ly)?|most)\b",
    ),
    (0.3, r"\b(?:may|might|could)\b"),
    (0.3, r"\b(?:is|are|can)\b"),
    (0.6, r"\b(?:such as|e\.g|including|for example)\b"),
    (
        0.4,
        r"\b(?:because|therefore|thus|however|although|hence|furthermore|moreover|in addition|in contrast|similarly)\b",
    ),
    # what needs none: the author's own work and page, reports of single steps, entries of lists
    (-0.5, r"\b(?:we|our|us|you|your|this (?:study|page|article|section|summary)|present study)\b"),
    (-0.7, r"\b(?:fig(?:ure)?s?|tables?|supplement|appendix|panel|section|refer to|for more information|read more)\b"),
    (-0.5, r"\b(?:was|were|had)\b"),
    (-0.7, r"[:?]\s*$"),
    (-2.5, r"\bet al\.:|\[(?:pubmed|medline)\b|^\W*[\w. ]+ \d+ ?\(\d+\): ?\w?\d"),
)


@cache
def _compiled() -> tuple[tuple[float, re.Pattern[str]], ...]:
    return tuple((weight, compile_pattern(pattern, re.I)) for weight, pattern in _WEIGHTS)


def citation_worthiness(text: str) -> float:
    """The score of a sentence's text; each class counts once."""
    total = _BIAS + sum(weight for weight, pattern in _compiled() if pattern.search(text))
    if len(text.split()) < _SHORT:
        total += _SHORT_WEIGHT
    return 1 / (1 + exp(-total))
