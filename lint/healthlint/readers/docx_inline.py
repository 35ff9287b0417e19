"""What stands inside a Word paragraph: runs, links, fields, notes, pictures (ECMA-376 part 1, 17.3 and 17.16)."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from healthlint.document import Inline, InlineKind
from healthlint.readers.docx_package import MC, Element, Package, R, W, text_boxes
from healthlint.readers.docx_styles import PLAIN, RPR, Format
from healthlint.readers.docx_symbols import SYMBOLS
from healthlint.readers.docx_text import Text

M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
OBJECT = "\ufffc"
ADDRESS = re.compile(r'^\s*HYPERLINK\s+(?:(\\l)\s+)?"?([^"\s]+)"?(?:\s+\\l\s+"?([^"\s]+)"?)?', re.I)
# elements around runs that are text like any other
HOLDERS = frozenset(
    f"{W}{name}" for name in ("ins", "moveTo", "smartTag", "customXml", "dir", "bdo", "sdtContent", "sdt")
)
BLANKS = str.maketrans("\t\r\n", "   ")


@dataclass
class _Field:
    """An open field; its code is no text, its result is. ``start`` is where the result begins in the block."""

    code: str = ""
    in_code: bool = True
    start: int = 0

    @property
    def target(self) -> str:
        match = ADDRESS.match(self.code)
        if not match:
            return ""
        return f"#{match[2]}" if match[1] else match[2] + (f"#{match[3]}" if match[3] else "")


class Inlines:
    """Reads the runs of paragraphs into a text; ``boxes`` are text boxes met, ``cited`` the notes by kind."""

    def __init__(self, text: Text, package: Package) -> None:
        self.text = text
        self.package = package
        self.boxes: list[Element] = []
        self.cited: dict[str, dict[str, int]] = {"footnote": {}, "endnote": {}}
        self.fields: list[_Field] = []
        self._relations: dict[str, tuple[str, str]] = {}
        self._part = ""
        self._marks: dict[InlineKind, Inline] = {}
        self._around: dict[str, Callable[[Element], None]] = {
            f"{W}r": self._run,
            f"{W}hyperlink": self._hyperlink,
            f"{W}fldSimple": self._simple_field,
            f"{M}oMath": self._formula,
            f"{M}oMathPara": self._formula,
            f"{W}ruby": self._ruby,
        }
        self._within: dict[str, Callable[[Element, Element], None]] = {
            f"{W}tab": lambda child, run: self._put("\t", run),
            f"{W}ptab": lambda child, run: self._put("\t", run),
            f"{W}noBreakHyphen": lambda child, run: self._put("\u2011", run),
            f"{W}br": self._break,
            f"{W}cr": self._break,
            f"{W}sym": self._symbol,
            f"{W}footnoteReference": lambda child, run: self._note(child, "footnote", ""),
            f"{W}endnoteReference": lambda child, run: self._note(child, "endnote", "e"),
            f"{W}drawing": self._drawing,
            f"{W}pict": self._drawing,
            f"{W}object": self._drawing,
            f"{MC}AlternateContent": self._alternate,
            f"{W}ruby": lambda child, run: self._ruby(child),
        }

    @property
    def length(self) -> int:
        return self.text.block.length if self.text.block else 0

    def read(self, paragraph: Element) -> None:
        """Read a paragraph into the open block."""
        for field in self.fields:
            field.start = self.length
        self._children(paragraph)
        for mark in self._marks.values():
            self._mark(mark)
        self._marks.clear()
        for field in self.fields:
            self._link(field.target if not field.in_code else "", field.start)
        # a code that its paragraph does not end is broken: it must not swallow the rest of the article
        self.fields = [field for field in self.fields if not field.in_code]

    def _children(self, element: Element) -> None:
        for child in element:
            if handle := self._around.get(child.tag):
                handle(child)
            elif child.tag in HOLDERS:
                self._children(child)

    # ---- around runs

    def _hyperlink(self, element: Element) -> None:
        start = self.length
        self._children(element)
        anchor = element.get(f"{W}anchor", "")
        target = self._target(element.get(f"{R}id", ""))
        self._link(target + (f"#{anchor}" if anchor else ""), start)

    def _simple_field(self, element: Element) -> None:
        start = self.length
        self._children(element)
        self._link(_Field(element.get(f"{W}instr", "")).target, start)

    def _formula(self, element: Element) -> None:
        for run in element.iter(f"{M}r"):
            for text in run.iter(f"{M}t"):
                self._put(text.text or "", run)

    def _ruby(self, element: Element) -> None:
        for base in element.iterfind(f"{W}rubyBase"):
            self._children(base)

    def _link(self, target: str, start: int) -> None:
        if target and self.length > start:
            self._mark(Inline(InlineKind.LINK, start, self.length, target))

    def _mark(self, mark: Inline) -> None:
        assert self.text.block is not None
        self.text.block.inlines.append(mark)

    def _target(self, relation: str) -> str:
        if self._part != self.text.part:
            self._part = self.text.part
            self._relations = self.package.relations(self._part)
        return self._relations.get(relation, ("", ""))[0]

    # ---- in a run

    def _run(self, run: Element) -> None:
        look = self.text.styles.format(run.find(RPR))
        start = self.length
        hidden = look.hidden or self.text.hidden
        fields = self.fields
        for child in run:
            tag = child.tag
            if tag == f"{W}fldChar":
                self._field(child.get(f"{W}fldCharType", ""))
            elif tag == f"{W}instrText":
                if self.fields and self.fields[-1].in_code:
                    self.fields[-1].code += child.text or ""
            elif hidden or (fields and any(field.in_code for field in fields)):
                continue
            elif tag == f"{W}t":
                self._characters(child, run)
            elif handle := self._within.get(tag):
                handle(child, run)
        if self.length > start:
            self._extend(look, start)

    def _extend(self, look: Format, start: int) -> None:
        """Emphasis and the like; Word cuts runs anywhere, so that neighbours are put together."""
        if look is PLAIN:
            return
        kinds = (
            (InlineKind.STRONG, look.strong),
            (InlineKind.EMPHASIS, look.emphasis),
            (InlineKind.SUPERSCRIPT, look.superscript),
        )
        for kind, on in kinds:
            last = self._marks.get(kind)
            if not on:
                continue
            if last and last.end == start:
                self._marks[kind] = Inline(kind, last.start, self.length)
                continue
            if last:
                self._mark(last)
            self._marks[kind] = Inline(kind, start, self.length)

    def _put(self, text: str, run: Element) -> None:
        if text:
            self.text.put(text, run)

    def _characters(self, element: Element, run: Element) -> None:
        text = (element.text or "").translate(BLANKS)
        if element.get("{http://www.w3.org/XML/1998/namespace}space") != "preserve":
            text = text.strip(" ")
        self._put(text, run)

    def _break(self, element: Element, run: Element) -> None:
        """A break of the line is a character, one of the page or the column is layout."""
        self.text.line_break(run if element.get(f"{W}type", "textWrapping") == "textWrapping" else None)

    def _symbol(self, element: Element, run: Element) -> None:
        try:
            code = int(element.get(f"{W}char", ""), 16)
        except ValueError:
            return
        if element.get(f"{W}font", "").lower() == "symbol":
            self._put(SYMBOLS.get(code & 0xFF, OBJECT), run)
        else:
            private = 0xE000 <= code <= 0xF8FF or code > 0x10FFFF or 0xD800 <= code <= 0xDFFF or code < 0x20
            self._put(OBJECT if private else chr(code), run)

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self.fields.append(_Field())
        elif kind == "separate" and self.fields:
            self.fields[-1].in_code, self.fields[-1].start = False, self.length
        elif kind == "end" and self.fields:
            field = self.fields.pop()
            self._link(field.target if not field.in_code else "", field.start)

    def _note(self, element: Element, kind: str, lead: str) -> None:
        cited = self.cited[kind]
        index = cited.setdefault(element.get(f"{W}id", ""), len(cited) + 1)
        self._mark(Inline(InlineKind.FOOTNOTE_REFERENCE, self.length, self.length, f"{lead}{index}"))

    def _alternate(self, element: Element, run: Element) -> None:
        """The first choice; what stands for programs that do not know it would say the same again."""
        for name in ("Choice", "Fallback"):
            chosen = element.find(f"{MC}{name}")
            if chosen is not None:
                for child in chosen:
                    if handle := self._within.get(child.tag):
                        handle(child, run)
                return

    def _drawing(self, element: Element, run: Element) -> None:
        boxes = text_boxes(element)
        self.boxes += boxes
        if not boxes:
            blip = next(element.iter(f"{A}blip"), None)
            target = self._target(blip.get(f"{R}embed", "")) if blip is not None else ""
            self._mark(Inline(InlineKind.IMAGE, self.length, self.length, target))
