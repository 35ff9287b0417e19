"""Compare what was planted with what was found."""

import re
from collections import Counter
from dataclasses import dataclass, field

from planting.answer import Answer, Hit
from planting.banks import Kind
from planting.plant import Copy, Plant


@dataclass
class Tally:
    """Planted, found (by any rule), named (by a rule meant for the kind) and by which rules; one kind, one bank."""

    planted: int = 0
    found: int = 0
    named: int = 0
    rules: Counter[str] = field(default_factory=Counter)
    missed: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        """Share that was found."""
        return self.found / self.planted if self.planted else 0.0


Key = tuple[str, str]


def overlaps(hit: Hit, span: tuple[int, int]) -> bool:
    """Whether a finding and a span share a character (an empty finding counts where it stands)."""
    start, end = span
    return hit.start < end and max(hit.end, hit.start + 1) > start


def finders(plant: Plant, kind: Kind, hits: list[Hit]) -> set[str]:
    """The rules that found a plant: by place, or for whole-article kinds by rule id."""
    if kind.place == "document":
        return {hit.rule for hit in hits if re.search(kind.rule, hit.rule)}
    near = {hit for hit in hits if any(overlaps(hit, span) for span in plant.spans)}
    return {hit.rule for hit in near if not hit.whole_article or is_meant(hit.rule, kind)}


def is_meant(rule: str, kind: Kind) -> bool:
    """Whether a rule is meant for a kind."""
    return bool(kind.packs) and re.match(kind.packs, rule) is not None


def score(copies: list[Copy], answer: Answer, kinds: dict[str, Kind]) -> dict[Key, Tally]:
    """Tally plants by (kind, bank). For near misses `found` means: fired by mistake."""
    tallies: dict[Key, Tally] = {}
    for copy in copies:
        hits = answer.hits.get(copy.name, [])
        for plant in copy.plants:
            tally = tallies.setdefault((plant.kind, plant.template.bank), Tally())
            rules = finders(plant, kinds[plant.kind], hits)
            tally.planted += 1
            tally.rules.update(rules)
            tally.found += bool(rules)
            tally.named += any(is_meant(rule, kinds[plant.kind]) for rule in rules)
            if bool(rules) == plant.template.near:
                note = f" <- {', '.join(sorted(rules))}" if rules else ""
                tally.missed.append(" … ".join(plant.context or [plant.template.text]) + note)
    return dict(sorted(tallies.items()))
