"""Whether a claim is made: asserted by the writer as certain, or denied, hedged, asked, supposed, quoted, reported.

Method: cue words of negation and modality in the clause before the claim (after NegEx: Chapman et al., A simple algorithm for
identifying negated findings and diseases in discharge summaries, J Biomed Inform 2001;34:301–310), and frames around the
sentence: questions, conditions, myths, warnings against sellers. Promises differ from statements of medicine in their verbs
and in their certainty: forever, instantly, in ten days, never again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from healthlint.annotations import Sentence, cue_sentences, in_code
from healthlint.diagnostic import Finding
from healthlint.document import Document, InlineKind
from healthlint.kinds.expressions import place_of
from healthlint.patterns import compile_pattern
from healthlint.rule import Rule
from healthlint_rules.algorithms.alternation import either
from healthlint_rules.algorithms.frames import set_apart
from healthlint_rules.algorithms.gate import Gate

_CLAUSE_END = compile_pattern(r"[;:()—]|\s[–-]\s|,\s(?:and|but|so|yet|while|whereas|because|since|as)\s|\bbut\b", 0)
_NEGATION = compile_pattern(
    r"\b(?:no(?!\s(?:matter|wonder|doubt)\b)|not(?!\s(?:only|just|merely)\b)|never|nothing|nobody|none|neither|nor|cannot|without|hardly|unlikely|rarely|seldom|myths?|false|nowhere|lack(?:s|ed)?|impossible|fails?\sto|failed\sto|"
    r"unproven|doubt|untrue|wrong|too\s\w+\sto)\b|n't\b",
    0,
)
_MODAL = compile_pattern(
    r"\b(?:may|might|can|could|would|should|must|helps?|helped|helping|possibly|perhaps|probably|likely|usually|often|sometimes|typically|generally|many|most|some|"
    r"tries|tr(?:y|ied)|aims?|aimed|intended|designed|hop(?:e|es|ed|ing)|seems?|appears?|thought|believed|supposed(?:ly)?|alleged(?:ly)?|potential(?:ly)?|"
    r"in\sorder|used|works?|working|needed|necessary|enough|research|studied|tested|investigat\w+|ways?|steps?|how|attempts?|goals?|efforts?|"
    r"promis(?:e|es|ed|ing)|claim(?:s|ed|ing)?|purport\w*|advertis\w+|market(?:s|ed|ing)|tout(?:s|ed|ing)|sellers?|sold)\b",
    0,
)
_CONDITION = compile_pattern(
    r"(?:^|[,;:]\s)(?:if|when|whether|unless|until|once|although|though|after|before|where|whenever)\b", 0
)
_WARNING = compile_pattern(
    r"\b(?:beware|scams?|fraud\w*|so-called|myths?|misleading|misconceptions?|too\sgood\sto\sbe\strue|be\s(?:wary|sceptical|skeptical|careful)|watch\sout|"
    r"promis(?:e|es|ing)\s(?:a|an|to|you|instant|quick)|claim(?:s|ing)?\s(?:to|that)|don't\s(?:trust|believe|buy)|do\snot\s(?:trust|believe|buy)|avoid\s(?:any|products))\b",
    0,
)
_REFUTED = compile_pattern(
    r"[;,.—-]\s?(?:but\s)?(?:it|they|this|that)\s(?:does|do|is|did|will|are|has|can)(?:n't|not|\snot)\b", 0
)
_BELIEVED = compile_pattern(r"\b(?:people|many|some|they)\s(?:\w+\s)?(?:believe|think|assume)\sthat\b", 0)
_CLOSE_HEDGE = compile_pattern(
    r"\b(?:may|might|could|can|helps?|helped|helping|(?:ability|ways?|impossible|hard|difficult|order|trie[sd]|try|trying|hop\w+|meant|used|research|designed|how)\sto)\s(?:\w+\s)?$",
    0,
)
_DENIED_AFTER = compile_pattern(
    r"^[^.;,]{0,30}?\b(?:(?:has|have|is|are|was|were|does|do|did|will|can)(?:\snot\b|n't\b)|is\slimited|are\slimited|cannot|does\snot\sexist)",
    0,
)
_INFINITIVE = compile_pattern(
    r"\b(?:to|and|or|not|the|a|an|his|her|its|your|their|of|for|in|by|from|who|that\sto|which\sto|will\snot)\s(?:[a-z]+ly\s)?$",
    0,
)

# names of diseases and complaints by their endings
_MEDICAL = r"[a-z]+(?:itis|osis|oses|a?emia|algia|pathy|plasia|lepsy|pno?ea|somnia|rrh(?:o?ea|oids?)|iasis|aches?|phobia|dynia|uria|lgia|gout|ulcers?)"


def clause_before(text: str, start: int) -> str:
    """The part of the clause that stands before an offset of folded text; nothing where a comma stands right before."""
    if text[:start].rstrip().endswith(","):
        return ""
    low = 0
    for match in _CLAUSE_END.finditer(text, 0, start):
        low = match.end()
    return text[low:start]


def negated(text: str, start: int) -> bool:
    """Whether the clause before denies what follows."""
    return bool(_NEGATION.search(clause_before(text, start)))


def hedged(text: str, start: int) -> bool:
    """Whether the clause before makes what follows possible, usual, wished for or reported, not certain."""
    return bool(_MODAL.search(clause_before(text, start)))


def framed(document: Document, sentence: Sentence, start: int, end: int) -> bool:
    """Whether the sentence asks, warns, refutes, quotes or opens a myth instead of claiming."""
    text = sentence.folded
    if text.rstrip(" \"”')*_").endswith("?") or sentence.quoted(start, end) or _REFUTED.search(text, end):
        return True
    if _BELIEVED.search(text[:start]) or _DENIED_AFTER.search(text[end:]):
        return True
    if _WARNING.search(text) or text.startswith(("myth", "fiction", "false")):
        return True
    return _heading_is_myth(document, sentence)


def conditional(text: str, start: int) -> bool:
    """Whether a condition or a time opens the sentence before the claim and is still open."""
    before = text[:start]
    match = next(reversed(list(_CONDITION.finditer(before))), None)
    return match is not None and "," not in before[match.end() :]


def infinitive(text: str, start: int) -> bool:
    """Whether “to”, an article or a preposition stands before: a purpose or a noun, no finite verb."""
    return bool(_INFINITIVE.search(text[:start]))


def asserted(document: Document, sentence: Sentence, start: int, end: int, *, strong: bool = False) -> bool:
    """Whether the writer claims what stands at the range as certain; a *strong* claim is certain by its own words."""
    text = sentence.folded
    if negated(text, start) or framed(document, sentence, start, end) or set_apart(document, sentence, start, end):
        return False
    if strong:
        return not _CLOSE_HEDGE.search(text[:start])
    return not (hedged(text, start) or conditional(text, start))


def _heading_is_myth(document: Document, sentence: Sentence) -> bool:
    headings = document.once("headings_above", lambda: _headings_above(document))
    return bool(re.search(r"\bmyths?\b|\bmisconceptions?\b|\bscams?\b", headings.get(sentence.block.index, "")))


def _headings_above(document: Document) -> dict[int, str]:
    """The headings above each block, in lower case, by the block's index."""
    return {
        block.index: title
        for section in document.sections
        for title in [" ".join(section.path).lower()]
        for block in section.blocks
    }


@cache
def _gate(sources: tuple[str, ...], classes: tuple[tuple[str, tuple[str, ...]], ...]) -> Gate:
    """Patterns with ``<name>`` replaced by the words of the class."""
    filled = []
    for source in sources:
        for name, words in classes:
            if f"<{name}>" in source:
                endings = f"|{_MEDICAL}" if name == "claim_condition" else ""
                source = source.replace(f"<{name}>", f"(?:{either(words)}{endings})")
        filled.append(source)
    return Gate(filled)


@dataclass(frozen=True, slots=True)
class Claims:
    """The patterns of a rule on claims.

    ``strong`` ones are certain by their own words, ``plain`` ones only where nothing hedges them. A group ``at`` marks
    the place, a group ``subject`` must not speak of ordinary medicine (``spare``) in plain ones.
    """

    strong: tuple[str, ...] = ()
    plain: tuple[str, ...] = ()
    classes: tuple[str, ...] = ("claim_condition", "claim_body", "claim_outcome")
    spare: bool = False

    def report(self, document: Document, rule: Rule) -> Iterator[Finding]:
        """A finding for each claim that the writer makes."""
        classes = tuple((name, tuple(rule.lexicons[name])) for name in self.classes)
        gate = _gate((*self.strong, *self.plain), classes)
        medicine = (
            compile_pattern(rf"(?:{either(tuple(rule.lexicons['claim_medicine']))})\W*$", 0) if self.spare else None
        )
        for sentence in cue_sentences(document, rule.id):
            taken: list[tuple[int, int]] = []
            for is_strong, start, end in _places(sentence.folded, gate, len(self.strong)):
                if any(start < high and low < end for low, high in taken) or _foreign(sentence, start, end):
                    continue
                if not asserted(document, sentence, start, end, strong=is_strong):
                    continue
                if not is_strong and (
                    infinitive(sentence.folded, start)
                    or (medicine is not None and _subject_is(medicine, clause_before(sentence.folded, start)))
                ):
                    continue
                taken.append((start, end))
                yield Finding(sentence.span(start, end), {"match": sentence.text[start:end]})


def _subject_is(medicine: Any, clause: str) -> bool:
    """Whether ordinary medicine acts: the last word of the subject, or the one before its first preposition."""
    subject = re.sub(r"\s(?:\w+ly|also|often|then|even|which|that|will|can)\W*$", "", clause.rstrip())
    head = re.split(r"\s(?:of|for|with|in|against|to|from|on)\s", subject, maxsplit=1)[0]
    if re.match(r"\W*(?:remov|cook|heat|wash|repair)\w*ing\b", clause.strip()):
        return True
    return bool(medicine.search(subject) or medicine.search(head))


def _foreign(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a range is code or lies in the words of a link, which are another page's title."""
    low, high = sentence.start + start, sentence.start + end
    return in_code(sentence, start, end) or any(
        link.start <= low and high <= link.end and link.kind is InlineKind.LINK for link in sentence.block.inlines
    )


def _places(text: str, gate: Gate, strong: int) -> Iterator[tuple[bool, int, int]]:
    """Places of the patterns, the first ``strong`` of which are strong."""
    for index, pattern in gate.candidates(text):
        for match in pattern.finditer(text):
            yield index < strong, *place_of(match)
