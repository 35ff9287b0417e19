"""Several processes give what one gives, and no file is lost when one of them dies."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from conftest import Command

from healthlint import reporters
from healthlint.checker import Checker, processes
from healthlint.config import Settings
from healthlint.pool import check_in_processes
from healthlint.readers import Input, Source
from healthlint.result import FileResult, RunResult
from healthlint.runner import Runner

TEXT = Settings(select=("dose",), lanes=("text",))
INPUTS = [Input(f"{n}.md", Source(f"Start with {n}.0 mg a day.\n\nTake .{n} mg.\n")) for n in range(1, 25)]


def test_reports_are_those_of_one_process() -> None:
    inputs = [*INPUTS[:5], Input("gone.md"), *INPUTS[5:], Input("x.pdf", Source("x"))]
    one, two = (Checker(TEXT, jobs=jobs, claims=True).run(inputs) for jobs in (1, 2))
    assert len(one.files) == 24 and len(list(one.diagnostics())) > 24
    assert [failure.path for failure in one.failures] == ["gone.md", "x.pdf"]
    for name in reporters.FORMATS:
        assert reporters.render(one, name) == reporters.render(two, name)
    assert two.seconds.keys() == one.seconds.keys()


def test_a_process_that_starts_afresh_gives_the_same() -> None:
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait)
    thread.start()  # with a second thread no fork is safe
    try:
        result = Checker(TEXT, jobs=2).run(INPUTS[:4])
    finally:
        stop.set()
        thread.join()
    assert reporters.render(result, "json") == reporters.render(Checker(TEXT, jobs=1).run(INPUTS[:4]), "json")


class Fragile(Runner):
    """A runner that ends its process at a certain text."""

    def __init__(self) -> None:
        pass

    def run(self, inputs: object) -> RunResult:
        rows = list(inputs)  # type: ignore[call-overload]
        if any("5.0" in item.source.text for item in rows):
            os.kill(os.getpid(), signal.SIGKILL)
        return RunResult(files=[FileResult(item.path, None, []) for item in rows])  # type: ignore[arg-type]


@pytest.mark.skipif(sys.platform != "linux", reason="the fragile runner is inherited by a fork")
@pytest.mark.skipif(threading.active_count() > 1, reason="a fork needs a single thread")
def test_a_process_that_dies_loses_only_the_file_that_killed_it() -> None:
    done = list(check_in_processes(TEXT, Fragile(), INPUTS, 2, claims=False))
    assert sorted(file.path for _, part in done for file in part.files) == sorted(
        item.path for item in INPUTS if item.path not in {"5.md", "15.md"}
    )
    failures = sorted(str(failure) for _, part in done for failure in part.failures)
    assert failures == [
        f"{n}.md: the process that checked it ended (signal 9); report it, or exclude the file" for n in (15, 5)
    ]


@pytest.mark.parametrize(("ending", "code", "said"), [(signal.SIGINT, 1, "Aborted!"), (signal.SIGKILL, -9, "")])
def test_no_process_outlives_the_first(tmp_path: Path, ending: signal.Signals, code: int, said: str) -> None:
    text = "Start with 5.0 mg a day. " * 5000
    for number in range(12):
        (tmp_path / f"{number}.txt").write_text(f"{number} {text}")
    command = [sys.executable, "-m", "healthlint", "check", "--no-cache", "--lanes", "text", "--jobs", "2", "."]
    process = subprocess.Popen(
        command,
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        # a shell has its background jobs ignore interrupts, and children inherit that
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    while len(_group(process.pid)) < 3 and process.poll() is None:
        time.sleep(0.02)
    if ending is signal.SIGINT:
        os.killpg(process.pid, ending)  # as a terminal does
    else:
        process.send_signal(ending)
    _, err = process.communicate(timeout=50)  # ends when the last process has closed the pipe
    assert (process.returncode, err.decode().strip()) == (code, said)
    limit = time.monotonic() + 10
    while _group(process.pid) and time.monotonic() < limit:
        time.sleep(0.02)
    assert not _group(process.pid)


def _group(group: int) -> list[str]:
    """The processes of a process group, by Linux's account."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[2]) == group and fields[0] != "Z":
            found.append(path.parent.name)
    return found


def test_processes_pay_by_the_text_there_is() -> None:
    cores = len(os.sched_getaffinity(0))
    assert processes(None, 13_000, 40) == 1
    assert processes(None, 50_000_000, 1) == 1
    assert processes(None, 50_000_000, 40) == min(cores, 40)
    assert processes(8, 10, 3) == 3
    assert processes(1, 50_000_000, 40) == 1


@pytest.mark.parametrize("jobs", ["0", "-1", "two"])
def test_a_bad_number_of_jobs_is_one_line(healthlint: Command, jobs: str) -> None:
    done = healthlint("check", "--jobs", jobs, ".")
    assert (done.returncode, done.stderr) == (2, f"healthlint: --jobs: “{jobs}” is neither auto nor a number from 1\n")


def test_order_of_files_is_that_of_the_folder(healthlint: Command, tmp_path: Path) -> None:
    for number in range(30):
        (tmp_path / f"{number:02}.md").write_text("Start with 5.0 mg.\n" * (1 + number % 7))
    done = healthlint("check", "--no-cache", "--jobs", "3", "--select", "dose", "--format", "json", ".")
    paths = [file["path"] for file in json.loads(done.stdout)["files"]]
    assert paths == [f"{number:02}.md" for number in range(30)]
