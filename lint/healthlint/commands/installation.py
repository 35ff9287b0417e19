"""``healthlint doctor``: whether all that a run needs is here, and what to do about what is not."""

from __future__ import annotations

import platform
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from importlib import metadata
from pathlib import Path
from typing import Literal

import click
import msgspec

from healthlint import __version__
from healthlint.cache import FILE, FindingsCache
from healthlint.commands import CLEAN, FAILED, USAGE
from healthlint.commands.common import RUN_ERRORS
from healthlint.config import Settings, load_settings, rules_to_run
from healthlint.config_files import find_config
from healthlint.folders import cache_folder
from healthlint.pack import load_packs
from healthlint.reporters.words import plural

State = Literal["ok", "note", "fault"]
OLDEST = (3, 11)


class Finding(msgspec.Struct, frozen=True):
    """What was looked at and how it is; a fault carries its remedy and the exit code that a run would have."""

    state: State
    text: str
    remedy: str = ""
    code: int = FAILED


def run(start: str) -> int:
    """Look at everything, a line each; the gravest exit code, which is that of a run with this configuration."""
    code = CLEAN
    for finding in _findings(Path(start)):
        tail = f"; {finding.remedy}" if finding.remedy else ""
        click.echo(f"{finding.state:6} {finding.text}{tail}")
        if finding.state == "fault":
            code = max(code, finding.code)
    return code


def _findings(start: Path) -> Iterator[Finding]:
    version = platform.python_version()
    state: State = "ok" if sys.version_info >= OLDEST else "fault"
    yield Finding(
        state, f"Python {version} ({sys.executable})", "" if state == "ok" else "install Python 3.11 or newer"
    )
    yield from _requirements()
    settings = Settings()
    try:
        packs = load_packs()
        number = sum(len(pack.rules) for pack in packs)
        names = ", ".join(pack.package for pack in packs) or "none"
        yield Finding(
            "ok" if packs else "fault", f"healthlint {__version__}, packs: {names} ({plural(number, 'rule')})"
        )
        path = find_config(start)
        settings = load_settings(start, path)
        chosen = rules_to_run(settings, packs)
        where = f"{path}" if path else f"none at or above {start.resolve()}, so defaults"
        yield Finding("ok", f"configuration: {where}; {plural(len(chosen), 'rule')} run")
    except RUN_ERRORS as error:
        yield Finding("fault", str(error), code=USAGE)
    yield _model(settings)
    yield from _languagetool(settings)
    yield from _cache()
    yield _git()


def _requirements() -> Iterator[Finding]:
    """Whether what healthlint requires is installed in the versions that it asks for."""
    try:
        from packaging.requirements import Requirement
    except ImportError:
        yield Finding(
            "fault", "packaging is not installed, which comes with spaCy", "run: pip install 'spacy>=3.8,<3.9'"
        )
        return
    try:
        required = [Requirement(text) for text in metadata.requires("healthlint") or ()]
    except metadata.PackageNotFoundError:
        yield Finding("note", "healthlint runs from its source; what it requires cannot be looked up")
        return
    right = []
    for item in required:
        if item.marker and not item.marker.evaluate({"extra": ""}):
            continue
        try:
            version = metadata.version(item.name)
        except metadata.PackageNotFoundError:
            yield Finding("fault", f"{item.name} is not installed", f"run: pip install '{item}'")
            continue
        if item.specifier.contains(version, prereleases=True):
            right.append(f"{item.name} {version}")
        else:
            wanted = f"{item.name} {version} is installed, healthlint asks for {item.specifier}"
            yield Finding("fault", wanted, f"run: pip install '{item}'")
    yield Finding("ok", f"requirements: {', '.join(right)}")


def _model(settings: Settings) -> Finding:
    from healthlint.language import ModelError, load_model

    needed = "parse" in settings.lanes
    try:
        model = load_model(settings.model)
    except ModelError as error:
        text = f"the parse lane: {error.reason}"
        return Finding("fault" if needed else "note", text, error.remedy)
    meta = model.meta
    return Finding("ok", f"the parse lane: model {meta['lang']}_{meta['name']} {meta['version']} ({model.path})")


def _languagetool(settings: Settings) -> Iterator[Finding]:
    """Java, the install and the server; faults only where the configuration asks for the lane."""
    from healthlint.providers.languagetool import LanguageTool, LanguageToolError
    from healthlint.providers.languagetool.install import find_install, find_java

    wanted = "languagetool" in settings.lanes
    options = settings.languagetool
    bad: State = "fault" if wanted else "note"
    tail = "" if wanted else " (only the languagetool lane needs it)"

    def tried(what: Callable[[], str]) -> Finding:
        try:
            return Finding("ok", what())
        except LanguageToolError as error:
            return Finding(bad, f"{error.reason}{tail}", error.remedy)

    def asked() -> str:
        with LanguageTool.from_settings(url=options.url) as provider:
            return f"LanguageTool {provider.version} answers at {options.url}"

    def java() -> str:
        found = find_java()
        return f"Java {found.major} ({found.path})"

    def install() -> str:
        found = find_install(options.directory)
        return f"LanguageTool {found.version} ({found.directory})"

    yield from map(tried, [asked] if options.url else [java, install])


def _cache() -> Iterator[Finding]:
    """The cache folder: whether it can be written, and how large it is. Without it findings are right but slow."""
    folder = cache_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
        size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    except OSError as error:
        remedy = "name another with HEALTHLINT_CACHE_DIR; until then every run begins anew"
        yield Finding("note", f"the cache {folder} cannot be used ({error.strerror})", remedy)
        return
    lines: list[str] = []
    FindingsCache(folder, lines.append).get([])
    if lines:
        yield Finding("note", f"{folder / FILE}: {lines[0]}")
    yield Finding("ok", f"cache: {folder} ({size / 1e6:.1f} MB)")


def _git() -> Finding:
    path = shutil.which("git")
    if path is None:
        return Finding("note", "git is not on PATH", "“--changed-since” and the commit hook need it")
    return Finding("ok", f"git ({path})")
