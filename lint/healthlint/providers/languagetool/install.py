"""What LanguageTool needs on this machine: Java, and a folder with its jars."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path

import msgspec

from healthlint.providers.languagetool.error import LanguageToolError

VERSION = "6.8"  # what ``setup languagetool`` installs
MINIMUM_JAVA = 17
SERVER_JAR = "languagetool-server.jar"
VARIABLE = "HEALTHLINT_LANGUAGETOOL"
_JAVA_SECONDS = 30.0


class Java(msgspec.Struct, frozen=True):
    """A Java executable and its major version."""

    path: str
    major: int


class Install(msgspec.Struct, frozen=True):
    """A folder that holds LanguageTool's server."""

    directory: Path
    version: str

    def __str__(self) -> str:
        return str(self.directory)

    @property
    def jar(self) -> Path:
        """The jar to start; its manifest names the others."""
        return self.directory / SERVER_JAR


def data_directory() -> Path:
    """Where our own installs live, whether or not it exists."""
    base = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return Path(base) / "healthlint" / "languagetool"


def find_java() -> Java:
    """Java of JAVA_HOME, else of PATH.

    Raises LanguageToolError when there is none, or an old one.
    """
    home = os.environ.get("JAVA_HOME")
    path = (shutil.which("java", path=str(Path(home) / "bin")) if home else None) or shutil.which("java")
    remedy = f"install Java {MINIMUM_JAVA} or newer, or give the url of a LanguageTool server"
    if path is None:
        raise LanguageToolError("LanguageTool needs Java, and there is none on PATH", remedy)
    try:
        done = subprocess.run(
            [path, "-version"], capture_output=True, text=True, errors="replace", timeout=_JAVA_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise LanguageToolError(f"{path} does not run ({type(error).__name__})", remedy) from None
    major = java_major(done.stderr + done.stdout)
    if major is None:
        raise LanguageToolError(f"{path} does not tell its version", remedy)
    if major < MINIMUM_JAVA:
        raise LanguageToolError(f"LanguageTool needs Java {MINIMUM_JAVA}, {path} is Java {major}", remedy)
    return Java(path, major)


def java_major(text: str) -> int | None:
    """The major version in what ``java -version`` prints; 8 for the old style 1.8."""
    match = re.search(r'version "(?:1\.)?(\d+)', text)
    return int(match.group(1)) if match else None


def find_install(directory: str | Path | None = None) -> Install:
    """The install in ``directory`` if given, else in HEALTHLINT_LANGUAGETOOL, else in the usual places.

    Raises LanguageToolError when there is none, or the named folder holds none.
    """
    for named, origin in ((directory, "configuration"), (os.environ.get(VARIABLE), VARIABLE)):
        if named:
            folder = Path(named).expanduser()
            install = read_install(folder) or _newest(folder)
            if install is None:
                raise LanguageToolError(
                    f"{folder} (from {origin}) has no {SERVER_JAR}", "correct it, or run: healthlint setup languagetool"
                )
            return install
    for folder in _usual_folders():
        if install := _newest(folder):
            return install
    raise LanguageToolError("LanguageTool is not installed", "run: healthlint setup languagetool")


def read_install(directory: Path) -> Install | None:
    """The install in exactly this folder, if there is a whole one."""
    core = directory / "libs" / "languagetool-core.jar"
    if not (directory / SERVER_JAR).is_file() or not core.is_file():
        return None
    try:
        with zipfile.ZipFile(core) as jar:
            manifest = jar.read("META-INF/MANIFEST.MF").decode("utf-8", "replace")
    except (OSError, KeyError, zipfile.BadZipFile):
        return None
    match = re.search(r"^ComponentVersion: *(\S+)", manifest, re.MULTILINE)
    version = match.group(1) if match else directory.name.removeprefix("LanguageTool-")
    return Install(directory, version)


def _newest(folder: Path) -> Install | None:
    try:
        inside = list(folder.glob("LanguageTool-*"))
    except OSError:
        return None
    installs = [install for install in map(read_install, inside) if install]
    return max(installs, key=lambda install: _numbers(install.version), default=None)


def _numbers(version: str) -> list[int]:
    return [int(part) for part in re.findall(r"\d+", version)]


def _usual_folders() -> Iterator[Path]:
    """Our own folder, then those of language-tool-python."""
    yield data_directory()
    if named := os.environ.get("LTP_PATH"):
        yield Path(named)
    yield Path.home() / ".cache" / "language_tool_python"
