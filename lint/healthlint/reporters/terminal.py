"""Text for a terminal: each finding with its marked line, the reason and what to write instead.

The only reporter that imports rich, and only the command line chooses it.
"""

from __future__ import annotations

from collections import Counter
from io import StringIO

from rich.console import Console
from rich.text import Text

from healthlint.diagnostic import Diagnostic, Severity
from healthlint.reporters.excerpt import excerpt
from healthlint.reporters.words import first_sentence, one_line, printable, summary, tally
from healthlint.result import FileResult, RunResult
from healthlint.rule import RuleFile

STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.HINT: "bold cyan"}
_INDENT = 2
_LABEL = 7
_PROPOSAL_LINES = 12


def render(result: RunResult, *, width: int = 100, colour: bool = True) -> str:
    """The findings file by file, then the summary; ``width`` in cells."""
    out = StringIO()
    console = Console(
        file=out,
        force_terminal=True,
        color_system="standard" if colour else None,
        no_color=not colour,
        width=max(40, width),
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    for file in result.files:
        if file.active:
            _file(console, file, result)
    console.print(_summary(result), soft_wrap=True)
    return out.getvalue() if colour else _unstyled(out.getvalue())


def _unstyled(text: str) -> str:
    """rich keeps bold and underline without colours; NO_COLOR asks for plain text."""
    return Text.from_ansi(text).plain.rstrip("\n") + "\n"


def _file(console: Console, file: FileResult, result: RunResult) -> None:
    counts = Counter(diagnostic.severity for diagnostic in file.active)
    heading = Text.assemble((one_line(file.path), "bold underline"), "  ", (tally(counts), "dim"))
    console.print(heading, soft_wrap=True)
    console.print()
    explained: set[str] = set()
    for diagnostic in file.active:
        rule = None if diagnostic.rule_id in explained else result.rules.get(diagnostic.rule_id)
        explained.add(diagnostic.rule_id)
        _finding(console, file, diagnostic, rule)
        console.print()


def _finding(console: Console, file: FileResult, diagnostic: Diagnostic, rule: RuleFile | None) -> None:
    """One finding; ``rule`` only where its reason has not been told for this file yet."""
    style = STYLES[diagnostic.severity]
    head = Text.assemble(
        " " * _INDENT,
        (f"{diagnostic.severity.value:<{_LABEL}} ", style),
        (diagnostic.rule_id, "bold"),
        (f"  {file.text.where(diagnostic.span)}", "dim"),
    )
    console.print(head, soft_wrap=True)
    for number, line, marks in excerpt(file.text, diagnostic.span, console.width - 2 * _INDENT):
        row = Text.assemble((f"{' ' * _INDENT}{number:>{_LABEL}} │ ", "dim"))
        body = Text(line)
        for start, end in marks:
            body.stylize(style if number else style.removeprefix("bold "), start, end)
        console.print(row.append_text(body), soft_wrap=True)
    _labelled(console, "", one_line(diagnostic.message))
    for related in diagnostic.related:
        _labelled(console, "also", f"{file.text.where(related.span)} {one_line(related.message)}")
    if rule:
        _labelled(console, "why", first_sentence(rule.rationale), "dim")
    if diagnostic.fixes:
        _proposal(console, diagnostic)
    if rule and (link := next((source.url for source in rule.sources if source.url), "")):
        _labelled(console, "see", link, "dim", wrap=False)


def _proposal(console: Console, diagnostic: Diagnostic) -> None:
    fix = diagnostic.fixes[0]
    _labelled(console, "fix", one_line(fix.title), "green")
    if len(fix.edits) == 1 and "\n" in fix.edits[0].text:
        for line in printable(fix.edits[0].text).splitlines()[:_PROPOSAL_LINES]:
            _labelled(console, "", line, "green", wrap=False)


def _labelled(console: Console, label: str, text: str, style: str = "", *, wrap: bool = True) -> None:
    """A line of text after a label, continued under its own beginning."""
    lead = _INDENT + _LABEL + 1
    if not wrap:
        console.print(Text.assemble((f"{label:>{lead - 1}} ", "dim"), (text, style)), soft_wrap=True)
        return
    lines = Text(text, style).wrap(console, max(20, console.width - lead))
    for index, line in enumerate(lines):
        shown = f"{label:>{lead - 1}} " if index == 0 else " " * lead
        line.rstrip()
        console.print(Text.assemble((shown, "dim"), line), soft_wrap=True)


def _summary(result: RunResult) -> Text:
    counts = result.counts()
    worst = next((severity for severity in Severity if counts[severity]), None)
    return Text(summary(result), STYLES[worst] if worst else "bold green")
