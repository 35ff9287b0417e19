"""JUnit's XML: a suite for each file, a failed case for each finding, a passed one where there is none.

Source: the schema of Jenkins' xUnit plug-in, which GitLab, Azure and CircleCI read too.
"""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from healthlint.reporters.words import xml_text
from healthlint.result import FileResult, RunResult


def render(result: RunResult) -> str:
    """Findings of every severity are failures, of the severity as ``type``; a file that was not checked is an error."""
    suites = [_suite(file) for file in result.files]
    suites += [_broken(failure.path, str(failure)) for failure in result.failures]
    tests = sum(max(1, len(file.active)) for file in result.files) + len(result.failures)
    failed = sum(len(file.active) for file in result.files)
    head = f'<testsuites name="healthlint" tests="{tests}" failures="{failed}" errors="{len(result.failures)}">'
    return "\n".join(['<?xml version="1.0" encoding="UTF-8"?>', head, *suites, "</testsuites>", ""])


def _suite(file: FileResult) -> str:
    text, found = file.text, file.active
    name = quoteattr(xml_text(file.path))
    lines = [f'  <testsuite name={name} tests="{max(1, len(found))}" failures="{len(found)}" errors="0">']
    for diagnostic in found:
        where = text.where(diagnostic.span)
        place = f"{file.path}: {where}" if text.places else f"{file.path}:{where}"
        title = quoteattr(xml_text(f"{diagnostic.rule_id} at {where}"))
        message = xml_text(diagnostic.message)
        lines += [
            f"    <testcase classname={name} name={title}>",
            f'      <failure type="{diagnostic.severity.value}" message={quoteattr(message)}>'
            f"{escape(xml_text(place))}: {escape(message)}</failure>",
            "    </testcase>",
        ]
    if not found:
        lines.append(f'    <testcase classname={name} name="no findings"/>')
    return "\n".join([*lines, "  </testsuite>"])


def _broken(path: str, message: str) -> str:
    name = quoteattr(xml_text(path))
    return "\n".join(
        [
            f'  <testsuite name={name} tests="1" failures="0" errors="1">',
            f'    <testcase classname={name} name="not checked">',
            f'      <error type="not-checked" message={quoteattr(xml_text(message))}/>',
            "    </testcase>",
            "  </testsuite>",
        ]
    )
