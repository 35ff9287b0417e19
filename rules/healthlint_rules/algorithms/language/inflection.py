"""Inflected forms of listed lemmas: verbs in five forms, nouns in two; for word lists, not for parsing.

Rules of regular English inflection with a table of the irregular verbs that the lists hold. Own method.
"""

from __future__ import annotations

from collections.abc import Iterator

from healthlint_rules.algorithms.language.lexical_classes import tags, word_set

_VERBS = {  # past and participle, where they are not regular
    "be": ("was", "been"), "beat": ("beat", "beaten"), "become": ("became", "become"), "bid": ("bid", "bid"), "bring": ("brought", "brought"),
    "catch": ("caught", "caught"), "come": ("came", "come"), "cut": ("cut", "cut"), "deal": ("dealt", "dealt"), "do": ("did", "done"),
    "draw": ("drew", "drawn"), "drink": ("drank", "drunk"), "drive": ("drove", "driven"), "eat": ("ate", "eaten"), "fall": ("fell", "fallen"),
    "feel": ("felt", "felt"), "fight": ("fought", "fought"), "find": ("found", "found"), "forget": ("forgot", "forgotten"), "get": ("got", "got"),
    "give": ("gave", "given"), "go": ("went", "gone"), "have": ("had", "had"), "hide": ("hid", "hidden"), "hold": ("held", "held"),
    "hurt": ("hurt", "hurt"), "keep": ("kept", "kept"), "know": ("knew", "known"), "leave": ("left", "left"), "let": ("let", "let"),
    "lose": ("lost", "lost"), "make": ("made", "made"), "mean": ("meant", "meant"), "mislead": ("misled", "misled"), "outdo": ("outdid", "outdone"),
    "outshine": ("outshone", "outshone"), "overcome": ("overcame", "overcome"), "pay": ("paid", "paid"), "prove": ("proved", "proven"),
    "put": ("put", "put"), "read": ("read", "read"), "rebuild": ("rebuilt", "rebuilt"), "regrow": ("regrew", "regrown"), "rid": ("rid", "rid"),
    "say": ("said", "said"), "see": ("saw", "seen"), "sell": ("sold", "sold"), "send": ("sent", "sent"), "shake": ("shook", "shaken"),
    "shed": ("shed", "shed"), "show": ("showed", "shown"), "shrink": ("shrank", "shrunk"), "shut": ("shut", "shut"), "sleep": ("slept", "slept"),
    "speed": ("sped", "sped"), "stick": ("stuck", "stuck"), "strike": ("struck", "struck"), "swear": ("swore", "sworn"), "sweep": ("swept", "swept"),
    "swim": ("swam", "swum"), "take": ("took", "taken"), "teach": ("taught", "taught"), "tell": ("told", "told"), "think": ("thought", "thought"),
    "throw": ("threw", "thrown"), "undo": ("undid", "undone"), "wear": ("wore", "worn"), "win": ("won", "won"), "withhold": ("withheld", "withheld"),
    "write": ("wrote", "written"), "find out": ("found", "found"), "burn": ("burned", "burnt"), "lead": ("led", "led"), "buy": ("bought", "bought"),
    "arise": ("arose", "arisen"), "begin": ("began", "begun"), "choose": ("chose", "chosen"), "strive": ("strove", "striven"),
    "break": ("broke", "broken"), "rise": ("rose", "risen"), "grow": ("grew", "grown"), "speak": ("spoke", "spoken"), "wake": ("woke", "woken"),
    "tear": ("tore", "torn"), "blow": ("blew", "blown"), "freeze": ("froze", "frozen"), "bite": ("bit", "bitten"), "run": ("ran", "run"),
    "ride": ("rode", "ridden"), "fly": ("flew", "flown"), "steal": ("stole", "stolen"), "sing": ("sang", "sung"), "sink": ("sank", "sunk"),
    "withdraw": ("withdrew", "withdrawn"), "undergo": ("underwent", "undergone"), "forgive": ("forgave", "forgiven"),
}  # fmt: skip
_DOUBLED = word_set(
    """
    stop cut get rid zap chop trim plan ban gag drop hug tap rub sip shut put let set scrub win hum run slim step expel repel compel dispel
    commit swap snap wrap grab dip skip slip bid swim cap bin
    begin stem refer prefer
    """
)
_NOUNS = {
    "man": "men", "woman": "women", "child": "children", "tooth": "teeth", "foot": "feet", "person": "persons", "leaf": "leaves", "life": "lives",
    "loss": "losses", "body": "bodies", "diagnosis": "diagnoses", "salesman": "salesmen", "saleswoman": "saleswomen", "salesperson": "salespeople",
}  # fmt: skip
_VOWELS = frozenset("aeiou")


# pasts that are no participle and no base form: “went”, “took”
IRREGULAR_PASTS = {
    past: participle
    for verb, (past, participle) in _VERBS.items()
    if past not in (participle, verb)
    and not past.endswith("ed")
    and verb not in ("be", "bear", "see", "bite", "do", "find out")
}
_BASES = {past: verb for verb, forms in _VERBS.items() for past in forms}


def base_form(word: str) -> str:
    """The counted verb that a form comes from; empty where there is none."""
    if word in _BASES:
        return _BASES[word]
    stems = [word]
    for ending in ("s", "es", "d", "ed", "ing"):
        if word.endswith(ending):
            stem = word[: -len(ending)]
            stems += [stem, stem + "e"] if ending != "s" else [stem]
            stems += [stem[:-1] + "y"] if stem.endswith("i") else []
            stems += [stem[:-1]] if stem[-1:] == stem[-2:-1] else []
    return next((stem for stem in stems if "V" in tags(stem) and any(form == word for form, _ in verb_forms(stem))), "")


def verb_forms(lemma: str) -> Iterator[tuple[str, str]]:
    """Each form of a verb with its part of speech (V, VZ, VD, VN, VG); the first word of a phrasal verb is inflected."""
    verb, _, rest = lemma.partition(" ")
    rest = f" {rest}" if rest else ""
    if verb == "be":
        yield from ((form + rest, "V") for form in ("be", "is", "are", "was", "were", "been", "being"))
        return
    stem = verb + verb[-1] if verb in _DOUBLED else verb
    past, participle = _VERBS.get(verb, (None, None))
    regular = _with_ed(verb, stem)
    yield verb + rest, "V"
    yield ("has" if verb == "have" else _with_s(verb)) + rest, "VZ"
    yield (past or regular) + rest, "VD"
    yield (participle or regular) + rest, "VN"
    yield _with_ing(verb, stem) + rest, "VG"


def noun_forms(lemma: str) -> Iterator[tuple[str, str]]:
    """Singular (N) and plural (NS) of a noun; the last word of a compound is inflected."""
    head, _, noun = lemma.rpartition(" ")
    plural = _NOUNS.get(noun) or _with_s(noun)
    yield lemma, "N"
    if not noun.endswith("'s") and not lemma.endswith(("ss's", "ness")):
        yield f"{head} {plural}".strip(), "NS"


def _with_s(word: str) -> str:
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ies"
    if word.endswith(("s", "x", "z", "ch", "sh")) or word in {"go", "do", "undo", "outdo"}:
        return word + "es"
    return word + "s"


def _with_ed(verb: str, stem: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return verb[:-1] + "ied"
    return stem + "ed"


def _with_ing(verb: str, stem: str) -> str:
    if verb.endswith("e") and not verb.endswith(("ee", "ye", "oe")):
        return verb[:-1] + "ing"
    return stem + "ing"
