"""What the elements of HTML are to a reader of the page."""

from __future__ import annotations

from healthlint.document import InlineKind

VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())  # noqa: SIM905
SILENT = frozenset({"script", "style", "noscript", "template", "svg", "iframe", "select", "textarea", "object"})
FURNITURE = frozenset({"nav", "aside", "footer", "header", "form", "button", "dialog"})
MAIN = frozenset({"article", "main"})
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
LISTS = frozenset({"ul", "ol", "dl"})
ITEMS = frozenset({"li", "dt", "dd"})
CELLS = frozenset({"td", "th"})
BLOCKS = (
    HEADINGS
    | LISTS
    | ITEMS
    | CELLS
    | MAIN
    | FURNITURE
    | frozenset({"p", "div", "section", "blockquote", "pre", "table", "thead", "tbody", "tfoot", "tr", "caption"})
    | frozenset({"figure", "figcaption", "hr", "body", "html", "head", "address", "details", "summary", "hgroup"})
)
# an opening tag ends these when they are open inside the nearest of the given containers
IMPLIED = {
    "li": (frozenset({"li"}), LISTS),
    "dt": (ITEMS, LISTS),
    "dd": (ITEMS, LISTS),
    "tr": (frozenset({"tr", "td", "th"}), frozenset({"table"})),
    "td": (CELLS, frozenset({"tr", "table"})),
    "th": (CELLS, frozenset({"tr", "table"})),
    "tbody": (frozenset({"thead", "tbody", "tr", "td", "th"}), frozenset({"table"})),
}
MARKS = {
    "a": InlineKind.LINK,
    "b": InlineKind.STRONG,
    "strong": InlineKind.STRONG,
    "i": InlineKind.EMPHASIS,
    "em": InlineKind.EMPHASIS,
    "sup": InlineKind.SUPERSCRIPT,
}
