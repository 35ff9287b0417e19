"""Configuration in layers: files that extend files, overrides by glob, profiles of audiences, and what they come to."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Command

from healthlint.config import ConfigError, Settings, choose_rules, load_settings, profiles_of
from healthlint.config_files import lines_of
from healthlint.pack import Pack

LONG = (
    "# Rest\n\n"
    + "Walk to the shop and back, then sit down with tea and read the paper for as long as " * 3
    + "you like.\n"
)
DOSE = "# Rest\n\nStart with 5.0 mg.\n"


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def test_a_file_adds_to_what_it_extends_and_has_the_last_word(tmp_path: Path) -> None:
    written(tmp_path, "shared/words.txt", "prehab\n")
    written(tmp_path, "shared/base.toml", 'ignore = ["trust"]\nfail-on = "hint"\n[languagetool]\nlanguage = "en-GB"\n')
    written(
        tmp_path,
        "shared/house.toml",
        'extends = "base.toml"\nfail-on = "warning"\ndictionaries = ["words.txt"]\n'
        '[rules."plain/readability-grade"]\nmax = 9\nseverity = "error"\n',
    )
    written(
        tmp_path,
        "site/healthlint.toml",
        'extends = ["../shared/house.toml"]\nignore = ["promo"]\nvocabulary = ["midfoot"]\n'
        '[languagetool]\ncache = false\n[rules."plain/readability-grade"]\nmax = 10\n',
    )
    settings = load_settings(tmp_path / "site")
    assert settings.ignore == ("trust", "promo")
    assert settings.fail_on == "warning"
    assert (settings.languagetool.language, settings.languagetool.cache) == ("en-GB", False)
    assert settings.vocabulary == ("midfoot", "prehab")
    assert settings.rules["plain/readability-grade"] == {"max": 10, "severity": "error"}


def test_a_pyproject_can_extend_and_be_extended(tmp_path: Path) -> None:
    written(tmp_path, "pyproject.toml", '[tool.healthlint]\nextends = "a/pyproject.toml"\nignore = ["links"]\n')
    written(tmp_path, "a/pyproject.toml", '[tool.other]\nx = 1\n\n[tool.healthlint]\nignore = ["trust"]\n')
    assert load_settings(tmp_path).ignore == ("trust", "links")


@pytest.mark.parametrize(
    ("files", "words"),
    [
        ({"healthlint.toml": 'extends = "a.toml"', "a.toml": 'extends = "b.toml"', "b.toml": 'extends = "a.toml"'},
         "b.toml: extends goes in a circle (healthlint.toml → a.toml → b.toml → a.toml); take one step out"),
        ({"healthlint.toml": 'extends = "healthlint.toml"'}, "extends goes in a circle"),
        ({"healthlint.toml": 'extends = "gone.toml"'}, "gone.toml: cannot be read (No such file or directory)"),
        ({"healthlint.toml": "extends = 3"}, "extends takes a path or a list of paths"),
        ({"healthlint.toml": 'extends = "https://example.org/h.toml"'}, "files of this machine"),
        ({"healthlint.toml": 'extends = "a.toml"', "a.toml": 'ignor = ["trust"]'},
         "a.toml: unknown key “ignor”; did you mean “ignore”?"),
        ({"healthlint.toml": '[[overrides]]\nfiles = ["*"]\nprofil = "strict"'},
         "unknown key “profil”; did you mean “profile”?"),
        ({"healthlint.toml": '[[overrides]]\nprofile = "strict"'}, "files"),
        ({"healthlint.toml": '[languagetool]\nurls = "x"'}, "unknown key “urls”; did you mean “url”?"),
    ],
)  # fmt: skip
def test_what_cannot_be_joined_is_one_line(tmp_path: Path, files: dict[str, str], words: str) -> None:
    for name, text in files.items():
        written(tmp_path, name, text)
    with pytest.raises(ConfigError) as error:
        load_settings(tmp_path)
    assert words in str(error.value)
    assert "\n" not in str(error.value)


OVERRIDES = """
ignore = ["trust"]

[[overrides]]
files = ["leaflets/*"]
profile = "patient"

[[overrides]]
files = ["*.draft.md"]
ignore = ["dose"]
extend-select = ["evidence/citation-order"]
"""


def test_overrides_hold_for_the_files_below_their_own_folder(tmp_path: Path) -> None:
    site = written(tmp_path / "leaflets" / "site", "healthlint.toml", OVERRIDES).parent
    settings = load_settings(site)
    names = ["a.md", "leaflets/a.md", "leaflets/deep/a.draft.md", "b.draft.md", "../leaflets/a.md"]
    assert [settings.covering(str(site / name)) for name in names] == [(), (0,), (0, 1), (1,), ()]
    both = settings.for_file(str(site / "leaflets/deep/a.draft.md"))
    assert (both.profile, both.ignore) == ("patient", ("trust", "dose"))
    assert both.extend_select == ("evidence/citation-order",)
    assert settings.for_file(str(site / "a.md")) is settings


def test_each_file_is_checked_by_its_own_settings_and_kept_under_them(healthlint: Command, tmp_path: Path) -> None:
    written(tmp_path, "healthlint.toml", OVERRIDES)
    for name in ("a.md", "leaflets/a.md", "b.draft.md"):
        written(tmp_path, name, LONG + DOSE[7:])
    command = ("check", "--lanes", "text", "--cache-dir", "kept", "--select", "dose,plain", ".")
    first, again = healthlint(*command), healthlint(*command)
    assert first.stdout == again.stdout
    assert "leaflets/a.md:5:12 error dose/trailing-zero" in first.stdout
    assert "b.draft.md:5" not in first.stdout
    default = healthlint("check", "--lanes", "text", "--cache-dir", "kept", ".")
    assert [line for line in default.stdout.splitlines() if "plain/long-sentence" in line] == [
        line for line in default.stdout.splitlines() if line.startswith("leaflets/a.md:3:1 ")
    ]
    strict = healthlint("check", "--lanes", "text", "--profile", "default", ".")
    assert "plain/long-sentence" not in strict.stdout, "the command line has the last word"
    (tmp_path / "healthlint.toml").write_text(OVERRIDES.replace('"dose"', '"plain"'))
    assert "b.draft.md:5:12 error" in healthlint(*command).stdout


def test_a_fault_in_an_override_is_said_though_no_file_is_under_it(healthlint: Command, tmp_path: Path) -> None:
    written(tmp_path, "a.md", DOSE)
    written(tmp_path, "healthlint.toml", '[[overrides]]\nfiles = ["x/*"]\nignore = ["doze"]\n')
    done = healthlint("check", "a.md")
    assert (done.returncode, done.stderr) == (
        2,
        "healthlint: no rule or group is called “doze”; did you mean “dose”?\n",
    )


def test_a_profile_that_no_pack_has_names_the_nearest(packs: list[Pack]) -> None:
    with pytest.raises(ConfigError, match="no profile is called “patien”; did you mean “patient”"):
        choose_rules(Settings(profile="patien"), packs)


def test_audiences_differ_by_options_that_their_rules_have(packs: list[Pack]) -> None:
    assert profiles_of(packs) == {"default", "strict", "patient", "professional"}
    for pack in packs:
        for file, _ in pack.rules.values():
            for told in file.audiences.values():
                assert isinstance(told, bool) or set(told) <= set(file.options), file.id
    chosen = {
        name: {rule.id: rule for rule in choose_rules(Settings(profile=name), packs)}
        for name in ("default", "patient", "professional")
    }
    assert set(chosen["patient"]) - set(chosen["default"]) >= {"plain/readability-target", "plain/long-sentence"}
    assert "plain/readability-grade" not in chosen["patient"]
    assert chosen["professional"]["plain/readability-grade"].options["max"] == 16
    assert chosen["default"]["plain/readability-grade"].options["max"] == 12


def test_lines_of_keys_are_those_where_their_statements_begin() -> None:
    text = '# a\nb = [\n  "c",\n]\n\n[t."x/y"]\nd = """\nz = 1\n"""\n[[o]]\nf = 1\n[[o]]\nf = { g = 2 }\n'
    lines = lines_of(text)
    assert lines[("b",)] == 2
    assert lines[("t", "x/y")] == 6
    assert lines[("t", "x/y", "d")] == 7
    assert (lines[("o", 0, "f")], lines[("o", 1, "f")], lines[("o", 1, "f", "g")]) == (11, 13, 13)
    assert ("z",) not in lines


def test_config_says_what_holds_for_a_file_and_where_it_comes_from(healthlint: Command, tmp_path: Path) -> None:
    written(tmp_path, "house.toml", 'ignore = ["promo"]\nfail-on = "warning"\n')
    rule = '\n[rules."plain/long-sentence"]\nmax_words = 25\n'
    written(tmp_path, "healthlint.toml", f'extends = "house.toml"\n{OVERRIDES}{rule}')
    done = healthlint("config", "--show", "leaflets/new.md")
    assert done.returncode == 0
    rows = {" ".join(line.split()) for line in done.stdout.splitlines()}
    assert "# leaflets/new.md: healthlint.toml extends house.toml" in rows
    assert 'ignore = ["promo", "trust"] # house.toml:1, healthlint.toml:3' in rows
    assert 'profile = "patient" # healthlint.toml:7' in rows
    assert 'fail-on = "warning" # house.toml:2' in rows
    assert "# model is not set # default" in rows
    assert "max_words = 25 # healthlint.toml:15" in rows
    assert "together = 1000 # profile patient" in rows
    assert "rules run" in done.stdout.splitlines()[-1]
    assert healthlint("config", "--show", ".", "--config", "house.toml").returncode == 0
