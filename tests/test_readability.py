"""Readability works without a network, imports nothing it does not need, and does not hang on the format."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

import pytest

from healthlint.document import Document
from healthlint.pack import Pack
from healthlint.readability import cmudict, measure, prose_of, syllables

Read = Callable[..., Document]
TEXT = [
    "Grinding wears the teeth down over many years.",
    "A dentist can fit a guard that is worn at night.",
    "Periodontal inflammation may complicate rehabilitation.",
]


def test_no_network_and_no_nltk() -> None:
    code = (
        "import socket, sys\n"
        "def refuse(*args, **kwargs): raise AssertionError('network')\n"
        "socket.socket.connect = refuse; socket.create_connection = refuse; socket.getaddrinfo = refuse\n"
        "import healthlint.readability as r\n"
        "assert not {'textstat', 'nltk', 'pyphen'} & set(sys.modules), 'imported too early'\n"
        f"print(r.measure({TEXT!r}).grade)\n"
        "assert 'nltk' not in sys.modules\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert float(done.stdout) > 0


def test_measures() -> None:
    found = measure(TEXT)
    assert (found.words, found.sentences, found.dictionary) == (24, 3, "CMUdict")
    easy = measure(["The cat sat on the mat.", "It was a big cat."])
    assert easy.grade < found.grade and easy.ease > found.ease


def test_the_dictionary_counts_and_not_the_hyphens() -> None:
    assert cmudict()["diabetes"] == 4
    assert syllables("area") == 3, "hyphenation would say less"


def test_medical_words(packs: list[Pack]) -> None:
    (pack,) = [pack for pack in packs if pack.package == "healthlint_rules"]
    rows = pack.lexicons["plain_syllables"]
    extra = {word: int(count) for word, count in rows}
    assert len(extra) > 250
    wrong = [word for word, count in extra.items() if syllables(word, extra) != count]
    assert not wrong


def test_the_same_text_reads_alike_in_every_format(read: Read) -> None:
    plain = "Sore Teeth\n\n" + " ".join(TEXT) + "\n\n  1. Brush the back teeth.\n  2. Rinse with water.\n"
    markdown = plain.replace("Sore", "# Sore").replace("guard", "**guard**")
    html = f"<h1>Sore Teeth</h1><p>{' '.join(TEXT)}<ol><li>Brush the back teeth.<li>Rinse with water.</ol>"
    grades = [
        measure(prose_of(read(text, name))).grade
        for text, name in [(plain, "a.txt"), (markdown, "a.md"), (html, "a.html")]
    ]
    assert max(grades) - min(grades) == pytest.approx(0, abs=0.3)
