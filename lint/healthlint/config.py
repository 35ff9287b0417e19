"""Settings from ``healthlint.toml`` or ``[tool.healthlint]`` of a ``pyproject.toml``, found upwards."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal, get_args

import msgspec

from healthlint.diagnostic import Severity
from healthlint.naming import nearest
from healthlint.pack import Pack
from healthlint.rule import Rule, RuleFile, Stability

FailOn = Literal["error", "warning", "hint", "never"]
LaneName = Literal["text", "parse", "metrics", "languagetool"]
LANES: tuple[LaneName, ...] = get_args(LaneName)


class ConfigError(Exception):
    """A setting that cannot be used; one line names the file, the key and the remedy."""


class LanguageToolSettings(msgspec.Struct, forbid_unknown_fields=True, frozen=True, rename="kebab"):
    """Where LanguageTool is: a running server's ``url``, or an install ``directory``; ``cache``: keep its answers."""

    url: str | None = None
    directory: str | None = None
    language: str = "en-US"
    cache: bool = True


class Settings(msgspec.Struct, forbid_unknown_fields=True, frozen=True, rename="kebab"):
    """All settings with their defaults; ``rules`` maps a rule id to its severity and options.

    ``dictionaries`` are files of words and ``baseline`` is one of accepted findings, all relative to the configuration;
    loading puts the words into ``vocabulary`` and makes the baseline's path one that holds from anywhere.
    """

    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    profile: Literal["default", "strict"] = "default"
    preview: bool = False
    fail_on: FailOn = "error"
    exclude: tuple[str, ...] = ()
    lanes: tuple[LaneName, ...] = ("text", "parse", "metrics")
    model: str | None = None
    vocabulary: tuple[str, ...] = ()
    dictionaries: tuple[str, ...] = ()
    baseline: str | None = None
    languagetool: LanguageToolSettings = LanguageToolSettings()
    rules: Mapping[str, Mapping[str, Any]] = {}


def load_settings(start: Path, explicit: Path | None = None) -> Settings:
    """The nearest configuration at or above ``start``, or the explicit one; defaults where there is none.

    Raises ConfigError for TOML that does not parse, an unknown key or a wrong type.
    """
    path = explicit or _find(start)
    if path is None:
        return Settings()
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read ({error.strerror})") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: not valid TOML: {error}") from None
    if path.name == "pyproject.toml":
        data = data.get("tool", {}).get("healthlint", {})
    try:
        return _with_files(msgspec.convert(data, Settings), path)
    except msgspec.ValidationError as error:
        raise ConfigError(f"{path}: {_explain(str(error))}") from None


def _with_files(settings: Settings, path: Path) -> Settings:
    if settings.baseline:
        settings = msgspec.structs.replace(settings, baseline=str(path.parent / settings.baseline))
    if not settings.dictionaries:
        return settings
    from healthlint.dictionaries import DictionaryError, read_dictionary

    try:
        words = [word for name in settings.dictionaries for word in read_dictionary(path.parent / name)]
    except DictionaryError as error:
        raise ConfigError(f"{path}: dictionaries: {error}") from None
    return msgspec.structs.replace(settings, vocabulary=(*settings.vocabulary, *words))


def _find(start: Path) -> Path | None:
    folder = start.resolve()
    for parent in [folder, *folder.parents]:
        own = parent / "healthlint.toml"
        if own.is_file():
            return own
        shared = parent / "pyproject.toml"
        if shared.is_file() and "[tool.healthlint" in shared.read_text(encoding="utf-8", errors="replace"):
            return shared
    return None


def _explain(message: str) -> str:
    name = message.partition("unknown field `")[2].partition("`")[0]
    if not name:
        return message
    keys = [field.replace("_", "-") for field in Settings.__struct_fields__]
    return f"unknown key “{name}”{nearest(name, keys)}"


def choose_rules(settings: Settings, packs: Sequence[Pack]) -> list[Rule]:
    """The rules that the settings select, ready to run, in order of id.

    ``select`` and ``ignore`` take ids, groups and old names. Raises ConfigError for an id that no pack
    has and for a bad severity.
    """
    known = known_rules(packs)
    aliases = {alias: rule_id for rule_id, (file, _, _) in known.items() for alias in file.aliases}
    names = _Names(known.keys(), aliases)
    chosen = names.expand(settings.select) if settings.select else _of_profile(settings, known)
    chosen |= names.expand(settings.extend_select)
    chosen -= names.expand(settings.ignore)
    configured = {names.one(name): values for name, values in settings.rules.items()}
    return [_ready(rule_id, known, settings, configured.get(rule_id, {})) for rule_id in sorted(chosen)]


def rules_to_run(settings: Settings, packs: Sequence[Pack]) -> list[Rule]:
    """Of the rules that the settings select, those whose lanes are on; raises what :func:`choose_rules` does."""
    lanes = {"text", *settings.lanes}
    return [rule for rule in choose_rules(settings, packs) if set(rule.file.requires) <= lanes]


Known = Mapping[str, tuple[RuleFile, Path, Pack]]


def known_rules(packs: Sequence[Pack]) -> Known:
    """Every rule of the packs with its file and pack, by id."""
    return {rule_id: (file, path, pack) for pack in packs for rule_id, (file, path) in pack.rules.items()}


def ready_rule(rule_id: str, known: Known, settings: Settings) -> Rule:
    """One rule with the options that the settings give it, selected or not.

    Raises ConfigError as :func:`choose_rules` does.
    """
    aliases = known[rule_id][0].aliases
    own = next((values for name, values in settings.rules.items() if name == rule_id or name in aliases), {})
    return _ready(rule_id, known, settings, own)


def _ready(rule_id: str, known: Known, settings: Settings, values: Mapping[str, Any]) -> Rule:
    file, path, pack = known[rule_id]
    own = dict(values)
    severity = _severity(rule_id, own.pop("severity", file.severity))
    for option in own:
        if option not in file.options:
            raise ConfigError(f'rules."{rule_id}": unknown option “{option}”{nearest(option, file.options)}')
    if settings.vocabulary and "vocabulary" in file.options:
        own["vocabulary"] = [*settings.vocabulary, *own.get("vocabulary", file.options["vocabulary"])]
    profile = file.strict_options if settings.profile == "strict" else {}
    return Rule(file, severity, {**file.options, **profile, **own}, pack.lexicons, path, pack.package)


def _of_profile(settings: Settings, known: Known) -> set[str]:
    profiles = {"default"} if settings.profile == "default" else {"default", "strict"}
    return {
        rule_id
        for rule_id, (file, _, _) in known.items()
        if file.profile in profiles and (file.stability is not Stability.PREVIEW or settings.preview)
    }


def _severity(rule_id: str, value: Any) -> Severity:
    try:
        return Severity(value)
    except ValueError:
        raise ConfigError(f'rules."{rule_id}": severity is error, warning or hint, not “{value}”') from None


class _Names:
    """Ids, groups and aliases of the installed rules."""

    def __init__(self, ids: Iterable[str], aliases: Mapping[str, str]) -> None:
        self.ids = set(ids)
        self.aliases = aliases
        self.groups = {rule_id.partition("/")[0] for rule_id in self.ids}

    def one(self, name: str) -> str:
        name = self.aliases.get(name, name)
        if name not in self.ids:
            raise ConfigError(f"no rule is called “{name}”{nearest(name, self.ids)}")
        return name

    def expand(self, names: Iterable[str]) -> set[str]:
        found: set[str] = set()
        for name in names:
            if name == "all":
                found |= self.ids
            elif name.rstrip("/") in self.groups:
                found |= {rule_id for rule_id in self.ids if rule_id.startswith(name.rstrip("/") + "/")}
            elif "/" in name or name in self.aliases:
                found.add(self.one(name))
            else:
                raise ConfigError(f"no rule or group is called “{name}”{nearest(name, self.ids | self.groups)}")
        return found
