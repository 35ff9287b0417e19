"""A user's own word lists: a word a line, or a Hunspell dictionary (.dic, with its .aff for the endings).

The suffixes and prefixes of the .aff file are put on once each, after hunspell(5); continuation classes and compounds
are not read: a vocabulary may know too few forms, never wrong ones.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

_ENCODING = re.compile(rb"^\s*SET\s+(\S+)", re.M)
_LIMIT = 50_000_000  # bytes


class DictionaryError(Exception):
    """A word list that cannot be read; one line names the file and the remedy."""


class _Affix(NamedTuple):
    prefix: bool
    strip: str
    add: str
    condition: re.Pattern[str]


def read_dictionary(path: Path) -> list[str]:
    """The words of a list, with the forms that an affix file beside it makes.

    Raises DictionaryError for a file that is missing, too large or not in its encoding, and for malformed affixes.
    """
    rules = path.with_suffix(".aff") if path.suffix == ".dic" else None
    data = _read(path)
    aff = _read(rules) if rules and rules.is_file() else b""
    found = _ENCODING.search(aff)
    encoding = found.group(1).decode("ascii", "replace") if found else "utf-8"
    try:
        text, affixes_text = data.decode(encoding).removeprefix("\ufeff"), aff.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        raise DictionaryError(f"{path}: is not {encoding}; save it as UTF-8") from None
    lines = [line.strip() for line in text.splitlines()]
    if path.suffix != ".dic":
        return [line for line in lines if line and not line.startswith("#")]
    if lines and lines[0].isdecimal():
        lines = lines[1:]
    flag, affixes = _affixes(rules or path, affixes_text)
    return list(dict.fromkeys(form for line in lines if line for form in _forms(line, flag, affixes)))


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > _LIMIT:
            raise DictionaryError(f"{path}: is larger than {_LIMIT // 1_000_000} MB; name a smaller word list")
        return path.read_bytes()
    except OSError as error:
        raise DictionaryError(f"{path}: cannot be read ({error.strerror}); check “dictionaries”") from None


def _affixes(path: Path, text: str) -> tuple[str, dict[str, list[_Affix]]]:
    """How flags are written (``char``, ``long``, ``num``), and the affixes of each."""
    flag = "char"
    found: dict[str, list[_Affix]] = defaultdict(list)
    for number, line in enumerate(text.splitlines(), 1):
        parts = line.split()
        if parts[:1] == ["FLAG"] and len(parts) > 1:
            flag = {"long": "long", "num": "num"}.get(parts[1], "char")
        if parts[:1] not in (["SFX"], ["PFX"]) or len(parts) < 5:
            continue  # the head of a class has four fields
        kind, name, strip, add, condition = parts[:5]
        pattern = condition if condition != "." else ""
        try:
            test = re.compile(f"^{pattern}" if kind == "PFX" else f"{pattern}$")
        except re.error:
            raise DictionaryError(f"{path}:{number}: not an affix condition: {condition}") from None
        zero = {"0": ""}
        added = add.partition("/")[0]
        found[name].append(_Affix(kind == "PFX", zero.get(strip, strip), zero.get(added, added), test))
    return flag, found


def _forms(line: str, flag: str, affixes: dict[str, list[_Affix]]) -> Iterator[str]:
    entry = line.split("\t")[0].split(" ")[0] if "/" in line or "\t" in line else line
    word, _, flags = entry.replace("\\/", "\0").partition("/")
    word = word.replace("\0", "/")
    yield word
    for name in _flags(flags, flag):
        for affix in affixes.get(name, ()):
            if not affix.condition.search(word):
                continue
            if affix.prefix and word.startswith(affix.strip):
                yield affix.add + word[len(affix.strip) :]
            elif not affix.prefix and word.endswith(affix.strip):
                yield word[: len(word) - len(affix.strip)] + affix.add


def _flags(text: str, flag: str) -> list[str]:
    if flag == "num":
        return text.split(",") if text else []
    size = 2 if flag == "long" else 1
    return [text[index : index + size] for index in range(0, len(text), size)]
