"""Mutate sentences of clean articles: every copy takes one change in every other paragraph.

Articles are dealt to the open and the held-out part by the hash of their name, and articles on which a model was
trained (by a list of documents and the `manifest.jsonl` of the folder, which says where a file comes from) stay out.
"""

import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from planting.banks import Kind, Template, is_held_out
from planting.expand import mark
from planting.hosts import Host, articles, make_host, read_article
from planting.mutations import clauses, losses, words
from planting.mutations.edit import Edit, Mutator
from planting.plant import Copy, Draft, Plant

MARKUP = re.compile(r"[*_\[\]<>|`\"“”#{}=]|https?:")
PER_SENTENCE = 4  # candidates of one kind that are kept of one sentence
MEANT = "^(wording|grammar)/"


@dataclass(frozen=True)
class Site:
    """A possible change in a paragraph: ``block`` is an index into the blocks of the host."""

    host: int
    block: int
    edit: Edit


def trained_names(folder: Path, documents: Path) -> set[str]:
    """Names of the folder's files that are among the documents a model was trained on."""
    listed = {line for line in documents.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"}
    manifest = folder / "manifest.jsonl"
    if not manifest.exists():
        raise SystemExit(f"{manifest} is missing: nobody can tell which articles were trained on")
    rows = map(json.loads, manifest.read_text(encoding="utf-8").splitlines())
    return {Path(row["file"]).name for row in rows if row["origin"].partition(":")[2] in listed}


def load_untrained(folder: Path, documents: Path | None, parts: Iterable[str]) -> list[Host]:
    """The articles of the chosen parts as they are, without those a model was trained on."""
    trained = trained_names(folder, documents) if documents else set()
    hosts = [
        make_host(path.stem, path.suffix, read_article(path), False)
        for path in articles(folder)
        if path.name not in trained and part_of(path.stem) in parts
    ]
    return [host for host in hosts if host.prose]


def part_of(name: str) -> str:
    """The part an article lies in, by the hash of its name."""
    return "held-out" if is_held_out(name) else "open"


def parse(hosts: list[Host]) -> list[list[Any]]:
    """The parsed paragraphs of every host, in the order of its prose. Line ends are read as blanks."""
    from healthlint.language import load_model

    texts = [host.blocks[index].replace("\n", " ") for host in hosts for index in host.prose]
    parsed = iter(load_model().pipe(texts, batch_size=64))
    return [[next(parsed) for _ in host.prose] for host in hosts]


def usable(sentence: Any) -> bool:
    """A plain sentence of ordinary length."""
    text = sentence.text.strip()
    length = len(text.split())
    return 5 <= length <= 45 and text[0].isupper() and text[-1] in ".!?" and not MARKUP.search(text)


def find_sites(hosts: list[Host]) -> list[Site]:
    """Every change that some mutation can make, in reading order."""
    parsed = parse(hosts)
    nouns = losses.countable(document for row in parsed for document in row)
    mutators: list[Mutator] = [*clauses.MUTATORS, *losses.MUTATORS, losses.Articles(nouns), *words.MUTATORS]
    found = []
    for number, row in enumerate(parsed):
        for block, document in zip(hosts[number].prose, row, strict=True):
            source = hosts[number].blocks[block]
            for sentence in filter(usable, document.sents):
                seen: Counter[str] = Counter()
                for token in sentence:
                    for edit in (edit for mutate in mutators for edit in mutate(token, len(found))):
                        seen[edit.kind] += 1
                        if seen[edit.kind] <= PER_SENTENCE and "\n" not in source[edit.start : edit.end]:
                            found.append(Site(number, block, edit))
    return found


def choose(hosts: list[Host], sites: list[Site], per_kind: int, rng: random.Random, pattern: str) -> list[Site]:
    """``per_kind`` sites of every kind that matches and of each part, at random."""
    kinds: dict[tuple[str, str], list[Site]] = defaultdict(list)
    for site in sites:
        if re.search(pattern, site.edit.kind):
            kinds[site.edit.kind, part_of(hosts[site.host].name)].append(site)
    return [site for kind in sorted(kinds) for site in rng.sample(kinds[kind], min(per_kind, len(kinds[kind])))]


def make_copies(hosts: list[Host], sites: list[Site], rng: random.Random) -> list[Copy]:
    """Write the sites into as many copies as it takes; no two changes in neighbouring paragraphs."""
    queue: dict[int, list[Site]] = defaultdict(list)
    for site in sites:
        queue[site.host].append(site)
    copies = []
    for number, waiting in sorted(queue.items()):
        rng.shuffle(waiting)
        host = hosts[number]
        order = {block: place for place, block in enumerate(host.prose)}
        while waiting:
            draft, rest = Draft(host), []
            for site in waiting:
                place = order[site.block]
                if {place - 1, place, place + 1} & draft.used or len(draft.plants) > 90:
                    rest.append(site)
                    continue
                draft.used.add(place)
                draft.edits[site.block] = changed(host.blocks[site.block], site.edit, len(draft.plants))
                draft.plants.append(Plant(site.edit.kind, Template(site.edit.kind, site.edit.text, part_of(host.name))))
            waiting = rest
            copies.append(draft.build(f"m-{len(copies):04d}-{host.name[:24]}"))
    return copies


def changed(text: str, edit: Edit, number: int) -> str:
    """A paragraph with one change, marked."""
    new = edit.text.replace("'", "’") if "’" in text else edit.text
    return text[: edit.start] + mark(new, number) + text[edit.end :]


def kinds_of(copies: list[Copy]) -> dict[str, Kind]:
    """Settings of the kinds that were mutated."""
    names = {plant.kind for copy in copies for plant in copy.plants}
    return {name: Kind(name, packs=MEANT) for name in names}


def mutated(
    folder: Path, documents: Path | None, parts: Iterable[str], per_kind: int, seed: int, pattern: str
) -> tuple[list[Copy], dict[str, Kind]]:
    """Copies with mutations and the settings of their kinds; the same arguments give the same copies."""
    hosts = load_untrained(folder, documents, parts)
    rng = random.Random(f"{seed}/mutate")
    copies = make_copies(hosts, choose(hosts, find_sites(hosts), per_kind, rng, pattern), rng)
    return copies, kinds_of(copies)
