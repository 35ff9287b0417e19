"""Hold the source map to its promise on a folder of real files.

Each exact segment equals its slice of the source, segments come in order and never overlap, every sentence and
word maps to a place whose slice equals it where the map calls it exact, and each diagnostic's quote equals the
source at its span. Every file is tried as it is and with CR LF, a tab, entities and emoji put in.

usage: python benchmarks/source_map.py FOLDER [--no-rules]
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from healthlint.annotations import sentences
from healthlint.config import Settings
from healthlint.document import Document
from healthlint.files import find_files
from healthlint.pack import load_packs
from healthlint.readers import ReadError, Source, parse, read_source
from healthlint.runner import Input, Runner


def faults(document: Document) -> Iterator[str]:
    """What breaks the promise in one document."""
    for block in document.blocks:
        text_end = source_end = -1
        for segment in block.segments:
            if segment.text_start < text_end or segment.source_start < source_end:
                yield f"segments out of order in block {block.index}"
            text_end, source_end = segment.text_end, segment.source_end
            prose = block.text[segment.text_start : segment.text_end]
            slice_ = document.source[segment.source_start : segment.source_end]
            if segment.exact and prose != slice_:
                yield f"block {block.index}: {prose!r} is {slice_!r} in the source"
        if block.segments and text_end != len(block.text):
            yield f"block {block.index}: prose without a segment"
    for sentence in sentences(document):
        for word in sentence.words:
            place = sentence.locate(word.start, word.end)
            quote = place.span.of(document.source)
            if place.exact and quote != sentence.text[word.start : word.end]:
                yield f"word {word.text!r} is {quote!r} in the source"


def variants(source: Source) -> Iterator[tuple[str, Source]]:
    """The text as it is and with what breaks offset arithmetic put into it."""
    text = source.text
    yield "as it is", source
    yield "CR LF", Source(re.sub(r"\r?\n", "\r\n", text))
    yield "emoji", Source(re.sub(r"(?<=[a-z]) (?=[a-z])", " 🧘 ", text, count=50))
    yield "entities", Source(re.sub(r"(?<=[a-z]) (?=[a-z])", " &amp; \\\\* ", text, count=50))
    yield "tabs and blanks", Source(re.sub(r"(?<=[a-z]), (?=[a-z])", ",\t\u00a0", text))


def main() -> int:
    """Try every file; exit code 1 where anything is wrong."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--no-rules", action="store_true")
    args = parser.parse_args()
    runner = None if args.no_rules else Runner(Settings(lanes=("text",), profile="strict"), load_packs())
    tried: Counter[str] = Counter()
    wrong = 0
    for path in find_files([str(args.folder)]):
        try:
            source = read_source(path)
            parse(path, source)
        except ReadError as error:
            print(error)
            continue
        for name, variant in [("packed", source)] if source.data else variants(source):
            document = parse(path, variant)
            found = list(faults(document))
            if runner:
                for file in runner.run([Input(path, variant)]).files:
                    found += [
                        f"{d.rule_id}: quote {d.quote!r}"
                        for d in file.diagnostics
                        if d.span.of(document.source) != d.quote
                    ]
            tried[name] += 1
            wrong += len(found)
            for fault in found[:5]:
                print(f"{path} ({name}): {fault}")
    print("files tried: " + ", ".join(f"{count} {name}" for name, count in tried.items()) + f"; faults: {wrong}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
