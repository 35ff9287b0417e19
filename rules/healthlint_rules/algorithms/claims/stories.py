"""Stories of one person, or of happy customers, told as evidence: who is told of, and how closely.

Method: a teller is the writer, a relative, customer or friend of the writer, a named person, a sketched one (“one swimmer”) or a
crowd of followers, weighed by how closely the text introduces him. Whether a story follows is for ``story_events``. After the
schema of personal-experience narratives (orientation, complication, result: Labov and Waletzky 1967) and FTC 16 CFR 255.2 on
testimonials. Own classes.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from healthlint.patterns import compile_pattern
from healthlint_rules.algorithms.claims.story_units import Story, bits
from healthlint_rules.algorithms.language.lexical_classes import tags, word_set

_YEARS_OLD = compile_pattern(r"(?:\d{1,2}|\w+)-year-old$", 0)
_MET = compile_pattern(r"^(?:i|we)_(?!treated)|_(?:my|our|me|us)(?:_|$)", 0)
_ENROLLED = word_set("member patient student participant guest visitor graduate")
_ARTICLES = word_set("a an one another the this that every each")
_ANYBODY = word_set("person child parent family baby infant patient woman man adult teenager boy girl women men")
_SOMEBODY = word_set("someone somebody people everyone everybody")
_EVERY = word_set("every each everybody everyone anyone anybody")
_ACTING = word_set("had could couldn't has was is who hasn't hadn't wasn't")
_OTHERS = word_set("of or and their no")
_GENERAL = word_set("doctor dentist family child baby patient")  # “my doctor” is anybody's
_NUMBERED = word_set("type stage class group grade level phase factor part collagen angiotensin complex cranial nerve")
_NO_INVITE = word_set("for like even use")


class Teller(msgspec.Struct, frozen=True):
    """Units ``low`` to ``high``, the last included, and how closely the text introduces the person: 1 barely, 3 it is a story.

    ``crowd`` where many are told of, ``invited`` where the reader is to look at the person: “take Oskar”.
    """

    low: int
    high: int
    weight: float
    crowd: bool = False
    invited: bool = False


def tellers(story: Story, person: bool) -> Iterator[Teller]:
    """The persons whom a sentence may tell of; ``person`` where “he” or “she” stands in it or follows it."""
    told, writer, ours = bits("SEEN ALIAS"), bits("WRITER"), bits("OWN AMONG OF_OURS MASSES TITLE LETTERS")
    people = bits("HUMAN FOLLOWER KIN CELEBRITY")
    for index, mask in enumerate(story.masks):
        if mask & told:
            yield Teller(index, index, 3)
        elif mask & writer and _writes(story, index):
            yield Teller(index, index, 1.2)
        elif mask & ours and (found := _ours(story, index)):
            yield found
        elif story.name(index):
            yield _named(story, index, person)
        elif mask & people and (found := _sketched(story, index)):
            yield found


def _writes(story: Story, index: int) -> bool:
    """Whether “I” is a pronoun: no number, no letter of a name."""
    return story.word(index) != "i" or (
        story.sentence.text[story.starts[index]] == "I"
        and story.word(index - 1) not in _NUMBERED
        and story.word(index + 1) not in {"is", "are", "has"}
        and any(name in {"V", "VD", "AUX", "ADV", "VN"} for name in tags(story.word(index + 1).partition("_")[0]))
    )


def _ours(story: Story, index: int) -> Teller | None:
    """Relatives, customers, friends of the writer."""
    if story.is_a(index, "OF_OURS"):
        return Teller(max(0, index - 2), index, 2)
    if story.is_a(index, "TITLE") and not story.is_a(index - 1, "OWN"):
        if not story.capital(index) or story.word(index + 1) in {"of", "and", "or"}:
            return None
        return Teller(index, index + 1, 2) if story.name(index + 1) else Teller(index, index, 1.5)
    if story.is_a(index, "LETTERS"):
        ours = story.any_is("OWN", index - 4, index + 5)
        telling = ours or (story.is_a(index, "NS") and _told_in_letters(story, index))
        return Teller(index, index, 2 if ours else 1.5, crowd=True, invited=True) if telling else None
    for head in range(index + 1, min(story.size, index + 5)):
        if story.is_a(head, "PUNCT"):
            break
        praised = story.is_a(index, "MASSES") and story.any_is("PRAISE", head)
        if story.is_a(head, "KIN FOLLOWER") or ((praised or story.is_a(index, "AMONG")) and story.human(head)):
            return _own_head(story, index, head)
        if story.is_a(head, "PREP"):
            break
    return Teller(index, index, 1.2) if story.word(index) == "my" else None


def _told_in_letters(story: Story, index: int) -> bool:
    """“Testimonials from users”, “success stories prove”: letters alone may be those of the alphabet."""
    after = story.word(index + 1)
    return after == "from" or (
        story.is_a(index + 1, "TOLD PRAISE") and story.word(index) not in {"letters", "messages"}
    )


def _own_head(story: Story, index: int, head: int) -> Teller:
    high = head + 1 if story.name(head + 1) else head
    if story.is_a(index, "OWN") and story.word(head) in _GENERAL:
        return Teller(index, head, 1.2)
    happy = story.any_is("HAPPY", index, head)
    crowd = story.is_a(index, "MASSES AMONG") or (story.is_a(head, "FOLLOWER") and story.is_a(head, "NS"))
    invited = _invites(story, index - 1)
    return Teller(index, high, 3 if happy else 2 if crowd or invited or high > head else 1.5, crowd, invited)


def _named(story: Story, index: int, person: bool) -> Teller:
    """A name with what introduces it."""
    after = index + 1
    while story.name(after) and after - index < 3:
        after += 1
    low, opened = _opened(story, index)
    high, described = _described(story, low, after)
    weight = max(opened, described)
    if weight < 2:
        weight = max(weight, _bare(story, index, after, person))
        weight = max(weight, 1.2) if _spoken(story, low) else weight
    invited = (low < index and _invites(story, low)) or _met(story, after)
    weight = 2 if invited else weight
    return Teller(low, high, 0 if _expert(story, low, high) else weight, invited=invited)


def _met(story: Story, after: int) -> bool:
    """“When Dagny first came to me”: the writer met the person."""
    return any(_MET.search(story.word(place)) for place in range(after, min(story.size, after + 4)))


def _bare(story: Story, index: int, after: int, person: bool) -> float:
    """The weight of a name that nothing introduces: by what it does, and whether it is known or taken up by a pronoun."""
    listed = story.is_a(index, "NAME_OF")
    ailing = story.is_a(index, "GEN") and _ails(story, after)
    if listed or person:
        if _acts(story, after) or ailing:
            return 1.5
        told_of = story.is_a(index - 1, "V VD VN") or story.word(index - 1) in {"for", "to"}
        return 1 if (listed or told_of) and not story.local(index) else 0
    if ailing and any(story.health(place, "BODY") or story.is_a(place, "KIN") for place in (after, after + 1)):
        return 1.2
    return 1.2 if _acts(story, after, "TURN TOLD PRAISE SUFFERED") and not story.local(index) else 0


def _ails(story: Story, index: int) -> bool:
    """Whether a part of the body or a relative follows a name in the genitive, an adjective between at most."""
    places = (index, index + 1)
    return any(story.health(place, "BODY", "SYMPTOM", "CONDITION") or story.is_a(place, "KIN MEDS") for place in places)


def _opened(story: Story, index: int) -> tuple[int, float]:
    """Where the introduction before a name begins, and its weight."""
    before = index - 1
    if story.is_a(before, "OPENER"):
        return before, 3
    if _invites(story, before):
        return before, 2
    if story.word(before) in {"named", "called", "to"} and story.is_a(before - 1, "HUMAN"):
        return before - 1, 2
    person = story.human(index - 2) and story.word(index - 2) != "family" and story.word(index - 3) not in _OTHERS
    if story.word(before) == "," and person:
        return max(0, index - 3), 2
    if story.is_a(before, "ADDRESS") or story.word(before) in {"old", "little", "young"}:
        return before, 1.2
    return index, 0


def _invites(story: Story, index: int) -> bool:
    """Whether a unit bids the reader look at somebody: “meet”, “consider the case of”; no verb with a subject."""
    if not story.is_a(index, "INVITE") or story.word(index) in _NO_INVITE:
        return False
    return not story.is_a(index, "V") or index == 0 or not story.is_a(index - 1, "N NS ADV NAME")


def _described(story: Story, low: int, after: int) -> tuple[int, float]:
    """Where the description behind a name ends, and its weight."""
    word, spoken = story.word(after), _spoken(story, low)
    if (word == "," or (word == "(" and story.age(after + 1))) and (
        _introduced(story, after + 1) or story.word(after + 1) in {"who", "whose"}
    ):
        return after + 1, 2
    if word == "aged" or _YEARS_OLD.match(word) or (word == "from" and story.capital(after + 1)):
        return after, 2
    if word in {",", "—", "–"} and story.name(after + 1) and spoken:
        return after + 1, 2
    relative = word == "and" and story.any_is("KIN", after + 1, after + 4)
    return after - 1, 2 if relative or (spoken and story.any_is("WRITER OWN")) else 0


def _acts(story: Story, index: int, verbs: str = "") -> bool:
    """Whether a finite verb in the tense of telling, or one of the classes, stands at a unit or behind one adverb."""
    for place in (index, index + 1):
        if verbs and story.is_a(place, verbs):
            return story.is_a(place, "VZ VD VN")
        if not verbs and (
            story.word(place) in _ACTING or story.is_a(place, "VD") or story.is_a(place, "NO_MORE STATE_VERB")
        ):
            return True
        if not verbs and story.is_a(place, "TURN TOLD PRAISE SUFFERED") and story.is_a(place, "VZ VN"):
            return True
        if not story.is_a(place, "ADV NOWADAYS") and story.word(place) not in _ACTING:
            return False
    return False


def _spoken(story: Story, low: int) -> bool:
    """Whether a name is that of the speaker of a quotation in the first person."""
    text = story.sentence.text
    if story.is_a(low - 1, "TOLD PRAISE"):
        return '"' in text or "”" in text
    return story.word(low - 1) in {"–", "—", "-"} and story.any_is("WRITER OWN")


def _introduced(story: Story, index: int) -> bool:
    """Whether an age, a trade or a kinship opens behind a name’s comma."""
    if story.age(index) or story.is_a(index, "ALIAS"):
        return True
    bare = story.is_a(index, "KIN HUMAN") and story.word(index + 1) == "of"
    if not (bare or story.word(index) in _ARTICLES | {"then", "now"} or story.is_a(index, "OWN")):
        return False
    for place in range(index, index + 5):
        if story.is_a(place, "PUNCT"):
            return False
        if story.human(place):
            return True
    return False


def _expert(story: Story, low: int, high: int) -> bool:
    roles = range(max(0, low - 1), min(story.size, high + 5))
    return any(story.is_a(index, "CLINICIAN") and not story.is_a(index, "NS") for index in roles) and not story.any_is(
        "OWN WRITER", low, high + 5
    )


def _sketched(story: Story, index: int) -> Teller | None:
    """“One swimmer”, “a teacher in her fifties”, “the singer”, “a colleague's toddler”, “everybody at my gym”."""
    low = index
    while low > 0 and index - low < 4 and story.word(low) not in _ARTICLES and not story.is_a(low, "PREP PUNCT VD VZ"):
        low -= 1
    if story.word(low) not in _ARTICLES or story.any_is("PUNCT", low, index + 1):
        return None
    if tags(story.word(index + 1))[0] == "N" and not story.is_a(index + 1, "PUNCT VZ VD PREP WRITER KNOWN_TO"):
        return None  # “a celebrity book”
    if story.word(low) in {"the", "this", "that"} and not story.is_a(index, "CELEBRITY"):
        return None
    known = story.any_is("KNOWN_TO OF_OURS", index + 1, index + 4) or story.any_is("KNOWN_TO", low - 2, low)
    if story.any_is("CLINICIAN", low, index + 1) and not known:
        return None
    known = known or any(story.age(place) for place in (*range(low, index), index + 2))
    if not known and (
        story.word(index).removesuffix("'s") in _ANYBODY or not story.is_a(index, "HUMAN FOLLOWER KIN CELEBRITY")
    ):
        return None
    met = any(_MET.search(story.word(place)) for place in range(max(0, low - 2), min(story.size, index + 4)))
    if story.word(low) in _EVERY and not met:
        return None
    kin = story.is_a(index, "KIN") and story.word(low) in {"a", "an", "one"} and story.is_a(index, "GEN")
    close = kin or (story.is_a(index, "FOLLOWER") and story.word(index) not in _ENROLLED)
    return Teller(low, index, 2 if known else 1.5 if close else 1, invited=met)
