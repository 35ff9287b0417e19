"""HTML becomes the same kinds of blocks: implied end tags, tables with spans, page furniture, metadata."""

from __future__ import annotations

from collections.abc import Callable

from healthlint.document import BlockKind, Document, InlineKind

Read = Callable[..., Document]

PAGE = """<!DOCTYPE html><html><head><title>Sore Teeth</title>
<meta name="author" content="Ana Ruiz"><meta property="article:modified_time" content="2024-05-03">
<script type="application/ld+json">{"@graph": [{"@type": "MedicalWebPage", "reviewedBy": {"name": "Li Chen"},
"datePublished": "2024-01-01"}]}</script></head>
<body><nav><ul><li><a href="/">Home</a></ul></nav>
<article><header><h1>Sore Teeth</h1></header>
<p>Grinding&nbsp;wears
enamel &amp; gums.<p>It is <b>common</b>; see <a href="https://e.org/x">a review</a><sup>1</sup>.
<ul><li>Sore jaw<li>Flat edges</ul>
<table><tr><th>Tooth<th>Wear<tr><td colspan=2>all<tr><td rowspan="2">a</td><td>b</td></tr><tr><td>c</td></tr></table>
<blockquote><p>Quoted.</p></blockquote><!-- healthlint-disable-file -->
</article><footer>Contact</footer><script>var x = "<p>no</p>";</script></body></html>"""


def test_blocks(read: Read) -> None:
    document = read(PAGE, "a.html")
    prose = [(block.kind.value, block.text) for block in document.blocks if not block.furniture]
    assert prose[:5] == [
        ("heading", "Sore Teeth"),
        ("paragraph", "Grinding\u00a0wears enamel & gums."),
        ("paragraph", "It is common; see a review1."),
        ("list-item", "Sore jaw"),
        ("list-item", "Flat edges"),
    ]
    assert [block.text for block in document.blocks if block.furniture] == ["Home", "Contact"]
    assert [block.text for block in document.blocks if block.quoted] == ["Quoted."]
    assert [comment.text for comment in document.comments] == ["healthlint-disable-file"]


def test_cells_stand_in_their_columns(read: Read) -> None:
    document = read(PAGE, "a.html")
    places = {
        block.text: (block.cell_place.row, block.cell_place.column, block.cell_place.header)
        for block in document.blocks
        if block.cell_place
    }
    assert places == {
        "Tooth": (0, 0, True),
        "Wear": (0, 1, True),
        "all": (1, 0, False),
        "a": (2, 0, False),
        "b": (2, 1, False),
        "c": (3, 1, False),
    }
    assert document.table_spans[0].of(PAGE).startswith("<table>")


def test_entities_are_opaque_and_words_exact(read: Read) -> None:
    block = read(PAGE, "a.html").blocks[2]
    start = block.text.index("enamel")
    assert block.locate(start, start + 6).exact
    place = block.locate(start, start + 8)
    assert not place.exact and place.span.of(PAGE) == "enamel &amp;"


def test_links_and_marks(read: Read) -> None:
    marks = {(m.kind, m.target) for m in read(PAGE, "a.html").blocks[3].inlines}
    assert (InlineKind.LINK, "https://e.org/x") in marks
    assert {kind for kind, _ in marks} == {InlineKind.STRONG, InlineKind.LINK, InlineKind.SUPERSCRIPT}


def test_metadata_becomes_front_matter_with_places(read: Read) -> None:
    front = read(PAGE, "a.html").front_matter
    assert front is not None
    assert front.values == {
        "title": "Sore Teeth",
        "author": "Ana Ruiz",
        "updated": "2024-05-03",
        "reviewed_by": "Li Chen",
        "date": "2024-01-01",
    }
    assert front.spans["author"].of(PAGE) == "Ana Ruiz"


def test_a_page_without_main_content_leaves_out_its_furniture(read: Read) -> None:
    document = read("<header>Site</header><h1>T</h1><p>Text.</p><aside>Ad</aside>", "a.html")
    assert [block.text for block in document.prose()] == ["T", "Text."]


def test_preformatted_text_is_no_prose(read: Read) -> None:
    document = read("<p>Use <code>x = 1</code> now.</p><pre>a\n b</pre>", "a.html")
    assert [block.kind for block in document.blocks] == [BlockKind.PARAGRAPH, BlockKind.CODE]
    assert "x = 1" not in document.blocks[0].text


def test_an_element_that_is_called_references_holds_entries(read: Read) -> None:
    page = (
        '<article><h1>Rest</h1><p>It helps.<sup>1</sup></p><ol class="references small"><li>Okoro B. Rest.</ol>'
        '<div class="reference-range"><p>4 to 7.</p></div>'
        '<section role="doc-endnotes"><p>A note.</p></section></article>'
    )
    blocks = read(page, "a.html").blocks
    assert [block.text for block in blocks if block.reference] == ["Okoro B. Rest.", "A note."]
