"""Several processes that check files, each with a runner of its own.

Chunks of files go to whichever process is free. A process that dies takes no other file with it: its chunk is tried
again file by file, and a file that ends a process once more is reported.
"""

from __future__ import annotations

import multiprocessing
import signal
import sys
import threading
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any

from healthlint import patterns
from healthlint.config import Settings
from healthlint.pack import load_packs
from healthlint.places import SourceText
from healthlint.result import Failure, RunResult
from healthlint.runner import Input, Runner

CHUNK_FILES = 8
CHUNK_CHARACTERS = 60_000

Chunk = Sequence[Input]


def check_in_processes(
    settings: Settings, runner: Runner, inputs: Chunk, jobs: int, **wanted: bool
) -> Iterator[tuple[Chunk, RunResult]]:
    """Check files in ``jobs`` processes; chunks come with their results as they are done, without their texts.

    ``wanted`` is what a Runner takes by these names.
    A process is a fork of this one, with its runner, where that is safe (Linux, a single thread); elsewhere it starts
    afresh. None outlives this function, however it ends.
    """
    pool = _Pool(settings, runner, wanted)
    waiting = deque(_chunks(inputs, jobs))
    try:
        while waiting or pool.busy():
            while waiting and len(pool.workers) < jobs:
                pool.employ()
            for connection in pool.idle():
                if waiting:
                    pool.give(connection, waiting.popleft())
            for connection in wait(pool.busy()):
                chunk, result, code = pool.take(connection)
                if result:
                    if waiting:
                        pool.give(connection, waiting.popleft())
                    yield chunk, result
                elif len(chunk) > 1:
                    waiting.extendleft([item] for item in reversed(chunk))
                else:
                    yield chunk, RunResult(failures=[_lost(chunk[0], code)])
        pool.dismiss()
    finally:
        pool.end()


class _Pool:
    """Workers by the connection to each, with the chunk that each has in hand."""

    def __init__(self, settings: Settings, runner: Runner, wanted: Mapping[str, bool]) -> None:
        self._fork = sys.platform == "linux" and threading.active_count() == 1
        self._context: Any = multiprocessing.get_context("fork" if self._fork else "spawn")
        self._work = (settings, wanted, runner if self._fork else None)
        self.workers: dict[Any, tuple[BaseProcess, Chunk]] = {}

    def busy(self) -> list[Any]:
        return [connection for connection, (_, chunk) in self.workers.items() if chunk]

    def idle(self) -> list[Any]:
        return [connection for connection, (_, chunk) in self.workers.items() if not chunk]

    def employ(self) -> None:
        ours, theirs = self._context.Pipe()
        inherited = [ours, *self.workers] if self._fork else []
        process = self._context.Process(target=_serve, args=(theirs, inherited, *self._work), daemon=True)
        with _uninterrupted():
            process.start()
            self.workers[ours] = (process, ())
        theirs.close()

    def give(self, connection: Any, chunk: Chunk) -> None:
        self.workers[connection] = (self.workers[connection][0], chunk)
        with suppress(OSError):  # a dead process is noticed when its answer is read
            connection.send(chunk)

    def take(self, connection: Any) -> tuple[Chunk, RunResult | None, int | None]:
        """The chunk that was given, and its result; without one the exit code of the process, which has ended."""
        process, chunk = self.workers[connection]
        try:
            result: RunResult = connection.recv()
        except (EOFError, OSError):
            del self.workers[connection]
            process.join()
            return chunk, None, process.exitcode
        self.workers[connection] = (process, ())
        return chunk, result, None

    def dismiss(self) -> None:
        """Let the processes end by themselves, so that they can keep what they have compiled."""
        for connection in self.workers:
            with suppress(OSError):
                connection.send(None)
        for process, _ in self.workers.values():
            process.join(5)

    def end(self) -> None:
        for process, _ in self.workers.values():
            process.terminate()


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Hold an interrupt back: it must not come between a process and our knowing of it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve(
    connection: Connection,
    inherited: Sequence[Connection],
    settings: Settings,
    wanted: Mapping[str, bool],
    runner: Runner | None,
) -> None:
    """Check chunks until there are no more, or the first process is gone.

    ``inherited`` are that one's ends of all pipes: while a copy is open here, its end would go unnoticed.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first process decides
    for other in inherited:
        other.close()
    runner = runner or Runner(settings, load_packs(), **wanted)
    try:
        while (chunk := connection.recv()) is not None:
            result = runner.run(chunk)
            result.rules = {}
            for file in result.files:
                file.text = SourceText("")  # the other side has it
            connection.send(result)
    except (EOFError, OSError):
        return
    patterns.save()


def _chunks(inputs: Chunk, jobs: int) -> Iterator[Chunk]:
    """The files in order, in chunks small enough that every process has several."""
    files = max(1, min(CHUNK_FILES, len(inputs) // (4 * jobs)))
    chunk: list[Input] = []
    size = 0
    for item in inputs:
        chunk.append(item)
        size += len(item.source.text) if item.source else 0
        if len(chunk) >= files or size >= CHUNK_CHARACTERS:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def _lost(item: Input, code: int | None) -> Failure:
    reason = f"signal {-code}" if code and code < 0 else f"code {code}"
    return Failure(item.path, f"the process that checked it ended ({reason})", "report it, or exclude the file")
