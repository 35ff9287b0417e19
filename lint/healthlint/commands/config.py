"""``healthlint config``: the settings that hold for a file, and where each comes from."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click
import msgspec

from healthlint.commands import CLEAN
from healthlint.commands.common import RUN_ERRORS, fail
from healthlint.config import Settings, load_settings, profile_options, rules_to_run
from healthlint.config_files import ADDED, Key, Layer, find_config, joined, lines_of, read_layers
from healthlint.pack import load_packs

COLUMN = 40  # where the origins stand, if the settings leave room


def show(name: str, explicit: str | None) -> int:
    """Print the settings of a file as TOML with the origin of each behind it, and the rules that run."""
    start = Path(name) if Path(name).is_dir() else Path(name).parent
    try:
        path = Path(explicit) if explicit else find_config(start)
        layers = read_layers(path) if path else []
        settings = load_settings(start, path)
        own = settings.for_file(name)
        chosen = rules_to_run(own, packs := load_packs())
    except RUN_ERRORS as error:
        return fail(error)
    told = _Told(layers, settings.covering(name))
    click.echo(f"# {name}: {' extends '.join(map(_short, (layer.path for layer in reversed(layers)))) or 'no file'}")
    for line in _lines(told):
        click.echo(line)
    for rule in chosen:
        profile = profile_options(rule.file, own.profile)
        rows = [
            (key, value, f"profile {own.profile}")
            for key, value in profile.items()
            if not told.origins(("rules", rule.id, key))
        ]
        names = told.data.get("rules", {}).get(rule.id, {})
        rows += [(key, value, told.origins(("rules", rule.id, key))) for key, value in names.items()]
        if rows:
            click.echo(f'\n[rules."{rule.id}"]')
            for row in rows:
                click.echo(_line(*row))
    known = {rule_id for pack in packs for rule_id in pack.rules}
    off = sorted(known - {rule.id for rule in chosen})
    click.echo(f"\n# {len(chosen)} rules run, {len(off)} do not: {', '.join(off)}")
    return CLEAN


class _Told:
    """What the files say, joined, and where they say it."""

    def __init__(self, layers: list[Layer], covering: tuple[int, ...]) -> None:
        self._tables: list[tuple[Path, Mapping[str, Any], dict[Key, int], Key]] = []
        over: list[tuple[Path, Mapping[str, Any], dict[Key, int], Key]] = []
        for layer in layers:
            lines = lines_of(layer.text)
            self._tables.append((layer.path, layer.data, lines, layer.prefix))
            for number, table in enumerate(layer.data.get("overrides", ())):
                over.append((layer.path, table, lines, (*layer.prefix, "overrides", number)))
        self._tables += [over[number] for number in covering]
        self.data = joined([table for _, table, _, _ in self._tables])

    def origins(self, key: Key) -> str:
        """Where a key is set, as “file:line”: each place of a list that adds, else the last; empty for none."""
        places = [
            f"{_short(path)}:{lines[(*prefix, *key)]}"
            for path, _, lines, prefix in self._tables
            if (*prefix, *key) in lines
        ]
        return ", ".join(places if key[0] in ADDED else places[-1:])


def _lines(told: _Told) -> Iterator[str]:
    """The settings but for those of rules, with their defaults."""
    defaults = msgspec.to_builtins(Settings())
    tables = []
    for key, value in joined([defaults, told.data]).items():
        if key in ("rules", "overrides"):
            continue
        if isinstance(value, Mapping):
            tables.append((key, value))
        elif key in defaults:
            yield _line(key, value, told.origins((key,)) or "default")
    for name, table in tables:
        yield f"\n[{name}]"
        for key, value in table.items():
            yield _line(key, value, told.origins((name, key)) or "default")


def _line(key: str, value: Any, origin: str) -> str:
    text = f"# {key} is not set" if value is None else f"{key} = {json.dumps(value, ensure_ascii=False)}"
    return f"{text:{COLUMN}}  # {origin}"


def _short(path: Path) -> str:
    """A path seen from the working folder where it lies below."""
    resolved = path.resolve()
    here = Path.cwd().resolve()
    return str(resolved.relative_to(here)) if here in resolved.parents else str(resolved)
