"""The review report: one HTML file that asks for nothing from outside and runs only its own script."""

from __future__ import annotations

import base64
import gzip
import hashlib
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from healthlint import __version__
from healthlint.diagnostic import Severity
from healthlint.reporters.html import overview
from healthlint.reporters.html.view import articles
from healthlint.reporters.standing import standing, worst_first
from healthlint.result import RunResult

if TYPE_CHECKING:
    from jinja2 import Environment

_TEMPLATES = Path(__file__).parent / "templates"
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_SCRIPTS = ("page.js", "decisions.js", "findings.js", "keys.js")
IN_PLACE = 12  # articles; those of a longer report are packed, and unpacked when they are looked at


def render(result: RunResult) -> str:
    """The whole report as one page."""
    style, script = _asset("report.css"), _script()
    pages = articles(result)
    order = {file.path: number for number, file in enumerate(worst_first(result))}
    groups, comparison, counts = overview.groups(result), result.comparison, result.counts()
    new = sum(page.new for page in pages)
    scored = any(page.scorecard for page in pages)
    heads = [
        *("Article", "Words", "Errors", "Warnings", "Hints"),
        *(("Solved", "New") if comparison else ()),
        *(("Grade", "Criteria met") if scored else ()),
        "Decided",
    ]
    packed = len(pages) > IN_PLACE
    body = _environment().get_template("article.html.j2")
    bodies = [body.render(page=page) for page in pages]
    page = (
        _environment()
        .get_template("report.html.j2")
        .render(
            articles=pages,
            bodies=[_packed(text) for text in bodies] if packed else bodies,
            packed=packed,
            overview=sorted(pages, key=lambda page: order[page.path]),
            heads=heads,
            scored=scored,
            most=max((page.total for page in pages), default=0) or 1,
            severities=[(severity.value, counts[severity]) for severity in Severity],
            groups=groups,
            most_of_a_group=max((line.total for line in groups), default=0) or 1,
            grades=overview.grades(pages),
            standing=standing(result),
            against=comparison.against if comparison else "",
            gone=comparison.gone if comparison else (),
            states=[("new", new), ("open", counts.total() - new)] if comparison else [],
            total=counts.total(),
            rules=overview.rules(result),
            not_run=overview.not_run(result),
            failures=result.failures,
            engines=sorted(result.engines.items()),
            aside=overview.aside(result),
            index=overview.index(pages),
            version=__version__,
            style=style,
            script=script,
            policy=_policy(style, script),
        )
    )
    return _UNPRINTABLE.sub("\ufffd", page)


def _packed(text: str) -> str:
    """Text that takes little room, and no time to parse before the page's script unpacks it."""
    return base64.b64encode(gzip.compress(_UNPRINTABLE.sub("\ufffd", text).encode(), 1, mtime=0)).decode()


@cache
def _script() -> str:
    return '"use strict";\n(() => {\n' + "".join(_asset(name) for name in _SCRIPTS) + "})();\n"


@cache
def _asset(name: str) -> str:
    return (_TEMPLATES / name).read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    return Environment(
        loader=FunctionLoader(_asset), autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined
    )


def _policy(style: str, script: str) -> str:
    """A content security policy under which only our own style and script count."""
    return (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
