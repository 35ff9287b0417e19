"""Turn a template into planted text: fill the slots, split the parts, mark the defect.

Marks are private-use characters until the host copy is written, so a span is found by looking, never by adding
up lengths: OPEN + plant number + … + CLOSE.
"""

import random
import re
from dataclasses import dataclass

from planting.banks import ONLY_TEXT, PLACES, Template

OPEN, CLOSE, BASE = "\ue000", "\ue001", 0xE100
SLOT = re.compile(r"(?<!\{)\{([\^~]?)([@\w:.-]+)(?:#(\w+))?\}(?!\})")
RANGE = re.compile(r"(w:)?(\d+)\.\.(\d+)$")
WORDS = [
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
]
ARTICLE = re.compile(r"\b([Aa]) (?=(?!one|uni|use|eu)[aeiou])")
SMALL = {"a", "an", "the", "of", "in", "on", "to", "at", "and", "with", "over"}
HOST_SLOTS = ("@sentence", "@sentence_lower", "@paragraph", "@heading")


@dataclass(frozen=True)
class Part:
    """One piece of planted text and where it goes."""

    place: str
    text: str


def upper_first(text: str) -> str:
    """Capitalise the first letter, past markup."""
    for index, char in enumerate(text):
        if char.isalnum() or char == "$":
            return text[:index] + char.upper() + text[index + 1 :]
    return text


def title_case(text: str) -> str:
    """Capitalise the words of a heading, but not the small ones."""
    return " ".join(word if word in SMALL else upper_first(word) for word in text.split(" "))


class Filler:
    """Fills the slots of one template; a tagged slot keeps its word, untagged ones differ while words last."""

    def __init__(self, slots: dict[str, list[str]], rng: random.Random, host: dict[str, str] | None = None):
        self.slots, self.rng, self.host = slots, rng, host or {}
        self.kept: dict[tuple[str, str], str] = {}
        self.given: dict[str, list[str]] = {}

    def value(self, name: str) -> str:
        """One value for a slot name, with slots inside it filled."""
        if name in HOST_SLOTS:
            return self.host[name]
        number = RANGE.match(name)
        if number:
            n = self.rng.randint(int(number[2]), int(number[3]))
            return WORDS[n] if number[1] else str(n)
        given = self.given.setdefault(name, [])
        words = [word for word in self.slots[name] if word not in given] or self.slots[name]
        given.append(self.rng.choice(words))
        return self.fill(given[-1])

    def replace(self, match: re.Match[str]) -> str:
        """The text for one slot."""
        case, name, tag = match[1], match[2], match[3]
        if tag:
            key = (name, tag)
            if key not in self.kept:
                self.kept[key] = self.value(name)
            text = self.kept[key]
        else:
            text = self.value(name)
        if case == "~":
            text = title_case(text)
            first = not match.string[: match.start()].strip("#" + OPEN) or match.string[match.start() - 2] == OPEN
            return upper_first(text) if first else text
        return upper_first(text) if case else text

    def fill(self, text: str) -> str:
        """Fill every slot of a text; "a" becomes "an" before a vowel that a slot brought."""
        filled = SLOT.sub(self.replace, text)
        return ARTICLE.sub(r"\1n ", filled) if "{" in text else filled


def host_slots(text: str) -> set[str]:
    """Which host slots a template asks for."""
    return {match[2] for match in SLOT.finditer(text) if match[2] in HOST_SLOTS}


def split_parts(text: str, place: str) -> list[Part]:
    """Split a template at its %% lines."""
    parts: list[Part] = []
    where, lines = place, []
    for line in [*text.strip("\n").split("\n"), "%%"]:
        if not line.startswith("%%"):
            lines.append(line)
            continue
        if any(one.strip() for one in lines):
            parts.append(Part(where, "\n".join(lines).strip("\n")))
        where, lines = line[2:].strip() or "later", []
        if where == ONLY_TEXT:
            where = place
        if where not in PLACES:
            raise ValueError(f"unknown place {where!r} in template: {text}")
    return parts


def mark(text: str, number: int) -> str:
    """Replace [[…]] by marks that carry the plant's number."""
    return re.sub(r"\]\](?!\])", CLOSE, text.replace("[[", OPEN + chr(BASE + number)))


def expand(template: Template, place: str, filler: Filler, number: int) -> list[Part]:
    """Fill a template and mark it; a near miss without brackets is marked as a whole."""
    parts = split_parts(template.text, place)
    marked = "[[" in template.text
    done = []
    for part in parts:
        text = filler.fill(mark(part.text, number))
        if part.place in {"inline", "later", "next"}:
            text = upper_first(text)
        if not marked and part.place not in {"end", "top", "front"}:
            text = OPEN + chr(BASE + number) + text + CLOSE
        done.append(Part(part.place, text))
    return done


def unmark(text: str) -> tuple[str, list[tuple[int, int, int]]]:
    """Take the marks out; return the text and (plant number, start, end) of every marked span."""
    out: list[str] = []
    spans: list[tuple[int, int, int]] = []
    opened: tuple[int, int] | None = None
    length = 0
    chars = iter(text)
    for char in chars:
        if char == OPEN:
            opened = (ord(next(chars)) - BASE, length)
        elif char == CLOSE:
            if opened is None:
                raise ValueError("closing mark without an opening one")
            spans.append((opened[0], opened[1], length))
            opened = None
        else:
            out.append(char)
            length += 1
    return "".join(out), spans
