"""The provider: documents in, matches with places in their sources out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import msgspec

from healthlint.document import Document
from healthlint.providers.languagetool.annotated import AnnotatedText, annotate
from healthlint.providers.languagetool.answers import Answers
from healthlint.providers.languagetool.client import Client, RawMatch
from healthlint.providers.languagetool.error import LanguageToolError
from healthlint.providers.languagetool.install import find_install, find_java
from healthlint.providers.languagetool.server import Server
from healthlint.span import Span

ENGLISH = re.compile(r"en[-_](us|gb|ca|au|nz|za)", re.IGNORECASE)


class Match(msgspec.Struct, frozen=True):
    """What LanguageTool found, unfiltered. ``exact``: the source at ``span`` is what it read there."""

    span: Span
    exact: bool
    rule: str
    category: str
    message: str
    replacements: tuple[str, ...]
    sub_rule: str = ""


class LanguageTool:
    """A server given by its url, or one of our own that lives from first need to the end of ``with``.

    With ``cache``, what was answered to a text by the same version stays in the user's cache folder. Not safe for use
    by several threads at once; several providers are.
    """

    def __init__(self, client: Client | None, server: Server | None, version: str = "", *, cache: bool = False) -> None:
        self._client = client
        self._server = server
        self._language = client.language if client else "en-US"
        self._version = version
        self._cache = cache
        self._answers: Answers | None = None
        self._ready = False
        self._restarts = 1  # a server that dies twice has a reason to

    @classmethod
    def from_settings(
        cls,
        url: str | None = None,
        directory: str | Path | None = None,
        language: str = "en-US",
        *,
        cache: bool = False,
    ) -> LanguageTool:
        """A provider for a running server, or for an install on this machine; nothing is started yet.

        Raises LanguageToolError when there is no Java, no install, or the url is none.
        """
        if url:
            return cls(Client(url, language), None, cache=cache)
        install = find_install(directory)
        provider = cls(None, Server(find_java(), install), install.version, cache=cache)
        provider._language = language
        return provider

    @property
    def version(self) -> str:
        """LanguageTool's version: the install's, or what the server at the url says.

        Raises LanguageToolError when that server has to be asked and does not answer.
        """
        if not self._version and self._client is not None:
            self._version = self._client.warm_up().version
            self._ready = True
        return self._version

    def __enter__(self) -> Self:
        """Start our own server without waiting for it; with a cache, at the first text that it does not hold.

        Raises LanguageToolError when it does not start, or the server at the url is none.
        """
        if self._server is None:
            _ = self.version
        elif not self._cache:
            self._server.start()
        if self._cache:
            self._answers = Answers(self.version)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End our own server, if any."""
        self._ready = False
        if self._answers is not None:
            self._answers.prune()
        if self._server is not None:
            self._server.stop()

    def check(self, document: Document) -> list[Match]:
        """All matches in the document's prose, in order of place.

        Raises LanguageToolError when the server fails; a server of our own is restarted once.
        """
        texts = [text for text in annotate(document) if not text.empty]
        language = _language_of(document) or self._language
        matches = [match for text in texts for match in self._check(text, language)]
        return sorted(matches, key=lambda match: (match.span, match.rule))

    def _check(self, text: AnnotatedText, language: str) -> Iterator[Match]:
        annotation = text.annotation()
        found = self._answers.get(annotation, language) if self._answers else None
        if found is None:
            found = self._ask(annotation, len(text.source), language)
            if self._answers:
                self._answers.put(annotation, language, found)
        for raw in found:
            if match := _locate(text, raw):
                yield match

    def _ask(self, annotation: Mapping[str, Any], size: int, language: str) -> tuple[RawMatch, ...]:
        try:
            return self._ready_client().check(annotation, size, language).matches
        except LanguageToolError:
            if self._server is None or self._server.alive or not self._restarts:
                raise
            self._restarts -= 1
            self._ready = False
            return self._ready_client().check(annotation, size, language).matches

    def _ready_client(self) -> Client:
        if self._client is not None and self._ready:
            return self._client
        if self._server is not None:
            if not self._server.alive:
                self._server.start()
            self._server.wait()
            self._client = Client(self._server.url, self._language)
        assert self._client is not None
        # a ready server still has its rules to load; the first check must not be cut short
        self._version = self._client.warm_up().version
        self._ready = True
        return self._client


def _language_of(document: Document) -> str:
    """The variety of English that an article names (``lang: en-GB``); empty if none that is checked."""
    values = document.front_matter.values if document.front_matter else {}
    named = ENGLISH.fullmatch(str(values.get("lang") or values.get("language") or "").strip())
    return f"en-{named.group(1).upper()}" if named else ""


def _locate(text: AnnotatedText, raw: RawMatch) -> Match | None:
    """The match at its place; None where it rests on what only stands for something else."""
    place = text.locate(raw.offset, raw.length)
    if place is None or text.beside_placeholder(place.span):
        return None
    return Match(place.span, place.exact, raw.rule, raw.category, raw.message, raw.replacements, raw.sub_rule)
