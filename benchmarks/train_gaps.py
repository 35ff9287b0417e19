"""Train the model of words lost before a determiner and write its weights.

usage: train_gaps.py PARAGRAPHS.jsonl[.gz] OUT.tsv [--leave-out MANIFEST.jsonl] [--false 0.1]

PARAGRAPHS has one JSON object a line with source, document and text. Every place of the model in a sentence as
written is an example of no loss; every place that dropping one function word makes is an example of a loss. Documents
are split by the hash of their name: four fifths train, one fifth sets the limit, so that at most ``--false`` places per
10,000 words of it are reported; the share of losses that are found there is printed by word. Documents of the manifest
(``origin``: "repository:document") are left out altogether. Needs scikit-learn, which healthlint itself never imports.
"""

import argparse
import gzip
import json
import re
import sys
import zlib
from collections import Counter, defaultdict
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1] / name) for name in ("lint", "rules")]

from healthlint.annotations import Word  # noqa: E402
from healthlint_rules.algorithms.language.lexical_classes import word_set  # noqa: E402
from healthlint_rules.algorithms.language.line import Line, line_from  # noqa: E402
from healthlint_rules.algorithms.wording.gap_model import SCALE, features, places  # noqa: E402

DROPPED = word_set(
    """
    of to a an the and is are was were be been in for with that which who as by from on has have do does or at can may
    will
    """
)
LEAST = 0.05  # smaller weights are not written
HEAD = """\
# Weights (times {scale}) of the model of words lost before a determiner; made by benchmarks/train_gaps.py. A line is a
# weight and the features that have it. Learnt from MedQuAD (Ben Abacha and Demner-Fushman 2019, CC BY 4.0) and OpenStax
# Anatomy and Physiology (OpenStax College 2014, CC BY 3.0); weights only, no text. {clean} places as written, {lost}
# with a word dropped.
"""


def without(text: str, line: Line, index: int) -> Line:
    """The line without one of its words."""
    words = line_from(text)
    place = words._places[index]
    gap = place.end + 1 - place.start
    kept = [*words._places[:index], *(Word(w.text, w.start - gap, w.end - gap) for w in words._places[index + 1 :])]
    return Line(text[: place.start] + text[place.end + 1 :], kept)


def examples(path: Path, unseen: set[str]):
    """Yield (held out, dropped word, features, context) of every place; None stands for the words of a line."""
    opener = gzip.open if path.suffix == ".gz" else open
    seen = set()
    with opener(path, "rt", encoding="utf-8") as rows:
        for row in map(json.loads, rows):
            if row["document"] in unseen:
                continue
            held = zlib.crc32(row["document"].encode()) % 1000 < 200
            for text in re.split(r"(?<=[.!?])\s+", row["text"].lower().replace("’", "'")):
                if text in seen:
                    continue
                seen.add(text)
                line = line_from(text)
                yield held, None, len(line.words), ""
                for index in places(line):
                    yield held, "", features(line, index), " ".join(line.words[max(0, index - 7) : index + 9])
                for index, word in enumerate(line.words):
                    if index and word in DROPPED and line.glued(index - 1) and line.glued(index):
                        spoilt = without(text, line, index)
                        if index - 1 in places(spoilt):
                            yield held, word, features(spoilt, index - 1), ""


def main() -> None:
    """Train, set the limit, write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("paragraphs", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--leave-out", type=Path)
    parser.add_argument("--false", type=float, default=0.1)
    parser.add_argument("--strength", type=float, default=0.1)
    parser.add_argument("--show", type=int, default=0, help="print the clean places with the highest scores")
    args = parser.parse_args()
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    rows = map(json.loads, args.leave_out.read_text(encoding="utf-8").splitlines()) if args.leave_out else []
    unseen = {row["origin"].partition(":")[2] for row in rows}
    parts: dict[bool, list[tuple[str, list[str], str]]] = {True: [], False: []}
    words: Counter[bool] = Counter()
    for held, dropped, found, context in examples(args.paragraphs, unseen):
        if dropped is None:
            words[held] += found
        else:
            parts[held].append((dropped, found, context))
    count = Counter(name for _, found, _ in parts[False] for name in set(found))
    maker = DictVectorizer()
    kept = {held: [{n: 1 for n in found if count[n] >= 4} for _, found, _ in part] for held, part in parts.items()}
    model = LogisticRegression(C=args.strength, max_iter=400)
    model.fit(maker.fit_transform(kept[False]), [bool(dropped) for dropped, _, _ in parts[False]])
    scores = model.decision_function(maker.transform(kept[True])).tolist()
    clean = sorted(((s, c) for s, (d, _, c) in zip(scores, parts[True], strict=True) if not d), reverse=True)
    allowed = int(args.false * words[True] / 10_000)
    limit = clean[allowed][0]
    for value, context in clean[: args.show]:
        print(round(value, 2), context)
    hits = defaultdict(list)
    for value, (dropped, _, _) in zip(scores, parts[True], strict=True):
        if dropped:
            hits[dropped].append(value > limit)
            hits["all"].append(value > limit)
    print(words, "words; limit", round(limit, 2), "reports", allowed, "clean places of", len(clean))
    print({word: f"{sum(h) / len(h):.2f} of {len(h)}" for word, h in sorted(hits.items(), key=lambda x: -len(x[1]))})
    by_weight = defaultdict(list)
    for name, weight in zip(maker.feature_names_, model.coef_[0], strict=True):
        if abs(weight) >= LEAST and not re.search(r"\s", name):
            by_weight[round(weight * SCALE)].append(name)
    by_weight[round(limit * SCALE)].append("limit")
    by_weight[round(model.intercept_[0] * SCALE)].append("bias")
    lost = sum(bool(d) for d, _, _ in parts[False])
    with args.out.open("w", encoding="utf-8") as out:
        out.write(HEAD.format(scale=SCALE, clean=len(parts[False]) - lost, lost=lost))
        for weight in sorted(by_weight):
            out.write(f"{weight}\t{' '.join(by_weight[weight])}\n")
    print(args.out.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
