"""Findings as comments in a Word file: in a copy of the editor's own document, or in one made of any other article."""

from __future__ import annotations

from healthlint.diagnostic import Applicability, Diagnostic
from healthlint.readers import read_source
from healthlint.reporters.docx.article import article_file
from healthlint.reporters.docx.marks import with_comments
from healthlint.reporters.docx.parts import Remark
from healthlint.reporters.words import one_line
from healthlint.result import RunResult

_TRUST = {Applicability.SAFE: "Proposal", Applicability.UNSAFE: "Proposal", Applicability.DISPLAY: "Perhaps"}


def render(result: RunResult) -> bytes:
    """The one article of a result with a comment for each finding.

    A Word file comes back as it is but for the comments. Of any other article a file is made, with a summary in front.
    Raises ReadError when the Word file cannot be read again.
    """
    (file,) = result.files
    remarks = [Remark(diagnostic.span, _lines(diagnostic)) for diagnostic in file.active]
    if file.document.places:
        return with_comments(file.path, read_source(file.path).data, file.document.places, remarks)
    return article_file(file, remarks)


def _lines(diagnostic: Diagnostic) -> tuple[str, ...]:
    """Message, proposal, and the rule with its severity."""
    lines = [diagnostic.message]
    for fix in diagnostic.fixes[:1]:
        lines.append(f"{_TRUST[fix.applicability]}: {fix.title}")
        lines += [row for edit in fix.edits if "\n" in edit.text.strip() for row in edit.text.strip().splitlines()]
    return (*map(one_line, lines), f"{diagnostic.severity.value} {diagnostic.rule_id}")
