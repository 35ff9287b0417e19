"""Parts of Word files as text: comments, and what a file of our own needs around its body (ECMA-376 parts 1 and 2)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import msgspec

from healthlint.span import Span

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
AUTHOR = "healthlint"
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SPACE = re.compile(r"[\t\n\r]")


class Remark(msgspec.Struct, frozen=True):
    """What a comment says, a paragraph a line, of a span of the source."""

    span: Span
    lines: tuple[str, ...]


def xml_text(text: str) -> str:
    """Text as XML can hold it, on one line; what it cannot hold becomes a replacement character."""
    return escape(_ILLEGAL.sub("\ufffd", _SPACE.sub(" ", text)), quote=True)


def comment(number: int, lines: Iterable[str], prefix: str = "w:") -> str:
    """A comment of one paragraph a line. It has no date: the same findings make the same file."""
    p = prefix
    body = "".join(f'<{p}p><{p}r><{p}t xml:space="preserve">{xml_text(line)}</{p}t></{p}r></{p}p>' for line in lines)
    return f'<{p}comment {p}id="{number}" {p}author="{AUTHOR}" {p}initials="hl">{body}</{p}comment>'


def zipped(entries: Iterable[tuple[str | ZipInfo, bytes]]) -> bytes:
    """A zip archive of these entries in their order; new ones carry no time."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for entry, data in entries:
            info = entry if isinstance(entry, ZipInfo) else ZipInfo(entry)
            archive.writestr(info, data, ZIP_DEFLATED if isinstance(entry, str) else entry.compress_type)
    return out.getvalue()


def relation(name: str, kind: str, target: str, *, external: bool = False) -> str:
    """A relationship of a part."""
    mode = ' TargetMode="External"' if external else ""
    return f'<Relationship Id="{name}" Type="{kind}" Target="{xml_text(target)}"{mode}/>'


def new_file(body: str, comments: Iterable[str], lists: Iterable[str], links: dict[str, str], title: str) -> bytes:
    """A Word file; ``lists`` are numberings of ordered lists (1 is the one of bullets), ``links`` ids by address."""
    names = ("styles", "numbering", "comments")
    relations = [relation(name, f"{R}/{name}", f"{name}.xml") for name in names]
    relations += [relation(name, f"{R}/hyperlink", link, external=True) for link, name in links.items()]
    types = {name: f"{WORD}.{name}+xml" for name in names}
    overrides = "".join(f'<Override PartName="/word/{n}.xml" ContentType="{kind}"/>' for n, kind in types.items())
    core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{WORD}.document.main+xml"/>{overrides}'
        '<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
        + relation("rId1", f"{R}/officeDocument", "word/document.xml")
        + relation("rId2", f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml")
        + "</Relationships>",
        "docProps/core.xml": f'<cp:coreProperties xmlns:cp="{core}" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{xml_text(title)}</dc:title></cp:coreProperties>",
        "word/document.xml": f'<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{body}<w:sectPr>'
        '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" '
        'w:header="709" w:footer="709" w:gutter="0"/></w:sectPr></w:body></w:document>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
        f"{''.join(relations)}</Relationships>",
        "word/styles.xml": f'<w:styles xmlns:w="{W}">{_styles()}</w:styles>',
        "word/numbering.xml": f'<w:numbering xmlns:w="{W}">{_numbering(lists)}</w:numbering>',
        "word/comments.xml": f'<w:comments xmlns:w="{W}">{"".join(comments)}</w:comments>',
    }
    return zipped((name, (HEAD + text).encode()) for name, text in parts.items())


def _style(
    name: str, label: str, look: str = "", text: str = "", *, base: str = "Normal", kind: str = "paragraph"
) -> str:
    based = f'<w:basedOn w:val="{base}"/>' if base != name else ""
    default = ' w:default="1"' if name == "Normal" else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{name}"{default}><w:name w:val="{label}"/>{based}<w:qFormat/>'
        + (f"<w:pPr>{look}</w:pPr>" if look else "")
        + (f"<w:rPr>{text}</w:rPr>" if text else "")
        + "</w:style>"
    )


def _styles() -> str:
    font = '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/>'
    code = '<w:rFonts w:ascii="Courier New" w:hAnsi="Courier New" w:cs="Courier New"/><w:sz w:val="20"/>'
    sizes = (36, 30, 26, 24, 22, 22)
    headings = [
        _style(
            f"Heading{level}",
            f"heading {level}",
            f'<w:keepNext/><w:spacing w:before="240" w:after="80"/><w:outlineLvl w:val="{level - 1}"/>',
            f'<w:b/><w:sz w:val="{size}"/>',
        )
        for level, size in enumerate(sizes, 1)
    ]
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="999999"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    return "".join(
        [
            _style(
                "Normal", "Normal", '<w:spacing w:after="120"/>', f'{font}<w:sz w:val="22"/><w:lang w:val="en-US"/>'
            ),
            *headings,
            _style("Title", "Title", '<w:spacing w:after="200"/>', '<w:b/><w:sz w:val="44"/>'),
            _style("ListParagraph", "List Paragraph", "<w:contextualSpacing/>"),
            _style("Quote", "Quote", '<w:ind w:left="567" w:right="567"/>', "<w:i/>"),
            _style("Code", "HTML Preformatted", "", code),
            '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/>'
            f"<w:tblPr><w:tblBorders>{borders}</w:tblBorders></w:tblPr></w:style>",
        ]
    )


def _numbering(lists: Iterable[str]) -> str:
    def level(depth: int, form: str, text: str) -> str:
        return (
            f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
            f'<w:pPr><w:ind w:left="{567 * (depth + 1)}" w:hanging="340"/></w:pPr></w:lvl>'
        )

    bullets = "".join(level(depth, "bullet", "•") for depth in range(9))
    numbers = "".join(level(depth, "decimal", f"%{depth + 1}.") for depth in range(9))
    return (
        f'<w:abstractNum w:abstractNumId="0">{bullets}</w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="1">{numbers}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>{"".join(lists)}'
    )


def ordered_list(number: int, depth: int, start: int) -> str:
    """The numbering of an ordered list that begins at ``start``."""
    return (
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="{depth}">'
        f'<w:startOverride w:val="{start}"/></w:lvlOverride></w:num>'
    )
