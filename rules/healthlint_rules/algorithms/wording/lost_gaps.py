"""Two phrases side by side that only a preposition, an auxiliary or a conjunction can join: “a vein your arm”, “is caused the virus”.

Frames over parts of speech (Quirk et al., A Comprehensive Grammar of the English Language, 1985: the noun phrase 17, complementation
16.18–69). A passive and a predicative adjective take no object, a noun none either, a plural hardly ever modifies a noun. Each frame
stands next to never in 1,870,000 words of edited health prose (MedQuAD, OpenStax) where chance would put hundreds. Own method.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from healthlint_rules.algorithms.language.lexical_classes import (
    ARTICLES,
    BE,
    FINITE_AUXILIARIES,
    POSSESSIVES,
    PREPOSITIONS,
    counted,
    may_be,
    tags,
    word_set,
)
from healthlint_rules.algorithms.language.line import Line
from healthlint_rules.algorithms.wording.governed import Loss, contact_clause

_OPENERS = ARTICLES | POSSESSIVES | word_set("these those")
_BEING = BE | word_set("be been being")
_JOINING = (PREPOSITIONS | word_set("and or but than as")) - word_set("since like")
TIMES = word_set(
    """
    second seconds minute minutes hour hours day days night nights week weeks month months year years decade time times morning
    evening afternoon moment way same next last first following previous other whole more less fewer end amount number additional
    example instance
    """
)
# participles of verbs with two objects or with an object and its name
TWO_OBJECTS = word_set(
    """
    given offered shown told taught asked called considered made sent named denied left paid charged allowed granted deemed termed
    labelled labeled elected brought handed awarded promised served fed assigned renamed prescribed declared thought found
    refused spared wished owed guaranteed dubbed voted rated lent loaned become worth
    """
)
_GIVING = word_set(
    """
    give gives gave given giving offer offers offered offering tell tells told telling show shows showed shown showing teach teaches taught
    teaching call calls called calling make makes made making consider considers considered bring brings brought bringing send sends sent
    sending cost costs save saves saved saving take takes took taking allow allows allowed grant grants deny denies ask asks asked asking
    find finds found keep keeps leave leaves leaving name names named get gets got getting buy buys pay pays paid hand hands feed feeds
    fed feeding do does did doing think thought owe spare earn cause causes caused lend promise promises serve serves served
    """
)
_CLAUSE = word_set(
    "sure possible likely unlikely clear true certain glad sorry aware important confident worried afraid convinced"
)
_LINKS = {  # what usually follows; "in" or "by" where nothing is listed
    "associated": "with", "infected": "with", "diagnosed": "with", "filled": "with", "treated": "with", "combined": "with",
    "contaminated": "with", "lined": "with", "bothered": "by", "linked": "to", "related": "to", "attached": "to", "exposed": "to",
    "connected": "to", "referred": "to", "applied": "to", "added": "to", "bound": "to", "anchored": "to", "due": "to",
    "located": "in", "involved": "in", "found": "in", "seen": "in", "stored": "in", "embedded": "in", "present": "in",
    "dissolved": "in", "inserted": "into", "divided": "into", "converted": "into", "released": "into", "absorbed": "into",
    "made": "from", "derived": "from", "obtained": "from", "removed": "from", "excreted": "from", "separated": "from",
    "based": "on", "focused": "on", "dependent": "on", "composed": "of", "characteristic": "of", "capable": "of", "aimed": "at",
    "aware": "of", "afraid": "of", "full": "of", "born": "with", "known": "as", "classified": "as", "listed": "as",
    "similar": "to", "identical": "to", "sensitive": "to", "resistant": "to", "close": "to", "different": "from",
    "responsible": "for", "important": "for", "essential": "for", "necessary": "for", "critical": "for", "vital": "for",
    "good": "for", "bad": "for", "useful": "for", "dangerous": "for", "safe": "for", "suitable": "for", "available": "for",
    "interested": "in", "common": "in", "rich": "in", "active": "in", "fatal": "in", "visible": "in",
}  # fmt: skip
_HAVE = word_set("have has had having haven't hasn't hadn't can't") | {"ive", "weve", "theyve", "youve"}
_OPPOSITES = {
    "before": ("after", "during"),
    "with": ("without",),
    "above": ("below",),
    "inside": ("outside",),
    "during": ("after",),
    "up": ("down",),
}
_SPREADING = word_set(
    "spread spreads travel travels radiate radiates spreading travelling traveling radiating shoot shoots"
)
_SENSATIONS = word_set(
    "pain pains ache rash infection cancer swelling numbness tingling tumour tumor redness it which burning discomfort"
)
_NIGHT = word_set("night noon midday midnight bedtime lunchtime")
_SECOND = _OPENERS.union(_NIGHT, {"been"}, *_OPPOSITES.values())  # words before which something may be lost


def gaps(line: Line) -> Iterator[Loss]:
    """The places of a sentence where two phrases stand side by side without what joins them."""
    if found := _asyndetic(line):
        yield found
    last = len(line.words) - 2
    for index, following in enumerate(line.words[1:]):
        if following not in _SECOND and index != last:
            continue
        if following in _OPENERS:
            found = _before_opener(line, index)
        elif following == "been":
            found = _been(line, index)
        elif following in _OPPOSITES.get(line.words[index], ()):
            found = Loss(index, "or" if following == "without" else "and") if line.after(index + 1) else None
        else:
            found = _plural(line, index) if following in _NIGHT or _second(following) else None
        if found and line.glued(index):
            yield found


def _asyndetic(line: Line) -> Loss | None:
    """“Bananas, spinach oats are rich”: two subjects parted by a comma only."""
    if (
        len(line.words) < 5
        or line.glued(0)
        or line.stops[1] != ","
        or set(tags(line.words[0])) != {"NS"}
        or line.words[0] in TIMES
    ):
        return None
    at = 1
    while at < 5 and line.after(at) and set(tags(line.words[at])) <= {"N", "NS", "ADJ"}:
        at += 1
    plural = line.word(at) in ("are", "were", "have") and set(tags(line.words[at - 1])) == {"NS"}
    return Loss(at - 2, "and") if plural and at > 2 else None


def _before_opener(line: Line, index: int) -> Loss | None:
    word = line.words[index]
    if not counted(word):
        return None
    readings = set(tags(word))
    thing = readings <= {"N", "NS"} or (
        tags(word)[0] == "N" and readings <= {"N", "ADJ"} and line.before(index) in ARTICLES
    )
    if thing and not word.endswith("ing"):
        return _after_noun(line, index)
    if word in _SPREADING and _SENSATIONS & set(line.words[max(0, index - 4) : index]) and _object(line, index + 1):
        return Loss(index, "to") if not line.after(index + 2) or line.after(index + 2) in _JOINING else None
    before = line.before(index)
    if readings == {"ADV"} or not before:
        return None
    at = index - 1
    while tags(line.words[at]) == ("ADV",) and line.before(at):
        at -= 1
    if (
        line.words[at] not in _BEING
        or "more" in line.words[at:index]
        or word in TWO_OBJECTS
        or not _object(line, index + 1)
    ):
        return None
    if contact_clause(line, index + 1):
        return None  # “once it has been treated your child will sleep”
    if readings <= {"VN", "VD", "ADJ"} and readings & {"VN", "VD"}:
        return Loss(index, _LINKS.get(word, "by"))
    if readings == {"ADJ"} and word not in _CLAUSE and not contact_clause(line, index):
        return Loss(index, _LINKS.get(word, "for"))
    return None


def _object(line: Line, opener: int) -> bool:
    """Whether an opener begins a noun phrase that is no time and no measure."""
    near = line.words[opener + 1 : opener + 3]
    return (
        bool(line.after(opener))
        and not TIMES & set(near)
        and not near[0].endswith("est")
        and set(tags(near[0])) <= {"N", "NS", "ADJ", "VG", "VN", "VD"}
    )


def _after_noun(line: Line, index: int) -> Loss | None:
    """“From a vein your arm”: a noun phrase that ends, and none of the words before it takes two objects or is a verb."""
    before = line.before(index)
    sure = before and (before in _OPENERS or before in PREPOSITIONS or set(tags(before)) & {"ADJ", "VZ", "VG", "NUM"})
    if not sure or before in ("to", "not") or line.words[index] in TIMES or not _object(line, index + 1):
        return None
    end = index + 2
    while line.after(end) and set(tags(line.words[end + 1])) <= {"ADJ", "N", "NS", "VG", "VN", "NUM"}:
        end += 1
    following = line.after(end)
    if may_be(line.words[end], "VN", "VD") or (following and following not in _JOINING):
        return None
    clause = line.words[:index]
    if _GIVING & set(clause[-10:]) or not any(_finite(word) for word in clause):
        return None
    rest = line.words[end + 1 :]
    return None if any(_finite(word) for word in rest[:8]) else Loss(index, "")


def _finite(word: str) -> bool:
    return word in FINITE_AUXILIARIES or may_be(word, "VZ", "VD", "V")


def _been(line: Line, index: int) -> Loss | None:
    """“Many people been told”: “been” without a form of “have”."""
    near = line.words[max(0, index - 8) : index + 1]
    if _HAVE & set(near) or any("'" in word for word in near) or near[-1] in ("and", "or", "not", "but"):
        return None
    word = line.words[index]
    plural = "NS" in tags(word) or word in ("who", "you", "we", "they", "i", "that", "people")
    return Loss(index, "have" if plural else "has")


@cache
def _second(word: str) -> bool:
    return counted(word) and set(tags(word)) <= {"N", "NS"}


def _plural(line: Line, index: int) -> Loss | None:
    """“Protects the teeth night”, “chills fatigue”: a plural does not modify."""
    word, following = line.words[index], line.words[index + 1]
    if following in _NIGHT:
        noun = set(tags(word)) <= {"N", "NS"} and counted(word) and (may_be(word, "NS") or word == "teeth")
        ends = not line.after(index + 1) or line.after(index + 1) in _JOINING
        return Loss(index, "at") if noun and ends and word not in TIMES else None
    if set(tags(word)) != {"NS"} or not counted(word) or line.before(index) or not index or line.after(index + 1):
        return None
    listed = following not in ("syndrome", "disease", "palsy") and _listed(line, index)
    return Loss(index, "and") if listed else None


def _listed(line: Line, index: int) -> bool:
    """Whether the words from an index on are the last item of a list of nouns that has no “and” yet: “fever, chills fatigue.”."""
    at, items = index, 1
    if line.stops[index] != "," or index + 2 < len(line.words):
        return False
    while at > 0 and (line.stops[at] in ("", ",")) and set(tags(line.words[at - 1])) & {"N", "NS", "ADJ", "VG"}:
        items += line.stops[at] == ","
        at -= 1
    return items > 1 and line.word(at - 1) not in ("and", "or")
