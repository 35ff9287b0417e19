"""Findings as comments in Word files: at the exact words, with nothing else changed."""

from __future__ import annotations

import re
import shutil
import subprocess
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import docx
import pytest
from conftest import Command
from hypothesis import given, settings
from hypothesis import strategies as st
from word_files import field, item, par, run, word

from healthlint.document import Document
from healthlint.places import Places
from healthlint.readers import Source, parse
from healthlint.reporters.docx.marks import with_comments
from healthlint.reporters.docx.parts import Remark
from healthlint.span import Span

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MARKS = re.compile(rb'<w:comment(?:RangeStart|RangeEnd) w:id="\d+"/>|<w:r><w:commentReference w:id="\d+"/></w:r>')
LIBREOFFICE = pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice (soffice)")


def anchored(data: bytes) -> dict[int, str]:
    """The words between the marks of each comment, a line end between paragraphs; read by an XML parser of its own."""
    root = ElementTree.fromstring(ZipFile(BytesIO(data)).read("word/document.xml"))
    open_comments: set[int] = set()
    words: dict[int, str] = {}

    def add(text: str) -> None:
        for number in open_comments:
            words[number] += text

    for element in root.iter():
        if element.tag == f"{W}commentRangeStart":
            number = int(element.get(f"{W}id", ""))
            open_comments.add(number)
            words[number] = ""
        elif element.tag == f"{W}commentRangeEnd":
            open_comments.remove(int(element.get(f"{W}id", "")))
        elif element.tag == f"{W}p":
            add("\n")
        elif element.tag == f"{W}t":
            keeps = element.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"
            add((element.text or "") if keeps else (element.text or "").strip(" "))
        elif element.tag in (f"{W}tab", f"{W}br"):
            add("\t" if element.tag == f"{W}tab" else "\n")
    assert not open_comments
    return words


def comments(data: bytes) -> list[tuple[str, list[str]]]:
    """Author and paragraphs of each comment."""
    root = ElementTree.fromstring(ZipFile(BytesIO(data)).read("word/comments.xml"))
    return [
        (note.get(f"{W}author", ""), ["".join(p.itertext()) for p in note.iter(f"{W}p")])
        for note in root.iter(f"{W}comment")
    ]


def opened(data: bytes) -> tuple[Document, Places]:
    document = parse("a.docx", Source("", data=data))
    assert document.places is not None
    return document, document.places


def commented(data: bytes, *quotes: str) -> dict[int, str]:
    """The words to which remarks on the given quotes are tied; the text of the file stays as it was."""
    document, places = opened(data)
    spans = [Span(at, at + len(quote)) for quote in quotes if (at := document.source.index(quote)) >= 0]
    out = with_comments(
        "a.docx", data, places, [Remark(span, ("See.", quote)) for span, quote in zip(spans, quotes, strict=True)]
    )
    after, _ = opened(out)
    assert after.source == document.source
    assert [(b.kind, b.level, b.inlines) for b in after.blocks] == [
        (b.kind, b.level, b.inlines) for b in document.blocks
    ]
    assert [text for _, text in comments(out)][-len(quotes) :] == [
        ["See.", quote.replace("\n", " ")] for quote in quotes
    ]
    return anchored(out)


def test_words_in_paragraphs_lists_tables_links_and_changes() -> None:
    table = (
        "<w:tbl><w:tr><w:tc>" + par("Drug") + "</w:tc><w:tc>" + par("Dose") + "</w:tc></w:tr>"
        "<w:tr><w:tc>" + par("Iron") + "</w:tc><w:tc>" + par("take 5.0 mg") + "</w:tc></w:tr></w:tbl>"
    )
    frame = (
        "<w:r><w:pict><v:shape><v:textbox><w:txbxContent>",
        "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>",
    )
    box = par("In a box of words.").join(frame)
    body = (
        par("Rest ", run("the knee", "<w:b/>"), " well &amp; long.")
        + item("An item with words.")
        + table
        + par("Read ", '<w:hyperlink r:id="rId9">' + run("this page") + "</w:hyperlink>", " now.")
        + par("Take ", '<w:ins w:id="1">' + run("two new pills") + "</w:ins>", " and more.")
        + par("A code ", *[field("HYPERLINK x", run("to follow"))], " here.")
        + par("Before a box." + "", box)
    )
    quotes = (
        "the", "st the kn", "well & long", "item", "5.0", "this page", "ad this", "new", "to follow", "x of wor", "&",
    )  # fmt: skip
    found = commented(word(body, links="rId9=https://example.org"), *quotes)
    assert found == dict(enumerate(quotes))


def test_marks_may_nest_touch_and_cross() -> None:
    quotes = ("one two", "two three", "two", "three", "one two three", "on", "e t")
    assert commented(word(par("one two three")), *quotes) == dict(enumerate(quotes))


def test_tabs_breaks_and_blanks_are_counted() -> None:
    inner = "<w:r><w:t>one </w:t><w:tab/><w:t>two</w:t><w:br/><w:t xml:space='preserve'> three four</w:t></w:r>"
    assert commented(word(par(inner)), "two\n th", "ree f") == {0: "two\n th", 1: "ree f"}


def test_comments_that_were_there_are_kept() -> None:
    old = '<w:comment w:id="7" w:author="Ada"><w:p><w:r><w:t>Mine.</w:t></w:r></w:p></w:comment>'
    body = par('<w:commentRangeStart w:id="7"/>', "Rest", '<w:commentRangeEnd w:id="7"/>', " the knee.")
    assert commented(word(body, comments=old), "the knee") == {7: "Rest", 8: "the knee"}


def test_findings_outside_the_body_are_tied_to_the_mark_of_their_note_or_to_the_first_words() -> None:
    note = '<w:footnote w:id="4">' + par("A note of words.") + "</w:footnote>"
    body = par("Rest.") + par("Walk", '<w:r><w:footnoteReference w:id="4"/></w:r>', " on.")
    data = word(body, footnotes=note, core="<dc:title>Knees</dc:title>")
    document, places = opened(data)
    remarks = [
        Remark(Span(at, at + 5), ("x",)) for at in (document.source.index("note"), document.source.index("Knees"))
    ]
    out = with_comments("a.docx", data, places, remarks)
    text = ZipFile(BytesIO(out)).read("word/document.xml").decode()
    assert (
        '<w:commentRangeStart w:id="0"/><w:r><w:footnoteReference w:id="4"/></w:r><w:commentRangeEnd w:id="0"/>' in text
    )
    assert set(anchored(out)) == {0, 1}


PIECES = st.lists(st.text("ab &<é🧘", min_size=1, max_size=6), min_size=1, max_size=5)


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=3), st.data())
def test_any_words_can_be_marked_and_no_other_byte_changes(paragraphs: list[list[str]], data: st.DataObject) -> None:
    file = word("".join(par(*[run(t.replace("&", "&amp;").replace("<", "&lt;")) for t in row]) for row in paragraphs))
    document, places = opened(file)
    if not document.source.strip() or not places.runs:
        return
    low, high = places.runs[0].start, places.runs[-1].end
    offsets = st.integers(low, high - 1)
    spans = [
        Span(a, max(a, b) + 1) if a <= b else Span(b, a + 1)
        for a, b in data.draw(st.lists(st.tuples(offsets, offsets), max_size=6))
    ]
    out = with_comments("a.docx", file, places, [Remark(span, ("x",)) for span in spans])
    assert opened(out)[0].source == document.source
    found = anchored(out)
    for number, span in enumerate(spans):
        if span.of(document.source).strip("\n"):
            assert re.sub(r"\n", "", found[number]) == re.sub(r"\n", "", span.of(document.source))
    before, after = (ZipFile(BytesIO(content)) for content in (file, out))
    split = rb"</w:t></w:r>(?:<!>)*<w:r><w:rPr></w:rPr><w:t xml:space=\"preserve\">"
    plain = re.sub(split, b"", MARKS.sub(b"<!>", after.read("word/document.xml"))).replace(b"<!>", b"")
    assert plain == re.sub(split, b"", before.read("word/document.xml"))
    changed = {"word/document.xml", "word/comments.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"}
    for name in before.namelist():
        assert name in changed or before.read(name) == after.read(name)


# ---- the command


MARKDOWN = """---
title: Knees
---

# Knees & Co

Start with **5.0 mg** a day, or *read [of 6.0 mg](https://example.org/six) first*.

1. Then 7.0 mg.
2. Then rest.

> Quoted words.

| Drug | Dose |
| --- | --- |
| Iron | 8.0 mg |

```
code here
```
"""


def report(healthlint: Command, name: str) -> None:
    select = ("--select", "dose/trailing-zero")
    done = healthlint("report", *select, name, "-o", f"{name}.reviewed.docx")
    assert done.returncode == 0, done.stderr


def text_by_libreoffice(folder: Path, name: str, kind: str = "txt:Text (encoded):UTF8") -> Path:
    home = f"-env:UserInstallation=file://{folder}/home"
    out = folder / "out"
    command = ["soffice", "--headless", home, "--convert-to", kind, "--outdir", str(out), str(folder / name)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return out / f"{Path(name).stem}.{kind.partition(':')[0]}"


def test_another_article_becomes_a_word_file(healthlint: Command, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(MARKDOWN)
    report(healthlint, "a.md")
    data = (tmp_path / "a.md.reviewed.docx").read_bytes()
    assert list(anchored(data).values()) == ["5.0 mg", "6.0 mg", "7.0 mg", "8.0 mg"]
    assert {author for author, _ in comments(data)} == {"healthlint"}
    assert comments(data)[0][1][1:] == ["Proposal: Replace by “5 mg”", "error dose/trailing-zero"]
    read = docx.Document(BytesIO(data))
    styles = [(p.style.name, p.text) for p in read.paragraphs if p.style and p.text.strip()]
    assert styles[0] == ("Title", "Review of a.md") and styles[1][1].startswith("4 findings: 4 errors.")
    assert ("Heading 1", "Knees & Co") in styles and ("List Paragraph", "Then 7.0 mg.") in styles
    assert ("Quote", "Quoted words.") in styles and ("HTML Preformatted", "code here") in styles
    assert [[cell.text for cell in row.cells] for row in read.tables[1].rows] == [["Drug", "Dose"], ["Iron", "8.0 mg"]]
    bold = [r.text for p in read.paragraphs for r in p.runs if r.bold and "mg" in r.text]
    assert bold == ["5.0 mg"]
    report(healthlint, "a.md")
    assert (tmp_path / "a.md.reviewed.docx").read_bytes() == data, "the same findings make the same file"


def test_a_word_file_keeps_all_but_the_comments(healthlint: Command, tmp_path: Path) -> None:
    written = docx.Document()
    written.add_heading("Knees", 1)
    written.add_paragraph("Start with 5.0 mg a day.", style="List Bullet")
    written.save(str(tmp_path / "a.docx"))
    before = (tmp_path / "a.docx").read_bytes()
    report(healthlint, "a.docx")
    data = (tmp_path / "a.docx.reviewed.docx").read_bytes()
    assert (tmp_path / "a.docx").read_bytes() == before and anchored(data) == {0: "5.0 mg"}
    (only,) = docx.Document(BytesIO(data)).comments
    assert (only.author, only.paragraphs[0].text[:8]) == ("healthlint", "“5.0 mg”")


@pytest.mark.parametrize("target", ["a.docx", "b.docx"])
def test_what_cannot_be_is_one_line(healthlint: Command, tmp_path: Path, target: str) -> None:
    (tmp_path / "a.docx").write_bytes(word(par("Rest.")))
    paths = ("a.docx",) if target == "a.docx" else ("a.docx", ".")
    done = healthlint("report", *paths, "-o", target)
    assert done.returncode == 2 and done.stderr.startswith(f"healthlint: -o {target}: ")
    (tmp_path / "c.docx").write_bytes(b"no zip")
    assert healthlint("report", "c.docx", "-o", "d.docx").returncode == 3
    assert not (tmp_path / "d.docx").exists()


@LIBREOFFICE
def test_libreoffice_opens_the_copies(healthlint: Command, tmp_path: Path) -> None:
    written = docx.Document()
    written.add_heading("Knees", 1)
    paragraph = written.add_paragraph("Start with ")
    paragraph.add_run("5.0").bold = True
    paragraph.add_run(" mg a day.")
    written.add_paragraph("Or 6.0 mg.", style="List Bullet")
    written.add_table(1, 2).cell(0, 1).text = "Not 7.0 mg"
    written.save(str(tmp_path / "a.docx"))
    (tmp_path / "b.md").write_text(MARKDOWN)
    for name in ("a.docx", "b.md"):
        report(healthlint, name)
    before = text_by_libreoffice(tmp_path, "a.docx").read_text()
    assert text_by_libreoffice(tmp_path, "a.docx.reviewed.docx").read_text() == before
    for name, quotes in [
        ("a.docx", ["5.0 mg", "6.0 mg", "7.0 mg"]),
        ("b.md", ["5.0 mg", "6.0 mg", "7.0 mg", "8.0 mg"]),
    ]:
        again = text_by_libreoffice(tmp_path, f"{name}.reviewed.docx", "docx:MS Word 2007 XML").read_bytes()
        assert sorted(anchored(again).values()) == quotes
