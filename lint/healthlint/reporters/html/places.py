"""Prose as HTML, cut at the edges of its marks."""

from __future__ import annotations

from html import escape

import msgspec

from healthlint.document import Block, Document, Inline, InlineKind

_TAGS = {
    InlineKind.STRONG: "strong",
    InlineKind.EMPHASIS: "em",
    InlineKind.CODE: "code",
    InlineKind.SUPERSCRIPT: "sup",
}
_OBJECT = "\ufffc"


class Layer(msgspec.Struct):
    """Tags around prose ``[start, end)``; the first piece opens with ``first``, later ones with ``again``."""

    start: int
    end: int
    first: str
    again: str
    close: str


class Marks(msgspec.Struct):
    """What is laid over each block, by the block's index."""

    layers: dict[int, list[Layer]] = msgspec.field(default_factory=dict)

    def add(self, block: Block, layer: Layer) -> None:
        self.layers.setdefault(block.index, []).append(layer)


def marked_prose(document: Document, block: Block, layers: list[Layer], *, lines: bool = False) -> str:
    """The block's prose as HTML, cut wherever a mark or an inline begins or ends; all text escaped."""
    spans = [*layers, *(_inline_layer(inline) for inline in block.inlines if inline.end > inline.start)]
    points = [(layer.start, layer.first + layer.close) for layer in layers if layer.end == layer.start]
    points += [(inline.start, _inline_point(inline)) for inline in block.inlines if inline.end == inline.start]
    spans = [layer for layer in spans if layer.end > layer.start]
    if not (spans or points or block.breaks):
        return escape(block.text)
    spans.sort(key=lambda layer: (layer.start, -layer.end))
    breaks = {at for at in block.breaks if lines or _is_hard(document, block, at)}
    cuts = {0, len(block.text), *breaks, *(at + 1 for at in breaks), *(at for at, _ in points)}
    for layer in spans:
        cuts.update((layer.start, layer.end))
    edges = sorted(cuts)
    out: list[str] = []
    for start, end in zip(edges, [*edges[1:], edges[-1]], strict=True):
        out.extend(html for at, html in points if at == start)
        if end > start:
            out.append("<br>" if start in breaks else _piece(document, block, spans, start, end))
    return "".join(out)


def _piece(document: Document, block: Block, spans: list[Layer], start: int, end: int) -> str:
    text = block.text[start:end]
    if text == _OBJECT:
        text = block.span(start, end).of(document.source).strip("`")
    html = escape(text)
    over = [layer for layer in spans if layer.start <= start and end <= layer.end]
    for layer in reversed(over):
        html = f"{layer.first if layer.start == start else layer.again}{html}{layer.close}"
    return html


def _inline_layer(inline: Inline) -> Layer:
    if inline.kind is InlineKind.LINK:
        tag = f'<span class="link" title="{escape(inline.target)}">'
        return Layer(inline.start, inline.end, tag, tag, "</span>")
    if inline.kind is InlineKind.IMAGE:
        return Layer(inline.start, inline.end, '<span class="image">', '<span class="image">', "</span>")
    name = _TAGS.get(inline.kind, "sup")
    return Layer(inline.start, inline.end, f"<{name}>", f"<{name}>", f"</{name}>")


def _inline_point(inline: Inline) -> str:
    if inline.kind is InlineKind.IMAGE:
        return f'<span class="image" title="{escape(inline.target)}">image</span>'
    if inline.kind is InlineKind.FOOTNOTE_REFERENCE:
        return f"<sup>[{escape(inline.target)}]</sup>"
    return ""


def _is_hard(document: Document, block: Block, at: int) -> bool:
    """Whether the reader sees a new line here."""
    mark = block.span(at, at + 1).of(document.source).lower()
    return mark.startswith(("  ", "\\")) or "<br" in mark
