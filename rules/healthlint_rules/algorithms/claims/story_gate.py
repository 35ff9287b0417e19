"""Which sentences are worth a look for a story: one look-up a sentence where nobody is told of."""

from __future__ import annotations

from functools import cache

from healthlint.annotations import Sentence
from healthlint.patterns import compile_pattern
from healthlint_rules.algorithms.claims.story_units import bits, story_lexicon
from healthlint_rules.algorithms.language.lexical_classes import counted, word_set

_OWN_WORDS = word_set("mine ours us we me my our")
_ANYBODY = word_set(  # too common to open a story: only beside “my”, “our”, “I”
    """
    person people child parent family baby infant patient patients woman man women men adult adults children teenager teenagers boy girl boys
    girls mother father mothers fathers parents friend friends couple couples someone somebody everyone everybody families persons
    student students participant participants member members babies cell cells star nurse nurses officer teacher teachers
    """
)
_COMMON = word_set(  # words of terms that say nothing by themselves
    """
    with have about that can you more not what which when through get need has person doctor doctors don't like take there been much
    go down then over even being getting right very enough health symptoms medication history always study case review office did
    veteran veterans technician technicians converts workers social clinic without normal every each them his her
    """
)
_CAPITAL = compile_pattern(r"\b[A-Z][a-zà-ÿ]+", 0)


@cache
def _teller_words() -> frozenset[str]:
    names = "WRITER OWN FOLLOWER LETTERS CELEBRITY HUMAN TITLE NAME_OF SEEN ALIAS MASSES OPENER"
    wanted = bits(names)
    forms = (form for form, mask in story_lexicon().forms().items() if mask & wanted)
    return (frozenset(max(form.split(), key=len) for form in forms) - _COMMON | _OWN_WORDS) - _ANYBODY


@cache
def _unknown(word: str) -> bool:
    return not counted(word)


def may_tell(sentence: Sentence) -> bool:
    """Whether a sentence may speak of a person: a word for a teller, or what may be a name."""
    words = {word.text for word in sentence.words}
    words |= {word[:-2] for word in words if word.endswith("'s")}
    if not words.isdisjoint(_teller_words()) or "-year-old" in sentence.folded:
        return True
    return any(_unknown(match.group().lower()) for match in _CAPITAL.finditer(sentence.text))
