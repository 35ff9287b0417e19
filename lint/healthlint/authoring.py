"""For authors of rules: skeletons, explanations, the JSON Schema."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from healthlint.files import write_atomic
from healthlint.pack import PackError
from healthlint.rule import GoodExample, RuleFile

RULE_ID = re.compile(r"[a-z][a-z0-9-]*/[a-z][a-z0-9-]*")
_PARTS = {
    "phrase": "phrase:\n  entries:\n    'the wrong words': the right words\n",
    "pattern": "pattern:\n  any: ['\\bthe wrong words\\b']\n  suggestion: the right words\n",
    "tokens": "requires: [parse]\ncues: [wrong]\ntokens:\n  any:\n    - [{LOWER: the}, {LOWER: wrong}, {POS: NOUN}]\n",
    "count": "count:\n  any: ['\\bthe wrong words\\b']\n  more_than: 2\n",
    "repetition": "repetition:\n  unit: sentence\n",
    "required": "required:\n  front_matter: [wanted]\n",
    "metric": "requires: [metrics]\nmetric:\n  name: grade\noptions: {max: 8}\n",
    "python": "cues: [wrong]\n",
}
_SKELETON = """\
id: {id}
summary: What is wrong, in a few words
severity: warning
stability: preview
kind: {kind}
{part}message: “{{match}}” is wrong here; write “{{suggestion}}”.
rationale: >-
  Why it matters to a reader.
sources:
  - {{title: own}}
examples:
  bad:
    - {{text: "Here stand [[the wrong words]].", fixed: "Here stand the right words."}}
  good:
    - "A near miss: text that looks alike and is right."
"""
_FUNCTION = '''\
"""What {id} finds, by which method, after which source."""

from __future__ import annotations

from collections.abc import Iterator

from healthlint.annotations import cue_sentences
from healthlint.diagnostic import Finding
from healthlint.document import Document
from healthlint.kinds.common import proposal
from healthlint.rule import Rule


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """Yield a finding for each place."""
    for sentence in cue_sentences(document, rule.id):
        start = sentence.folded.find("the wrong words")
        if start >= 0:
            end = start + len("the wrong words")
            yield proposal(sentence.locate(start, end), sentence.text[start:end], "the right words")
'''


def new_rule(rule_id: str, root: Path, kind: str) -> list[Path]:
    """Write the skeleton of a rule below a pack's folder; the files written.

    Raises PackError for a bad id or kind, or when the rule exists.
    """
    if not RULE_ID.fullmatch(rule_id):
        raise PackError(f"“{rule_id}” is no id; write group/name in lower case with hyphens")
    if kind not in _PARTS:
        raise PackError(f"“{kind}” is no kind; known are {', '.join(_PARTS)}")
    group, _, name = rule_id.partition("/")
    path = root / group / f"{name.replace('-', '_')}.yaml"
    if path.exists():
        raise PackError(f"{path}: exists already")
    path.parent.mkdir(parents=True, exist_ok=True)
    written = [path]
    package = path.parent / "__init__.py"
    if not package.exists():
        write_atomic(package, b"")
    write_atomic(path, _SKELETON.format(id=rule_id, kind=kind, part=_PARTS[kind]).encode())
    if kind == "python":
        code = path.with_suffix(".py")
        write_atomic(code, _FUNCTION.format(id=rule_id).encode())
        written.append(code)
    return written


def explain(file: RuleFile, *, verbatim: bool = False) -> str:
    """A rule as a page of Markdown: what, why, who says so, bad and good text.

    With ``verbatim`` examples stand as they are written, in HTML that no reader of Markdown takes apart.
    """
    shown = _preformatted if verbatim else _quoted
    lines = [f"# {file.id}", "", f"{file.summary}.", ""]
    state = [file.severity.value, file.stability.value, f"profile {file.profile}"]
    state += [f"needs {lane}" for lane in file.requires]
    lines += [f"*{' · '.join(state)}*", "", file.rationale.strip(), "", f"Message: {file.message}", ""]
    if file.examples.bad:
        lines += ["## Instead of", ""]
        for example in file.examples.bad:
            lines += [shown(example.text)] + ([f"\nwrite\n\n{shown(example.fixed)}"] if example.fixed else []) + [""]
    if file.examples.good:
        lines += ["## Good", ""]
        for item in file.examples.good:
            lines += [shown(item.text if isinstance(item, GoodExample) else item), ""]
    if file.options:
        lines += ["## Options", "", *(f"- `{key}`: {value}" for key, value in file.options.items()), ""]
    told = {"strict": file.strict_options or None, **file.audiences}
    rows = [f"- `{name}`: {_profile(value)}" for name, value in told.items() if value is not None]
    if rows:
        lines += ["## Profiles", "", *rows, ""]
    if file.precision:
        note = f" {file.precision.note}" if file.precision.note else ""
        rate = f"{file.precision.hits_per_10k:g} hits per 10,000 words of {file.precision.on}.{note}"
        lines += ["## How often it speaks on good text", "", rate, ""]
    lines += ["## Sources", ""]
    lines += [f"- {source.title}{f' <{source.url}>' if source.url else ''}" for source in file.sources]
    allow = f"<!-- healthlint-disable-next-line {file.id} -- your reason -->"
    return "\n".join([*lines, "", "To accept one place:", "", f"    {allow}", ""])


def _profile(told: bool | Mapping[str, Any]) -> str:
    if isinstance(told, bool):
        return "on" if told else "off"
    return ", ".join(f"{key} = {value}" for key, value in told.items())


def _quoted(text: str) -> str:
    text = text.replace("[[", "**").replace("]]", "**")
    return "\n".join(f"> {line}" for line in text.rstrip("\n").split("\n"))


def _preformatted(text: str) -> str:
    escaped = html.escape(text.rstrip("\n"), quote=False).replace("[[", "<mark>").replace("]]", "</mark>")
    for sign in "[*_`":  # which some readers of Markdown take for markup here too
        escaped = escaped.replace(sign, f"&#{ord(sign)};")
    return f"<pre>{escaped}</pre>"


def schema() -> dict[str, Any]:
    """The JSON Schema of a rule file."""
    data = msgspec.json.schema(RuleFile)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "healthlint rule", **data}
