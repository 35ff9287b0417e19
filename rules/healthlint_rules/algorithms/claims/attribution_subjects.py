"""Unnamed sources as subjects: “studies link”, “any doctor will tell you”, “our grandmothers knew”, “, experts say,”.

Method: the class of the noun decides which verbs make a statement of it, and what must follow: a crowd swears, an expert
says or finds, a doctor's “recommend” is care and no opinion. Own grammar over :mod:`source_phrases`.
"""

from __future__ import annotations

from healthlint_rules.algorithms.claims.source_phrases import FIELDS, Found, Kind, Phrases, Predicate, Source
from healthlint_rules.algorithms.language.lexical_classes import word_set

_CAUSING = word_set("help helps helped helping let lets make makes see hear heard have has to than")
_OUTSIDERS = word_set(
    """
    some many others people supporters proponents fans critics advocates celebrities believers enthusiasts devotees
    bloggers insiders
    """
)
_PRONOUNS = word_set("some many others everyone a_lot_of_people")
_EVERYONE = word_set("any every all most even all_the")
_TELL = word_set("tell agree confirm admit say vouch_for")
_STATED = word_set("that by it they their this the")
_KNOWN_THING = word_set("if whether someone the about your")
_SWEARS = ("swear", "swore", "insist", "rave", "vouch", "attest", "concur", "marvel")
_CLAIMS = ("claim", "agree", "argue", "contend", "maintain", "have_it", "praise", "love")
_ASIDE = (",", "—", "–")


def subject(phrases: Phrases, source: Source) -> Found | None:
    """The source with its verb of showing, saying or knowing."""
    low, head = source.low, source.head
    said = phrases.predicate(head, _verbs(phrases, low, head))
    if said is None or _bare_singular(phrases, low, head) or not phrases.words(low - 1, head).isdisjoint(_CAUSING):
        return None
    if phrases.is_a(head, "LORE"):
        return Found(low, said.verb, source.kind, True)
    sold = source.grand or _aside(phrases, low, said)
    if phrases.is_a(head, "SCIENCE"):
        return Found(low, said.verb, source.kind, True)
    if source.kind is Kind.STUDIES:
        return _of_studies(phrases, source, said, sold)
    if phrases.is_a(head, "CROWD") and not phrases.is_a(head, "ROLE CARER") and not _joined(phrases, low, head):
        return _of_crowd(phrases, source, said)
    return _of_experts(phrases, source, said, sold)


def _verbs(phrases: Phrases, low: int, head: int) -> str:
    if phrases.is_a(head, "LORE"):
        return "KNOW"
    if phrases.is_a(head, "SCIENCE ROLE"):
        return "STATE ASSERT"
    if phrases.is_a(head, "STUDY WEAK_STUDY"):
        return "STATE"
    if phrases.is_a(head, "CARER") or _joined(phrases, low, head):
        return "ASSERT"
    return "SWEAR"


def _bare_singular(phrases: Phrases, low: int, head: int) -> bool:
    """Whether a countable noun stands alone: “doctor” is part of something else then."""
    return low == head and phrases.is_a(head, "N") and not phrases.is_a(head, "STUDY SCIENCE LORE NS")


def _aside(phrases: Phrases, low: int, said: Predicate) -> bool:
    """Whether the statement stands in a parenthesis, or is one: “, experts say,”, “as studies show”."""
    before = low - 2 if phrases.word(low - 1) in {"so", "as"} else low - 1
    if phrases.word(low - 1) == "as" and phrases.is_a(said.verb, "STATE"):
        return True
    after = phrases.word(said.verb + 1)
    return phrases.word(before) in _ASIDE and (not after or after == "." or after in _ASIDE)


def _joined(phrases: Phrases, low: int, head: int) -> bool:
    """Whether an expert stands beside the crowd: “doctors and parents say”."""
    return phrases.any_is(low, head, "ROLE CARER")


def _of_studies(phrases: Phrases, source: Source, said: Predicate, sold: bool) -> Found | None:
    low, head = source.low, source.head
    if not phrases.is_a(head, "STUDY"):
        stated = phrases.word(said.verb + 1) == "that" or sold
        if phrases.is_a(head, "N") or not stated:
            return None
    if said.auxiliary in {"will", "would"}:
        return None
    the_field = phrases.word(head) in FIELDS and phrases.word(head - 1) == "the"
    if the_field and phrases.is_a(said.verb, "VD") and not said.auxiliary:
        return None  # “the research showed” tells of one that was spoken of
    first = low - 1 if phrases.word(low - 1) == "as" else low
    sure = phrases.any_is(head + 1, said.verb + 2, "REPEATED") or phrases.word(said.verb).startswith("prove")
    return Found(first, said.verb, Kind.STUDIES, sold or sure)


def _of_crowd(phrases: Phrases, source: Source, said: Predicate) -> Found | None:
    low, head = source.low, source.head
    verb, follows = phrases.word(said.verb), phrases.word(said.verb + 1)
    if phrases.is_a(head, "ALL_KNOW") and verb.startswith(("know", "knew", "agree")) and follows not in _KNOWN_THING:
        return Found(low, said.verb, Kind.PEOPLE, True)
    stated = follows in _STATED or source.grand
    if verb.startswith(_SWEARS) or (verb.startswith(_CLAIMS) and stated):
        return Found(low, said.verb, Kind.PEOPLE, True)
    outsiders = phrases.word(head) in _OUTSIDERS and verb.startswith("sa")
    quantified = low < head or phrases.word(head) in _PRONOUNS
    self_report = follows in {"they", "their"}
    if stated and quantified and not self_report and (outsiders or verb.startswith(("believe", "hold"))):
        return Found(low, said.verb, Kind.PEOPLE, source.grand)
    return None


def _of_experts(phrases: Phrases, source: Source, said: Predicate, sold: bool) -> Found | None:
    low, head = source.low, source.head
    verb, follows = phrases.word(said.verb), phrases.word(said.verb + 1)
    everyone = not phrases.words(low, head + 1).isdisjoint(_EVERYONE)
    carer = phrases.is_a(head, "CARER")
    if said.auxiliary in {"will", "would", "can"}:
        tells = verb == "tell" and follows == "you" and phrases.word(said.verb + 2) == "that"
        sold = sold or (everyone and verb in _TELL)
        if not (everyone or sold or tells):
            return None
    if carer and not sold and phrases.is_a(said.verb, "CARE_ACT") and not (everyone and follows == "that"):
        return None
    if carer and phrases.any_is(head + 1, said.verb, "WHO"):
        return None
    if phrases.is_a(said.verb, "NEUTRAL") and not (sold or follows in {"that", "it"} or low < head):
        return None
    loud = verb.startswith(("claim", "warn", "reveal")) and not carer
    return Found(low, said.verb, Kind.PEOPLE, sold or loud or verb.startswith(_SWEARS) or "are" in said.auxiliary)
