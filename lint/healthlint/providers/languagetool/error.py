"""The one exception of this package."""

from __future__ import annotations


class LanguageToolError(Exception):
    """LanguageTool cannot be used; ``reason`` and ``remedy`` are one line each, for a person."""

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(f"{reason}; {remedy}")
        self.reason = reason
        self.remedy = remedy
