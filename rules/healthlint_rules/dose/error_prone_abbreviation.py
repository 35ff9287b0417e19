"""Prescription abbreviations, U, cc and µg after a number, and “q4h”, “mg.”: a table and a look at the words around.

Source: ISMP List of Error-Prone Abbreviations. A short form counts only where the text is about a dose: a word of
dosing in the sentence, or a quantity, dose form or another abbreviation directly before it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from healthlint.annotations import Sentence, cue_sentences
from healthlint.diagnostic import Applicability, Edit, Finding, Fix, Severity
from healthlint.document import Document
from healthlint.pack import expand_classes
from healthlint.patterns import compile_pattern
from healthlint.rule import Rule

LETTERS = compile_pattern(r"(?<![\w.])(?:[A-Za-z]\.){2,3}(?!\w)|(?<![\w.-])(?:[A-Z]{2,4}|[a-z]{2,4})(?![\w-])", 0)
HOURS = compile_pattern(r"(?<![\w.])[qQ]\.?(\d{1,2})\s?(?:h|H|hr|hrs|hours?)\b\.?", 0)
AFTER_NUMBER = compile_pattern(r"(?<![\w.])(\d[\d,.]*)(\s?-?)(cc|ccs|[µμ]g|U|u)\b(?![/.]|\s?(?:/|per\b))", 0)
POINT = compile_pattern(r"(?<![\w.])\d[\d,.]*\s?-?((?:mg|mL|ml|mcg|IU|kg)\.)(?=\s[a-z]|[,;])", 0)
ENGINE = compile_pattern(r"engine|motor|scooter|bike|implant")
WORDS = {"cc": "mL", "ccs": "mL", "µg": "micrograms", "μg": "micrograms", "u": "units"}
MISREAD = {"cc": "U (units)", "ccs": "U (units)", "µg": "mg", "μg": "mg", "u": "a zero"}
CONTEXT = r"\b(?:{dose_word}|{dose_form})\b|\d[\s-]?(?:{dose_unit})\b"
BEFORE = r"(?:\b{dose_form}|\d[\s-]?(?:{dose_unit}|g)|\b(?:QD|BID|TID|QID|PO|PRN|po|bid|tid|qid|prn))[,;]?\s+$"


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """Yield each abbreviation that stands in the text of a dose."""
    context, before = _contexts(rule)
    for sentence in cue_sentences(document, rule.id):
        text = sentence.text
        dosing = bool(context.search(text))
        yield from _after_numbers(rule, sentence, dosing)
        if not dosing:
            continue
        for match in HOURS.finditer(text):
            yield _finding(sentence, match.span(), f"every {match.group(1)} hours", "every hour")
        for match in LETTERS.finditer(text):
            if row := _row(rule, match.group(), before, text[: match.start()]):
                yield _finding(sentence, match.span(), row[1], row[2], Severity(row[3]))


def _contexts(rule: Rule) -> tuple[Any, Any]:
    context, before = (expand_classes(pattern, rule.lexicons) for pattern in (CONTEXT, BEFORE))
    return compile_pattern(context), compile_pattern(before, 0)


def _after_numbers(rule: Rule, sentence: Sentence, dosing: bool) -> Iterator[Finding]:
    for match in AFTER_NUMBER.finditer(sentence.text):
        unit = match.group(3).lower()
        if (unit in ("u", "cc", "ccs") and not dosing) or ENGINE.search(sentence.text):
            continue
        severity = Severity.ERROR if unit == "u" else None
        number = match.group(1).rstrip(".,")
        yield _finding(sentence, match.span(), f"{number} {WORDS[unit]}", MISREAD[unit], severity)
    for match in POINT.finditer(sentence.text):
        yield _finding(sentence, match.span(1), match.group(1)[:-1], "a 1")


def _row(rule: Rule, written: str, before: Any, text: str) -> list[str] | None:
    letters = written.replace(".", "").lower()
    row = next((row for row in rule.lexicon("dose_abbreviations") if row[0] == letters), None)
    if row is None:
        return None
    pointed = "." in written
    upper = written.isupper()
    alone = row[4] == "sentence" and (pointed or upper or letters.startswith("q") or letters in ("tid", "prn", "subq"))
    return row if alone or before.search(text) else None


def _finding(
    sentence: Sentence, place: tuple[int, int], words: str, misread: str, severity: Severity | None = None
) -> Finding:
    """A finding with its proposal; no capital is carried over from QD to “daily”."""
    where = sentence.locate(*place)
    fix = Fix(f"Replace by “{words}”", (Edit(where.span, words),), Applicability.UNSAFE)
    values = {"match": sentence.text[place[0] : place[1]], "suggestion": words, "misread": misread}
    variant = "plain" if misread.endswith("word") else None
    return Finding(where.span, values, (fix,) if where.exact else (), (), severity, variant)
