"""Plant a template in a copy of a host article.

Plants of one copy are of different kinds and at least one untouched paragraph apart. A plant that brings sources
(links, footnotes, a reference list) never shares a copy with a claim kind.
"""

import random
import re
from dataclasses import dataclass, field

from planting.banks import Bank, Kind, Template
from planting.expand import Filler, Part, expand, host_slots, split_parts, unmark
from planting.hosts import BOUNDARY, HEADING, Host, lower_first_sentence, sentences

ALONE = {"end", "top", "front"}


@dataclass
class Plant:
    """One planted defect or near miss; `spans` are (start, end) in the text of its copy."""

    kind: str
    template: Template
    spans: list[tuple[int, int]] = field(default_factory=list)
    quotes: list[str] = field(default_factory=list)
    context: list[str] = field(default_factory=list)


@dataclass
class Copy:
    """A host article with its plants."""

    name: str
    text: str
    plants: list[Plant]


@dataclass
class Draft:
    """A copy that is being filled."""

    host: Host
    edits: dict[int, str] = field(default_factory=dict)
    after: dict[int, list[str]] = field(default_factory=dict)
    ends: list[str] = field(default_factory=list)
    tops: list[str] = field(default_factory=list)
    fronts: list[str] = field(default_factory=list)
    plants: list[Plant] = field(default_factory=list)
    used: set[int] = field(default_factory=set)
    claims: bool = False
    sourced: bool = False

    def free(self, neutral: bool) -> list[int]:
        """Positions (in prose order) that are not next to a used one."""
        prose = self.host.prose
        return [
            i
            for i in range(len(prose))
            if not {i - 1, i, i + 1} & self.used and (not neutral or self.host.neutral(prose[i]))
        ]

    def build(self, name: str) -> Copy:
        """Write the copy and look up the spans."""
        blocks: list[str] = []
        for index, block in enumerate(self.host.blocks):
            blocks.append(self.edits.get(index, block))
            blocks += self.after.get(index, [])
            if index == 0:
                blocks += self.tops
        if not self.host.blocks:
            blocks += self.tops
        front = with_front(self.host.front, self.fronts)
        text, spans = unmark(front + "\n\n".join(blocks + self.ends) + "\n")
        for number, start, end in spans:
            plant = self.plants[number]
            plant.spans.append((start, end))
            plant.quotes.append(text[start:end])
            plant.context.append(f"{text[max(start - 60, 0) : start]}[[{text[start:end]}]]{text[end : end + 60]}")
        return Copy(name + self.host.suffix, text, self.plants)


def with_front(front: str, lines: list[str]) -> str:
    """Add front matter lines."""
    if not lines:
        return front
    if front:
        return front.replace("---\n", "---\n" + "\n".join(lines) + "\n", 1)
    return "---\n" + "\n".join(lines) + "\n---\n\n"


def brings_sources(template: Template) -> bool:
    """Whether the planted text could support claims elsewhere in the copy."""
    text = template.text
    return any(sign in text for sign in ("](", "http", "www.", "[^", "][", "%% end", "%% top", "%% front"))


def origin_of(host: Host, wanted: set[str], first: int, rng: random.Random) -> dict[str, str] | None:
    """Host text for the @ slots, from a paragraph before prose position `first`."""
    values: dict[str, str] = {}
    earlier = list(host.prose[: max(first - 2, 0)])
    rng.shuffle(earlier)
    for index in earlier:
        block = host.blocks[index]
        found = sentences(block)
        if "@sentence" not in values and found and host.text.count(found[0]) == 1:
            values["@sentence"], values["@sentence_lower"] = found[0], lower_first_sentence(found[0])
        if "@paragraph" not in values and 25 <= len(block.split()) <= 90:
            values["@paragraph"] = block
    titles = [HEADING.sub("", b).strip() for b in host.blocks[: host.prose[first]][1:] if HEADING.match(b)]
    titles = [t for t in titles if 2 <= len(t.split()) <= 9 and "\n" not in t]
    if titles:
        values["@heading"] = rng.choice(titles)
    return values if wanted <= set(values) else None


def dress(text: str, block: str, host: Host, rng: random.Random) -> str:
    """Write a planted sentence the way its host writes: curly apostrophes, and now and then a line break."""
    if "’" in host.text:
        text = re.sub(r"(?<=\w)'(?=\w)|(?<=s)'(?= )", "’", text)
    gaps = [match.start() for match in re.finditer(r"(?<=\w) (?=\w)", text)]
    if "\n" in block and len(gaps) > 5 and rng.random() < 0.4:
        gap = rng.choice(gaps[2:-2])
        text = text[:gap] + "\n" + text[gap + 1 :]
    return text


def insert_sentence(draft: Draft, index: int, text: str, rng: random.Random) -> None:
    """Put a sentence before, inside or after a paragraph, or on its own, or as a list item."""
    block = draft.edits.get(index, draft.host.blocks[index])
    text = dress(text, block, draft.host, rng)
    cuts = [match.span() for match in BOUNDARY.finditer(block)]
    where = rng.choice(["start", "middle", "middle", "end", "end", "own", "item"])
    if where in {"own", "item"}:
        draft.after.setdefault(index, []).append(f"- {text}" if where == "item" else text)
    elif where == "start":
        draft.edits[index] = f"{text} {block}"
    elif where == "middle" and cuts:
        start, end = rng.choice(cuts)
        draft.edits[index] = f"{block[:start]} {text} {block[end:]}"
    else:
        draft.edits[index] = f"{block.rstrip()} {text}"


def try_place(draft: Draft, template: Template, kind: Kind, bank: Bank, rng: random.Random) -> bool:
    """Plant a template in a draft if it fits."""
    host = draft.host
    sourced = brings_sources(template)
    claims = kind.bare and not template.near
    if any(p.kind == kind.name for p in draft.plants) or not template.suits(host.suffix):
        return False
    if (claims and (draft.sourced or not host.bare)) or (sourced and (draft.claims or draft.sourced)):
        return False
    if host.words > kind.max_words or (kind.no_questions and host.asks):
        return False
    parts = split_parts(template.text, kind.place)
    needed = sum(part.place not in ALONE | {"next"} for part in parts)
    free = draft.free(neutral=kind.bare)
    wanted = host_slots(template.text)
    if wanted:
        free = [i for i in free if i >= 3]
    if len(free) < needed:
        return False
    chosen = sorted(rng.sample(free, needed))
    values = origin_of(host, wanted, chosen[0], rng) if wanted else {}
    if values is None:
        return False
    made = expand(template, kind.place, Filler(bank.slots, rng, values), len(draft.plants))
    if kind.name == "undefined-acronym" and any(word in host.text for word in acronyms(made)):
        return False
    place_parts(draft, made, chosen, kind, rng)
    draft.plants.append(Plant(kind.name, template))
    draft.claims |= claims
    draft.sourced |= sourced
    return True


def acronyms(parts: list[Part]) -> list[str]:
    """Abbreviations in planted text: a host that already uses one may define it."""
    return [word for part in parts for word in re.findall(r"\b[A-Z]{3,}\b", part.text)]


def place_parts(draft: Draft, parts: list[Part], chosen: list[int], kind: Kind, rng: random.Random) -> None:
    """Write the parts of one plant into a draft."""
    lists = {"end": draft.ends, "top": draft.tops, "front": draft.fronts}
    left = list(chosen)
    index = -1
    for part in parts:
        if part.place in lists:
            lists[part.place].append(part.text)
            continue
        if part.place != "next":
            draft.used.add(left[0])
            index = draft.host.prose[left.pop(0)]
        place = kind.place if part.place == "later" else part.place
        if place == "inline" and "\n" not in part.text and not part.text.startswith(("- ", "> ")):
            insert_sentence(draft, index, part.text, rng)
        else:
            draft.after.setdefault(index, []).append(part.text)
