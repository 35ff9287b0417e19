"""Which preposition cannot govern which class of nouns, and what to write instead; the word classes of the object's parts."""

from __future__ import annotations

from healthlint_rules.algorithms.language.lexical_classes import word_set

# preposition: {class of the head: what to write}
DENIED: dict[str, dict[str, str]] = {
    "amid": {"span": "during", "day": "during", "life": "during", "meal": "with", "person": "among", "age": "at"},
    "inside": {"span": "within", "day": "during", "life": "during", "age": "under"},
    "beneath": {
        "span": "under",
        "day": "during",
        "life": "during",
        "age": "under",
        "control": "under",
        "number": "under",
    },
    "throughout": {"point": "around", "age": "at", "meal": "with", "gerund": "during"},
    "across": {"night": "during", "point": "at"},
    "along": {"span": "for", "day": "during", "age": "at", "meal": "with"},
    "toward": {"meal": "before"},
    "upon": {"length": "after", "day": "in"},
    "via": {"span": "for", "day": "during", "age": "at"},
    "among": {"span": "within", "day": "during", "life": "during", "age": "at"},
    "beside": {"span": "for", "day": "during", "life": "during", "age": "at"},
    "onto": {"span": "for", "day": "into", "age": "at"},
    "aboard": {"any": "on"},
    "concerning": {"length": "for", "day": "during"},
    "since": {"length": "for"},
    "at": {"part": "in", "weekday": "on", "month": "in"},
    "in": {"clock": "at", "weekday": "on"},
    "on": {"clock": "at", "month": "in"},
    "during": {"length": "for"},
    "per": {"part": "in"},
    "against": {"length": "for", "day": "during"},
    "behind": {"length": "after"},
    "outside": {"length": "after"},
    "into": {"length": "within"},
    "above": {"length": "over"},
    "circa": {"any": "around"},
    "betwixt": {"any": "between"},
    "athwart": {"any": "across"},
    "anent": {"any": "about"},
    "unto": {"any": "to"},
}
SAME = {
    "amidst": "amid",
    "underneath": "beneath",
    "towards": "toward",
    "amongst": "among",
    "alongside": "along",
    "regarding": "concerning",
}
AGED = word_set("aged age ages children child people adults babies infants those patients women men anyone")
FIRST = word_set("with by to between versus via per through").union(DENIED, SAME)
WEEKDAYS = word_set("monday tuesday wednesday thursday friday saturday sunday")
MONTHS = word_set("january february april june july august september october november december")
CLOCK = word_set("noon midday midnight bedtime lunchtime dinnertime sunrise sunset teatime")
PARTS = word_set("morning evening afternoon")
PLURAL_PARTS = word_set("mornings evenings afternoons")
LENGTHS = word_set("several many few some two three four five six seven eight nine ten twelve couple")
ORDINALS = word_set("first last next second third whole entire full")
PARTICIPANTS = word_set("ago earlier later before after old older younger apart away of")
KINDS = {
    "point": "point_time",
    "meal": "meal_noun",
    "day": "day_part",
    "life": "life_part",
    "person": "person_noun",
    "control": "control_noun",
}
SEQUENCE = word_set("followed accompanied preceded trailed surrounded")
COMPARING = {
    "compare",
    "compared",
    "comparing",
    "comparison",
    "difference",
    "trial",
    "study",
    "studies",
    "versus.",
    "vs",
    "or",
}
SPANS = word_set("days weeks months years hours time day week month year hour minutes decades life lifetime night")
WAITING = word_set("wait waits waited waiting rest rests rested resting stay stays stayed last lasts lasted keep")
