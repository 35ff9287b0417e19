"""One text, checked by rules that must not fail on it: near misses would pass a rule that fails."""

from __future__ import annotations

from healthlint.readers import Source
from healthlint.result import FileResult
from healthlint.runner import Input, Runner


def checked(runner: Runner, text: str, name: str) -> FileResult:
    """The findings of a text under a file name."""
    result = runner.run([Input(name, Source(text))])
    assert result.failures == []
    assert result.not_run == []
    return result.files[0]
