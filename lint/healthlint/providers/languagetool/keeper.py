"""Keeps a server alive exactly as long as the program that asked for it.

Run as a script: ``keeper.py COMMAND…``. It starts the command, prints its process id, and ends it when
its own standard input closes or holds a byte. The operating system closes that pipe however the parent
ends, killed outright too, so no server outlives it. Only the standard library is imported, to start soon.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading

GRACE = 5.0  # seconds between asking a server to end and killing it


def main(command: list[str]) -> int:
    """Run ``command`` until it ends or the parent is done; its exit code, 0 if we ended it."""
    # the server must not hold our standard output, which the parent reads
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=sys.stderr)
    asked = threading.Event()

    def end() -> None:
        asked.set()
        process.terminate()
        try:
            process.wait(GRACE)
        except subprocess.TimeoutExpired:
            process.kill()

    def watch() -> None:
        # os.read, not sys.stdin: a thread that waits in a buffered reader breaks the interpreter's exit
        os.read(0, 1)
        end()

    signal.signal(signal.SIGTERM, lambda *_: threading.Thread(target=end).start())
    threading.Thread(target=watch, daemon=True).start()
    os.write(1, f"{process.pid}\n".encode())
    code = process.wait()
    return 0 if asked.is_set() else code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
