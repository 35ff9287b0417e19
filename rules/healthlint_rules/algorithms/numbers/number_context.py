"""What stands around a number: the clause before it, advice, thresholds, hypotheses, changes, risks, approximation.

The classes are words and their grammar, not phrases: a preposition “by” before a percentage makes it a change, a modal
of duty or an imperative makes it advice, “or more” behind it a threshold. Own method.
"""

from __future__ import annotations

import re
from functools import cached_property

from healthlint.patterns import compile_pattern
from healthlint_rules.algorithms.language.lexical_classes import DETERMINERS, tags, word_set
from healthlint_rules.algorithms.numbers.number_nouns import Nouns
from healthlint_rules.algorithms.numbers.number_patterns import APPROX, CHANGING, EACH_AFTER, INTRANSITIVE, RISK

_LEAD = compile_pattern(rf"(?<![\w-])(?:{APPROX}\s?)+$", 0)
_CUT = compile_pattern(r"[;:—()]|\s–\s|,\s(?:and|but|while|whereas|which|so|or)\b", 0)
_ADVICE = compile_pattern(
    r"\b(?:should|must|ought|needs?\sto|aim(?:s|ing|ed)?|try|keep(?:s|ing)?|limit(?:s|ed|ing)?|targets?|goals?|ensure|make\ssure|recommend(?:s|ed)?|advi[sc]e[sd]?|"
    r"allowance|exceed|mileage|workouts?|training|reps|pace|discount|coupon|off\syour|deductible|medicare|insurance|plan\spays)\b",
    0,
)
_THRESHOLD = re.compile(
    r"\s?(?:\([^)]*\)\s)?(?:or|and)\s(?:more|less|fewer|higher|lower|above|below|greater|over|under|older|younger|longer|better)\b|\s?\+|\s(?:confidence|ci\b|credible)"
)
_DEFINED = compile_pattern(
    r"\b(?:defined\sas|definition|is\scalled|are\scalled|classified|considered\s(?:to\sbe\s)?(?:normal|abnormal|high|low|mild|severe)|cutoff|cut-off|threshold|confidence\sinterval|"
    r"significance\slevel|p\s?[<=]|reference\srange|criteri(?:a|on)|for\sexample,?\sif|for\sinstance,?\sif|suppose|imagine|let's\ssay|let\sus\ssay|hypothetical)",
    0,
)
_STRENGTH = compile_pattern(
    r"\b(?:lotion|cream|gel|ointment|solution|shampoo|spray|foam|(?:eye|ear|nose|nasal)\sdrops|mouthwash|paste|patch|saline|serum|alcohol|peroxide),?\s\(?$",
    0,
)
_PLACE = re.compile(
    r"\b(?:first|second|other|upper|lower|last|latter|left|right|top|bottom|front|back|inner|outer|third|final|each)\s$"
)
_HYPOTHESIS = compile_pattern(r"\b(?:if|when|unless|whether|until)\s(?:[\w'-]+\s){0,4}$", 0)
_BY = compile_pattern(rf"\bby\s(?:{APPROX}\s)*$", 0)
_ROSE = compile_pattern(
    rf"\b{INTRANSITIVE}\s(?:(?!if\b|when\b|but\b|and\b|to\b|from\b)[\w'-]+\s){{0,3}}?(?:(?:by|to|from)\s)?(?:{APPROX}\s)*$",
    0,
)
_CHANGED = compile_pattern(
    rf"\b(?:{INTRANSITIVE}|{CHANGING})\s(?:(?!if\b|when\b|but\b|and\b|which\b|that\b)[\w'-]+\s){{0,8}}?by\s(?:{APPROX}\s)*$",
    0,
)
_VERB = compile_pattern(rf"\b(?P<at>(?:{INTRANSITIVE}|{CHANGING})\s(?:[\w'-]+\s){{0,8}}?)(?:by\s)?(?:{APPROX}\s)*$", 0)
_STANDS = compile_pattern(
    rf"\b{RISK}\b(?:(?!\b(?:if|when|unless)\b)[^.;:]){{0,60}}?\b(?:is|was|are|were|be|been|stands?\sat|stood\sat|reach(?:es|ed)?|exceed(?:s|ed)?|"
    rf"of|at|to|from|hits?|hover\w*|rang(?:es|ed|ing)|estimated)\s(?:{APPROX}\s)*$",
    0,
)
_RELATIVE = compile_pattern(
    rf"\b(?:relative\srisk|(?:odds|hazard|risk|rate)\sratio)\b[^.;]{{0,60}}?\b(?:is|was|of|=)\s(?:{APPROX}\s)*$", 0
)
_AUXILIARY = compile_pattern(rf"\b(?:has|have|had|is|are|can|may|will|could|to)\s(?:been\s)?(?:{APPROX}\s|even\s)*$", 0)
_NEEDS_OUTCOME = compile_pattern(rf"\b{RISK}\b", 0)


_HABIT_OUT = word_set(
    "should must need needs can may might could would take takes took use uses receive require requires if when until who whose advise ask wait given give"
)
_SHORT = 12  # words of a clause whose subject is looked for at its beginning

Found = tuple[str, int, int, tuple[int, int]]  # kind, start, end of a statistic and the range of its population


class Context:
    """A folded sentence for its numbers; what is asked of the whole sentence is found out once."""

    def __init__(self, text: str, nouns: Nouns) -> None:
        self.text = text
        self.nouns = nouns

    @cached_property
    def imperative(self) -> bool:
        """Whether the sentence tells the reader to do something."""
        words = re.findall(r"[a-z'-]+", self.text[:60])[:2]
        if len(words) < 2 or "V" not in tags(words[0]) or words[0] in DETERMINERS:
            return False
        follows = tags(words[1])[0]
        return follows in ("DET", "P", "NUM", "PRON", "ADV", "ADJ") or tags(words[0])[0] == "V"

    @cached_property
    def people(self) -> bool:
        """Whether people or what happens to them are spoken of."""
        return self.nouns.mentions(self.text)

    @cached_property
    def bodily(self) -> bool:
        """Whether the sentence speaks of the matter of the body, and of nobody."""
        return not self.people and any(
            self.nouns.matter(word) and not self.nouns.unit(word) for word in re.findall(r"[a-z]+", self.text)
        )

    @cached_property
    def defines(self) -> bool:
        """Whether the sentence gives a definition, a threshold of a test, or a made-up case."""
        return bool(_DEFINED.search(self.text))

    def before(self, start: int) -> str:
        """The clause up to a number."""
        text = self.text[max(0, start - 110) : start]
        cut = 0
        for match in _CUT.finditer(text):
            cut = match.end()
        return text[cut:]

    def advice(self, start: int) -> bool:
        """Whether a number belongs to what the reader is told to do."""
        before = self.before(start)
        spoken = bool(_ADVICE.search(before)) or self.imperative
        return spoken and not self.about_risk(start)

    def about_risk(self, start: int) -> bool:
        """Whether the clause up to a number, or the words behind it, speak of a risk, a rate or a condition."""
        near = f"{self.before(start)} {self.text[start : start + 50]}"
        return bool(_NEEDS_OUTCOME.search(near)) or self.nouns.mentions(near)

    def said_before(self, start: int) -> bool:
        """Whether a risk, a number or what happens to people stands before, with its verb."""
        before = self.before(start)
        return bool(_NEEDS_OUTCOME.search(before)) or self.nouns.mentions(before)

    def auxiliary(self, start: int) -> int:
        """Where the auxiliary before a verb begins."""
        match = _AUXILIARY.search(self.text[max(0, start - 60) : start])
        return start - len(match.group()) if match else start

    def lead(self, start: int) -> int:
        """Where the words of approximation and hype before a number begin."""
        match = _LEAD.search(self.text[max(0, start - 60) : start])
        return (
            start - len(match.group())
            if match and match.group().strip() not in ("the", "from", "a", "between")
            else start
        )

    def threshold(self, start: int, end: int) -> bool:
        """Whether “or more” or the like follows, or a sign of comparison goes before."""
        return bool(_THRESHOLD.match(self.text, end)) or self.text[max(0, start - 2) : start].strip() in tuple("<>≤≥=")

    def strength(self, start: int) -> bool:
        """Whether the number is the strength of a preparation named before it."""
        return bool(_STRENGTH.search(self.text[max(0, start - 25) : start]))

    def halved(self, start: int) -> bool:
        """Whether a part of a thing is named by its place: “the second half”."""
        return bool(_PLACE.search(self.text[max(0, start - 12) : start]))

    def supposed(self, start: int) -> bool:
        """Whether the number stands right behind “if” or “when”."""
        return bool(_HYPOTHESIS.search(self.text[max(0, start - 50) : start]))

    def by(self, start: int) -> bool:
        """Whether something changes by the number."""
        return bool(_BY.search(self.before(start)) or _ROSE.search(self.before(start)))

    def changed_by(self, start: int) -> bool:
        """Whether a verb of change says so."""
        return bool(_CHANGED.search(self.before(start)))

    def verb(self, start: int) -> int:
        """Where the verb of change before a number begins."""
        before = self.before(start)
        match = _VERB.search(before)
        return start - len(before) + match.start("at") if match else self.lead(start)

    def relative(self, start: int) -> bool:
        """Whether the number is the value of a relative risk or an odds ratio."""
        return bool(_RELATIVE.search(self.text[max(0, start - 110) : start]))

    def stands(self, start: int) -> bool:
        """Whether the number is the value of a risk, a rate or a share that stands before it."""
        return bool(_STANDS.search(self.before(start)))

    def habit(self, start: int, end: int) -> bool:
        """Whether the number is how often or how long people do something (“we make 35,000 decisions a day”).

        ``end`` is the end of what is counted.
        """
        if not EACH_AFTER.match(self.text, end) or self.advice(start):
            return False
        words = re.findall(r"[a-z'-]+", self.before(start))
        if len(words) >= _SHORT or _HABIT_OUT & set(words):
            return False
        return any(word in ("we", "humans") or self.nouns.person(word) or self.nouns.single(word) for word in words[:4])
