"""A LanguageTool server of our own: started on a free port of this machine, ended with us."""

from __future__ import annotations

import atexit
import contextlib
import os
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from healthlint.providers.languagetool import keeper
from healthlint.providers.languagetool.client import Client
from healthlint.providers.languagetool.error import LanguageToolError
from healthlint.providers.languagetool.install import Install, Java

START_SECONDS = 90.0  # 1.5 s on a free machine; a loaded one may need a minute
ATTEMPTS = 3  # a port may be taken between our look and the server's start
# C1 and the serial collector halve the time to the first answer and the memory of a short-lived server
FLAGS = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m")
# sentences seen before cost nothing; rules are made once, not for every text
CONFIG = "cacheSize=20000\npipelineCaching=true\nmaxPipelinePoolSize=10\n"


class Server:
    """One server process. ``start`` returns at once; ``wait`` returns when it is ready."""

    def __init__(self, java: Java, install: Install, start_seconds: float = START_SECONDS) -> None:
        self.java = java
        self.install = install
        self.start_seconds = start_seconds
        self.url = ""
        self.pid: int | None = None
        self._keeper: subprocess.Popen[bytes] | None = None
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._started = 0.0

    @property
    def alive(self) -> bool:
        """Whether the process runs; it may not be ready yet."""
        return self._keeper is not None and self._keeper.poll() is None

    def start(self) -> None:
        """Start the process without waiting for it.

        Raises LanguageToolError when it cannot be started.
        """
        self.stop()
        self._folder = tempfile.TemporaryDirectory(prefix="healthlint-languagetool-", ignore_cleanup_errors=True)
        folder = Path(self._folder.name)
        config = folder / "server.properties"
        config.write_text(CONFIG, encoding="ascii")
        port = free_port()
        command = [self.java.path, *FLAGS, "-cp", str(self.install.jar), "org.languagetool.server.HTTPServer"]
        command += ["--port", str(port), "--config", str(config)]
        self.url = f"http://127.0.0.1:{port}"
        self._started = time.monotonic()
        atexit.register(self.stop)
        with (folder / "log").open("wb") as log:
            self._keeper = subprocess.Popen(
                [sys.executable, "-I", "-S", keeper.__file__, *command],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                cwd=folder,
                start_new_session=True,  # an interrupt at the keyboard is ours to handle
            )
        assert self._keeper.stdout is not None
        line = self._keeper.stdout.readline().strip()
        if not line.isdigit():
            raise self._failed()
        self.pid = int(line)

    def wait(self) -> None:
        """Wait until the server is ready.

        Raises LanguageToolError with the last line of its log when it ends or is not ready in time.
        """
        for attempt in range(1, ATTEMPTS + 1):
            client = Client(self.url)
            while self.alive:
                if client.healthy():
                    return
                if time.monotonic() - self._started > self.start_seconds:
                    raise self._failed(f"was not ready within {self.start_seconds:.0f} s")
                time.sleep(0.1)
            if attempt == ATTEMPTS or "Address already in use" not in self._log():
                break
            self.start()
        raise self._failed()

    def stop(self) -> None:
        """End the process and remove its files; safe to call again."""
        process, self._keeper, self.pid = self._keeper, None, None
        atexit.unregister(self.stop)
        if process is not None:
            assert process.stdin is not None and process.stdout is not None
            with contextlib.suppress(OSError):
                process.stdin.write(b"\n")  # a byte, for a forked child may hold the pipe open
                process.stdin.close()
            try:
                process.wait(keeper.GRACE + 2)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
            process.stdout.close()
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None

    def _failed(self, what: str = "did not start") -> LanguageToolError:
        lines = [line.strip() for line in self._log().splitlines() if line.strip()]
        said = f": {lines[-1][:200]}" if lines else ""
        self.stop()
        return LanguageToolError(
            f"the LanguageTool server {what}{said}",
            f"look at {self.install.directory}, or run: healthlint setup languagetool",
        )

    def _log(self) -> str:
        if self._folder is None:
            return ""
        try:
            return Path(self._folder.name, "log").read_bytes()[-20_000:].decode("utf-8", "replace")
        except OSError:
            return ""


def free_port() -> int:
    """A port of the loopback interface that nobody holds at this moment."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def running(pid: int) -> bool:
    """Whether a process of this id exists (and is not a mere zombie)."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return True
