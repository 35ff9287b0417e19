"""An editor as a language server sees it: messages over standard input and output, read by the protocol's model."""

from __future__ import annotations

import json
import queue
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

from lsprotocol import converters, types

CONVERTER = converters.get_converter()
PATIENCE = 60.0  # seconds; a busy machine makes nothing wrong


class Editor:
    """Starts a server in a folder; what it publishes is waited for by version."""

    def __init__(self, folder: Path, *, encodings: tuple[str, ...] = (), full: bool = True) -> None:
        command = [sys.executable, "-m", "healthlint", "server", "--stdio"]
        self.errors = (folder / "server.log").open("wb")
        self.process = subprocess.Popen(
            command, cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self.errors
        )
        self.messages: queue.Queue[dict[str, Any] | None] = queue.Queue()
        self.notes: list[dict[str, Any]] = []
        self.number = 0
        self.versions: dict[str, int] = {}
        threading.Thread(target=self._read, daemon=True).start()
        document: dict[str, Any] = {"publishDiagnostics": {"relatedInformation": full, "versionSupport": True}}
        workspace = {
            "workspaceEdit": {"documentChanges": full},
            "didChangeWatchedFiles": {"dynamicRegistration": full},
        }
        general = {"positionEncodings": list(encodings)} if encodings else {}
        capabilities = {"textDocument": document, "workspace": workspace, "general": general}
        asked = {"processId": None, "rootUri": folder.as_uri(), "capabilities": capabilities}
        self.server = CONVERTER.structure(self.ask("initialize", asked), types.InitializeResult)
        self.tell("initialized", {})

    def __enter__(self) -> Editor:
        return self

    def __exit__(self, *details: object) -> None:
        if self.process.poll() is None:
            self.ask("shutdown", None)
            self.tell("exit", None)
        try:
            self.process.wait(PATIENCE)
        finally:
            self.process.kill()
            for stream in (self.process.stdin, self.process.stdout, self.errors):
                if stream:
                    stream.close()

    def ask(self, method: str, params: Any) -> Any:
        """Send a request and wait for its result."""
        self.number += 1
        self._send({"jsonrpc": "2.0", "id": self.number, "method": method, "params": params})
        answer = self._wait(lambda message: message.get("id") == self.number and "method" not in message)
        assert "error" not in answer, answer
        return answer.get("result")

    def tell(self, method: str, params: Any) -> None:
        """Send a notification."""
        self._send({"jsonrpc": "2.0", "method": method, "params": params})

    def open(self, uri: str, text: str, language: str = "markdown") -> list[types.Diagnostic]:
        """Open a document; its diagnostics."""
        self.versions[uri] = 1
        document = {"uri": uri, "languageId": language, "version": 1, "text": text}
        self.tell("textDocument/didOpen", {"textDocument": document})
        return self.diagnostics(uri)

    def type(self, uri: str, text: str) -> None:
        """Give an open document another text."""
        self.versions[uri] += 1
        document = {"uri": uri, "version": self.versions[uri]}
        self.tell("textDocument/didChange", {"textDocument": document, "contentChanges": [{"text": text}]})

    def change(self, uri: str, text: str) -> list[types.Diagnostic]:
        """Give an open document another text; its diagnostics."""
        self.type(uri, text)
        return self.diagnostics(uri)

    def diagnostics(self, uri: str) -> list[types.Diagnostic]:
        """The diagnostics of the document's version as it is now."""

        def published(message: dict[str, Any]) -> bool:
            params = message.get("params", {})
            wanted = message.get("method") == "textDocument/publishDiagnostics" and params["uri"] == uri
            return wanted and params.get("version") == self.versions.get(uri)

        found = self._wait(published)["params"]
        return list(CONVERTER.structure(found, types.PublishDiagnosticsParams).diagnostics)

    def actions(self, uri: str, place: types.Range, only: list[str] | None = None) -> list[types.CodeAction]:
        """What is offered at a place."""
        context = {"diagnostics": [], **({"only": only} if only else {})}
        asked = {"textDocument": {"uri": uri}, "range": CONVERTER.unstructure(place), "context": context}
        return [CONVERTER.structure(row, types.CodeAction) for row in self.ask("textDocument/codeAction", asked)]

    def hover(self, uri: str, line: int, character: int) -> str:
        """What is said at a place; empty for nothing."""
        position = {"line": line, "character": character}
        found = self.ask("textDocument/hover", {"textDocument": {"uri": uri}, "position": position})
        return found["contents"]["value"] if found else ""

    def heard(self, method: str) -> list[Any]:
        """Parameters of all messages of a method so far that nobody waited for."""
        return [message["params"] for message in self.notes if message.get("method") == method]

    def _send(self, message: dict[str, Any]) -> None:
        data = json.dumps(message).encode()
        assert self.process.stdin
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(data) + data)
        self.process.stdin.flush()

    def _wait(self, wanted: Any) -> dict[str, Any]:
        while True:
            message = self.messages.get(timeout=PATIENCE)
            assert message is not None, "the server has ended"
            if "id" in message and "method" in message:  # a request of the server's, such as a registration
                self._send({"jsonrpc": "2.0", "id": message["id"], "result": None})
            if wanted(message):
                return message
            self.notes.append(message)

    def _read(self) -> None:
        stream = self.process.stdout
        assert stream
        while line := stream.readline():
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
                while stream.readline().strip():
                    pass
                self.messages.put(json.loads(stream.read(length)))
        self.messages.put(None)


def applied(text: str, edit: types.WorkspaceEdit, encoding: str = "utf-16") -> str:
    """A text after the edits of one document."""
    rows = [row for change in edit.document_changes or () for row in change.edits]  # type: ignore[union-attr]
    rows = rows or [row for edits in (edit.changes or {}).values() for row in edits]
    units = {"utf-16": "utf-16-le", "utf-32": "utf-32-le"}[encoding]
    width = int(units[4:6]) // 8
    starts = [0]
    for index, char in enumerate(text):
        if char == "\n" or (char == "\r" and text[index + 1 : index + 2] != "\n"):
            starts.append(index + 1)

    def offset(place: types.Position) -> int:
        start = starts[place.line]
        data = text[start:].encode(units, "surrogatepass")[: place.character * width]
        return start + len(data.decode(units, "surrogatepass"))

    for row in sorted(rows, key=lambda row: offset(row.range.start), reverse=True):
        text = text[: offset(row.range.start)] + row.new_text + text[offset(row.range.end) :]
    return text
