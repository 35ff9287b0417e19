"""Only findings on new lines, by what a real git says."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from conftest import Command

from healthlint.revisions import Change, RevisionError, changes_since

DOSE = ("--select", "dose/trailing-zero,trust/no-author")
FIRST = "# Knees\n\nStart with 5.0 mg a day.\n"
LONG = "".join(f"\nA line number {number} that git can follow.\n" for number in range(20))


def git(folder: Path, *arguments: str) -> str:
    names = ("-c", "user.name=n", "-c", "user.email=n@example.org", "-c", "init.defaultBranch=main")
    done = subprocess.run(["git", *names, *arguments], cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout.strip()


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    git(tmp_path, "init", "-q")
    (tmp_path / "knee.md").write_text(FIRST + LONG)
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "first")
    return tmp_path


def test_findings_of_unchanged_lines_are_hidden_and_counted(healthlint: Command, repository: Path) -> None:
    (repository / "knee.md").write_text(FIRST + LONG + "\nThen 7.0 mg.\n")
    done = healthlint("check", *DOSE, "--changed-since", "HEAD")
    assert done.stdout.splitlines()[0].startswith("knee.md:45:6 error dose/trailing-zero")
    assert done.stdout.endswith("1 finding (1 error) in 1 file; 2 on unchanged lines\n")


def test_a_new_file_counts_whole_even_before_git_knows_it(healthlint: Command, repository: Path) -> None:
    (repository / "hip.md").write_text("# Hip\n\nTake 9.0 mg.\n" + LONG)
    done = healthlint("check", *DOSE, "--changed-since", "HEAD")
    assert [line.split(" ")[2] for line in done.stdout.splitlines()[:-1]] == ["trust/no-author:", "dose/trailing-zero:"]


def test_a_renamed_file_counts_by_its_new_lines(healthlint: Command, repository: Path) -> None:
    git(repository, "mv", "knee.md", "joints.md")
    (repository / "joints.md").write_text(FIRST + LONG + "\nThen 7.0 mg.\n")
    done = healthlint("check", *DOSE, "--changed-since", "HEAD")
    assert [line.split(" ")[0] for line in done.stdout.splitlines()[:-1]] == ["joints.md:45:6"]


def test_where_two_branches_have_parted_their_common_commit_counts(healthlint: Command, repository: Path) -> None:
    git(repository, "checkout", "-qb", "mine")
    (repository / "knee.md").write_text(FIRST + LONG + "\nThen 7.0 mg.\n")
    git(repository, "commit", "-qam", "mine")
    git(repository, "checkout", "-q", "main")
    (repository / "knee.md").write_text(FIRST.replace("Start", "Begin") + LONG)
    git(repository, "commit", "-qam", "theirs")
    git(repository, "checkout", "-q", "mine")
    done = healthlint("check", *DOSE, "--changed-since", "main")
    assert [line.split(" ")[0] for line in done.stdout.splitlines()[:-1]] == ["knee.md:45:6"]


def test_only_new_lines_are_mended(healthlint: Command, repository: Path) -> None:
    path = repository / "knee.md"
    path.write_text("# Knees\n\nA line.\n\nA line.\n\nThen 7.0 mg.\n" + FIRST.removeprefix("# Knees\n") + LONG)
    fix = ("--fix", "--unsafe", "--changed-since", "HEAD")
    done = healthlint("check", "--select", "dose/trailing-zero", *fix)
    assert (done.returncode, done.stdout) == (0, "no findings in 1 file; 1 on unchanged lines\n")
    assert "Then 7 mg." in path.read_text() and "Start with 5.0 mg" in path.read_text()


def test_it_works_from_a_folder_below_and_for_paths_above(healthlint: Command, repository: Path) -> None:
    (repository / "knee.md").write_text(FIRST.replace("5.0", "6.0") + LONG)
    below = repository / "below"
    below.mkdir()
    done = healthlint("check", *DOSE, "--changed-since", "HEAD", "..", cwd=below)
    assert done.stdout.splitlines()[0].startswith("../knee.md:3:12")


@pytest.mark.parametrize("name", ["a b.md", "gr\u00f6\u00dfe.md", 'quo"te.md', "tab\there.md", "b/+++ b/c.md"])
def test_odd_names_are_understood(repository: Path, name: str) -> None:
    path = repository / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("one\ntwo\nthree\n")
    git(repository, "add", ".")
    git(repository, "commit", "-qm", "odd")
    path.write_text("one\n2\nthree\nfour\nfive\n")
    assert changes_since("HEAD", repository) == {path.resolve(): Change(lines=[(2, 3), (4, 6)])}
    git(repository, "mv", name, "plain.md")
    assert changes_since("HEAD", repository) == {(repository / "plain.md").resolve(): Change(new=True, lines=[(1, 6)])}


def test_a_binary_an_empty_and_a_deleted_file(repository: Path) -> None:
    (repository / "a.docx").write_bytes(b"PK\0\1")
    git(repository, "add", ".")
    git(repository, "commit", "-qm", "word")
    (repository / "a.docx").write_bytes(b"PK\0\2")
    (repository / "empty.md").write_text("")
    git(repository, "add", ".")
    (repository / "knee.md").unlink()
    found = changes_since("HEAD", repository)
    assert found == {
        (repository / "a.docx").resolve(): Change(unknown_lines=True),
        (repository / "empty.md").resolve(): Change(new=True),
    }


def test_settings_of_the_user_do_not_matter(repository: Path) -> None:
    for key, value in (("diff.noprefix", "true"), ("color.ui", "always"), ("diff.external", "false")):
        git(repository, "config", key, value)
    (repository / "knee.md").write_text("New title\n" + LONG)
    assert changes_since("HEAD", repository)[(repository / "knee.md").resolve()].lines == [(1, 2)]


def test_no_repository_and_no_such_revision_are_one_line(
    healthlint: Command, repository: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    done = healthlint("check", *DOSE, "--changed-since", "nowhere")
    assert done.returncode == 2
    assert done.stderr == "healthlint: “nowhere” is no revision of this repository; fetch it, or name another\n"
    outside = tmp_path_factory.mktemp("outside")
    (outside / "a.md").write_text(FIRST)
    done = healthlint("check", *DOSE, "--changed-since", "HEAD", cwd=outside)
    assert done.returncode == 2
    assert "is in no git repository" in done.stderr and len(done.stderr.splitlines()) == 1


def test_an_option_is_no_revision(repository: Path) -> None:
    with pytest.raises(RevisionError, match="is no revision"):
        changes_since("--output=x", repository)
