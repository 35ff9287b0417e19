"""Lost apostrophes: contractions and genitives that are no word without it, and plurals that stand where a genitive must.

“Dont” and “childs” are certain. “A patients skin”, “the doctors advice” (a determiner, a person with a bare s, a noun) are asked for with the
option ``plurals``. An article that lost them lost many: one finding, the others are its related places. Own method.
"""

from __future__ import annotations

from collections.abc import Iterator

from healthlint.annotations import Sentence, Word, cue_sentences
from healthlint.diagnostic import Applicability, Edit, Finding, Fix, Related
from healthlint.document import Document
from healthlint.kinds.common import match_case, proposal
from healthlint.kinds.expressions import usable
from healthlint.rule import Rule
from healthlint_rules.algorithms.language.lexical_classes import BE, counted, first_tag, may_be, tags, word_set

ONE = frozenset({"a", "an", "this", "each", "every", "one", "another"})
NO_WORDS = {"womans": "woman's", "childs": "child's", "babys": "baby's", "familys": "family's", "womens": "women's",
            "childrens": "children's", "mens": "men's"}  # fmt: skip
PERHAPS = {"mans": "man's", "persons": "person's", "peoples": "people's", "bodys": "body's"}
OWNERS = frozenset({"the", "your", "his", "her", "my", "our"})
CONTRACTIONS = {
    word.replace("'", ""): word
    for word in word_set(
        """
        don't doesn't didn't isn't aren't wasn't weren't hasn't haven't hadn't couldn't wouldn't shouldn't mustn't can't won't you're
        they're you've they've we've you'll they'll you'd they'd that's what's there's here's he's she's who's i've i'm it'll
        """
    )
}


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """Yield the first word without its apostrophe, with the others of the document as related places."""
    people = frozenset(rule.lexicon("apostrophe_person"))
    plurals = bool(rule.options.get("plurals"))
    found: list[tuple[Sentence, Word, str]] = []
    for sentence in cue_sentences(document, rule.id):
        for index, word in enumerate(sentence.words):
            right = _contraction(sentence, index) or _genitive(sentence, index, people, plurals)
            if right and usable(rule, sentence, word.start, word.end):
                found.append((sentence, word, right.replace("'", "’")))
    if not found:
        return
    sentence, word, right = found[0]
    others = tuple(
        Related(place.locate(other.start, other.end).span, f"write “{meant}”") for place, other, meant in found[1:]
    )
    values = {"count": str(len(found))}
    places = [(place.locate(other.start, other.end), meant, place.text[other.start :]) for place, other, meant in found]
    edits = tuple(Edit(where.span, match_case(meant, old)) for where, meant, old in places if where.exact)
    item = proposal(sentence.locate(word.start, word.end), sentence.text[word.start : word.end], right, values)
    title = "Put the apostrophes back" if others else "Put the apostrophe back"
    fixes = (Fix(title, edits, Applicability.UNSAFE),) if edits else ()
    yield Finding(item.span, item.parameters, fixes, others, variant="many" if others else "proposal")


def _contraction(sentence: Sentence, index: int) -> str:
    word = sentence.words[index].text
    before = sentence.words[index - 1].text if index else ""
    if word == "wont" and (before in BE or may_be(before or "the", "DET", "ADJ", "P")):
        return ""  # “as is their wont”
    if word == "cant" and may_be(before or "the", "DET", "ADJ", "P"):
        return ""
    return CONTRACTIONS.get(word, "")


def _genitive(sentence: Sentence, index: int, people: frozenset[str], plurals: bool) -> str:
    """The genitive that is meant; empty when the word may be a plain plural."""
    words = sentence.words
    word = words[index].text
    if not (word in NO_WORDS or (plurals and (word in PERHAPS or word[:-1] in people))) or index + 1 >= len(words):
        return ""
    if sentence.text[words[index].end : words[index + 1].start] != " ":
        return ""
    after = words[index + 1].text
    before = words[index - 1].text if index else ""
    sure = word in NO_WORDS or word == "bodys"
    owner = word.endswith("s") and word[:-1] in people
    thing = tags(after) == ("N",) and counted(after)
    if not sure and not (owner and (before in ONE or (before in OWNERS and thing))):
        return ""
    if first_tag(after) not in ("N", "NS", "ADJ") or (may_be(after, "VZ", "V") and not sure) or after == word:
        return ""
    return NO_WORDS.get(word) or PERHAPS.get(word) or f"{word[:-1]}'s"
