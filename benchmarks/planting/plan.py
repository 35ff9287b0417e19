"""Plan the copies: which templates go into which article. Every copy takes up to `per_copy` plants."""

import random
from collections.abc import Iterable

from planting.banks import Bank, Kind, Template
from planting.expand import Filler, expand
from planting.hosts import Host
from planting.plant import Copy, Draft, Plant, place_parts, try_place


def pick(templates: Iterable[Template], per_kind: int, rng: random.Random) -> list[Template]:
    """`per_kind` templates of every kind; all are used before one comes again, at most three times."""
    kinds: dict[str, list[Template]] = {}
    for template in templates:
        kinds.setdefault(template.kind, []).append(template)
    chosen: list[Template] = []
    for group in kinds.values():
        pool: list[Template] = []
        while len(pool) < per_kind and len(pool) < 3 * len(group):
            turn = list(group)
            rng.shuffle(turn)
            pool += turn
        chosen += pool[: max(per_kind, 0)]
    return chosen


def plan(
    queue: list[tuple[Template, Bank]],
    hosts: list[Host],
    kinds: dict[str, Kind],
    rng: random.Random,
    prefix: str,
    per_copy: int = 6,
) -> tuple[list[Copy], list[Template]]:
    """Fill copies until the queue is empty; return them and what found no host."""
    copies: list[Copy] = []
    queue, order, idle = list(queue), list(hosts), 0
    rng.shuffle(queue)
    rng.shuffle(order)
    turn = 0
    while queue and order and idle < len(order):
        draft = Draft(order[turn % len(order)])
        turn += 1
        rest = []
        for template, bank in queue:
            full = len(draft.plants) >= per_copy
            if full or not try_place(draft, template, kinds[template.kind], bank, rng):
                rest.append((template, bank))
        idle = 0 if draft.plants else idle + 1
        queue = rest
        if draft.plants:
            copies.append(draft.build(f"{prefix}-{len(copies):04d}-{draft.host.name[:24]}"))
    return copies, [template for template, _ in queue]


def plan_documents(
    queue: list[tuple[Template, Bank]], hosts: list[Host], rng: random.Random, prefix: str
) -> list[Copy]:
    """One bare host copy for each document template: the text gets exactly the trust signs that it names."""
    bare = [host for host in hosts if host.bare and host.words < 1500]
    copies: list[Copy] = []
    for template, bank in queue:
        front = "%% front" in template.text
        fits = [h for h in bare if template.suits(h.suffix) and not (front and h.suffix == ".txt")]
        if not fits:
            continue
        draft = Draft(rng.choice(fits), plants=[Plant(template.kind, template)])
        filler = Filler(bank.slots, rng)
        middle = rng.sample(range(len(draft.host.prose)), 1)
        parts = expand(template, "inline", filler, 0)
        place_parts(draft, parts, sorted(middle), Kind(template.kind), rng)
        copies.append(draft.build(f"{prefix}-{len(copies):04d}-{draft.host.name[:24]}"))
    return copies
