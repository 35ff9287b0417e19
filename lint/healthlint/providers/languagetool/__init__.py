"""LanguageTool over HTTP: documents as annotated text, matches with exact places.

This package knows how to reach or start a server and what its offsets mean. Which of its matches
are worth an editor's time is a rule's business.
"""

from healthlint.providers.languagetool.error import LanguageToolError
from healthlint.providers.languagetool.provider import LanguageTool, Match

__all__ = ["LanguageTool", "LanguageToolError", "Match"]
