"""Lost apostrophes: a determiner, a person with a bare s, a noun (“a childs growth”, “the patients skin”), and contractions (“dont”)."""

from __future__ import annotations

from collections.abc import Iterator

from healthlint.annotations import Sentence, cue_sentences
from healthlint.diagnostic import Finding
from healthlint.document import Document
from healthlint.kinds.common import proposal
from healthlint.kinds.expressions import usable
from healthlint.rule import Rule
from healthlint_rules.algorithms.lexical_classes import counted, first_tag, may_be, tags, word_set

ONE = frozenset({"a", "an", "this", "each", "every", "one", "another"})
IRREGULAR = {"womans": "woman's", "mans": "man's", "childs": "child's", "babys": "baby's", "familys": "family's", "persons": "person's",
             "womens": "women's", "childrens": "children's", "mens": "men's", "peoples": "people's", "bodys": "body's"}  # fmt: skip


OWNERS = frozenset({"the", "your", "his", "her", "my", "our"})
CONTRACTIONS = {
    word.replace("'", ""): word
    for word in word_set(
        "don't doesn't didn't isn't aren't wasn't weren't hasn't haven't couldn't wouldn't shouldn't you're they're you've that's what's"
    )
}


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """Yield the word without its apostrophe."""
    people = frozenset(rule.lexicon("apostrophe_person"))
    for sentence in cue_sentences(document, rule.id):
        for index, word in enumerate(sentence.words):
            right = CONTRACTIONS.get(word.text) or _genitive(sentence, index, people)
            if right and usable(rule, sentence, word.start, word.end):
                quote = sentence.text[word.start : word.end]
                yield proposal(sentence.locate(word.start, word.end), quote, right.replace("'", "’"))


def _genitive(sentence: Sentence, index: int, people: frozenset[str]) -> str:
    """The genitive that is meant; empty when the word may be a plain plural."""
    words = sentence.words
    if index + 1 >= len(words) or sentence.text[words[index].end : words[index + 1].start] != " ":
        return ""
    word, after = words[index].text, words[index + 1].text
    before = words[index - 1].text if index else ""
    sure = word in IRREGULAR and word not in ("persons", "peoples", "mans")
    owner = word.endswith("s") and word[:-1] in people
    thing = tags(after) == ("N",) and counted(after)
    if not sure and not (owner and (before in ONE or (before in OWNERS and thing))):
        return ""
    if first_tag(after) not in ("N", "NS", "ADJ") or (may_be(after, "VZ", "V") and not sure) or after == word:
        return ""
    return IRREGULAR.get(word, f"{word[:-1]}'s")
