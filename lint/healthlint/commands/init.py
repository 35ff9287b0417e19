"""``healthlint init``: write what a repository needs to use healthlint, and say what was written and what was not."""

from __future__ import annotations

from pathlib import Path

import click
import msgspec

from healthlint.commands import CLEAN, FAILED
from healthlint.commands.common import RUN_ERRORS, fail
from healthlint.config import Settings, choose_rules, profiles_of
from healthlint.files import write_atomic
from healthlint.pack import load_packs
from healthlint.reporters.words import plural
from healthlint.starter import HOSTS, Repository, Starter, look, starters


def run(folder: str, profile: str, ci: str | None, *, dry_run: bool) -> int:
    """Write the files that are not there yet; nothing that exists is ever changed."""
    try:
        packs = load_packs()
        choose_rules(Settings(profile=profile), packs)
        repository = look(Path(folder))
    except RUN_ERRORS as error:
        return fail(error)
    if ci:
        host = next((name for name in HOSTS if name == ci), None)
        repository = msgspec.structs.replace(repository, host=host)
    click.echo(f"{repository.root}: {_found(repository)}")
    for item in starters(repository, profile, profiles_of(packs)):
        try:
            _settle(item, repository.root, dry_run=dry_run)
        except OSError as error:
            click.echo(f"healthlint: {item.path}: cannot be written ({error.strerror})", err=True)
            return FAILED
    _say_rest(repository, ci, dry_run=dry_run)
    return CLEAN


def _found(repository: Repository) -> str:
    where = "" if "." in repository.folders else f" in {', '.join(repository.folders)}"
    kind = "a git repository" if repository.git else "no git repository"
    return f"{kind} with {plural(repository.articles, 'article')}{where}"


def _settle(item: Starter, root: Path, *, dry_run: bool) -> None:
    name = item.path.relative_to(root)
    if item.kept:
        click.echo(f"kept     {name} (it has settings of healthlint)")
    elif item.exists:
        click.echo(f"kept     {name} (not ours to change); add to it:\n\n{_indented(item.text)}")
    elif dry_run:
        click.echo(f"would write {name}:\n\n{_indented(item.text)}")
    else:
        item.path.parent.mkdir(parents=True, exist_ok=True)
        write_atomic(item.path, item.text.encode())
        click.echo(f"written  {name}")


def _say_rest(repository: Repository, ci: str | None, *, dry_run: bool) -> None:
    if not repository.git:
        click.echo("no hook  without git; run this again after “git init”")
    if repository.host is None and ci is None:
        click.echo(f"no build job, for nothing says where this is built; name it with --ci {'|'.join(HOSTS)}")
    if dry_run:
        return
    paths = " ".join(repository.folders)
    hook = "pre-commit install; " if repository.git else ""
    click.echo(f"Next: {hook}healthlint check {paths}; in an old repository: healthlint baseline write {paths}")


def _indented(text: str) -> str:
    return "".join(f"    {line}" if line.strip() else line for line in text.splitlines(keepends=True))
