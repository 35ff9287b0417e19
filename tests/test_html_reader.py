"""HTML becomes the same kinds of blocks: implied end tags, tables with spans, page furniture, metadata."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from healthlint.document import BlockKind, Document, InlineKind
from healthlint.readers import Source, parse

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


def shown(document: Document) -> list[str]:
    return [block.text for block in document.blocks if not block.furniture]


FILLING = "<p>Long words about the knee that fill the page. And more of them, so that it has a body of text.</p>" * 3


def test_parts_around_the_text_are_known_by_role_class_and_name(read: Read) -> None:
    page = (
        '<div class="cookie-banner">We use cookies.</div><div role="navigation">Home</div>'
        f'<ul class="breadcrumbs"><li>Home</li></ul><h1>Knees</h1>{FILLING}<div class="entry share-buttons">Share</div>'
        '<p class="shared-decision">Decide together.</p><section id="related"><h2>Related pain</h2></section>'
        '<section class="related-posts"><h2>Related</h2><p>Ten foods for knees</p></section><div hidden>Hidden</div>'
        '<p class="newsletter-signup">Sign up</p><div style="display: none">Nor this</div>'
        '<div id="comments">Nice!</div>'
    )
    words = shown(read(page, "a.html"))
    assert words == ["Knees", *words[1:4], "Decide together.", "Related pain"] and len(set(words[1:4])) == 1


def test_a_box_between_two_paragraphs_is_in_the_way_of_the_reader(read: Read) -> None:
    box = '<div class="related"><h3>You might also like</h3></div>'
    for page in (f"<h1>Knees</h1>{FILLING}{box}{FILLING}", f"<article><h1>Knees</h1>{FILLING}{box}</article>"):
        assert "You might also like" in shown(read(page, "a.html"))


def test_a_name_is_not_believed_of_the_article_itself(read: Read) -> None:
    page = f'<div class="widget"><h1>Knees</h1></div><div class="related">{FILLING}</div><p class="menu">Rest.</p>'
    assert len(shown(read(page, "a.html"))) == 4


def test_cards_of_other_articles_are_not_the_main_content(read: Read) -> None:
    page = f"<article><h1>Knees</h1>{FILLING}</article><article><h2>Ten foods</h2><p>Read.</p></article><p>Contact</p>"
    assert len(shown(read(page, "a.html"))) == 4


def test_links_above_the_title_are_a_navigation(read: Read) -> None:
    page = f'<ul><li><a href="/">Home</a></li><li><a href="/a">About us</a></li></ul><h1>Knees</h1>{FILLING}'
    assert shown(read(page, "a.html"))[0] == "Knees"


def test_marks_of_template_engines_are_no_prose(read: Read) -> None:
    page = (
        "<?php if ($a > 1): ?><p>Rest {{ page.knee }} well.</p>{% if a > 2 %}<p>Walk{# not this #}.</p>{% endif %}"
        "{% comment %}<p>Never.</p>{% endcomment %}<% a <b> %><p>Sleep.</p>"
        "<script>var a = '{{';</script><p>Eat }} now.</p>"
    )
    document = read(page, "a.html")
    assert shown(document) == ["Rest well.", "Walk.", "Sleep.", "Eat }} now."]
    for block in document.blocks:
        for segment in block.segments:
            text = page[segment.source_start : segment.source_end]
            assert not segment.exact or text == block.text[segment.text_start : segment.text_end]


def test_astro_pages(read: Read) -> None:
    head = "---\nconst a = { b: 1 };\n---\n<Layout title={a}>\n"
    page = head + "<h1>Knees {a}</h1>\n{a.map((x) => <li>{x}</li>)}\n<p>Rest.</p></Layout>"
    assert shown(read(page, "a.astro")) == ["Knees", "Rest."]


@pytest.mark.parametrize(
    ("html", "values"),
    [
        ('<p class="byline">By <a rel="author" href="/k">Kit Lowe</a></p>', {"author": "Kit Lowe"}),
        ('<span class="author-name">Kit Lowe</span>', {"author": "Kit Lowe"}),
        ('<p class="author">Share this page with all your friends</p>', {}),
        ('<div itemprop="author" itemscope><span itemprop="name">Kit Lowe</span></div>', {"author": "Kit Lowe"}),
        ('<time itemprop="datePublished" datetime="2025-01-09">9 Jan</time>', {"date": "2025-01-09"}),
        ('<p>Open until <time datetime="2025-01-09">5 pm</time></p>', {}),
        (
            '<meta name="twitter:data1" content="Kit Lowe"><meta name="twitter:label1" content="Written by">',
            {"author": "Kit Lowe"},
        ),
        (
            '<script type="application/ld+json">{"@type":"Organization","founder":"Kit","author":"Kit Lowe"}</script>',
            {},
        ),
        (
            '<script type="application/ld+json">{"@graph":[{"@type":"Article","reviewedBy":{"@id":"#e"},'
            '"funder":{"name":"Fund"}},{"@type":"Person","@id":"#e","name":"Eva Lind"}]}</script>',
            {"reviewed_by": "Eva Lind", "funding": "Fund"},
        ),
    ],
)
def test_what_a_page_says_of_its_making(html: str, values: dict[str, str]) -> None:
    found = parse("a.html", Source(f"<main>{html}<p>Naps help.</p></main>")).front_matter
    assert (dict(found.values) if found else {}) == values
    for key, span in found.spans.items() if found else ():
        assert str(values[key]) in span.of(f"<main>{html}<p>Naps help.</p></main>") or "ld+json" in html


def test_a_byline_in_the_text_is_no_front_matter_that_fixes_must_spare() -> None:
    found = parse("a.html", Source('<main><p>A</p><span class="author">Kit Lowe</span></main>')).front_matter
    assert found and found.span.start == found.span.end
