"""The command line: words for the terminal and exit codes, no logic.

Exit codes: 0 clean, 1 findings at or above ``--fail-on``, 2 usage or configuration, 3 a file could not be
read or a required engine is missing.
"""

from __future__ import annotations

import gc
import sys
from typing import Any

import click

from healthlint import __version__
from healthlint.reporters import FORMATS

PATHS = click.Path(allow_dash=True)


def command() -> None:
    """The command as it is installed: :func:`main` in a process of its own.

    A run makes little garbage and many objects that live to its end; looking through them again and again, and once
    more before the process ends, costs a fifth of checking an article.
    """
    gc.set_threshold(300_000, 50, 100)
    try:
        main(prog_name="healthlint")
    finally:
        gc.freeze()


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(__version__, prog_name="healthlint", message="%(prog)s %(version)s")
def main() -> None:
    """Find what an editor of health articles would correct: claims, wording, structure, trust."""


def _selection(command: Any) -> Any:
    """Options that say which rules run, the same for every command that checks."""
    options = [
        click.option("--select", multiple=True, metavar="ID|GROUP", help="Run only these rules or groups."),
        click.option("--extend-select", multiple=True, metavar="ID|GROUP", help="Run these as well."),
        click.option("--ignore", multiple=True, metavar="ID|GROUP", help="Do not run these."),
        click.option("--profile", metavar="NAME", help="default, strict, or that of an audience."),
        click.option("--preview", is_flag=True, default=None, help="Run rules that are still in preview."),
        click.option("--lanes", metavar="LANES", help="Engines to use, of text,parse,metrics,languagetool."),
        click.option("--languagetool", "lt_url", metavar="URL", help="A running LanguageTool server; adds its lane."),
        click.option("--jobs", metavar="N|auto", help="Processes; auto: the cores, as far as they pay."),
        click.option("--cache/--no-cache", default=True, help="Keep findings of unchanged files between runs, or not."),
        click.option("--cache-dir", type=click.Path(file_okay=False), metavar="FOLDER", help="Where to keep them."),
        click.option("--config", type=click.Path(exists=True, dir_okay=False), help="A configuration file."),
    ]
    for option in reversed(options):
        command = option(command)
    return command


@main.command()
@click.argument("paths", nargs=-1, type=PATHS)
@_selection
@click.option("--format", "format_name", type=click.Choice(FORMATS), default="text")
@click.option("--output", multiple=True, metavar="FORMAT=FILE", help="Write another report as well; repeatable.")
@click.option("--baseline", metavar="FILE", help="Hide, and count, the findings that this file accepts.")
@click.option("--changed-since", metavar="REV", help="Only findings on lines that are new since a git revision.")
@click.option("--fail-on", type=click.Choice(["error", "warning", "hint", "never"]))
@click.option("--fix", is_flag=True, help="Apply safe fixes to the files.")
@click.option(
    "--unsafe", "--unsafe-fixes", "unsafe", is_flag=True, help="With --fix or --diff: wording and tables too."
)
@click.option("--diff", is_flag=True, help="Show what --fix would change; change nothing.")
@click.option("--stdin-filename", metavar="NAME", help="The name, and so the format, of standard input (path “-”).")
@click.option("--statistics", is_flag=True, help="Count findings by rule instead of listing them.")
@click.option("--timing", is_flag=True, help="Say on standard error where the time went.")
@click.option("-q", "--quiet", is_flag=True, help="Do not show how far a long run is.")
def check(paths: tuple[str, ...], **options: Any) -> None:
    """Check files and folders; print findings with their exact places."""
    from healthlint.commands import check as command

    sys.exit(command.run(paths or (".",), **options))


@main.command()
@click.argument("paths", nargs=-1, required=True, type=PATHS)
@_selection
@click.option(
    "-o",
    "--output",
    "target",
    required=True,
    metavar="FILE",
    help="Its file: .html, .md, .csv, .json, .sarif, .txt, or .docx for a copy with comments.",
)
@click.option(
    "--against", metavar="OLD", help="An older file, folder or git revision: what is solved, new and still open."
)
@click.option("-q", "--quiet", is_flag=True, help="Do not show how far a long run is.")
def report(paths: tuple[str, ...], target: str, **options: Any) -> None:
    """Write a review report that an editor can work through."""
    from healthlint.commands import report as command

    sys.exit(command.run(paths, target, **options))


@main.command()
@click.argument("paths", nargs=-1, type=PATHS)
@_selection
@click.option("--format", "format_name", type=click.Choice(["table", "json", "csv"]), help="Default: a table.")
@click.option(
    "--output", metavar="FILE", help="Write the list to a file; its name (.csv, .json, .txt) gives the format."
)
@click.option("--kind", multiple=True, metavar="KIND", help="Only claims of these kinds.")
@click.option("--unsourced", is_flag=True, help="Only claims without a source.")
@click.option("--stdin-filename", metavar="NAME", help="The name, and so the format, of standard input (path “-”).")
def claims(paths: tuple[str, ...], **options: Any) -> None:
    """List every claim that a fact checker could check, with its kind, its source and its place."""
    from healthlint.commands import claims as command

    sys.exit(command.run(paths or (".",), **options))


@main.command()
@click.argument("paths", nargs=-1, type=PATHS)
@_selection
@click.option("--format", "format_name", type=click.Choice(["text", "json"]), help="Default: text.")
@click.option("--output", metavar="FILE", help="Write it to a file; its name (.json, .txt) gives the format.")
@click.option("--stdin-filename", metavar="NAME", help="The name, and so the format, of standard input (path “-”).")
def scorecard(paths: tuple[str, ...], **options: Any) -> None:
    """Say what an article shows of the standards for health information, and how hard it is to read."""
    from healthlint.commands import scorecard as command

    sys.exit(command.run(paths or (".",), **options))


@main.command()
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.argument("group", required=False)
def rules(group: str | None, as_json: bool) -> None:
    """List the installed rules."""
    from healthlint.commands import rules as command

    sys.exit(command.list_rules(group, as_json))


@main.command()
@click.argument("rule_id")
def explain(rule_id: str) -> None:
    """Say what a rule finds, why it matters and what good text looks like."""
    from healthlint.commands import rules as command

    sys.exit(command.explain(rule_id))


@main.command()
@click.argument("folder", default=".", type=click.Path(exists=True, file_okay=False))
@click.option("--profile", default="default", metavar="NAME", help="default, strict, or that of an audience.")
@click.option("--ci", type=click.Choice(["github", "gitlab", "none"]), help="By default what the repository shows.")
@click.option("--dry-run", is_flag=True, help="Show the files; write none.")
def init(folder: str, profile: str, ci: str | None, dry_run: bool) -> None:
    """Write a configuration, a commit hook and a build job for a repository; change nothing that is there."""
    from healthlint.commands import init as command

    sys.exit(command.run(folder, profile, ci, dry_run=dry_run))


@main.command("doctor")
@click.argument("folder", default=".", type=click.Path(exists=True, file_okay=False))
def examine(folder: str) -> None:
    """Say whether all that a run in this folder needs is here, and what to do about what is not."""
    from healthlint.commands import installation as command

    sys.exit(command.run(folder))


@main.command()
@click.option("--show", "name", required=True, metavar="FILE", help="An article, which need not exist, or a folder.")
@click.option("--config", "explicit", type=click.Path(exists=True, dir_okay=False), help="A configuration file.")
def config(name: str, explicit: str | None) -> None:
    """Show the settings that hold for a file, and the file and line that each comes from."""
    from healthlint.commands import config as command

    sys.exit(command.show(name, explicit))


@main.command("new-rule")
@click.argument("rule_id", metavar="GROUP/NAME")
@click.option("--pack", "folder", type=click.Path(file_okay=False), default=None, help="The pack's folder.")
@click.option("--kind", default="pattern", help="The check kind.")
def new_rule(rule_id: str, folder: str | None, kind: str) -> None:
    """Write the skeleton of a rule, in preview and with examples that still fail."""
    from healthlint.commands import rules as command

    sys.exit(command.new_rule(rule_id, folder, kind))


@main.command("test-rules")
@click.argument("names", nargs=-1, metavar="[ID|GROUP|FOLDER]...")
def test_rules(names: tuple[str, ...]) -> None:
    """Test rules by the examples in their files."""
    from healthlint.commands import rules as command

    sys.exit(command.test_rules(names))


@main.command()
def schema() -> None:
    """Print the JSON Schema of rule files, for completion in editors."""
    from healthlint.commands import rules as command

    sys.exit(command.schema())


@main.command()
@click.option("--cache-dir", type=click.Path(file_okay=False), metavar="FOLDER", help="The folder to clean.")
def clean(cache_dir: str | None) -> None:
    """Delete what is kept between runs: findings, compiled patterns, answers of LanguageTool."""
    from healthlint.commands import clean as command

    sys.exit(command.run(cache_dir))


@main.command()
@click.option("--stdio", is_flag=True, hidden=True, help="What editors may add; there is no other way.")
@click.option("--log-level", type=click.Choice(["debug", "info", "warning", "error"]), default="warning")
def server(stdio: bool, log_level: str) -> None:
    """Serve an editor over standard input and output (language server protocol)."""
    from healthlint.commands import server as command

    sys.exit(command.run(log_level))


@main.group()
def baseline() -> None:
    """Accept the findings of today, so that only new ones count."""


def _baseline_file(command: Any) -> Any:
    name = "healthlint-baseline.json"
    return click.option("--file", "target", metavar="FILE", help=f"By default that of the configuration, else {name}.")(
        command
    )


@baseline.command("write")
@click.argument("paths", nargs=-1, type=PATHS)
@_selection
@_baseline_file
def baseline_write(paths: tuple[str, ...], target: str | None, **options: Any) -> None:
    """Accept all findings of today. Reasons that editors gave stay."""
    from healthlint.commands import baseline as command

    sys.exit(command.write(paths or (".",), target, options))


@baseline.command("check")
@click.argument("paths", nargs=-1, type=PATHS)
@_selection
@_baseline_file
def baseline_check(paths: tuple[str, ...], target: str | None, **options: Any) -> None:
    """Say which accepted findings are gone and how many are new; 1 where the file is out of date."""
    from healthlint.commands import baseline as command

    sys.exit(command.check(paths or (".",), target, options))


@baseline.command("prune")
@click.argument("paths", nargs=-1, type=PATHS)
@_selection
@_baseline_file
def baseline_prune(paths: tuple[str, ...], target: str | None, **options: Any) -> None:
    """Drop accepted findings that are gone; accept nothing new."""
    from healthlint.commands import baseline as command

    sys.exit(command.prune(paths or (".",), target, options))


@baseline.command("add")
@click.argument("decisions", nargs=-1, required=True, type=click.Path(dir_okay=False))
@_baseline_file
def baseline_add(decisions: tuple[str, ...], target: str | None) -> None:
    """Accept the findings that an editor rejected in a review report, with the reasons."""
    from healthlint.commands import baseline as command

    sys.exit(command.add(decisions, target))


@main.group()
def export() -> None:
    """Write the rules for other programs."""


@export.command("vale")
@click.option("-o", "--output", "folder", required=True, metavar="DIR", help="A folder of Vale's styles.")
@_selection
def export_vale(folder: str, **options: Any) -> None:
    """Write the rules that Vale can express as a style of that program."""
    from healthlint.commands import export as command

    sys.exit(command.vale(folder, options))


@main.group()
def setup() -> None:
    """Install parts that do not come with pip."""


@setup.command("languagetool")
@click.option("--directory", type=click.Path(file_okay=False), help="Where to install.")
def setup_languagetool(directory: str | None) -> None:
    """Fetch LanguageTool (LGPL) with Maven, or by language-tool-python where that is installed."""
    from healthlint.commands import setup as command

    sys.exit(command.languagetool(directory))
