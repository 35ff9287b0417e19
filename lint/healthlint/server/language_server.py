"""The protocol's side of the language server: documents come in, diagnostics, hovers and actions go out.

Checks run in one thread beside the one that reads messages; of several versions of a text the last is checked. The
client sends whole texts: pygls cuts lines at more characters than the protocol does and would misplace partial
changes.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any, TypeVar

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from healthlint import __version__
from healthlint.config import ConfigError
from healthlint.filters.baseline import BaselineError
from healthlint.kinds import RuleError
from healthlint.pack import PackError
from healthlint.result import FileResult
from healthlint.server import actions
from healthlint.server.positions import Positions
from healthlint.server.session import Checked, Session, name_for

DEBOUNCE = 0.03  # seconds; a fast typist's keys are three times as far apart
log = logging.getLogger("healthlint.server")
Result = TypeVar("Result")


@dataclass
class OpenDocument:
    """An open document; ``checked`` is of the current text or absent."""

    uri: str
    name: str
    text: str
    version: int | None
    checked: Checked | None = None
    places: Positions | None = None
    timer: asyncio.Task[None] | None = None
    busy: asyncio.Lock = field(default_factory=asyncio.Lock)


class Server(LanguageServer):
    """One server, one client."""

    def __init__(self) -> None:
        super().__init__("healthlint", __version__, text_document_sync_kind=types.TextDocumentSyncKind.Full)
        self.session = Session()
        self._worker = ThreadPoolExecutor(1, "check")
        self._documents: dict[str, OpenDocument] = {}
        self._said: set[str] = set()

    def put(self, uri: str, language: str, text: str, version: int | None) -> None:
        """Take a text that was opened, and have it checked at once."""
        document = self.workspace.get_text_document(uri)
        if name := name_for(document.path or "untitled", language):
            self._documents[uri] = OpenDocument(uri, name, text, version)
            self._check_soon(self._documents[uri], 0)

    def change(self, uri: str, text: str, version: int | None) -> None:
        """Take a new text of an open document, and have it checked when the keys rest."""
        if document := self._documents.get(uri):
            document.text, document.version, document.checked = text, version, None
            self._check_soon(document, DEBOUNCE)

    def drop(self, uri: str) -> None:
        """Forget a document and take its diagnostics away."""
        if document := self._documents.pop(uri, None):
            if document.timer:
                document.timer.cancel()
            self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))

    def check_all(self) -> None:
        """Check every open document again, for what they depend on has changed."""
        for document in self._documents.values():
            document.checked = None
            self._check_soon(document, 0)

    def _check_soon(self, document: OpenDocument, delay: float) -> None:
        async def wait() -> None:
            await asyncio.sleep(delay)
            document.timer = None  # from here on a new text does not end it
            await self._refresh(document)

        if document.timer:
            document.timer.cancel()
        document.timer = asyncio.ensure_future(wait())

    async def current(self, uri: str) -> tuple[OpenDocument, FileResult, Positions] | None:
        """An open document with the findings and positions of its text as it is now; None where it has none."""
        document = self._documents.get(uri)
        if document is None:
            return None
        await self._refresh(document)
        file = document.checked.file if document.checked else None
        return (document, file, document.places) if file and document.places else None

    async def _refresh(self, document: OpenDocument) -> None:
        async with document.busy:
            if document.checked or self._documents.get(document.uri) is not document:
                return
            text, version = document.text, document.version
            checked = await self.work(self.session.check, document.name, text)
            if text != document.text or self._documents.get(document.uri) is not document:
                return
            document.checked = checked
            document.places = Positions(text, str(self.server_capabilities.position_encoding or "utf-16"))
            if checked:
                for line in actions.problems(checked.result):
                    self.say(line)
            self._publish(document, version)

    def _publish(self, document: OpenDocument, version: int | None) -> None:
        file, places = (document.checked.file if document.checked else None), document.places
        asked = self.client_capabilities.text_document
        related = bool(asked and asked.publish_diagnostics and asked.publish_diagnostics.related_information)
        rows = file.active if file else []
        found = [actions.as_lsp(document.uri, row, places, related=related) for row in rows] if places else []
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(document.uri, found, version))

    async def work(self, function: Callable[..., Result], *args: Any) -> Result | None:
        """Do something in the thread that checks; what fails is one line of the log, and None."""
        try:
            return await asyncio.get_running_loop().run_in_executor(self._worker, function, *args)
        except (ConfigError, BaselineError, PackError, RuleError) as error:
            self.say(str(error), types.MessageType.Error)
        except Exception as error:  # an editor must not lose its server to a fault in one text
            log.exception("a request failed")
            self.say(f"{type(error).__name__}: {error}")
        return None

    def say(self, line: str, kind: types.MessageType = types.MessageType.Warning) -> None:
        """Put a line into the client's log, once; an error is shown."""
        if line in self._said:
            return
        self._said.add(line)
        self.window_log_message(types.LogMessageParams(kind, line))
        if kind is types.MessageType.Error:
            self.window_show_message(types.ShowMessageParams(kind, f"healthlint: {line}"))

    def workspace_edit(self, document: OpenDocument, edits: list[types.TextEdit]) -> types.WorkspaceEdit:
        """Edits of one document, bound to its version where the client can."""
        asked = self.client_capabilities.workspace
        if asked and asked.workspace_edit and asked.workspace_edit.document_changes:
            name = types.OptionalVersionedTextDocumentIdentifier(document.uri, document.version)
            return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(name, list(edits))])
        return types.WorkspaceEdit(changes={document.uri: edits})
