"""Whether a writer stands behind the words at a place: asserted as certain, or denied, hedged, supposed, asked, told by others.

Method: classes of words in the clause before a place (after NegEx: Chapman et al., J Biomed Inform 2001;34:301–310) and around the
sentence, where a reporting verb counts with a subject kept at a distance (a seller, an advert, a relative) or when it is itself a verb of
distance; “doctors say that X cures” stays the writer's claim (after the source dimension of FactBank: Saurí and Pustejovsky, Lang Resour
Eval 2009;43:227–268). Own classes.
"""

from __future__ import annotations

from functools import cache

from healthlint.annotations import Sentence, sentences_of
from healthlint.document import Document
from healthlint.patterns import compile_pattern
from healthlint_rules.algorithms.language.class_patterns import ClassMatch, ClassPattern
from healthlint_rules.algorithms.language.word_classes import Tagged, lexicon

_MEASURE = r"(about|nearly|around|over|more|than|up_to|almost)*"
_GROUP = f"[in|for|of|to|on] [the|a|only]? {_MEASURE} ([most|many|some|several|few|certain|half]|[one|two|three|four|five|six|seven|eight|nine|ten|NUM] ((in|out) of? NUM|percent|per cent)?) of? the? WORD? [PERSON|cases|case|patients]"
TOLD = ClassPattern(
    "((^|[^WE]) TELLER ([^PUNCT|WE]|,){0,9} SAY)|((^|[^WE|YOU|can|be]) DISTANCE)|(according to [DET|his]? WORD? TELLER)|"
    "([was|were|been|being|is|are|get|gets] [^PUNCT]{0,2} FRAMING [^WILL])|LEGAL|(BELIEF (that|of|hold|holds))|(it sounds as if)|"
    f"(so sure that)|(tempting to)|([refuses|refused|refuse|declines|declined|hesitates|hesitate] to)|({_GROUP})|(would have to)|([he|she|they|people|patients|parents|some|who|women|men] [GRADE|ADV|once|may|might|still]? [thought|believed|assumed|hoped|felt|think|believe|assume|hope|imagine])|((^|[^WE]) [promise|promises|promised|promising|vow|vows|pledge|pledges] to)"
)
# who sells; a crowd (“they say”) is no seller, and its figure wants a source
_SOLD = ClassPattern(
    "((^|[^WE]) [seller|sellers|vendor|maker|makers|manufacturer|company|companies|firm|brand|shop|clinic|brochure|flyer|advert|adverts|ad|ads|"
    "advertisement|packet|label|packaging|infomercial|website|influencer|influencers|celebrity|guru|quack|scammer|promoter|marketing|advertising] "
    "([^PUNCT|WE]|,){0,9} [SAY|puts|put|sets])|[charged|fined|sued|accused|convicted|reprimanded|prosecuted|lawsuit|watchdog]"
)
WARNED = ClassPattern(
    "(^ [please|always|and|so]? WARN [any|DET|TELLER|products|offers|people|claims|BELIEF|PERSON|WORD]? [TELLER|WHO|that|offering|promising|claiming|PERSON|SAY|BELIEF|REMEDY|products])|"
    "(^ please? (do not|don't|never) [fall|trust|believe|buy|tell|pay|promise|expect|assume])|([ask|look|check] for (the|any|some)? [data|PROOF|evidence|results])|SCAM|"
    "(before YOU (pay|buy|spend|order))|([means|mean] nothing)|(no fixed meaning)|(close the page)|(walk away)|(ask WORD{0,3} whether)"
)
FALSE_AFTER = ClassPattern("[^PUNCT]{0,12} (BE|remains|rests) [^PUNCT|NOT]{0,3} FALSE")
_GROUP_AFTER = ClassPattern(f"[^PUNCT|AND]{{0,5}} {_GROUP}")
_NEXT = compile_pattern(
    r"^\W*(?:(?:they|it|this|that)\s(?:is|are|was|were|does|do|did|has|have|will|can)(?:n't|\snot|not)\b(?:\s(?:true|so|work|the\scase))?\W*$|"
    r"(?:the\s)?(?:evidence|science|trials?|studies|research|facts?)\b[^.]{0,40}(?:\bnot\b|n't\b|\bno\b)|(?:fact|reality|truth|true|in\sfact|in\sreality|wrong|nonsense|not\strue)\b)",
    0,
)
_LABEL = compile_pattern(
    r"^\W*(?:myths?|fiction|false|beliefs?|rumou?r|claim|wrong|you\smay\shear|misconceptions?)(?:\s\d+)?\s?[:.–—]", 0
)
_PAST = compile_pattern(
    r"\b(?:in|until|by|before|since|of|from|around)\s(?:the\s)?(?:early\s|late\s)?(?:1[0-8]\d\d|19[0-7]\d)(?:'?s)?\b|\b(?:\d\dth|last|nineteenth|eighteenth|seventeenth)[\s-]century\b|"
    r"\b(?:victorian|medieval|middle\sages|ancient\s(?:greeks?|romans?|egyptians?|doctors?|physicians?)|hippocrates|galen|used\sto)\b",
    0,
)
_VERB_PAST = compile_pattern(r"\b(?:was|were|had|did|used\sto|taught|told|[a-z]{2,}ed)\b", 0)
_REFUTED = compile_pattern(
    r"[;,.—-]\s?(?:but\s|though\s|although\s)?(?:it|they|this|that)\s(?:does|do|is|did|will|are|has|can)(?:n't|not|\snot)\b|"
    r"^[^.;?!]{0,60}?,\s?(?:although|but|though)\s(?:some|others|not\sall|a\sfew|resistance|it\scan\scome\sback)\b|"
    r"^[^.?!]{0,120}?(?:\bhas\sno\sbasis|\bsays\sotherwise|\b(?:does|do)\snot\sbear|\bdisagree|\bnot\sthe\ssame\sas|\bhas\sled\sto\sreal\sharm|\bnearly\sdied|\bha(?:s|ve)\skilled)|"
    r"^[^.;:,]{0,30}?\b(?:(?:has|have|is|are|was|were|does|do|did|will|can)(?:\snot\b|n't\b)|(?:is|are)\slimited|cannot|does\snot\sexist)",
    0,
)
_OPEN_QUOTE = compile_pattern(r"(?<!\w)[\"'“‘](?:(?!(?<!\w)[\"'“‘”])[^\"“”])*$", 0)
_SHUT_QUOTE = compile_pattern(r"^(?:[^\"“”']|(?<=\w)'(?=\w))*[\"'”](?!\w)", 0)
_MYTH = compile_pattern(r"\bmyths?\b|\bmisconceptions?\b|\bscams?\b|\bfalse\sclaims?\b|\bred\sflags?\b", 0)


@cache
def bits(*names: str) -> int:
    """The mask of some classes."""
    return sum(lexicon().bits[name] for name in names)


class Clause:
    """What stands before a place in its clause: units from the last boundary to the place."""

    def __init__(self, line: Tagged, start: int) -> None:
        self.line = line
        units = line.units
        self.end = next((i for i, low in enumerate(units.starts) if low >= start), len(units.starts))
        self.begin = 0
        self.comma = 0  # one past the last comma, if any
        for i in range(self.end - 1, -1, -1):
            text = units.texts[i]
            if text in ";:(—–" or text == "but":
                self.begin = i + 1
                break
            if text == ",":
                self.comma = max(self.comma, i + 1)
                if i + 1 == self.end or units.texts[i + 1] in _JOINING:
                    self.begin = i + 1
                    break

    def has(self, *names: str, since: int | None = None) -> bool:
        """Whether a unit of the clause, or of its part since an index, belongs to one of the classes."""
        mask = bits(*names)
        return any(found & mask for found in self.line.units.masks[self.begin if since is None else since : self.end])

    @property
    def texts(self) -> list[str]:
        return self.line.units.texts[self.begin : self.end]


_JOINING = frozenset({"and", "but", "so", "yet", "while", "whereas", "because", "since", "as"})


def denied(clause: Clause) -> bool:
    """Whether a negative word of the clause before a place reaches it."""
    if clause.has("NOT", "NEVER", "NOBODY", "NOTHING"):
        texts = clause.texts
        if "without" in texts:
            negative = bits("NOT", "NEVER", "NOBODY", "NOTHING")
            masks = clause.line.units.masks[clause.begin : clause.end]
            others = [i for i, mask in enumerate(masks) if mask & negative and texts[i] != "without"]
            last = len(texts) - 1 - texts[::-1].index("without")
            return bool(others) or (len(texts) - last < 4 and "," not in texts[last:])
        return True
    texts = clause.texts
    return "too" in texts and "to" in texts[texts.index("too") :]  # too short to show


def hedged(clause: Clause, *, strong: bool = False) -> bool:
    """Whether the clause makes what follows possible, usual or wished for; a *strong* claim only by the words right before, and
    “can” is none: that something can cure for ever is promise enough.
    """
    if strong:
        units, hedge = clause.line.units, bits("HEDGE")
        close = range(max(clause.begin, clause.end - 2), clause.end)
        return any(units.masks[i] & hedge and units.texts[i] != "can" for i in close)
    return clause.has("HEDGE")


def supposed(clause: Clause, *, strong: bool = False) -> bool:
    """Whether a condition opens before a place and is still open; one on the reader (“if you”) leaves a strong claim."""
    units = clause.line.units
    opening = bits("OPEN_IF")
    for i in range(clause.end - 1, max(clause.comma, clause.begin) - 1, -1):
        if units.masks[i] & opening and units.texts[i] != "because":
            at_start = (
                i == clause.begin or i == clause.comma or units.texts[i] in {"if", "whether", "unless", "until", "when"}
            )
            follows_you = i + 1 < len(units.masks) and bool(units.masks[i + 1] & bits("YOU"))
            if at_start and not (strong and (follows_you or units.texts[i] in _TIMES)):
                return True
    return units.texts[0] in {"should", "were", "had"} and clause.comma == 0


_TIMES = frozenset({"once", "after", "before", "as_soon_as", "while", "where", "although", "though"})


def set_apart(document: Document, line: Tagged, clause: Clause, match: ClassMatch) -> bool:
    """Whether the sentence asks, warns, refutes, quotes, tells of others or of the past instead of claiming."""
    sentence = line.sentence
    text = sentence.folded
    before, after = text[: match.start], text[match.end :]
    if text.rstrip(" \"”')*_").endswith("?") or sentence.quoted(match.start, match.end):
        return True
    if _LABEL.search(text) or _REFUTED.search(after) or (_PAST.search(text) and _VERB_PAST.search(text)):
        return True
    if any(found.low < match.low for found in TOLD.find(line) if _reaches(line, clause, found)):
        return True
    if any(True for _ in WARNED.find(line)):
        return True
    if FALSE_AFTER.at(line, match.high) or _GROUP_AFTER.at(line, match.high):
        return True
    if _OPEN_QUOTE.search(before) and _SHUT_QUOTE.match(after):
        return True
    return _refuted_next(document, sentence) or heading_is_myth(document, sentence)


def of_others(document: Document, line: Tagged, start: int, end: int) -> bool:
    """Whether a figure at a place is a seller's, a myth's or one that the next sentence refutes: nobody need give its source."""
    sentence = line.sentence
    if sentence.quoted(start, end) or _LABEL.search(sentence.folded) or heading_is_myth(document, sentence):
        return True
    clause = Clause(line, start)
    if any(found.start < start for found in _SOLD.find(line) if _reaches(line, clause, found)):
        return True
    return _refuted_next(document, sentence)


def _reaches(line: Tagged, clause: Clause, found: ClassMatch) -> bool:
    """Whether no semicolon, colon or dash stands between a frame and the place."""
    units = line.units
    return not any(
        text in ";:—" and start >= found.end
        for text, start in zip(units.texts[: clause.end], units.starts, strict=False)
    )


def _refuted_next(document: Document, sentence: Sentence) -> bool:
    row = sentences_of(document, sentence.block)
    place = row.index(sentence) + 1
    return place < len(row) and bool(_NEXT.match(row[place].folded))


def heading_is_myth(document: Document, sentence: Sentence) -> bool:
    """Whether a heading above the sentence says that myths follow."""
    headings = document.once("headings_above", lambda: _headings_above(document))
    return bool(_MYTH.search(headings.get(sentence.block.index, "")))


def _headings_above(document: Document) -> dict[int, str]:
    """The headings above each block, in lower case, by the block's index."""
    return {
        block.index: title
        for section in document.sections
        for title in [" ".join(section.path).lower()]
        for block in section.blocks
    }
