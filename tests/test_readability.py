"""The textstat adapter: offline, light, told from textstat's own count of our sentences, and honest about its means."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from word_files import item, par
from word_files import read as read_word

from healthlint import readability
from healthlint.config import Settings, known_rules, ready_rule
from healthlint.kinds.metric import syllables_of
from healthlint.pack import load_packs
from healthlint.readability import DICTIONARY, ESTIMATE, OWN, measure, score
from healthlint.readers import Source, parse

ROOT = Path(__file__).parent.parent
TEXT = (
    "# Sore throats\n\nMost sore throats pass in a week. Take 2.5 ml of syrup, e.g. at night; don’t take more.\n\n"
    "## Causes\n\n- A virus is the usual cause.\n- Smoke.\n\n"
    "| Cell | Other |\n|---|---|\n| Immunological considerations | x |\n"
)


def run(code: str) -> str:
    """Standard output of a fresh interpreter."""
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout


def test_import_is_light() -> None:
    heavy = "('textstat', 'nltk', 'numpy', 'spacy', 'pyphen')"
    out = run(f"import sys, healthlint.readability; print([m for m in {heavy} if m in sys.modules])")
    assert out.strip() == "[]"


def test_no_network_and_no_nltk() -> None:
    code = """
import socket, sys, json
def refuse(*a, **k): raise AssertionError("network")
socket.socket = socket.create_connection = socket.getaddrinfo = refuse
from healthlint.readability import score
found = score(["Most sore throats pass in a week.", "Bronchitis can hurt for months."])
loaded = [name in sys.modules for name in ("nltk", "numpy")]
print(json.dumps([found.words, found.sentences, found.syllables, found.grade, *loaded]))
"""
    words, sentences, syllables, grade, nltk, numpy = json.loads(run(code))
    assert (words, sentences, nltk, numpy) == (12, 2, False, False)
    assert syllables == 7 + 7
    assert 0 < grade < 3


def test_nltk_still_works_for_others() -> None:
    code = """
from healthlint.readability import score
score(["Most sore throats pass in a week."])
from nltk.tokenize import wordpunct_tokenize
print(wordpunct_tokenize("It hurts."))
"""
    assert run(code).strip() == "['It', 'hurts', '.']"


def test_textstat_itself_uses_our_counts() -> None:
    code = """
from healthlint.readability import score
score(["Most sore throats pass in a week."])
import textstat
print(textstat.syllable_count("a beautiful hypothesis"))
"""
    assert run(code).strip() == "8"


@pytest.mark.parametrize(
    ("word", "count"),
    [
        *(("week", 1), ("hospital", 3), ("hospital's", 3), ("sneeze", 1), ("sneezes", 2), ("nurses'", 2), ("25", 1)),
        *(("colour", 2), ("organise", 3), ("organisation", 5), ("diarrhoea", 4), ("haemoglobin", 4), ("oesophagus", 4)),
        *(("it's", 1), ("don't", 1), ("children's", 2), ("minimising", 4)),
    ],
)
def test_counts(word: str, count: int) -> None:
    assert readability._syllables().count(word) == count


def test_unknown_words_are_named() -> None:
    found = score(["The quozzlefrip is a rare organ of the mind."])
    assert found.estimated == ("quozzlefrip",)
    assert found.counted[ESTIMATE] == 1
    assert "estimate 11 %" in found.dictionary


def test_own_words_widen_the_dictionary() -> None:
    document = parse("x.md", Source("The zzfitis can hurt. Two zzfitises hurt more than one."))
    own = {"zzfitis": 4}
    try:
        found = measure(document, own).document
        assert found.counted[OWN] == 2
        assert found.estimated == ()
    finally:
        readability._syllables().own.pop("zzfitis")
        readability._syllables().forget()


def test_compounds_count_as_one_word_by_their_parts() -> None:
    found = score(["This is a long-term, step-by-step plan."])
    assert found.words == 6
    assert found.syllables == 1 + 1 + 1 + 2 + 3 + 1
    assert found.counted == {DICTIONARY: 6}


def test_sentences_are_ours() -> None:
    """Points in numbers and abbreviations end no sentence, an item's end does; cells, headings, short items are out."""
    found = measure(parse("x.md", Source(TEXT)))
    assert found.document.sentences == 3
    assert found.document.words == 7 + 11 + 6
    assert [section.title for section, _ in found.sections] == ["Sore throats", "Causes"]


def test_references_and_addresses_are_left_out() -> None:
    link = "https://example.org/immunological-considerations"
    text = f"Rest helps a lot here. See {link} now.\n\n## References\n\n1. Long title of a book."
    found = measure(parse("x.md", Source(text))).document
    assert (found.words, found.sentences) == (5, 1)


def test_an_empty_document() -> None:
    found = measure(parse("x.md", Source("# Title\n"))).document
    assert (found.words, found.grade, found.dictionary) == (0, 0.0, "")


def test_formulas() -> None:
    """Flesch-Kincaid and Flesch by hand: 12 words, 2 sentences, 14 syllables."""
    found = score(["Most sore throats pass in a week.", "Bronchitis can hurt for months."])
    readable = 206.835 - 1.015 * found.words / found.sentences - 84.6 * found.syllables / found.words
    grade = 0.39 * found.words / found.sentences + 11.8 * found.syllables / found.words - 15.59
    assert found.reading_ease == pytest.approx(readable, abs=0.06)
    assert found.grade == pytest.approx(grade, abs=0.06)


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_the_same_text_reads_alike_in_every_format(name: str) -> None:
    prose = "Grinding wears the teeth down over many years. A dentist can fit a guard that is worn at night."
    texts = {
        "a.txt": f"Sore Teeth\n\n{prose}\n\n  1. Brush the back teeth.\n  2. Rinse with water.\n",
        "a.md": f"# Sore Teeth\n\n{prose}\n\n1. Brush **the** back teeth.\n2. Rinse with water.\n",
        "a.html": f"<h1>Sore Teeth</h1><p>{prose}<ol><li>Brush the back teeth.<li>Rinse with water.</ol>",
    }
    found = measure(parse(name, Source(texts[name]))).document
    assert (found.words, found.sentences) == (26, 4)


def test_the_dictionary_counts_and_not_the_hyphens() -> None:
    assert readability._syllables().count("area") == 3, "hyphenation would say less"


def test_words_that_no_list_has_are_estimated() -> None:
    words = {"melanocyte": 4, "thalassemia": 5, "quozzlefrip": 3, "hyperthermia": 5}
    assert {word: readability.estimate(word) for word in words} == words


def test_syllables_of_medical_words() -> None:
    """At least 97 % of some 300; half of them were not looked at while the lists were made."""
    own = syllables_of(ready_rule("plain/readability-grade", known_rules(load_packs()), Settings()))
    lines = (ROOT / "benchmarks" / "labels" / "medical_syllables.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    right = [word for word, count, _ in rows if readability.syllables_by(word, own)[0] == int(count)]
    assert len(rows) > 300
    assert len(right) >= 0.97 * len(rows)


PARTS = (
    ("h", "Stiff shoulders"),
    ("p", "A stiff shoulder often starts after months of work at a desk, and it gets better with gentle movement."),
    ("h", "What helps"),
    ("p", "Try this each morning:"),
    ("l", "Roll both shoulders back ten times, slowly and without pain."),
    ("l", "Hold the arm across the chest for half a minute."),
    ("p", "Physiotherapy helps most people within three months. Ask your doctor about injections if it does not."),
    ("h", "When to get help"),
    ("p", "See someone soon if the joint is hot, or if you cannot lift the arm at all after a fall."),
)


def test_the_grade_is_stable_between_formats() -> None:
    mark = {"h": "## ", "p": "", "l": "- "}
    tag = {"h": "h2", "p": "p", "l": "li"}
    plain = "\n\n".join(("  - " if kind == "l" else "") + text for kind, text in PARTS)
    page = "".join(f"<{tag[kind]}>{text}</{tag[kind]}>" for kind, text in PARTS)
    marked = "\n\n".join(mark[kind] + text for kind, text in PARTS)
    body = [item(text, 2) if kind == "l" else par(text, style="u2" if kind == "h" else "") for kind, text in PARTS]
    table = "<table><tr><th>Month</th><th>Immobilisation</th></tr><tr><td>One</td><td>Considerable</td></tr></table>"
    documents = [
        parse("a.md", Source(f"{marked}\n\n| Month | Immobilisation |\n|---|---|\n| One | Considerable |\n")),
        parse("a.html", Source(f"<main>{page}{table}</main>")),
        parse("a.txt", Source(f"{plain}\n\nMonth\tImmobilisation\nOne\tConsiderable\n")),
        read_word("".join(body)),
    ]
    grades = [measure(document).document.grade for document in documents]
    assert max(grades) - min(grades) <= 0.3, grades
