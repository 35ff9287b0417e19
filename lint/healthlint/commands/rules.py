"""``healthlint rules``, ``explain``, ``new-rule``, ``test-rules`` and ``schema``."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import ParamSpec

import click

from healthlint.commands import CLEAN, FINDINGS
from healthlint.commands.common import RUN_ERRORS, UsageError, fail
from healthlint.naming import nearest
from healthlint.pack import Pack, PackError, load_pack, load_packs
from healthlint.rule import RuleFile

Parameters = ParamSpec("Parameters")


def _in_one_line(command: Callable[Parameters, int]) -> Callable[Parameters, int]:
    """Turn errors of use into one line and exit code 2."""

    @wraps(command)
    def run(*args: Parameters.args, **kwargs: Parameters.kwargs) -> int:
        try:
            return command(*args, **kwargs)
        except RUN_ERRORS as error:
            return fail(error)

    return run


def _files() -> dict[str, RuleFile]:
    return {rule_id: file for pack in load_packs() for rule_id, (file, _) in sorted(pack.rules.items())}


@_in_one_line
def list_rules(group: str | None, as_json: bool) -> int:
    """Print the installed rules, all or of one group."""
    files = {rule_id: file for rule_id, file in _files().items() if group in (None, file.group)}
    if not files:
        groups = {file.group for file in _files().values()}
        raise UsageError(f"no group is called “{group}”{nearest(str(group), groups)}")
    if as_json:
        rows = [
            {"id": f.id, "summary": f.summary, "severity": f.severity, "stability": f.stability, "profile": f.profile}
            for f in files.values()
        ]
        click.echo(json.dumps(rows, indent=2))
        return CLEAN
    width = max(map(len, files))
    for rule_id, file in files.items():
        marks = [mark for mark in (file.stability, file.profile, *file.requires) if mark not in ("stable", "default")]
        tail = f" ({', '.join(marks)})" if marks else ""
        click.echo(f"{rule_id:{width}}  {file.severity.value:7}  {file.summary}{tail}")
    return CLEAN


@_in_one_line
def explain(rule_id: str) -> int:
    """Print a rule's page."""
    from healthlint import authoring

    click.echo(authoring.explain(_one(rule_id)), nl=False)
    return CLEAN


def _one(rule_id: str) -> RuleFile:
    files = _files()
    aliases = {alias: file for file in files.values() for alias in file.aliases}
    file = files.get(rule_id) or aliases.get(rule_id)
    if file is None:
        raise UsageError(f"no rule is called “{rule_id}”{nearest(rule_id, files)}")
    return file


@_in_one_line
def new_rule(rule_id: str, folder: str | None, kind: str) -> int:
    """Write a skeleton into a pack: the folder given, else the only pack found below this one."""
    from healthlint import authoring

    root = Path(folder) if folder else _own_pack()
    try:
        written = authoring.new_rule(rule_id, root, kind)
    except OSError as error:
        raise PackError(f"{root}: cannot be written ({error.strerror}); name another --pack") from None
    for path in written:
        click.echo(path)
    click.echo(f"Now edit it until this passes: healthlint test-rules {rule_id}", err=True)
    return CLEAN


def _own_pack() -> Path:
    """An installed pack whose files lie below the current folder, and so may be edited."""
    here = Path.cwd().resolve()
    roots = [pack.root for pack in load_packs() if here in pack.root.resolve().parents]
    if len(roots) != 1:
        raise UsageError("which pack? Name its folder with --pack")
    return roots[0]


@_in_one_line
def test_rules(names: tuple[str, ...]) -> int:
    """Run the examples of rules; a line for each that fails."""
    from healthlint.testing import check_rules

    packs, ids = _choose(names)
    found = check_rules(packs, ids)
    broken = {rule_id: problems for rule_id, problems in found.items() if problems}
    for rule_id, problems in broken.items():
        for problem in problems:
            click.echo(f"{rule_id}: {problem}")
    left_out = sorted(set(ids) - set(found))
    if left_out:
        click.echo(f"left out, for they need a server: {', '.join(left_out)}", err=True)
    click.echo(f"{len(found) - len(broken)} rules passed, {len(broken)} failed")
    return FINDINGS if broken else CLEAN


def _choose(names: tuple[str, ...]) -> tuple[list[Pack], list[str]]:
    packs = load_packs()
    ids: list[str] = []
    for name in names:
        if Path(name, "__init__.py").is_file():
            folder = Path(name).resolve()
            sys.path.insert(0, str(folder.parent))
            pack = load_pack(folder.name)
            packs = [*(known for known in packs if known.root != pack.root), pack]
            ids += pack.rules
            continue
        known = [rule_id for pack in packs for rule_id in pack.rules]
        found = [rule_id for rule_id in known if rule_id == name or rule_id.startswith(f"{name.rstrip('/')}/")]
        if not found:
            raise UsageError(f"no rule, group or pack folder is called “{name}”{nearest(name, known)}")
        ids += found
    return packs, ids or [rule_id for pack in packs for rule_id in pack.rules]


@_in_one_line
def schema() -> int:
    """Print the JSON Schema of rule files."""
    from healthlint import authoring

    click.echo(json.dumps(authoring.schema(), indent=2))
    return CLEAN
