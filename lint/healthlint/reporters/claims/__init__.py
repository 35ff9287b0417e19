"""Lists of claims for a fact checker. One file a format, one function ``render``."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module

from healthlint.inventory import Claim
from healthlint.reporters.words import plural
from healthlint.result import FileResult, RunResult

FORMATS = ("table", "json", "csv")


def render(result: RunResult, format_name: str, kinds: Mapping[str, str], width: int = 0) -> str:
    """The claims of a result in one of ``FORMATS``; ``kinds`` says what each kind means.

    A table keeps to ``width`` cells; 0 cuts nothing.
    """
    if format_name == "table":
        from healthlint.reporters.claims.table import render as render_table

        return render_table(result, width)
    text: str = import_module(f"healthlint.reporters.claims.{format_name}").render(result, kinds)
    return text


def counts(files: list[FileResult]) -> dict[str, int]:
    """How many claims there are, how many have a source, and how many the rules report."""
    claims = [claim for file in files for claim in file.claims or ()]
    sourced = sum(claim.item.source is not None for claim in claims)
    return {
        "claims": len(claims),
        "sourced": sourced,
        "unsourced": len(claims) - sourced,
        "reported": sum(bool(claim.reports) for claim in claims),
    }


def total(files: list[FileResult]) -> str:
    """One line: “42 claims, 12 with a source, 30 without, 9 reported by rules”."""
    count = counts(files)
    if not count["claims"]:
        return "no claims"
    return (
        f"{plural(count['claims'], 'claim')}, {count['sourced']:,} with a source, {count['unsourced']:,} without, "
        f"{count['reported']:,} reported by rules"
    )


def manner(claim: Claim) -> str:
    """How a claim is made: “hedged”, “denied”, both, or nothing where it is plainly asserted."""
    words = [("hedged", claim.item.hedged), ("denied", claim.item.negated)]
    return ", ".join(word for word, true in words if true)
