"""Conjunctions that do not fit the sense; each detector stands in ``algorithms/wording/conjunctions.py``."""

from __future__ import annotations

from collections.abc import Iterator

from healthlint.annotations import cue_sentences
from healthlint.diagnostic import Finding, Severity
from healthlint.document import Document
from healthlint.kinds.common import proposal
from healthlint.kinds.expressions import usable
from healthlint.rule import Rule
from healthlint_rules.algorithms.language.lexical_classes import DETERMINERS, FINITE_AUXILIARIES, first_tag
from healthlint_rules.algorithms.language.line import Line, line_of
from healthlint_rules.algorithms.wording import conjunctions, licensing
from healthlint_rules.algorithms.wording.clauses import finite_clause, later_clause, noun_phrase_end

Found = tuple[int, str, str]  # one past the marked words, the proposal, the message


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """A finding a misfit, with the word that was probably meant."""
    detector = Detector(rule)
    for sentence in cue_sentences(document, rule.id):
        line = line_of(sentence)
        words = sentence.words
        for index in range(len(line.words)):
            found = detector.judge(line, index)
            if not found:
                continue
            end, suggestion, variant = found
            start, stop = words[index].start, words[end - 1].end
            if usable(rule, sentence, start, stop):
                context = sentence.text[start : words[min(end + 2, len(words) - 1)].end]
                item = proposal(
                    sentence.locate(start, stop), sentence.text[start:stop], suggestion, {"context": context}
                )
                yield Finding(item.span, item.parameters, item.fixes, severity=SEVERITY.get(variant), variant=variant)


SUBORDINATORS = frozenset({"because", "although", "though", "whereas", "while", "lest", "unless", "once"})
PHRASES = {
    **dict.fromkeys(("although", "though", "whereas"), "despite"),
    **dict.fromkeys(("when", "while", "whilst", "once"), "during"),
    "because": "because of",
    "unless": "without",
    "if": "in case of",
}
OPENING = {"except": "unless", "rather": "when", "even": "even if"}
SEVERITY = {"then": Severity.ERROR, "lest": Severity.ERROR}


class Detector:
    """The word lists of the rule, ready for use."""

    def __init__(self, rule: Rule) -> None:
        verbs = [str(verb) for verb in rule.lexicon("as_far_as_verb")]
        self.far = (frozenset(verbs), tuple(verb[:-1] for verb in verbs if verb.endswith("*")))
        self.contrasts = frozenset(rule.lexicon("contrast_word"))
        self.durative = frozenset(rule.lexicon("durative_verb"))
        self.linking = {tuple(str(name).split()) for name in rule.lexicon("linking_adverb")}
        self.events = frozenset(rule.lexicon("event_noun"))
        nouns = [str(noun) for noun in rule.lexicon("whereby_noun")]
        self.whereby_nouns = tuple(noun.rstrip("*") for noun in nouns)

    def judge(self, line: Line, index: int) -> Found | None:
        """What is wrong with the word at ``index``, if anything."""
        word = line.words[index]
        if word in {"lest", "whereas", "unless", "whereby", "wherein", "wherefore", "then"}:
            return self._single(line, index, word)
        if line.words[index : index + 3] == ["as", "far", "as"]:
            meant = conjunctions.as_far_as(line, index, self.far)
            return (index + 3, meant, "clause") if meant else None
        if word in {"while", "whilst", "because", "unless"} and self._event(line, index + 1):
            return index + 1, "during", "phrase"
        if found := self._licensed(line, index, word):
            return found
        if index == 0 and word in OPENING:
            return self._opening(line, word)
        for size in (3, 2, 1):
            if tuple(line.words[index : index + size]) in self.linking:
                meant = conjunctions.linking_adverb(line, index, index + size)
                return (index + size, meant, "adverb") if meant else None
        return None

    def _single(self, line: Line, index: int, word: str) -> Found | None:
        meant = ""
        if word == "lest":
            meant = conjunctions.lest(line, index)
        elif word == "whereas":
            meant = conjunctions.whereas(line, index, self.contrasts)
        elif word == "unless":
            meant = conjunctions.unless(line, index, self.durative)
        elif word.startswith("where"):
            meant = self._whereby(line, index)
        elif conjunctions.comparative_then(line, index):
            meant = "than"
        variant = word if word in {"lest", "then"} else "clause"
        return (index + 1, meant, variant) if meant else None

    def _licensed(self, line: Line, index: int, word: str) -> Found | None:
        """Words that miss their partner or have one too many."""
        if word == "than" and licensing.unlicensed_than(line, index):
            return index + 1, "", "than"
        if word == "as" and line.here(index + 1) in {"if", "though"} and licensing.as_if(line, index):
            return index + 2, conjunctions.best(line, index, ("when", "if", "because"), index + 1), "clause"
        if index == 0 and (place := licensing.doubled(line)) > 0:
            return 1, "", "doubled"
        if word in SUBORDINATORS and licensing.superfluous_that(line, index):
            return index + 2, word, "clause"
        if word in PHRASES and licensing.bare_phrase(line, index + 1):
            return index + 1, PHRASES[word], "phrase"
        if word == "nor" and licensing.uninverted_nor(line, index):
            return index + 1, "or", "clause"
        if word == "neither" and (place := licensing.broken_pair(line, index)) > 0:
            return place + 1, "", "neither"
        return None

    def _whereby(self, line: Line, index: int) -> str:
        """“Whereby” without a way or method before it."""
        near = line.words[max(0, index - 4) : index]
        if index and (finite_clause(line, index + 1) is None or any(w.startswith(self.whereby_nouns) for w in near)):
            return ""
        verbal = index == 0 or first_tag(line.words[index - 1]) in {"V", "ADJ", "ADV", "VN", "VZ"}
        return conjunctions.best(line, index, ("when", "because", "if")) if verbal else ""

    def _event(self, line: Line, index: int) -> bool:
        """Whether a bare noun phrase for an event follows, and no verb: “whilst a meal”."""
        if not line.here(index) or finite_clause(line, index) or first_tag(line.word(index)) in {"VG", "P"}:
            return False
        end = noun_phrase_end(line, index)
        if (
            end == index
            or line.word(end - 1) not in self.events
            or (end - index > 1 and line.word(index) not in DETERMINERS)
        ):
            return False
        after = line.here(end)
        return not after or (after not in FINITE_AUXILIARIES and first_tag(after) in {"P", "WH"}) or after == "that"

    def _opening(self, line: Line, word: str) -> Found | None:
        """“Except the fever drops, call”, “Rather the swelling goes down, it hurts”."""
        clause = finite_clause(line, 1) if line.here(1) else None
        if (
            clause is None
            or line.word(1) in {"that", "when", "if", "for", "than"}
            or later_clause(line, clause.verb) < 0
        ):
            return None
        return 1, OPENING[word], "clause"
