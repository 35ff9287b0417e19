"""Train the window model of subordinators and write its weights.

usage: train_window.py PARAGRAPHS.jsonl[.gz] OUT.tsv [--leave-out MANIFEST.jsonl] [--documents LIST] [--share 1.0]

PARAGRAPHS has one JSON object a line with source, document and text. Documents are split by the hash of their name:
four fifths train, one fifth tells how often the model agrees with the written word and sets the limits: the score that
a condition or a reason exceeds in one of a hundred places where the written word is right. Documents of the manifest
(``origin``: "repository:document") are left out altogether, so that the articles it lists can judge; ``--documents``
writes the names of those used. Needs scikit-learn, which healthlint itself never imports. ``--share`` thins sources
that follow templates (GHR, GARD).
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

from healthlint_rules.algorithms.language.line import line_from  # noqa: E402
from healthlint_rules.algorithms.wording.window_model import SCALE, features, sites  # noqa: E402

CLASSES = {
    **{
        word: word for word in ("when", "if", "because", "while", "whereas", "unless", "until", "as", "before", "after")
    },
    **{word: word for word in ("once", "since", "whether", "where")},
    "although": "although",
    "though": "although",
    "whilst": "while",
    "so": "so that",
}
WORDS = frozenset(CLASSES)
MEANT = ("when", "if", "because", "once", "until")  # what the wrong words of spun text stand for
LEAST = 0.08  # smaller weights are not written
TEMPLATED = {"medquad/GHR", "medquad/GARD"}
HEAD = """\
# Weights (times {scale}) of the window model of subordinators; made by benchmarks/train_window.py.
# Learnt from MedQuAD (Ben Abacha and Demner-Fushman 2019, CC BY 4.0) and OpenStax Anatomy and Physiology (OpenStax
# College 2014, CC BY 3.0); weights only, no text. {sites} sites; agrees with the written word at {agree:.1%} of others.
"""


def left_out(manifest):
    """Documents that must not be seen."""
    rows = map(json.loads, manifest.read_text(encoding="utf-8").splitlines()) if manifest else []
    return {row["origin"].partition(":")[2] for row in rows}


def read(path, share, unseen):
    """Yield (document, held out, features, class) of every site."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if row["document"] in unseen:
                continue
            part = zlib.crc32(row["document"].encode()) % 1000
            if row["source"] in TEMPLATED and zlib.crc32(row["text"].encode()) % 1000 >= share * 1000:
                continue
            for text in re.split(r"(?<=[.!?])\s+", row["text"].lower().replace("’", "'")):
                line = line_from(text)
                for index in sites(line, WORDS):
                    word = line.words[index]
                    last = index
                    if word == "so":
                        if line.here(index + 1) != "that":
                            continue
                        last = index + 1
                    yield row["document"], part < 200, features(line, index, last), CLASSES[word]


def limits(model, rows, names):
    """For each word how far a condition or reason may score above it: a tenth more than 99 of 100 right uses reach.

    The tenth stands for what the few places of a rare word did not show.
    """
    found = defaultdict(list)
    for scores, (_, written) in zip(model, rows, strict=True):
        by_name = dict(zip(names, scores, strict=True))
        found[written].append(max(by_name[name] for name in MEANT if name != written) - by_name[written])
    bounds = {name: sorted(over, reverse=True)[len(over) // 100] for name, over in sorted(found.items())}
    return " ".join(f"{name.replace(' ', '_')}:{max(0, round(1.1 * over * SCALE))}" for name, over in bounds.items())


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("paragraphs", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--leave-out", type=Path)
    parser.add_argument("--documents", type=Path)
    parser.add_argument("--share", type=float, default=1.0)
    parser.add_argument("--strength", type=float, default=0.1)
    args = parser.parse_args()
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    rows = list(read(args.paragraphs, args.share, left_out(args.leave_out)))
    count = Counter(name for _, held, found, _ in rows if not held for name in set(found))
    keep = {name for name, n in count.items() if n >= 4}
    names = sorted(set(CLASSES.values()))
    maker = DictVectorizer()
    train = [({n: 1 for n in found if n in keep}, c) for _, held, found, c in rows if not held]
    test = [({n: 1 for n in found if n in keep}, c) for _, held, found, c in rows if held]
    model = LogisticRegression(C=args.strength, max_iter=200)
    model.fit(maker.fit_transform([x for x, _ in train]), [names.index(c) for _, c in train])
    tried = maker.transform([x for x, _ in test])
    agree = model.score(tried, [names.index(c) for _, c in test])
    print(len(train), "sites to train,", len(test), "held out, agreement", round(agree, 3))
    bounds = limits(model.decision_function(tried).tolist(), test, names)
    print(bounds)
    if args.documents:
        used = sorted({document for document, *_ in rows})
        head = "# Documents whose sentences trained the window model or set its limits."
        args.documents.write_text("\n".join([head, *used]) + "\n", encoding="utf-8")
    with args.out.open("w", encoding="utf-8") as out:
        out.write(HEAD.format(scale=SCALE, sites=len(train), agree=agree))
        out.write("classes\t" + " ".join(name.replace(" ", "_") for name in names) + "\n")
        out.write(f"limits\t{bounds}\n")
        vectors = [("bias", model.intercept_), *zip(maker.feature_names_, model.coef_.T, strict=True)]
        for name, vector in vectors:
            least = 0 if name == "bias" else LEAST
            values = [f"{n}:{round(w * SCALE)}" for n, w in enumerate(vector) if abs(w) >= least]
            if values:
                out.write(f"{name}\t{' '.join(values)}\n")
    print(args.out.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
