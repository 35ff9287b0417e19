"""Words that are swapped: negated objects, governed prepositions, fixed terms through a thesaurus.

An object is negated only under an operator that takes something away (without, a lack of, skipping) or denies
(not … enough), or in advice; a preposition is swapped only behind a word that governs one, for one it never takes.
The synonyms are a list of this bench: what programs write that swap words in fixed terms. It is no lexicon of a rule.
"""

from collections.abc import Iterator
from typing import Any

from planting.mutations.edit import NOUNS, Edit, near, subject, swap, word_set

NEGATIVE = ("inadequate", "improper", "insufficient", "poor", "deficient", "incorrect")
OPPOSITE = {
    "adequate": "inadequate", "proper": "improper", "sufficient": "insufficient", "enough": "insufficient",
    "regular": "irregular", "healthy": "unhealthy", "balanced": "unbalanced", "correct": "incorrect",
    "appropriate": "inappropriate", "effective": "ineffective", "safe": "unsafe", "good": "poor",
    "complete": "incomplete", "suitable": "unsuitable", "consistent": "inconsistent", "prompt": "belated",
}  # fmt: skip
OMITTING = frozenset({"skip", "omit", "neglect", "forgo", "forget", "lack"})
LACKING = frozenset({"lack", "absence", "shortage"})
OBTAINING = word_set("get have receive take eat drink do make use produce provide contain")
ADVISED = word_set("get eat drink use follow ensure maintain keep choose wear take practice receive")
DENYING = frozenset({"not", "n't", "n’t", "never", "cannot", "without"})
GOVERNED = {
    ("depend", "on"): ("of", "from", "at"), ("consist", "of"): ("from", "on"), ("suffer", "from"): ("of", "by"),
    ("result", "in"): ("to", "at"), ("cause", "by"): ("from", "via", "of"), ("associate", "with"): ("to", "of"),
    ("relate", "to"): ("of", "at"), ("due", "to"): ("of", "from"), ("accord", "to"): ("with", "by"),
    ("allergic", "to"): ("of", "against"), ("responsible", "for"): ("of", "to"),
    ("protect", "against"): ("versus", "of"),
    ("protect", "from"): ("of", "versus"), ("expose", "to"): ("with", "on"), ("sensitive", "to"): ("of", "at"),
    ("similar", "to"): ("with", "as"), ("treat", "with"): ("of", "at"), ("infect", "with"): ("of", "at"),
    ("diagnose", "with"): ("of", "at"), ("recover", "from"): ("of", "off"), ("react", "to"): ("on", "of"),
    ("respond", "to"): ("on", "at"), ("refer", "to"): ("at", "on"), ("contribute", "to"): ("at", "for"),
    ("link", "to"): ("at", "of"), ("attach", "to"): ("at", "of"), ("compose", "of"): ("from", "by"),
    ("interfere", "with"): ("to", "on"), ("focus", "on"): ("at", "to"), ("prone", "to"): ("of", "for"),
    ("rely", "on"): ("at", "to"), ("susceptible", "to"): ("of", "for"), ("rich", "in"): ("of", "on"),
    ("lead", "to"): ("at", "of"), ("belong", "to"): ("at", "with"), ("benefit", "from"): ("of", "off"),
    ("participate", "in"): ("on", "at"), ("interest", "in"): ("at", "for"), ("vary", "from"): ("of", "off"),
    ("replace", "by"): ("of", "from"), ("accompany", "by"): ("from", "of"), ("follow", "by"): ("via", "from"),
}  # fmt: skip
TERMS = {
    "blood pressure": "blood strain", "heart attack": "heart assault", "heart disease": "heart sickness",
    "immune system": "resistant framework", "side effects": "facet impacts", "weight loss": "load misfortune",
    "blood vessels": "blood ships", "birth defects": "start absconds", "family history": "household records",
    "kidney failure": "kidney disappointment", "heart failure": "heart disappointment", "bone marrow": "bone core",
    "nervous system": "anxious framework", "clinical trials": "scientific ordeals", "physical therapy": "bodily remedy",
    "risk factors": "hazard components", "chest pain": "coffer ache", "shortness of breath": "brevity of breath",
    "blood sugar": "glucose sugar level of blood", "breast cancer": "bosom disease", "high blood": "elevated blood",
    "blood cells": "blood compartments", "health care": "wellbeing mind", "central nervous": "focal anxious",
    "muscle weakness": "muscle shortcoming", "physical activity": "bodily movement action",
    "weight gain": "load acquire",
    "skin rash": "pores eruption", "spinal cord": "spinal string", "sore throat": "painful gullet",
    "stem cells": "stalk cells",
    "blood test": "blood examination trial", "healthy diet": "solid eating regimen", "blood flow": "blood stream move",
    "digestive tract": "stomach related parcel", "urinary tract": "urinary lot", "lung cancer": "lung malignant growth",
    "oral contraceptives": "verbal prophylactics", "side effect": "facet impact", "risk factor": "hazard component",
}  # fmt: skip


def negated(token: Any) -> bool:
    """Whether a negation stands right before an operator, which would make the double one right."""
    return any(near(token, -n) in DENYING | {"no", "nor", "than"} for n in (1, 2, 3))


def spoil(kind: str, noun: Any, turn: int) -> Iterator[Edit]:
    """Turn the good adjective of a noun round, or give it a bad one where it has none."""
    good = next((c for c in noun.children if c.dep_ == "amod" and c.lower_ in OPPOSITE), None)
    if good is not None:
        yield from reverse(kind, good)
    elif noun.tag_ in NOUNS and not any(c.dep_ in {"amod", "poss", "nummod", "quantmod"} for c in noun.children):
        first = min([noun, *(c for c in noun.children if c.dep_ == "compound")], key=lambda t: t.i)
        if first.i - 1 >= noun.sent.start and not first.text[0].isupper():
            yield from put_before(kind, first, NEGATIVE[turn % len(NEGATIVE)])


def reverse(kind: str, good: Any) -> Iterator[Edit]:
    """Put the opposite of a good adjective in its place."""
    bad, article = OPPOSITE[good.lower_], good.nbor(-1) if good.i > good.sent.start else None
    if article is not None and article.lower_ in {"a", "an"}:
        right = "an" if bad[0] in "aeiou" else "a"
        yield Edit(kind, article.idx, good.idx + len(good.text), f"{right} [[{bad}]]")
    elif not good.text[0].isupper():
        yield swap(kind, good, bad)


def put_before(kind: str, token: Any, word: str) -> Iterator[Edit]:
    """Put an adjective before a token, and mend the article."""
    before = token.nbor(-1)
    if before.lower_ in {"a", "an"}:
        right = "an" if word[0] in "aeiou" else "a"
        yield Edit(kind, before.idx, token.idx, f"{right} [[{word}]] ")
    elif before.whitespace_:
        yield Edit(kind, token.idx, token.idx, f"[[{word}]] ")


def object_of(token: Any, dep: str) -> Any | None:
    """The noun that a verb or preposition takes."""
    return next((c for c in token.children if c.dep_ == dep and c.tag_ in NOUNS and c.i > token.i), None)


def negation(token: Any, turn: int) -> Iterator[Edit]:
    """Objects of omission, of denied obtaining, of advice."""
    noun: Any | None
    if token.lower_ == "without" and token.dep_ == "prep" and not negated(token):
        noun = object_of(token, "pobj")
    elif token.lemma_ in OMITTING and token.pos_ == "VERB" and not negated(token):
        noun = object_of(token, "dobj")
    elif (
        token.lower_ == "of" and token.head.lemma_ in LACKING and near(token, -1) in LACKING and near(token, -2) != "no"
    ):
        noun = object_of(token, "pobj")
    else:
        noun = None
    if noun is not None and noun.i - token.i < 6:
        yield from spoil("negated-object", noun, turn)
    if token.lower_ in OPPOSITE and token.dep_ == "amod" and token.head.dep_ == "dobj":
        verb = token.head.head
        denied = any(c.dep_ == "neg" for c in verb.children)
        if denied and verb.lemma_ in OBTAINING and token.lower_ in {"enough", "adequate", "sufficient", "proper"}:
            yield from reverse("denied-negative", token)
        imperative = (
            verb.tag_ == "VB" and verb.dep_ == "ROOT" and subject(verb) is None and verb.i - token.sent.start < 3
        )
        if imperative and verb.lemma_ in ADVISED and not denied and token.sent[-1].text == ".":
            yield from reverse("advised-negative", token)


def preposition(token: Any, turn: int) -> Iterator[Edit]:
    """The preposition that its head governs, right behind it."""
    if token.i == token.sent.start or token.dep_ not in {"prep", "agent", "pcomp"}:
        return
    before = token.nbor(-1)
    wrong = GOVERNED.get((before.lemma_.lower(), token.lower_))
    if wrong and token.head.i == before.i and any(c.dep_ == "pobj" for c in token.children):
        yield swap("governed-preposition", token, wrong[turn % len(wrong)])


def odd_preposition(token: Any, turn: int) -> Iterator[Edit]:
    """During a time and by an agent, as a thesaurus has them."""
    noun = object_of(token, "pobj") if token.dep_ in {"prep", "agent"} else None
    if noun is not None and token.lower_ == "during":
        yield swap("odd-preposition", token, ("amid", "upon")[turn % 2])
    elif noun is not None and token.lower_ == "by" and token.dep_ == "agent":
        yield swap("odd-preposition", token, "per")


def term(token: Any, turn: int) -> Iterator[Edit]:
    """Fixed terms of two or three words."""
    for size in (2, 3):
        words = token.doc[token.i : min(token.i + size, token.sent.end)]
        if spun := TERMS.get(words.text):
            yield Edit("spun-term", words.start_char, words.end_char, f"[[{spun}]]")


MUTATORS = (negation, preposition, odd_preposition, term)
