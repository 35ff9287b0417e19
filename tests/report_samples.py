"""Articles with findings for the review report, made by hand so that no rule is needed, and a page opened on one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from healthlint.diagnostic import Applicability, Diagnostic, Edit, Fix, Related, Severity, Suppression
from healthlint.readers import Source, parse
from healthlint.result import Failure, FileResult, NotRun, RunResult
from healthlint.rule import Examples, Reference, RuleFile
from healthlint.span import Span

ARTICLE = """# Knee pain &amp; you

Take **5.0 mg a day** of it. The knee is strong, and rest is good.

## What helps

- Walk slowly
  - on grass
- Rest

1. One
2. Two

| Drug | Dose |
| --- | --- |
| One | 1 mg |

#### Sources

> Quoted words.

Drug | Dose
One | 1 mg and some more

See [the guide](https://example.org/guide) and [](https://example.org/empty).[^1]

```
a < b
```

[^1]: A note.
"""
HOSTILE = """# <script>alert(1)</script>

Hi <img src=x onerror=alert(2)> there </script><script>alert(3)</script>

<img src="https://example.org/x.png" onerror="alert(4)">

[click me](javascript:alert(5)) and ![pic](https://example.org/y.png "q\\" onload=alert(6)")

`</style><svg onload=alert(7)>`
"""


def rule(rule_id: str, severity: Severity, kind: Any = "python", url: str = "https://example.org/standard") -> RuleFile:
    reference = Reference("The <b>standard</b>", url)
    return RuleFile(
        id=rule_id,
        summary="A summary",
        severity=severity,
        kind=kind,
        message="m",
        rationale="Because <i>so</i>.",
        sources=(reference, Reference("own")),
        examples=Examples((), ()),
    )


RULES = {
    item.id: item
    for item in (
        rule("dose/zero", Severity.ERROR),
        rule("style/word", Severity.WARNING, url="javascript:alert(8)"),
        rule("tables/broken", Severity.HINT),
        rule("trust/no-date", Severity.WARNING, "required"),
    )
}


def find(text: str, quote: str, rule_id: str, *fixes: Fix, **more: Any) -> Diagnostic:
    span = Span(text.index(quote), text.index(quote) + len(quote))
    return Diagnostic(
        rule_id, RULES[rule_id].severity, f"About {quote}.", span, quote, f"{rule_id}{span}", fixes, **more
    )


def swap(text: str, old: str, new: str) -> Fix:
    span = Span(text.index(old), text.index(old) + len(old))
    return Fix(f"Replace by “{new[:9]}”", (Edit(span, new),), Applicability.UNSAFE)


def file_of(path: str, text: str, diagnostics: list[Diagnostic]) -> FileResult:
    return FileResult(path, parse(path, Source(text)), diagnostics, len(text.split()))


def sample() -> RunResult:
    """Nested and overlapping findings, one on a link without words, one at the title, one across blocks."""
    text, broken = ARTICLE, "Drug | Dose\nOne | 1 mg and some more"
    table = "| Drug | Dose |\n| --- | --- |\n| One | 1 mg and some more |"
    first = Related(Span(text.index("Walk"), text.index("Walk") + 4), "first said here")
    diagnostics = [
        find(text, "Knee pain &amp; you", "trust/no-date"),
        find(text, "Take **5.0 mg a day** of it", "style/word"),
        find(text, "5.0 mg", "dose/zero", swap(text, "5.0 mg", "5 mg"), related=(first,)),
        find(text, "a day** of it. The knee", "style/word"),
        find(text, "slowly\n  - on", "style/word"),
        find(text, broken, "tables/broken", swap(text, broken, table)),
        find(text, "[](https://example.org/empty)", "style/word"),
        find(text, "Quoted", "style/word", suppression=Suppression("disable-line", "a quotation")),
    ]
    other = "# Hip\n\nTake 7.0 mg, 8.0 mg.\n"
    hip = [find(other, "7.0 mg", "dose/zero"), find(other, "8.0 mg", "dose/zero")]
    return RunResult(
        files=[file_of("knee.md", text, diagnostics), file_of("hip.md", other, hip), file_of("ok.md", "# Fine\n", [])],
        not_run=[NotRun("style/parse", "no language model is installed", "install one")],
        failures=[Failure("gone.md", "does not exist", "check the path")],
        rules=RULES,
        engines={"spacy": "3.8.0"},
    )


class Opened:
    """A page on a report, with what it asked for and what it said."""

    def __init__(self, browser: Any, path: Path, at: str = "", **context: Any) -> None:
        self.requests: list[str] = []
        self.noise: list[str] = []
        self.page = browser.new_context(**context).new_page()
        self.page.set_default_timeout(5_000)
        self.page.on("request", lambda request: self.requests.append(request.url.partition("#")[0]))
        self.page.on("console", lambda message: self.noise.append(message.text))
        self.page.on("pageerror", lambda error: self.noise.append(str(error)))
        self.page.on("dialog", lambda dialog: (self.noise.append(dialog.message), dialog.dismiss()))
        self.page.goto(path.as_uri() + at)
        self.page.evaluate("document.fonts.ready")
