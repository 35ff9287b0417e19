"""Who wrote it, when, who checked it, on what grounds: the many ways in which real pages say so, and near misses."""

from __future__ import annotations

from functools import cache

import pytest
from checking import checked

from healthlint.config import Settings
from healthlint.pack import load_packs
from healthlint.runner import Runner

AUTHOR, DATE, REVIEWER, REFERENCES = "no-author", "no-date", "no-medical-reviewer", "no-references"
BODY = (
    "Most sore throats pass in a week, and warm drinks help. Rest the voice, and keep the room air moist.\n\n"
    "## When to get help\n\nSee a doctor if it lasts longer, or if it hurts to swallow your own spit.\n"
)


@cache
def _runner() -> Runner:
    rules = {f"trust/{name}": {"min_words": 10} for name in (AUTHOR, DATE, REVIEWER, REFERENCES)}
    return Runner(Settings(select=tuple(rules), rules=rules), load_packs())


def missing(text: str, suffix: str = ".md") -> set[str]:
    """Which of the four an article lacks."""
    file = checked(_runner(), text, f"x{suffix}")
    return {diagnostic.rule_id.partition("/")[2] for diagnostic in file.active}


def top(line: str) -> str:
    return f"# Sore throats\n\n{line}\n\n{BODY}"


def bottom(text: str) -> str:
    return f"# Sore throats\n\n{BODY}\n\n{text}\n"


def front(text: str) -> str:
    return f"---\ntitle: Sore throats\n{text}\n---\n\n# Sore throats\n\n{BODY}"


def test_a_page_without_anything_lacks_all_four() -> None:
    assert missing(top("")) == {AUTHOR, DATE, REVIEWER, REFERENCES}


@pytest.mark.parametrize(
    "text",
    [
        top("By Jane Doe"),
        top("by Jane Doe, RN"),
        top("BY JANE DOE"),
        top("By Dr. Anna-Lena Østergård"),
        top("**By** Jane van der Berg and Tom Bell"),
        top("By Jane Doe | Updated 3 May 2024 | 5 min read"),
        top("Written by Jane Doe, MSc — Medically reviewed by Tom Bell, MD"),
        top("Written by: Jane O’Neill"),
        top("Author: Jane Doe"),
        top("Authors – J. M. Doe, T. Bell"),
        top("Words: Jane Doe"),
        top("Posted by Jane Doe on 3 May 2024"),
        top("Jane Doe, PhD"),
        top("Jane Doe"),
        top("Dr Jane Doe"),
        top("3 May 2024 · Jane Doe"),
        top("Jane Doe | 3 May 2024"),
        top("By the Northside Health editorial team"),
        top("By Northside Staff"),
        bottom("Written by Jane Doe."),
        bottom("*Jane Doe is a freelance writer who lives in Leeds.*"),
        bottom("Jane Doe, RD, is a registered dietitian in Leeds."),
        bottom("Jane Doe\nJane Doe\n\nShe is head of the voice clinic."),
        bottom("Jane Doe has written on sleep since 2009 and swims in Leeds."),
        bottom("For over 13 years, Jane Doe has been a leading throat specialist."),
        bottom("Dr. Jane Doe works as a consultant in Leeds."),
        bottom("About the author\n\nJane is a nurse in Leeds."),
        bottom("## About the author\n\nJane is a nurse in Leeds."),
        bottom("**About the Author:** Jane Doe teaches at a college."),
        top("Medically written by Jane Doe"),
        top("Article by Jane Doe"),
        top("Updated 3 May 2024 by Jane Doe"),
        bottom("This article was written by Jane Doe for the spring issue."),
        front("author: Jane Doe"),
        front("authors: [jane-doe, tom-bell]"),
        front("byline: By Jane Doe"),
        front("author:\n  name: Jane Doe\n  title: RN"),
        front("meta:\n  article:author: Jane Doe"),
        front("writer: Jane"),
    ],
)
def test_an_author_is_named(text: str) -> None:
    assert AUTHOR not in missing(text)


@pytest.mark.parametrize(
    "text",
    [
        top("Reviewed by Jane Doe, MD"),
        top("Medically reviewed by Jane Doe, MD, on 3 May 2024"),
        top("By Monday most people feel better."),
        top("By the end of the week the pain is gone."),
        top("Reading time: 5 minutes"),
        top("Warm Drinks Help"),
        top("Published 8 May 2024"),
        bottom("## Final Thoughts\n\nRest is best."),
        bottom("Sore throat is a common reason to see a doctor."),
        bottom("The Common Cold is a mild infection."),
        bottom("Talk to a pharmacist. Your GP is a good author of a plan."),
        front("author:"),
        front("author: TBD"),
        front("author: admin"),
        front("authors: []"),
        front("featured: true\nreviewer: Jane Doe"),
    ],
)
def test_no_author_is_named(text: str) -> None:
    assert AUTHOR in missing(text)


@pytest.mark.parametrize(
    "text",
    [
        top("Published 8 May 2024"),
        top("Published: May 8th, 2024"),
        top("Last updated: 14 March 2024"),
        top("Updated on March 14, 2024 at 9:30"),
        top("Last reviewed 05/03/2024"),
        top("Reviewed: May 2023"),
        top("2024-05-08"),
        top("May 8, 2024"),
        top("Wednesday, 8 May 2024"),
        top("8 May 2024 · 6 min read"),
        top("By Jane Doe, 20 November 2023"),
        top("By Jane Doe | Mar 3, 2024"),
        top("Medically reviewed by Jane Doe, MD on March 3, 2024"),
        top("Medically reviewed by Jane Doe, MD — Updated on March 3, 2024"),
        top("Date: 3.5.2024"),
        bottom("Page last reviewed: 3 May 2024\nNext review due: 3 May 2027"),
        bottom("September 2014"),
        bottom("Date of last review: 2022"),
        bottom("Date of publication: 2 July 2022. Next review: July 2025."),
        bottom("Last medically reviewed on January 5, 2024"),
        top("*Updated on 2024-02-10*"),
        top("Posted 12/03/2024"),
        top("First published in June 2021, last updated in May 2023."),
        top("Originally published: 2019"),
        bottom("This leaflet was last revised by the trust in March 2022."),
        bottom("Content reviewed by Jane Doe in June 2021."),
        front("date: 2024-09-02"),
        front("lastmod: 2024-09-02T08:00:00Z"),
        front("publishDate: 2 May 2024"),
        front("reviewed_on: 2023-05"),
        front("dates:\n  published: 2024-09-02"),
        front("article:published_time: 2024-09-02"),
    ],
)
def test_a_date_is_given(text: str) -> None:
    assert DATE not in missing(text)


@pytest.mark.parametrize(
    "text",
    [
        top("By Jane Doe"),
        top("A study published in May 2019 followed 60 singers for a year, and another one in 2021 did so for two."),
        top("Published in 2019, the study by a clinic in Lund found little."),
        top("On 3 May 2019 the school closed for a day."),
        top("The guideline was updated in 2021."),
        top("Since March 2020 more people gargle."),
        top("Reviewed by Jane Doe, MD"),
        front("date: soon"),
        front("draft: false\nweight: 2024"),
        bottom("© Northside Health"),
    ],
)
def test_no_date_is_given(text: str) -> None:
    assert DATE in missing(text)


@pytest.mark.parametrize(
    "text",
    [
        top("Medically reviewed by Ruben Castell, MD"),
        top("Medically Reviewed by: Ruben Castell"),
        top("Reviewed by Dr Castell"),
        top("**Reviewed by** the Northside Medical Board"),
        top("By Jane Doe | Medically reviewed by Ruben Castell, MD"),
        top("Written by Jane Doe and reviewed by Ruben Castell"),
        top("Fact-checked by Ruben Castell"),
        top("Fact checked by: Ruben Castell, PhD"),
        top("Clinically reviewed by Dr. Ruben Castell, 3 May 2024"),
        top("Medical reviewer: Ruben Castell"),
        top("Expert reviewer – Dr Ruben Castell"),
        top("Clinical review: Dr Ruben Castell"),
        bottom("This article has been medically reviewed by Ruben Castell, a throat surgeon."),
        bottom("This page was last reviewed on 3 May 2024 by Dr. Ruben Castell."),
        bottom("This page was reviewed for accuracy by Ruben Castell, MD, a doctor in Leeds."),
        bottom("Fact checked and medically reviewed by Ruben Castell, DO"),
        top("Medical review: Dr. Ruben Castell, cardiologist"),
        top("Checked for accuracy by Ruben Castell, RN"),
        top("Reviewer: Ruben Castell"),
        front("reviewed_by: Dr. Signe Holm, dermatologist"),
        front("medicalReviewer:\n  name: Signe Holm"),
        front("medically-reviewed-by: Signe Holm"),
        front("fact_checked_by: Signe Holm"),
    ],
)
def test_a_reviewer_is_named(text: str) -> None:
    assert REVIEWER not in missing(text)


@pytest.mark.parametrize(
    "text",
    [
        top("Last reviewed: 3 May 2024"),
        top("Reviewed: May 2023"),
        top("Your swab will be reviewed by a doctor."),
        top("The drug was reviewed by the agency in 2019."),
        top("By Jane Doe"),
        front("reviewed: 2024-05-03"),
        front("reviewed: 3 May 2024"),
        front("reviewed: true"),
        front("reviewer:"),
        front("reviewer: pending"),
    ],
)
def test_no_reviewer_is_named(text: str) -> None:
    assert REVIEWER in missing(text)


@pytest.mark.parametrize(
    "text",
    [
        bottom("## References\n\n1. Ortiz L. Throats. Voice Letters. 2017;3:55–58."),
        bottom("## Sources\n\n- National Throat Survey, 2020"),
        bottom("## Further reading\n\n- [Throats](https://example.org/throats)"),
        bottom("Sources: National Throat Survey; Voice Letters"),
        bottom("Ortiz L, Bell T. Throats. https://doi.org/10.1000/182"),
        bottom("Ortiz L, Bell T. Throats. doi:10.1000/182"),
        bottom("See PMID 12345678."),
        bottom("References\n\n[1] Ortiz L, et al. Trial of honey. J Example Med. 2017;12(3):45–51."),
        bottom("**Sources:** Ortiz A (2019), Health Figures 3:55."),
        bottom("A trial found little (Ortiz & Bell, 2017)."),
        bottom("A trial found little [1]."),
        bottom("A trial found little.[^1]\n\n[^1]: Ortiz L. Throats. Voice Letters."),
        bottom("A [2018 overview](https://example.org/throats) found little."),
        front("references:\n  - Ortiz L. Throats."),
    ],
)
def test_a_source_is_cited(text: str) -> None:
    assert REFERENCES not in missing(text)


@pytest.mark.parametrize(
    "text",
    [
        bottom("Studies show that honey helps."),
        bottom("Read [more tips](/tips) or [jump up](#top)."),
        bottom("[Share](https://www.facebook.com/share?u=x) · [Tweet](https://twitter.com/x)"),
        bottom("[Write to us](mailto:a@example.org)"),
        bottom("## References"),
        bottom("See the sources of pain above. About [x] in ten."),
        front("url: https://throats.example.org/a").replace(
            "# Sore throats\n", "# Sore throats\n\n[Next](https://throats.example.org/b)\n"
        ),
    ],
)
def test_no_source_is_cited(text: str) -> None:
    assert REFERENCES in missing(text)


def test_plain_text_with_a_byline_printed_twice() -> None:
    end = "Helena Brandt\nHelena Brandt\n\nHer clinic is in Lund.\n"
    text = f"Sore Throats: What Helps\n\n{BODY}\n\n{end}".replace("## ", "")
    assert missing(text, ".txt") == {DATE, REVIEWER, REFERENCES}
