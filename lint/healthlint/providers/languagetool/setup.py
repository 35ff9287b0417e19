"""``setup languagetool``: fetch LanguageTool into our data folder, whole or not at all."""

from __future__ import annotations

import contextlib
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from healthlint.providers.languagetool.error import LanguageToolError
from healthlint.providers.languagetool.install import (
    SERVER_JAR,
    VERSION,
    Install,
    data_directory,
    find_java,
    read_install,
)

POM = Path(__file__).with_name("pom.xml")
FETCH_SECONDS = 1800.0
# run by another interpreter: the package is GPL and is never imported by this program
_DOWNLOAD = (
    "import sys; from language_tool_python.download_lt import LocalLanguageTool; "
    "LocalLanguageTool.from_version_name(sys.argv[1]).download()"
)
Report = Callable[[str], None]


def install(directory: str | Path | None = None, report: Report = lambda _: None) -> Install:
    """LanguageTool in ``directory`` or our data folder, fetched if it is not there yet.

    ``report`` is told what is done, a line each. Raises LanguageToolError when Java is missing, nothing
    can fetch it, or the fetching fails; then nothing is left behind.
    """
    find_java()
    folder = Path(directory).expanduser() if directory else data_directory()
    target = folder / f"LanguageTool-{VERSION}"
    if present := read_install(target):
        report(f"LanguageTool {present.version} is already in {target}")
        return present
    fetch = _way(report)
    with _scratch(folder) as scratch:
        fetch(scratch)
        whole = read_install(scratch / target.name)
        if whole is None:
            raise LanguageToolError("what was fetched is no LanguageTool", "try again, or fetch it by hand")
        done = _move(scratch / target.name, target)
    report(f"LanguageTool {done.version} is in {target}")
    return done


def _way(report: Report) -> Callable[[Path], None]:
    """How to fetch it on this machine: a function that fills a scratch folder."""
    if maven := shutil.which("mvn"):
        report(f"fetching LanguageTool {VERSION} (LGPL-2.1, about 65 MB) with Maven")
        return lambda scratch: _with_maven(maven, scratch)
    if importlib.util.find_spec("language_tool_python"):
        report(f"fetching LanguageTool {VERSION} (LGPL-2.1, about 250 MB) with language-tool-python")
        return _with_python
    raise LanguageToolError(
        "neither Maven (mvn) nor language-tool-python is here to fetch LanguageTool",
        "install Maven, or pip install 'healthlint[languagetool]', or give the url of a LanguageTool server",
    )


def _with_maven(maven: str, scratch: Path) -> None:
    target = scratch / f"LanguageTool-{VERSION}"
    libs = target / "libs"
    libs.mkdir(parents=True)
    # the pom is copied, for Maven writes beside it
    pom = shutil.copy(POM, scratch / "pom.xml")
    goal = "org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy-dependencies"
    options = ["-DincludeScope=runtime", "-Dmdep.stripVersion=true", f"-DoutputDirectory={libs}"]
    _run([maven, "-B", "-ntp", "-q", "-f", str(pom), f"-Dlt.version={VERSION}", goal, *options], scratch, "Maven")
    jar = libs / SERVER_JAR
    if jar.is_file():
        jar.rename(target / SERVER_JAR)


def _with_python(scratch: Path) -> None:
    environment = {key: value for key, value in os.environ.items() if key != "LTP_JAR_DIR_PATH"}
    environment["LTP_PATH"] = str(scratch)
    _run([sys.executable, "-c", _DOWNLOAD, VERSION], scratch, "language-tool-python", environment)


def _run(command: list[str], folder: Path, name: str, environment: dict[str, str] | None = None) -> None:
    try:
        done = subprocess.run(
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=FETCH_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise LanguageToolError(f"{name} did not finish in {FETCH_SECONDS / 60:.0f} minutes", "try again") from None
    except OSError as error:
        raise LanguageToolError(f"{name} does not run ({error.strerror})", "check its installation") from None
    if done.returncode:
        raise LanguageToolError(
            f"{name} failed: {_said(done.stdout + done.stderr)}",
            "check the network and try again, or give the url of a LanguageTool server",
        )


def _said(output: str) -> str:
    """The most telling line of a failed program: Maven's first error, else the last line."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    errors = [line.removeprefix("[ERROR] ") for line in lines if line.startswith("[ERROR] ")]
    return (errors[:1] or lines[-1:] or ["it said nothing"])[0][:300]


@contextlib.contextmanager
def _scratch(folder: Path) -> Iterator[Path]:
    """A folder beside the target, so that moving out of it is one step; removed in any case."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        scratch = tempfile.TemporaryDirectory(prefix=".fetching-", dir=folder, ignore_cleanup_errors=True)
    except OSError as error:
        raise LanguageToolError(
            f"{folder} cannot be written ({error.strerror})", "choose another folder with --directory"
        ) from None
    with scratch as name:
        yield Path(name)


def _move(source: Path, target: Path) -> Install:
    """Put the whole install in its place, unless another run has just done so."""
    for _ in range(2):
        with contextlib.suppress(OSError):
            source.rename(target)
        if present := read_install(target):
            return present
        # a broken install of that name stands in the way
        shutil.rmtree(target, ignore_errors=True)
    raise LanguageToolError(f"{target} cannot be replaced", "end the programs that use it and remove it")
