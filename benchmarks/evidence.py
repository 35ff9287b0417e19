"""How well statistics, their sources, claims and sentences in need of a citation are told from what looks like them.

python benchmarks/evidence.py [--paragraphs FILE.jsonl.gz] [--worthiness FILE.jsonl] [--list]

Spans: benchmarks/labels/statistics.jsonl names sentences of a file of paragraphs (``source``, ``document``, ``text``)
by the first 16 hex digits of the SHA-256 of their text. A found statistic is right when it overlaps a quote; ``either``
spans count neither way. Sources: for every statistic of labels/sources.jsonl and labels/citing_styles.jsonl
(``format`` is md, html or txt), whether a source is in reach. Claims: what
the evidence and promo rules say on the near misses and the true claims of labels/claims.jsonl, and how many of the
promising sentences and of the near misses of labels/promises.jsonl they report. Worthiness: rows
(``doc``, ``source``, ``text``, ``cited``, ``has_stat``) ranked by score; documents are dealt out by turns, and the odd
ones were never used for weights. In the known file of this kind a third of the cited units holds several sentences,
because a citation was cut out between them, and hardly any other unit does; so units of one sentence are told apart.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from healthlint.annotations import Sentence, sentences
from healthlint.config import Settings
from healthlint.document import Document
from healthlint.pack import load_pack, load_packs
from healthlint.readers import Source, parse
from healthlint.runner import Input, Runner
from healthlint_rules.algorithms.numbers.statistics import finder
from healthlint_rules.algorithms.sources.sources import cited
from worthiness import citation_worthiness

LABELS = Path(__file__).resolve().parent / "labels"
GROUPS = ("evidence", "promo")
TRAINED = ("promo/overpromise",)  # on labels/promises.jsonl
_INNER_STOP = re.compile(r"[a-z)\]][.?!][\"”)]?\s+[A-Z]")

Row = dict[str, Any]
Failure = tuple[str, str, str]


class Counts(NamedTuple):
    """Right, wrong and missed; with the usual ratios."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong) if self.right else 0.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.right / (2 * self.right + self.wrong + self.missed) if self.right else 0.0

    def __str__(self) -> str:
        return (
            f"precision {self.precision:.3f}, recall {self.recall:.3f}, F1 {self.f1:.3f} "
            f"(right {self.right}, wrong {self.wrong}, missed {self.missed})"
        )


def read_rows(path: Path) -> list[Row]:
    """The records of a JSON Lines file, gzipped or not."""
    data = path.read_bytes()
    text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8")
    return [json.loads(line) for line in text.splitlines() if line.strip()]


def overlaps(start: int, end: int, text: str, quotes: Iterable[str]) -> bool:
    """Whether a range of a text touches a place where one of the quotes stands."""
    return any(start < place + len(quote) and place < end for quote in quotes for place in places(text, quote))


def places(text: str, quote: str) -> Iterator[int]:
    """Where a quote stands in a text."""
    at = text.find(quote)
    while at >= 0:
        yield at
        at = text.find(quote, at + 1)


def labelled_sentences(paragraphs: Path, wanted: dict[str, Row]) -> Iterator[tuple[Row, Sentence]]:
    """Each labelled sentence, found once by its hash in the paragraphs of the labelled documents."""
    documents = {(row["source"], row["document"]) for row in wanted.values()}
    left = set(wanted)
    for row in read_rows(paragraphs):
        if (row["source"], row["document"]) in documents:
            for sentence in sentences(parse("a.txt", Source(row["text"]))):
                digest = sha256(sentence.text.encode()).hexdigest()[:16]
                if digest in left:
                    left.remove(digest)
                    yield wanted[digest], sentence


def judge_spans(paragraphs: Path, lexicons: Any, failures: list[Failure]) -> None:
    """Precision and recall of statistic spans."""
    wanted = {row["sha256"]: row for row in read_rows(LABELS / "statistics.jsonl")}
    right = wrong = missed = seen = 0
    for row, sentence in labelled_sentences(paragraphs, wanted):
        seen += 1
        found = [(item.start, item.end) for item in finder(lexicons).find(sentence.folded)]
        quotes, either, text = row["quotes"], row.get("either", []), sentence.text
        for start, end in found:
            if not overlaps(start, end, text, [*quotes, *either]):
                wrong += 1
                failures.append(("span wrong", row["sha256"], text[start:end]))
        for quote in quotes:
            hit = any(overlaps(start, end, text, [quote]) for start, end in found)
            right, missed = right + hit, missed + (not hit)
            if not hit:
                failures.append(("span missed", row["sha256"], quote))
    print(f"statistic spans, {seen} of {len(wanted)} sentences found: {Counts(right, wrong, missed)}")


def holder(document: Document, quote: str) -> Sentence | None:
    """The sentence that holds a quote."""
    return next((sentence for sentence in sentences(document) if quote in sentence.text), None)


def judge_sources(name: str, lexicons: Any, failures: list[Failure]) -> None:
    """F1 of “a source is in reach” and of its reverse in a file of labels, and what is right per style."""
    bodies = tuple(lexicons["health_body"])
    tally: Counter[tuple[bool, bool]] = Counter()
    styles: dict[str, list[bool]] = defaultdict(list)
    statistics = 0
    for row in read_rows(LABELS / name):
        document = parse(f"a.{row.get('format', 'md')}", Source(row["text"]))
        for claim in row["claims"]:
            sentence, has_source = holder(document, claim["quote"]), claim["source"] is not None
            answer = sentence is not None and cited(document, sentence, bodies)
            tally[has_source, answer] += 1
            styles[row["id"].rpartition("-")[0]].append(has_source == answer)
            if has_source != answer:
                failures.append((f"source {'missed' if has_source else 'wrong'}", row["id"], claim["quote"]))
            if sentence:
                spans = finder(lexicons).find(sentence.folded)
                statistics += any(overlaps(s.start, s.end, sentence.text, [claim["quote"]]) for s in spans)
    print(f"{name}: source in reach:     {Counts(tally[True, True], tally[False, True], tally[True, False])}")
    print(f"{name}: no source in reach:  {Counts(tally[False, False], tally[True, False], tally[False, True])}")
    print(f"  statistics of these labels found: {statistics} of {tally.total()}")
    print("  right by style: " + ", ".join(f"{name} {sum(s)}/{len(s)}" for name, s in sorted(styles.items())))


def judge_claims(failures: list[Failure]) -> None:
    """Findings on near misses by severity; recall on true claims."""
    rows = read_rows(LABELS / "claims.jsonl")
    runner = Runner(Settings(select=GROUPS), load_packs())
    result = runner.run(Input(f"{row['id']}.md", Source(row["text"])) for row in rows)
    severities: Counter[str] = Counter()
    recall: dict[str, list[bool]] = defaultdict(list)
    for row, file in zip(rows, result.files, strict=True):
        said = [(finding, row["text"][finding.span.start : finding.span.end]) for finding in file.active]
        if row["expect"] == "silent":
            severities.update(str(finding.severity) for finding, _ in said)
            failures += [(f"near miss {f.severity}", row["id"], f"{f.rule_id}: {quote}") for f, quote in said]
            continue
        hit = any(overlaps(f.span.start, f.span.end, row["text"], [row["quote"]]) for f, _ in said)
        recall[row["kind"]].append(hit)
        if not hit:
            failures.append(("claim missed", row["id"], row["text"]))
    silent = sum(row["expect"] == "silent" for row in rows)
    print(f"claims, {silent} near misses: {severities['error']} errors, {severities['warning']} warnings, ", end="")
    print(f"{severities['hint']} hints")
    hits = sum(map(sum, recall.values()))
    kinds = ", ".join(f"{kind} {sum(found)}/{len(found)}" for kind, found in sorted(recall.items()))
    print(f"claims, {len(rows) - silent} true ones: {hits} found ({kinds})")


def judge_promises(failures: list[Failure]) -> None:
    """The share of promising sentences that the evidence and promo rules find, and of near misses that they fire on."""
    rows = read_rows(LABELS / "promises.jsonl")
    runner = Runner(Settings(select=GROUPS, ignore=TRAINED), load_packs())
    result = runner.run(Input(f"{number}.md", Source(row["text"])) for number, row in enumerate(rows))
    found: dict[tuple[bool, str], list[bool]] = defaultdict(list)
    for row, file in zip(rows, result.files, strict=True):
        said = sorted({finding.rule_id for finding in file.active})
        found[row["promise"], row["author"]].append(bool(said))
        if bool(said) != row["promise"]:
            name = "promise missed" if row["promise"] else "promise near miss"
            failures.append((name, row["author"], f"{', '.join(said)}: {row['text']}" if said else row["text"]))
    for promise, name in ((True, "promises"), (False, "near misses of promises that fired")):
        kinds = {author: hits for (truth, author), hits in found.items() if truth == promise}
        every = sum(map(len, kinds.values()))
        shares = ", ".join(f"{author} {sum(hits)}/{len(hits)}" for author, hits in kinds.items())
        print(f"{name}: {sum(map(sum, kinds.values())) / every:.3f} of {every} ({shares})")


def best_f1(rows: Sequence[Row]) -> tuple[float, float]:
    """The best F1 over all thresholds of the score, and its threshold."""
    ranked = sorted(((row["score"], row["cited"]) for row in rows), reverse=True)
    total = sum(is_cited for _, is_cited in ranked)
    best, right = (0.0, 0.0), 0
    for count, (value, is_cited) in enumerate(ranked, 1):
        right += is_cited
        if count == len(ranked) or ranked[count][0] != value:
            best = max(best, (2 * right / (count + total), value))
    return best


def judge_worthiness(path: Path) -> None:
    """Best F1 of the score against the baselines, on the half of the documents set apart and on all."""
    rows = read_rows(path)
    apart = set(sorted({(row["source"], row["doc"]) for row in rows})[1::2])
    halves: tuple[list[Row], list[Row]] = ([], [])
    for row in rows:
        row["score"] = citation_worthiness(row["text"])
        halves[(row["source"], row["doc"]) in apart].append(row)
    threshold = best_f1(halves[0])[1]
    views = {
        "all sentences": halves[1],
        "has a statistic": [row for row in halves[1] if row["has_stat"]],
        "one-sentence units": [row for row in halves[1] if not _INNER_STOP.search(row["text"])],
        "every document": rows,
    }
    for name, chosen in views.items():
        at = confusion(chosen, lambda row: bool(row["score"] >= threshold)).f1
        print(f"worthiness, {name} ({len(chosen)}): best F1 {best_f1(chosen)[0]:.3f}, ", end="")
        print(f"{at:.3f} at the threshold of the other half ({threshold:.2f}); baselines: ", end="")
        print(f"statistic {confusion(chosen, lambda row: bool(row['has_stat'])).f1:.3f}, ", end="")
        print(
            f"several sentences {confusion(chosen, lambda row: bool(_INNER_STOP.search(row['text']))).f1:.3f}, ", end=""
        )
        print(f"every one {confusion(chosen, lambda _: True).f1:.3f}")


def confusion(rows: Sequence[Row], answer: Callable[[Row], bool]) -> Counts:
    """Counts of a yes-or-no answer about being cited."""
    tally = Counter((bool(row["cited"]), answer(row)) for row in rows)
    return Counts(tally[True, True], tally[False, True], tally[True, False])


def main(argv: list[str] | None = None) -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description="Statistics, sources, claims and citation worthiness, judged.")
    parser.add_argument("--paragraphs", type=Path)
    parser.add_argument("--worthiness", type=Path)
    parser.add_argument("--list", action="store_true", dest="listing", help="print what went wrong")
    options = parser.parse_args(argv)
    lexicons = load_pack("healthlint_rules").lexicons
    failures: list[Failure] = []
    if options.paragraphs:
        judge_spans(options.paragraphs, lexicons, failures)
    for name in ("sources.jsonl", "citing_styles.jsonl"):
        judge_sources(name, lexicons, failures)
    judge_claims(failures)
    judge_promises(failures)
    if options.worthiness:
        judge_worthiness(options.worthiness)
    for what, name, text in failures if options.listing else ():
        print(f"{what:18} {name:18} {' '.join(text.split())[:200]}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
