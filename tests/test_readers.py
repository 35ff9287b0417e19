"""Plain text and Markdown become the same blocks; front matter, lists, tables, notes and links keep their places."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from healthlint.annotations import sentences
from healthlint.document import BlockKind, Document, InlineKind

Read = Callable[..., Document]


def shape(document: Document) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in document.blocks]


PASTED = """Sleep and Your Teeth
Last updated: 3 May 2024

Why Teeth Grind at Night

Grinding wears enamel. Many people never notice.

Common signs are:

  1. Sore jaw: the muscle never rests.
  2. Flat edges

See also\u00a0 Is Your Pillow Too Soft? 5 Signs

Tooth TypeUsual WearWhat Helps
IncisorEdges chipNight guard
MolarCusps flattenNight guard

Ana Ruiz
Ana Ruiz

Ana Ruiz is a dentist in Leeds.
"""


def test_plain_text_gets_headings_lists_and_tables_by_shape(read: Read) -> None:
    assert shape(read(PASTED, "a.txt")) == [
        ("heading", "Sleep and Your Teeth"),
        ("paragraph", "Last updated: 3 May 2024"),
        ("heading", "Why Teeth Grind at Night"),
        ("paragraph", "Grinding wears enamel. Many people never notice."),
        ("paragraph", "Common signs are:"),
        ("list-item", "Sore jaw: the muscle never rests."),
        ("list-item", "Flat edges"),
        ("paragraph", "See also\u00a0 Is Your Pillow Too Soft? 5 Signs"),
        (
            "paragraph",
            "Tooth TypeUsual WearWhat Helps IncisorEdges chipNight guard MolarCusps flattenNight guard",
        ),
        ("paragraph", "Ana Ruiz Ana Ruiz"),
        ("paragraph", "Ana Ruiz is a dentist in Leeds."),
    ]


def test_the_same_article_in_markdown_has_the_same_blocks(read: Read) -> None:
    markdown = PASTED.replace("Sleep and", "# Sleep and", 1).replace("Last updated", "\nLast updated")
    markdown = markdown.replace("Why Teeth", "## Why Teeth")
    assert shape(read(markdown, "a.md")) == shape(read(PASTED, "a.txt"))


def test_lines_of_a_flattened_table_are_sentences_of_their_own(read: Read) -> None:
    for name in ("a.txt", "a.md"):
        document = read("Tooth TypeUsual Wear\nIncisorEdges chip\nMolarCusps flatten", name)
        assert [sentence.text for sentence in sentences(document)] == [
            "Tooth TypeUsual Wear",
            "IncisorEdges chip",
            "MolarCusps flatten",
        ]


def test_wrapped_lines_are_one_sentence(read: Read) -> None:
    text = (
        "The tooth that was ground down for many years may need a\nCrown or an inlay, "
        "and the jaw needs rest before any of\nthat is done."
    )
    assert len(sentences(read(text))) == 1


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("See Dr. Ana Ruiz. She helps.", 2),
        ("It takes 2.5 mg, e.g. at night. Wait.", 2),
        ("Is it safe? Yes! Ask.", 3),
        ("Vitamin D. Take it with food.", 2),
        ("“Rest.” Then ask (why?). End.", 3),
        ("The U.S. has no rule. None.", 2),
        ("Sleep, food, etc. are basics.", 1),
    ],
)
def test_sentences_end_where_a_reader_ends_them(read: Read, text: str, count: int) -> None:
    assert len(sentences(read(text))) == count


def test_front_matter_values_have_places(read: Read) -> None:
    document = read('---\ntitle: "Ä tooth"\nauthor: Ana Ruiz\ntags: [a, b]\n---\n\n# Ä tooth\n')
    front = document.front_matter
    assert front is not None
    assert front.values["tags"] == ["a", "b"]
    assert front.spans["title"].of(document.source) == "Ä tooth"
    assert front.spans["author"].of(document.source) == "Ana Ruiz"


def test_toml_front_matter(read: Read) -> None:
    document = read('+++\ntitle = "Teeth"\ndate = 2024-05-03\n+++\nText.\n')
    assert document.front_matter is not None
    assert document.front_matter.spans["title"].of(document.source) == "Teeth"
    assert document.blocks[0].text == "Text."


@pytest.mark.parametrize(
    "head", ["---\ntitle: [a\n---\n", "---\ntitle: 'x\n---\n", "---\ntitle: x\n", "+++\nx = = 1\n+++\n"]
)
def test_malformed_front_matter_is_a_problem_and_the_text_is_still_read(read: Read, head: str) -> None:
    document = read(head + "\nThe text.\n")
    assert len(document.problems) == 1
    assert "front matter" in document.problems[0].message
    assert any("The text." in block.text for block in document.blocks)


def test_a_thematic_break_is_no_front_matter(read: Read) -> None:
    document = read("---\n\nText.\n\n---\n\nMore.\n")
    assert document.front_matter is None and not document.problems


def test_tables_lists_notes_and_links(read: Read) -> None:
    text = (
        "# T\n\nA [link](https://e.org) and[^1] `code` <sup>2</sup>.\n\n- one\n  - two\n- three\n\n"
        "| A | B |\n|---|---|\n| x |\n| y | z | w |\n\n> quoted\n\n[^1]: Note.\n\n## References\n\n1. Ruiz A. 2020.\n"
    )
    document = read(text)
    marks = {inline.kind for inline in document.blocks[1].inlines}
    assert marks == {
        InlineKind.LINK,
        InlineKind.FOOTNOTE_REFERENCE,
        InlineKind.CODE,
        InlineKind.SUPERSCRIPT,
    }
    depths = [block.list_place.depth for block in document.blocks if block.list_place and not block.reference]
    assert depths == [0, 1, 0]
    (rows,) = document.tables.values()
    assert [[cell.text for cell in row] for row in rows] == [["A", "B"], ["x", ""], ["y", "z"]]
    assert document.table_spans[0].of(text).strip().endswith("| y | z | w |")
    quoted = [block for block in document.blocks if block.quoted]
    assert [block.text for block in quoted] == ["quoted"]
    references = [block.text for block in document.blocks if block.reference]
    assert references == ["Note.", "Ruiz A. 2020."]
    assert document.blocks[0].kind is BlockKind.HEADING


def test_template_marks_are_no_prose(read: Read) -> None:
    text = 'Before {{< figure src="é.png" >}} after {% include x %} end.\n\n::: warning\n\nCareful.\n\n:::\n'
    document = read(text)
    assert [block.text for block in document.blocks] == ["Before  after  end.", "Careful."]
    start = document.blocks[0].text.index("end")
    assert document.blocks[0].span(start, start + 3).of(text) == "end"


def test_mdx_expressions_are_masked_only_in_mdx(read: Read) -> None:
    text = "import X from './x'\n\nUse {props.name} daily.\n\n{/* healthlint-disable-file */}\n"
    mdx = read(text, "a.mdx")
    assert [block.text for block in mdx.blocks] == ["Use  daily."]
    assert [comment.text for comment in mdx.comments] == ["healthlint-disable-file"]
    assert "{props.name}" in read(text, "a.md").blocks[1].text


def test_bare_addresses_are_links_in_both_formats(read: Read) -> None:
    for name in ("a.md", "a.txt"):
        (link,) = read("See https://example.org/a_b).", name).blocks[0].links()
        assert link.target == "https://example.org/a_b"


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ('{{< figure src="a.png" >}}\n\n{{% note %}}\nRest **well**.\n{{% /note %}}', ["Rest well."]),
        ('{% include x.html a="b" %}\n\n{% if a %}Rest{% endif %} the {{ page.knee }} knee.', ["Rest the  knee."]),
        ("{% comment %}\nNot this.\n{% endcomment %}\n\nRest.\n\n{# nor\nthis #}", ["Rest."]),
        ("{% highlight js %}\nlet a = 1\n{% endhighlight %}\n\nRest.", ["Rest."]),
        (":::note[Title]\n\nRest.\n\n:::\n\n::: {.callout-tip}\nWalk.\n:::", ["Rest.", "Walk."]),
        ("[[toc]]\n\n## Rest {#rest .big}\n\nWalk.", ["Rest", "Walk."]),
        ("Use [[1]](x) and {one} word.", ["Use [1] and {one} word."]),
    ],
)
def test_marks_of_template_engines_are_no_prose(read: Read, source: str, shown: list[str]) -> None:
    assert [block.text.strip() for block in read(source, "a.md").blocks if block.text.strip()] == shown


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("import A from './a'\nimport {\n  B,\n} from './b'\n\nRest.", ["Rest."]),
        ("export const a = {\n  b: 'c',\n\n  d: 'e',\n}\n\nRest.", ["Rest."]),
        ("<Note type=\"x > y\" a={b > 1}>\nRest **well**.\n</Note>\n\nWalk.", ["Rest well.", "Walk."]),
        ("<Tabs>\n  <Tab\n    name=\"a\"\n  >\n\nRest.\n\n  </Tab>\n</Tabs>", ["Rest."]),
        ("Rest <Em>the knee</Em> now, {a.map(x => ({ b: '}' }))} please.", ["Rest the knee now,  please."]),
        ("{/* don't show */}\n\n<>\nRest.\n</>", ["Rest."]),
        ("Rest if a < 5 and b > 3.\n\n```jsx\n<A b={c} />\n```", ["Rest if a < 5 and b > 3.", "<A b={c} />"]),
        ("It rose. import fell.\n\nexport of drugs rose.", ["It rose. import fell.", "export of drugs rose."]),
    ],
)  # fmt: skip
def test_marks_of_mdx_are_no_prose(read: Read, source: str, shown: list[str]) -> None:
    document = read(source, "a.mdx")
    assert [block.text.strip() for block in document.blocks if block.text.strip()] == shown
    for block in document.blocks:
        for segment in block.segments:
            if segment.exact:
                text = document.source[segment.source_start : segment.source_end]
                assert text == block.text[segment.text_start : segment.text_end]
