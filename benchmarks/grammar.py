"""What LanguageTool behind our choice of rules finds, and whether it knows the words of medicine.

usage: python benchmarks/grammar.py [--fixes FILE.jsonl] [--language en-US] [--list]

Without a file: each term of ``labels/medical_terms.tsv`` in a sentence of its own, spelling on (flagged: should be
none), and each with one letter lost, doubled or swapped with its neighbour (caught: should be all). FILE holds pairs of
an error and its correction (``before``, ``after``): how many of the first, and of the second, get a finding of the
wording and grammar groups. Needs LanguageTool (``healthlint setup languagetool``).
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from healthlint.config import LanguageToolSettings, Settings
from healthlint.pack import load_packs
from healthlint.readers import Source
from healthlint.result import RunResult
from healthlint.runner import Input, Runner

TERMS = Path(__file__).parent / "labels" / "medical_terms.tsv"
FRAME = "They spoke about {} with her yesterday."
LANES = ("text", "languagetool")
SPELLER = "MORFOLOGIK"
AGREED = "grammar/languagetool says so too"  # a rule of our own stands at the same place


def main() -> int:
    """Print both tables."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--fixes", type=Path)
    parser.add_argument("--language", default="en-US", choices=["en-US", "en-GB"])
    parser.add_argument("--list", action="store_true")
    options = parser.parse_args()
    spelling(options.language, options.list)
    if options.fixes:
        fixes(options.fixes, options.language, options.list)
    return 0


def spelling(language: str, listed: bool) -> None:
    """Terms flagged, misspellings caught."""
    rows = [line.split("\t") for line in TERMS.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    terms = [row[language == "en-GB"] for row in rows]
    known = {term.casefold() for row in rows for term in row}
    wrong = [typo for number, term in enumerate(terms) if (typo := misspelt(term, number)).casefold() not in known]
    flagged, caught = (found(words, language) for words in (terms, wrong))
    print(
        f"{language}: {len(flagged)} of {len(terms)} terms flagged, {len(caught)} of {len(wrong)} misspellings caught"
    )
    if listed:
        print("flagged:", *flagged)
        print("missed:", *(word for word in wrong if word not in set(caught)))


def misspelt(term: str, number: int) -> str:
    """The term with one error in its middle: a letter lost, doubled, or two swapped, in turn."""
    place = len(term) // 2
    while number % 3 == 2 and place < len(term) - 2 and term[place] == term[place + 1]:
        place += 1
    head, letter, tail = term[:place], term[place], term[place + 1 :]
    return (head + tail, head + letter * 2 + tail, head + tail[:1] + letter + tail[1:])[number % 3]


def found(words: Sequence[str], language: str) -> list[str]:
    """The words that the speller reports, each in a sentence of its own."""
    result = run([FRAME.format(word) for word in words], language, spelling=True)
    return [
        word
        for word, file in zip(words, result.files, strict=True)
        if any(word in d.quote and (SPELLER in d.message or AGREED in d.message) for d in file.diagnostics)
    ]


def fixes(path: Path, language: str, listed: bool) -> None:
    """Errors found before and after an editor's correction, by kind."""
    pairs = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    before, after = (hits(run([pair[key] for pair in pairs], language, spelling=True)) for key in ("before", "after"))
    kinds = Counter(pair["kind"] for pair in pairs)
    for kind, number in kinds.most_common():
        print(f"{kind:24}{sum(b and p['kind'] == kind for b, p in zip(before, pairs, strict=True)):4} of {number}")
    print(f"{'all':24}{sum(before):4} of {len(pairs)}; after the correction {sum(after)}")
    if listed:
        for pair, early, late in zip(pairs, before, after, strict=True):
            if not early or late:
                print(
                    "missed" if not early else "false ",
                    pair["kind"],
                    pair["removed"],
                    "→",
                    pair["added"],
                    "|",
                    pair["before"][:90],
                )


def hits(result: RunResult) -> list[bool]:
    """Whether a text got a finding of the groups that look at wording."""
    groups = ("wording/", "grammar/")
    return [any(d.rule_id.startswith(groups) for d in file.diagnostics) for file in result.files]


def run(texts: Sequence[str], language: str, *, spelling: bool) -> RunResult:
    """All texts, each a document."""
    settings = msgspec.structs.replace(
        Settings(), lanes=LANES, languagetool=LanguageToolSettings(language=language),
        rules={"grammar/languagetool": {"spelling": spelling}},
    )  # fmt: skip
    return Runner(settings, load_packs()).run(inputs(texts))


def inputs(texts: Sequence[str]) -> Iterator[Input]:
    """Texts as Markdown files that are not on disk."""
    for number, text in enumerate(texts):
        yield Input(f"{number}.md", Source(text))


if __name__ == "__main__":
    raise SystemExit(main())
