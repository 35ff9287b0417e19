"""What Word's styles say of a paragraph and of a run (ECMA-376 part 1, section 17.7)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import msgspec

from healthlint.readers.docx_package import Element, W

VAL = f"{W}val"
PPR, RPR = f"{W}pPr", f"{W}rPr"
BODY_LEVEL = 9  # the outline level of text
DEEPEST = 6
OFF = ("0", "false", "off", "none")
R_STYLE, VERT_ALIGN = f"{W}rStyle", f"{W}vertAlign"
TOGGLES = {f"{W}vanish": "hidden", f"{W}b": "strong", f"{W}i": "emphasis"}
HEADING = re.compile(r"heading (\d)")
LISTED = re.compile(r"list (?:bullet|number|continue) ([2-5])")
CONTINUED = re.compile(r"list (?:paragraph|continue)\b")


def value(element: Element | None, name: str, default: str = "") -> str:
    """The ``w:val`` of a child."""
    child = element.find(f"{W}{name}") if element is not None else None
    return default if child is None else child.get(VAL, default)


def number(text: str | None, default: int = 0) -> int:
    """An attribute as a number; whatever is none gives the default."""
    try:
        return int(text or "")
    except ValueError:
        return default


def toggled(element: Element | None, name: str) -> bool | None:
    """Whether an on-off property is set; none where nothing is said."""
    child = element.find(f"{W}{name}") if element is not None else None
    return None if child is None else child.get(VAL, "1").lower() not in OFF


class Look(msgspec.Struct, frozen=True):
    """What a style makes of a paragraph. ``level`` is that of a heading, 0 for text; a title has ``title``."""

    level: int = 0
    title: bool = False
    number_id: str = ""
    depth: int = 0
    indent: int = 0
    quoted: bool = False
    reference: bool = False
    furniture: bool = False
    continued: bool = False
    hidden: bool = False


class Format(msgspec.Struct, frozen=True):
    """What a run's properties make of its text."""

    hidden: bool = False
    strong: bool = False
    emphasis: bool = False
    superscript: bool = False


PLAIN = Format()


@dataclass(eq=False)
class Styles:
    """The styles of a document; ``root`` is none where it has none."""

    root: Element | None
    elements: dict[str, Element] = field(default_factory=dict)
    default: str = ""
    _chains: dict[str, list[Element]] = field(default_factory=dict)
    _formats: dict[str, Format] = field(default_factory=dict)
    _looks: dict[str, Look] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for style in self.root.iter(f"{W}style") if self.root is not None else ():
            name = style.get(f"{W}styleId", "")
            self.elements[name] = style
            if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in ("1", "true", "on"):
                self.default = name

    def chain(self, name: str) -> list[Element]:
        """A style and those it is based on, nearest first."""
        if name not in self._chains:
            found: list[Element] = []
            style = self.elements.get(name)
            while style is not None and style not in found:
                found.append(style)
                style = self.elements.get(value(style, "basedOn"))
            self._chains[name] = found
        return self._chains[name]

    def look(self, properties: Element | None) -> Look:
        """What becomes of a paragraph with these properties."""
        style = value(properties, "pStyle", self.default)
        if properties is None or (properties.find(f"{W}numPr") is None and properties.find(f"{W}outlineLvl") is None):
            if style not in self._looks:
                self._looks[style] = self._look(style, [])
            return self._looks[style]
        return self._look(style, [properties])

    def titles(self) -> frozenset[str]:
        """The styles of titles."""
        return frozenset(name for name in self.elements if self._look(name, []).title)

    def _look(self, style: str, own: list[Element | None]) -> Look:
        chain = self.chain(style)
        names = [value(element, "name").lower() for element in chain] or [style.lower()]
        layers = [*own, *(element.find(PPR) for element in chain)]
        title = names[0] == "title"
        indent = next((int(match[1]) - 1 for name in names if (match := LISTED.match(name))), 0)
        number_id, depth = self._numbered(layers)
        return Look(
            level=1 if title else _heading_level(layers, names),
            title=title,
            number_id=number_id,
            depth=depth,
            indent=indent,
            quoted=names[0] in ("quote", "intense quote", "quotations", "block text"),
            reference=any("bibliography" in name for name in names),
            furniture=bool(
                re.match(r"toc (?:\d|heading)|contents (?:\d|heading)|table of (?:figures|authorities)", names[0])
            ),
            continued=bool(CONTINUED.match(names[0])),
            hidden=any(toggled(element.find(RPR), "vanish") for element in chain),
        )

    def _numbered(self, layers: list[Element | None]) -> tuple[str, int]:
        """Id of the numbering (“0” takes it away) and level: -1 where the level is the one tied to the style."""
        found, depth = "", None
        for layer in layers:
            numbering = layer.find(f"{W}numPr") if layer is not None else None
            if numbering is None:
                continue
            if depth is None and (text := value(numbering, "ilvl")):
                depth = number(text)
            if found := value(numbering, "numId"):
                break
        return ("", 0) if found in ("", "0") else (found, -1 if depth is None else min(8, max(0, depth)))

    def format(self, properties: Element | None) -> Format:
        """What becomes of a run with these properties."""
        if properties is None or not len(properties):
            return PLAIN
        found = PLAIN
        changes: dict[str, bool] = {}
        for child in properties:
            if (name := TOGGLES.get(child.tag)) is not None:
                changes[name] = child.get(VAL, "1").lower() not in OFF
            elif child.tag == VERT_ALIGN:
                changes["superscript"] = child.get(VAL) == "superscript"
            elif child.tag == R_STYLE:
                found = self._format_of(child.get(VAL, ""))
        return msgspec.structs.replace(found, **changes) if changes else found

    def _format_of(self, style: str) -> Format:
        if style not in self._formats:
            layers = [element.find(RPR) for element in self.chain(style)]

            def first(name: str) -> bool:
                return next((said for layer in layers if (said := toggled(layer, name)) is not None), False)

            raised = any(value(layer, "vertAlign") == "superscript" for layer in layers)
            self._formats[style] = Format(first("vanish"), first("b"), first("i"), raised)
        return self._formats[style]


def _heading_level(layers: list[Element | None], names: list[str]) -> int:
    """1 for the highest: by the nearest outline level, else by the name of a built-in style; 0 for text."""
    for layer in layers:
        if text := value(layer, "outlineLvl"):
            outline = number(text, BODY_LEVEL)
            return min(DEEPEST, outline + 1) if 0 <= outline < BODY_LEVEL else 0
    return next(
        (min(DEEPEST, int(match[1])) for name in names if (match := HEADING.fullmatch(name)) and match[1] != "0"), 0
    )
