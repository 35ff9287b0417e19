"""Checks of open articles: the findings that ``check`` gives for the same text under the same configuration.

Runners are kept by their settings, so that a keystroke costs a check and no start. The configuration is read again as
soon as its file, a dictionary of it or its baseline is another one.
"""

from __future__ import annotations

from pathlib import Path

import msgspec

from healthlint.config import Settings, load_settings
from healthlint.config_files import find_config, read_layers
from healthlint.files import excluded
from healthlint.filters.baseline import Entry, apply_baseline, read_baseline
from healthlint.pack import load_packs
from healthlint.readers import SUFFIXES, Input, Source
from healthlint.readers.source import BOM
from healthlint.result import FileResult, RunResult
from healthlint.runner import Runner

LANGUAGES = {
    "markdown": ".md",
    "mdx": ".mdx",
    "html": ".html",
    "plaintext": ".txt",
    "astro": ".astro",
    "quarto": ".qmd",
}
KEPT_RUNNERS = 4
_Stamps = tuple[tuple[str, int, int], ...]


def name_for(path: str, language: str) -> str | None:
    """The name under which a text is checked: its path, with a suffix where only the client knows the language.

    None for what no reader reads as text.
    """
    suffix = Path(path).suffix.lower()
    if suffix in SUFFIXES:
        return path if SUFFIXES[suffix] != "docx" else None
    return path + LANGUAGES[language] if language in LANGUAGES else None


class Checked(msgspec.Struct):
    """One article as it was checked: the result, and the runner whose rules found it."""

    result: RunResult
    runner: Runner

    @property
    def file(self) -> FileResult | None:
        """The article; none where it is excluded or could not be read."""
        return self.result.files[0] if self.result.files else None


class _Configuration(msgspec.Struct):
    stamps: _Stamps
    settings: Settings
    root: Path
    accepted: tuple[Entry, ...]
    accepted_root: Path


class Session:
    """What is kept from check to check; used by one thread at a time."""

    def __init__(self) -> None:
        self._configurations: dict[Path | None, _Configuration] = {}
        self._runners: dict[bytes, Runner] = {}

    def check(self, name: str, text: str) -> Checked:
        """Check a text under its name; byte order mark and excluded names are treated as ``check FOLDER`` does.

        Raises ConfigError, BaselineError, PackError or RuleError.
        """
        configuration = self._configuration(Path(name).parent)
        runner = self._runner(configuration.settings.for_file(name))
        if excluded(_below(Path(name), configuration.root), configuration.settings.exclude):
            return Checked(RunResult(), runner)
        return Checked(self._run(configuration, runner, [Input(name, Source(text.removeprefix(BOM)))]), runner)

    def check_again(self, texts: list[Input]) -> RunResult:
        """The result for texts that fixes have changed."""
        configuration = self._configuration(Path(texts[0].path).parent)
        return self._run(configuration, self._runner(configuration.settings.for_file(texts[0].path)), texts)

    def _run(self, configuration: _Configuration, runner: Runner, inputs: list[Input]) -> RunResult:
        result = runner.run(inputs)
        if configuration.accepted:
            apply_baseline(result, configuration.accepted, configuration.accepted_root)
        return result

    def _configuration(self, folder: Path) -> _Configuration:
        path = find_config(folder)
        known = self._configurations.get(path)
        if known is None or known.stamps != _stamps(path, known.settings):
            settings = load_settings(folder)
            stamps = _stamps(path, settings)
            # a server of grammar answers too slowly for a keystroke; `check` asks it
            lanes = tuple(lane for lane in settings.lanes if lane != "languagetool")
            accepted = read_baseline(Path(settings.baseline)).findings if settings.baseline else ()
            root = Path(settings.baseline).resolve().parent if settings.baseline else Path()
            known = _Configuration(
                stamps,
                msgspec.structs.replace(settings, lanes=lanes),
                path.parent if path else folder,
                tuple(accepted),
                root,
            )
            self._configurations[path] = known
        return known

    def _runner(self, settings: Settings) -> Runner:
        # exclusions and the limit of failure change no finding
        asked = msgspec.structs.replace(settings, fail_on="error", exclude=(), baseline=None, overrides=())
        key = msgspec.json.encode(asked, order="deterministic")
        runner = self._runners.pop(key, None) or Runner(settings, load_packs())
        self._runners[key] = runner
        while len(self._runners) > KEPT_RUNNERS:
            del self._runners[next(iter(self._runners))]
        return runner


def _stamps(path: Path | None, settings: Settings) -> _Stamps:
    """What tells the files of a configuration from earlier ones: date and size."""
    if path is None:
        return ()
    names = [path, *(layer.path for layer in read_layers(path)), *map(Path, settings.dictionaries)]
    names += [Path(name) for item in settings.overrides for name in item.dictionaries]
    names += [Path(settings.baseline)] if settings.baseline else []
    return tuple(_stamp(name) for name in names)


def _stamp(path: Path) -> tuple[str, int, int]:
    try:
        status = path.stat()
    except OSError:
        return str(path), 0, -1
    return str(path), status.st_mtime_ns, status.st_size


def _below(path: Path, root: Path) -> Path:
    path = path.resolve()
    return path.relative_to(root) if path.is_relative_to(root) else path
