"""What a repository needs to use healthlint: a configuration, a commit hook and a build job, made for what is there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fnmatch import fnmatch
from pathlib import Path
from typing import Literal

import msgspec

from healthlint import __version__
from healthlint.config_files import OWN, SHARED
from healthlint.files import find_files
from healthlint.readers import SUFFIXES

Host = Literal["github", "gitlab"]
HOSTS: tuple[Host, ...] = ("github", "gitlab")
ADDRESS = "https://github.com/healthlint/healthlint"
MOST_FOLDERS = 4  # more are not listed; the whole repository is checked
ABOUT = (
    *("readme*", "changelog*", "changes*", "history*", "contributing*", "license*", "licence*", "copying*", "notice*"),
    *("authors*", "code_of_conduct*", "security*", "support*", "todo*", "requirements*.txt", "constraints*.txt"),
    *("robots.txt", "cmakelists.txt", "pull_request_template*", "agents.md", "claude.md"),
)
"""Names of files that speak of the repository itself, in lower case."""


class Repository(msgspec.Struct, frozen=True):
    """Its root, where the articles lie (``.`` for everywhere), files that are none, and who builds it."""

    root: Path
    git: bool
    articles: int
    folders: tuple[str, ...]
    about: tuple[str, ...]
    host: Host | None


class Starter(msgspec.Struct, frozen=True):
    """A file to write. Where it ``exists``: ``kept`` when it has what is needed, else ``text`` is what to add to it."""

    path: Path
    text: str
    exists: bool = False
    kept: bool = False


def look(start: Path) -> Repository:
    """What there is at or above a folder; without git the folder itself is the root."""
    start = start.resolve()
    root = next((folder for folder in (start, *start.parents) if (folder / ".git").exists()), None)
    git = root is not None
    root = root or start
    names = [Path(name).relative_to(root) for name in find_files([str(root)])]
    about = sorted({path.name for path in names if any(fnmatch(path.name.lower(), name) for name in ABOUT)})
    articles = [path for path in names if path.name not in about]
    tops = sorted({path.parts[0] if len(path.parts) > 1 else "." for path in articles})
    plain = all(re.fullmatch(r"[\w-][\w.-]*", name) for name in tops)
    folders = tuple(tops) if tops and plain and len(tops) <= MOST_FOLDERS else (".",)
    return Repository(root, git, len(articles), folders, tuple(about), _host(root))


def _host(root: Path) -> Host | None:
    if (root / ".gitlab-ci.yml").exists():
        return "gitlab"
    if (root / ".github").is_dir():
        return "github"
    try:
        remotes = re.findall(r"^\s*url\s*=\s*(\S+)", (root / ".git" / "config").read_text(encoding="utf-8"), re.M)
    except (OSError, UnicodeDecodeError):
        return None
    return next((host for host in HOSTS if any(host in remote for remote in remotes)), None)


def starters(repository: Repository, profile: str, profiles: Iterable[str]) -> Iterator[Starter]:
    """The files for a repository, in the order in which they are of use."""
    yield _config(repository, profile, sorted(profiles))
    if repository.git:
        hook = _HOOK + _of_articles(repository)
        yield _file(repository.root / ".pre-commit-config.yaml", f"repos:\n{hook}", hook)
    paths = " ".join(repository.folders)
    if repository.host == "github":
        yield _workflow(repository.root, paths)
    elif repository.host == "gitlab":
        yield _file(repository.root / ".gitlab-ci.yml", _GITLAB.format(paths=paths), _GITLAB.format(paths=paths))


def _of_articles(repository: Repository) -> str:
    """What keeps the hook from files that are no articles: it names files, which settings do not exclude."""
    if "." not in repository.folders:
        folders = "|".join(map(re.escape, repository.folders))
        endings = "|".join(sorted(suffix.removeprefix(".") for suffix in SUFFIXES))
        return f"        files: ^({folders})/.*\\.({endings})$\n"
    names = "|".join(map(re.escape, repository.about))
    return f"        exclude: (^|/)({names})$\n" if names else ""


def _file(path: Path, text: str, addition: str) -> Starter:
    if not path.exists():
        return Starter(path, text)
    kept = "healthlint" in path.read_text(encoding="utf-8", errors="replace")
    return Starter(path, addition, exists=True, kept=kept)


def _config(repository: Repository, profile: str, profiles: list[str]) -> Starter:
    path = repository.root / OWN
    shared = repository.root / SHARED
    if not path.exists() and shared.exists() and "[tool.healthlint" in shared.read_text(encoding="utf-8"):
        path = shared
    exclude = ", ".join(f'"{name}"' for name in repository.about)
    text = _CONFIG.format(profile=profile, profiles=", ".join(profiles), exclude=exclude)
    return Starter(path, text, exists=path.exists(), kept=path.exists())


def _workflow(root: Path, paths: str) -> Starter:
    folder = root / ".github" / "workflows"
    for path in sorted(folder.glob("*.y*ml")):
        if "healthlint" in path.read_text(encoding="utf-8", errors="replace"):
            return Starter(path, "", exists=True, kept=True)
    return Starter(folder / "healthlint.yml", _GITHUB.replace("@paths@", paths))


_CONFIG = """\
# Settings of healthlint. What holds for one file, and why: healthlint config --show FILE
profile = "{profile}"  # one of {profiles}
fail-on = "error"  # error, warning, hint or never
exclude = [{exclude}]
vocabulary = []  # words that are right here

# What differs for some files:
# [[overrides]]
# files = ["drafts/*"]
# ignore = ["trust"]
"""
_HOOK = f"""\
  - repo: {ADDRESS}
    rev: v{__version__}
    hooks:
      - id: healthlint
"""
_GITHUB = f"""\
name: healthlint
on: pull_request
permissions:
  contents: read
jobs:
  healthlint:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
        with:
          fetch-depth: 0
      - uses: {ADDRESS.partition(".com/")[2]}@v{__version__}
        with:
          paths: @paths@
          changed-since: origin/${{{{ github.base_ref }}}}
"""
_GITLAB = """\
include:
  - project: healthlint/healthlint
    file: templates/healthlint.gitlab-ci.yml
variables:
  HEALTHLINT_PATHS: "{paths}"
"""
