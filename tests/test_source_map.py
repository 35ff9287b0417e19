"""Positions are exact by construction: property tests over documents put together from nasty parts."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from healthlint.annotations import sentences
from healthlint.document import Document
from healthlint.readers import Source, parse
from healthlint.readers.masks import FILLER
from healthlint.span import LineIndex, Span, utf16_length

WORDS = st.sampled_from(
    [
        "knee",
        "pain",
        "🧘",
        "naïve",
        "Zoë’s",
        "5.0",
        "mg",
        "i.e.",
        "rest.",
        "Rest?",
        "60%",
        "U.S.",
        "étude",
        "a\xa0b",
        "\u2028",
        "𝛼-blocker",
        "(see",
        "x)",
        "“so”",
        "don't",
        "—",
        "İstanbul",
    ]
)
INLINE = st.one_of(
    WORDS,
    WORDS.map(lambda w: f"**{w}**"),
    WORDS.map(lambda w: f"*{w}*"),
    WORDS.map(lambda w: f"[{w}](https://example.org/{len(w)})"),
    WORDS.map(lambda w: f"[ {w} ](/{len(w)})"),
    st.sampled_from(
        ["&amp;", "&nbsp;", "&#8217;", "\\*", "\\[", "`code`", "<br>", "<sup>2</sup>", "<!-- c -->", "{{< fig é >}}"]
    ),
    st.sampled_from(["![alt 🙂](x.png)", "[^1]", "{% raw %}", "\t", "  \n", "\\\n", "\n", "https://example.org/a_b"]),
)
PROSE = st.lists(INLINE, min_size=1, max_size=12).map(" ".join)
BLOCK = st.one_of(
    PROSE,
    PROSE.map(lambda p: "# " + p.replace("\n", " ")),
    PROSE.map(lambda p: "> " + p.replace("\n", "\n> ")),
    PROSE.map(lambda p: "1. " + p.replace("\n", "\n   ") + "\n2. " + p.replace("\n", " ")),
    PROSE.map(lambda p: "- " + p.replace("\n", "\n  ")),
    PROSE.map(lambda p: "| A | B |\n|---|---|\n| " + p.replace("\n", " ").replace("|", "") + " | b | c |"),
    PROSE.map(lambda p: "<div>\n" + p + "\n</div>"),
    PROSE.map(lambda p: "[^1]: " + p.replace("\n", " ")),
    st.sampled_from(
        ["---", "```\ncode &amp;\n```", "::: note", "{{% note %}}\ntext\n{{% /note %}}", "<!-- x -->", "  1. a\n  2. b"]
    ),
)
FRONT = st.sampled_from(["", "---\ntitle: “Ä” # c\n---\n", "+++\ntitle = 'x'\n+++\n", "---\n: bad: [\n---\n", "---\n"])
TEXT = st.tuples(FRONT, st.lists(BLOCK, max_size=6).map("\n\n".join)).map("".join)
NEWLINE = st.sampled_from(["\n", "\r\n", "\r"])


def hold(document: Document) -> None:
    """Assert all that the source map promises."""
    for block in document.blocks:
        end = source_end = 0
        for segment in block.segments:
            assert segment.text_start == end, "segments cover the prose without gaps"
            assert segment.source_start >= source_end, "segments come in the order of the source"
            end, source_end = segment.text_end, segment.source_end
            if segment.exact:
                assert block.text[segment.text_start : end] == document.source[segment.source_start : source_end]
        assert end == len(block.text)
        assert len(block.folded) == len(block.text)
        assert all(0 <= mark.start <= mark.end <= end for mark in block.inlines), "marks lie in the prose"
    for sentence in sentences(document):
        assert sentence.text == sentence.text.strip()
        for word in sentence.words:
            place = sentence.locate(word.start, word.end)
            if place.exact:
                assert place.span.of(document.source) == sentence.text[word.start : word.end]
            else:
                assert len(place.span) > 0, "what is not exact becomes wider, never empty"


@settings(max_examples=300)
@given(TEXT, NEWLINE, st.sampled_from(["a.md", "a.mdx", "a.txt"]))
def test_every_segment_and_word_maps_to_its_source(text: str, newline: str, name: str) -> None:
    document = parse(name, Source(text.replace("\n", newline)))
    assert not any(FILLER in block.text for block in document.blocks)
    hold(document)


HTML = st.lists(
    st.one_of(
        WORDS,
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<li>",
                "<ul>",
                "</ul>",
                "<ol>",
                "<td>",
                "<tr>",
                "<table>",
                "</table>",
                "<th>",
                "<h2>",
                "</h2>",
                "<b>",
                "</b>",
                "<br>",
                "<a&#32;href=x>",
                "</a>",
                "<script>",
                "</script>",
                "<!--c-->",
                "<!x>",
                "&amp;",
                "&rsquo;",
                "&#8217;",
                "&nbsp;",
                "&bogus",
                "&#xZ;",
                "<pre>",
                "</pre>",
                "<code>",
                "</code>",
                "<article>",
                "</article>",
                "<",
                "</",
                "<td&#32;colspan=2>",
                "<blockquote>",
                "<nav>",
                "</nav>",
                "<img>",
                "<sup>1</sup>",
                "<title>",
                "</title>",
                "\t",
                "\n",
                "\r\n",
            ]
        ).map(lambda part: part.replace("&#32;", " ")),
    ),
    max_size=40,
).map(" ".join)


@settings(max_examples=300)
@given(HTML)
def test_broken_html_maps_to_its_source(text: str) -> None:
    hold(parse("a.html", Source(text)))


@settings(max_examples=150)
@given(st.text(max_size=200), st.sampled_from(["a.md", "a.mdx", "a.txt", "a.html"]))
def test_any_text_can_be_read(text: str, name: str) -> None:
    hold(parse(name, Source(text)))


@given(st.text(alphabet="ab\n\r🧘é", max_size=40))
def test_positions_and_offsets_are_inverse(text: str) -> None:
    index = LineIndex(text)
    for offset in range(len(text) + 1):
        position = index.position(offset)
        assert index.offset(position) == offset
        assert index.utf16_column(offset) >= position.column
        assert index.byte_column(offset) >= index.utf16_column(offset)


def test_columns_count_code_points_utf16_and_bytes() -> None:
    index = LineIndex("x\n🧘é z")
    assert (index.position(5).line, index.position(5).column) == (2, 4)
    assert index.utf16_column(5) == 5
    assert index.byte_column(5) == 8
    assert utf16_length("🧘") == 2


@pytest.mark.parametrize("bad", [(-1, 2), (3, 2)])
def test_a_span_refuses_nonsense(bad: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="not a span"):
        Span(*bad)


def test_prose_outside_a_block_is_refused() -> None:
    block = parse("a.md", Source("One.")).blocks[0]
    with pytest.raises(ValueError, match="no prose"):
        block.span(0, 99)
