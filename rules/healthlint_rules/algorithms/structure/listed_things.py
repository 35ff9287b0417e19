"""Things that are announced by their number and listed (causes, steps, ways …), and the numbers that announce them. Own list."""

from __future__ import annotations

WORDS = {w: n for n, w in enumerate("two three four five six seven eight nine ten eleven twelve".split(), start=2)}  # noqa: SIM905
NUMBER = "|".join(WORDS) + r"|[2-9]|1\d|20"
_NOUNS = (
    r"(?:cause|reason|factor|way|step|tip|sign|symptom|thing|exercise|stretch|strategy|habit|move|type|kind|form|stage|phase|rule|point|question|"
    r"myth|fact|food|benefit|mistake|option|method|treatment|remedy|group|area|part|element|component|principle|goal|change|trigger|risk|"
    r"problem|issue|technique|measure|approach|category|feature|aspect|criterion|position|pose|drill|idea|example|condition|clue|warning|"
    r"lesson|trick|hack|ingredient|product|test|sort|solution|practice|consideration|recommendation|precaution|guideline|item|layer|"
    r"muscle|bone|nutrient|vitamin|drug|medicine|therapy|supplement|drink|suggestion|adjustment|culprit|pillar|key)"
)
PLURAL = rf"{_NOUNS[:-1]}|strateg|remed|categor|therap|criteri)(?:ies|es|s|a)"
