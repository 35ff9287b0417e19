"""Configuration files as they stand: found upwards, joined along ``extends``, and where in them each key is.

Nothing here knows which settings there are, but for the kinds of them that paths and joining depend on.
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

OWN = "healthlint.toml"
SHARED = "pyproject.toml"
ADDED = ("extend-select", "ignore", "exclude", "vocabulary", "dictionaries", "overrides")
"""Lists to which a file adds; any other key takes the place of what it extends, and tables are joined key by key."""


class ConfigError(Exception):
    """A setting that cannot be used; one line names the file, the key and the remedy."""


class Layer(msgspec.Struct):
    """One file's settings, with its paths made absolute; ``text`` is the file as it stands."""

    path: Path
    text: str
    data: dict[str, Any]

    @property
    def prefix(self) -> tuple[str, ...]:
        """The table of the file that holds the settings."""
        return ("tool", "healthlint") if self.path.name == SHARED else ()


def find_config(start: Path) -> Path | None:
    """The nearest configuration at or above a folder."""
    folder = start.resolve()
    for parent in [folder, *folder.parents]:
        own = parent / OWN
        if own.is_file():
            return own
        shared = parent / SHARED
        if shared.is_file() and "[tool.healthlint" in shared.read_text(encoding="utf-8", errors="replace"):
            return shared
    return None


def read_layers(path: Path) -> list[Layer]:
    """A file and those that it extends, what is extended first.

    Raises ConfigError for a file that cannot be read or parsed, and for one that extends itself by whatever way.
    """
    return list(_layers(path, ()))


def _layers(path: Path, above: tuple[Path, ...]) -> Iterator[Layer]:
    by = f"{above[-1]}: extends: " if above else ""
    try:
        text = path.read_text(encoding="utf-8")
        data = tomllib.loads(text)
    except OSError as error:
        raise ConfigError(f"{by}{path}: cannot be read ({error.strerror})") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{by}{path}: not valid TOML: {error}") from None
    layer = Layer(path, text, data)
    for name in layer.prefix:
        data = inner if isinstance(inner := data.get(name), dict) else {}
    layer.data = dict(data)
    for name in _extended(path, layer.data):
        parent = path.parent / name
        way = (*above, path)
        if any(parent.resolve() == known.resolve() for known in way):
            chain = " → ".join(known.name for known in (*way, parent))
            raise ConfigError(f"{path}: extends goes in a circle ({chain}); take one step out")
        yield from _layers(parent, way)
    _settle_paths(layer)
    yield layer


def _extended(path: Path, data: dict[str, Any]) -> list[str]:
    value = data.pop("extends", [])
    names = [value] if isinstance(value, str) else value
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise ConfigError(f"{path}: extends takes a path or a list of paths")
    for name in names:
        if "://" in name:
            raise ConfigError(f"{path}: extends takes files of this machine, not “{name}”; fetch it first")
    return names


def _settle_paths(layer: Layer) -> None:
    """Make the paths of a layer hold from anywhere; what is of a wrong type is left for the check of types."""
    folder = layer.path.parent
    overrides = layer.data.get("overrides")
    if isinstance(overrides, list):
        layer.data["overrides"] = overrides = [
            {**item, "root": str(folder / item.get("root", ""))} if isinstance(item, dict) else item
            for item in overrides
        ]
    for table in (layer.data, *(item for item in overrides or () if isinstance(item, dict))):
        if isinstance(names := table.get("dictionaries"), list):
            table["dictionaries"] = [str(folder / name) if isinstance(name, str) else name for name in names]
        if isinstance(name := table.get("baseline"), str):
            table["baseline"] = str(folder / name)


def joined(tables: Sequence[Mapping[str, Any]], added: Collection[str] = ADDED) -> dict[str, Any]:
    """Settings of several tables as one; a later one wins or, where the key is among those ``added``, adds."""
    found: dict[str, Any] = {}
    for table in tables:
        for key, value in table.items():
            old = found.get(key)
            if key in added and isinstance(value, list | tuple) and isinstance(old, list | tuple):
                found[key] = [*old, *value]
            elif isinstance(value, Mapping) and isinstance(old, Mapping):
                found[key] = joined([old, value], ())
            else:
                found[key] = value
    return found


Key = tuple[str | int, ...]


def lines_of(text: str) -> dict[Key, int]:
    """The line, from 1, at which each key of a TOML text is set; tables of an array are numbered.

    Whatever is new when one more line makes the text whole again was written since the last time it was.
    """
    found: dict[Key, int] = {}
    lines = text.splitlines()
    start = 0
    for number, line in enumerate(lines, 1):
        if not start and line.strip() and not line.lstrip().startswith("#"):
            start = number
        if not start:
            continue
        try:
            data = tomllib.loads("\n".join(lines[:number]))
        except tomllib.TOMLDecodeError:
            continue
        for key in _keys(data):
            found.setdefault(key, start)
        start = 0
    return found


def _keys(value: Any, above: Key = ()) -> Iterator[Key]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield (*above, name)
            yield from _keys(inner, (*above, name))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            if isinstance(inner, dict):
                yield (*above, number)
                yield from _keys(inner, (*above, number))
