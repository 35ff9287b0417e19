"""LanguageTool's HTTP API, as far as we need it: check, and whether it is there at all."""

from __future__ import annotations

import http.client
import json
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Mapping
from typing import Any

import msgspec

from healthlint.providers.languagetool.error import LanguageToolError

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
CHECK_SECONDS = 60.0  # for a short text; the first one loads dictionaries for up to half a minute
SECONDS_PER_CODE_POINT = 0.002  # a slow machine reads 500 in a second, a free one 20,000
RETRY_PAUSE = 0.5
PASSING = frozenset({429, 502, 503, 504})  # answers that a second try may better


class RawMatch(msgspec.Struct, frozen=True):
    """A match as the server says it; ``offset`` and ``length`` in UTF-16 code units of the sent text."""

    offset: int
    length: int
    rule: str
    sub_rule: str
    category: str
    message: str
    replacements: tuple[str, ...]


class Answer(msgspec.Struct, frozen=True):
    """Matches and the server's own name and version."""

    version: str
    matches: tuple[RawMatch, ...]


class Client:
    """Speaks to one server; every failure is a LanguageToolError of one line."""

    def __init__(self, url: str, language: str = "en-US", timeout: float = CHECK_SECONDS) -> None:
        self.url = base_url(url)
        self.language = language
        self.timeout = timeout
        host = urllib.parse.urlsplit(self.url).hostname or ""
        # a proxy of the environment must not see, and cannot reach, a server on this machine
        handlers = [urllib.request.ProxyHandler({})] if host in LOOPBACK else []
        self._opener = urllib.request.build_opener(*handlers)

    def check(self, annotation: Mapping[str, Any], size: int = 0, language: str = "") -> Answer:
        """Check annotated text of ``size`` code points, in the client's language if no other is given.

        Raises LanguageToolError when the server is gone, slow, foreign or refuses the text.
        """
        data = {"language": language or self.language, "data": json.dumps(annotation)}
        timeout = self.timeout + size * SECONDS_PER_CODE_POINT
        body = self._request("/v2/check", urllib.parse.urlencode(data).encode("ascii"), timeout)
        return self._answer(body)

    def warm_up(self) -> Answer:
        """Check one sentence: loads the rules, and proves that this is LanguageTool and knows the language."""
        return self.check({"annotation": [{"text": "This is a short sentence."}]})

    def healthy(self, timeout: float = 2.0) -> bool:
        """Whether the server says that it is ready; never raises."""
        try:
            with self._opener.open(f"{self.url}/v2/healthcheck", timeout=timeout) as response:
                return bool(response.read(16).strip() == b"OK")
        except (OSError, http.client.HTTPException):
            return False

    def _request(self, path: str, body: bytes, timeout: float) -> bytes:
        try:
            return self._open(path, body, timeout)
        except _Passing:
            time.sleep(RETRY_PAUSE)
        try:
            return self._open(path, body, timeout)
        except _Passing as error:
            raise error.final from None

    def _open(self, path: str, body: bytes, timeout: float) -> bytes:
        headers = {"Accept": "application/json"}
        request = urllib.request.Request(self.url + path, data=body, headers=headers)  # noqa: S310 - base_url
        try:
            with self._opener.open(request, timeout=timeout) as response:
                content: bytes = response.read()
                return content
        except urllib.error.HTTPError as error:
            failure = self._refused(error)
            if error.code in PASSING:
                raise _Passing(failure) from None
            raise failure from None
        except TimeoutError:
            raise self._slow(timeout) from None
        except (OSError, http.client.HTTPException) as error:
            reason = error.reason if isinstance(error, urllib.error.URLError) else error
            if isinstance(reason, TimeoutError):
                raise self._slow(timeout) from None
            raise _Passing(self._gone(reason)) from None

    def _slow(self, timeout: float) -> LanguageToolError:
        return LanguageToolError(
            f"LanguageTool at {self.url} gave no answer within {timeout:.0f} s",
            "check the load of its machine, or check fewer files at a time",
        )

    def _gone(self, reason: object) -> LanguageToolError:
        text = getattr(reason, "strerror", None) or str(reason) or type(reason).__name__
        return LanguageToolError(
            f"no LanguageTool server answers at {self.url} ({text})",
            "start it, or correct the url, or leave the url out to have one started",
        )

    def _refused(self, error: urllib.error.HTTPError) -> LanguageToolError:
        with error:
            try:
                text = error.read(2000).decode("utf-8", "replace")
            except (OSError, http.client.HTTPException):
                text = ""
        line = next((line.strip() for line in text.splitlines() if line.strip()), error.reason or "")
        if not line.startswith("Error:") or error.code == 404:
            return self._foreign(f"it answers {error.code} to /v2/check")
        said = line.removeprefix("Error:").strip()[:200]
        remedy = {
            400: "check the language code, en-US or en-GB for instance",
            413: "raise maxTextLength in the server's configuration, or split the article",
        }.get(error.code, "see the server's log; restart it if every text fails")
        return LanguageToolError(f"LanguageTool at {self.url} refused the text ({error.code}): {said}", remedy)

    def _foreign(self, sign: str) -> LanguageToolError:
        return LanguageToolError(f"the server at {self.url} is not LanguageTool ({sign})", "correct the url")

    def _answer(self, body: bytes) -> Answer:
        try:
            content = json.loads(body)
            software = content["software"]
            if software["name"] != "LanguageTool":
                raise ValueError(software["name"])
            return Answer(str(software["version"]), tuple(_match(raw) for raw in content["matches"]))
        except (ValueError, KeyError, TypeError):
            raise self._foreign("its answer is not a check") from None


class _Passing(Exception):
    """A failure that is worth a second try; ``final`` is what to say if that fails too."""

    def __init__(self, final: LanguageToolError) -> None:
        super().__init__(str(final))
        self.final = final


def base_url(url: str) -> str:
    """The server's address without path of the API.

    Raises LanguageToolError when it is no http or https address.
    """
    text = url.strip().rstrip("/")
    for tail in ("/check", "/v2"):
        text = text.removesuffix(tail)
    parts = urllib.parse.urlsplit(text)
    try:
        known = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        known = False
    if not known:
        raise LanguageToolError(f"“{url}” is no address of a server", "write it like http://127.0.0.1:8081")
    return text


def _match(raw: Mapping[str, Any]) -> RawMatch:
    rule = raw["rule"]
    return RawMatch(
        int(raw["offset"]),
        int(raw["length"]),
        str(rule["id"]),
        str(rule.get("subId", "")),
        str(rule["category"]["id"]),
        str(raw["message"]),
        tuple(str(item["value"]) for item in raw["replacements"]),
    )
