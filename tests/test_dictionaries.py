"""Word lists of a user: plain ones and Hunspell dictionaries, and what is wrong with them in one line."""

from __future__ import annotations

from pathlib import Path

import pytest

from healthlint.config import ConfigError, load_settings
from healthlint.dictionaries import DictionaryError, read_dictionary

AFF = """\
SET UTF-8
SFX S Y 2
SFX S y ies [^aeiou]y
SFX S 0 s [^y]
PFX P Y 1
PFX P 0 non .
"""


def _written(folder: Path, name: str, text: str, encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def test_a_plain_list(tmp_path: Path) -> None:
    path = _written(tmp_path, "words.txt", "# ours\noverstriding\n\nknee brace\n")
    assert read_dictionary(path) == ["overstriding", "knee brace"]


def test_a_hunspell_dictionary_gives_its_forms(tmp_path: Path) -> None:
    _written(tmp_path, "med.aff", AFF)
    path = _written(tmp_path, "med.dic", "3\nbiopsy/S\nstent/SP\nhallux\n")
    assert read_dictionary(path) == ["biopsy", "biopsies", "stent", "stents", "nonstent", "hallux"]


@pytest.mark.parametrize(("flag", "flags"), [("FLAG long", "AaBb"), ("FLAG num", "101,102")])
def test_flags_of_several_characters(tmp_path: Path, flag: str, flags: str) -> None:
    one, other = ("Aa", "Bb") if "long" in flag else ("101", "102")
    _written(tmp_path, "a.aff", f"{flag}\nSFX {one} Y 1\nSFX {one} 0 s .\nPFX {other} Y 1\nPFX {other} 0 un .\n")
    assert read_dictionary(_written(tmp_path, "a.dic", f"1\nstent/{flags}\n")) == ["stent", "stents", "unstent"]


def test_without_an_affix_file_the_words_stand_alone(tmp_path: Path) -> None:
    assert read_dictionary(_written(tmp_path, "a.dic", "2\nstent/SP\nTENS\tpo:noun\n")) == ["stent", "TENS"]


def test_the_encoding_is_that_of_the_affix_file(tmp_path: Path) -> None:
    _written(tmp_path, "a.aff", "SET ISO8859-1\n")
    assert read_dictionary(_written(tmp_path, "a.dic", "1\nMénière\n", "latin-1")) == ["Ménière"]


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.txt", b"caf\xe9\n", "is not utf-8"),
        ("missing.dic", None, "cannot be read"),
    ],
)
def test_faults_name_the_file_and_the_remedy(tmp_path: Path, name: str, data: bytes | None, said: str) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    with pytest.raises(DictionaryError, match=said) as error:
        read_dictionary(tmp_path / name)
    assert name in str(error.value)
    assert "\n" not in str(error.value)


def test_a_malformed_condition_names_its_line(tmp_path: Path) -> None:
    _written(tmp_path, "a.aff", "SFX S Y 1\nSFX S 0 s [^y\n")
    with pytest.raises(DictionaryError, match=r"a\.aff:2: not an affix condition"):
        read_dictionary(_written(tmp_path, "a.dic", "1\nstent/S\n"))


def test_the_configuration_takes_them_relative_to_itself(tmp_path: Path) -> None:
    (tmp_path / "words").mkdir()
    _written(tmp_path / "words", "a.txt", "prehab\n")
    _written(tmp_path, "healthlint.toml", 'vocabulary = ["midfoot"]\ndictionaries = ["words/a.txt"]\n')
    assert load_settings(tmp_path).vocabulary == ("midfoot", "prehab")


def test_a_missing_one_is_a_fault_of_the_configuration(tmp_path: Path) -> None:
    _written(tmp_path, "healthlint.toml", 'dictionaries = ["none.dic"]\n')
    with pytest.raises(ConfigError, match=r"healthlint\.toml: dictionaries: .*none\.dic: cannot be read"):
        load_settings(tmp_path)
