"""The pages of the documentation: those of docs/, one for each rule, and the interface that rules are written against.

usage: python scripts/docs_pages.py FOLDER

A rule's page comes from its file, the interface from docstrings. Links between files of the repository become links
between pages, those to other files lead to the repository.
"""

from __future__ import annotations

import inspect
import os
import re
import shutil
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

from healthlint import authoring
from healthlint.config import profiles_of
from healthlint.pack import load_packs
from healthlint.rule import RuleFile

ROOT = Path(__file__).resolve().parent.parent
REPOSITORY = "https://github.com/healthlint/healthlint/blob/main"
TOP = {
    "README.md": "index.md",
    "CHANGELOG.md": "changelog.md",
    "CONTRIBUTING.md": "contributing.md",
    "benchmarks/README.md": "benchmarks.md",
}
INTERFACE = ("rule", "document", "annotations", "diagnostic", "span", "kinds.common", "inventory", "testing", "config")
LINK = re.compile(r"(\]\()([^()\s:#]+)((?:#[^()\s]*)?\))")
ROLE = re.compile(r":\w+:`+~?\.?([\w.]+)`+")


def build(target: Path) -> list[Path]:
    """Write all pages below a folder, which is made anew; the pages written."""
    if target.exists():
        shutil.rmtree(target)
    pages = {ROOT / source: Path(name) for source, name in TOP.items()}
    pages |= {path: path.relative_to(ROOT / "docs") for path in sorted((ROOT / "docs").rglob("*")) if path.is_file()}
    written = []
    for source, name in pages.items():
        if name.suffix == ".md":
            text = source.read_text(encoding="utf-8")
            written.append(_write(target / name, _relinked(text, source, name, pages)))
        else:  # pictures, schemas
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target / name)
            written.append(target / name)
    packs = load_packs()
    rules = sorted((file for pack in packs for file, _ in pack.rules.values()), key=lambda file: file.id)
    for file in rules:
        back = "\n[All rules](../index.md)\n"
        written.append(_write(target / "rules" / f"{file.id}.md", authoring.explain(file, verbatim=True) + back))
    written.append(_write(target / "rules" / "index.md", _overview(rules, sorted(profiles_of(packs)))))
    for name in INTERFACE:
        written.append(_write(target / "interface" / f"{name}.md", _interface(import_module(f"healthlint.{name}"))))
    listed = "".join(
        f"- [healthlint.{name}]({name}.md): {_first(import_module(f'healthlint.{name}'))}\n" for name in INTERFACE
    )
    about = "# What rules are written against\n\nFrom the docstrings of the engine.\n\n"
    written.append(_write(target / "interface" / "index.md", about + listed))
    return written


def _write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def _relinked(text: str, source: Path, name: Path, pages: dict[Path, Path]) -> str:
    """A page with its links to files of the repository made links to pages, or to the repository."""

    def link(match: re.Match[str]) -> str:
        path = (source.parent / match.group(2)).resolve()
        if path in pages:
            there = os.path.relpath(pages[path], name.parent)
        elif path.exists() and ROOT in path.parents:
            there = f"{REPOSITORY}/{path.relative_to(ROOT)}"
        else:
            return match.group(0)
        return f"{match.group(1)}{there}{match.group(3)}"

    return LINK.sub(link, text)


def _overview(rules: list[RuleFile], profiles: list[str]) -> str:
    lines = ["# Rules", "", f"{len(rules)} rules in the profiles {', '.join(profiles)}.", ""]
    lines += ["The rate is that of findings in 10,000 words of well-edited text, as each rule's page says.", ""]
    for group in dict.fromkeys(file.group for file in rules):
        lines += [f"## {group}", "", "| rule | severity | finds | rate | remarks |", "| --- | --- | --- | --- | --- |"]
        for file in (file for file in rules if file.group == group):
            rate = f"{file.precision.hits_per_10k:g}" if file.precision else ""
            marks = [
                mark for mark in (file.stability, file.profile, *file.requires) if mark not in ("stable", "default")
            ]
            cells = [
                f"[{file.id}]({file.id}.md)",
                file.severity.value,
                file.summary.replace("|", "\\|"),
                rate,
                ", ".join(marks),
            ]
            lines.append(f"| {' | '.join(cells)} |")
        lines.append("")
    return "\n".join(lines)


def _first(owner: Any) -> str:
    return _prose(owner).partition("\n\n")[0].replace("\n", " ")


def _prose(owner: Any) -> str:
    return ROLE.sub(r"`\1`", inspect.getdoc(owner) or "").strip()


def _interface(module: ModuleType) -> str:
    """A module's public classes and functions with their docstrings."""
    lines = [f"# {module.__name__}", "", _prose(module), ""]
    for name, value in _public(module):
        lines += [f"## {name}", "", *_signature(name, value), _prose(value), ""]
        if inspect.isclass(value):
            for inner, member in vars(value).items():
                function = member.fget if isinstance(member, property) else getattr(member, "__func__", member)
                if not inner.startswith("_") and inspect.isfunction(function) and function.__doc__:
                    lines += [f"### {name}.{inner}", "", *_signature(inner, function), _prose(function), ""]
    return "\n".join(lines)


def _public(module: ModuleType) -> Iterator[tuple[str, Any]]:
    for name, value in vars(module).items():
        ours = getattr(value, "__module__", "") == module.__name__
        if (
            not name.startswith("_")
            and ours
            and (inspect.isclass(value) or inspect.isfunction(value))
            and value.__doc__
        ):
            yield name, value


def _signature(name: str, value: Any) -> list[str]:
    try:
        return ["```python", f"{name}{inspect.signature(value)}", "```", ""]
    except (TypeError, ValueError):
        return []


if __name__ == "__main__":
    build(Path(sys.argv[1]))
