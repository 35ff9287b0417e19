"""Word files become the same kinds of blocks; every place can be said in words; hostile files get one clear line."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import jsonschema
import pytest
from conftest import Command
from docx.document import Document as WordDocument
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.run import Run
from hypothesis import given, settings
from hypothesis import strategies as st
from test_reporters import REPORT_SCHEMA, SARIF_SCHEMA
from test_source_map import hold
from word_files import SPACES, field, item, par, read, run, word

from healthlint import reporters
from healthlint.config import Settings
from healthlint.document import BlockKind, Document, InlineKind
from healthlint.pack import Pack
from healthlint.readers import ReadError, Source, parse
from healthlint.readers import docx_package as package
from healthlint.reporters import claims
from healthlint.result import RunResult
from healthlint.runner import Input, Runner
from healthlint.span import Span


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks if not block.furniture]


def find(document: Document, quote: str) -> Span:
    start = document.source.index(quote)
    return Span(start, start + len(quote))


def saved(document: WordDocument) -> bytes:
    out = BytesIO()
    document.save(out)
    return out.getvalue()


# ---- blocks


def test_headings_by_outline_level_name_and_base() -> None:
    body = [par("One", style="u1"), par("Two", style="u2"), par("Three", style="own")]
    body += [
        par("Four", properties='<w:outlineLvl w:val="2"/>'),
        par("Text", style="u1", properties='<w:outlineLvl w:val="9"/>'),
    ]
    document = read("".join(body))
    assert [(block.text, block.level) for block in document.blocks] == [
        ("One", 1), ("Two", 2), ("Three", 2), ("Four", 3), ("Text", 0),
    ]  # fmt: skip


def test_below_a_title_headings_are_one_level_deeper() -> None:
    document = read(par("Sleep", style="t") + par("Naps", style="u1"))
    assert [block.level for block in document.blocks] == [1, 2]
    assert document.title_text == "Sleep"


def test_without_headings_short_bold_lines_are_headings() -> None:
    bold = run("Why naps help", "<w:b/>")
    document = read(par(run("Naps", "<w:b/>")) + par("Text.") + par(bold) + par(run("All of it is bold.", "<w:b/>")))
    kinds = [(block.kind, block.level) for block in document.blocks]
    assert kinds == [("heading", 1), ("paragraph", 0), ("heading", 2), ("paragraph", 0)]
    document = read(par("Naps", style="u1") + par(bold))
    assert document.blocks[1].kind is BlockKind.PARAGRAPH


def test_lists_have_order_depth_and_numbers() -> None:
    body = [item("a"), item("b"), item("b1", level=1), item("b2", level=1), item("c")]
    body += [par("Then:"), item("d"), item("e", 3), item("f", 2), par("f2", style="lb2"), par("more", style="lp")]
    places = [block.list_place for block in read("".join(body)).blocks]
    assert [place and (place.list_id, place.index, place.depth, place.ordered, place.marker) for place in places] == [
        (0, 0, 0, True, "1."), (0, 1, 0, True, "2."), (1, 0, 1, True, "1."), (1, 1, 1, True, "2."),
        (0, 2, 0, True, "3."), None, (2, 0, 0, True, "4."), (3, 0, 0, True, "1."), (4, 0, 0, False, "•"),
        (5, 0, 1, False, "•"), (5, 0, 1, False, "•"),
    ]  # fmt: skip


def test_typed_marks_in_a_row_make_a_list() -> None:
    body = [
        par("Do this:"),
        par("1. ", run("Rest", "<w:b/>"), "."),
        par("2. Wait."),
        par("3 days later:"),
        par("– one"),
    ]
    body += [par("Then."), par("•\u00a0", "a"), par("•\u00a0b"), par("4) Alone."), par("6) Other.")]
    document = read("".join(body))
    hold(document)
    items = [(b.text, p.list_id, p.index, p.ordered, p.marker) for b in document.blocks if (p := b.list_place)]
    assert items == [
        ("Rest.", 0, 0, True, "1."), ("Wait.", 0, 1, True, "2."), ("a", 1, 0, False, "•"), ("b", 1, 1, False, "•"),
    ]  # fmt: skip
    rest = document.blocks[1]
    assert rest.span().of(document.source) == "Rest."
    assert document.where(rest.span()) == "paragraph 2, characters 4–8"
    assert [rest.text[mark.start : mark.end] for mark in rest.inlines] == ["Rest"]


def test_a_style_may_be_taken_off_its_list() -> None:
    assert read(item("No item", 0, style="lb2")).blocks[0].kind is BlockKind.PARAGRAPH


CELL = "<w:tc><w:tcPr>{}</w:tcPr>{}</w:tc>"
TABLE = (
    '<w:tbl><w:tblPr><w:tblLook w:val="04A0"/></w:tblPr><w:tr>'
    + CELL.format("", par("Drug"))
    + CELL.format("", par("Dose"))
    + CELL.format("", par("When"))
    + "</w:tr><w:tr>"
    + CELL.format('<w:vMerge w:val="restart"/>', par("All") + par("of them"))
    + CELL.format('<w:gridSpan w:val="2"/>', par("none"))
    + '</w:tr><w:sdt><w:sdtContent><w:tr><w:trPr><w:gridBefore w:val="0"/></w:trPr>'
    + CELL.format("<w:vMerge/>", par())
    + CELL.format("", par())
    + CELL.format("", par("late"))
    + "</w:tr></w:sdtContent></w:sdt><w:tr><w:trPr><w:del/></w:trPr>"
    + CELL.format("", par("gone"))
    + "</w:tr></w:tbl>"
)


def test_cells_stand_in_their_columns() -> None:
    document = read(par("Above.") + TABLE + par("Below."))
    cells = [(b.text, p.row, p.column, p.width, p.header) for b in document.blocks if (p := b.cell_place)]
    assert cells == [
        ("Drug", 0, 0, 1, True), ("Dose", 0, 1, 1, True), ("When", 0, 2, 1, True),
        ("All of them", 1, 0, 1, False), ("none", 1, 1, 2, False), ("", 2, 1, 1, False), ("late", 2, 2, 1, False),
    ]  # fmt: skip
    assert document.source == "Above.\n\nDrug\nDose\nWhen\nAll\nof them\nnone\n\nlate\n\nBelow."
    assert document.table_spans[0].of(document.source).splitlines()[0::7] == ["Drug", "late"]
    assert document.where(find(document, "late")) == "table 1, row 3, cell 3, characters 1–4"
    assert document.where(find(document, "them")) == "table 1, row 2, cell 1, characters 8–11"


def test_an_empty_cell_has_its_line() -> None:
    row = "<w:tr>" + CELL.format("", par()) * 2 + "</w:tr>"
    document = read(f"<w:tbl>{row}{row}</w:tbl>")
    assert [document.where(block.span()) for block in document.blocks][1:3] == [
        "table 1, row 1, cell 2",
        "table 1, row 2, cell 1",
    ]


def test_a_table_of_one_column_is_a_box_around_text() -> None:
    rows = [par("Call for help", style="u2"), par("At once.")]
    document = read("<w:tbl>" + "".join(f"<w:tr>{CELL.format('', row)}</w:tr>" for row in rows) + "</w:tbl>")
    assert [block.kind for block in document.blocks] == [BlockKind.HEADING, BlockKind.PARAGRAPH]
    assert document.where(find(document, "At once.")) == "paragraph 2, characters 1–8"


def test_tables_in_cells_follow_them() -> None:
    inner = "<w:tbl><w:tr>" + CELL.format("", par("x")) + CELL.format("", par("y")) + "</w:tr></w:tbl>"
    row = CELL.format("", par("a") + inner + par("b")) + CELL.format("", par("c"))
    document = read(f"<w:tbl><w:tr>{row}</w:tr></w:tbl>")
    assert [(b.text, b.cell_place.table_id) for b in document.blocks if b.cell_place] == [
        ("a b", 0), ("x", 1), ("y", 1), ("c", 0),
    ]  # fmt: skip


# ---- what stands in a paragraph


def test_runs_are_put_together_and_marks_with_them() -> None:
    bold = "<w:b/>"
    strong, raised = '<w:rStyle w:val="s"/>', '<w:vertAlign w:val="superscript"/>'
    runs = [run("very ", bold), run("com", bold), run("mon", f"{bold}<w:i/>"), ".", run("1", raised)]
    document = read(par("It is ", *runs, run("x", strong), run("y", f'{strong}<w:b w:val="0"/>')))
    block = document.blocks[0]
    assert block.text == "It is very common.1xy"
    assert {(mark.kind.value, block.text[mark.start : mark.end]) for mark in block.inlines} == {
        ("strong", "very common"), ("emphasis", "mon"), ("superscript", "1"), ("strong", "x"),
    }  # fmt: skip
    assert len(block.segments) == 1


def test_special_characters() -> None:
    inner = (
        '<w:r><w:t xml:space="preserve">a</w:t><w:tab/><w:t>  b\n</w:t><w:noBreakHyphen/><w:t>c</w:t><w:softHyphen/>'
        '<w:t>d</w:t><w:sym w:font="Symbol" w:char="F0B3"/><w:sym w:font="Wingdings" w:char="F0E0"/>'
        '<w:br/><w:t>e</w:t><w:br w:type="page"/></w:r>'
        "<m:oMath><m:r><m:t>k=2</m:t></m:r></m:oMath>"
    )
    block = read(f"<w:p>{inner}</w:p>").blocks[0]
    assert block.text == "a\tb\u2011cd≥\ufffc e k=2"
    assert [block.text[start:end] for start, end in block.lines()] == ["a\tb\u2011cd≥\ufffc", "e", "k=2"]


def test_links_and_fields_keep_their_result() -> None:
    link = f'<w:hyperlink r:id="rId9" w:anchor="top">{run("a review")}</w:hyperlink>'
    body = par(
        "See ",
        link,
        " or ",
        field(' HYPERLINK "https://e.org/y" ', run("a trial")),
        ", page ",
        field("PAGE", run("3")),
        ".",
    )
    body += par('<w:fldSimple w:instr="HYPERLINK \\l here">' + run("there") + "</w:fldSimple>", field(' XE "index" '))
    document = read(body, links="rId9=https://e.org/x")
    assert texts(document) == ["See a review or a trial, page 3.", "there"]
    assert [(m.kind, m.target, b.text[m.start : m.end]) for b in document.blocks for m in b.inlines] == [
        (InlineKind.LINK, "https://e.org/x#top", "a review"),
        (InlineKind.LINK, "https://e.org/y", "a trial"),
        (InlineKind.LINK, "#here", "there"),
    ]


def test_a_field_that_is_never_ended_does_not_swallow_the_article() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    assert texts(read(par("One", begin, "lost") + par("Two."))) == ["One", "Two."]


def test_insertions_are_text_and_deletions_are_not() -> None:
    gone = '<w:del w:id="1"><w:r><w:delText>bad</w:delText></w:r></w:del>'
    moved = f"<w:moveFrom>{run('x')}</w:moveFrom><w:moveTo>{run('y')}</w:moveTo>"
    document = read(par("A ", gone, f"<w:ins>{run('good')}</w:ins>", " day ", moved))
    assert texts(document) == ["A good day y"]


def test_a_paragraph_whose_end_is_deleted_goes_on() -> None:
    mark = "<w:rPr><w:del/></w:rPr>"
    document = read(
        par("Rest ", properties=mark, style="u1") + par("", properties=mark) + par("helps.", style="z") + par("End.")
    )
    assert [(block.text, block.kind, block.quoted) for block in document.blocks] == [
        ("Rest helps.", "paragraph", True),
        ("End.", "paragraph", False),
    ]


def test_a_large_initial_belongs_to_its_word() -> None:
    document = read(par("S", properties='<w:framePr w:dropCap="drop"/>') + par("leep helps."))
    assert texts(document) == ["Sleep helps."]


def test_hidden_text_comments_and_old_properties_are_no_text() -> None:
    hidden = run("x", "<w:vanish/>") + run("y", '<w:rStyle w:val="h"/>')
    comment = (
        '<w:commentRangeStart w:id="1"/>'
        + run("Plain")
        + '<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>'
    )
    document = read(
        par(hidden, comment, run(" end", '<w:vanish w:val="0"/>')),
        comments='<w:comment w:id="1">' + par("Is it so?") + "</w:comment>",
    )
    assert texts(document) == ["Plain end"]


def test_content_controls_and_smart_tags_are_transparent() -> None:
    inner = (
        f"<w:smartTag>{run('Bonn')}</w:smartTag><w:sdt><w:sdtPr/><w:sdtContent>{run(' 2024')}</w:sdtContent></w:sdt>"
    )
    assert texts(read(f"<w:sdt><w:sdtContent>{par(inner)}</w:sdtContent></w:sdt>")) == ["Bonn 2024"]


def test_notes_follow_in_the_order_of_their_marks() -> None:
    def mark(kind: str, number: int) -> str:
        return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'

    def note(kind: str, number: int, *body: str) -> str:
        return f'<w:{kind} w:id="{number}">' + "".join(body) + f"</w:{kind}>"

    document = read(
        par("One.", mark("footnote", 5), " Two.", mark("footnote", 2), " Three.", mark("endnote", 1)),
        footnotes=note("footnote", 0, par("---"))
        + note("footnote", 2, par("Second."))
        + note("footnote", 5, par("First."), par("More.")),
        endnotes=note("endnote", 1, par("Last.")),
    )
    assert texts(document) == ["One. Two. Three.", "First.", "More.", "Second.", "Last."]
    assert [block.name for block in document.blocks[1:]] == ["1", "1", "2", "e1"]
    assert all(block.kind is BlockKind.FOOTNOTE and block.reference for block in document.blocks[1:])
    assert [mark.target for mark in document.blocks[0].inlines] == ["1", "2", "e1"]
    places = [document.where(block.span()) for block in document.blocks[1:]]
    assert [place.rpartition(",")[0] for place in places] == [
        "footnote 1", "footnote 1, paragraph 2", "footnote 2", "endnote 1",
    ]  # fmt: skip


def test_text_boxes_follow_their_paragraph_once() -> None:
    def box(text: str) -> str:
        return f"<w:txbxContent>{par(text)}{par('Second.')}</w:txbxContent>"

    shape = (
        f"<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>{box('Boxed.')}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box('Boxed.')}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    document = read(par("Before", shape, " after.") + par("Then."))
    assert texts(document) == ["Before after.", "Boxed.", "Second.", "Then."]
    assert document.where(find(document, "Second.")) == "text box 1, paragraph 2, characters 1–7"
    assert document.where(find(document, "Then.")) == "paragraph 2, characters 1–5"


def test_a_picture_leaves_its_mark() -> None:
    picture = '<w:r><w:drawing><a:blip r:embed="rId9"/></w:drawing></w:r>'
    document = read(par("Text.") + par(picture), links="rId9=https://e.org/knee.png")
    assert [(mark.kind, mark.target) for mark in document.blocks[1].inlines] == [
        (InlineKind.IMAGE, "https://e.org/knee.png")
    ]


def test_headers_footers_and_contents_are_furniture() -> None:
    references = '<w:headerReference r:id="header1"/>' * 2 + '<w:footerReference r:id="footer2"/>'
    section = f"<w:sectPr>{references}</w:sectPr>"
    document = read(par("Naps 3", style="c") + par("Text.") + section, header1=par("Ward News"), footer2=par("Page"))
    assert [(block.text, block.furniture) for block in document.blocks] == [
        ("Naps 3", True), ("Text.", False), ("Ward News", True), ("Page", True),
    ]  # fmt: skip
    assert document.where(find(document, "News")) == "header, characters 6–9"


def test_properties_become_front_matter_with_places() -> None:
    core = "<dc:title>Sore Teeth</dc:title><dc:creator>Ana Ruiz</dc:creator>"
    core += "<dcterms:modified>2024-05-03T08:00:00Z</dcterms:modified>"
    document = read(par("Text."), core=core)
    front = document.front_matter
    assert front is not None
    assert front.values == {"title": "Sore Teeth", "author": "Ana Ruiz", "saved": "2024-05-03T08:00:00Z"}
    assert {key: span.of(document.source) for key, span in front.spans.items()} == front.values
    assert document.where(front.spans["author"]) == "document property “author”, characters 1–8"
    assert document.title_text == "Sore Teeth"
    assert read(par("Text."), core="<dc:creator>python-docx</dc:creator>").front_matter is None


def test_the_strict_form_reads_alike() -> None:
    data = BytesIO(word(par("Naps", style="u1") + item("One")))
    out = BytesIO()
    strict = {usual: other for other, usual in package.STRICT.items()}
    with ZipFile(data) as old, ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            for usual, other in strict.items():
                content = content.replace(usual, other)
            new.writestr(name, content)
    blocks = parse("a.docx", Source("", data=out.getvalue())).blocks
    assert [(block.kind, block.text) for block in blocks] == [("heading", "Naps"), ("list-item", "One")]


# ---- places


def test_places_in_words() -> None:
    document = read(par("Naps", style="u1") + par() + par("  They help ", run("a lot", "<w:b/>"), "."))
    assert document.source == "Naps\n\n  They help a lot."
    assert document.where(find(document, "help a")) == "paragraph 2, characters 8–13"
    assert document.where(find(document, "T")) == "paragraph 2, character 3"
    assert document.where(Span(6, 6)) == "paragraph 2"
    assert document.where(Span(1, 10)) == "paragraph 1, character 2, to paragraph 2, character 4"
    places = document.places
    assert places is not None
    parts = [(part.index, start, end) for part, start, end in places.runs_of(find(document, "help a"))]
    assert parts == [(1, 7, 12), (2, 0, 1)]
    assert {part.part for part, _, _ in places.runs_of(Span(0, 99))} == {"word/document.xml"}


WORDS = st.text(alphabet="ab Éß🧘’“.,%-\u00a0\u00ad", min_size=1, max_size=12)
PIECE = st.tuples(
    st.sampled_from(["plain", "bold", "italic", "inserted", "deleted", "hidden", "link", "break", "tab"]), WORDS
)
USED = ["Normal", "Heading 1", "Heading 2", "List Bullet", "List Number", "Title", "Quote"]
PARAGRAPH = st.tuples(st.sampled_from(USED), st.lists(PIECE, max_size=6))


def write(document: WordDocument, style: str, pieces: list[tuple[str, str]]) -> str:
    """Add a paragraph; the text that a reader of it sees."""
    paragraph = document.add_paragraph(style=style)
    shown = ""
    for kind, text in pieces:
        added = paragraph.add_run(text)
        added.bold, added.italic, added.font.hidden = kind == "bold", kind == "italic", kind == "hidden"
        if kind in ("inserted", "deleted", "link"):
            around = OxmlElement({"inserted": "w:ins", "deleted": "w:del", "link": "w:hyperlink"}[kind])
            paragraph._p.append(around)
            around.append(added._r)
            if kind == "deleted":
                for element in added._r.findall(qn("w:t")):
                    element.tag = qn("w:delText")
        if kind == "break":
            added.add_break(WD_BREAK.LINE)
        if kind == "tab":
            added.add_tab()
        shown += "" if kind in ("deleted", "hidden") else text + {"break": "\n", "tab": "\t"}.get(kind, "")
    return shown


@settings(max_examples=30)
@given(st.lists(PARAGRAPH, max_size=6))
def test_the_text_is_what_was_written(paragraphs: list[tuple[str, list[tuple[str, str]]]]) -> None:
    written = docx.Document()
    shown = [write(written, style, pieces) for style, pieces in paragraphs]
    document = parse("a.docx", Source("", data=saved(written)))
    hold(document)
    assert document.places is not None and document.front_matter is not None
    text = document.source[: document.front_matter.span.start]
    assert text.split() == " ".join(shown).split()
    lines = [block.span_in_source.of(text).split() for block in document.blocks]
    assert [word for line in lines for word in line] == text.split()
    for block, line in zip(document.blocks, lines, strict=True):
        words = block.text.split()
        assert line[len(line) - len(words) :] == words, "only a typed mark is left out"
        assert len(line) - len(words) <= 1
    elements = list(written.element.iter(qn("w:r")))
    for block in document.blocks:
        span = block.span()
        assert document.places.place(span).until is None
        pieces = [Run(elements[part.index], None).text[low:high] for part, low, high in document.places.runs_of(span)]  # type: ignore[arg-type]
        assert "".join(pieces) == span.of(document.source), "runs lead to the exact words"


ARTICLE = [
    ("Heading 1", "Sleep and Screens"),
    ("Normal", "Over 60% of teenagers sleep badly. Screens cure nothing, especially whether you use them late."),
    ("Heading 2", "What Helps"),
    ("Normal", "Try this:"),
    ("List Bullet", "Take 5.0 mg of melatonin"),
    ("List Bullet", "Read a book."),
    ("Heading 2", "When to See a Doctor"),
    ("Normal", "Studies show that naps are good. The the rest is up to you."),
]
MARKDOWN = {"Heading 1": "# ", "Heading 2": "## ", "List Bullet": "- ", "Normal": ""}


def checked(packs: list[Pack], name: str, data: bytes, **chosen: object) -> RunResult:
    """The result for a file of this name and content, by the text lane."""
    source = Source("", data=data) if name.endswith(".docx") else Source(data.decode())
    return Runner(Settings(lanes=("text",), **chosen), packs, claims=True).run([Input(name, source)])  # type: ignore[arg-type]


def twins() -> tuple[bytes, bytes]:
    """The article as a Word file and as Markdown."""
    written = docx.Document()
    for style, text in ARTICLE:
        written.add_paragraph(text, style=style)
    lines = [MARKDOWN[style] + text for style, text in ARTICLE]
    return saved(written), "\n\n".join(lines).replace("\n\n- Read", "\n- Read").encode()


def test_a_word_file_has_the_findings_of_its_markdown_twin(packs: list[Pack]) -> None:
    word_file, markdown = twins()
    found, expected = (
        Counter((d.rule_id, d.quote, d.message.replace("paragraph", "line")) for _, d in result.diagnostics())
        for result in (checked(packs, "a.docx", word_file), checked(packs, "a.md", markdown))
    )
    assert found == expected
    assert len(found) > 4


def test_every_report_says_the_place(packs: list[Pack]) -> None:
    result = checked(packs, "sleep.docx", twins()[0], select=("dose/trailing-zero",))
    where = "paragraph 5, characters 6–11"
    assert reporters.render(result, "text").startswith(f"sleep.docx: {where}: error dose/trailing-zero: ")
    shown = reporters.render(result, "text", reporters.Terminal(colour=False))
    assert f"dose/trailing-zero  {where}\n" in shown and "│ Take 5.0 mg of melatonin" in shown
    data = json.loads(reporters.render(result, "json"))
    jsonschema.validate(data, REPORT_SCHEMA)
    (found,) = data["files"][0]["diagnostics"]
    assert found["place"] == {"text": where, "paragraph": 5, "first": 6, "last": 11}
    assert found["start"] == {"line": 9, "column": 6}
    log = json.loads(reporters.render(result, "sarif"))
    jsonschema.validate(log, SARIF_SCHEMA)
    (marked,) = log["runs"][0]["results"]
    (location,) = marked["locations"]
    assert location["logicalLocations"] == [{"fullyQualifiedName": "paragraph 5", "kind": "paragraph"}]
    assert location["properties"]["place"]["text"] == where
    assert "fixes" not in marked
    assert f'<span class="quiet where">{where.capitalize()}</span>' in reporters.render(result, "html")
    assert "paragraph 2, characters" in claims.render(result, "table", {})
    assert ',"paragraph 2, characters' in claims.render(result, "csv", {})
    listed = json.loads(claims.render(result, "json", {}))["files"][0]["claims"]
    assert listed[0]["place"]["paragraph"] == 2


def test_repeats_name_the_paragraph(packs: list[Pack]) -> None:
    text = "A pillow that is neither too high nor too low keeps the neck in line with the spine all night."
    body = par("Necks", style="u1") + par(text) + par("Other words stand here.") + par(text)
    result = checked(packs, "a.docx", word(body), select=("structure",))
    assert any("repeats paragraph 2" in found.message for _, found in result.diagnostics())


def test_a_word_file_is_never_rewritten(healthlint: Command, tmp_path: Path) -> None:
    before, _ = twins()
    (tmp_path / "sleep.docx").write_bytes(before)
    for option in ("--fix", "--diff"):
        done = healthlint("check", option, "--unsafe", "--select", "dose/trailing-zero", "sleep.docx")
        assert done.returncode == 1
        assert done.stderr.startswith(
            "healthlint: sleep.docx: a Word file is never rewritten; `healthlint report FILE "
        )
        assert (tmp_path / "sleep.docx").read_bytes() == before


def test_word_files_are_found_in_folders_and_read_from_standard_input(healthlint: Command, tmp_path: Path) -> None:
    data, _ = twins()
    (tmp_path / "sleep.docx").write_bytes(data)
    (tmp_path / "~$sleep.docx").write_bytes(b"\x05Ana")
    only = ("--select", "dose/trailing-zero")
    assert " in 1 file\n" in healthlint("check", *only, ".").stdout
    done = healthlint("check", *only, "--stdin-filename", "x.docx", "-", stdin=data)
    assert done.stdout.startswith("x.docx: paragraph 5, ")


def test_nothing_of_it_is_loaded_for_other_formats(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# Naps\n\nText.\n")
    code = (
        "import sys\nfrom healthlint.cli import main\ntry: main(['check', '--lanes', 'text', 'a.md'])\n"
        "except SystemExit: pass\n"
        "print([name for name in sys.modules if 'docx' in name or name in ('xml.etree.ElementTree', 'lxml')])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout.endswith("[]\n")


# ---- hostile files


def zipped(**parts: bytes) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as file:
        for name, data in parts.items():
            file.writestr(name.replace("__", "/").replace("_xml", ".xml"), data)
    return out.getvalue()


ENTITY = b'<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><d>&b;</d>'
HOSTILE = {
    "no zip archive": b"Just text.",
    "damaged": word(par("Text."))[:900],
    "old format": package.OLE + bytes(600),
    "locked with a password": package.OLE + "EncryptedPackage".encode("utf-16-le"),
    "no document part": zipped(other_xml=b"<a/>"),
    "not a Word document": zipped(word__document_xml=b"<workbook/>"),
    "is not XML": zipped(word__document_xml=b"<a><b></a>"),
    "has no body": zipped(word__document_xml=f"<w:document {SPACES}/>".encode()),
    "declares a document type": zipped(word__document_xml=ENTITY),
    "document type in word/document.xml": zipped(word__document_xml=("\ufeff" + ENTITY.decode()).encode("utf-16-le")),
    "nested too deeply": word("<w:sdt><w:sdtContent>" * 3000 + par("x") + "</w:sdtContent></w:sdt>" * 3000),
}


@pytest.mark.parametrize("reason", HOSTILE)
def test_what_cannot_be_read_gets_one_clear_line(reason: str) -> None:
    with pytest.raises(ReadError) as caught:
        parse("a.docx", Source("", data=HOSTILE[reason]))
    assert reason in caught.value.reason
    assert caught.value.remedy and "\n" not in str(caught.value)


def test_a_zip_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "XML_LIMIT", 1_000_000)
    with pytest.raises(ReadError, match="more than 1 MB of text and formatting when unpacked"):
        parse("a.docx", Source("", data=word(par("x") * 100_000)))


def test_nor_is_a_file_of_nothing_but_tags_read() -> None:
    with pytest.raises(ReadError, match="more than 2,000,000 tags"):
        parse("a.docx", Source("", data=word("<w:p/>" * 2_000_001)))


def test_a_part_that_lies_about_its_size_is_damaged() -> None:
    data = bytearray(word(par("x") * 100_000))
    at = data.index(b"PK\x01\x02", data.rindex(b"word/styles.xml") - 3000)
    while data[at + 46 : at + 63] != b"word/document.xml":
        at = data.index(b"PK\x01\x02", at + 1)
    data[at + 24 : at + 28] = (500).to_bytes(4, "little")
    with pytest.raises(ReadError, match="damaged"):
        parse("a.docx", Source("", data=bytes(data)))


def test_the_command_goes_on_with_the_other_files(healthlint: Command, tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"Just text.")
    (tmp_path / "b.docx").write_bytes(os.urandom(64) * 800_000)
    (tmp_path / "c.doc").write_bytes(package.OLE)
    (tmp_path / "d.md").write_text("# Naps\n\nTake 5.0 mg.\n")
    done = healthlint("check", "--select", "dose/trailing-zero", "a.docx", "b.docx", "c.doc", "d.md")
    assert done.returncode == 3
    assert "d.md:3:6" in done.stdout
    first, second, third = done.stderr.splitlines()
    assert first.startswith("healthlint: a.docx: is not a Word file") and "save it as .docx" in first
    assert second == "healthlint: b.docx: has 51 MB, more than 20 MB; compress its pictures or exclude it"
    assert third == "healthlint: c.doc: no reader for “.doc” files; save it as .docx"


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice (soffice)")
def test_what_libreoffice_writes_reads_alike(tmp_path: Path) -> None:
    (tmp_path / "sleep.docx").write_bytes(twins()[0])
    out = tmp_path / "again"
    command = [
        "soffice",
        "--headless",
        f"-env:UserInstallation=file://{tmp_path}/home",
        "--convert-to",
        "docx:MS Word 2007 XML",
    ]
    subprocess.run(
        [*command, "--outdir", str(out), str(tmp_path / "sleep.docx")], check=True, capture_output=True, timeout=180
    )
    before, after = (
        parse(path.name, Source("", data=path.read_bytes())) for path in (tmp_path / "sleep.docx", out / "sleep.docx")
    )
    assert [(b.kind, b.level, b.text) for b in before.blocks] == [(b.kind, b.level, b.text) for b in after.blocks]
