"""Sources with their reach, entries of the list of references, and citations matched with them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from healthlint.annotations import sentences
from healthlint.document import Document
from healthlint.pack import load_pack
from healthlint.result import RunResult
from healthlint_rules.algorithms.sources.citations import citations
from healthlint_rules.algorithms.sources.reference_list import entries
from healthlint_rules.algorithms.sources.sources import Reach, Scope, source_of

Read = Callable[..., Document]
ENTRY = "Okoro B, Lind A. Rest and sleep in old age. Sleep Letters. 2020;4:1999-2003. doi:10.5555/rest.1"
LIST = f"\n\n## References\n\n1. {ENTRY}\n"


@pytest.mark.parametrize(
    ("text", "kind", "reach", "name"),
    [
        ("A fifth of cooks snore [1].", "number", Reach.SENTENCE, "[1]"),
        ("A fifth of cooks snore. This figure is from the Oslo Sleep Survey.", "body", Reach.NEXT, "Survey"),
        ("The LARK trial began in 2001. It showed that a fifth of cooks snore.", "study", Reach.BEFORE, "LARK trial"),
        ("A fifth of cooks snore. Naps help. (Lind, 2021)", "author and year", Reach.END, "(Lind, 2021)"),
        ("The LARK trial found:\n\n- a fifth of cooks snore", "study", Reach.LEAD_IN, "LARK trial"),
        (
            "| Who |\n|---|\n| a fifth of cooks snore |\n\nSource: Oslo Sleep Survey",
            "source line",
            Reach.AROUND,
            "Source",
        ),
    ],
)
def test_a_source_has_a_kind_a_reach_and_a_name(read: Read, text: str, kind: str, reach: Reach, name: str) -> None:
    document = read(text)
    bodies = tuple(load_pack("healthlint_rules").lexicons["health_body"])
    sentence = next(sentence for sentence in sentences(document) if "fifth" in sentence.text)
    source = source_of(document, sentence, bodies)
    assert source is not None and (source.kind, source.reach) == (kind, reach)
    assert name in source.name
    assert document.source[source.span.start : source.span.end] == source.name


def test_nothing_is_in_reach_but_a_wider_scope_reaches_it(read: Read) -> None:
    document = read("A fifth of cooks snore. Naps help. So do walks [1], and rest. Few cooks know.")
    first = sentences(document)[0]
    assert source_of(document, first, ()) is None
    found = source_of(document, first, (), Scope.PARAGRAPH)
    assert found is not None and found.reach is Reach.SCOPE


def test_an_entry_is_parsed(read: Read) -> None:
    (entry,) = entries(read(f"Rest helps [1].{LIST}"))
    assert (entry.number, entry.authors, entry.year, entry.doi) == (1, ("Okoro", "Lind"), 2020, "10.5555/rest.1")
    assert entry.title == "Rest and sleep in old age"


def test_an_entry_in_the_style_of_the_apa_is_parsed(read: Read) -> None:
    text = "Okoro, B., & Lind, A. (2020). On rest at night. Letters. Retrieved 3 May 2024 from https://www.e.org/r/"
    (entry,) = entries(read(f"Rest.\n\n## Sources\n\n- {text}"))
    assert (entry.authors, entry.year, entry.title) == (("Okoro", "Lind"), 2020, "On rest at night")
    assert entry.url == "e.org/r"


def test_what_follows_a_list_is_no_entry(read: Read) -> None:
    assert len(entries(read(f"Rest helps [1].{LIST}\nCall us any time."))) == 1


def test_citations_find_their_entries(read: Read) -> None:
    document = read(f"Rest helps [1]. So say Lind and Moe (2021). Okoro et al. (2020) agree [2].{LIST}")
    found = [(len(c.found), c.missing, c.unlisted) for c in citations(document)]
    assert found == [(1, [], ""), (0, [], "Lind"), (1, [], ""), (0, [2], "")]


def test_an_address_behind_a_link_is_judged_too(lint: Callable[..., RunResult]) -> None:
    text = "See [the trial](https://doi.org/10.5555/) and [the other](https://doi.org/10.5555/rest.1)."
    result = lint(text, select=["evidence/citation-malformed-id"])
    assert [d.quote for file in result.files for d in file.diagnostics] == ["the trial"]
