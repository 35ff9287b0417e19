"""The review report: one HTML file that asks for nothing from outside and runs only its own script."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from healthlint import __version__
from healthlint.diagnostic import Severity
from healthlint.reporters.html.view import articles, groups, not_run, worst_first
from healthlint.result import RunResult

if TYPE_CHECKING:
    from jinja2 import Template

_TEMPLATES = Path(__file__).parent / "templates"
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


def render(result: RunResult) -> str:
    """The whole report as one page."""
    style, script = _asset("report.css"), _asset("report.js")
    pages = articles(result)
    counts = result.counts()
    page = _template().render(
        articles=pages,
        overview=worst_first(pages),
        most=max((page.total for page in pages), default=0) or 1,
        severities=[(severity.value, counts[severity]) for severity in Severity],
        groups=groups(result),
        total=counts.total(),
        not_run=not_run(result),
        failures=result.failures,
        engines=sorted(result.engines.items()),
        suppressed=result.suppressed,
        version=__version__,
        style=style,
        script=script,
        policy=_policy(style, script),
    )
    return _UNPRINTABLE.sub("\ufffd", page)


@cache
def _asset(name: str) -> str:
    return (_TEMPLATES / name).read_text(encoding="utf-8")


@cache
def _template() -> Template:
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    environment = Environment(
        loader=FunctionLoader(_asset), autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined
    )
    return environment.get_template("report.html.j2")


def _policy(style: str, script: str) -> str:
    """A content security policy under which only our own style and script count."""
    return (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
