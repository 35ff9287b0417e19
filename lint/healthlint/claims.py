"""From what a pack's inventory finds to the claims of an article: those that only rules found, quotes, reports."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module, util
from typing import Any

from healthlint.annotations import sentences
from healthlint.document import Document
from healthlint.filters.fingerprint import fingerprint
from healthlint.inventory import Claim, Inventory, Item
from healthlint.pack import Pack, PackError
from healthlint.result import FileResult
from healthlint.span import Span


def load_inventory(pack: Pack) -> Inventory | None:
    """The pack's inventory: ``INVENTORY`` of its module ``inventory``; none where it has no such module.

    Raises PackError when the module is broken or holds no ``INVENTORY``.
    """
    name = f"{pack.package}.inventory"
    if util.find_spec(name) is None:
        return None
    try:
        found = getattr(import_module(name), "INVENTORY", None)
    except Exception as error:
        raise PackError(f"{name}: cannot be imported: {error}") from error
    if not isinstance(found, Inventory):
        raise PackError(f"{name}: has no INVENTORY of the class healthlint.inventory.Inventory")
    return found


def claims_of(file: FileResult, inventory: Inventory, lexicons: Mapping[str, Any]) -> Iterator[Claim]:
    """The claims of a checked file by one inventory, in no order; raises what its ``find`` raises."""
    items = list(inventory.find(file.document, lexicons))
    for item in [*items, *_found_by_rules(file, inventory, items)]:
        yield _claim(file, inventory, item)


def _claim(file: FileResult, inventory: Inventory, item: Item) -> Claim:
    source, span = file.document.source, item.span
    reports = {d.rule_id: d.severity for d in file.active if inventory.kind_of(d.rule_id) and d.span.overlaps(span)}
    return Claim(item, span.of(source), fingerprint(item.kind, source, span), tuple(sorted(reports.items())))


def _found_by_rules(file: FileResult, inventory: Inventory, items: Sequence[Item]) -> Iterator[Item]:
    """Claims that only a rule found: a diagnostic of the inventory's rules, suppressed or not, that touches no item."""
    taken = [item.span for item in items]
    for diagnostic in file.diagnostics:
        kind = inventory.kind_of(diagnostic.rule_id)
        if kind is None or not len(diagnostic.span) or any(diagnostic.span.overlaps(span) for span in taken):
            continue
        taken.append(diagnostic.span)
        yield Item(diagnostic.span, _sentence_around(file.document, diagnostic.span), kind)


def _sentence_around(document: Document, span: Span) -> Span:
    found = [place for sentence in sentences(document) if (place := sentence.span()).overlaps(span)]
    return Span(found[0].start, found[-1].end) if found else span
