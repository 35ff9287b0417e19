"""A result with everything a reporter can meet, made by hand so that no rule is needed."""

from __future__ import annotations

from healthlint.diagnostic import Applicability, Diagnostic, Edit, Fix, Related, Severity, Suppression
from healthlint.filters.fingerprint import fingerprint
from healthlint.readers import Source, parse
from healthlint.result import Failure, FileResult, NotRun, RunResult
from healthlint.rule import Examples, Precision, Reference, RuleFile
from healthlint.span import Span

LONG = "word " * 30 + "windmill " + "after " * 30
ARTICLE = f"""# Knee pain

Take care of your knee first.

Yes 😀\t你好 5.0 mg a day is safe.

{LONG}

| Drug | Dose
| --- | --- |
| One | 1 mg | more |

> Quoted words that are accepted.

See [the guide](https://example.org/guide).
"""
BROKEN_TABLE = "| Drug | Dose\n| --- | --- |\n| One | 1 mg | more |"


def rule(rule_id: str, severity: Severity, *, url: str = "") -> RuleFile:
    """A rule file with just what reporters read."""
    return RuleFile(
        id=rule_id,
        summary="Doses with a needless zero",
        severity=severity,
        kind="python",
        message="{match}",
        rationale="A point is lost. Second sentence.",
        sources=(Reference("List of Error-Prone Notations", url) if url else Reference("own"),),
        examples=Examples((), ()),
        precision=Precision(0.1, "edited pages"),
    )


RULES = {
    file.id: file
    for file in (
        rule("dose/unit", Severity.ERROR, url="https://example.org/dose"),
        rule("style/word", Severity.WARNING),
        rule("tables/broken", Severity.HINT),
        rule("style/parse", Severity.HINT),
    )
}


def find(
    text: str,
    quote: str,
    rule_id: str,
    severity: Severity,
    message: str,
    *,
    fixes: tuple[Fix, ...] = (),
    related: tuple[Related, ...] = (),
    suppression: Suppression | None = None,
) -> Diagnostic:
    """A diagnostic on the first occurrence of ``quote``."""
    span = Span(text.index(quote), text.index(quote) + len(quote))
    mark = fingerprint(rule_id, text, span)
    return Diagnostic(rule_id, severity, message, span, quote, mark, fixes, related, suppression)


def replace(text: str, old: str, new: str, applicability: Applicability = Applicability.UNSAFE) -> Fix:
    """A fix that replaces the first occurrence of ``old``."""
    span = Span(text.index(old), text.index(old) + len(old))
    return Fix(f"Replace by “{new}”", (Edit(span, new),), applicability)


def every_feature(
    *, text: str = ARTICLE, path: str = "knee joint.md", message: str = "“5.0 mg” is wrong; write “5 mg”."
) -> RunResult:
    """Two files, all severities, fixes, related places, a suppression, a failure, a rule that did not run."""
    table = "| Drug | Dose |\n| --- | --- |\n| One | 1 mg more |"
    first = Related(Span(text.index("knee first"), text.index("knee first") + 4), "first said here")
    diagnostics = [
        find(
            text,
            "5.0 mg",
            "dose/unit",
            Severity.ERROR,
            message,
            fixes=(replace(text, "5.0 mg", "5 mg"),),
            related=(first,),
        ),
        find(text, "windmill", "style/word", Severity.WARNING, "A windmill does not belong here."),
        find(
            text,
            BROKEN_TABLE,
            "tables/broken",
            Severity.HINT,
            "The table is broken.",
            fixes=(replace(text, BROKEN_TABLE, table, Applicability.DISPLAY),),
        ),
        find(
            text,
            "Quoted words",
            "style/word",
            Severity.WARNING,
            "Quoted.",
            suppression=Suppression("disable-next-line", "a quotation"),
        ),
    ]
    second = "# Hip\n\nTake 7.0 mg.\n"
    other = [find(second, "7.0 mg", "dose/unit", Severity.ERROR, "“7.0 mg” is wrong.")]
    return RunResult(
        files=[
            FileResult(path, parse(path, Source(text)), diagnostics, 120),
            FileResult("hip.md", parse("hip.md", Source(second)), other, 4),
        ],
        not_run=[NotRun("style/parse", "no language model is installed", "install one")],
        failures=[Failure("gone.md", "does not exist", "check the path")],
        rules=RULES,
        engines={"spacy": "en_core_web_sm 3.8.0"},
    )
