"""Load the banks: templates of defects, near misses and slot words, each in an open and a held-out part.

A template or slot word belongs to the held-out part when the hash of its own text says so; nobody chooses.
`deal.py` writes the files, the tests check that every line lies in the part its hash names.

A bank file is TOML: one table per kind with a `templates` array. In a template
  {slot}          is a random word of the slot list; {slot#a} is the same word wherever {slot#a} stands
  {^slot}         with a capital first letter; {~slot} in title case; {2..98} a random number; {w:3..9} one in words
  {@sentence}     a sentence of the host article that stands earlier (also @sentence_lower, @paragraph, @heading)
  [[…]]           is the planted defect; without brackets the whole part is
  %% place        a line that starts the next part: inline, block, later, next, end, top, front
  %% only txt     as the first line: the form makes sense in plain text only
"""

import hashlib
import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

BANKS = Path(__file__).parent / "banks"
PARTS = {"open": "open", "held-out": "held_out"}
HELD_OUT_HEADER = "# Set aside: scored only; do not read while writing rules"
OPEN_HEADER = "# Open part: rule writers may read and use it."
ONLY_TEXT = "only txt"
PLACES = {"inline", "block", "later", "next", "end", "top", "front"}
MARKUP = re.compile(r"\*\*|\]\(|\]\[|^\s*\|?.*\|.*\|?\s*$|\[\^|^#{1,6} |^> |_[^_ ]+_|<[a-z/!]", re.M)


@dataclass(frozen=True)
class Kind:
    """How one kind of defect is planted (`place`: inline, block, document) and which rule ids name it (`packs`)."""

    name: str
    place: str = "inline"
    bare: bool = False
    packs: str = ""
    rule: str = ""
    max_words: int = 3500
    no_questions: bool = False


@dataclass(frozen=True)
class Template:
    """One form of a defect or near miss, of one bank."""

    kind: str
    text: str
    bank: str
    near: bool = False

    @property
    def markup(self) -> bool:
        """Whether the form only makes sense in Markdown."""
        return bool(MARKUP.search(self.text.replace("%%", "")))

    @property
    def plain(self) -> bool:
        """Whether the form only makes sense in plain text."""
        return self.text.startswith(f"%% {ONLY_TEXT}")

    def suits(self, suffix: str) -> bool:
        """Whether the form can stand in a file of this kind."""
        return not (self.plain and suffix != ".txt") and not (self.markup and suffix == ".txt")


@dataclass
class Bank:
    """All templates and slot words of one bank."""

    name: str
    defects: list[Template] = field(default_factory=list)
    near: list[Template] = field(default_factory=list)
    slots: dict[str, list[str]] = field(default_factory=dict)


def is_held_out(text: str) -> bool:
    """Decide by hash which third is set aside."""
    return hashlib.sha256(text.strip().encode()).digest()[0] % 3 == 0


def slot_key(slot: str, word: str) -> str:
    """The text whose hash decides for a slot word."""
    return f"{slot}: {word}"


def load_kinds(path: Path = BANKS / "kinds.toml") -> dict[str, Kind]:
    """Read the settings of the kinds."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return {name: Kind(name, **settings) for name, settings in data.items()}


def load_templates(folder: Path, bank: str, near: bool) -> list[Template]:
    """Read every template file of a folder, in a stable order."""
    found = []
    for path in sorted(folder.glob("*.toml")):
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        for kind, table in data.items():
            found += [Template(kind, text.strip("\n"), bank, near) for text in table["templates"]]
    return found


def load_slots(folder: Path) -> dict[str, list[str]]:
    """Read the slot words of a bank."""
    slots: dict[str, list[str]] = {}
    for path in sorted(folder.glob("slots*.toml")):
        slots.update(tomllib.loads(path.read_text(encoding="utf-8")))
    return slots


def load_bank(name: str, root: Path = BANKS) -> Bank:
    """Load the open or the held-out bank."""
    folder = root / PARTS[name]
    return Bank(
        name,
        load_templates(folder / "defects", name, near=False),
        load_templates(folder / "near", name, near=True),
        load_slots(folder),
    )


def load_banks(choice: str, root: Path = BANKS) -> list[Bank]:
    """Load what `--bank` names."""
    names = list(PARTS) if choice == "all" else [choice]
    return [load_bank(name, root) for name in names]
