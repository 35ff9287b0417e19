"""Train the model of promises and write its weights.

usage: train_promises.py LABELS.jsonl PARAGRAPHS.jsonl[.gz] OUT.tsv [--kind both|words|classes] [--strength 0.05]

LABELS has one JSON object a line: author, promise (true or false), text. PARAGRAPHS has source, document and text:
edited prose without promises, of which weights alone are kept. Only sentences that the model is asked about are seen.
Judged by six rounds: each leaves out a sixth of the authors, and two fifths of the documents set the threshold, which
``RATE`` places in 10,000 of their words exceed. The weights written are those of all authors, with the threshold of the
same held-back documents. Needs scikit-learn, which healthlint itself never imports.
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

from healthlint.readers import parse  # noqa: E402
from healthlint.readers.source import Source  # noqa: E402
from healthlint_rules.algorithms.claims.promise_model import SCALE, features, possible  # noqa: E402
from healthlint_rules.algorithms.language.word_classes import tagged  # noqa: E402

RATE = 0.08
ROUNDS = 6
LEAST, AUTHORS = 3, 2  # a feature is kept that so many labelled sentences of so many authors have
WEIGHT = {True: 10, False: 10}  # of a labelled sentence, beside a sentence of edited prose
TEMPLATED = {"medquad/GHR", "medquad/GARD"}  # of each only a quarter, for they repeat themselves
STEPS = (-1.5, -1, -0.5, 0, 0.5, 1)
HEAD = """\
# Weights (times {scale}) of the model of promises, by benchmarks/train_promises.py from {labels} own sentences (MIT).
# Edited prose beside them: MedQuAD (Ben Abacha and Demner-Fushman 2019, CC BY 4.0), OpenStax Anatomy and Physiology
# (OpenStax College 2014, CC BY 3.0); weights only, no text. Of authors left out {recall:.2f} of the promises are found
# and {near:.3f} of the near misses.
"""


def kept(name, kind):
    """Whether a feature belongs to the kind of model."""
    return kind == "both" or (name[:2] == "w=") == (kind == "words")


def vectors(text, kind):
    """Yield the counted features of each sentence of a text, None for those that the model is not asked about."""
    for line in tagged(parse("a.txt", Source(text))):
        asked = possible(line)
        yield Counter(name for name in features(line.units) if kept(name, kind)) if asked else None


def read_labels(path, kind):
    """(author, promise, features) of each labelled sentence; one that the model is not asked about has none."""
    rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return [(row["author"], row["promise"], next(vectors(row["text"], kind)) or Counter()) for row in rows]


def read_prose(path, kind):
    """(held back, features) of each sentence of the edited prose, and the words of the documents held back."""
    opener = gzip.open if path.suffix == ".gz" else open
    rows, words = [], 0
    with opener(path, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if row["source"] in TEMPLATED and zlib.crc32(row["text"].encode()) % 4:
                continue
            held = zlib.crc32(row["document"].encode()) % 1000 >= 600
            words += len(re.findall(r"\w+", row["text"])) if held else 0
            rows += [(held, found) for found in vectors(row["text"], kind) if found]
    return rows, words


class Trainer:
    """Fits models on a choice of authors; every model sees the same edited prose."""

    def __init__(self, labels, prose, words, strength):
        from sklearn.feature_extraction import DictVectorizer

        authors = defaultdict(set)
        count = Counter()
        for author, _, found in labels:
            for name in found:
                authors[name].add(author)
                count[name] += 1
        keep = {name for name, n in count.items() if n >= LEAST and len(authors[name]) >= AUTHORS}
        self.maker = DictVectorizer()
        self.maker.fit([dict.fromkeys(keep, 1)])
        self.labels = self.maker.transform([found for *_, found in labels])
        self.asked = [bool(found) for *_, found in labels]
        self.truth = [promise for _, promise, _ in labels]
        self.seen = self.maker.transform([found for held, found in prose if not held])
        self.held = self.maker.transform([found for held, found in prose if held])
        self.allowed = int(words / 10_000 * RATE)
        self.strength = strength

    def fit(self, rows):
        """A model of some labelled sentences, and its threshold."""
        from scipy.sparse import vstack
        from sklearn.linear_model import LogisticRegression

        rows = [row for row in rows if self.asked[row]]
        classes = [self.truth[row] for row in rows]
        model = LogisticRegression(C=self.strength, max_iter=500, solver="liblinear")
        weights = [WEIGHT[promise] for promise in classes] + [1] * self.seen.shape[0]
        model.fit(
            vstack([self.labels[rows], self.seen]), [*classes, *([False] * self.seen.shape[0])], sample_weight=weights
        )
        return model, sorted(model.decision_function(self.held), reverse=True)[self.allowed]

    def rounds(self, authors):
        """How far each labelled sentence is above the threshold of a model that has not seen its author."""
        over = [float("-inf")] * len(authors)
        names = sorted(set(authors))
        for number in range(ROUNDS):
            out = set(names[number::ROUNDS])
            model, threshold = self.fit([row for row, author in enumerate(authors) if author not in out])
            for row in (row for row, author in enumerate(authors) if author in out and self.asked[row]):
                over[row] = model.decision_function(self.labels[row])[0] - threshold
        return over

    def shares(self, over, step):
        """The shares of promises and of near misses that are more than ``step`` above the threshold."""
        return [
            sum(score > step for score, promise in zip(over, self.truth, strict=True) if promise == wanted)
            / self.truth.count(wanted)
            for wanted in (True, False)
        ]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("labels", type=Path)
    parser.add_argument("paragraphs", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--kind", choices=["both", "words", "classes"], default="both")
    parser.add_argument("--strength", type=float, default=0.05)
    args = parser.parse_args()
    labels = read_labels(args.labels, args.kind)
    prose, words = read_prose(args.paragraphs, args.kind)
    trainer = Trainer(labels, prose, words, args.strength)
    over = trainer.rounds([author for author, *_ in labels])
    print(len(labels), "labels,", trainer.seen.shape[0], "sentences to train,", trainer.held.shape[0], "held back")
    print("above threshold: step, promises found, near misses found")
    for step in STEPS:
        print(f"{step:5}", *(f"{share:.3f}" for share in trainer.shares(over, step)))
    model, threshold = trainer.fit(range(len(labels)))
    recall, near = trainer.shares(over, 0)
    weights = dict(zip(trainer.maker.feature_names_, model.coef_[0], strict=True))
    weights = {"bias": model.intercept_[0], "threshold": threshold, **weights}
    rounded = {name: round(weight * SCALE) for name, weight in weights.items()}
    lines = [f"{name}\t{weight}\n" for name, weight in rounded.items() if abs(weight) >= 3 or name == "bias"]
    head = HEAD.format(scale=SCALE, labels=len(labels), recall=recall, near=near)
    args.out.write_text(head + "".join(lines), encoding="utf-8")
    print(len(lines), "weights, threshold", rounded["threshold"])


if __name__ == "__main__":
    main()
