"""The rule tester: every example of a rule file is executed, also inside other markup.

A bad example must be found at the marked place and nowhere else, its first fix must give ``fixed``, and
``fixed`` and every good example must be silent. Single-block examples are tried again inside a list item, a
quotation, a table cell, emphasis, inline HTML, after an emoji, with CR LF and as plain text; the span moves along.
A pack of one's own is tested by ``healthlint test-rules GROUP`` or, under pytest, by :func:`check_rules`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec

from healthlint.config import LaneName, LanguageToolSettings, Settings
from healthlint.diagnostic import Applicability
from healthlint.fixer import apply_edits, usable_edits
from healthlint.pack import Pack
from healthlint.readers import Source
from healthlint.result import FileResult
from healthlint.rule import BadExample, GoodExample, RuleFile
from healthlint.runner import Input, Runner
from healthlint.span import Span

MARK = re.compile(r"\[\[(.*?)\]\](?!\])", re.S)
ANY = frozenset(Applicability)
_MARKUP = re.compile(r"[*_`#|<>\[\]\n&]|^\s*(?:[-+]|\d+[.)])\s")
_SUFFIX = {"markdown": ".md", "plain": ".txt"}


class Case(msgspec.Struct, frozen=True):
    """A text, the places where the rule must speak, and what is expected after its first fix."""

    name: str
    text: str
    places: tuple[Span, ...]
    format: str
    options: tuple[tuple[str, Any], ...] = ()
    fixed: str | None = None
    todo: bool = False


def check_rules(
    packs: Sequence[Pack],
    rule_ids: Iterable[str],
    lanes: Sequence[LaneName] = ("text", "parse", "metrics"),
    languagetool: LanguageToolSettings | None = None,
) -> dict[str, list[str]]:
    """What is wrong with each rule, by id; an empty list where its examples hold.

    Rules that need a lane not in ``lanes`` are left out. Raises what building the rules raises.
    """
    files = {rule_id: file for pack in packs for rule_id, (file, _) in pack.rules.items()}
    chosen = [files[rule_id] for rule_id in rule_ids]
    wanted = [file for file in chosen if set(file.requires) <= set(lanes)]
    return {
        file.id: [*_conventions(file), *_run(file, packs, lanes, languagetool or LanguageToolSettings())]
        for file in wanted
    }


def _conventions(file: RuleFile) -> Iterator[str]:
    """What every rule file owes its readers, beyond its schema."""
    if not file.message.endswith((".", "?", "}", ")")):
        yield "the message must be a sentence"
    if file.summary.endswith("."):
        yield "the summary is a title: no full stop"
    if not file.rationale.strip():
        yield "no rationale"
    if not file.examples.bad or not file.examples.good:
        yield "needs a bad and a good example"
    texts = [example.text for example in file.examples.bad] + [_good(item).text for item in file.examples.good]
    for text in sorted({text for text in texts if texts.count(text) > 1}):
        yield f"the same example twice: {text!r}"
    for example in file.examples.bad:
        if not MARK.search(example.text):
            yield f"a bad example without [[marks]]: {example.text!r}"
        if example.fixed is not None and example.fixed == MARK.sub(r"\1", example.text):
            yield f"the fix changes nothing: {example.text!r}"


def _run(
    file: RuleFile, packs: Sequence[Pack], lanes: Sequence[LaneName], languagetool: LanguageToolSettings
) -> Iterator[str]:
    groups: dict[str, list[Case]] = {}
    for case in cases(file):
        groups.setdefault(repr(case.options), []).append(case)
    for row in groups.values():
        options = row[0].options
        rules: Mapping[str, Any] = {file.id: dict(options)} if options else {}
        settings = Settings(select=(file.id,), lanes=tuple(lanes), rules=rules, languagetool=languagetool)
        inputs = [Input(f"example{_SUFFIX[case.format]}", Source(case.text)) for case in row]
        result = Runner(settings, packs).run(inputs)
        yield from (f"{failure.message}" for failure in result.failures)
        yield from (f"did not run: {item.reason}; {item.remedy}" for item in result.not_run)
        again: list[Case] = []
        for case, found in zip(row, result.files, strict=True):
            yield from _judge(file, case, found, again)
        fixed = Runner(settings, packs).run([Input(f"x{_SUFFIX[c.format]}", Source(c.text)) for c in again])
        for case, found in zip(again, fixed.files, strict=True):
            if any(d.rule_id == file.id for d in found.active):
                yield f"the fixed text is not silent ({case.name}): {case.text!r}"


def _judge(file: RuleFile, case: Case, found: FileResult, again: list[Case]) -> Iterator[str]:
    own = [diagnostic for diagnostic in found.active if diagnostic.rule_id == file.id]
    places = tuple(sorted(diagnostic.span for diagnostic in own))
    if case.todo:
        if places == case.places:
            yield f"solved; move it from todo to the examples: {case.text!r}"
        return
    if places != case.places:
        wanted = [span.of(case.text) for span in case.places]
        yield f"{case.name}: found {[d.quote for d in own]}, expected {wanted} in {case.text!r}"
        return
    if case.fixed is not None:
        edits, _ = usable_edits(found.document, own, ANY)
        text = apply_edits(case.text, edits)
        if text != case.fixed:
            yield f"{case.name}: the fix gives {text!r}, expected {case.fixed!r}"
        again.append(Case(case.name, case.fixed, (), case.format))


def cases(file: RuleFile) -> Iterator[Case]:
    """All cases of a rule file, variants included."""
    for example in file.examples.bad:
        options = tuple(sorted(example.options.items()))
        text, places = unmark(example.text)
        yield Case("as written", text, places, example.format, options, example.fixed)
        if not example.isolated:
            yield from _variants(file, example, options)
    for item in file.examples.good:
        good = _good(item)
        yield Case("good", good.text, (), good.format, tuple(sorted(good.options.items())))
    for todo in file.examples.todo:
        text, places = unmark(todo)
        yield Case("todo", text, places, "markdown", todo=True)


def _good(item: str | GoodExample) -> GoodExample:
    return GoodExample(item) if isinstance(item, str) else item


def unmark(text: str) -> tuple[str, tuple[Span, ...]]:
    """The text without ``[[`` and ``]]``, and the ranges that they marked."""
    places = []
    parts = []
    length = 0
    end = 0
    for match in MARK.finditer(text):
        before = text[end : match.start()]
        parts += [before, match.group(1)]
        start = length + len(before)
        length = start + len(match.group(1))
        places.append(Span(start, length))
        end = match.end()
    parts.append(text[end:])
    return "".join(parts), tuple(places)


def _variants(file: RuleFile, example: BadExample, options: tuple[tuple[str, Any], ...]) -> Iterator[Case]:
    """The example inside other markup, as far as the rule's scope reaches."""
    marked = example.text

    def case(name: str, text: str, format_name: str = example.format) -> Case:
        plain, places = unmark(text)
        return Case(name, plain, places, format_name, options)

    if "\n" in marked:
        yield case("with CR LF", re.sub(r"\r?\n", "\r\n", marked))
        return
    if example.format != "markdown" or re.match(r"\s*(?:[#>|*+\-]|\d+[.)])", marked):
        return
    scope = file.scope
    if "paragraph" in scope:
        yield case("after an emoji", f"Zoë 🧘 rested.\n\n{marked}")
        yield case("in inline HTML", f"<span>{marked}</span>")
        if not _MARKUP.search(MARK.sub(r"\1", marked)) and marked == marked.strip():
            yield case("in emphasis", f"*{marked}*")
            if marked[-1] in ".!?":
                yield case("as plain text", marked, "plain")
    if "list-item" in scope:
        yield case("in a list item", f"- {marked}")
    if "quote" in scope:
        yield case("in a quotation", f"> {marked}")
    if "table-cell" in scope and "|" not in marked:
        yield case("in a table cell", f"| Note |\n| --- |\n| {marked} |")
