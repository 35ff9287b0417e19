"""``healthlint server``: the language server, for editors."""

from __future__ import annotations

import logging
import os
import sys

import click

from healthlint.commands import CLEAN, FAILED


def run(log_level: str) -> int:
    """Serve one editor on standard input and output until it ends."""
    try:
        import pygls  # noqa: F401
    except ImportError:
        click.echo("healthlint: the language server needs pygls; run: pip install 'healthlint[lsp]'", err=True)
        return FAILED
    from healthlint.server.features import make_server

    logging.basicConfig(stream=sys.stderr, level=log_level.upper(), format="%(asctime)s %(levelname)s %(message)s")
    messages = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a rule may print is no message
    make_server().start_io(sys.stdin.buffer, messages)
    return CLEAN
