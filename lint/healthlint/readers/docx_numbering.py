"""Word's numberings and their counters (ECMA-376 part 1, section 17.9)."""

from __future__ import annotations

import msgspec

from healthlint.readers.docx_package import Element, W
from healthlint.readers.docx_styles import PPR, Look, Styles, number, value


class Level(msgspec.Struct, frozen=True):
    """A level of a numbering: its format, its first number, the style that is tied to it."""

    format: str = "decimal"
    start: int = 1
    style: str = ""


class Listed(msgspec.Struct, frozen=True):
    """A paragraph's numbering: which one, how deep from 0, ordered or bullets, and its number."""

    number_id: str
    depth: int
    ordered: bool
    number: int


class Numbering:
    """The numberings of a document, with their counters."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self.abstract: dict[str, dict[int, Level]] = {}
        self.links: dict[str, str] = {}
        self.numbers: dict[str, tuple[str, dict[int, int]]] = {}
        self.counts: dict[str, dict[int, int]] = {}
        self.sections: dict[str, int] = {}
        self.styles = styles
        for element in root if root is not None else ():
            if element.tag == f"{W}abstractNum":
                name = element.get(f"{W}abstractNumId", "")
                self.links[name] = value(element, "numStyleLink")
                self.abstract[name] = {
                    number(level.get(f"{W}ilvl")): Level(
                        value(level, "numFmt", "decimal"), number(value(level, "start"), 1), value(level, "pStyle")
                    )
                    for level in element.iter(f"{W}lvl")
                }
            elif element.tag == f"{W}num":
                starts = {
                    number(override.get(f"{W}ilvl")): number(text)
                    for override in element.iter(f"{W}lvlOverride")
                    if (text := value(override, "startOverride"))
                }
                self.numbers[element.get(f"{W}numId", "")] = (value(element, "abstractNumId"), starts)

    def _levels(self, name: str) -> dict[int, Level]:
        """The levels of a numbering; one that only names a list style has those of the style."""
        for _ in range(3):
            link = self.links.get(name, "")
            if not link:
                break
            chain = self.styles.chain(link)
            target = value(chain[0].find(f"{PPR}/{W}numPr"), "numId") if chain else ""
            name = self.numbers.get(target, ("", {}))[0]
        return self.abstract.get(name, {})

    def count(self, look: Look, style: str, section: int | None = None) -> Listed | None:
        """The next item of a paragraph's numbering; none for a numbering that shows nothing.

        ``section`` is given where the style alone numbers the paragraph: programs that write lists by style mean
        each to begin anew, so one in another section does.
        """
        abstract, starts = self.numbers.get(look.number_id, ("", {}))
        levels = self._levels(abstract)
        tied = next((depth for depth, level in levels.items() if style and level.style == style), 0)
        depth = tied if look.depth < 0 else look.depth
        level = levels.get(depth, Level())
        if level.format == "none":
            return None
        counts = self.counts.setdefault(abstract, {})
        if section is not None and self.sections.setdefault(abstract, section) != section:
            self.sections[abstract] = section
            counts.clear()
        if depth in starts:
            counts[depth] = starts.pop(depth)
        else:
            counts[depth] = counts[depth] + 1 if depth in counts else level.start
        for deeper in [key for key in counts if key > depth]:
            del counts[deeper]
        return Listed(look.number_id, depth or look.indent, level.format != "bullet", counts[depth])
