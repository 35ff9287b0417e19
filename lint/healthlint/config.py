"""Settings: what configuration files may say, for all files or by glob for some, and the rules that this selects."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal, get_args

import msgspec

from healthlint.config_files import ConfigError, find_config, joined, read_layers
from healthlint.diagnostic import Severity
from healthlint.files import matches
from healthlint.naming import nearest
from healthlint.pack import Pack
from healthlint.rule import Rule, RuleFile, Stability

__all__ = [
    "ConfigError",
    "Override",
    "Settings",
    "choose_rules",
    "load_settings",
    "profile_options",
    "profiles_of",
    "rules_to_run",
]

FailOn = Literal["error", "warning", "hint", "never"]
LaneName = Literal["text", "parse", "metrics", "languagetool"]
LANES: tuple[LaneName, ...] = get_args(LaneName)


class LanguageToolSettings(msgspec.Struct, forbid_unknown_fields=True, frozen=True, rename="kebab"):
    """Where LanguageTool is: a running server's ``url``, or an install ``directory``; ``cache``: keep its answers."""

    url: str | None = None
    directory: str | None = None
    language: str = "en-US"
    cache: bool = True


class Override(msgspec.Struct, forbid_unknown_fields=True, frozen=True, rename="kebab", kw_only=True):
    """Settings of the files that match one of the globs ``files``, seen from the folder ``root`` (that of the file).

    Lists add to those of all files, but for ``select``; rules are joined option by option.
    """

    files: tuple[str, ...]
    root: str = ""
    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    profile: str | None = None
    preview: bool | None = None
    vocabulary: tuple[str, ...] = ()
    dictionaries: tuple[str, ...] = ()
    rules: Mapping[str, Mapping[str, Any]] = {}

    def covers(self, path: str) -> bool:
        """Whether a file, named as the run names it, is one of these."""
        try:
            inside = Path(os.path.realpath(path)).relative_to(os.path.realpath(self.root))
        except ValueError:
            return False
        return any(matches(inside, pattern) for pattern in self.files)


class Settings(msgspec.Struct, forbid_unknown_fields=True, frozen=True, rename="kebab"):
    """All settings with their defaults; ``rules`` maps a rule id to its severity and options.

    ``dictionaries`` are files of words and ``baseline`` is one of accepted findings; loading puts the words into
    ``vocabulary`` and makes all paths hold from anywhere. ``overrides`` hold for some files: see :meth:`for_file`.
    """

    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    profile: str = "default"
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
    overrides: tuple[Override, ...] = ()

    def covering(self, path: str) -> tuple[int, ...]:
        """The numbers of the overrides that hold for a file, in their order."""
        return tuple(number for number, override in enumerate(self.overrides) if override.covers(path))

    def under(self, numbers: Iterable[int]) -> Settings:
        """The settings of files for which these overrides hold; a later one wins."""
        chosen = [self.overrides[number] for number in numbers]
        if not chosen:
            return self
        tables = [_said(item, ("files", "root")) for item in chosen]
        return msgspec.convert(joined([msgspec.to_builtins(self), *tables]), Settings)

    def for_file(self, path: str) -> Settings:
        """The settings that hold for one file."""
        return self.under(self.covering(path))


def _said(override: Override, left_out: Iterable[str]) -> dict[str, Any]:
    """What an override sets, by key."""
    table = msgspec.to_builtins(override)
    return {key: value for key, value in table.items() if value not in (None, [], (), {}) and key not in left_out}


def load_settings(start: Path, explicit: Path | None = None) -> Settings:
    """The nearest configuration at or above ``start``, or the explicit one; defaults where there is none.

    Raises ConfigError for TOML that does not parse, an unknown key or a wrong type.
    """
    path = explicit or find_config(start)
    if path is None:
        return Settings()
    layers = read_layers(path)
    for layer in layers:  # each alone, so that a fault is reported with the file that has it
        try:
            msgspec.convert(layer.data, Settings)
        except msgspec.ValidationError as error:
            raise ConfigError(f"{layer.path}: {_explain(str(error))}") from None
    settings = msgspec.convert(joined([layer.data for layer in layers]), Settings)
    words = _words(settings.dictionaries, path)
    overrides = (
        msgspec.structs.replace(item, vocabulary=(*item.vocabulary, *_words(item.dictionaries, path)))
        for item in settings.overrides
    )
    return msgspec.structs.replace(settings, vocabulary=(*settings.vocabulary, *words), overrides=tuple(overrides))


def _words(names: Iterable[str], path: Path) -> list[str]:
    if not names:
        return []
    from healthlint.dictionaries import DictionaryError, read_dictionary

    try:
        return [word for name in names for word in read_dictionary(Path(name))]
    except DictionaryError as error:
        raise ConfigError(f"{path}: dictionaries: {error}") from None


def _explain(message: str) -> str:
    name = message.partition("unknown field `")[2].partition("`")[0]
    if not name:
        return message
    owner = Override if "$.overrides" in message else LanguageToolSettings if "$.languagetool" in message else Settings
    keys = [field.replace("_", "-") for field in owner.__struct_fields__]
    return f"unknown key “{name}”{nearest(name, keys)}"


def choose_rules(settings: Settings, packs: Sequence[Pack]) -> list[Rule]:
    """The rules that the settings select, ready to run, in order of id.

    ``select`` and ``ignore`` take ids, groups and old names. Overrides are looked through for faults, not applied.
    Raises ConfigError for an id or a profile that no pack has and for a bad severity.
    """
    known = known_rules(packs)
    aliases = {alias: rule_id for rule_id, (file, _, _) in known.items() for alias in file.aliases}
    names = _Names(known.keys(), aliases)
    profiles = profiles_of(packs)
    for profile in (settings.profile, *(item.profile for item in settings.overrides if item.profile)):
        if profile not in profiles:
            listed = ", ".join(sorted(profiles))
            raise ConfigError(f"no profile is called “{profile}”{nearest(profile, profiles)} (known: {listed})")
    for item in settings.overrides:
        names.expand((*(item.select or ()), *item.extend_select, *item.ignore))
        for name in item.rules:
            names.one(name)
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
    options = {**file.options, **profile_options(file, settings.profile), **own}
    return Rule(file, severity, options, pack.lexicons, path, pack.package)


def profiles_of(packs: Iterable[Pack]) -> set[str]:
    """The profiles there are: default, strict, and the audiences that some rule of a pack names."""
    return {"default", "strict"}.union(*(file.audiences for pack in packs for file, _ in pack.rules.values()))


def profile_options(file: RuleFile, profile: str) -> Mapping[str, Any]:
    """The values that a rule's options take in a profile, where they differ from the rule's own."""
    if profile == "strict":
        return file.strict_options
    told = file.audiences.get(profile)
    return told if isinstance(told, Mapping) else {}


def _of_profile(settings: Settings, known: Known) -> set[str]:
    return {
        rule_id
        for rule_id, (file, _, _) in known.items()
        if _in_profile(file, settings.profile) and (file.stability is not Stability.PREVIEW or settings.preview)
    }


def _in_profile(file: RuleFile, profile: str) -> bool:
    told = file.audiences.get(profile)
    return profile == "strict" or (file.profile == "default" if told is None else told is not False)


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
