"""Packs of rules: found through entry points, read from YAML (or the JSON compiled at build time).

A pack is an importable package with a folder a group (``wording/``), a YAML file a rule, and
``lexicons/`` with word classes. Ours comes in by the same door as a stranger's.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from importlib import import_module, util
from pathlib import Path
from typing import Any

import msgspec

from healthlint import rule
from healthlint.compiled import keep_compiled, read_compiled, stamp_of
from healthlint.rule import RuleFile

ENTRY_POINTS = "healthlint.packs"
COMPILED = "_compiled.json"
WORD_CLASS = re.compile(r"\{([a-z][a-z_]*)\}")
LEXICONS = "lexicons"
_LAYOUT = (Path(__file__), Path(rule.__file__))  # the code that says what the compiled form is
SKIPPED = frozenset({LEXICONS, "algorithms", "__pycache__"})


class PackError(Exception):
    """A rule file or a pack that cannot be used; one line names file, line and remedy."""


@dataclass(frozen=True)
class Pack:
    """Rules and word lists of one package; ``rules`` maps an id to its file."""

    package: str
    root: Path
    rules: Mapping[str, tuple[RuleFile, Path]]
    compiled_classes: Mapping[str, Any] | None = field(default=None, repr=False)

    @cached_property
    def lexicons(self) -> Mapping[str, Any]:
        """Word classes and lists by name; read on first use."""
        return Lexicons(self.root / LEXICONS, self.compiled_classes)


def load_packs() -> list[Pack]:
    """Every installed pack.

    Raises PackError when a pack cannot be imported or holds a faulty rule file, or two share an id.
    """
    packs = [load_pack(package) for package in installed_distributions()[1]]
    owners: dict[str, str] = {}
    for pack in packs:
        for rule_id in pack.rules:
            if rule_id in owners:
                raise PackError(f"{rule_id} is in two packs, {owners[rule_id]} and {pack.package}; uninstall one")
            owners[rule_id] = pack.package
    return packs


def installed_distributions() -> tuple[list[str], list[str]]:
    """Names (with versions) of all that is installed, and the packages that offer packs, by their entry points.

    Reads the folders of the module path; importlib.metadata would take a third of a run's start to say the same.
    """
    names: set[str] = set()
    offers: dict[tuple[str, str], None] = {}
    for folder in dict.fromkeys(sys.path):
        try:
            with os.scandir(folder or ".") as entries:
                found = [entry.name for entry in entries if entry.name.endswith((".dist-info", ".egg-info"))]
        except OSError:
            continue
        names.update(found)
        for name in found:
            try:
                text = Path(folder, name, "entry_points.txt").read_text(encoding="utf-8")
            except OSError:
                continue
            section = text.partition(f"[{ENTRY_POINTS}]")[2].partition("\n[")[0]
            rows = [line.partition("=") for line in section.splitlines() if "=" in line and not line.startswith("#")]
            offers |= {(entry.strip(), package.strip()): None for entry, _, package in rows}
    return sorted(names), [package for _, package in sorted(offers)]


def load_pack(package: str) -> Pack:
    """The pack of an importable package; rules compiled at build time are preferred to YAML."""
    spec = util.find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise PackError(f"the pack “{package}” cannot be imported; reinstall or uninstall it")
    root = Path(next(iter(spec.submodule_search_locations)))
    compiled = root / COMPILED
    if compiled.is_file():
        return _unpacked(package, root, compiled.read_bytes())
    return _kept_pack(package, root)


def _kept_pack(package: str, root: Path) -> Pack:
    """A pack of YAML files, by what is kept of it in the cache folder where none of them has changed since."""
    sources = [*rule_paths(root), *sorted((root / LEXICONS).glob("*.yaml"))]
    try:
        stamp = stamp_of([*sources, *_LAYOUT], sys.version)
    except OSError:  # a file went while we looked
        return Pack(package, root, read_rules(root))
    if data := read_compiled(root, stamp):
        with suppress(msgspec.DecodeError):
            return _unpacked(package, root, data)
    pack = Pack(package, root, read_rules(root))
    with suppress(PackError):  # of a word list: whoever asks for one is told
        keep_compiled(root, stamp, _packed(root, pack.rules))
    return pack


def _unpacked(package: str, root: Path, data: bytes) -> Pack:
    compiled = msgspec.json.decode(data, type=CompiledPack)
    rules = {file.id: (file, root / path) for path, file in compiled.rules.items()}
    return Pack(package, root, rules, compiled.classes)


class CompiledPack(msgspec.Struct):
    """The JSON form of a pack: rule files by their path below the root, and its word classes."""

    rules: dict[str, RuleFile]
    classes: dict[str, Any]


def compile_pack(root: Path) -> bytes:
    """The compiled form of the pack in a folder.

    Raises PackError as reading the YAML does.
    """
    return _packed(root, read_rules(root))


def _packed(root: Path, rules: Mapping[str, tuple[RuleFile, Path]]) -> bytes:
    files = {str(path.relative_to(root).as_posix()): file for file, path in rules.values()}
    return msgspec.json.encode(CompiledPack(files, read_classes(root / LEXICONS)))


def read_rules(root: Path) -> dict[str, tuple[RuleFile, Path]]:
    """Every rule file below a pack's folder, by id, in order of path."""
    rules: dict[str, tuple[RuleFile, Path]] = {}
    for path in rule_paths(root):
        file = read_rule(path)
        expected = f"{path.parent.name}/{path.stem.replace('_', '-')}"
        if file.id != expected:
            raise PackError(f"{path}: id is “{file.id}”; the file's place says “{expected}”")
        rules[file.id] = (file, path)
    return rules


def rule_paths(root: Path) -> Iterator[Path]:
    """Paths of a pack's rule files, sorted."""
    for group in sorted(root.iterdir()):
        if group.is_dir() and group.name not in SKIPPED and not group.name.startswith((".", "_")):
            yield from sorted(group.glob("*.yaml"))


def read_rule(path: Path) -> RuleFile:
    """One rule file.

    Raises PackError with file and line for YAML that does not parse, an unknown key or a wrong type.
    """
    from healthlint import safe_yaml

    try:
        text = path.read_text(encoding="utf-8")
        data = safe_yaml.load(text)
    except OSError as error:
        raise PackError(f"{path}: cannot be read ({error.strerror})") from None
    except UnicodeDecodeError:
        raise PackError(f"{path}: is not UTF-8; save it as UTF-8") from None
    except safe_yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f":{mark.line + 1}" if mark else ""
        raise PackError(f"{path}{line}: not valid YAML: {getattr(error, 'problem', error)}") from None
    try:
        return msgspec.convert(data, RuleFile)
    except msgspec.ValidationError as error:
        raise PackError(f"{path}:{_line_of(text, str(error))}: {_explain(str(error))}") from None


def _explain(message: str) -> str:
    unknown = re.match(r"Object contains unknown field `(\w+)`(.*)", message)
    if not unknown:
        return message
    from healthlint.naming import nearest

    known = RuleFile.__struct_fields__
    return f"unknown key “{unknown.group(1)}”{unknown.group(2)}{nearest(unknown.group(1), known)}"


def _line_of(text: str, message: str) -> int:
    """The line of the key that a validation message speaks of; 1 where it names none."""
    unknown = re.search(r"unknown field `(\w+)`", message)
    path = re.findall(r"[.\[]([\w.]+)", message.rpartition("`$")[2])
    names = [unknown.group(1)] if unknown else [name for name in path if not name.isdigit()][-1:]
    if names:
        match = re.search(rf"^[\s-]*(?:.*[{{,]\s*)?['\"]?{re.escape(names[0])}['\"]?\s*:", text, re.M)
        if match:
            key = text.index(names[0], match.start())
            return text.count("\n", 0, key) + 1
    return 1


class Lexicons(Mapping[str, Any]):
    """Word classes and lists of a pack by name.

    YAML files give ``classes`` (name → words) or ``entries`` (under the file's name); TSV files give rows under
    the file's name and are read when first asked for. Heads name source and licence.
    """

    def __init__(self, folder: Path, classes: Mapping[str, Any] | None = None) -> None:
        self.classes = dict(classes) if classes is not None else read_classes(folder)
        self._tables = {path.stem: path for path in sorted(folder.glob("*.tsv"))}
        self._rows: dict[str, list[list[str]]] = {}

    def __getitem__(self, name: str) -> Any:
        if name in self.classes:
            return self.classes[name]
        if name not in self._rows:
            self._rows[name] = _rows(self.source(name))
        return self._rows[name]

    def source(self, name: str) -> str:
        """The text of a TSV file, for who makes something of the whole table and keeps it between runs.

        Raises KeyError when there is none of the name.
        """
        return self._tables[name].read_text(encoding="utf-8")

    def __iter__(self) -> Iterator[str]:
        yield from self.classes
        yield from self._tables

    def __len__(self) -> int:
        return len(self.classes) + len(self._tables)


def read_classes(folder: Path) -> dict[str, Any]:
    """The word classes and entries of a pack's YAML files.

    Raises PackError for an unusable file.
    """
    from healthlint import safe_yaml

    found: dict[str, Any] = {}
    for path in sorted(folder.glob("*.yaml")):
        try:
            data = safe_yaml.load(path.read_text(encoding="utf-8")) or {}
            found.update(data.get("classes") or {})
            if "entries" in data:
                found[path.stem] = data["entries"]
        except (safe_yaml.YAMLError, UnicodeDecodeError, AttributeError) as error:
            raise PackError(f"{path}: not a word list: {str(error).splitlines()[0]}") from None
    return found


def _rows(source: str) -> list[list[str]]:
    return [line.split("\t") for line in source.splitlines() if line and line[0] != "#" and not line.isspace()]


def expand_classes(pattern: str, lexicons: Mapping[str, Any]) -> str:
    """Put the words of ``{name}`` classes into a pattern, longest first; ``word*`` takes any ending.

    Raises KeyError for a class that the pack does not have.
    """

    def words(match: re.Match[str]) -> str:
        return "(?:" + "|".join(_word_pattern(word) for word in class_words(lexicons[match.group(1)])) + ")"

    return WORD_CLASS.sub(words, pattern)


def class_words(value: Any) -> list[str]:
    """The words of a class, longest first; mappings give their keys."""
    return sorted({str(word) for word in value}, key=lambda word: (-len(word), word))


def _word_pattern(word: str) -> str:
    stem = word.removesuffix("*")
    return re.escape(stem).replace(r"\ ", r"\s+") + (r"\w*" if stem != word else "")


def load_function(pack: str, path: Path) -> Any:
    """The ``check`` function beside a rule file.

    Raises PackError when the module is missing, broken or has no such function.
    """
    name = f"{pack}.{path.parent.name}.{path.stem}"
    try:
        return import_module(name).check
    except ModuleNotFoundError as error:
        if error.name and name.startswith(error.name):
            raise PackError(f"{path}: kind is python, but {path.with_suffix('.py').name} is missing") from None
        raise PackError(f"{path.with_suffix('.py')}: cannot be imported: {error}") from error
    except AttributeError:
        raise PackError(f"{path.with_suffix('.py')}: has no function check(document, rule)") from None
    except Exception as error:
        raise PackError(f"{path.with_suffix('.py')}: cannot be imported: {error}") from error
