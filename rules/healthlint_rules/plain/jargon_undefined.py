"""Terms of a list that an article uses and nowhere explains: in brackets, by a naming verb, by an apposition, in a heading."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from healthlint.annotations import in_code, sentences
from healthlint.diagnostic import Finding
from healthlint.document import BlockKind, Document, fold
from healthlint.patterns import compile_pattern
from healthlint.rule import Rule

WORD = compile_pattern(r"[a-z]{5,}", 0)
BEFORE = compile_pattern(
    r"(?:\(|[,—–] or |\bor |\b(?:called|termed|named|known as|known to \w+ as|(?:medical|technical|other) (?:name|term|word)s? (?:for \w+ )?(?:is|are)|"
    r"refer(?:red|s)? to as|means|meaning|condition|symptom|sign|(?:technical|medical)ly)\s(?:an? |the )?)[“\"'*_]*$",
    0,
)
AFTER = compile_pattern(
    r"[”\"'*_]*(?:\s?\((?!\d)|\s?[,—–-]+\s?(?:an? |the |or |which |that is|i\.e|in other words|when |where |meaning|also (?:called|known))|"
    r"\s(?:is|are) (?:an? |the |when |where |what |another |medical )|\s(?:means|refers to|occurs when|happens when|or )|:\s)",
    0,
)


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """Yield the first use of each term that is explained nowhere; no more than the option ``most``."""
    terms = document.once("jargon", lambda: _terms(rule.lexicon("plain_jargon")))
    explained = {
        word for block in document.blocks if block.kind is BlockKind.HEADING for word in WORD.findall(block.folded)
    }
    explained |= set(WORD.findall(fold(document.title_text)))
    first: dict[str, Finding] = {}
    for sentence in sentences(document):
        text = sentence.folded
        for match in WORD.finditer(text):
            if not (plain := terms.get(match.group()) or _stem(terms, match.group())):
                continue
            word, start, end = match.group(), match.start(), match.end()
            if BEFORE.search(text[:start]) or AFTER.match(text, end):
                explained.add(word)
            if word in first or not rule.covers(sentence.block) or in_code(sentence, start, end):
                continue
            if not sentence.quoted(start, end):
                first[word] = Finding(
                    sentence.span(start, end), {"match": sentence.text[start:end], "suggestion": plain}
                )
    open_terms = [finding for word, finding in first.items() if word not in explained]
    yield from open_terms[: int(rule.options["most"])]


def _terms(rows: list[list[str]]) -> Mapping[str, str]:
    return {row[0]: row[1] for row in rows}


def _stem(terms: Mapping[str, str], word: str) -> str:
    """The plain words of a term that the list gives as a stem with a star."""
    for cut in range(4):
        stem = word[: len(word) - cut]
        if plain := terms.get(f"{stem}*"):
            return plain
    return ""
