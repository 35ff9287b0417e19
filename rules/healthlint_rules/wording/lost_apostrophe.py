"""Lost apostrophes: a determiner of one, a person with a bare s, a noun (“a childs growth”)."""

from __future__ import annotations

from collections.abc import Iterator

from healthlint.annotations import cue_sentences
from healthlint.diagnostic import Finding
from healthlint.document import Document
from healthlint.kinds.common import proposal
from healthlint.kinds.expressions import usable
from healthlint.rule import Rule
from healthlint_rules.algorithms.lexical_classes import first_tag, may_be

ONE = frozenset({"a", "an", "this", "each", "every", "one", "another"})
IRREGULAR = {"womans": "woman's", "mans": "man's", "childs": "child's", "babys": "baby's", "familys": "family's", "persons": "person's",
             "womens": "women's", "childrens": "children's", "mens": "men's", "peoples": "people's", "bodys": "body's"}  # fmt: skip


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """Yield the word without its apostrophe."""
    people = frozenset(rule.lexicon("apostrophe_person"))
    for sentence in cue_sentences(document, rule.id):
        words = sentence.words
        for index in range(len(words) - 1):
            word, after = words[index].text, words[index + 1].text
            before = words[index - 1].text if index else ""
            sure = word in IRREGULAR and word not in ("persons", "peoples", "mans")
            if not sure and not (word.endswith("s") and word[:-1] in people and before in ONE):
                continue
            if first_tag(after) not in ("N", "NS", "ADJ") or (may_be(after, "VZ", "V") and not sure) or after == word:
                continue
            if sentence.text[words[index].end : words[index + 1].start] != " ":
                continue
            start, end = words[index].start, words[index].end
            if usable(rule, sentence, start, end):
                right = IRREGULAR.get(word, f"{word[:-1]}'s")
                yield proposal(sentence.locate(start, end), sentence.text[start:end], right.replace("'", "’"))
