"""Identifiers of publications that cannot be right: DOI, PMID, PMCID, ISBN, ISSN, ORCID, trial numbers, addresses.

Only the form is judged, offline: the syntax of a DOI (ISO 26324: directory “10.”, a registrant of at least four digits, a
suffix), the length of PubMed numbers, the check digits of ISBN (ISO 2108), ISSN (ISO 3297) and ORCID (ISO 7064), the eight
digits of ClinicalTrials.gov and ISRCTN, and addresses that no browser can follow (RFC 3986).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from healthlint.patterns import compile_pattern


class Malformed(NamedTuple):
    """An identifier at ``[start, end)`` of a text, what it would be and what is wrong with it."""

    start: int
    end: int
    kind: str
    reason: str


_END = r"(?=$|[\s;,)\]]|\.(?:\s|$))"
_DOI = compile_pattern(
    r"(?<![\w/.])(?:doi\s?[:.]\s*(?:https?://)?(?:(?:dx\.)?doi\.org/)?|doi\s(?=\d)|(?:https?://)?(?:dx\.)?doi\.org/)(?P<value>\S*)",
    re.I,
)
_GOOD_DOI = compile_pattern(r"10\.\d{4,9}(?:\.\d+)*/\S*[\w)>]", 0)
_BARE_DOI = compile_pattern(r"(?<![\w/.:-])10\.\d{4,9}(?P<fault>/(?=[\s;,)\]]|$)|\s/\s?\w|/\s\w)", 0)
_PMID = compile_pattern(r"\b(?:PMID|Pub[Mm]ed ID)(?P<colon>\s?:)?[ \t]*(?P<value>#?[\w-]*)", 0)
_PUBMED = compile_pattern(
    r"pubmed\.ncbi\.nlm\.nih\.gov/(?P<value>[^/?#\s)]+)|ncbi\.nlm\.nih\.gov/pubmed/(?P<old>[^/?#\s)]+)", re.I
)
_PMC = compile_pattern(r"\bPMCID(?P<colon>\s?:)[ \t]*(?P<value>[\w-]*)|\bPMC(?P<number>[\dXx#][\w#-]*)", 0)
_BOOK = compile_pattern(
    r"\bISBN(?P<size>[ -]?1[03])?(?:\s?:|\b)[ \t]*(?P<value>\d[\dXx –-]*[\dXx]|(?<=:)\s*(?=[;,.)\]]|$))", 0
)
_SERIAL = compile_pattern(r"\be?ISSN(?:\s\(\w+\))?(?:\s?:|\b)[ \t]*(?P<value>\d[\dXx–-]*)", 0)
_PERSON = compile_pattern(r"\b(?:ORCID\s?:?\s?|orcid\.org/)(?P<value>\d[\dXx -]*[\dXx])", re.I)
_TRIAL = compile_pattern(r"\bNCT[- ]?(?P<nct>#?[\dXx#][\w#-]*)|\bISRCTN[- ]?(?P<isrctn>\d[\w-]*)", 0)
_ADDRESS = compile_pattern(
    r"\bhttps?:\s?//\s+(?=[\w-]+\.)[\w.-]+|\bhttps?:\s//[\w.-]+|\bhttps?:/(?!/)\w[\w./-]*|\bhttps?//:?[\w./-]+|\bhttps?;//[\w./-]+|"
    r"\b(?:htps?|htpps?|hhtps?|htttps?|ttps?|httpss|htt|httpd)://[\w./-]+|\bhttps?://https?[:/][\w:./-]*|\bhttps?://www\s?,[\w./-]*|"
    r"\bhttps?://[\w.-]+(?:\.\s(?:org|com|gov|edu|net|int)\b|\s\.(?:org|com|gov|edu|net|int)\b)[\w./-]*|\bwww\.\s(?=[a-z-]+\.)[\w.-]+|"
    r"\bhttps?://(?=[\s)\],;]|$)|\bhttps?://[\w-]+(?:\.[\w-]+)*\.?(?:…|\.\.\.)|\]\((?P<target>https?://[^\s)]+ [^\s)\"'“][^)]*)\)|"
    r"\bhttps?://[\w.-]+(?:/[\w.%-]+)*/? (?:[\w-]+/)+[\w-]+\.(?:html?|pdf|aspx?|php)\b",
    0,
)
_BLANK = compile_pattern(r"#\w*|[Xx_#]{2,}$", 0)
_ELIDED = compile_pattern(r"(?:…|\.\.\.)\W*$|x{3,}|[X#?]{2,}", 0)


def find(text: str) -> Iterator[Malformed]:
    """The malformed identifiers and addresses of a text, in no order; one place may be named twice."""
    # literal tests cost a hundredth of a pattern
    if "doi" in text or "DOI" in text or "10." in text:
        yield from _dois(text)
    if "PM" in text or "Pub" in text or "pubmed" in text:
        yield from _pubmed(text)
    if "ISBN" in text or "ISSN" in text or "ORCID" in text or "orcid" in text:
        yield from _books(text)
    if "NCT" in text or "ISRCTN" in text:
        yield from _trials(text)
    if "//" in text or ":/" in text or "www" in text:
        yield from _addresses(text)


def _dois(text: str) -> Iterator[Malformed]:
    for match in _DOI.finditer(text):
        value = match["value"].rstrip(".,;:)]}>\"'”’")
        if _ELIDED.search(match["value"]):
            yield _at(match, match.end(), "DOI", "it is cut short")
        elif not value and not match["value"]:
            if re.search(r"[:/]\s*$", match.group()):
                yield _at(match, match.start() + len(match.group().rstrip()), "DOI", "nothing follows")
        elif not _GOOD_DOI.match(value):
            yield _at(match, match.start("value") + len(value or match["value"]), "DOI", _doi_fault(value))
        elif re.match(r"/?\s(?:\d{4}\.|[a-z]+\.\d{4}\.|\d{2,}[.-]\d)", text[match.end() :]) and value.endswith(
            (".", "-", "/")
        ):
            yield _at(match, match.end(), "DOI", "a blank cuts it")
    for match in _BARE_DOI.finditer(text):
        if not re.search(r"doi\W*(?:org/)?$", text[max(0, match.start() - 12) : match.start()], re.I):
            yield _at(
                match,
                match.end(),
                "DOI",
                "a blank cuts it" if re.search(r"\s", match["fault"]) else "the suffix is missing",
            )


def _doi_fault(value: str) -> str:
    if not value.startswith("10."):
        return "it must begin with “10.”"
    if not re.match(r"10\.\d{4,9}(?!\d)", value):
        return "the number behind “10.” has four digits at least"
    return "the suffix behind the slash is missing"


def _pubmed(text: str) -> Iterator[Malformed]:
    for match in _PMID.finditer(text):
        value = match["value"]
        if match["colon"] and not value:
            yield _at(match, match.start() + len(match.group().rstrip()), "PMID", "nothing follows")
        elif (match["colon"] or value[:1].isdigit() or _BLANK.match(value)) and not re.fullmatch(
            r"[1-9]\d{0,7}", value
        ):
            yield _at(match, match.end(), "PMID", "it has one to eight digits and nothing else")
    for match in _PUBMED.finditer(text):
        value = match["value"] or match["old"]
        if value[:1].isdigit() and not re.fullmatch(r"[1-9]\d{0,7}[.,;]?", value):
            yield _at(match, match.end(), "PMID", "it has one to eight digits and nothing else")
    for match in _PMC.finditer(text):
        if match["number"] is not None:
            if not re.fullmatch(r"[1-9]\d{0,7}", match["number"]):
                yield _at(match, match.end(), "PMCID", "“PMC” and up to eight digits is its form")
        elif not re.fullmatch(r"PMC[1-9]\d{0,7}", match["value"]):
            end = match.start() + len(match.group().rstrip())
            yield _at(match, end, "PMCID", "“PMC” and up to eight digits is its form")


def _books(text: str) -> Iterator[Malformed]:
    for match in _BOOK.finditer(text):
        digits = re.sub(r"[^\dX]", "", match["value"].upper())
        end = match.start() + len(match.group().rstrip())
        if len(digits) not in (10, 13):
            yield _at(match, end, "ISBN", f"it has {len(digits)} digits, not 10 or 13")
        elif not (_isbn10(digits) if len(digits) == 10 else _isbn13(digits)):
            yield _at(match, end, "ISBN", "the check digit is wrong")
    for match in _SERIAL.finditer(text):
        digits = re.sub(r"[^\dX]", "", match["value"].upper())
        weights = range(8, 1, -1)
        if not re.fullmatch(r"\d{7}[\dX]", digits):
            yield _at(match, match.end(), "ISSN", "it has eight digits")
        elif (sum(int(d) * w for d, w in zip(digits, weights, strict=False)) + _last(digits)) % 11:
            yield _at(match, match.end(), "ISSN", "the check digit is wrong")
    for match in _PERSON.finditer(text):
        digits = re.sub(r"[^\dX]", "", match["value"].upper())
        if not re.fullmatch(r"\d{15}[\dX]", digits):
            yield _at(match, match.end(), "ORCID", "it has sixteen digits")
        elif not _orcid(digits):
            yield _at(match, match.end(), "ORCID", "the check digit is wrong")


def _trials(text: str) -> Iterator[Malformed]:
    for match in _TRIAL.finditer(text):
        number = match["nct"] or match["isrctn"]
        if not re.fullmatch(r"\d{8}", number) or not int(number):
            name = "NCT" if match["nct"] else "ISRCTN"
            yield _at(match, match.end(), f"{name} number", f"“{name}” and eight digits is its form")


def _addresses(text: str) -> Iterator[Malformed]:
    for match in _ADDRESS.finditer(text):
        reason = "a blank cuts it" if re.search(r"\s", match.group()) else "no browser can follow it"
        low, high = match.span("target") if match["target"] else match.span()
        yield Malformed(low, high, "address", reason)


def _at(match: re.Match[str], end: int, kind: str, reason: str) -> Malformed:
    return Malformed(match.start(), end, kind, reason)


def _last(digits: str) -> int:
    return 10 if digits[-1] == "X" else int(digits[-1])


def _isbn10(digits: str) -> bool:
    if not re.fullmatch(r"\d{9}[\dX]", digits):
        return False
    return (sum(int(digit) * (10 - place) for place, digit in enumerate(digits[:9])) + _last(digits)) % 11 == 0


def _isbn13(digits: str) -> bool:
    if not digits.isdigit() or digits[:3] not in ("978", "979"):
        return False
    return sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits)) % 10 == 0


def _orcid(digits: str) -> bool:
    total = 0
    for digit in digits[:15]:
        total = (total + int(digit)) * 2
    return (12 - total % 11) % 11 == _last(digits)
